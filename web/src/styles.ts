// The style sheet, given to a shadow root as a constructed style sheet: one parse for all articles of a page, and nothing that
// a Content-Security-Policy without 'unsafe-inline' would refuse.
import css from './styles/element.css';

const sheets = new WeakMap<Document, CSSStyleSheet>();

// A constructed sheet belongs to one document, and an element can be moved to another.
function sheetOf(document: Document): CSSStyleSheet | undefined {
  const known = sheets.get(document);
  if (known) return known;
  try {
    const sheet = new (document.defaultView ?? window).CSSStyleSheet();
    sheet.replaceSync(css);
    sheets.set(document, sheet);
    return sheet;
  } catch {
    return undefined; // an engine without constructable style sheets
  }
}

/** Called when a root is made, and again when it has moved to another document, which drops its sheets. */
export function adoptStyles(root: ShadowRoot): void {
  const sheet = sheetOf(root.ownerDocument);
  // jsdom has constructable sheets and no way to adopt them.
  const adopted = (root as Partial<ShadowRoot>).adoptedStyleSheets;
  if (sheet && adopted) root.adoptedStyleSheets = [...adopted, sheet];
}

/**
 * After the content was set. With what a server rendered its style sheet went; and where sheets cannot be adopted, a style
 * element among the content has to do.
 */
export function ensureStyles(root: ShadowRoot): void {
  const sheets = (): number | undefined => (root as Partial<ShadowRoot>).adoptedStyleSheets?.length;
  if (!sheets()) adoptStyles(root);
  if (sheets()) return;
  const style = root.ownerDocument.createElement('style');
  style.textContent = css;
  root.prepend(style);
}
