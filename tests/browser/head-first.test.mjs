// Articles that need lede-rest.wasm: their readers see the head and the lead picture while it is fetched, and nothing moves
// when the text arrives.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { describeInEveryEngine } from './support/engines.mjs';
import { nextFrame, outcome } from './support/outcome.mjs';
import { articleOn, openSite, partnerPage } from './support/site.mjs';

let site;
let article;
let arrive;
before(async () => {
  site = await openSite();
  site.alias('/held', 'dist');
  article = JSON.parse(articleOn(site.origin, 'feature.json'));
});
after(() => site?.close());

// Runs in the page.
const shown = () => {
  const element = document.querySelector('lede-article');
  const root = element.querySelector('[slot=lede]') ?? element.shadowRoot;
  const placeOf = (selector) => {
    const found = root?.querySelector(selector);
    if (!found) return null;
    const { x, y, width, height } = found.getBoundingClientRect();
    return [x, y + scrollY, width, height].map(Math.round);
  };
  return {
    headline: placeOf('h1'),
    picture: placeOf('[part=figure] img'),
    text: Boolean(root?.querySelector('[part=body]')),
    related: placeOf('[part=related]')?.[1] ?? null,
    form: Boolean(root?.querySelector('form')),
    busy: element.getAttribute('aria-busy'),
    events: window.seen.events.length,
    moved: window.seen.shifts.reduce((sum, { value }) => sum + value, 0),
  };
};
const headline = async () => {
  const find = () => document.querySelector('lede-article h1') ?? document.querySelector('lede-article')?.shadowRoot?.querySelector('h1');
  while (!find()) await new Promise((resolve) => setTimeout(resolve, 10));
};

describeInEveryEngine('head first', (browser) => {
  async function open(path, body, { attributes = '', width = 1280 } = {}) {
    site.requests.length = 0;
    const until = new Promise((resolve) => (arrive = resolve));
    site.add('/held/lede-rest.wasm', { body: () => site.wasm, until });
    site.add(`${path}.json`, { body: typeof body === 'string' ? body : JSON.stringify(body) });
    const head = '<style>body { margin: 0 } lede-article { display: block; min-height: 100vh }</style>';
    site.add(path, { body: partnerPage({ src: `${path}.json`, script: '/held/lede.js', attributes, head, after: '<footer>F</footer>' }) });
    await browser().setViewport(width, 800);
    await browser().open(site.origin + path);
  }

  before(async () => {
    site.wasm = Buffer.from(await (await fetch(`${site.origin}/dist/lede-rest.wasm`)).arrayBuffer());
  });

  for (const [name, attributes] of [['in a shadow root', ''], ['in the page itself', 'light']]) {
    test(`the head is there before lede-rest.wasm is, ${name}, and stays where it is`, async () => {
      await open(`/head-${attributes || 'shadow'}`, article, { attributes });
      await browser().evaluate(headline);
      await browser().evaluate(nextFrame);
      const early = await browser().evaluate(shown);
      assert.deepEqual([early.text, early.form, early.busy, early.events], [false, false, null, 0]);
      assert.ok(early.picture && early.related > 0, JSON.stringify(early));
      arrive();
      assert.deepEqual(await browser().evaluate(outcome), { name: 'lede-ready' });
      await browser().evaluate(nextFrame);
      const late = await browser().evaluate(shown);
      assert.deepEqual([late.text, late.form, late.busy, late.events, late.moved], [true, true, null, 1, 0]);
      assert.deepEqual([late.headline, late.picture, late.related], [early.headline, early.picture, early.related]);
    });
  }

  for (const [name, attributes] of [['in a shadow root', ''], ['in the page itself', 'light']]) {
    test(`a head that is taken out and put back before the rest is there has no outline behind it, ${name}`, async () => {
      const path = `/head-back-${attributes || 'shadow'}`;
      await open(path, article, { attributes });
      await browser().evaluate(headline);
      let arriveAgain;
      const until = new Promise((resolve) => (arriveAgain = resolve));
      site.add(`${path}.json`, { body: JSON.stringify(article), until });
      const asked = () => site.requests.filter((one) => one === `${path}.json`).length;
      await browser().evaluate(async () => {
        const element = document.querySelector('lede-article');
        element.remove();
        await new Promise((resolve) => setTimeout(resolve, 50));
        document.body.prepend(element);
      });
      await site.when(() => asked() === 2);
      const { headline: place, text, busy } = await browser().evaluate(shown);
      assert.ok(place, 'the head is still there');
      assert.deepEqual([text, busy], [false, null]);
      arriveAgain();
      arrive();
      assert.deepEqual(await browser().evaluate(outcome), { name: 'lede-ready' });
      const late = await browser().evaluate(shown);
      assert.deepEqual([late.text, late.busy], [true, null]);
    });
  }

  test('on a telephone what stands below the text is below the window until the text is there', async () => {
    await open('/head-narrow', article, { width: 390 });
    await browser().evaluate(headline);
    await browser().evaluate(nextFrame);
    const early = await browser().evaluate(shown);
    assert.ok(early.related > 800, `the related articles begin at ${early.related}`);
    arrive();
    assert.deepEqual(await browser().evaluate(outcome), { name: 'lede-ready' });
    const late = await browser().evaluate(shown);
    assert.deepEqual([late.headline, late.picture, late.moved], [early.headline, early.picture, 0]);
  });

  test('an article that does not name its format is shown when all of it is there', async () => {
    const { lede, ...unnamed } = article;
    assert.equal(lede, 1);
    await open('/head-unnamed', unnamed);
    await site.when(() => site.requests.includes('/held/lede-rest.wasm'));
    await browser().evaluate(nextFrame);
    assert.equal((await browser().evaluate(shown)).headline, null);
    arrive();
    assert.deepEqual(await browser().evaluate(outcome), { name: 'lede-ready' });
  });

  test('an article that is shown stays until all of the next one is there', async () => {
    await open('/head-next', { lede: 1, language: 'en', headline: 'The first', body: 'Its text.' });
    assert.deepEqual(await browser().evaluate(outcome), { name: 'lede-ready' });
    site.add('/head-second.json', { body: JSON.stringify(article) });
    await browser().evaluate(() => void (document.querySelector('lede-article').src = '/head-second.json'));
    await site.when(() => site.requests.includes('/held/lede-rest.wasm'));
    await browser().evaluate(nextFrame);
    const words = () => document.querySelector('lede-article').shadowRoot.querySelector('h1').textContent;
    assert.equal(await browser().evaluate(words), 'The first');
    assert.equal((await browser().evaluate(shown)).busy, null);
    arrive();
    await browser().evaluate(() => document.querySelector('lede-article').ready.then(() => undefined));
    assert.equal(await browser().evaluate(words), article.headline);
  });

  test('an article whose rest cannot be loaded leaves the children of the element', async () => {
    await open('/head-lost', article);
    site.add('/held/lede-rest.wasm', { status: 404, body: 'none' });
    await browser().open(`${site.origin}/head-lost`);
    assert.equal((await browser().evaluate(outcome)).code, 'wasm-not-found');
    assert.equal((await browser().evaluate(shown)).headline, null);
  });
});
