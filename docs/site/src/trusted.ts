// The only place where the site's scripts pass text to the browser as markup or as the address of a script.
interface Policy {
  createHTML(text: string): string;
  createScriptURL(text: string): string;
}

interface Factory {
  createPolicy(name: string, rules: Policy): Policy;
}

/** Allows scripts from the site's own folder of scripts only. */
function ownScript(address: string): string {
  const url = new URL(address, document.baseURI);
  if (url.origin !== location.origin) throw new TypeError(`not a script of this site: ${address}`);
  return url.href;
}

const rules: Policy = { createHTML: (text) => text, createScriptURL: ownScript };
const factory = (globalThis as { trustedTypes?: Factory }).trustedTypes;
const policy = factory?.createPolicy('lede-site', rules) ?? rules;

/** The address of a script of this site. */
export const scriptAddress = (address: string): string => policy.createScriptURL(address);

/** Parses what Lede rendered. Nothing in it runs: a parsed document has no window. */
export const parseRendered = (html: string): Document =>
  new DOMParser().parseFromString(policy.createHTML(html), 'text/html');
