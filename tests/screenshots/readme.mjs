// Takes the pictures of README.md, which are in examples/readme: articles as a server renders them, in Chromium.
//
//   node tests/screenshots/readme.mjs [FOLDER]
import { mkdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { launch, missing } from '../browser/support/chromium.mjs';
import { nextFrame } from '../browser/support/outcome.mjs';
import { articleOn, openSite } from '../browser/support/site.mjs';
import { htmlOf } from '../support/harness.mjs';
import { inProject } from '../support/paths.mjs';

const k_most_bytes = 150 * 1024;
const k_desktop = { width: 1280, height: 1000 };
const k_phone = { width: 360, height: 740 };

// A name, an article, its scheme, and the element that is at the top of the picture; without one it is the page's top.
const k_desktops = [
  { name: 'english-article-light', article: 'feature', scheme: 'light' },
  { name: 'english-article-dark', article: 'feature', scheme: 'dark' },
  { name: 'seed-article-light', article: 'seed', scheme: 'light' },
  { name: 'seed-article-dark', article: 'seed', scheme: 'dark' },
  { name: 'long-read', article: 'parts-en', scheme: 'light', from: '.lede-key-points' },
  { name: 'arabic', article: 'components-ar', scheme: 'light' },
];
// Four phones make one picture.
const k_phones = [
  { article: 'feature', scheme: 'light' },
  { article: 'parts-en', scheme: 'dark', from: '.lede-quote' },
  { article: 'components-ar', scheme: 'light' },
  { article: 'feature', scheme: 'dark', from: '.lede-rating' },
];

/** Adds the page of each article to the site, as `/readme/NAME.html`. */
async function addPages(site) {
  const names = [...new Set([...k_desktops, ...k_phones].map(({ article }) => article))];
  const styles = ['lede.css', 'lede-parts.css'].map((name) => readFileSync(inProject('web', 'dist', name), 'utf8')).join('\n');
  const options = { output: 'page', styles, scriptUrl: '/dist/hydrate.js' };
  const pages = await htmlOf(names.map((id) => ({ id, operation: 'render', input: articleOn(site.origin, `${id}.json`), options })));
  names.forEach((name, index) => site.add(`/readme/${name}.html`, { body: pages[index] }));
}

// In the page: every picture is there, and the element is at the top.
const arrange = async (selector) => {
  const margin = 24;
  for (const image of document.images) {
    image.loading = 'eager';
    await image.decode();
  }
  await document.fonts.ready;
  if (selector) scrollTo(0, document.querySelector(selector).getBoundingClientRect().top + scrollY - margin);
};

async function show(browser, site, { article, scheme, from }, { width, height }) {
  await browser.setViewport(width, height);
  await browser.setColorScheme(scheme);
  await browser.open(`${site.origin}/readme/${article}.html`);
  await browser.evaluate(arrange, from ?? null);
  await browser.evaluate(nextFrame);
}

/** Takes the picture in the best quality that is small enough. */
async function takeSmall(page, path) {
  for (let quality = 90; quality >= 40; quality -= 5) {
    await page.screenshot({ path, type: 'jpeg', quality });
    if (statSync(path).size <= k_most_bytes) return;
  }
  throw new Error(`${path} is larger than ${k_most_bytes} bytes in any quality`);
}

async function main() {
  if (missing()) throw new Error(`${missing()} is not installed`);
  const folder = resolve(process.argv[2] ?? inProject('examples', 'readme'));
  mkdirSync(folder, { recursive: true });
  const site = await openSite();
  const browser = await launch();
  try {
    await addPages(site);
    for (const view of k_desktops) {
      await show(browser, site, view, k_desktop);
      await takeSmall(browser.page, join(folder, `${view.name}.jpg`));
    }
    const phones = [];
    for (const view of k_phones) {
      await show(browser, site, view, k_phone);
      phones.push((await browser.page.screenshot()).toString('base64'));
    }
    site.add('/readme/phones.html', {
      body: `<!doctype html><title>Phones</title><style>body { margin: 0; padding: 20px; display: flex; gap: 20px; background: #8a8578 }
        img { width: 295px; border-radius: 18px }</style>${phones.map((data) => `<img src="data:image/png;base64,${data}">`).join('')}`,
    });
    await browser.setViewport(k_desktop.width, 647);
    await browser.open(`${site.origin}/readme/phones.html`);
    await takeSmall(browser.page, join(folder, 'phones.jpg'));
  } finally {
    await browser.close();
    await site.close();
  }
}

await main();
