// `<lede-article light>`: the article is a child of the element, so that it is part of the page's own document. It is
// shown in a slot of its own, and the other children are not shown. They stay, since the framework that made them may
// change them later; React stops if a child is not where it was.
import { Styles } from './styles.js';

/** @return the child for the article, which is now shown. A page that was saved or copied with its article has one. */
export function lightRoot(element: Element, shadow: ShadowRoot): HTMLElement {
  const child = element.querySelector<HTMLElement>('[slot=lede]') ?? document.createElement('div');
  const slot = document.createElement('slot');
  slot.name = child.slot = 'lede';
  shadow.replaceChildren(slot);
  new Styles(shadow).ensure(); // the element is a block that has the width which its page gives it
  element.append(child);
  return child;
}
