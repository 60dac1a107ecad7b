// Articles with more of something than a page is designed for: a wide table, a long tag, a crowd of authors, an address
// in a Chinese sentence, a headline of 200 letters.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { describeInEveryEngine } from './support/engines.mjs';
import { loadPictures, nextFrame, outcome } from './support/outcome.mjs';
import { openSite } from './support/site.mjs';

const k_phone = 390;
const row = (...cells) => `<tr>${cells.join('')}</tr>`;
const several = (count, text) => Array(count).fill(text);
const numbers = several(12, '<td>1,234.5</td>').join('');

/** The articles of the tests, by name. */
const articles = (origin) => {
  const article = { lede: 1, language: 'en', headline: 'A headline', body: 'A sentence.' };
  const author = (number) => ({ name: `Author ${number}`, image: `${origin}/articles/pictures/portrait.webp` });
  const html = (text) => ({ ...article, body: [{ type: 'html', text }] });
  return {
    table: html(`<table><thead>${row('<th>Station</th>', numbers)}</thead><tbody>${row('<td>Harbour</td>', numbers)}</tbody></table>`),
    rows: html(`<table><tbody>${row('<td rowspan="2">Coast</td>', '<td>North</td>', numbers)}${row('<td>South</td>', numbers)}</tbody></table>`),
    box: { ...article, body: [{ type: 'factbox', title: 'Tides', text: '| a | b |\n|---|---|\n| 1 | 2 |' }] },
    focus: {
      ...article,
      body: [{ type: 'html', text: `<table><tr>${numbers}</tr></table><pre>${'code '.repeat(60)}</pre><details><summary>S</summary>d</details>` }],
      image: { url: `${origin}/articles/pictures/portrait.webp`, width: 1200, height: 800 },
      related: [{ headline: 'A card', url: `${origin}/card` }],
      share: ['facebook', 'email'],
      url: `${origin}/focus`,
      rating: { endpoint: '/rate' },
      comments: { endpoint: '/comment', items: [] },
    },
    words: {
      ...article,
      section: { name: several(60, 's').join('') },
      sponsor: { name: several(60, 'p').join('') },
      authors: [{ name: several(60, 'n').join(''), role: several(60, 'r').join(''), image: `${origin}/articles/pictures/portrait.webp` }, { name: several(60, 'm').join(''), role: 'Editor' }],
      body: [{ type: 'embed', url: 'https://www.youtube.com/watch?v=abcdefghijk', title: several(60, 't').join('') }],
    },
    pictures: html(`<figure><img src="${origin}/articles/pictures/portrait.webp"></figure>`),
    tag: { ...article, tags: [{ name: 'Donaudampfschifffahrtsgesellschaftskapitänswitwenrente', url: `${origin}/tag` }] },
    few: { ...article, authors: [1, 2, 3].map(author) },
    crowd: { ...article, authors: [1, 2, 3, 4, 5].map(author) },
    chinese: {
      ...article,
      language: 'zh-Hans',
      body: `港务局今天上午宣布，浮桥将于明天早上六点重新开放。\n\n详情请见 ${origin}/notices/2026/05/19/the-bridge-reopens-tomorrow ，市民可以提前查询。`,
    },
    headline: { ...article, headline: 'The council has asked the ferry company whether it would carry on for another year '.repeat(3).trim() },
  };
};

let site;
before(async () => {
  site = await openSite();
  for (const [name, article] of Object.entries(articles(site.origin))) {
    site.add(`/extremes/${name}.json`, { type: 'application/json', body: JSON.stringify(article) });
  }
  for (const theme of ['auto', 'host']) {
    site.add(`/extremes/${theme}.html`, {
      body: `<!doctype html><html lang="en"><meta charset="utf-8"><title>Extremes</title><link rel="icon" href="data:,">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <script src="/pages/record.js"></script><script async src="/dist/lede.js"></script>
        <style>body { margin: 0; background: #f3e4c8 }</style>
        <lede-article theme="${theme}"></lede-article>
        <script>document.querySelector('lede-article').src = '/extremes/' + location.search.slice(1) + '.json'</script></html>`,
    });
  }
});
after(() => site?.close());

/** In the page: a style of the first element that a selector finds. */
const styleOf = (selector, property) => getComputedStyle(document.querySelector('lede-article').shadowRoot.querySelector(selector))[property];

/** In the page: how far the first cell of each row moves if the table is scrolled. */
const moved = () => {
  const table = document.querySelector('lede-article').shadowRoot.querySelector('table');
  const lefts = () => [...table.rows].map(({ cells }) => cells[0].getBoundingClientRect().left);
  const before = lefts();
  table.scrollLeft = 100;
  return lefts().map((left, index) => Math.round(before[index] - left));
};

/** In the page: what is wider than the window, or than the article. */
const isTooWide = () => {
  const { right } = document.querySelector('lede-article').getBoundingClientRect();
  const parts = [...document.querySelector('lede-article').shadowRoot.querySelectorAll('.lede-tag')];
  return document.documentElement.scrollWidth > innerWidth || parts.some((part) => part.getBoundingClientRect().right > right);
};

describeInEveryEngine('extremes', (browser) => {
  const show = async (name, { width = k_phone, theme = 'auto' } = {}) => {
    await browser().setViewport(width, 900);
    await browser().open(`${site.origin}/extremes/${theme}.html?${name}`);
    assert.equal((await browser().evaluate(outcome)).name, 'lede-ready');
    await browser().evaluate(nextFrame);
  };
  const style = (selector, property) => browser().evaluate(styleOf, selector, property);

  test('the first column of a wide table stays in view, in its head and in its rows', async () => {
    await show('table');
    assert.deepEqual(await browser().evaluate(moved), [0, 0]);
    assert.equal(await style('td:first-child', 'borderInlineEndStyle'), 'solid', 'the words of other columns end at a line');
  });

  test('a first cell that is in the second column does not stay over the first', async () => {
    await show('rows');
    assert.deepEqual(await browser().evaluate(moved), [0, 100]);
  });

  test('a table has no ground of its own on a page that gives the article its own', async () => {
    await show('table', { theme: 'host' });
    assert.equal(await style('table', 'backgroundImage'), 'none');
    assert.equal(await style('td', 'backgroundColor'), 'rgba(0, 0, 0, 0)');
    assert.deepEqual(await browser().evaluate(moved), [100, 100], 'without a ground, cells would lie over others');
  });

  test('a table in a fact box has the ground of the box', async () => {
    await show('box');
    assert.equal(await style('td', 'backgroundColor'), await style('.lede-factbox', 'backgroundColor'));
  });

  for (const [parent, style] of Object.entries({
    'a float': 'float: left',
    'a table': 'display: table',
    'a box that is as wide as what is in it': 'inline-size: max-content',
    'a box in a line': 'display: inline-block',
    'a grid of columns as wide as they need': 'display: grid; grid-template-columns: max-content',
  })) {
    test(`in ${parent}, the article is no wider than a phone`, async () => {
      await show('tag', 'auto');
      const overflow = (style) => {
        document.querySelector('lede-article').parentElement.style.cssText = style;
        return document.documentElement.scrollWidth - innerWidth;
      };
      assert.equal(await browser().evaluate(overflow, style), 0);
    });
  }

  test('no long word of a section, a sponsor, a name, a role or a film is cut off', async () => {
    await show('words');
    const cut = () => {
      const root = document.querySelector('lede-article').shadowRoot;
      const { left, right } = root.querySelector('.lede').getBoundingClientRect();
      const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      const outside = [];
      while (texts.nextNode()) {
        const range = document.createRange();
        range.selectNodeContents(texts.currentNode);
        for (const box of range.getClientRects()) if (box.width > 1 && (box.left < left - 1 || box.right > right + 1)) outside.push(texts.currentNode.data);
      }
      return outside;
    };
    assert.deepEqual(await browser().evaluate(cut), []);
  });

  test('nothing is painted beside a picture that is there', async () => {
    await show('pictures');
    const pictures = await browser().evaluate(loadPictures);
    assert.ok(pictures.every(({ naturalWidth }) => naturalWidth > 0));
    await browser().evaluate(nextFrame);
    assert.equal(await style('.lede-body figure img', 'backgroundColor'), 'rgba(0, 0, 0, 0)');
  });

  test('the ring around what is focused is not cut off at the sides', async () => {
    await show('focus', 'auto');
    const cut = () => {
      const root = document.querySelector('lede-article').shadowRoot;
      const article = root.querySelector('.lede').getBoundingClientRect();
      const margin = CSS.supports('overflow-clip-margin', '4px') ? 4 : 0;
      const focusable = [...root.querySelectorAll('a[href], button, input, textarea, summary, [tabindex="0"]')];
      return focusable.flatMap((element) => {
        element.focus({ focusVisible: true });
        if (root.activeElement !== element || element.matches('p a')) return [];
        const ringed = element.closest('.lede-card, .lede-choice') ?? element;
        const { outlineOffset, outlineWidth } = getComputedStyle(ringed);
        const width = parseFloat(outlineOffset) + parseFloat(outlineWidth);
        const { left, right } = ringed.getBoundingClientRect();
        const isWhole = left - width >= article.left - margin - 0.5 && right + width <= article.right + margin + 0.5;
        return isWhole ? [] : [`${element.outerHTML.slice(0, 60)}: ${left - width} to ${right + width} in ${article.left} to ${article.right}`];
      });
    };
    assert.deepEqual(await browser().evaluate(cut), []);
  });

  test('a tag of one long word stays in the column', async () => {
    await show('tag', { width: 280 });
    assert.equal(await browser().evaluate(isTooWide), false);
  });

  test('three authors have portraits, and a crowd is a line of names', async () => {
    await show('few');
    assert.notEqual(await style('.lede-authors img', 'display'), 'none');
    await show('crowd');
    assert.equal(await style('.lede-authors img', 'display'), 'none');
  });

  test('the signs before an address are not spread over the line, and other Chinese lines are justified', async () => {
    await show('chinese');
    assert.equal(await style('.lede-body > p', 'textAlign'), 'justify');
    assert.notEqual(await style('.lede-body > p:has(a)', 'textAlign'), 'justify');
  });

  test('a long headline fills its lines', async (context) => {
    if (!(await browser().evaluate(() => CSS.supports('text-wrap', 'pretty')))) return context.skip('the engine has nothing better than balanced lines');
    await show('headline', { width: 1280 });
    return assert.notEqual(await style('.lede-headline', 'textWrapStyle'), 'balance');
  });
});
