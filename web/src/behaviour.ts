// What makes a rendered article respond to its reader. <lede-article> applies it to articles that it rendered,
// hydrate.js to articles that a server rendered.

/** The shadow root of <lede-article>, or the article itself if it is in the page's own document. */
export type ArticleRoot = ShadowRoot | HTMLElement;

export interface Behaviour {
  /**
   * Adds the listeners. They are on the root, since its content may be replaced.
   * @param host the element that Lede's events are dispatched on.
   * @return false if another script of the page has added them already.
   */
  listen(host: HTMLElement, root: ArticleRoot): boolean;
  /** Called after each rendering. Shows what the reader's device remembers, and what works only with script. */
  prepare(host: HTMLElement, root: ArticleRoot): void;
}

/** Behaviour that only some articles need. */
export interface Feature extends Behaviour {
  /** Its style sheet, which comes after that of the article. */
  styles: string;
  /** Called when an attribute of the host has changed. */
  refresh?(host: HTMLElement, root: ArticleRoot): void;
}
