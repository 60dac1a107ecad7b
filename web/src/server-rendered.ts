// Finds an article that a server rendered. It gets behaviour, and is never rendered again.

/**
 * Returns the template of a declarative shadow root that the parser did not attach, or of a newer one that a router has
 * inserted.
 */
export const declaredIn = (element: Element): HTMLTemplateElement | null =>
  element.querySelector(':scope > template[shadowrootmode]');

/** The shadow root with a server's article in it, if the element has one. */
export function serverRenderedRoot(element: HTMLElement): ShadowRoot | null {
  const template = declaredIn(element);
  // Clonable, since routers keep copies of pages for Back.
  const root = element.shadowRoot ?? (template && element.attachShadow({ mode: 'open', clonable: true }));
  if (template) {
    root?.replaceChildren(template.content);
    template.remove();
  }
  return root?.querySelector('.lede') ? root : null;
}
