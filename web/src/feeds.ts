// Decides when feeds fill the lists beside the story: those that related-src and latest-src name. fill-lists.ts fills
// them.
import type { Fill, List } from './fill-lists.js';

/** The attribute NAME-src has the address of the list's feed. */
const lists: readonly List[] = ['related', 'latest'];

/**
 * The article waits for no feed. When a feed arrives, only the lists beside the story are written again, so that
 * nothing changes that the reader is reading or writing.
 */
export class Feeds {
  readonly #element: HTMLElement;
  /** The feeds that the lists are filled from, as `#named` returns them; undefined if the lists are not filled. */
  #taken: string | undefined;
  #filling: AbortController | undefined;

  constructor(element: HTMLElement) {
    this.#element = element;
  }

  /** Whether the lists are filled from what the element names, or are being filled. */
  areFilled(): boolean {
    return this.#taken === this.#named();
  }

  /** Records that the present lists are those that the element names. */
  take(): void {
    this.#taken = this.#named();
  }

  /** Stops filling, if it is under way. */
  giveUp(): void {
    if (this.#filling) this.forget();
  }

  /** Stops filling, and records that the lists are not filled. */
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
