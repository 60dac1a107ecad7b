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

const page = (body, head = '') =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>Host</title>${head}<link rel="icon" href="data:,"><script src="/pages/record.js"></script><nav><a id="contents" href="#${k_id}">Notes</a></nav>${body}`;

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

const k_lede = '<script async src="/dist/lede.js"></script>';
const k_element = '<lede-article src="/long.json"></lede-article>';
const k_light = '<lede-article light src="/long.json"></lede-article>';
const k_space = '<div style="height: 300vh"></div>';

/** Articles whose root the browser looks into, or would if the page had no <base>, and one in another component. */
const k_nested = `<host-el></host-el>${k_lede}<script>customElements.define('host-el', class extends HTMLElement { connectedCallback() { this.attachShadow({ mode: 'open' }).innerHTML = '${k_light}'; } })</script>`;
const k_roots = {
  'an article of light': k_light + k_lede,
  'a fragment of a server': 'FRAGMENT<script async src="/dist/hydrate.js"></script>',
  'an article of light in another component': k_nested,
};

/** Follows the link of the note. @returns whether it is in the window and has the focus, and where the page then is. */
const followIn = async (id) => {
  const root = document.querySelector('host-el')?.shadowRoot ?? document;
  root.querySelector(`sup a[href="#${id}"]`).click();
  await new Promise((resolve) => setTimeout(resolve, 300));
  const note = root.getElementById(id);
  const { top } = note.getBoundingClientRect();
  return { path: location.pathname, isFocused: root.activeElement === note, isShown: top > -1 && top < innerHeight && scrollY > 0 };
};

/** Where the page and its articles are, once nothing moves any more. */
const placesOf = async (id) => {
  await new Promise((resolve) => setTimeout(resolve, 500));
  const tops = Array.from(document.querySelectorAll('lede-article'), ({ shadowRoot }) => shadowRoot.getElementById(id).getBoundingClientRect().top);
  return { y: scrollY, seen: tops.findIndex((top) => top > -1 && top < innerHeight), focus: document.activeElement.localName };
};

/** Adds an article, and waits until it is there. */
const append = async () => {
  const element = document.createElement('lede-article');
  element.src = '/long.json?later';
  document.body.append(element);
  await element.ready;
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

  for (const [name, body] of Object.entries(k_roots)) {
    for (const head of ['<base href="/">', '<base target="_blank">']) {
      test(`${name} below ${head}: the link of a note stays on the page`, async () => {
        const [fragment] = await htmlOf([{ id: 1, operation: 'render', input: article, options: { styleUrl: '/dist/lede.css' } }]);
        site.add('/based.html', { body: page(body.replace('FRAGMENT', () => fragment), head) });
        await open('/based.html');
        assert.deepEqual(await browser().evaluate(followIn, k_id), { path: '/based.html', isFocused: true, isShown: true });
      });
    }
  }

  test('below <base target="_blank">, the page still hears of links, and notes open no tab', async () => {
    const linked = { ...article, body: `[elsewhere](https://news.example/b)\n\n${article.body}` };
    site.add('/linked.json', { body: JSON.stringify(linked) });
    site.add('/blank.html', { body: page(k_element.replace('long', 'linked') + k_lede, '<base target="_blank">') });
    await open('/blank.html');
    const heard = await browser().evaluate(() => {
      let url;
      addEventListener('lede-navigate', (event) => {
        event.preventDefault();
        ({ url } = event.detail);
      });
      document.querySelector('lede-article').shadowRoot.querySelector('a[href="https://news.example/b"]').click();
      return url;
    });
    assert.equal(heard, 'https://news.example/b');
    assert.equal((await browser().evaluate(followNote, k_id)).isFocused, true);
  });

  test('a link of a note works in an article of light in another component', async () => {
    site.add('/nested.html', { body: page(k_space + k_nested) });
    await open('/nested.html');
    assert.deepEqual(await browser().evaluate(followIn, k_id), { path: '/nested.html', isFocused: true, isShown: true });
  });

  test('an address leads into an article of light when the page is opened', async () => {
    site.add('/light-address.html', { body: page(k_space + k_light + k_lede) });
    await open(`/light-address.html#${k_id}`);
    const top = await browser().evaluate((id) => document.getElementById(id).getBoundingClientRect().top, k_id);
    assert.ok(top > -1 && top < 600, `the note is at ${top}`);
  });

  test('of two articles that have it, a new fragment leads into the first', async () => {
    site.add('/twice.html', { body: page(k_element + k_space + k_element + k_lede) });
    await open('/twice.html');
    await browser().evaluate(() => Promise.all(Array.from(document.querySelectorAll('lede-article'), (element) => element.ready)));
    await browser().evaluate(() => document.querySelector('#contents').click());
    assert.equal((await browser().evaluate(placesOf, k_id)).seen, 0);
  });

  test('an article that comes later takes neither the place nor the focus of the reader', async () => {
    site.add('/endless.html', { body: page(`<input>${k_element}${k_space}${k_lede}`) });
    await open(`/endless.html#${k_id}`);
    assert.equal(await browser().evaluate(seesNote, k_id), true);
    await browser().evaluate(append);
    assert.equal((await browser().evaluate(placesOf, k_id)).seen, 0, 'the first article keeps the address');
    await browser().evaluate(() => {
      document.activeElement.shadowRoot.activeElement.blur();
      scrollTo(0, 900);
    });
    await browser().evaluate(append);
    assert.deepEqual(await browser().evaluate(placesOf, k_id), { y: 900, seen: -1, focus: 'body' });
    await browser().evaluate(() => {
      scrollTo(0, 0);
      document.querySelector('input').focus();
    });
    await browser().evaluate(append);
    assert.deepEqual(await browser().evaluate(placesOf, k_id), { y: 0, seen: -1, focus: 'input' });
  });

  test('a page that scrolls smoothly opens where its address leads, though what is above grows before it has loaded', async () => {
    let release;
    site.add('/late.png', { type: 'image/png', body: '', until: new Promise((resolve) => (release = resolve)) });
    const grow = 'addEventListener("lede-ready", () => setTimeout(() => { document.querySelector("p").style.height = "900px"; fetch("/grown"); }, 100));';
    const head = `<style>html { scroll-behavior: smooth }</style><script>${grow}</script>`;
    site.add('/smooth.html', { body: page(`<p>Above</p>${k_element}${k_lede}<img src="/late.png" alt="">`, head) });
    site.requests.length = 0;
    const grown = site.when(() => site.requests.includes('/grown')).finally(() => release());
    await Promise.all([open(`/smooth.html#${k_id}`), grown]);
    assert.equal((await browser().evaluate(placesOf, k_id)).seen, 0);
  });

  for (const [name, act, expected] of [
    ['scrolled', 'scrollTo(0, 50)', { seen: -1, focus: 'lede-article' }],
    ['gone into a field', 'document.querySelector("input").focus({ preventScroll: true })', { seen: 0, focus: 'input' }],
  ]) {
    test(`a reader who has ${name} is left there when the rest of the page has loaded`, async () => {
      let release;
      site.add('/late.png', { type: 'image/png', body: '', until: new Promise((resolve) => (release = resolve)) });
      const script = `<script>addEventListener("lede-ready", () => setTimeout(() => { ${act}; fetch("/acted"); }, 200));</script>`;
      site.add('/late.html', { body: page(`<input>${k_element}${k_lede}<img src="/late.png" alt="">`, script) });
      site.requests.length = 0;
      const acted = site.when(() => site.requests.includes('/acted')).finally(() => release());
      await Promise.all([open(`/late.html#${k_id}`), acted]);
      const { y, ...rest } = await browser().evaluate(placesOf, k_id);
      assert.deepEqual(rest, expected);
      if (name === 'scrolled') assert.equal(y, 50);
    });
  }
});
