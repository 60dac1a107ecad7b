// The lists beside the story, which feeds of their own can fill: related-src and latest-src.
import { LedeError } from './error.js';
import { absolute, fetchFeed } from './fetch-article.js';
import type { Warning } from './lede.js';
import type { RenderOptions } from './options.js';

/** A feed can fill each of them: an attribute of its name with `-src` says where it is. */
const lists = ['related', 'latest'] as const;

/** Writes the lists anew with these options, and says what was wrong with them. */
type Write = (options: RenderOptions, signal: AbortSignal) => Promise<Warning[]>;

/**
 * The reader came for the article, so it waits for no feed, and a late one touches nothing that is being read or written:
 * only what stands beside the story is written anew.
 */
export class Feeds {
  readonly #element: HTMLElement;
  /** Which ones the lists are filled from. */
  #taken: string | undefined;
  #filling: AbortController | undefined;

  constructor(element: HTMLElement) {
    this.#element = element;
  }

  /** Whether the lists are filled from what the element names, or are being filled. */
  areFilled(): boolean {
    return this.#taken === this.#named();
  }

  /** The lists that stand there are as they should be. */
  take(): void {
    this.#taken = this.#named();
  }

  /** What is being filled is wanted no longer. */
  giveUp(): void {
    if (this.#filling) this.forget();
  }

  /** There are no lists any more, or they will be written anew. */
  forget(): void {
    this.#filling?.abort();
    this.#filling = this.#taken = undefined;
  }

  /** Fills the lists from their feeds, if any are named that were not yet. */
  fill(options: RenderOptions, write: Write): void {
    if (this.areFilled()) return;
    const isRefill = this.#taken !== undefined;
    this.forget();
    this.take();
    const controller = new AbortController();
    this.#filling = controller;
    void this.#fill(options, write, isRefill, controller.signal)
      .catch((error: unknown) => {
        if (!controller.signal.aborted) console.warn(`<lede-article>: ${String(error)}`);
      })
      .then(() => {
        if (this.#filling === controller) this.#filling = undefined;
      });
  }

  /** @param isStale whether what stands there may be from a feed that is no longer named. */
  async #fill(options: RenderOptions, write: Write, isStale: boolean, signal: AbortSignal): Promise<void> {
    const filled = { ...options };
    const fill = async (name: (typeof lists)[number]): Promise<void> => {
      const src = this.#address(name);
      if (!src) return;
      try {
        const url = absolute(src, this.#element.baseURI);
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
    await Promise.all(lists.map(fill));
    if (isStale && !signal.aborted) await write(filled, signal);
  }

  #named(): string {
    return lists.map((name) => this.#address(name)).join(' ');
  }

  #address(list: (typeof lists)[number]): string | null {
    return this.#element.getAttribute(`${list}-src`);
  }
}
