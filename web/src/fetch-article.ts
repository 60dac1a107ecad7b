// From an address to the bytes of an article, of a feed of articles, or to HTML that a server rendered ahead. What goes wrong is
// said in words for whoever embeds the article.
import { LedeError } from './error.js';
import { isMarkup } from './markup.js';

/** What the core reads at most. */
const mostBytes = 32 * 1024 * 1024;

/** Finds out why a fetch failed. @return the end of a sentence that begins with what could not be fetched. */
export type Why = (url: string, redirect: RequestRedirect) => Promise<string>;

/** HTML as it came, of which nothing is known yet: see verified-article.ts. */
export class ServedHtml {
  readonly text: string;
  /** Where it came from, for messages. */
  readonly from: string;
  constructor(text: string, from: string) {
    this.text = text;
    this.from = from;
  }
}

/** The text of a fragment, given where article JSON may be given as well. */
export function isFragment(article: unknown): article is string {
  return typeof article === 'string' && article.startsWith('<article class="lede"');
}

interface FetchOptions {
  why: Why;
  redirect?: RequestRedirect;
  /** For all of the answer to arrive; without it, as long as it takes. */
  seconds?: number;
  /** Called as soon as the answer is known to be JSON, before it is here. */
  onJson?: () => void;
}

/** A server with both at one address sends what Lede rendered to those who say that they know its form, 1. */
const accept = 'application/json, text/html;lede=1;q=0.9';

async function fetchBytes(
  url: string,
  signal: AbortSignal,
  accepted: string,
  options: FetchOptions,
): Promise<Uint8Array> {
  const { why, redirect = 'follow', onJson, seconds = 0 } = options;
  const wanted = new AbortController();
  const giveUp = (): void => wanted.abort(signal.reason);
  const timer = seconds > 0 ? setTimeout(giveUp, seconds * 1000) : undefined;
  signal.addEventListener('abort', giveUp);
  let response: Response;
  let bytes: Uint8Array;
  try {
    signal.throwIfAborted();
    response = await fetch(url, { signal: wanted.signal, redirect, headers: { Accept: accepted } });
    if (response.ok && /json/i.test(response.headers.get('Content-Type') ?? '')) onJson?.();
    bytes = new Uint8Array(await response.arrayBuffer());
  } catch (error) {
    if (signal.aborted) throw error;
    if (wanted.signal.aborted)
      throw new LedeError('article-timeout', `${url} did not answer within ${seconds} seconds.`);
    throw new LedeError('article-unreachable', `${url} could not be fetched: ${await why(url, redirect)}`, {
      cause: error,
    });
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', giveUp);
  }
  if (!response.ok) {
    const code = response.status === 404 || response.status === 410 ? 'article-not-found' : 'article-refused';
    throw new LedeError(code, `${url} answered ${response.status} where an article was wanted.`);
  }
  // Before they grow the memory of WebAssembly, which never shrinks.
  if (bytes.length > mostBytes) throw new LedeError('input-too-large', `${url} is larger than 32 MB.`);
  return bytes;
}

const isPage = (url: string): LedeError =>
  new LedeError('article-is-html', `${url} is an HTML page, most likely an error page, not an article.`);

/** An article as JSON, or as HTML that is still to be verified: the first byte decides, whatever its type says. */
export async function fetchArticle(
  url: string,
  signal: AbortSignal,
  options: FetchOptions,
): Promise<Uint8Array | ServedHtml> {
  const bytes = await fetchBytes(url, signal, accept, options);
  if (!isMarkup(bytes)) return bytes;
  let text: string;
  try {
    // In UTF-8 alone, whatever the server says: a text that another encoding would read otherwise is not ours.
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    throw new LedeError('article-not-verified', `${url} is not in UTF-8, as what Lede renders is.`, { cause });
  }
  if (/^\s*<(?:!doctype|html|\?xml)/i.test(text)) throw isPage(url);
  return new ServedHtml(text, url);
}

/** A feed of articles. */
export async function fetchFeed(url: string, signal: AbortSignal, why: Why): Promise<Uint8Array> {
  const bytes = await fetchBytes(url, signal, 'application/json', { why });
  if (isMarkup(bytes)) throw isPage(url);
  return bytes;
}

/** Returns `address` unchanged if it cannot be resolved; the request for it reports the error. */
export function absolute(address: string, base: string): string {
  try {
    return new URL(address, base).href;
  } catch {
    return address;
  }
}
