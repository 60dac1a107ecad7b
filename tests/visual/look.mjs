// Looks at a page as Chromium paints it: where each component is, how large, and a coarse picture of it. Pages are what the
// native command renders, with the built style sheets and script, as a server sends them.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { articleOn } from '../browser/support/site.mjs';
import { inProject, lede } from '../support/paths.mjs';
import { components } from './views.mjs';

const k_cells = 8; // at most, in a row and in a column of the coarse picture
const k_today = '2026-07-01';
const k_dist = process.env.LEDE_DIST ?? inProject('web', 'dist');
const k_sheets = ['lede.css', 'lede-parts.css'];

function pageOf(site, article) {
  const options = { output: 'page', now: k_today, styles: k_sheets.map((name) => readFileSync(join(k_dist, name), 'utf8')).join('\n') };
  const line = JSON.stringify({ id: article, operation: 'render', input: articleOn(site.origin, `${article}.json`), options });
  const { stdout } = spawnSync(lede, ['harness'], { input: `${line}\n`, encoding: 'utf8', maxBuffer: 1 << 26 });
  const { html, error } = JSON.parse(stdout);
  if (error) throw new Error(`${article}: ${error.message}`);
  return html.replace('</body>', '<script src="/dist/hydrate.js"></script></body>');
}

// In the page: the first three of each component, from top to bottom.
const boxes = (selectors) => {
  const found = [];
  for (const [name, selector] of Object.entries(selectors)) {
    [...document.querySelectorAll(selector)].slice(0, 3).forEach((element, index) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      if (width > 0 && height > 0) found.push({ name: index ? `${name} ${index + 1}` : name, x, y: y + scrollY, width, height });
    });
  }
  return found.sort((a, b) => a.y - b.y || a.x - b.x);
};

// In the page: pictures are there, and what the reader's device remembers is not.
const settle = async () => {
  for (const image of document.images) {
    image.loading = 'eager';
    await image.decode().catch(() => undefined);
  }
  await document.fonts.ready;
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
};

// In a page of its own: the picture of each box in a few cells, each a hexadecimal digit of lightness.
const cellsOf = async ({ png, places, cells }) => {
  const picture = await createImageBitmap(await (await fetch(`data:image/png;base64,${png}`)).blob());
  const context = Object.assign(document.createElement('canvas'), { width: cells, height: cells }).getContext('2d');
  // No cell is so small that a pixel more or less at its edge decides.
  const cellsAlong = (pixels) => Math.max(1, Math.min(cells, Math.floor(pixels / 24)));
  const cellsIn = async ({ x, y, width, height }) => {
    const [left, top] = [Math.max(0, Math.round(x)), Math.max(0, Math.round(y))];
    const [wide, high] = [Math.min(Math.round(width), picture.width - left), Math.min(Math.round(height), picture.height - top)];
    if (wide < 1 || high < 1) return '';
    const small = await createImageBitmap(picture, left, top, wide, high, {
      resizeWidth: cellsAlong(wide),
      resizeHeight: cellsAlong(high),
      resizeQuality: 'high',
    });
    context.drawImage(small, 0, 0);
    const { data } = context.getImageData(0, 0, small.width, small.height);
    let text = '';
    for (let at = 0; at < data.length; at += 4) {
      const light = 0.2126 * data[at] + 0.7152 * data[at + 1] + 0.0722 * data[at + 2];
      text += Math.min(15, Math.floor(light / 16)).toString(16);
    }
    return text;
  };
  return Promise.all(places.map(cellsIn));
};

// In the page: how wide the fonts of this machine set some words. Where that differs, so does every line.
const fonts = () => {
  const context = document.createElement('canvas').getContext('2d');
  return ['serif', 'ui-serif', 'system-ui', 'Noto Serif', 'Noto Sans', 'monospace'].map((family) => {
    context.font = `100px ${family}`;
    return Math.round(context.measureText('Hamburgefonts Đề mục 港 ب').width);
  });
};

/** @param browser Chromium, as tests/browser/support has it. */
export class Looker {
  #browser;
  #site;
  #pages = new Map();

  constructor(browser, site) {
    this.#browser = browser;
    this.#site = site;
  }

  async fonts() {
    await this.#browser.page.goto(`${this.#site.origin}/pages/record.js`);
    return this.#browser.page.evaluate(fonts);
  }

  /** @return {Promise<{picture: Buffer, parts: Record<string, object>}>} the page, and of each component its place and its cells. */
  async look({ article, width, scheme }) {
    const { page } = this.#browser;
    const path = `/visual/${article}.html`;
    if (!this.#pages.has(article)) this.#site.add(path, { body: pageOf(this.#site, article) });
    this.#pages.set(article, path);
    await this.#browser.setViewport(width, 900);
    await this.#browser.setColorScheme(scheme);
    await page.goto(this.#site.origin + path, { waitUntil: 'load' });
    await page.evaluate(settle);
    const places = await page.evaluate(boxes, components);
    const picture = await page.screenshot({ fullPage: true, animations: 'disabled' });
    await page.goto(`${this.#site.origin}/pages/record.js`);
    const pictures = await page.evaluate(cellsOf, { png: picture.toString('base64'), places, cells: k_cells });
    const parts = {};
    let bottom = 0;
    places.forEach((place, index) => {
      // The distance from the part above: a part that another one moves has not changed.
      const [x, gap, wide, high] = [place.x, place.y - bottom, place.width, place.height].map(Math.round);
      bottom = place.y + place.height;
      parts[place.name] = { box: [x, gap, wide, high], cells: pictures[index] };
    });
    return { picture, parts, places };
  }
}
