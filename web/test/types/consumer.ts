// Compiled by tests/packages/types.test.mjs, never run: what a consumer of the package writes.
import { type Article, LedeError, load, type RenderOptions, type Warning } from 'lede-article';
import { LedeArticle, type RateDetail } from 'lede-article/element';

export async function render(article: Article, options: RenderOptions): Promise<string> {
  const lede = await load({ wasm: new URL('https://cdn.example/lede.wasm') });
  try {
    const { html, jsonLd, warnings } = lede.render(article, options);
    const places = warnings.map(({ code, path, line }: Warning) => `${code} ${path} ${line}`);
    return html + jsonLd + places.join();
  } catch (error) {
    if (error instanceof LedeError && error.code === 'article-empty') return error.path;
    throw error;
  }
}

export function listen(element: LedeArticle): RateDetail[] {
  const rated: RateDetail[] = [];
  element.article = { headline: 'A', body: [{ type: 'markdown', text: 'a' }] };
  element.addEventListener('lede-rate', (event) => {
    event.preventDefault();
    rated.push(event.detail);
    event.detail.settle('sent');
  });
  document.querySelector('lede-article')?.addEventListener('lede-error', ({ detail }) => console.error(detail.message));
  return rated;
}

/** On what is around the element, as the examples of the README do. */
export function listenAround(frames: string[]): void {
  document.addEventListener('lede-embed', (event) => {
    if (!confirm(`Load ${new URL(event.detail.frame).host}?`)) event.preventDefault();
  });
  window.addEventListener('lede-embed', ({ detail }) => frames.push(detail.frame));
  document.querySelector('main')?.addEventListener('lede-navigate', ({ detail }) => frames.push(detail.url));
  // @ts-expect-error -- no such field
  document.addEventListener('lede-rate', ({ detail }) => detail.stars);
}

// @ts-expect-error -- no such option
export const options: RenderOptions = { baseURL: 'https://news.example/' };
