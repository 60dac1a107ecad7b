// The only place that sets HTML or the address of a script, and the Trusted Types policy that allows it.
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
    // The policy returns its input unchanged. HTML that comes here was written by the core's HtmlWriter, or verified to
    // be in the form that it writes. The scripts are our own, from the folder of this one, and checked by their hashes.
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
    'The Content-Security-Policy of this page must list `trusted-types lede`.',
    {
      cause,
    },
  );
}

/** Parses the text that the core returned or the verifier accepted, unchanged. */
export function contentOf(html: RenderedHtml | VerifiedHtml): DocumentFragment {
  // Parsed in a template, where the parser does not see the elements around the article: inside a host's form it would
  // drop our forms. The template belongs to an HTML document, because in an XHTML page the parser would expect XML.
  const template = document.implementation.createHTMLDocument().createElement('template');
  try {
    template.innerHTML = (lazyPolicy()?.createHTML(html) ?? html) as string;
  } catch (cause) {
    throw blocked(cause);
  }
  return template.content;
}

/** Replaces the content of the root. */
export function setContent(root: ArticleRoot, content: DocumentFragment): void {
  // Below the window, the page around the article needs the network more than a lead picture that nobody sees yet.
  const { top } = ((root as Partial<ShadowRoot>).host ?? (root as Element)).getBoundingClientRect();
  if (top > innerHeight) content.querySelector('[fetchpriority]')?.setAttribute('loading', 'lazy');
  root.replaceChildren(content);
}

/** Runs a script of our own build. @param integrity as in the attribute of that name. @param nonce of our own script element. */
export function runScript(url: URL, integrity: string, nonce: string, hint: string): Promise<void> {
  const script = document.createElement('script');
  script.integrity = integrity;
  script.crossOrigin = 'anonymous';
  script.nonce = nonce;
  return new Promise<void>((resolve, reject) => {
    script.onload = () => resolve();
    script.onerror = () => {
      reject(new LedeError('wasm-unreachable', `${url.href} could not be fetched, or was changed.${hint}`));
    };
    try {
      script.src = (lazyPolicy()?.createScriptURL(url.href) ?? url.href) as string;
    } catch (cause) {
      throw blocked(cause);
    }
    document.head.append(script);
  }).finally(() => script.remove());
}
