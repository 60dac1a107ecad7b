// From an address to the bytes of an article, or of a feed of articles; what goes wrong is said in words for whoever embeds the article.
import { LedeError } from './error.js';
import { isMarkup } from './markup.js';
import { whyUnreachable } from './unreachable.js';

/** What the core reads at most. */
const mostBytes = 32 * 1024 * 1024;

export async function fetchArticle(
  url: string,
  signal: AbortSignal,
  redirect: RequestRedirect = 'follow',
): Promise<Uint8Array> {
  let response: Response;
  let bytes: Uint8Array;
  try {
    response = await fetch(url, { signal, redirect, headers: { Accept: 'application/json' } });
    bytes = new Uint8Array(await response.arrayBuffer());
  } catch (error) {
    if (signal.aborted) throw error;
    throw new LedeError('article-unreachable', `${url} could not be fetched: ${await whyUnreachable(url, redirect)}`, {
      cause: error,
    });
  }
  if (!response.ok) {
    const code = response.status === 404 || response.status === 410 ? 'article-not-found' : 'article-refused';
    throw new LedeError(code, `${url} answered ${response.status} where JSON was wanted.`);
  }
  // Before they grow the memory of WebAssembly, which never shrinks.
  if (bytes.length > mostBytes) throw new LedeError('input-too-large', `${url} is larger than 32 MB.`);
  if (isMarkup(bytes)) {
    throw new LedeError('article-is-html', `${url} is an HTML page, most likely an error page, and not JSON.`);
  }
  return bytes;
}

/** What is no address stays as it is, for whoever is asked to use it to complain of. */
export function absolute(address: string, base: string): string {
  try {
    return new URL(address, base).href;
  } catch {
    return address;
  }
}
