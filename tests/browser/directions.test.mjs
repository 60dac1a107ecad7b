// Articles that run from right to left on pages that run from left to right, and the reverse; our words in another
// direction than the article's; names, dates, code and readers' texts of both directions in one line.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { describeInEveryEngine } from './support/engines.mjs';
import { outcome } from './support/outcome.mjs';
import { articleOn, openSite } from './support/site.mjs';

let site;
before(async () => {
  site = await openSite();
  for (const name of ['hebrew.json', 'arabic.json', 'feature.json']) {
    site.add(`/directions/${name}`, { body: articleOn(site.origin, name) });
  }
});
after(() => site?.close());

/** The positions of elements and of single letters, and the styles that name a side. */
const placesOf = () => {
  const root = document.querySelector('lede-article').shadowRoot;
  const first = (selector) => root.querySelector(selector);
  const box = (node) => {
    const { left, right, top } = node.getBoundingClientRect();
    return { left, right, top };
  };
  const letters = (selector) => {
    const walker = document.createTreeWalker(first(selector), NodeFilter.SHOW_TEXT);
    const node = walker.nextNode();
    const range = document.createRange();
    const at = (offset) => {
      range.setStart(node, offset);
      range.setEnd(node, offset + 1);
      return box(range);
    };
    const colon = node.data.indexOf(':');
    return { first: at(0), last: at(node.data.trimEnd().length - 1), colon: colon < 0 ? undefined : at(colon) };
  };
  const found = {};
  const add = (name, selector, read) => {
    if (first(selector)) found[name] = read(selector);
  };
  const boxOf = (selector) => box(first(selector));
  found.direction = getComputedStyle(first('.lede')).direction;
  add('story', '.lede-story', boxOf);
  add('heading', '[data-component="related"] .lede-heading', letters);
  add('headingDirection', '[data-component="related"] .lede-heading', (selector) => getComputedStyle(first(selector)).direction);
  add('kicker', '.lede-kicker', letters);
  add('headline', '.lede-headline', letters);
  add('seeAlso', '.lede-see-also a', letters);
  add('average', '.lede-average', boxOf);
  add('best', '.lede-best', boxOf);
  add('firstStar', '.lede-star', boxOf);
  add('lastStar', '.lede-star:last-child', boxOf);
  add('commenter', '.lede-commenter', boxOf);
  add('commented', '.lede-comment time', boxOf);
  add('comment', '.lede-comment-text p', letters);
  add('code', '.lede-body :not(pre) > code', letters);
  add('author', '.lede-author', boxOf);
  add('role', '.lede-role', boxOf);
  add('top', '.lede-top a', boxOf);
  return found;
};

describeInEveryEngine('directions', (browser) => {
  const placesOn = async (name, host, attributes = '') => {
    site.add(`/directions/${name}.html`, {
      body: `<!doctype html><html lang="en" dir="${host}"><meta charset="utf-8"><title>Directions</title>
        <link rel="icon" href="data:,"><script src="/pages/record.js"></script><script async src="/dist/lede.js"></script>
        <style>body { margin: 0 }</style>
        <lede-article src="/directions/${name}" ${attributes}></lede-article></html>`,
    });
    await browser().setViewport(500, 900);
    await browser().open(`${site.origin}/directions/${name}.html`);
    assert.equal((await browser().evaluate(outcome)).name, 'lede-ready');
    return browser().evaluate(placesOf);
  };

  for (const host of ['ltr', 'rtl']) {
    test(`a Hebrew article on a page that is ${host}`, async () => {
      const at = await placesOn('hebrew.json', host);
      assert.equal(at.direction, 'rtl');
      assert.ok(at.kicker.first.right > at.story.right - 8, 'the kicker begins at the right');
      assert.ok(at.headline.colon.left < at.headline.first.left, 'the colon follows the Latin words of the headline');
      assert.ok(at.seeAlso.first.right > at.story.right - 32, 'related headlines begin at the right');
      assert.ok(at.average.left < at.best.left, '4.6/5 is read from left to right');
      assert.ok(at.average.left > at.firstStar.left && at.firstStar.left > at.lastStar.left, 'stars fill from the right');
      assert.ok(at.commenter.left >= at.commented.right, 'the date follows the name, whatever its letters');
      assert.ok(at.comment.first.left < at.comment.last.left, 'an English comment ends with its exclamation mark');
      assert.ok(at.code.first.left < at.code.last.left && at.code.first.top === at.code.last.top, 'code runs from left to right');
      assert.ok(at.role.left - at.author.left < 2, 'the role follows the name');
      assert.ok(at.top.left - at.story.left < 4, 'the way to the top is at the end of the line');
    });

    test(`an English article on a page that is ${host}`, async () => {
      const at = await placesOn('feature.json', host);
      assert.equal(at.direction, 'ltr');
      assert.ok(at.headline.first.left - at.story.left < 8, 'the headline begins at the left');
      assert.ok(at.seeAlso.first.left - at.story.left < 32, 'related headlines begin at the left');
      assert.ok(at.firstStar.left < at.lastStar.left, 'stars fill from the left');
      assert.ok(at.commenter.right <= at.commented.left, 'the date follows the name');
      assert.ok(at.top.right > at.story.right - 4, 'the way to the top is at the end of the line');
    });
  }

  test('Arabic words of ours in an English article run their way, at its side', async () => {
    const at = await placesOn('feature.json', 'ltr', 'locale="ar"');
    assert.equal(at.direction, 'ltr');
    assert.equal(at.headingDirection, 'rtl');
    assert.ok(at.heading.first.left > at.heading.last.left, 'from right to left');
    assert.ok(at.heading.last.left - at.story.left < 8, 'at the left side');
  });

  for (const [language, words] of Object.entries({
    ar: 'قالت الهيئة إن الجسر سيفتح في 12 مايو 2026، وإن شركة Harbour Lines ستدفع 40% من التكلفة.',
    en: 'The letter begins with three words, الجسر يفتح غداً, and ends with a date in May (12 مايو 2026) and a name.',
  })) {
    test(`the first paragraph keeps to its lines where words of both directions meet: ${language}`, async () => {
      site.add(`/directions/mixed-${language}`, { body: JSON.stringify({ lede: 1, language, headline: 'H', body: words }) });
      await placesOn(`mixed-${language}`, 'ltr');
      const outside = () => {
        const paragraph = document.querySelector('lede-article').shadowRoot.querySelector('.lede-body > p');
        const { left, right } = paragraph.getBoundingClientRect();
        const range = document.createRange();
        range.selectNodeContents(paragraph);
        return [...range.getClientRects()].filter((line) => line.left < left - 1 || line.right > right + 1).length;
      };
      assert.equal(await browser().evaluate(outside), 0);
    });
  }

  test('the first letter of an Arabic text is joined to the second', async () => {
    const body = 'عند الخامسة\n\nعند الخامسة';
    site.add('/directions/joined', { body: JSON.stringify({ lede: 1, language: 'ar', headline: 'H', body }) });
    await placesOn('joined', 'ltr');
    const widths = () =>
      [...document.querySelector('lede-article').shadowRoot.querySelectorAll('.lede-body > p')].map((paragraph) => {
        const range = document.createRange();
        range.selectNodeContents(paragraph);
        return Math.round(range.getBoundingClientRect().width);
      });
    const [first, second] = await browser().evaluate(widths);
    assert.equal(first, second);
  });

  test('English words of ours in an Arabic article run their way, at its side', async () => {
    const at = await placesOn('arabic.json', 'ltr', 'locale="en"');
    assert.equal(at.direction, 'rtl');
    assert.equal(at.headingDirection, 'ltr');
    assert.ok(at.heading.first.left < at.heading.last.left, 'from left to right');
    assert.ok(at.heading.last.right > at.story.right - 8, 'at the right side');
  });
});
