// How a rendered article comes to answer its reader, whoever rendered it: <lede-article> does this with what it wrote itself,
// hydrate.js with what a server wrote.

/** The shadow root of <lede-article>, or the article itself where it stands in the page's own document. */
export type ArticleRoot = ShadowRoot | HTMLElement;

export interface Behaviour {
  /**
   * Adds the listeners. They stand on the root, since what is inside comes and goes.
   * @param host what the events are sent from.
   * @return false if another script of the page was first.
   */
  listen(host: HTMLElement, root: ArticleRoot): boolean;
  /** After each rendering: what the reader's device remembers, and what only a script can do. */
  prepare(host: HTMLElement, root: ArticleRoot): void;
}

/** Behaviour that only some articles need. */
export interface Feature extends Behaviour {
  /** Its style sheet, which comes after that of the article. */
  styles: string;
  /** When an attribute of the host has changed. */
  refresh?(host: HTMLElement, root: ArticleRoot): void;
}
