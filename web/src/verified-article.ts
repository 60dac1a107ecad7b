// Verifies an article that a server rendered ahead, and removes the components that the page does not want.
import { attributesOfRendering } from './element-attributes.js';
import type { Location } from './error.js';
import type { ServedHtml } from './fetch-article.js';
import type { RenderOptions } from './options.js';
import { type Refusal, verify, type VerifiedHtml } from './verify.js';

let hasSaid = false;

/** Why an article is not shown, and where that is in it. */
export interface NotVerified {
  message: string;
  at?: Location;
}

function placeOf(html: string, offset: number): Location {
  const before = html.slice(0, offset);
  const lines = before.split('\n');
  const column = Array.from(lines.at(-1) ?? '').length + 1;
  return { path: '', offset: new TextEncoder().encode(before).length, line: lines.length, column };
}

function refused({ text, from }: ServedHtml, { offset, reason }: Refusal): NotVerified {
  const at = placeOf(text, offset);
  return { message: `${from} is HTML, but not as Lede writes it: at ${at.line}:${at.column}, ${reason}.`, at };
}

/**
 * @param element its attributes that have no effect on such an article are named in the console, once.
 * @return the text if Lede could have written it, else why it is not shown.
 */
export function verifyArticle(
  served: ServedHtml,
  options: RenderOptions,
  element: Element,
): VerifiedHtml | NotVerified {
  const { allowElements, allowUrlHosts, dataImages, idPrefix } = options;
  if (allowElements) {
    return { message: `${served.from} is HTML, in which the option allowElements cannot be checked.` };
  }
  const result = verify(served.text, { allowUrlHosts, dataImages, idPrefix });
  if (typeof result !== 'string') return refused(served, result);
  const idle = attributesOfRendering.filter((name) => element.hasAttribute(name));
  if (idle.length > 0 && !hasSaid) {
    hasSaid = true;
    console.warn(`<lede-article>: ${idle.join(', ')} without effect, since a server rendered ${served.from}.`);
  }
  return result;
}

/** Removes the components that are not on the list. Without a list, all stay. */
export function keepComponents(content: ParentNode, components: RenderOptions['components']): void {
  if (components === undefined) return;
  const kept: string[] = typeof components === 'string' ? components.split(/[\s,;]+/) : components;
  for (const component of content.querySelectorAll<HTMLElement>('[data-component]')) {
    if (!kept.includes(component.dataset['component'] ?? '')) component.remove();
  }
  const rail = content.querySelector('.lede-rail:empty');
  rail?.parentElement?.classList.remove('lede-beside');
  rail?.remove();
}
