// The one place that sets HTML and names a script, and the one Trusted Types policy that lets it.
import type { ArticleRoot } from './behaviour.js';
import { LedeError } from './error.js';
import type { RenderedHtml } from './lede.js';
import type { VerifiedHtml } from './verify.js';

interface Policy {
  createHTML(html: string): { toString(): string };
  createScriptURL(url: string): { toString(): string };
}

type Rules = Record<keyof Policy, (text: string) => string>;

interface TrustedTypesGlobal {
  trustedTypes?: { createPolicy(name: string, rules: Rules): Policy };
}

let policy: Policy | null | undefined;

// Made when first needed, since a second policy of the same name is refused on pages that list `trusted-types lede`.
function lazyPolicy(): Policy | null {
  if (policy !== undefined) return policy;
  try {
    // The identity is right: what comes here was written by the core's HtmlWriter, or verified to be in the form that it
    // writes, and by nothing else; the scripts are our own, beside this one and held to their hashes.
    const same = (text: string): string => text;
    const factory = (globalThis as TrustedTypesGlobal).trustedTypes;
    policy = factory?.createPolicy('lede', { createHTML: same, createScriptURL: same }) ?? null;
  } catch {
    // The page does not list our policy. Unless it also requires Trusted Types, a string will do.
    policy = null;
  }
  return policy;
}

function blocked(cause: unknown): LedeError {
  return new LedeError(
    'trusted-types-blocked',
    'This page requires Trusted Types: add `trusted-types lede` to its Content-Security-Policy.',
    { cause },
  );
}

/**
 * The root's content from now on.
 * @param html what the core answered or the verifier let pass, unchanged.
 * @param change what becomes of it before it is on the page, where it begins to load.
 * @param railOnly only what stands beside the story changes; nothing in it is the reader's, as what is written in a form is.
 */
export function setHtml(
  root: ArticleRoot,
  html: RenderedHtml | VerifiedHtml,
  { railOnly = false, change }: { railOnly?: boolean; change?: (content: DocumentFragment) => void } = {},
): void {
  // In a template the parser knows nothing of where the element stands: inside of a host's form it would drop ours. And of
  // an HTML document, because in an XHTML page it would want XML.
  const template = document.implementation.createHTMLDocument().createElement('template');
  try {
    template.innerHTML = (lazyPolicy()?.createHTML(html) ?? html) as string;
  } catch (cause) {
    throw blocked(cause);
  }
  change?.(template.content);
  if (!railOnly) {
    // Below the window, the page around the article needs the network more than a lead picture that nobody sees yet.
    const { offsetTop } = ((root as Partial<ShadowRoot>).host ?? root) as HTMLElement;
    if (offsetTop > innerHeight) template.content.querySelector('[fetchpriority]')?.setAttribute('loading', 'lazy');
    root.replaceChildren(template.content);
    return;
  }
  root.querySelector('[part=rail]')?.remove();
  root.querySelector('[part=footer]')?.before(...template.content.querySelectorAll('[part=rail]'));
}

/** Runs a script of our own build. @param integrity as in the attribute of that name. @param nonce of our own script element. */
export function runScript(url: URL, integrity: string, nonce = ''): Promise<void> {
  const script = document.createElement('script');
  script.integrity = integrity;
  script.crossOrigin = 'anonymous';
  script.nonce = nonce;
  return new Promise<void>((resolve, reject) => {
    script.onload = () => resolve();
    script.onerror = () => {
      reject(new Error(`${url.href} could not be fetched, or is not the file that belongs to this lede.js.`));
    };
    try {
      script.src = (lazyPolicy()?.createScriptURL(url.href) ?? url.href) as string;
    } catch (cause) {
      throw blocked(cause);
    }
    document.head.append(script);
  }).finally(() => script.remove());
}
