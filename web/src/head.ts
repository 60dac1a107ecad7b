// The head of an article, which readers see while lede-rest.wasm is fetched for the rest of it.
import type { ArticleInput } from './article-source.js';

/**
 * The parts above the text, with the article's address, on which its links depend, and the lists that decide where the
 * story is. tests/conformance/head.test.mjs compares the head with the whole article.
 */
const fields = (
  'lede inBody once url canonical language direction published modified section kicker headline lead source labels sponsor ' +
  'readingMinutes authors byline notes keyPoints seeAlso image related latest'
).split(' ');

/**
 * @return the head of an article that says that it is in Lede’s own format; else nothing, since the fields of others
 * mean something else. Throws if it is not JSON; the core reports what is wrong with it.
 */
export function headOf(article: ArticleInput): object | undefined {
  const text = article instanceof Uint8Array ? new TextDecoder().decode(article) : article;
  const whole = (typeof text === 'string' ? JSON.parse(text) : text) as Record<string, unknown>;
  return whole['lede'] === 1 ? Object.fromEntries(fields.map((name) => [name, whole[name]])) : undefined;
}

/** Keeps the parts below the text out of the window, where they would jump when the text arrives. */
export function leaveRoom(story: HTMLElement): void {
  story.style.paddingBottom = '100vh';
}

/** Ends the outline of an article that pages show as the background of a busy element. */
export function endOutline(story: HTMLElement): void {
  const element = (story.getRootNode() as Partial<ShadowRoot>).host ?? story.closest('[aria-busy]');
  element?.removeAttribute('aria-busy');
}
