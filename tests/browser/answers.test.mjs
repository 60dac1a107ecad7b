// Servers with unusual answers: wrong types, byte-order marks and empty lines around a document, comments of caches
// after it, compression without a Content-Encoding or with two, redirects. The article is shown, or the message says
// what to correct.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { htmlOf } from '../support/harness.mjs';
import { inProject } from '../support/paths.mjs';
import { describeInEveryEngine } from './support/engines.mjs';
import { outcome } from './support/outcome.mjs';
import { openSite, page } from './support/site.mjs';

const k_article = { lede: 1, language: 'en', headline: 'A bridge opens', body: 'Nobody has crossed it yet.' };
const json = JSON.stringify(k_article);
const gzipped = { 'content-encoding': 'gzip' };
const compiled = (name) => readFileSync(inProject('web', 'dist', name));

let site;
let elsewhere; // allows no other origin to read its answers
let html;
before(async () => {
  [site, elsewhere] = await Promise.all([openSite(), openSite()]);
  [html] = await htmlOf([{ id: 1, operation: 'render', input: k_article }]);
  elsewhere.add('/article.json', { body: json, headers: { 'access-control-allow-origin': 'null' } });
  site.alias('/moved', 'dist');
});
after(() => Promise.all([site?.close(), elsewhere?.close()]));

const k_shown = {
  'JSON as text/plain': () => ({ type: 'text/plain', body: json }),
  'JSON without a type': () => ({ type: '', body: json }),
  'JSON behind a byte-order mark': () => ({ body: `\uFEFF${json}` }),
  'JSON in front of a cache’s comments': () => ({ body: `${json}\n<!-- Dynamic page generated in 0.2 seconds. -->\n<!-- Cached page -->\n` }),
  'HTML as text/plain': () => ({ type: 'text/plain', body: html }),
  'HTML behind a byte-order mark': () => ({ type: 'text/html', body: `\uFEFF${html}` }),
  'HTML between empty lines': () => ({ type: 'text/html', body: `\n${html}\r\n\r\n` }),
  'a redirect': () => ({ status: 302, headers: { location: '/whole.json' } }),
};

const k_refused = {
  'JSON that is compressed twice': {
    answer: () => ({ body: gzipSync(gzipSync(json)), headers: gzipped }),
    code: 'input-encoding',
    says: /looks compressed .*Content-Encoding/,
  },
  'JSON that is compressed, which nobody says': { answer: () => ({ body: gzipSync(json) }), code: 'input-encoding', says: /looks compressed/ },
  'a redirect to a server that does not allow the page': {
    answer: () => ({ status: 302, headers: { location: `${elsewhere.origin}/article.json` } }),
    code: 'article-unreachable',
    says: /a redirect leads to a server that does not allow this page’s origin/,
  },
};

const k_files = {
  'a redirect of every file': (name) => ({ status: 302, headers: { location: `/dist/${name}` } }),
  'modules of no type that a browser may not guess': (name) =>
    name.endsWith('.wasm') && { type: 'application/octet-stream', body: compiled(name), headers: { 'x-content-type-options': 'nosniff' } },
  'modules as text': (name) => name.endsWith('.wasm') && { type: 'text/plain; charset=utf-8', body: compiled(name) },
};
const k_names = ['render.js', 'lede.wasm', 'lede-rest.wasm', 'participation.js'];

describeInEveryEngine('answers', (browser) => {
  const open = async (answer, script = '/dist/lede.js') => {
    site.add('/whole.json', { body: json });
    site.add('/article', { type: 'application/json', ...answer });
    site.add('/page.html', { body: page({ head: `<script async src="${script}"></script>`, body: '<lede-article src="/article"></lede-article>' }) });
    await browser().open(`${site.origin}/page.html`);
    return browser().evaluate(outcome);
  };

  for (const [name, answer] of Object.entries(k_shown)) {
    test(`${name}: the article is there`, async () => {
      const { name: said, message } = await open(answer());
      assert.equal(said, 'lede-ready', message);
      assert.equal(await browser().evaluate(() => document.querySelector('lede-article').shadowRoot.querySelector('h1').textContent), k_article.headline);
    });
  }

  test('a type of JSON that Lede does not name is accepted, so that no server has to refuse it with 406', async () => {
    const { name: said, message } = await open({ type: 'application/vnd.api+json', body: json });
    assert.equal(said, 'lede-ready', message);
    const { headers } = site.log.findLast(({ path }) => path === '/article');
    assert.match(headers.accept, /^application\/json, text\/html;lede=1;q=0\.9, \*\/\*;q=0\.9$/);
  });

  for (const [name, { answer, code, says }] of Object.entries(k_refused)) {
    test(`${name}: the message says so`, async () => {
      const said = await open(answer());
      assert.equal(said.code, code, said.message);
      assert.match(said.message, says);
    });
  }

  for (const [name, answer] of Object.entries(k_files)) {
    test(`${name}: the article is there`, async () => {
      for (const file of k_names) if (answer(file)) site.add(`/moved/${file}`, answer(file));
      const { name: said, message } = await open({ body: json }, '/moved/lede.js');
      for (const file of k_names) site.remove(`/moved/${file}`);
      assert.equal(said, 'lede-ready', message);
    });
  }

  test('a module that is compressed, which nobody says: the message says so', async () => {
    site.add('/moved/lede.wasm', { type: 'application/octet-stream', body: gzipSync(compiled('lede.wasm')) });
    // By the npm package, which checks no hashes, since these bytes have another one.
    const script = readFileSync(inProject('web', 'dist', 'index.js'), 'utf8');
    site.add('/moved/index.js', { body: script });
    site.add('/page.html', { body: page({}) });
    await browser().open(`${site.origin}/page.html`);
    const said = await browser().evaluate(async () => {
      const { load } = await import('/moved/index.js');
      return load({ wasm: '/moved/lede.wasm' }).then(() => 'nothing', ({ code, message }) => `${code}: ${message}`);
    });
    site.remove('/moved/lede.wasm');
    assert.match(said, /^wasm-invalid: .*lede\.wasm is compressed/);
  });
});
