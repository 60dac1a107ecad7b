// Which feeds fill the lists beside the story: related-src and latest-src. How they do it is in fill-lists.ts.
import type { Fill, List } from './fill-lists.js';

/** An attribute of each name with `-src` says where its feed is. */
const lists: readonly List[] = ['related', 'latest'];

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
  fill(fill: Fill): void {
    if (this.areFilled()) return;
    const isRefill = this.#taken !== undefined;
    this.forget();
    this.take();
    const named = lists.map((name) => [name, this.#address(name)] as const);
    if (!isRefill && named.every(([, address]) => !address)) return;
    const controller = new AbortController();
    this.#filling = controller;
    void fill(named, isRefill, controller.signal)
      .catch((error: unknown) => {
        if (!controller.signal.aborted) console.warn(`<lede-article>: ${String(error)}`);
      })
      .then(() => {
        if (this.#filling === controller) this.#filling = undefined;
      });
  }

  #named(): string {
    return lists.map((name) => this.#address(name)).join(' ');
  }

  #address(list: List): string | null {
    return this.#element.getAttribute(`${list}-src`);
  }
}
