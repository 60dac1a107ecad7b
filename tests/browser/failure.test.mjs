// What can fail on a real page: the reader keeps the fallback, and the page gets a lede-error with a code that says
// why.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { seedPath } from '../support/seed-parts.mjs';
import { describeInEveryEngine } from './support/engines.mjs';
import { outcome } from './support/outcome.mjs';
import { openSite, partnerPage } from './support/site.mjs';

const seedText = readFileSync(seedPath, 'utf8');
const notFoundPage = '<!doctype html><title>Not found</title><h1>Not found</h1>';
const json = (body, more = {}) => ({ type: 'application/json', body, ...more });

// What the article's address answers.
const articles = [
  { name: 'the article is not there (404)', article: { status: 404, body: notFoundPage }, code: 'article-not-found' },
  { name: 'the article was taken away (410)', article: { status: 410, body: notFoundPage }, code: 'article-not-found' },
  { name: 'the server fails (500)', article: { status: 500, body: notFoundPage }, code: 'article-refused' },
  { name: 'an HTML page instead of JSON', article: { body: notFoundPage }, code: 'article-is-html' },
  { name: 'an HTML page that says it is JSON', article: json(notFoundPage), code: 'article-is-html' },
  { name: 'JSON cut in the middle', article: json(seedText.slice(0, 700)), code: 'json-truncated' },
  { name: 'not JSON', article: json('headline: yes'), code: 'json-syntax' },
  { name: 'an answer in words', article: json('Not found: the page has moved.'), code: 'json-syntax' },
  { name: 'an empty answer', article: json(''), code: 'input-empty' },
  { name: 'an array', article: json('[1, 2]'), code: 'article-not-an-object' },
  { name: 'a number', article: json('42'), code: 'article-not-an-object' },
  { name: 'an article without headline and body', article: json('{"lede": 1, "kicker": "x"}'), code: 'article-empty' },
  { name: 'brackets without end', article: json('['.repeat(100_000)), code: 'json-too-deep' },
];

const firstPart = readFileSync(new URL('../../web/dist/lede.wasm', import.meta.url));
const cutOff = {
  body: firstPart.subarray(0, firstPart.length / 2),
  headers: { 'content-length': firstPart.length },
  cut: true,
};

// What the address of the wasm answers.
const modules = [
  { name: 'no lede.wasm (404)', wasm: { status: 404, body: notFoundPage }, code: 'wasm-not-found' },
  { name: 'an HTML page instead of lede.wasm', wasm: { type: 'text/html', body: notFoundPage }, code: 'wasm-is-html' },
  { name: 'a lede.wasm that is not WebAssembly', wasm: { type: 'application/wasm', body: 'nonsense' }, code: 'wasm-invalid' },
  { name: 'a lede.wasm cut off', wasm: { ...cutOff, type: 'application/wasm' }, code: 'wasm-unreachable' },
  { name: 'a lede.wasm of another type cut off', wasm: { ...cutOff, type: 'text/plain' }, code: 'wasm-unreachable' },
];

// What the page's own policy forbids.
const policies = [
  {
    name: "a policy without 'wasm-unsafe-eval'",
    csp: (origin) => `default-src 'none'; script-src ${origin}; connect-src ${origin}; img-src ${origin}`,
    code: 'wasm-blocked',
  },
  {
    name: 'a policy that forbids the address of the article',
    csp: (origin) => `script-src ${origin} 'wasm-unsafe-eval'; connect-src ${origin}/dist/`,
    code: 'article-unreachable',
  },
];

let site;
before(async () => {
  site = await openSite();
});
after(() => site?.close());

const shown = () => {
  const fallback = document.querySelector('#fallback');
  return fallback.getClientRects().length > 0 && getComputedStyle(fallback).visibility === 'visible';
};

describeInEveryEngine('failure', (browser) => {
  async function expectFallback(path, code) {
    await browser().open(site.origin + path);
    const { name, code: actual, message } = await browser().evaluate(outcome);
    assert.deepEqual({ name, code: actual }, { name: 'lede-error', code }, message);
    assert.ok(message.length > 10, 'the message says something');
    assert.ok(await browser().evaluate(shown), 'the fallback is shown');
  }

  articles.forEach(({ name, article, code }, index) => {
    test(`${name}: ${code}`, async () => {
      site.add(`/failing/${index}.json`, article);
      site.add(`/failing/article-${index}.html`, { body: partnerPage({ src: `/failing/${index}.json` }) });
      await expectFallback(`/failing/article-${index}.html`, code);
    });
  });

  test('a host that nothing listens on: article-unreachable', async () => {
    site.add('/failing/unreachable.html', { body: partnerPage({ src: 'http://127.0.0.1:9/article.json' }) });
    await expectFallback('/failing/unreachable.html', 'article-unreachable');
  });

  modules.forEach(({ name, wasm, code }, index) => {
    test(`${name}: ${code}`, async () => {
      site.alias(`/broken-${index}`, 'dist');
      site.add(`/broken-${index}/lede.wasm`, wasm);
      site.add(`/failing/wasm-${index}.html`, {
        body: partnerPage({ src: '/articles/seed.json', script: `/broken-${index}/lede.js` }),
      });
      await expectFallback(`/failing/wasm-${index}.html`, code);
    });
  });

  test('no WebAssembly at all: wasm-unsupported', async () => {
    site.add('/failing/without.js', { body: 'delete window.WebAssembly;' });
    site.add('/failing/without.html', {
      body: partnerPage({ src: '/articles/seed.json', head: '<script src="/failing/without.js"></script>' }),
    });
    await expectFallback('/failing/without.html', 'wasm-unsupported');
  });

  policies.forEach(({ name, csp, code }, index) => {
    test(`${name}: ${code}`, async () => {
      site.add(`/failing/policy-${index}.html`, {
        body: partnerPage({ src: '/articles/seed.json' }),
        headers: { 'content-security-policy': csp(site.origin) },
      });
      await expectFallback(`/failing/policy-${index}.html`, code);
    });
  });

  test('a lede.wasm of the wrong type still works', async () => {
    site.alias('/mistyped', 'dist');
    const wasm = site.origin + '/dist/lede.wasm';
    const body = Buffer.from(await (await fetch(wasm)).arrayBuffer());
    site.add('/mistyped/lede.wasm', { type: 'application/octet-stream', body });
    site.add('/failing/mistyped.html', {
      body: partnerPage({ src: '/articles/seed.json', script: '/mistyped/lede.js' }),
    });
    await browser().open(`${site.origin}/failing/mistyped.html`);
    assert.deepEqual(await browser().evaluate(outcome), { name: 'lede-ready' });
  });

  test('a script that is not there leaves the fallback alone', async () => {
    site.add('/failing/no-script.html', { body: partnerPage({ src: '/articles/seed.json', script: '/failing/none.js' }) });
    await browser().open(`${site.origin}/failing/no-script.html`);
    assert.ok(await browser().evaluate(shown));
  });

  test('an article that failed can be tried again', async () => {
    site.add('/failing/later.json', { status: 503, body: 'not yet' });
    site.add('/failing/later.html', { body: partnerPage({ src: '/failing/later.json' }) });
    await expectFallback('/failing/later.html', 'article-refused');
    site.add('/failing/later.json', json(seedText));
    const next = await browser().evaluate(() => {
      const element = document.querySelector('lede-article');
      const ready = new Promise((resolve) => {
        for (const name of ['lede-ready', 'lede-error']) element.addEventListener(name, () => resolve(name), { once: true });
      });
      element.src = '/failing/later.json';
      return ready;
    });
    assert.equal(next, 'lede-ready');
    assert.equal(await browser().evaluate(shown), false);
  });
});
