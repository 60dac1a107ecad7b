// Finds an article that the server rendered, which is brought to life as it is and never rendered again.
/** The shadow root with a server's article in it, if the element has one. */
export function serverRenderedRoot(element: HTMLElement): ShadowRoot | null {
  const root = element.shadowRoot ?? attachDeclared(element);
  return root?.querySelector('.lede') ? root : null;
}

// Where the parser did not do it: in a browser that is too old to, or where a framework set the markup by innerHTML.
function attachDeclared(element: HTMLElement): ShadowRoot | null {
  const template = element.querySelector<HTMLTemplateElement>(':scope > template[shadowrootmode]');
  if (!template) return null;
  const root = element.attachShadow({ mode: 'open' });
  root.append(template.content);
  template.remove();
  return root;
}
