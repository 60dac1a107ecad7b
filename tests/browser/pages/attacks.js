// Runs after fixed-point.js. It puts outputs into the page, where they are live, compares trees, sends every element
// every event that the attack names, and counts what ran, what was requested, and which properties of the page were
// hidden by a name.

// The policy of the page blocks and reports requests to other origins.
const asked = new Map();
addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, disposition }) => {
  if (disposition === 'enforce') asked.set(blockedURI, effectiveDirective);
});
for (const type of ['click', 'submit', 'auxclick']) addEventListener(type, (event) => event.preventDefault(), true);

// Properties of the document and of forms that a name could hide.
const k_document_names = `body head forms images links scripts cookie location defaultView documentElement implementation title domain
  getElementById querySelector createElement addEventListener removeEventListener write open close firstElementChild childNodes
  fonts styleSheets all`.split(/\s+/);
const k_changes = new Set(['forms', 'images', 'links', 'scripts', 'all', 'styleSheets', 'childNodes', 'title']);
const k_form_names = 'action method submit reset attributes parentNode nodeName children elements innerHTML id'.split(' ');
let documentAtFirst;
const kindOf = (value) => Object.prototype.toString.call(value);

function hiddenByNames(host) {
  const isHidden = (name) => (k_changes.has(name) ? document[name] instanceof Element : document[name] !== documentAtFirst[name]);
  const hidden = k_document_names.filter(isHidden).map((name) => `document.${name}`);
  for (const form of host.querySelectorAll('form')) {
    for (const name of k_form_names) if (form[name] instanceof Element && form[name] !== form.parentElement) hidden.push(`form.${name}`);
  }
  for (const element of host.querySelectorAll('[id]')) if (!element.id.startsWith('lede-')) hidden.push(`#${element.id}`);
  return hidden;
}

const k_events = 'click mouseover focus load error toggle'.split(' ');

function sendEvents(host, names) {
  const events = names.map((name) => new Event(name, { bubbles: false, cancelable: true, composed: true }));
  const elements = host.querySelectorAll('*');
  for (const element of elements) for (const event of events) element.dispatchEvent(event);
  return elements.length * events.length;
}

const k_live = {
  'light DOM': (host) => host,
  'shadow root': (host) => host.attachShadow({ mode: 'open' }),
};

/** @param {string} url of a list of {label, html, hash, events}: the hash of the tree that was meant, as JSON text. */
window.runAttacks = async (url) => {
  const items = await (await fetch(url)).json();
  const result = { outputs: items.length, compared: 0, events: 0, differences: [], links: [], hidden: [] };
  documentAtFirst ??= Object.fromEntries(k_document_names.map((name) => [name, document[name]]));
  asked.clear();
  window.ran.length = 0;
  for (const { label, html, hash, events } of items) {
    for (const [place, rootOf] of Object.entries(k_live)) {
      const host = document.createElement('div');
      document.body.append(host);
      const root = rootOf(host);
      root.innerHTML = html;
      result.compared += 1;
      if (hashOf(JSON.stringify(treeOf(root))) !== hash) result.differences.push(`${label} in ${place}: ${JSON.stringify(treeOf(root)).slice(0, 1000)}`);
      // In one place they are enough to see what is asked for.
      if (root === host) for (const picture of root.querySelectorAll('img')) picture.loading = 'eager';
      result.events += sendEvents(root, k_events.concat(events));
      for (const link of root.querySelectorAll('a[href]')) {
        // "#…" leads into this page, and an address with a host that no browser knows leads nowhere.
        if (!k_link_schemes.has(link.protocol) && link.protocol !== ':') result.links.push(`${label}: ${link.href}`);
      }
      result.hidden.push(...hiddenByNames(root).map((name) => `${label}: ${name}`));
      host.remove();
    }
  }
  // Reports, and handlers of what failed, come after us.
  for (let turn = 0; turn < 3; ++turn) await new Promise((resolve) => setTimeout(() => requestAnimationFrame(resolve)));
  return { ...result, asked: [...asked], ran: [...window.ran] };
};
