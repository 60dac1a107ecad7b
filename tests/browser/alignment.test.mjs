// What belongs together stands together: a role with its name, a caption with the text, a heading apart from the picture
// above it, an opening mark with the words that it opens.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { describeInEveryEngine } from './support/engines.mjs';
import { loadPictures, nextFrame, outcome } from './support/outcome.mjs';
import { openSite } from './support/site.mjs';

const k_text = 'A sentence of ordinary length, so that the story has some height of its own on every screen. ';

/** The articles of the tests, by name. */
const articles = (origin) => {
  const url = `${origin}/people`;
  const portrait = `${origin}/articles/pictures/portrait.webp`;
  const picture = (role) => ({ type: 'image', url: `${origin}/articles/pictures/market.webp`, width: 1200, height: 800, alt: 'A market', caption: 'A caption', role });
  const article = { lede: 1, language: 'en', headline: 'A headline', body: k_text };
  const quote = (language) => ({ ...article, language, body: [{ type: 'quote', text: 'Wir' }] });
  return {
    names: {
      ...article,
      authors: [
        { name: 'Ines Halloran', url, role: 'Correspondent for the coast', image: portrait },
        { name: 'Ada Pell', url, image: portrait },
        { name: 'Tomas Reyl', url, role: 'Photographs' },
      ],
    },
    roles: {
      ...article,
      body: [picture('portrait'), { type: 'markdown', text: `## A heading\n\n${k_text}\n\n## Another\n\n${k_text}` }, picture('wide'), picture('full'), { type: 'markdown', text: k_text }],
    },
    chinese: { ...article, language: 'zh-Hans', body: '市政府表示，从下个月起周六也将开放。停车场在邮局后面，九点以前免费。'.repeat(6) },
    live: {
      ...article,
      language: 'de',
      authors: [{ name: 'Ines Hallweg', url, role: 'Küstenkorrespondentin', image: portrait, bio: 'Ines Hallweg berichtet von der Küste.' }],
      updates: [{ published: '2024-10-14T09:12:00+02:00', headline: 'Eine Meldung', text: 'Das Donaudampfschifffahrtsgesellschaftskapitänspatent.' }],
    },
    foot: {
      ...article,
      language: 'vi',
      authors: [{ name: 'Ines Hallweg', url, role: 'Phóng viên', image: portrait, bio: 'Ines Hallweg viết về biển.' }],
      updates: [{ published: '2024-10-14T09:12:00+07:00', headline: 'Một tin', text: k_text }],
    },
    headline: { ...article, language: 'de', headline: 'Sturmflut überspült die Kaikante, die Fährverbindungen bleiben unterbrochen' },
    shared: { ...article, url: 'https://news.example/a' },
    low: { ...article, image: picture('wide'), body: [{ type: 'markdown', text: k_text }, picture()] },
    japaneseTalk: { ...article, language: 'ja', comments: { items: [{ author: 'A', text: '市は来月から土曜日も開くと発表した。' }] }, license: 'https://creativecommons.org/licenses/by/4.0/' },
    german: quote('de'),
    japanese: quote('ja'),
  };
};

let site;
before(async () => {
  site = await openSite();
  for (const [name, article] of Object.entries(articles(site.origin))) {
    site.add(`/alignment/${name}.json`, { type: 'application/json', body: JSON.stringify(article) });
    site.add(`/alignment/${name}.html`, {
      body: `<!doctype html><html lang="en"><meta charset="utf-8"><title>Alignment</title><link rel="icon" href="data:,">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <script src="/pages/record.js"></script><script async src="/dist/lede.js"></script>
        <style>body { margin: 0 }</style><lede-article theme="light" src="/alignment/${name}.json"></lede-article></html>`,
    });
  }
});
after(() => site?.close());

/** In the page: the boxes of everything that a selector finds. */
const boxes = (selector) =>
  [...document.querySelector('lede-article').shadowRoot.querySelectorAll(selector)].map((each) => each.getBoundingClientRect().toJSON());

/** In the page: how far the lines of the first paragraph, but the last, end before its edge. */
const roomBehindLines = () => {
  const paragraph = document.querySelector('lede-article').shadowRoot.querySelector('.lede-body > p');
  const range = document.createRange();
  range.selectNodeContents(paragraph);
  const ends = new Map();
  for (const { top, right } of range.getClientRects()) ends.set(Math.round(top), Math.max(right, ends.get(Math.round(top)) ?? 0));
  const edge = paragraph.getBoundingClientRect().right;
  return [...ends.values()].slice(0, -1).map((end) => edge - end);
};

const hyphensOf = (selector) => getComputedStyle(document.querySelector('lede-article').shadowRoot.querySelector(selector)).hyphens;

const styleOfMark = (name) => getComputedStyle(document.querySelector('lede-article').shadowRoot.querySelector('.lede-quote blockquote'), '::before')[name];

describeInEveryEngine('alignment', (browser) => {
  const show = async (name, width, height = 900) => {
    await browser().setViewport(width, height);
    await browser().open(`${site.origin}/alignment/${name}.html`);
    assert.equal((await browser().evaluate(outcome)).name, 'lede-ready');
    await browser().evaluate(loadPictures);
    await browser().evaluate(nextFrame);
  };
  const boxesOf = (selector) => browser().evaluate(boxes, selector);
  const middle = ({ top, bottom }) => (top + bottom) / 2;

  for (const width of [280, 1280]) {
    test(`all roles are below their names if one author has a portrait, in ${width} pixels`, async () => {
      await show('names', width);
      const [first, second, third] = await boxesOf('.lede-author');
      const [portrait, lonely] = await boxesOf('.lede-author img');
      const [ines, tomas] = await boxesOf('.lede-author > a:has(+ .lede-role)');
      const [role, photographs] = await boxesOf('.lede-author .lede-role');
      assert.ok(Math.abs(role.left - ines.left) < 2 && role.top >= ines.bottom - 1, JSON.stringify({ ines, role }));
      assert.ok(role.left > portrait.right && role.right <= first.right + 1, JSON.stringify({ portrait, role }));
      assert.ok(Math.abs(portrait.width - portrait.height) < 1, 'the portrait is round');
      assert.ok(Math.abs(middle(lonely) - middle(second)) < 2, 'a name without a role is in the middle of its portrait');
      assert.ok(Math.abs(tomas.left - photographs.left) < 2 && photographs.top >= tomas.bottom - 1 && photographs.right <= third.right + 1, JSON.stringify({ tomas, photographs }));
    });
  }

  for (const width of [390, 600, 760]) {
    test(`a wide picture is as wide as the text where it cannot be clearly wider, and captions begin where the text does, in ${width} pixels`, async () => {
      await show('roles', width);
      const [[text], [wide]] = [await boxesOf('.lede-body > p'), await boxesOf('.lede-image-wide')];
      assert.ok(Math.abs(wide.left - text.left) < 2 && Math.abs(wide.width - text.width) < 3, JSON.stringify({ wide, text }));
      const [caption] = await boxesOf('.lede-image-full > figcaption');
      assert.ok(Math.abs(caption.left - text.left) < 2, JSON.stringify({ caption, text }));
    });
  }

  test('a full picture is as wide as the article, and its caption begins where the text does, whatever the host’s sizes', async () => {
    await show('roles', 1280);
    await browser().evaluate(() => document.head.append(Object.assign(document.createElement('style'), { textContent: 'html { font-size: 62.5% } lede-article { --lede-measure: 38em }' })));
    const [[text], [caption], [picture], [all]] = [await boxesOf('.lede-body > p'), await boxesOf('.lede-image-full > figcaption'), await boxesOf('.lede-image-full img'), await boxesOf('.lede')];
    assert.ok(Math.abs(caption.left - text.left) < 2 && Math.abs(picture.width - all.width) < 2, JSON.stringify({ caption, text, picture, all }));
  });

  test('a heading after a portrait is beside it, and a later one keeps its distance from it', async () => {
    await show('roles', 1280);
    const [[figure], [beside, below]] = [await boxesOf('.lede-image-portrait'), await boxesOf('.lede-body > h2')];
    assert.ok(Math.abs(beside.top - figure.top) < 12, JSON.stringify({ figure, beside }));
    assert.ok(below.top - figure.bottom >= 24, `${below.top - figure.bottom}`);
  });

  test('in a low window, pictures have no bars of their ground at the sides', async () => {
    await show('low', 1280, 400);
    const [, { width, height }] = await boxesOf('.lede-figure img');
    assert.ok(Math.abs(width / height - 1.5) < 0.02 && height < 400, `${width} × ${height}`);
    await show('low', 1280, 700);
    for (const box of await boxesOf('.lede-figure img')) assert.ok(Math.abs(box.width / box.height - 1.5) < 0.02, JSON.stringify(box));
    const [[text], [wide]] = [await boxesOf('.lede-body > p'), await boxesOf('.lede-image-wide')];
    assert.ok(Math.abs(wide.left + wide.right - text.left - text.right) < 4, JSON.stringify({ wide, text }));
  });

  test('lines of Japanese comments are not evened out, and the licence keeps its distance from the rule', async () => {
    await show('japaneseTalk', 320);
    const style = (selector, name) => getComputedStyle(document.querySelector('lede-article').shadowRoot.querySelector(selector))[name];
    assert.match(await browser().evaluate(style, '.lede-comment-text p', 'textWrap'), /^wrap/);
    const [[footer], [license]] = [await boxesOf('.lede-footer'), await boxesOf('.lede-license')];
    assert.ok(license.height >= 40 && license.top >= footer.top, JSON.stringify({ footer, license }));
  });

  test('the opening mark of German is above the words, and that of Japanese begins where they do', async () => {
    await show('german', 600);
    assert.equal(await browser().evaluate(styleOfMark, 'lineHeight'), '0px');
    await show('japanese', 600);
    assert.ok(parseFloat(await browser().evaluate(styleOfMark, 'marginLeft')) < -10);
  });

  for (const width of [320, 1280]) {
    test(`lines of Chinese end at the edge of the text, in ${width} pixels`, async () => {
      await show('chinese', width);
      const rooms = await browser().evaluate(roomBehindLines);
      assert.ok(rooms.length > 2 && rooms.every((room) => room < 10), JSON.stringify(rooms));
    });
  }

  test('the role in an author box is below the name, and long words of updates are hyphenated', async () => {
    await show('live', 390);
    const [[name], [role]] = [await boxesOf('.lede-about-author'), await boxesOf('.lede-about .lede-role')];
    assert.ok(Math.abs(role.left - name.left) < 2 && role.top >= name.bottom - 2, JSON.stringify({ name, role }));
    assert.equal(await browser().evaluate(hyphensOf, '.lede-update p'), 'auto');
  });

  test('the time of an update is smaller than its text, and as near to a text as to a headline', async () => {
    await show('foot', 600);
    const size = (selector) => parseFloat(getComputedStyle(document.querySelector('lede-article').shadowRoot.querySelector(selector)).fontSize);
    const [time, heading, text] = [await browser().evaluate(size, '.lede-update > time'), await browser().evaluate(size, '.lede-updates > .lede-heading'), await browser().evaluate(size, '.lede-update p')];
    assert.ok(time < heading && time < text, JSON.stringify({ time, heading, text }));
  });

  test('at the end of a story, an author with a box has one portrait', async () => {
    await show('foot', 600);
    const portraits = await boxesOf('.lede-portrait');
    assert.equal(portraits.filter(({ width }) => width > 0).length, 1);
  });

  for (const [width, hyphens] of [[320, 'auto'], [1280, 'manual']]) {
    test(`words of a German headline are divided only where the column is narrow: ${width} pixels`, async () => {
      await show('headline', width);
      assert.equal(await browser().evaluate(hyphensOf, '.lede-headline'), hyphens);
    });
  }

  test('a card in Hebrew on an English front page begins at the right', async () => {
    const card = '<li class="lede-card" dir="rtl"><h2 class="lede-card-headline"><a href="/b">כותרת</a></h2><p class="lede-summary">תקציר של הכתבה</p></li>';
    site.add('/alignment/front.html', {
      body: `<!doctype html><html lang="en"><meta charset="utf-8"><title>Front</title><link rel="icon" href="data:,"><link rel="stylesheet" href="/dist/lede.css">
        <body class="lede-page"><div class="lede" dir="ltr"><div class="lede-front"><ul class="lede-cards">${card}</ul></div></div></body></html>`,
    });
    await browser().setViewport(600, 900);
    await browser().open(`${site.origin}/alignment/front.html`);
    const ends = () => {
      const range = document.createRange();
      range.selectNodeContents(document.querySelector('.lede-summary'));
      return document.querySelector('.lede-card').getBoundingClientRect().right - range.getBoundingClientRect().right;
    };
    assert.ok(Math.abs(await browser().evaluate(ends)) < 2);
  });

  for (const width of [320, 390, 600]) {
    test(`buttons for sharing are in columns, in ${width} pixels`, async () => {
      await show('shared', width);
      const buttons = (await boxesOf('.lede-share > :is(a, button)')).filter((box) => box.width > 0);
      const lefts = new Set(buttons.map(({ left }) => Math.round(left)));
      const widths = buttons.map((button) => button.width);
      const first = buttons.filter(({ top }) => Math.abs(top - buttons[0].top) < 2);
      assert.equal(lefts.size, first.length, JSON.stringify(buttons));
      assert.equal(buttons.length % first.length, 0, `${buttons.length} in lines of ${first.length}`);
      assert.ok(Math.max(...widths) - Math.min(...widths) < 2, `${widths}`);
    });
  }
});
