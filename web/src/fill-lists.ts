// Fills the lists beside the story from feeds.
import type { ArticleInput } from './article-source.js';
import type { ArticleRoot } from './behaviour.js';
import { LedeError } from './error.js';
import type { RenderedHtml, Warning } from './lede.js';
import type { RenderOptions } from './options.js';
import type { Render } from './rendering.js';

export type List = 'related' | 'latest';

/**
 * @param named where each list's feed is, if it has one.
 * @param isRefill whether the present lists may be from a feed that is no longer named.
 */
export type Fill = (
  named: readonly (readonly [List, string | null])[],
  isRefill: boolean,
  signal: AbortSignal,
) => Promise<void>;

export interface FillOptions {
  /** The options that the article was rendered with. */
  options: RenderOptions;
  /** The article, as soon as it is shown; undefined if none is. */
  article: Promise<ArticleInput | undefined>;
  /** What shows the article now. */
  root: () => ArticleRoot | undefined;
  render: Render;
  /** Parses what the core returned. */
  contentOf: (html: RenderedHtml) => DocumentFragment;
  /** Resolves an address of an attribute. */
  absolute: (address: string) => string;
  fetchFeed: (url: string, signal: AbortSignal) => Promise<Uint8Array>;
}

/** Replaces only the lists beside the story, so that nothing is lost that the reader has written in a form. */
function replaceLists(root: ArticleRoot, content: DocumentFragment): void {
  // The frame's classes say where the lists are.
  const frame = root.querySelector('.lede-frame');
  const newFrame = content.querySelector('.lede-frame');
  if (frame && newFrame) frame.className = newFrame.className;
  root.querySelector('[part=rail]')?.remove();
  root.querySelector('[part=footer]')?.before(...content.querySelectorAll('[part=rail]'));
}

export function listFiller({ options, article, root, render, contentOf, absolute, fetchFeed }: FillOptions): Fill {
  const write = async (filled: RenderOptions, signal: AbortSignal): Promise<Warning[]> => {
    const shown = await article;
    if (!shown) return [];
    const { html, warnings } = await render(shown, filled);
    signal.throwIfAborted();
    const shownIn = root();
    if (shownIn) replaceLists(shownIn, contentOf(html));
    return warnings;
  };
  return async (named, isRefill, signal) => {
    const filled = { ...options };
    let isStale = isRefill;
    const fill = async ([name, src]: readonly [List, string | null]): Promise<void> => {
      if (!src) return;
      try {
        const url = absolute(src);
        const feed = await fetchFeed(url, signal);
        if (feed.length === 0) throw new LedeError('input-empty', `${url} is empty.`);
        filled[name] = new TextDecoder().decode(feed);
        const warnings = await write(filled, signal);
        isStale = false;
        for (const { code, path, message } of warnings)
          if (code === 'feed-unusable' && path === `$options.${name}`)
            console.warn(`<lede-article ${name}-src>: ${message}`);
      } catch (error) {
        // A feed that cannot be used must not keep the other from being shown.
        if (options[name] === undefined) Reflect.deleteProperty(filled, name);
        else filled[name] = options[name];
        if (!signal.aborted) console.warn(`<lede-article ${name}-src>: ${String(error)}`);
      }
    };
    await Promise.all(named.map(fill));
    if (isStale && !signal.aborted) await write(filled, signal);
  };
}
