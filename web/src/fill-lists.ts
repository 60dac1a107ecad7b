// Fills the lists beside the story from feeds.
import { LedeError } from './error.js';
import type { Warning } from './lede.js';
import type { RenderOptions } from './options.js';

export type List = 'related' | 'latest';

/**
 * @param named where each list's feed is, if it has one.
 * @param isRefill whether what stands there may be from a feed that is no longer named.
 */
export type Fill = (
  named: readonly (readonly [List, string | null])[],
  isRefill: boolean,
  signal: AbortSignal,
) => Promise<void>;

export interface FillOptions {
  /** Of the article's rendering. */
  options: RenderOptions;
  /** Writes the lists anew with these options, and says what was wrong with them. */
  write: (options: RenderOptions, signal: AbortSignal) => Promise<Warning[]>;
  /** The whole address of what an attribute names. */
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
        // What cannot be used must not stand in the way of the other.
        if (options[name] === undefined) Reflect.deleteProperty(filled, name);
        else filled[name] = options[name];
        if (!signal.aborted) console.warn(`<lede-article ${name}-src>: ${String(error)}`);
      }
    };
    await Promise.all(named.map(fill));
    if (isStale && !signal.aborted) await write(filled, signal);
  };
}
