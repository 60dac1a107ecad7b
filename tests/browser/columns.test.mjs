// The parts beside the story and below it: no part of the page is left alone in an empty column.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { describeInEveryEngine } from './support/engines.mjs';
import { nextFrame, outcome } from './support/outcome.mjs';
import { openSite } from './support/site.mjs';

const k_text = 'A sentence of ordinary length, so that the story has some height of its own on every screen. ';

const card = (number) => ({ headline: `Another story, number ${number}`, url: `https://news.example/${number}`, summary: k_text });
const line = (number) => ({ headline: `Line ${number}`, url: `https://news.example/line/${number}`, published: '2026-03-01' });
const several = (count, make) => Array.from({ length: count }, (_, number) => make(number));

const article = { lede: 1, language: 'en', url: 'https://news.example/a', headline: 'A headline', body: k_text };
const articles = {
  short: { ...article, related: several(4, card), latest: several(8, line) },
  many: { ...article, related: several(12, card), latest: several(12, line) },
};

let site;
before(async () => {
  site = await openSite();
  for (const [name, json] of Object.entries(articles)) {
    site.add(`/columns/${name}.json`, { type: 'application/json', body: JSON.stringify(json) });
    site.add(`/columns/${name}.html`, {
      body: `<!doctype html><html lang="en"><meta charset="utf-8"><title>Columns</title><link rel="icon" href="data:,">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <script src="/pages/record.js"></script><script async src="/dist/lede.js"></script>
        <style>body { margin: 0 }</style><lede-article src="/columns/${name}.json"></lede-article></html>`,
    });
  }
});
after(() => site?.close());

/** In the page: the boxes of everything that a selector finds. */
const boxes = (selector) =>
  [...document.querySelector('lede-article').shadowRoot.querySelectorAll(selector)].map((each) => each.getBoundingClientRect().toJSON());

describeInEveryEngine('columns', (browser) => {
  const show = async (name, width) => {
    await browser().setViewport(width, 900);
    await browser().open(`${site.origin}/columns/${name}.html`);
    assert.equal((await browser().evaluate(outcome)).name, 'lede-ready');
    await browser().evaluate(nextFrame);
  };
  const boxesOf = (selector) => browser().evaluate(boxes, selector);

  test('many cards are below the story, as wide as the frame', async () => {
    await show('many', 1280);
    const [[rail], [story]] = [await boxesOf('.lede-rail'), await boxesOf('.lede-story')];
    assert.ok(rail.top >= story.bottom && rail.width > story.width, JSON.stringify({ rail, story }));
  });

  test('the latest news below many cards are in several columns, whose first lines are at one height', async () => {
    await show('many', 1280);
    const lines = await boxesOf('.lede-line');
    const columns = [...new Set(lines.map(({ left }) => Math.round(left)))];
    assert.ok(columns.length > 1, `${columns}`);
    const tops = columns.map((left) => Math.min(...lines.filter((box) => Math.round(box.left) === left).map(({ top }) => top)));
    assert.ok(Math.max(...tops) - Math.min(...tops) < 2, `${tops}`);
  });

  test('beside a rail that is longer than the story, the footer stays at the end of the story', async () => {
    await show('short', 1280);
    const [[rail], [story], [top]] = [await boxesOf('.lede-rail'), await boxesOf('.lede-story'), await boxesOf('.lede-top a')];
    assert.ok(rail.height > story.height + 300, 'the rail is longer');
    assert.ok(top.bottom < story.bottom + 120, `${top.bottom} of ${story.bottom}`);
  });

  test('on a phone every line of buttons for sharing ends where the story ends', async () => {
    await show('short', 320);
    const [story] = await boxesOf('.lede-story');
    const buttons = (await boxesOf('.lede-share > :is(a, button)')).filter(({ width }) => width > 0);
    const lineOf = ({ top, height }) => Math.round(top / height); // links and buttons of a line can differ by a pixel
    const lines = [...new Set(buttons.map(lineOf))];
    const ends = lines.map((number) => Math.max(...buttons.filter((box) => lineOf(box) === number).map(({ right }) => right)));
    assert.ok(ends.every((end) => Math.abs(end - story.right) < 2), `${ends} of ${story.right}`);
  });
});
