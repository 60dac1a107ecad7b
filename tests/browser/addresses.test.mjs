// Addresses with `#` that lead into an article: the browser does not look into shadow roots, so the article does.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { answer, htmlOf } from '../support/harness.mjs';
import { describeInEveryEngine } from './support/engines.mjs';
import { outcome } from './support/outcome.mjs';
import { openSite } from './support/site.mjs';

const k_id = 'lede-fn-1';
const paragraphs = Array.from({ length: 60 }, (_, index) => `Paragraph ${index} of a long text.`).join('\n\n');
const article = { lede: 1, language: 'en', headline: 'Long', body: `With a note[^1] and <a href="#%">a bad link</a>.\n\n${paragraphs}\n\n## Điều gì “xảy ra”?\n\n${paragraphs}\n\n[^1]: The note.` };

let site;
before(async () => {
  site = await openSite();
  site.add('/long.json', { body: JSON.stringify(article) });
  const [{ html }] = await answer([{ id: 1, operation: 'render', input: article, options: { output: 'element', styleUrl: '/dist/lede.css' } }]);
  site.add('/element.html', { body: page(`${html}<script async src="/dist/hydrate.js"></script>`) });
  site.add('/script.html', { body: page('<lede-article src="/long.json"></lede-article><script async src="/dist/lede.js"></script>') });
  site.add('/own.html', { body: page(`${html}<p style="height: 200vh"></p><p id="${k_id}">The host’s</p><script async src="/dist/hydrate.js"></script>`) });
});
after(() => site?.close());

/** Two fragments on one page, each with its own prefix for the ids, as web/README.md says. */
async function addTwoFragments() {
  const render = (id) => ({ id, operation: 'render', input: article, options: { idPrefix: `${id}-` } });
  const [one, two] = await htmlOf([render('one'), render('two')]);
  site.add('/two.html', { body: page(`<link rel="stylesheet" href="/dist/lede.css">${one}${two}<script async src="/dist/hydrate.js"></script>`) });
}

/** Follows a note's link of each article and the note's way back. @returns in which article each led to its goal. */
const followNotes = async () => {
  const articles = [...document.querySelectorAll('.lede')];
  const goalOf = async (link) => {
    const gone = new Promise((resolve) => addEventListener('hashchange', resolve, { once: true }));
    link.click();
    await gone;
    return articles.findIndex((one) => one.contains(document.querySelector(':target')));
  };
  const goals = [];
  for (const one of articles) {
    goals.push(await goalOf(one.querySelector('sup a')));
    goals.push(await goalOf(document.querySelector(':target').querySelector('a[href^="#"]')));
  }
  return { goals, ids: new Set(Array.from(document.querySelectorAll('[id]'), ({ id }) => id)).size === document.querySelectorAll('[id]').length };
};

const page = (body) =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>Host</title><link rel="icon" href="data:,"><script src="/pages/record.js"></script><nav><a id="contents" href="#${k_id}">Notes</a></nav>${body}`;

/** Waits until the note is in the window, and says whether it came. */
const seesNote = async (id) => {
  for (let turn = 0; turn < 200; turn += 1) {
    const note = document.querySelector('lede-article').shadowRoot?.getElementById(id);
    const { top } = note?.getBoundingClientRect() ?? { top: -9 };
    if (note && top > -1 && top < innerHeight && scrollY > 0) return true; // engines scroll by whole pixels
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return false;
};

/** Follows the link of the note, and says whether the note has the focus, and how far it is below the window’s top. */
const followNote = async (id) => {
  document.documentElement.style.scrollPaddingTop = '120px'; // as below a bar that stays
  const root = document.querySelector('lede-article').shadowRoot;
  root.querySelector(`a[href="#${id}"]`).click();
  for (let turn = 0; turn < 100 && !root.activeElement; turn += 1) await new Promise((resolve) => setTimeout(resolve, 20));
  const note = root.getElementById(id);
  return { isFocused: root.activeElement === note, isBelowBar: note.getBoundingClientRect().top >= 119, isScrolled: scrollY > 0 };
};

describeInEveryEngine('addresses', (browser) => {
  const open = async (path) => {
    await browser().setViewport(800, 600);
    await browser().open('about:blank');
    await browser().open(site.origin + path);
    assert.deepEqual(await browser().evaluate(outcome), { name: 'lede-ready' });
  };

  for (const path of ['/element.html', '/script.html']) {
    test(`${path}: the page opens where its address leads`, async () => {
      await open(`${path}#${k_id}`);
      assert.equal(await browser().evaluate(seesNote, k_id), true);
    });

    test(`${path}: the link of a note scrolls to it, below a bar of the page, and gives it the focus`, async () => {
      await open(path);
      assert.deepEqual(await browser().evaluate(followNote, k_id), { isFocused: true, isBelowBar: true, isScrolled: true });
    });

    test(`${path}: a link of the page leads into the article`, async () => {
      await open(path);
      assert.equal(await browser().evaluate(() => scrollY), 0);
      await browser().evaluate(() => document.querySelector('#contents').click());
      assert.equal(await browser().evaluate(seesNote, k_id), true);
    });
  }

  test('of two fragments on a page, each leads to its own notes and back', async () => {
    await addTwoFragments();
    await browser().open(`${site.origin}/two.html`);
    assert.deepEqual(await browser().evaluate(followNotes), { goals: [0, 0, 1, 1], ids: true });
  });

  test('an address and a table of contents lead to headings in any script', async () => {
    const heading = 'lede-Điều-gì-xảy-ra';
    await open(`/script.html#${encodeURIComponent(heading)}`);
    assert.equal(await browser().evaluate(seesNote, heading), true);
    await browser().evaluate(() => document.querySelector('#contents').click());
    assert.equal(await browser().evaluate(seesNote, k_id), true);
  });

  test('what the page itself has under that name is where the address leads', async () => {
    await open(`/own.html#${k_id}`);
    const [text, inside] = await browser().evaluate((id) => {
      const { top } = document.getElementById(id).getBoundingClientRect();
      const note = document.querySelector('lede-article').shadowRoot.getElementById(id);
      return [top >= 0 && top < innerHeight, document.activeElement !== document.querySelector('lede-article') && note !== null];
    }, k_id);
    assert.deepEqual([text, inside], [true, true]);
  });

  test('a badly encoded fragment leads nowhere and causes no error', async () => {
    await open('/element.html');
    const errors = await browser().evaluate(() => {
      const seen = [];
      addEventListener('error', ({ message }) => seen.push(message));
      const link = document.querySelector('lede-article').shadowRoot.querySelector('a[href^="#%"]');
      link?.addEventListener('click', (event) => event.preventDefault());
      link?.click();
      location.hash = '#%';
      return new Promise((resolve) => addEventListener('hashchange', () => setTimeout(resolve, 0, seen), { once: true }));
    });
    assert.deepEqual(errors, []);
  });
});
