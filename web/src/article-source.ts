// The sources from which <lede-article> takes its article: a property, a child of the element, or an address.
import type { Article } from './article.js';
import { fetchArticle, isFragment, ServedHtml } from './fetch-article.js';

export type ArticleInput = Article | object | string | Uint8Array;

export interface Source {
  /** Equal for equal articles, so that an element that moves on the page does not fetch its article again. */
  key: string;
  /**
   * @param expect called as soon as the next step is likely: to render JSON, or to verify HTML. It may be
   * called again.
   */
  read(signal: AbortSignal, expect: (kind: 'json' | 'html') => void): Promise<ArticleInput | ServedHtml>;
}

/** Seconds for an article to arrive, unless the attribute `timeout` says otherwise. */
const longestWait = 30;

/** Reads an article that the page has passed. */
export function given(article: ArticleInput): Source['read'] {
  return (_, expect) => {
    const isHtml = isFragment(article);
    expect(isHtml ? 'html' : 'json');
    return Promise.resolve(isHtml ? new ServedHtml(article, 'the given text') : article);
  };
}

/**
 * Fetches an article.
 * @param timeout the attribute: seconds.
 * @param why says why an address cannot be reached.
 */
export function fetched(
  url: string,
  timeout: string | null,
  why: Parameters<typeof fetchArticle>[2]['why'],
): Source['read'] {
  return (signal, expect) => {
    expect(/\.json(?:[?#]|$)/i.test(url) ? 'json' : 'html');
    return fetchArticle(url, signal, { onJson: () => expect('json'), seconds: Number(timeout ?? longestWait), why });
  };
}
