// The one place that sets HTML, and the one Trusted Types policy that lets it.
import { LedeError } from './error.js';

interface HtmlPolicy {
  createHTML(html: string): { toString(): string };
}

interface TrustedTypesGlobal {
  trustedTypes?: { createPolicy(name: string, rules: { createHTML(html: string): string }): HtmlPolicy };
}

let policy: HtmlPolicy | null | undefined;

// Made when first needed, since a second policy of the same name is refused on pages that list `trusted-types lede`.
function lazyPolicy(): HtmlPolicy | null {
  if (policy !== undefined) return policy;
  try {
    // The identity is right: what comes here was written by the core's HtmlWriter and by nothing else.
    const factory = (globalThis as TrustedTypesGlobal).trustedTypes;
    policy = factory?.createPolicy('lede', { createHTML: (html) => html }) ?? null;
  } catch {
    // The page does not list our policy. Unless it also requires Trusted Types, a string will do.
    policy = null;
  }
  return policy;
}

/**
 * The root's content from now on.
 * @param html what the core answered, unchanged.
 */
export function setHtml(root: ShadowRoot, html: string): void {
  // In a template the parser knows nothing of where the element stands: inside of a host's form it would drop ours.
  const template = root.ownerDocument.createElement('template');
  try {
    template.innerHTML = (lazyPolicy()?.createHTML(html) ?? html) as string;
  } catch (cause) {
    throw new LedeError(
      'trusted-types-blocked',
      'This page’s Content-Security-Policy requires Trusted Types and does not list Lede’s: add `trusted-types lede`.',
      { cause },
    );
  }
  root.replaceChildren(template.content);
}
