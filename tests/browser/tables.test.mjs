// Tables that are wider than the text: a shadow says that there is more, and nothing looks like one where there is not.
import assert from 'node:assert/strict';
import { readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { describeInEveryEngine } from './support/engines.mjs';
import { nextFrame, outcome } from './support/outcome.mjs';
import { openSite } from './support/site.mjs';

const k_row = (cells) => `|${cells.join('|')}|`;
/** Both columns are words that do not break, and the last cells end before the edge that is looked at. */
const k_table = [k_row(['Station', 'Number']), k_row(['--', '--']), ...Array(6).fill(k_row(['Lighthouse'.repeat(2), '12345678901234567890']))].join('\n');

let site;
before(async () => {
  site = await openSite();
  for (const language of ['en', 'ar']) {
    site.add(`/tables/${language}.json`, { type: 'application/json', body: JSON.stringify({ lede: 1, language, headline: 'A headline', body: k_table }) });
    site.add(`/tables/${language}.html`, {
      body: `<!doctype html><html lang="en"><meta charset="utf-8"><title>Tables</title><link rel="icon" href="data:,">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <script src="/pages/record.js"></script><script async src="/dist/lede.js"></script>
        <style>body { margin: 0 }</style><lede-article theme="light" src="/tables/${language}.json"></lede-article></html>`,
    });
  }
});
after(() => site?.close());

/** In the page: makes the article so wide that this many pixels of its table are hidden, and returns the table's box. */
const hide = (pixels) => {
  const element = document.querySelector('lede-article');
  const table = element.shadowRoot.querySelector('table');
  element.style.width = '280px';
  for (let turn = 0; turn < 3; turn += 1) element.style.width = `${element.getBoundingClientRect().width + table.scrollWidth - table.clientWidth - pixels}px`;
  window.scrollTo(0, 0);
  return { ...table.getBoundingClientRect().toJSON(), hidden: table.scrollWidth - table.clientWidth };
};

const scroll = (pixels) => {
  document.querySelector('lede-article').shadowRoot.querySelector('table').scrollLeft = pixels;
};

/** In the page: the darkest of each of the first pixels from the end of the table, halfway down between two lines of text. */
const lightness = async (png, { left, right, top, bottom }, isAtLeft) => {
  const picture = await createImageBitmap(await (await fetch(`data:image/png;base64,${png}`)).blob());
  const context = Object.assign(document.createElement('canvas'), { width: picture.width, height: picture.height }).getContext('2d');
  context.drawImage(picture, 0, 0);
  const found = [];
  for (let at = 0; at < 6; at += 1) {
    const x = isAtLeft ? Math.ceil(left) + at : Math.floor(right) - 1 - at;
    const values = [];
    for (let y = Math.round((top * 2 + bottom) / 3); y < (top + bottom * 2) / 3; y += 1) values.push(context.getImageData(x, y, 1, 1).data[1]);
    found.push(values.sort((a, b) => a - b)[Math.floor(values.length / 2)]);
  }
  return found;
};

describeInEveryEngine('tables', (browser) => {
  const k_picture = join(tmpdir(), `lede-tables-${process.pid}.png`);
  after(() => rmSync(k_picture, { force: true }));
  const look = async (language, box) => {
    await browser().evaluate(nextFrame);
    await browser().screenshot(k_picture);
    return browser().evaluate(lightness, readFileSync(k_picture).toString('base64'), box, language === 'ar');
  };
  const k_paper = 250; // and lighter

  for (const language of ['en', 'ar']) {
    for (const hidden of [0, 12, 20, 60]) {
      const says = hidden ? `a shadow, if ${hidden} pixels are hidden` : 'no shadow and no line, if nothing is hidden';
      test(`${language}: at the end of the table is ${says}; at the end of what is scrolled, there is none`, async () => {
        await browser().setViewport(700, 900);
        await browser().open(`${site.origin}/tables/${language}.html`);
        assert.equal((await browser().evaluate(outcome)).name, 'lede-ready');
        const box = await browser().evaluate(hide, hidden || -0.5);
        const before = await look(language, box);
        if (hidden) assert.ok(Math.min(...before) < 235, JSON.stringify({ box, before }));
        else assert.ok(Math.min(...before) >= k_paper, JSON.stringify({ box, before }));
        await browser().evaluate(scroll, language === 'ar' ? -1000 : 1000);
        const behind = await look(language, box);
        assert.ok(Math.min(...behind) >= k_paper, JSON.stringify({ box, behind }));
      });
    }
  }
});
