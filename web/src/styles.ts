// Adds style sheets to articles as constructed style sheets. These are parsed once for all articles of a page, and are
// allowed by a Content-Security-Policy without 'unsafe-inline'.
import type { ArticleRoot } from './behaviour.js';
import css from './styles/element.css';

const sheetsOf = new WeakMap<Document, Map<string, CSSStyleSheet>>();

// A constructed sheet belongs to one document, and an element can be moved to another.
function sheetOf(document: Document, text: string): CSSStyleSheet | undefined {
  const sheets = sheetsOf.get(document) ?? new Map<string, CSSStyleSheet>();
  sheetsOf.set(document, sheets);
  const known = sheets.get(text);
  if (known) return known;
  try {
    const sheet = new (document.defaultView as Window & typeof globalThis).CSSStyleSheet();
    sheet.replaceSync(text);
    sheets.set(text, sheet);
    return sheet;
  } catch {
    return undefined; // an engine without constructable style sheets
  }
}

/**
 * The style sheets of one article: the one that every article needs, and after it those of its features. They are added
 * to its shadow root or, with `light`, to the document or shadow root that it is in.
 */
export class Styles {
  readonly #root: ArticleRoot;
  readonly #texts = [css];
  #element: HTMLStyleElement | undefined;

  constructor(root: ArticleRoot) {
    this.#root = root;
  }

  add(text: string): void {
    if (!this.#texts.includes(text)) this.#texts.push(text);
    this.ensure();
  }

  /**
   * Adds what is missing. Called after the content was set, and when the root has moved to another document, which
   * drops its sheets.
   */
  ensure(): void {
    const root = this.#root;
    const { ownerDocument } = root;
    // The document of a template shows nothing, and takes no sheets.
    if (!ownerDocument.defaultView) return;
    const sheets = this.#texts.map((text) => sheetOf(ownerDocument, text)).filter((sheet) => sheet !== undefined);
    // jsdom has constructable sheets, but no way to adopt them.
    const scope = root.getRootNode() as Partial<ShadowRoot>;
    const adopted = scope.adoptedStyleSheets;
    if (adopted && sheets.length === this.#texts.length) {
      const missing = sheets.filter((sheet) => !adopted.includes(sheet));
      if (missing.length > 0) scope.adoptedStyleSheets = [...adopted, ...missing];
      return;
    }
    // A style element is part of the content, so it is lost whenever the content is replaced.
    this.#element ??= ownerDocument.createElement('style');
    this.#element.textContent = this.#texts.join('');
    root.prepend(this.#element);
  }
}
