// Real libraries that pages use: those that replace functions of the browser, and routers, which insert the next page
// into the present one. The article is rendered by the script tag, rendered ahead, or rendered by the server. It is
// shown, and its forms work.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { buildSync } from 'esbuild';
import { inProject } from '../support/paths.mjs';
import { describeInEveryEngine } from './support/engines.mjs';
import { siteWithWays } from './support/ways.mjs';

const { resolve } = createRequire(import.meta.url);
const file = (name, path) => readFileSync(join(dirname(resolve(name)), path), 'utf8');
const bundle = (contents) =>
  buildSync({ stdin: { contents, resolveDir: inProject('tests') }, bundle: true, format: 'iife', write: false, logLevel: 'silent' }).outputFiles[0].text;

const k_replacing = {
  // The library replaces `fetch` only if the browser has none, so the page removes the browser's first, as pages do
  // that want to see all requests.
  'fetch by XMLHttpRequest': () => `for (const name of ['fetch', 'Headers', 'Request', 'Response']) window[name] = undefined; ${bundle("import 'whatwg-fetch'")}`,
  'the zones of Angular': () => file('zone.js/package.json', 'bundles/zone.umd.js'),
  'the synthetic shadow roots of Salesforce': () => bundle("import '@lwc/synthetic-shadow'"),
};

const whenParsed = (words) => `document.addEventListener('DOMContentLoaded', () => { ${words} })`;
const k_routers = {
  // Without that word it keeps the page as text, in which shadow roots are not (web/README.md).
  htmx: { code: () => file('htmx.org/package.json', 'dist/htmx.js'), outer: 'hx-boost="true" hx-history="false"' },
  swup: { code: () => bundle(`import Swup from 'swup'; ${whenParsed('new Swup({ animationSelector: false })')}`), inner: 'id="swup"' },
  Barba: {
    code: () => bundle(`import barba from '@barba/core'; ${whenParsed('barba.init({})')}`),
    outer: 'data-barba="wrapper"',
    inner: 'data-barba="container" data-barba-namespace="page"',
  },
  Unpoly: { code: () => file('unpoly/package.json', 'unpoly.js'), link: 'up-follow up-target="main"' },
};

const opened = siteWithWays();

const page = ({ script, body, outer = '', inner = '' }) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Host</title>
<link rel="icon" href="data:,"><script src="/library.js"></script><script defer src="/dist/${script}"></script></head>
<body><div ${outer}><main ${inner}>${body}</main></div></body></html>`;

/** Waits until the article is there, votes as a reader does, and says what became of both. */
const read = async () => {
  const waitFor = async (condition) => {
    for (let turn = 0; turn < 1000 && !condition(); turn += 1) await new Promise((resolve) => setTimeout(resolve, 20));
  };
  const rootOf = () => document.querySelector('lede-article')?.shadowRoot;
  await waitFor(() => rootOf() && Symbol.for('lede-article participation') in rootOf());
  const root = rootOf();
  if (!root?.querySelector('h1')) return { headline: null };
  let vote;
  document.querySelector('lede-article').addEventListener('lede-rate', (event) => {
    event.preventDefault();
    vote = event.detail.value;
    event.detail.settle('sent');
  });
  root.querySelector('[data-component=rating] input[value="4"]').click();
  root.querySelector('[data-component=rating] [type=submit]').click();
  await waitFor(() => vote);
  const headline = root.querySelector('h1');
  return { headline: headline.textContent, large: parseFloat(getComputedStyle(headline).fontSize) > 20, vote };
};
const k_read = { headline: 'The ferry that waits for the sea', large: true, vote: 4 };

const go = async (selector, path) => {
  if (selector) document.querySelector(selector).click();
  else history.back();
  while (location.pathname !== path || !document.querySelector(path === '/list.html' ? '#read' : 'lede-article')) await new Promise((resolve) => setTimeout(resolve, 20));
};

describeInEveryEngine('libraries', (browser) => {
  for (const way of ['by the script tag', 'rendered ahead', 'rendered by the server']) {
    for (const [name, code] of Object.entries(k_replacing)) {
      test(`${name}: an article ${way} is there`, async () => {
        opened.site.add('/library.js', { body: code() });
        opened.site.add('/page.html', { body: page(opened.ways[way]) });
        await browser().open(`${opened.site.origin}/page.html`);
        assert.deepEqual(await browser().evaluate(read), k_read);
      });
    }

    for (const [name, { code, link = '', ...places }] of Object.entries(k_routers)) {
      test(`${name}: an article ${way} is there on the way forward and on the way back`, async () => {
        const { script, body } = opened.ways[way];
        opened.site.add('/library.js', { body: code() });
        opened.site.add('/list.html', { body: page({ script, ...places, body: `<h1>List</h1><a id="read" ${link} href="/page.html">Read</a>` }) });
        opened.site.add('/page.html', { body: page({ script, ...places, body: `${body}<a id="back" ${link} href="/list.html">List</a>` }) });
        await browser().open(`${opened.site.origin}/list.html`);
        await browser().evaluate(go, '#read', '/page.html');
        assert.deepEqual(await browser().evaluate(read), k_read);
        await browser().evaluate(go, '#back', '/list.html');
        await browser().evaluate(go, null, '/page.html');
        assert.deepEqual(await browser().evaluate(read), k_read);
      });
    }
  }
});
