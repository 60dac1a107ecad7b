// Finds an article that the server rendered, which is brought to life as it is and never rendered again.

/** A declarative shadow root that the parser did not attach, or a newer one that a router has put in for the present one. */
export const declaredIn = (element: Element): HTMLTemplateElement | null =>
  element.querySelector(':scope > template[shadowrootmode]');

/** The shadow root with a server's article in it, if the element has one. */
export function serverRenderedRoot(element: HTMLElement): ShadowRoot | null {
  const template = declaredIn(element);
  // Routers keep copies of pages, for the way back.
  const root = element.shadowRoot ?? (template && element.attachShadow({ mode: 'open', clonable: true }));
  if (template) {
    root?.replaceChildren(template.content);
    template.remove();
  }
  return root?.querySelector('.lede') ? root : null;
}
