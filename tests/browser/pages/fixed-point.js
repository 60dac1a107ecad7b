// Puts outputs into the places where a host would put them, and compares the tree that this engine builds with the
// intended one.

const k_html_namespace = 'http://www.w3.org/1999/xhtml';

/** The tree below a node, in the form of strict-reader.mjs. */
function treeOf(parent) {
  parent.normalize(); // WebKit splits a text after 65,536 characters
  return [...parent.childNodes].map((node) => {
    if (node.nodeType === Node.TEXT_NODE) return node.data;
    if (node.nodeType !== Node.ELEMENT_NODE) return { nodeType: node.nodeType };
    const attributes = [...node.attributes].map(({ name, value }) => [name, value]);
    const name = node.namespaceURI === k_html_namespace ? node.localName : `${node.namespaceURI} ${node.localName}`;
    return [name, attributes, treeOf(node)];
  });
}

// Live places: markup loads its resources and runs its scripts.
function inLightDom(html) {
  const host = document.createElement('div');
  document.body.append(host);
  host.innerHTML = html;
  host.remove();
  return host;
}

function inShadowRoot(html) {
  const host = document.createElement('div');
  document.body.append(host);
  const root = host.attachShadow({ mode: 'open' });
  root.innerHTML = html;
  host.remove();
  return root;
}

// Inert places: markup is only parsed.
const inert = document.implementation.createHTMLDocument('');
const within = (markup, selector) => {
  inert.body.innerHTML = markup;
  const host = inert.body.querySelector(selector);
  return (html) => {
    host.innerHTML = html;
    return host;
  };
};

function inBody(html) {
  inert.body.innerHTML = html;
  return inert.body;
}

function inDeclarativeShadowRoot(html) {
  inert.body.setHTMLUnsafe(`<div><template shadowrootmode="open">${html}</template></div>`);
  return inert.body.firstChild.shadowRoot;
}

function bySetHtmlUnsafe(html) {
  inert.body.setHTMLUnsafe(html);
  return inert.body;
}

const wholeDocument = (before, selector) => (html) =>
  new DOMParser().parseFromString(before + html, 'text/html').querySelector(selector);

const k_contexts = {
  'light DOM': inLightDom,
  'shadow root': inShadowRoot,
  td: within('<table><tbody><tr><td></td></tr></tbody></table>', 'td'),
  li: within('<ul><li></li></ul>', 'li'),
  body: inBody,
  'a document': wholeDocument('<!doctype html><body>', 'body'),
  'a document in quirks mode': wholeDocument('<body>', 'body'),
  'an article in a document': wholeDocument('<!doctype html><body><article>', 'article'),
  ...(Element.prototype.setHTMLUnsafe ? { 'a declarative shadow root': inDeclarativeShadowRoot, setHTMLUnsafe: bySetHtmlUnsafe } : {}),
};

// Scripts that run record it here.
window.ran = [];
for (const name of ['alert', 'confirm', 'prompt', 'print', 'open']) window[name] = () => window.ran.push(name);
addEventListener('error', (event) => {
  if (event instanceof ErrorEvent) window.ran.push(`error: ${event.message}`);
});
addEventListener('securitypolicyviolation', ({ disposition, effectiveDirective, blockedURI }) => {
  if (disposition === 'report') window.ran.push(`${effectiveDirective} ${blockedURI}`);
});

const k_link_schemes = new Set(['http:', 'https:', 'mailto:', 'tel:']);

/**
 * @param {string} url of a list of {id, html, tree}, `tree` as JSON text.
 * @returns what differs: {id, context, tree}; how many were compared; links to where none may lead; what ran.
 */
window.checkFixedPoints = async (url) => {
  const items = await (await fetch(url)).json();
  const differences = [];
  const links = [];
  let compared = 0;
  for (const { id, html, tree } of items) {
    for (const [context, insert] of Object.entries(k_contexts)) {
      const host = insert(html);
      const built = JSON.stringify(treeOf(host));
      compared += 1;
      if (built !== tree) differences.push({ id, context, built: built.slice(0, 2000), meant: tree.slice(0, 2000) });
      if (context !== 'light DOM') continue;
      for (const link of host.querySelectorAll('a[href]')) {
        // As in attacks.js: an address with a host that no browser knows (`https://xn--/`) leads nowhere.
        if (!k_link_schemes.has(link.protocol) && link.protocol !== ':') links.push({ id, href: link.href });
      }
    }
  }
  // Handlers of pictures that fail run after us.
  await new Promise((resolve) => setTimeout(() => requestAnimationFrame(resolve)));
  return { compared, differences: differences.slice(0, 20), count: differences.length, links, ran: window.ran };
};
window.fixedPointReady = true;
