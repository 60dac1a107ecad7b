// Elements whose article, scripts or modules never come, or that the page changes before all is there.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { htmlOf } from '../support/harness.mjs';
import { seedPath } from '../support/seed-parts.mjs';
import { describeInEveryEngine } from './support/engines.mjs';
import { outcome } from './support/outcome.mjs';
import { articleOn, openSite, partnerPage } from './support/site.mjs';

const never = new Promise(() => undefined);

let site;
let rated;
before(async () => {
  site = await openSite();
  site.alias('/held', 'dist');
  const input = { headline: 'Rated', body: 'Text', language: 'en', url: 'https://news.example/a', rating: { endpoint: `${site.origin}/rate` } };
  const outputs = ['fragment', 'element'].map((output) => ({ id: output, operation: 'render', input, options: { output, styleUrl: '/dist/lede.css' } }));
  rated = await htmlOf(outputs);
  site.add('/rated.html', { body: rated[0] });
});
after(() => site?.close());

// Runs in the page.
const state = () => {
  const element = document.querySelector('lede-article');
  return {
    headline: element.shadowRoot?.querySelector('h1')?.textContent ?? null,
    busy: element.getAttribute('aria-busy'),
    fallback: document.querySelector('#fallback')?.getClientRects().length > 0,
  };
};
const headline = async () => {
  while (!document.querySelector('lede-article').shadowRoot?.querySelector('h1')) await new Promise((resolve) => setTimeout(resolve, 10));
};
/** Limits of a minute and of seconds end at once. */
const hasty = '<script>const limit = AbortSignal.timeout.bind(AbortSignal); AbortSignal.timeout = () => limit(300);</script>';

describeInEveryEngine('unfinished', (browser) => {
  async function open(path, options) {
    site.requests.length = 0;
    site.add(path, { body: partnerPage({ src: '', ...options }) });
    await browser().open(site.origin + path);
  }
  const given = (value) =>
    browser().evaluate(async (article) => {
      await customElements.whenDefined('lede-article');
      document.querySelector('lede-article').article = article;
      return window.outcome;
    }, value);

  const k_no_articles = [
    { name: 'an empty text', article: '', code: 'input-empty' },
    { name: 'zero', article: 0, code: 'article-not-an-object' },
    { name: 'false', article: false, code: 'article-not-an-object' },
  ];
  for (const { name, article, code } of k_no_articles) {
    test(`${name} as the article is an error, and the fallback stays`, async () => {
      await open('/no-article.html', {});
      const { name: event, code: got } = await given(article);
      assert.deepEqual([event, got], ['lede-error', code]);
      assert.deepEqual(await browser().evaluate(state), { headline: null, busy: null, fallback: true });
    });
  }

  test('an article is not busy while the scripts of its rating are awaited', async () => {
    site.add('/held/participation.js', { until: never });
    await open('/held-feature.html', { script: '/held/lede.js' });
    await browser().evaluate(() => void (document.querySelector('lede-article').src = '/rated.html')); // after the page's `load`
    await browser().evaluate(headline);
    assert.deepEqual(await browser().evaluate(state), { headline: 'Rated', busy: null, fallback: false });
  });

  test('the fallback comes back, with a way to try again, if the second part of the renderer never comes', async () => {
    site.add('/held/lede-rest.wasm', { until: never });
    site.add('/feature.json', { body: articleOn(site.origin, 'feature.json') });
    await open('/held-rest.html', { src: '/feature.json', script: '/held/lede.js', head: hasty });
    const { name, code, message } = await browser().evaluate(outcome);
    assert.deepEqual([name, code], ['lede-error', 'wasm-unreachable'], message);
    assert.match(message, /lede-rest\.wasm did not answer within a minute/);
    assert.deepEqual(await browser().evaluate(state), { headline: null, busy: null, fallback: true });
    assert.ok(await browser().evaluate(() => Boolean(document.querySelector('lede-article').shadowRoot.querySelector('[part=retry]'))));
  });

  test('an answer that is cut is reported, though the server does not answer a second time', async () => {
    let asked = 0;
    // The first answer ends in its middle, and the others never begin.
    site.add('/cut.json', {
      get until() {
        return ++asked > 1 ? never : undefined;
      },
      body: readFileSync(seedPath).subarray(0, 500),
      headers: { 'content-length': '100000' },
      cut: true,
    });
    await open('/cut.html', { src: '/cut.json', head: hasty });
    const { name, code } = await browser().evaluate(outcome);
    assert.deepEqual([name, code], ['lede-error', 'article-unreachable']);
  });

  test('an article whose address is taken away while it is awaited is not shown', async () => {
    let answer;
    site.add('/late.json', { body: readFileSync(seedPath), until: new Promise((resolve) => (answer = resolve)) });
    await open('/late.html', { src: '/late.json' });
    await site.when(() => site.requests.includes('/late.json'));
    const aborted = site.aborted.length;
    await browser().evaluate(() => document.querySelector('lede-article').removeAttribute('src'));
    await site.when(() => site.aborted.length > aborted);
    answer();
    assert.deepEqual(await browser().evaluate(state), { headline: null, busy: null, fallback: true });
  });

  test('element.ready resolves, and the state is ready, if hydrate.js has run before lede.js', async () => {
    site.add('/both.html', {
      body: `<!doctype html><meta charset="utf-8"><title>Both</title><link rel="icon" href="data:,">${rated[1]}
        <script defer src="/dist/hydrate.js"></script><script defer src="/dist/lede.js"></script>`,
    });
    await browser().open(`${site.origin}/both.html`);
    const detail = await browser().evaluate(async () => {
      await customElements.whenDefined('lede-article');
      return document.querySelector('lede-article').ready;
    });
    assert.deepEqual(detail, { warnings: [], jsonLd: '' });
  });

  test('a page may put an article into a template and take it out again', async () => {
    await open('/template.html', { src: '/rated.html', script: '/dist/lede.js' });
    assert.equal((await browser().evaluate(outcome)).name, 'lede-ready');
    const { errors, sizes } = await browser().evaluate(async () => {
      const found = [];
      addEventListener('error', ({ message }) => found.push(message));
      addEventListener('unhandledrejection', ({ reason }) => found.push(String(reason)));
      const element = document.querySelector('lede-article');
      const before = getComputedStyle(element.shadowRoot.querySelector('h1')).fontSize;
      document.createElement('template').content.append(element);
      await new Promise((resolve) => setTimeout(resolve));
      document.body.append(element);
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      return { errors: found, sizes: [before, getComputedStyle(element.shadowRoot.querySelector('h1')).fontSize] };
    });
    assert.deepEqual(errors, []);
    assert.equal(sizes[0], sizes[1], 'with the same style');
  });
});
