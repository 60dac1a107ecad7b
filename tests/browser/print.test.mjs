// Articles in print, by Chromium: text in columns, nothing that does not work on paper, and the address of the article.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { htmlOf } from '../support/harness.mjs';
import { launch, missing } from './support/chromium.mjs';
import { articleOn, openSite } from './support/site.mjs';

const k_a4 = { format: 'A4', margin: { top: '15mm', right: '15mm', bottom: '15mm', left: '15mm' } };
const k_articles = ['seed', 'feature', 'parts-en', 'components-ar'];

const k_months = 'January February March April May June July August September October November December'.split(' ');
const rowOf = (cells) => `|${cells.join('|')}|`;
/** Articles that only these tests have, by name. */
const k_own = {
  year: [rowOf(['Station', ...k_months, 'Year']), rowOf(Array(14).fill('--')), rowOf(['The old lighthouse', ...Array(13).fill('1,234')])].join('\n'),
  years: [rowOf(['Station', ...Array.from({ length: 18 }, (_, year) => 2008 + year)]), rowOf(Array(19).fill('--')), rowOf(['The old lighthouse', ...Array(18).fill('12,345')])].join('\n'),
  wide: `A sentence with a note.[^1]\n\n${[rowOf(['A', 'B', 'C', 'D', 'E']), rowOf(Array(5).fill('--')), rowOf(Array(5).fill('1'))].join('\n')}\n\nAnother sentence.\n\n[^1]: The note.`,
  boxes: { updates: [{ published: '2026-03-01T10:00:00Z', text: 'A sentence.' }], body: [{ type: 'markdown', text: 'A sentence.' }, { type: 'factbox', title: 'Facts', text: 'A fact.' }, { type: 'image', url: '/articles/pictures/ferry.webp', width: 900, height: 600, alt: 'Ferry', role: 'full' }] },
  talk: { comments: { count: 24, items: Array.from({ length: 12 }, (_, id) => ({ id: String(id), author: 'A reader', text: 'A comment.' })), url: 'https://news.example/all', endpoint: 'https://news.example/say' } },
  folded: { body: [{ type: 'html', text: '<p>A sentence.</p><details><summary>More</summary><p>Folded words.</p></details>' }] },
  sponsored: { labels: ['sponsored'], body: 'A sentence.' },
  live: { updates: Array.from({ length: 12 }, (_, number) => ({ headline: `Update ${number}`, text: 'A sentence.\n\n![Ferry](/articles/pictures/ferry.webp)' })) },
};

let site;
before(async () => {
  site = await openSite();
  const options = { output: 'page', assetsUrl: '/dist/' };
  const wanted = k_articles.map((id) => ({ id, operation: 'render', input: articleOn(site.origin, `${id}.json`), options }));
  for (const [id, parts] of Object.entries(k_own)) {
    const own = typeof parts === 'string' ? { body: parts } : parts;
    wanted.push({ id, operation: 'render', input: { lede: 1, language: 'en', url: `${site.origin}/a`, headline: 'A headline', ...own }, options });
  }
  const html = await htmlOf(wanted);
  wanted.forEach(({ id }, index) => site.add(`/print/${id}.html`, { body: html[index] }));
});
after(() => site?.close());

/** A bitmap in a grey of its own, which a PDF therefore keeps as a picture of its own. */
function pictureOf(number) {
  const [head, side] = [54, 16];
  const file = Buffer.alloc(head + 3 * side * side, 100 + number);
  file.fill(0, 0, head).write('BM');
  for (const [place, value] of [[2, file.length], [10, head], [14, 40], [18, side], [22, side], [26, 1], [28, 24]]) file.writeUInt16LE(value, place);
  return file;
}

// In the page.
const shown = (selector) => [...document.querySelectorAll(selector)].filter((element) => element.checkVisibility()).length;
const overflow = () => {
  const { right, left } = document.querySelector('.lede').getBoundingClientRect();
  const isOutside = (box) => box.width > 0 && (box.right > right + 1 || box.left < left - 1);
  return [...document.querySelectorAll('.lede-body *')].filter((element) => isOutside(element.getBoundingClientRect())).length;
};

describe('paper', { skip: missing() }, () => {
  let browser;
  before(async () => {
    browser = await launch();
    await browser.setViewport(680, 1000); // as wide as such a sheet of A4
  });
  after(() => browser?.close());
  const open = async (article) => {
    await browser.open(`${site.origin}/print/${article}.html`);
    await browser.page.emulateMedia({ media: 'print' });
  };

  for (const article of k_articles) {
    test(`${article}: nothing is cut off at the edge, and nothing asks for a click`, async () => {
      await open(article);
      assert.equal(await browser.evaluate(overflow), 0);
      assert.equal(await browser.evaluate(shown, 'form, button, summary, .lede-see-also, .lede-rating, .lede-rail, .lede-tags, .lede-share a'), 0);
    });
  }

  test('the text is in two columns, below a picture that leaves it room', async () => {
    await open('seed');
    const { columns, picture } = await browser.evaluate(() => ({
      columns: new Set([...document.querySelectorAll('.lede-body > p')].map((text) => Math.round(text.getBoundingClientRect().left))).size,
      picture: document.querySelector('.lede-figure img').getBoundingClientRect().height,
    }));
    assert.equal(columns, 2);
    assert.ok(picture < 310, `${picture} pixels`);
  });

  test('the seed article takes two sheets', async () => {
    await open('seed');
    const pdf = await browser.page.pdf(k_a4);
    assert.equal(pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g).length, 2);
  });

  test('an empty list of comments is not printed, and comments that are there are', async () => {
    await open('seed');
    assert.equal(await browser.evaluate(shown, '.lede-comments'), 0);
    await open('feature');
    assert.equal(await browser.evaluate(shown, '.lede-comment'), 4);
  });

  test('a table takes one column, and both if it has five', async () => {
    const share = () => {
      const widthOf = (selector) => document.querySelector(selector).getBoundingClientRect().width;
      return Math.round((widthOf('.lede-body table') / widthOf('.lede-body')) * 10) / 10;
    };
    await open('components-ar');
    assert.equal(await browser.evaluate(share), 0.5);
    await open('feature');
    assert.equal(await browser.evaluate(share), 1);
  });

  test('a table of fourteen columns loses none', async () => {
    await open('year');
    assert.equal(await browser.evaluate(overflow), 0);
  });

  test('a table of nineteen columns is set smaller, and loses none', async () => {
    await open('years');
    assert.equal(await browser.evaluate(overflow), 0);
  });

  test('the label of an advertisement keeps its ground, on which alone its words can be read', async () => {
    await open('sponsored');
    assert.equal(await browser.evaluate(() => getComputedStyle(document.querySelector('.lede-label')).printColorAdjust), 'exact');
  });

  test('twelve updates with pictures take five sheets, where one undivided update after the other took six', async () => {
    await open('live');
    const pdf = await browser.page.pdf(k_a4);
    assert.equal(pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g).length, 5);
  });

  test('pictures that no reader has come to are printed', async () => {
    const count = 40;
    for (let number = 0; number < count; number += 1) site.add(`/print/${number}.bmp`, { body: pictureOf(number), type: 'image/bmp' });
    const body = Array.from({ length: count }, (_, number) => `![Picture ${number}](/print/${number}.bmp)\n\n${'A sentence. '.repeat(60)}`).join('\n\n');
    const input = { lede: 1, language: 'en', url: `${site.origin}/a`, headline: 'A headline', body };
    const [html] = await htmlOf([{ id: 1, operation: 'render', input, options: { output: 'page', assetsUrl: '/dist/' } }]);
    site.add('/print/long.html', { body: html });
    await browser.open(`${site.origin}/print/long.html`);
    const asked = () => new Set(site.requests.filter((path) => /^\/print\/\d+\.bmp$/.test(path))).size;
    assert.ok(asked() < count, `a reader at the top has ${asked()} pictures`);
    const pdf = await browser.page.pdf(k_a4);
    assert.equal(asked(), count);
    assert.equal(pdf.toString('latin1').match(/\/Subtype\s*\/Image\b/g).length, count);
  });

  test('updates are set as large as the story, and their dots are printed', async () => {
    await open('boxes');
    const { story, update, dots } = await browser.evaluate(() => {
      const styleOf = (selector) => getComputedStyle(document.querySelector(selector));
      return { story: styleOf('.lede-body').fontSize, update: styleOf('.lede-update').fontSize, dots: styleOf('.lede-update > time').printColorAdjust };
    });
    assert.equal(update, story);
    assert.equal(dots, 'exact');
  });

  test('there is room below a table that spans both columns, and no link back from a footnote', async () => {
    await open('wide');
    const room = await browser.evaluate(() => {
      const [table, next] = ['table', 'table + *'].map((selector) => document.querySelector(`.lede-body > ${selector}`).getBoundingClientRect());
      return next.top - table.bottom;
    });
    assert.ok(room >= 12, `${room} pixels`);
    assert.equal(await browser.evaluate(shown, '.lede-footnotes'), 1);
    assert.equal(await browser.evaluate(shown, '.lede-footnote-back'), 0);
  });

  test('a picture that is narrower than the sheet is in its middle, and a box without a ground begins where the text does', async () => {
    await open('boxes');
    const { left, right, inset } = await browser.evaluate(() => {
      const boxOf = (selector) => document.querySelector(selector).getBoundingClientRect();
      const [sheet, picture] = [boxOf('.lede-body'), boxOf('.lede-image-full img')];
      return { left: picture.left - sheet.left, right: sheet.right - picture.right, inset: parseFloat(getComputedStyle(document.querySelector('.lede-factbox')).paddingLeft) };
    });
    assert.ok(Math.abs(left - right) < 2, `${left}, ${right}`);
    assert.equal(inset, 0);
  });

  test('what is folded is on paper', async () => {
    await open('folded');
    assert.equal(await browser.evaluate(shown, '.lede-body details > p'), 1);
    assert.ok((await browser.evaluate(() => document.querySelector('.lede-body details > p').getBoundingClientRect().height)) > 10);
  });

  test('no number of comments above a part of them', async () => {
    await open('talk');
    assert.equal(await browser.evaluate(shown, '.lede-comment'), 12);
    assert.equal(await browser.evaluate(shown, '.lede-comments .lede-heading .lede-count'), 0);
  });

  test('the address of the article is on the sheet', async () => {
    await open('feature');
    const address = () => getComputedStyle(document.querySelector('.lede-share'), '::after').content;
    assert.match(await browser.evaluate(address), /^"http.*\/features\/the-ferry-that-waits-for-the-sea"$/);
  });
});
