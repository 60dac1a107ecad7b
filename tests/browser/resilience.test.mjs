// Bad networks and long sessions: answers that come late or never, two hundred articles on a page, ten thousand one
// after the other.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { inProject } from '../support/paths.mjs';
import { seed, seedPath } from '../support/seed-parts.mjs';
import { describeInEngine, describeInEveryEngine, engineNames } from './support/engines.mjs';
import { nextFrame, outcome } from './support/outcome.mjs';
import { openSite, page, partnerPage } from './support/site.mjs';

const k_many = 200;
const k_replacements = 10_000;

let site;
before(async () => {
  site = await openSite();
});
after(() => site?.close());

/** An answer that is held back until the test releases it. */
function held(path, answer) {
  let release;
  const until = new Promise((resolve) => (release = resolve));
  site.add(path, { ...answer, until });
  return release;
}

const wasm = () => ({
  type: 'application/wasm',
  body: readFileSync(`${process.env.LEDE_DIST ?? inProject('web', 'dist')}/lede.wasm`),
});
const article = () => ({ body: readFileSync(seedPath) });
const asked = (path) => site.when(() => site.requests.includes(path));

const state = () => ({
  headline: document.querySelector('lede-article')?.shadowRoot?.querySelector('h1')?.textContent ?? null,
  fallback: document.querySelector('#fallback').getClientRects().length,
  loading: document.readyState === 'loading',
});

describeInEveryEngine('a slow network', (browser) => {
  before(() => site.alias('/slow', 'dist'));

  test('the article comes first, the wasm last', async () => {
    site.requests.length = 0;
    const release = held('/slow/lede.wasm', wasm());
    site.add('/first.html', { body: partnerPage({ src: '/articles/seed.json', script: '/slow/lede.js' }) });
    await browser().open(`${site.origin}/first.html`);
    await asked('/articles/seed.json');
    await asked('/slow/lede.wasm');
    assert.deepEqual(await browser().evaluate(state), { headline: null, fallback: 1, loading: false });
    release();
    assert.deepEqual(await browser().evaluate(outcome), { name: 'lede-ready' });
    assert.deepEqual(await browser().evaluate(state), { headline: seed.headline, fallback: 0, loading: false });
  });

  test('the wasm comes first, the article last', async () => {
    site.requests.length = 0;
    const release = held('/late.json', article());
    site.add('/last.html', { body: partnerPage({ src: '/late.json' }) });
    await browser().open(`${site.origin}/last.html`);
    await asked('/late.json');
    await asked('/dist/lede.wasm');
    assert.deepEqual(await browser().evaluate(state), { headline: null, fallback: 1, loading: false });
    release();
    assert.deepEqual(await browser().evaluate(outcome), { name: 'lede-ready' });
    assert.deepEqual(await browser().evaluate(state), { headline: seed.headline, fallback: 0, loading: false });
  });

  // WebKit runs no async script while another one blocks the parser, so this one is not async.
  test('nothing waits for the rest of the page', async () => {
    site.requests.length = 0;
    const release = held('/blocking.js', { body: 'window.blockingCame = true;' });
    const element = '<lede-article src="/articles/seed.json"><a id="fallback" href="/">The fallback</a></lede-article>';
    site.add('/blocked.html', {
      body: page({
        head: '<script src="/dist/lede.js"></script>',
        body: `${element}<p>After it</p><script src="/blocking.js"></script><p id="end">The end</p>`,
      }),
    });
    // The driver returns from `open` only when the page has loaded.
    const opened = browser().open(`${site.origin}/blocked.html`);
    try {
      for (const path of ['/blocking.js', '/articles/seed.json', '/dist/lede.wasm']) await asked(path);
    } finally {
      release();
      await opened;
    }
    assert.deepEqual(await browser().evaluate(outcome), { name: 'lede-ready' });
  });

  test('the picture comes last, and the text does not move for it', async () => {
    const release = held('/late.webp', { body: readFileSync(inProject('examples/articles/pictures/forum.webp')) });
    const pictured = {
      headline: 'Here',
      body: 'Text\n\nMore text',
      image: { url: `${site.origin}/late.webp`, alt: 'A', width: 1200, height: 800 },
    };
    site.add('/pictured.json', { body: JSON.stringify(pictured) });
    site.add('/pictured.html', { body: page({ body: '<main></main>' }) });
    await browser().open(`${site.origin}/pictured.html`);
    await browser().evaluate(() => {
      const script = Object.assign(document.createElement('script'), { src: '/dist/lede.js' });
      document.head.append(script);
      document.querySelector('main').innerHTML = '<lede-article src="/pictured.json"></lede-article>';
    });
    assert.deepEqual(await browser().evaluate(outcome), { name: 'lede-ready' });
    await browser().evaluate(nextFrame);
    const place = () =>
      document.querySelector('lede-article').shadowRoot.querySelector('[part~=body]').getBoundingClientRect().top;
    const before = await browser().evaluate(place);
    const complete = await browser().evaluate(
      () => document.querySelector('lede-article').shadowRoot.querySelector('img').complete,
    );
    release();
    const width = await browser().evaluate(async () => {
      const picture = document.querySelector('lede-article').shadowRoot.querySelector('img');
      picture.loading = 'eager';
      await picture.decode();
      return picture.naturalWidth;
    });
    await browser().evaluate(nextFrame);
    assert.equal(complete, false, 'the article did not wait for its picture');
    assert.ok(width > 0);
    assert.equal(await browser().evaluate(place), before);
  });

  test('an element that is removed gives its request up, and says nothing more', async () => {
    site.requests.length = 0;
    site.aborted.length = 0;
    const release = held('/unwanted.json', article());
    site.add('/unwanted.html', { body: partnerPage({ src: '/unwanted.json' }) });
    await browser().open(`${site.origin}/unwanted.html`);
    await asked('/unwanted.json');
    await browser().evaluate(() => document.querySelector('lede-article').remove());
    await site.when(() => site.aborted.includes('/unwanted.json'));
    release();
    await browser().evaluate(nextFrame);
    assert.deepEqual(await browser().evaluate(() => window.seen.events), []);
  });

  test('an article cut off in the middle is not shown by halves', async () => {
    const body = readFileSync(seedPath);
    site.add('/cut.json', {
      body: body.subarray(0, body.length / 2),
      headers: { 'content-length': body.length },
      cut: true,
    });
    site.add('/cut.html', { body: partnerPage({ src: '/cut.json' }) });
    await browser().open(`${site.origin}/cut.html`);
    const { name, code } = await browser().evaluate(outcome);
    assert.deepEqual({ name, code }, { name: 'lede-error', code: 'article-unreachable' });
    assert.deepEqual(await browser().evaluate(state), { headline: null, fallback: 1, loading: false });
  });

  test(`${k_many} articles on one page, with one module`, async () => {
    site.requests.length = 0;
    const body = Array.from({ length: k_many }, (_, index) => {
      site.add(`/many/${index}.json`, { body: JSON.stringify({ ...seed, headline: `Article ${index}` }) });
      return `<lede-article src="/many/${index}.json"><a href="/">Fallback ${index}</a></lede-article>`;
    }).join('\n');
    site.add('/many.html', { body: page({ head: '<script async src="/dist/lede.js"></script>', body }) });
    await browser().open(`${site.origin}/many.html`);
    const headlines = await browser().evaluate(async () => {
      const elements = [...document.querySelectorAll('lede-article')];
      const shown = (item) =>
        item.shadowRoot?.querySelector('h1') ?? new Promise((resolve) => item.addEventListener('lede-ready', resolve));
      await Promise.all(elements.map(shown));
      return elements.map((item) => item.shadowRoot.querySelector('h1').textContent);
    });
    assert.deepEqual(
      headlines,
      Array.from({ length: k_many }, (_, index) => `Article ${index}`),
    );
    assert.equal(site.requests.filter((path) => path.endsWith('lede.wasm')).length, 1);
    assert.equal(site.requests.filter((path) => path.startsWith('/many/')).length, k_many);
    // The style sheets, of the article and of rating and comments, are the same for all.
    const sheets = await browser().evaluate(async () => {
      const elements = [...document.querySelectorAll('lede-article')];
      await Promise.all(elements.map(({ ready }) => ready));
      return new Set(elements.flatMap((item) => item.shadowRoot.adoptedStyleSheets)).size;
    });
    assert.equal(sheets, 2);
  });
});

describeInEngine('chromium', 'without a network', (browser) => {
  test('the message says that the device is offline, and a new try works when it is back', async () => {
    site.add('/offline.html', { body: partnerPage({ src: '/articles/feature.json' }) });
    await browser().open(`${site.origin}/offline.html`);
    await browser().evaluate(outcome);
    const next = () =>
      browser().evaluate((src) => {
        const item = document.querySelector('lede-article');
        const said = new Promise((resolve) => {
          item.addEventListener('lede-error', ({ detail }) => resolve(detail.message), { once: true });
          item.addEventListener('lede-ready', () => resolve('lede-ready'), { once: true });
        });
        item.src = src;
        return said;
      }, '/articles/seed.json');
    await browser().page.context().setOffline(true);
    try {
      assert.match(await next(), /this device is offline/);
      assert.deepEqual(await browser().evaluate(state), { headline: null, fallback: 1, loading: false });
    } finally {
      await browser().page.context().setOffline(false);
    }
    assert.equal(await next(), 'lede-ready');
    assert.deepEqual(await browser().evaluate(state), { headline: seed.headline, fallback: 0, loading: false });
  });
});

/** Shows this many articles one after the other in one element, and leaves it to the page what it asks of the browser. */
const replace = async ({ count, from, article }) => {
  const item = document.querySelector('lede-article');
  for (let index = 0; index < count; index += 1) {
    const ready = new Promise((resolve) => item.addEventListener('lede-ready', resolve, { once: true }));
    item.article = { ...article, headline: `Number ${from + index}` };
    await ready;
  }
  window.seen.events.length = 0; // the recorder's own memory
  return item.shadowRoot.querySelector('h1').textContent;
};
const keepMemory = () => {
  const { instantiate } = WebAssembly;
  WebAssembly.instantiate = async (...given) => {
    const instance = await instantiate(...given);
    window.memoryOfLede ??= Object.values(instance.exports).find((value) => value instanceof WebAssembly.Memory);
    return instance;
  };
};
const memory = () => window.memoryOfLede.buffer.byteLength;

/** A short article with every component, so that ten thousand of them take no minutes. */
const short = {
  ...seed,
  body: seed.body.split('\n\n').slice(0, 2).join('\n\n'),
  image: undefined,
  related: seed.related.map(({ headline, url, summary }) => ({ headline, url, summary })),
};

for (const name of engineNames) {
  describeInEngine(name, 'an article replaced again and again', (browser) => {
    const count = name === 'chromium' ? k_replacements : k_replacements / 10;
    test(`${count} times: the memory of WebAssembly stays as it is`, async (context) => {
      const head = `<script>(${keepMemory})()</script>`;
      site.add('/replaced.html', { body: partnerPage({ src: '/articles/seed.json', head }) });
      await browser().open(`${site.origin}/replaced.html`);
      await browser().evaluate(outcome);
      const settled = count / 10;
      await browser().evaluate(replace, { count: settled, from: 0, article: short });
      const before = { wasm: await browser().evaluate(memory), ...(await countsOf(browser())) };
      const last = await browser().evaluate(replace, { count: count - settled, from: settled, article: short });
      const after = { wasm: await browser().evaluate(memory), ...(await countsOf(browser())) };
      context.diagnostic(`after ${settled}: ${JSON.stringify(before)}, after ${count}: ${JSON.stringify(after)}`);
      assert.equal(last, `Number ${count - 1}`);
      assert.equal(after.wasm, before.wasm);
      if (after.heap === undefined) return;
      // There may be fewer: at the first count the browser may still keep one article more, for example of a frame that
      // is not painted yet. A kept node of each of the nine thousand would be nine thousand nodes more.
      assert.ok(after.nodes <= before.nodes, `${after.nodes} nodes, ${before.nodes} before`);
      assert.ok(after.listeners <= before.listeners, `${after.listeners} listeners, ${before.listeners} before`);
      // Nine bytes for each replacement: less than anything that could be kept.
      assert.ok(after.heap - before.heap < 80 * 1024, `the heap grew by ${after.heap - before.heap} bytes`);
    });
  });
}

/** Counts what is alive in the page, if the engine says so, after garbage collection finds nothing more. */
async function countsOf({ protocol }) {
  if (!protocol) return {};
  let counts;
  for (let quiet = 0; quiet < 3; ) {
    await protocol.send('HeapProfiler.collectGarbage');
    const { nodes, jsEventListeners } = await protocol.send('Memory.getDOMCounters');
    quiet = counts?.nodes === nodes && counts.listeners === jsEventListeners ? quiet + 1 : 0;
    counts = { nodes, listeners: jsEventListeners };
  }
  const { usedSize } = await protocol.send('Runtime.getHeapUsage');
  return { heap: usedSize, ...counts };
}
