// The seed article by one script tag, in each engine: all of its parts in their order, nothing that jumps, and pictures
// of it in build/screenshots for people to look at.
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { inProject } from '../support/paths.mjs';
import { partsOutOfPlace, seed } from '../support/seed-parts.mjs';
import { describeInEngine, describeInEveryEngine, engineNames } from './support/engines.mjs';
import { loadPictures, nextFrame, outcome } from './support/outcome.mjs';
import { articleOn, openSite, partnerPage } from './support/site.mjs';

const k_screenshots = inProject('build', 'screenshots');
const k_widths = [320, 768, 1280];
const k_schemes = ['light', 'dark'];

let site;
before(async () => {
  mkdirSync(k_screenshots, { recursive: true });
  site = await openSite();
  site.add('/seed.json', { body: articleOn(site.origin, 'seed.json') });
  site.add('/seed.html', { body: partnerPage({ src: '/seed.json' }) });
});
after(() => site?.close());

/** The text of the article as it is laid out, without what is hidden. */
const shownText = () => {
  const texts = [];
  const visit = (node) => {
    if (node.nodeType === Node.TEXT_NODE) texts.push(node.data);
    if (node.nodeType === Node.ELEMENT_NODE && !node.hidden) [...node.childNodes].forEach(visit);
  };
  [...document.querySelector('lede-article').shadowRoot.childNodes].forEach(visit);
  return texts.join('');
};

describeInEveryEngine('the seed article', (browser, name) => {
  test('has all its parts in their order', async () => {
    await browser().setViewport(1280, 900);
    await browser().open(`${site.origin}/seed.html`);
    assert.deepEqual(await browser().evaluate(outcome), { name: 'lede-ready' });
    assert.deepEqual(partsOutOfPlace(await browser().evaluate(shownText)), []);
  });

  test('shows its pictures', async () => {
    const pictures = await browser().evaluate(loadPictures);
    assert.equal(pictures.length, 1 + seed.related.length);
    for (const { src, naturalWidth } of pictures) assert.ok(naturalWidth > 0, `${src} is not shown`);
  });

  test('takes the place of the fallback', async () => {
    const shown = await browser().evaluate(() => ({
      fallback: document.querySelector('#fallback').getClientRects().length,
      headline: document.querySelector('lede-article').shadowRoot.querySelector('h1').getClientRects().length,
    }));
    assert.deepEqual(shown, { fallback: 0, headline: 1 });
  });

  for (const width of k_widths) {
    for (const scheme of k_schemes) {
      test(`fits a window of ${width} pixels, ${scheme}`, async () => {
        await showAt(browser(), width, scheme);
        const overflow = await browser().evaluate(() => {
          const frame = document.querySelector('iframe');
          const { documentElement } = frame?.contentDocument ?? document;
          return documentElement.scrollWidth - documentElement.clientWidth;
        });
        assert.ok(overflow <= 0, `${overflow} pixels stick out to the side`);
        await browser().screenshot(`${k_screenshots}/seed-${name}-${width}-${scheme}.png`);
      });
    }
  }
});

/**
 * If an engine cannot set the colour scheme, the element's theme is set; if its window cannot be so narrow, a frame is
 * used.
 */
async function showAt(browser, width, scheme) {
  await browser.setViewport(width, 900);
  const told = await browser.setColorScheme(scheme);
  const path = `/seed-${scheme}.html`;
  site.add(path, {
    body: partnerPage({
      src: '/seed.json',
      attributes: told ? '' : `theme="${scheme}"`,
      head: `<style>body { margin: 0; background: ${scheme === 'dark' ? '#111' : '#fff'} }</style>`,
    }),
  });
  await browser.open(site.origin + path);
  if ((await browser.evaluate(() => innerWidth)) === width) {
    await browser.evaluate(outcome);
    await browser.evaluate(loadPictures);
  } else {
    const frame = `/frame-${width}-${scheme}.html`;
    site.add(frame, {
      body: `<!doctype html><style>body { margin: 0 } iframe { border: 0; width: ${width}px; height: 860px }</style>
        <iframe src="${path}"></iframe>`,
    });
    await browser.open(site.origin + frame);
    await browser.evaluate(() => document.querySelector('iframe').contentWindow.outcome);
  }
  await browser.evaluate(nextFrame);
}

if (engineNames.includes('chromium')) {
  describeInEngine('chromium', 'layout', (browser) => {
    const cases = [
      { title: 'the article alone', width: 1280 },
      { title: 'the article alone, narrow', width: 360 },
      {
        title: 'with a footer below, on a page that reserves the space',
        head: '<style>lede-article { display: block; min-height: 100vh }</style>',
        before: '<h1>Site</h1>',
        after: '<footer>Footer of the site</footer>',
        width: 1280,
      },
    ];
    for (const { title, width, ...page } of cases) {
      test(`does not shift when the article and its pictures arrive: ${title}`, async () => {
        let showPictures;
        const until = new Promise((resolve) => (showPictures = resolve));
        for (const [index, url] of picturesOf(seed).entries()) {
          site.add(`/late/${index}.webp`, { body: () => pictureBytes(url), until });
        }
        site.add('/late.json', { body: JSON.stringify(withPictures(seed, (index) => `${site.origin}/late/${index}.webp`)) });
        site.add('/late.html', { body: partnerPage({ src: '/late.json', ...page }) });
        await browser().setViewport(width, 900);
        await browser().page.goto(`${site.origin}/late.html`, { waitUntil: 'domcontentloaded' });
        await browser().evaluate(outcome);
        await browser().evaluate(nextFrame);
        showPictures();
        await browser().evaluate(loadPictures);
        await browser().evaluate(nextFrame);
        const { shifts } = await browser().evaluate(() => window.seen);
        assert.deepEqual(shifts, []);
      });
    }
  });
}

const picturesOf = (article) => [article.image.url, ...article.related.map(({ image }) => image.url)];
const pictureBytes = (url) => readFileSync(inProject('examples', new URL(url).pathname.slice(1)));

function withPictures(article, urlOf) {
  const copy = structuredClone(article);
  [copy.image, ...copy.related.map(({ image }) => image)].forEach((image, index) => (image.url = urlOf(index)));
  return copy;
}
