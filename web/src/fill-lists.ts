// Fills the lists beside the story from feeds.
import { LedeError } from './error.js';
import type { Warning } from './lede.js';
import type { RenderOptions } from './options.js';

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
  /** Renders the lists with these options, and returns the warnings. */
  write: (options: RenderOptions, signal: AbortSignal) => Promise<Warning[]>;
  /** Resolves an address of an attribute. */
  absolute: (address: string) => string;
  fetchFeed: (url: string, signal: AbortSignal) => Promise<Uint8Array>;
}

export function listFiller({ options, write, absolute, fetchFeed }: FillOptions): Fill {
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
