// Pages whose scripts have replaced, extended, frozen or removed functions of the browser. On each the article is the
// same, by the script tag, rendered ahead, and rendered by the server; and its forms work.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { htmlOf } from '../support/harness.mjs';
import { describeInEveryEngine } from './support/engines.mjs';
import { outcome } from './support/outcome.mjs';
import { articleOn, openSite } from './support/site.mjs';

const k_patches = {
  // As Prototype.js has it: only what has a length and numbers, and nothing is done with the second argument.
  'an Array.from that takes lists with a length alone': () => {
    Array.from = (list) => {
      if (!list) return [];
      const results = new Array(list.length || 0);
      for (let index = results.length; index--;) results[index] = list[index];
      return results;
    };
  },
  'methods for JSON on arrays, strings and numbers': () => {
    for (const { prototype } of [Array, String, Number]) prototype.toJSON = function () { return `"${this}"`; };
  },
  'what every object inherits can be enumerated': () => {
    for (const { prototype } of [Object, Array, String, Function]) prototype.extend = 'extended';
    Object.prototype.signal = Object.prototype.once = undefined;
  },
  'methods of elements that return the element, as old libraries wrote them': () => {
    const { remove } = Element.prototype;
    Element.prototype.remove = function () { remove.call(this); return this; };
    Element.prototype.select = Element.prototype.up = Element.prototype.hide = Element.prototype.get = function () { return this; };
    const { bind } = Function.prototype;
    Function.prototype.bind = function (...all) { return bind.apply(this, all); };
  },
  'promises of a library': () => {
    window.Promise = class Library extends Promise {
      static allSettled = undefined;
      static any = undefined;
    };
  },
  'frozen intrinsics': () => {
    for (const name of Object.getOwnPropertyNames(globalThis)) {
      if (!/^(?:Object|Function|Array|String|Number|Boolean|Symbol|BigInt|Promise|Map|Set|WeakMap|RegExp|Date|\w*Error|\w*Array|ArrayBuffer|DataView|JSON|Math|Reflect|Proxy)$/.test(name)) continue;
      const { prototype } = globalThis[name];
      if (prototype) Object.freeze(prototype);
      Object.freeze(globalThis[name]);
    }
  },
  'shadow roots that are always closed': () => {
    const { attachShadow } = Element.prototype;
    Element.prototype.attachShadow = function (options) {
      const root = attachShadow.call(this, { ...options, mode: 'closed' });
      this.closedRoot = root;
      return root;
    };
  },
  'listeners whose options are true or false': () => {
    const { addEventListener } = EventTarget.prototype;
    EventTarget.prototype.addEventListener = function (type, listener, options) { return addEventListener.call(this, type, listener, Boolean(options)); };
  },
  'the globals of Node and of module loaders': () => {
    Object.assign(window, { global: window, process: { env: {}, versions: { node: '20.0.0' }, type: 'renderer' }, Buffer: {}, exports: {}, module: { exports: {} } });
    window.require = () => { throw new Error('there is no such module'); };
    Object.assign((window.define = () => undefined), { amd: {} });
  },
  'a console that only logs': () => {
    Object.defineProperty(window, 'console', { value: { log() {} } });
  },
  'no storage, no clipboard, no sharing': () => {
    for (const name of ['localStorage', 'sessionStorage']) Object.defineProperty(window, name, { get: () => { throw new DOMException('denied', 'SecurityError'); } });
    for (const name of ['clipboard', 'share']) Object.defineProperty(navigator, name, { value: undefined });
  },
  'no style sheets that scripts construct': () => {
    delete ShadowRoot.prototype.adoptedStyleSheets;
    delete Document.prototype.adoptedStyleSheets;
    window.CSSStyleSheet = undefined;
  },
  // Newer than Chromium 103, Firefox 115 and Safari 16.4.
  'nothing that the oldest browsers do not have': () => {
    const newer = [
      [URL, 'canParse parse'], [Promise, 'withResolvers try'], [Object, 'groupBy'], [Map, 'groupBy'], [Array, 'fromAsync'], [AbortSignal, 'any'],
      [Array.prototype, 'toSorted toReversed toSpliced with'], [String.prototype, 'isWellFormed toWellFormed'], [ArrayBuffer.prototype, 'transfer resize'],
      [Set.prototype, 'union intersection difference'], [Element.prototype, 'setHTMLUnsafe getHTML setHTML moveBefore checkVisibility'],
      [Document, 'parseHTMLUnsafe'], [Document.prototype, 'startViewTransition'], [window.CustomStateSet?.prototype ?? {}, 'add clear'],
      [HTMLElement.prototype, 'showPopover hidePopover'], [window, 'Iterator navigation scheduler trustedTypes CloseWatcher'],
      [HTMLTemplateElement.prototype, 'shadowRootClonable shadowRootSerializable'],
    ];
    for (const [object, names] of newer) for (const name of names.split(' ')) delete object[name];
  },
};

const k_page = ({ patch, body, script }) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Patched</title><link rel="icon" href="data:,">
<script src="/pages/record.js"></script><script>(${patch})();</script></head><body><main>${body}</main><script async src="/dist/${script}"></script></body></html>`;

let site;
const k_ways = {};
before(async () => {
  site = await openSite();
  const article = JSON.stringify({ ...JSON.parse(articleOn(site.origin, 'feature.json')), comments: { endpoint: `${site.origin}/comment`, items: [] } });
  const cases = ['fragment', 'element'].map((output) => ({ id: output, operation: 'render', input: article, options: { output, styleUrl: '/dist/lede.css' } }));
  const [fragment, element] = await htmlOf(cases);
  site.add('/patched.json', { type: 'application/json', body: article });
  site.add('/patched.fragment', { type: 'text/html; charset=utf-8', body: fragment });
  Object.assign(k_ways, {
    'by the script tag': { body: '<lede-article src="/patched.json"></lede-article>', script: 'lede.js' },
    'rendered ahead': { body: '<lede-article src="/patched.fragment"></lede-article>', script: 'lede.js' },
    'rendered by the server': { body: element, script: 'hydrate.js' },
  });
});
after(() => site?.close());

/** What a reader sees, and whether the form answers. */
const look = () => {
  const host = document.querySelector('lede-article');
  const root = host.shadowRoot ?? host.closedRoot;
  const article = root.querySelector('.lede');
  const style = getComputedStyle(article.querySelector('h1'));
  let voted;
  host.addEventListener('lede-rate', (event) => {
    voted = event.detail.value;
    event.preventDefault();
    event.detail.settle('sent');
  });
  article.querySelector('[data-component=rating] input[value="4"]').click();
  article.querySelector('[data-component=rating] button[type=submit]').click();
  return { words: article.textContent.replace(/\s+/g, ' ').length > 2000, headline: article.querySelector('h1').textContent, font: style.fontSize, width: article.offsetWidth > 300, voted };
};

describeInEveryEngine('patched pages', (browser) => {
  const seen = async (way, patch) => {
    site.add('/patched.html', { body: k_page({ patch, ...k_ways[way] }) });
    await browser().open(`${site.origin}/patched.html`);
    // WebKit's driver also returns inherited properties of an answer.
    const { name } = await browser().evaluate(outcome);
    assert.equal(name, 'lede-ready');
    const { words, headline, font, width, voted } = await browser().evaluate(look);
    return { words, headline, font, width, voted };
  };
  for (const way of ['by the script tag', 'rendered ahead', 'rendered by the server']) {
    let plain;
    test(`a page that leaves all as it is, ${way}`, async () => {
      plain = await seen(way, () => undefined);
      assert.deepEqual({ ...plain, headline: '', font: '' }, { words: true, headline: '', font: '', width: true, voted: 4 });
    });
    for (const [name, patch] of Object.entries(k_patches)) {
      test(`${name}, ${way}`, async () => {
        assert.deepEqual(await seen(way, patch), plain);
      });
    }
  }
});
