// The head of an article, which readers see while lede-rest.wasm is fetched for the rest of it.
import type { ArticleInput } from './article-source.js';

/** What stands above the text, and the lists that decide where the story stands. */
const fields = [
  ...[
    'lede',
    'language',
    'direction',
    'published',
    'modified',
    'section',
    'kicker',
    'headline',
    'lead',
    'source',
    'labels',
  ],
  ...['sponsor', 'readingMinutes', 'access', 'authors', 'byline', 'keyPoints', 'seeAlso', 'image', 'related', 'latest'],
];

/** @return the head of an article that says that it is in Lede’s own format; else nothing, since fields of others mean something else. */
export function headOf(article: ArticleInput): object | undefined {
  try {
    const text = article instanceof Uint8Array ? new TextDecoder().decode(article) : article;
    const whole = (typeof text === 'string' ? JSON.parse(text) : text) as Record<string, unknown>;
    return whole['lede'] === 1 ? Object.fromEntries(fields.map((name) => [name, whole[name]])) : undefined;
  } catch {
    return undefined; // the core says what is wrong with it
  }
}

/**
 * Keeps what stands below the text out of the window, where it would jump when the text arrives.
 * @return a function that, once the head is on the page, ends the outline of an article that pages show behind a busy element.
 */
export function leaveRoom(content: DocumentFragment): () => void {
  const story = content.querySelector<HTMLElement>('[part=story]');
  if (story) story.style.paddingBottom = '100vh';
  return () => {
    const root = story?.getRootNode();
    const element = root instanceof ShadowRoot ? root.host : story?.closest('[aria-busy]');
    element?.removeAttribute('aria-busy');
  };
}
