// Ways in which tag managers, consent tools, optimisers and content systems bring the script and the element to a page, and what pages
// do with an element afterwards.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { createRequire } from 'node:module';
import { htmlOf } from '../support/harness.mjs';
import { inProject } from '../support/paths.mjs';
import { describeInEveryEngine } from './support/engines.mjs';
import { outcome } from './support/outcome.mjs';
import { openSite, page } from './support/site.mjs';

const jquery = readFileSync(createRequire(import.meta.url).resolve('jquery'));
const element = '<lede-article src="/articles/seed.json"><a href="/">The article at its own address</a></lede-article>';
const onLoad = (words) => `<script>addEventListener('load', () => { ${words} });</script>`;
const inScript = (markup) => JSON.stringify(markup).replaceAll('</', '<\\/');

const inFrame = page({ head: '<script async src="/dist/lede.js"></script>', body: element });
const attribute = (markup) => markup.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
/** The outcome of a page with a frame is what the frame says. */
const told = `<script>window.outcome = new Promise((resolve) => addEventListener('message', ({ data }) => resolve(data)))</script>`;
const asData = (more) => `<script>fetch('/dist/lede.js').then((answer) => answer.text()).then((code) => {
  const script = document.createElement('script'); ${more} script.src = 'data:text/javascript,' + encodeURIComponent(code); document.head.append(script); })</script>`;

const k_loaders = {
  'a tag manager that puts the script before the first one': {
    body: `${element}<script>(function (d) { var first = d.getElementsByTagName('script')[0], tag = d.createElement('script');
      tag.async = true; tag.src = '/dist/lede.js'; first.parentNode.insertBefore(tag, first); })(document)</script>`,
  },
  'document.write of the script': { body: `${element}<script>document.write('<script src="/dist/lede.js"><\\/script>')</script>` },
  'document.write of script and element': { body: `<script>document.write(${inScript(`<script src="/dist/lede.js"></script>${element}`)})</script>` },
  'a consent tool that replaces a script of type text/plain': {
    body: `${element}<script id="held" type="text/plain" src="/dist/lede.js"></script>${onLoad(`
      const held = document.getElementById('held'), script = document.createElement('script'); script.src = held.src; held.replaceWith(script);`)}`,
  },
  'a consent tool that holds the address in data-src': {
    body: `${element}<script type="text/plain" data-src="/dist/lede.js"></script>${onLoad(`
      for (const held of document.querySelectorAll('script[data-src]')) { const script = document.createElement('script'); script.src = held.dataset.src; held.replaceWith(script); }`)}`,
  },
  'a consent tool that still holds a copy of another address': {
    head: '<script type="text/plain" src="/elsewhere/lede.js"></script><script type="module" src="/dist/lede.js"></script>',
    body: element,
  },
  'jQuery, which evaluates scripts of its own origin': {
    head: '<script src="/jquery.js"></script>',
    body: `<main></main><script>jQuery(() => jQuery('main').html(${inScript(`${element}<script src="/dist/lede.js"></script>`)}))</script>`,
  },
  // The name of the same server makes it another origin.
  'jQuery, which adds scripts of other origins as elements': {
    head: '<script src="/jquery.js"></script>',
    body: `<main></main><script>const other = location.origin.replace('127.0.0.1', 'localhost');
      jQuery(() => jQuery('main').html(${inScript(element)} + '<script src="' + other + '/dist/lede.js"><\\/script>'))</script>`,
  },
  'jQuery’s getScript, told where the files are': {
    head: '<script src="/jquery.js"></script>',
    body: `${element}<script data-base="/dist/">jQuery(() => jQuery.getScript('/dist/lede.js'))</script>`,
  },
  'a classic script of another name': { head: '<script async src="/dist/widget.js"></script>', body: element },
  'a frame in a sandbox without an origin': {
    body: `${told}<iframe sandbox="allow-scripts" title="Article" src="/sandboxed.html"></iframe>`,
  },
  'jQuery’s load of a part of a page': {
    head: '<script src="/jquery.js"></script>',
    body: `<main></main><script>jQuery(() => jQuery('main').load('/part.html'))</script>`,
  },
  // As WP Rocket and LiteSpeed do: for scripts that come late, the page is still loading, and its events are held back.
  'an optimiser that holds scripts back, and the events that they missed': {
    body: `${element}<script type="rocketlazyloadscript" data-rocket-src="/dist/lede.js"></script>${onLoad(`
      const listen = EventTarget.prototype.addEventListener, held = document.querySelector('script[data-rocket-src]'), script = document.createElement('script');
      EventTarget.prototype.addEventListener = function (name, ...rest) { return listen.call(this, name === 'DOMContentLoaded' ? 'held-' + name : name, ...rest); };
      Object.defineProperty(document, 'readyState', { configurable: true, get: () => 'loading' });
      script.src = held.dataset.rocketSrc; held.replaceWith(script);
      script.onload = () => { delete document.readyState; document.dispatchEvent(new Event('held-DOMContentLoaded')); };`)}`,
  },
  'an optimiser that never says that the page is there': {
    body: `${element}<script>Object.defineProperty(document, 'readyState', { get: () => 'loading' });</script><script async src="/dist/lede.js"></script>`,
  },
  'a data: address with the folder named': { body: element + asData("script.dataset.base = '/dist';") },
  'a data: address beside the script that an optimiser has switched off': { body: `${element}<script type="delayed" src="/dist/lede.js"></script>${asData('')}` },
  'two copies of the script, where a policy allows one rule for HTML': {
    head: '<script src="/dist/lede.js"></script><script src="/copy/lede.js"></script><script src="/dist/hydrate.js"></script>',
    body: element,
    headers: { 'content-security-policy': "require-trusted-types-for 'script'; trusted-types lede" },
  },
  'a policy that makes the page itself a sandbox': {
    head: '<script async src="/dist/lede.js"></script>',
    body: element,
    headers: { 'content-security-policy': 'sandbox allow-scripts' },
  },
  'a module that is fetched with credentials': { head: '<script type="module" crossorigin="use-credentials" src="/dist/lede.js"></script>', body: element },
  'a frame whose page is a text': { body: `${told}<iframe title="Article" srcdoc="${attribute(inFrame)}"></iframe>` },
  'a frame in a sandbox whose page is a text': { body: `${told}<iframe sandbox="allow-scripts" title="Article" srcdoc="${attribute(inFrame)}"></iframe>` },
  'a frame with a data: address': {
    body: `${told}<script>const frame = document.createElement('iframe'), html = ${inScript(inFrame)}.replaceAll('"/', '"' + location.origin + '/');
      frame.src = 'data:text/html;charset=utf-8,' + encodeURIComponent(html); document.body.append(frame);</script>`,
  },
  'a monitor that defines subclasses of all elements': {
    head: `<script>const { define } = customElements; customElements.define = function (name, base, ...rest) { define.call(this, name, class extends base {}, ...rest); };</script><script async src="/dist/lede.js"></script>`,
    body: element,
  },
  'a router that keeps pages as text, as Livewire’s': {
    head: '<script async src="/dist/lede.js"></script>',
    body: `<main>${element}</main><script>
      const bodyOf = (html) => new DOMParser().parseFromString(html, 'text/html').body;
      window.outcome = window.outcome.then(async () => { const kept = document.body.outerHTML;
        document.body.replaceWith(bodyOf('<p>Another page</p>')); await new Promise((resolve) => setTimeout(resolve, 50));
        document.body.replaceWith(bodyOf(kept)); await document.querySelector('lede-article').ready; return { name: 'lede-ready' }; });</script>`,
  },
  'an optimiser that runs scripts without saying which': {
    body: `${element}<script type="delayed" data-address="/dist/lede.js"></script>${onLoad(`
      Object.defineProperty(document, 'currentScript', { get: () => document.querySelector('script[type=delayed]') });
      const script = document.createElement('script'); script.src = '/dist/lede.js'; document.head.append(script);`)}`,
  },
  'an import of the script by another module': { body: `${element}<script type="module" data-base="/dist/">import '/dist/lede.js'</script>` },
  'a template whose variable for the folder is empty': { head: '<script async src="/dist/lede.js" data-base=""></script>', body: element },
  'import() with the folder named': { head: '<script data-base="/dist">import("/dist/lede.js")</script>', body: element },
  'a blob: address with the folder named': {
    body: `${element}<script>fetch('/dist/lede.js').then((answer) => answer.blob()).then((blob) => {
      const script = document.createElement('script'); script.dataset.base = '/dist'; script.src = URL.createObjectURL(blob); document.head.append(script); })</script>`,
  },
  'an address with a version behind it': { head: '<script src="/dist/lede.js?ver=6.4.2"></script>', body: element },
  'an import map and the package’s own modules': {
    head: '<script type="importmap">{"imports": {"lede-article/element": "/dist/element.js"}}</script><script type="module">import "lede-article/element"</script>',
    body: element,
  },
  'a content system that adds paragraphs and line breaks': {
    body: `<p><script async src="/dist/lede.js"></script><br />\n${element.replace('><a', '><br />\n<a')}</p>`,
  },
  'the loader of modules of AMD': { head: '<script>window.define = () => { throw new Error("no"); }; window.define.amd = {}; window.module = { exports: {} };</script><script src="/dist/lede.js"></script>', body: element },
};

let site;
let rendered;
before(async () => {
  site = await openSite();
  site.add('/jquery.js', { body: jquery });
  site.add('/dist/widget.js', { body: readFileSync(inProject('web', 'dist', 'lede.js')) });
  site.alias('/copy', 'dist');
  site.add('/sandboxed.html', { body: inFrame });
  site.add('/part.html', { body: `<div>${element}<script src="/dist/lede.js"></script></div>` });
  const input = JSON.parse(readFileSync(inProject('examples', 'articles', 'seed.json'), 'utf8'));
  [rendered] = await htmlOf([{ id: 1, operation: 'render', input, options: { output: 'element', styleUrl: '/dist/lede.css' } }]);
});
after(() => site?.close());

// What pages do with an element. `markup` is the element's markup.
const k_insertions = {
  innerHTML: (markup) => void (document.querySelector('main').innerHTML = markup),
  'a document that was parsed apart, whose nodes move': (markup) =>
    document.querySelector('main').append(...new DOMParser().parseFromString(markup, 'text/html').body.childNodes),
  'a document that was parsed apart, whose nodes are copied': (markup) =>
    void document.querySelector('main').append(document.importNode(new DOMParser().parseFromString(markup, 'text/html').body.firstElementChild, true)),
  'a new body': (markup) => document.body.replaceWith(new DOMParser().parseFromString(`<main>${markup}</main>`, 'text/html').body),
  'a new document element': (markup) => void (document.documentElement.innerHTML = `<head></head><body><main>${markup}</main></body>`),
  'a contextual fragment': (markup) => {
    const range = document.createRange();
    range.selectNode(document.querySelector('main'));
    document.querySelector('main').append(range.createContextualFragment(markup));
  },
  'a copy of a template': (markup) => {
    const template = document.createElement('template');
    template.innerHTML = markup;
    document.querySelector('main').append(template.content.cloneNode(true));
  },
  'a closed part that is opened later': async (markup) => {
    document.querySelector('main').innerHTML = `<details><summary>More</summary>${markup}</details>`;
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    document.querySelector('details').open = true;
  },
  'an SVG image': (markup) => void (document.querySelector('main').innerHTML = `<svg width="700" height="900"><foreignObject width="700" height="900">${markup}</foreignObject></svg>`),
  'an element that is moved at once': (markup) => {
    const aside = document.createElement('aside');
    aside.innerHTML = markup;
    document.body.prepend(aside);
    document.querySelector('main').append(aside.firstElementChild);
  },
  'an element that is taken out while it loads, and put back': async (markup) => {
    document.querySelector('main').innerHTML = markup;
    const taken = document.querySelector('main').firstElementChild;
    await Promise.resolve();
    taken.remove();
    await new Promise((resolve) => requestAnimationFrame(resolve));
    document.querySelector('main').append(taken);
  },
};

/** Waits until the article is visible and has its listeners. */
const seen = async () => {
  const rootOf = () => document.querySelector('lede-article')?.shadowRoot;
  const isThere = () => rootOf()?.querySelector('h1')?.getBoundingClientRect().height > 0 && Symbol.for('lede-article') in rootOf();
  for (let turn = 0; turn < 1000 && !isThere(); turn += 1) await new Promise((resolve) => setTimeout(resolve, 20));
  return { isThere: isThere() === true, large: parseFloat(getComputedStyle(rootOf().querySelector('h1')).fontSize) > 20 };
};

describeInEveryEngine('loaders', (browser) => {
  for (const [name, { head, body, headers }] of Object.entries(k_loaders)) {
    test(`${name}: the article is there`, async () => {
      site.add('/loader.html', { body: page({ head, body }), headers });
      await browser().open(`${site.origin}/loader.html`);
      const { name: said, message } = await browser().evaluate(outcome);
      assert.equal(said, 'lede-ready', message);
    });
  }

  for (const [way, script] of [['by the script tag', 'lede.js'], ['rendered by the server', 'hydrate.js']]) {
    for (const [name, insert] of Object.entries(k_insertions)) {
      test(`${name}, ${way}: the article is there`, async () => {
        site.add('/insertion.html', { body: page({ head: `<script defer src="/dist/${script}"></script>`, body: '<main></main>' }) });
        await browser().open(`${site.origin}/insertion.html`);
        await browser().evaluate(insert, script === 'lede.js' ? element : rendered);
        assert.deepEqual(await browser().evaluate(seen), { isThere: true, large: true });
      });
    }
  }
});
