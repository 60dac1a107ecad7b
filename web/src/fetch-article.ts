// Fetches an article, as JSON or as HTML that a server rendered ahead, or a feed of articles. The messages of its
// errors are for the person who embeds the article.
import { LedeError } from './error.js';
import { isMarkup, isMissing } from './markup.js';

/** Finds out why a fetch failed. @return the end of a sentence that begins with what could not be fetched. */
export type Why = (url: string, redirect: RequestRedirect) => Promise<string>;

/** HTML as a server sent it, before it is verified (see verified-article.ts). */
export class ServedHtml {
  readonly text: string;
  /** Where it came from, for messages. */
  readonly from: string;
  constructor(text: string, from: string) {
    this.text = text;
    this.from = from;
  }
}

/** Whether an input is the HTML of a fragment, and not article JSON. */
export function isFragment(article: unknown): article is string {
  return typeof article === 'string' && article.startsWith('<article class="lede"');
}

interface FetchOptions {
  why: Why;
  redirect?: RequestRedirect;
  /** Time in which the whole answer has to arrive. Default: no limit. */
  seconds?: number;
  /** Called as soon as the headers say that the answer is JSON, before its body has arrived. */
  onJson?: () => void;
}

/**
 * A server that has JSON and HTML at one address sends the HTML to clients that name the form of HTML that they know:
 * 1.
 */
const accept = 'application/json, text/html;lede=1;q=0.9, */*;q=0.9';

/** Reads an answer of a function with which a test has replaced `fetch`: it may have one method for its body alone. */
async function mockedBytes(response: Partial<Response>): Promise<Uint8Array> {
  if (response.arrayBuffer) return new Uint8Array(await response.arrayBuffer());
  const text = await (response.text?.() ?? response.json?.().then((value: unknown) => JSON.stringify(value)));
  return new TextEncoder().encode(text);
}

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
    const headers = response.headers as Headers | undefined;
    if (response.ok && /json/i.test(headers?.get('Content-Type') ?? '')) onJson?.();
    bytes = alsoOutsideBrowsers ? await mockedBytes(response) : new Uint8Array(await response.arrayBuffer());
  } catch (error) {
    if (signal.aborted) throw error;
    if (wanted.signal.aborted)
      throw new LedeError('article-timeout', `${url} did not answer within ${seconds} seconds.`);
    throw new LedeError('article-unreachable', `${url} could not be fetched: ${await why(url, redirect)}`, {
      cause: error,
    });
  } finally {
    clearTimeout(timer);
  }
  if (!response.ok) {
    const code = isMissing(response) ? 'article-not-found' : 'article-refused';
    throw new LedeError(code, `${url} answered ${response.status}, not an article.`);
  }
  return bytes;
}

const isPage = (url: string): LedeError =>
  new LedeError('article-is-html', `${url} is an HTML page or a feed: an error page, or without --output fragment.`);

/**
 * Fetches an article, as JSON or as HTML that is not verified yet. The first byte decides which, not the Content-Type.
 */
export async function fetchArticle(
  url: string,
  signal: AbortSignal,
  options: FetchOptions,
): Promise<Uint8Array | ServedHtml> {
  const bytes = await fetchBytes(url, signal, accept, options);
  if (!isMarkup(bytes)) return bytes;
  let text: string;
  try {
    // Lede writes UTF-8. So the text is read as UTF-8, whatever charset the server names, and refused if it is not.
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    throw new LedeError('article-not-verified', `${url} is not in UTF-8.`, { cause });
  }
  if (/^\s*<(?:!doctype|html|\?xml)/i.test(text)) throw isPage(url);
  // Editors and templates may add empty lines at the end and a byte-order mark at the beginning.
  return new ServedHtml(text.trim(), url);
}

/** Fetches a feed of articles. */
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
