// Finds out why a fetch failed, for the person who embeds the article. Browsers do not tell scripts, so that no page
// can explore networks that are not its own. This file finds out what a page may know.
import { knownReason, noReason } from './known-reason.js';

/** Milliseconds after a refused request in which the report of the page's policy may come. */
const reportTime = 100;

/** Milliseconds for the second request; the reader has already waited for the first one. */
const longestWait = 5000;

/** @return the end of a sentence that begins with what could not be fetched. */
export async function whyUnreachable(url: string, redirect: RequestRedirect = 'follow'): Promise<string> {
  if (typeof document === 'undefined') return 'the network failed, or its server did not answer.';
  const known = knownReason(url);
  if (known) return known;
  if (!isAddress(url)) return 'this is no address that anything can be fetched from.';
  const answer = await ask(url, redirect);
  if (answer === 'answered' && isOwn(url)) {
    return 'its answer cannot be read: it was cut off, is not compressed as its Content-Encoding says, or a redirect leads to a server that does not allow this page’s origin.';
  }
  if (answer === 'answered') {
    return `its server does not allow this page’s origin, ${location.origin}: it must answer with Access-Control-Allow-Origin.`;
  }
  if (answer === 'forbidden') {
    return `this page’s Content-Security-Policy forbids it: connect-src must list ${new URL(url).origin}.`;
  }
  if (location.protocol === 'https:' && /^http:\/\/(?!localhost|127\.)/.test(url)) {
    return 'a page over https may not load what comes over http.';
  }
  return noReason;
}

const isOwn = (url: string): boolean => new URL(url).origin === location.origin;

function isAddress(url: string): boolean {
  try {
    return /^(https?|data|blob):$/.test(new URL(url).protocol);
  } catch {
    return false;
  }
}

/**
 * Requests the address once more, in the mode `no-cors`. This needs no permission of the server, but the page's policy
 * applies to it.
 */
async function ask(url: string, redirect: RequestRedirect): Promise<'answered' | 'forbidden' | 'silent'> {
  let report: (answer: 'forbidden') => void;
  const reported = new Promise<'forbidden'>((resolve) => (report = resolve));
  const listen = ({ effectiveDirective }: SecurityPolicyViolationEvent): void => {
    if (effectiveDirective === 'connect-src') report('forbidden');
  };
  document.addEventListener('securitypolicyviolation', listen);
  try {
    await fetch(url, { mode: 'no-cors', credentials: 'omit', redirect, signal: AbortSignal.timeout(longestWait) });
    return 'answered';
  } catch {
    return await Promise.race([
      reported,
      new Promise<'silent'>((resolve) => setTimeout(resolve, reportTime, 'silent' as const)),
    ]);
  } finally {
    document.removeEventListener('securitypolicyviolation', listen);
  }
}
