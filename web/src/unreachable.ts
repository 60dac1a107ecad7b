// Why a fetch failed. Browsers keep that from scripts, lest a page look around in networks that are not its own; what
// the page may know about itself is found out here, for whoever embeds the article.
import { knownReason, noReason } from './known-reason.js';

/** How long after a refused request its report by the page's policy may come. */
const reportTime = 100;

/** @return the end of a sentence that begins with what could not be fetched. */
export async function whyUnreachable(url: string, redirect: RequestRedirect = 'follow'): Promise<string> {
  const known = knownReason(url);
  if (known) return known;
  if (!isAddress(url)) return 'this is no address that anything can be fetched from.';
  const answer = await ask(url, redirect);
  if (answer === 'answered') {
    return `its server does not allow this page’s origin, ${origin}: it must answer with Access-Control-Allow-Origin.`;
  }
  if (answer === 'forbidden') {
    return `this page’s Content-Security-Policy forbids it: connect-src must list ${new URL(url).origin}.`;
  }
  return noReason;
}

function isAddress(url: string): boolean {
  try {
    return /^(https?|data|blob):$/.test(new URL(url).protocol);
  } catch {
    return false;
  }
}

/** Once more, without a look at the answer: that needs no leave of the server, and a policy refuses it all the same. */
async function ask(url: string, redirect: RequestRedirect): Promise<'answered' | 'forbidden' | 'silent'> {
  let report: (answer: 'forbidden') => void;
  const reported = new Promise<'forbidden'>((resolve) => (report = resolve));
  const listen = ({ effectiveDirective }: SecurityPolicyViolationEvent): void => {
    if (effectiveDirective === 'connect-src') report('forbidden');
  };
  document.addEventListener('securitypolicyviolation', listen);
  try {
    await fetch(url, { mode: 'no-cors', credentials: 'omit', redirect });
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
