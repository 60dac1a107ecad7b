// Finds an article that a server rendered. It gets behaviour, and is never rendered again.

/** The property of an article that holds the HTML of its root as the server sent it; all scripts of a page use the same. */
const edition = Symbol.for('lede-article edition');

const articleIn = (root: ShadowRoot | null): (Element & { [edition]: string | undefined }) | null | undefined =>
  root?.querySelector('.lede');

/**
 * Returns the template of a declarative shadow root that the parser did not attach, or of a newer edition that a router
 * has inserted. If a router brings the edition that is shown, its template is removed, since a reader would lose what
 * they are writing.
 */
export function declaredIn(element: Element): HTMLTemplateElement | null {
  const template = element.querySelector<HTMLTemplateElement>(':scope > template[shadowrootmode]');
  if (!template || template.innerHTML !== articleIn(element.shadowRoot)?.[edition]) return template;
  template.remove();
  return null;
}

/**
 * The shadow root with a server's article in it, if the element has one.
 * @param template as `declaredIn` returns it.
 */
export function serverRenderedRoot(element: HTMLElement, template: HTMLTemplateElement | null): ShadowRoot | null {
  // Clonable, since routers keep copies of pages for Back.
  const root = element.shadowRoot ?? (template && element.attachShadow({ mode: 'open', clonable: true }));
  if (template) {
    root?.replaceChildren(template.content);
    template.remove();
  }
  const article = articleIn(root);
  if (!root || !article) return null;
  article[edition] ??= root.innerHTML; // before a script changes it
  return root;
}
