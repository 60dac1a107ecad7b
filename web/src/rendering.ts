// Renders articles for <lede-article>, whose readers see the head of an article before all of it can be rendered.
import type { ArticleInput } from './article-source.js';
import { endOutline, headOf, leaveRoom } from './head.js';
import type { RenderedHtml, RenderResult } from './lede.js';
import type { RenderOptions } from './options.js';
import type { Perform } from './parts.js';

export type ShowHead = (html: RenderedHtml, change: (content: DocumentFragment) => void) => void;

export interface Render {
  /** Gets ready to render. */
  (): Promise<undefined>;
  /** @param showHead called if lede-rest.wasm has to be fetched first, with the head of the article. */
  (article: ArticleInput, options: RenderOptions, showHead?: ShowHead): Promise<RenderResult>;
}

export function createRender(perform: Perform): Render {
  const render = (article?: ArticleInput, options?: RenderOptions, showHead?: ShowHead): Promise<unknown> =>
    perform(
      (lede) => (article === undefined ? undefined : lede.render(article, options)),
      (lede) => {
        const head = showHead && article && headOf(article);
        if (!head) return;
        let story: HTMLElement | undefined;
        showHead(lede.render(head, options).html, (content) => {
          leaveRoom((story = content.querySelector('[part=story]') as HTMLElement));
        });
        if (story) endOutline(story);
      },
    );
  return render as Render;
}
