// Pictures that open over the whole window: by pointer and by keyboard, in both directions of text.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { describeInEveryEngine } from './support/engines.mjs';
import { loadPictures, nextFrame, outcome } from './support/outcome.mjs';
import { openSite } from './support/site.mjs';

const picture = (origin, name, caption) => ({
  url: `${origin}/articles/pictures/${name}.webp`,
  alt: name,
  caption,
  credit: 'A. Photographer',
  width: 1200,
  height: 800,
});

const gallery = (origin) => ({
  type: 'gallery',
  images: [picture(origin, 'ferry', 'The *ferry*'), picture(origin, 'market', 'The market'), picture(origin, 'forum', 'The hall')],
});

/** Articles by name. */
const articles = (origin) => ({
  gallery: { lede: 1, language: 'de', headline: 'H', body: [gallery(origin)] },
  arabic: { lede: 1, language: 'ar', headline: 'H', body: [gallery(origin)] },
  linked: {
    lede: 1,
    language: 'en',
    headline: 'H',
    body: [{ type: 'html', text: `<figure><a href="/elsewhere"><img src="${origin}/articles/pictures/forum.webp" alt="l"></a></figure>` }, gallery(origin)],
  },
  plain: { lede: 1, language: 'en', headline: 'H', image: picture(origin, 'ferry', 'c'), body: 'x' },
});

let site;
before(async () => {
  site = await openSite();
  for (const [name, article] of Object.entries(articles(site.origin))) {
    site.add(`/pictures/${name}.json`, { type: 'application/json', body: JSON.stringify(article) });
    site.add(`/pictures/${name}.html`, {
      body: `<!doctype html><html lang="en"><meta charset="utf-8"><title>Pictures</title><link rel="icon" href="data:,">
        <script src="/pages/record.js"></script><script src="/axe/axe.min.js"></script><script async src="/dist/lede.js"></script>
        <main><h1>Page</h1><lede-article src="/pictures/${name}.json" heading-level="2"></lede-article></main></html>`,
    });
  }
});
after(() => site?.close());

/** Reads what is visible of an open picture. */
const look = () => {
  const root = document.querySelector('lede-article').shadowRoot;
  const dialog = root.querySelector('dialog');
  const { width, height } = dialog?.getBoundingClientRect() ?? {};
  return {
    isOpen: (CSS.supports('selector(:modal)') ? dialog?.matches(':modal') : dialog?.open) ?? false, // Chromium 103 has no :modal
    fills: width >= document.documentElement.clientWidth && height >= innerHeight,
    alt: dialog?.querySelector('img').alt,
    caption: dialog?.querySelector('.lede-lightbox-caption').textContent.trim().replace(/\s+/g, ' '),
    count: dialog?.querySelector('.lede-lightbox-count')?.textContent,
    buttons: [...(dialog?.querySelectorAll('button') ?? [])].map((button) => button.getAttribute('aria-label')),
    focused: root.activeElement?.alt ?? root.activeElement?.getAttribute('aria-label') ?? null,
  };
};
const click = (selector) => document.querySelector('lede-article').shadowRoot.querySelector(selector).click();
const focus = (selector) => document.querySelector('lede-article').shadowRoot.querySelector(selector).focus();
const swipe = (from, to) => {
  const dialog = document.querySelector('lede-article').shadowRoot.querySelector('dialog');
  const touch = (type, list, clientX) => {
    const event = new Event(type, { bubbles: true });
    event[list] = [{ clientX }];
    dialog.dispatchEvent(event);
  };
  touch('touchstart', 'touches', from);
  touch('touchend', 'changedTouches', to);
};

describeInEveryEngine('pictures', (browser, engine) => {
  const show = async (name) => {
    await browser().setViewport(900, 700);
    await browser().open(`${site.origin}/pictures/${name}.html`);
    assert.equal((await browser().evaluate(outcome)).name, 'lede-ready');
    await browser().evaluate(loadPictures);
    await browser().evaluate(nextFrame);
  };
  const press = async (...keys) => {
    for (const key of keys) await browser().press(key);
    await browser().evaluate(nextFrame);
    return browser().evaluate(look);
  };

  test('a click opens a picture over the whole window, with its caption', async () => {
    await show('gallery');
    await browser().evaluate(click, 'figure:nth-child(2) img');
    const { focused, ...seen } = await browser().evaluate(look);
    assert.deepEqual(seen, {
      isOpen: true,
      fills: true,
      alt: 'market',
      caption: 'The market A. Photographer',
      count: '2 / 3',
      buttons: ['Schließen', 'Voriges Bild', 'Nächstes Bild'],
    });
    assert.equal(focused, 'Schließen');
  });

  test('the keyboard opens a picture, goes through all of them, and comes back to the one that was seen last', async () => {
    await show('gallery');
    await browser().evaluate(focus, 'figure img');
    const alts = [(await press('Enter')).alt];
    for (const key of ['ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowLeft']) alts.push((await press(key)).alt);
    assert.deepEqual(alts, ['ferry', 'market', 'forum', 'ferry', 'forum']);
    // Headless Firefox sends Escape to the page and closes nothing, on any page, and WebDriver has another name for the
    // key.
    if (engine === 'chromium') await press('Escape');
    else await browser().evaluate(click, '.lede-lightbox-close');
    await browser().evaluate(nextFrame);
    const { isOpen, focused } = await browser().evaluate(look);
    assert.deepEqual([isOpen, focused], [false, 'forum']);
  });

  test('Home and End show the first and the last picture, and the page behind does not move', async () => {
    await show('gallery');
    await browser().evaluate(() => (document.body.style.paddingBlockEnd = '5000px'));
    await browser().evaluate(focus, 'figure img');
    await press('Enter');
    const at = await browser().evaluate(() => scrollY);
    assert.deepEqual([(await press('End')).alt, (await press('Home')).alt], ['forum', 'ferry']);
    assert.equal(await browser().evaluate(() => scrollY), at);
  });

  test('in Arabic the next picture is to the left', async () => {
    await show('arabic');
    await browser().evaluate(click, 'figure img');
    assert.equal((await press('ArrowLeft')).alt, 'market');
    assert.equal((await press('ArrowRight')).alt, 'ferry');
    await browser().evaluate(swipe, 100, 300);
    assert.equal((await browser().evaluate(look)).alt, 'market');
  });

  test('a swipe shows the next picture, and a touch does not', async () => {
    await show('gallery');
    await browser().evaluate(click, 'figure img');
    await browser().evaluate(swipe, 300, 100);
    assert.equal((await browser().evaluate(look)).alt, 'market');
    await browser().evaluate(swipe, 300, 290);
    assert.equal((await browser().evaluate(look)).alt, 'market');
  });

  test('a picture that is a link stays one', async () => {
    await show('linked');
    const isButton = await browser().evaluate(() => document.querySelector('lede-article').shadowRoot.querySelector('a img').hasAttribute('role'));
    assert.equal(isButton, false);
  });

  test('axe finds nothing in an open picture, nor in the article around it', async () => {
    const runAxe = async () => (await window.axe.run(document)).violations.map(({ id, nodes }) => [id, nodes[0].html]);
    await show('gallery');
    assert.deepEqual(await browser().evaluate(runAxe), []);
    await browser().evaluate(click, 'figure img');
    assert.deepEqual(await browser().evaluate(runAxe), []);
  });

  test('an article with one picture does not load what opens pictures', async () => {
    await show('plain');
    const loaded = await browser().evaluate(() => performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname));
    assert.ok(loaded.includes('/dist/lede.js'));
    assert.ok(!loaded.includes('/dist/pictures.js') && !loaded.includes('/dist/parts.js'), loaded.join(' '));
  });

  test('the words of its script are right on a page in windows-1258', async () => {
    site.add('/pictures/windows.html', {
      type: 'text/html; charset=windows-1258',
      body: `<!doctype html><title>Pictures</title><link rel="icon" href="data:,"><script src="/pages/record.js"></script>
        <script async src="/dist/lede.js"></script><lede-article src="/pictures/gallery.json"></lede-article>`,
    });
    await browser().open(`${site.origin}/pictures/windows.html`);
    assert.equal((await browser().evaluate(outcome)).name, 'lede-ready');
    await browser().evaluate(nextFrame);
    const name = () => document.querySelector('lede-article').shadowRoot.querySelector('figure img').getAttribute('aria-label');
    assert.match(await browser().evaluate(name), /^Bild vergrößern/);
  });
});
