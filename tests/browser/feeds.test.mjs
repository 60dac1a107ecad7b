// related-src and latest-src: lists that feeds fill, beside an article that waits for none of them.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { describeInEveryEngine } from './support/engines.mjs';
import { outcome } from './support/outcome.mjs';
import { openSite, partnerPage } from './support/site.mjs';

let site;
before(async () => {
  site = await openSite();
  const own = { related: [{ headline: 'own', url: 'https://news.example/own' }], rating: { value: 4, count: 2, endpoint: '/rate' } };
  own.comments = { count: 0, items: [], endpoint: 'https://news.example/comments' };
  site.add('/feeds/article.json', { body: JSON.stringify({ headline: 'H', ...own }) });
});
after(() => site?.close());

const feed = (title) => {
  const items = [{ id: '1', url: 'https://news.example/1', title }];
  return { body: JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', title: 'F', items }) };
};

/** The feeds' answers by list, the first line of each list, and the warnings in the console. */
const k_cases = {
  'two feeds': { feeds: { related: feed('R'), latest: feed('L') }, lists: ['R', 'L'], warnings: [] },
  'one feed': { feeds: { latest: feed('L') }, lists: ['own', 'L'], warnings: [] },
  'a feed that is not there': {
    feeds: { related: { status: 404, body: '' }, latest: feed('L') },
    lists: ['own', 'L'],
    warnings: [/related-src>.*feeds\/related\.json answered 404/],
  },
  'a page instead of a feed': {
    feeds: { related: { body: '<!doctype html><p>no feed' }, latest: feed('L') },
    lists: ['own', 'L'],
    warnings: [/feeds\/related\.json is an HTML page/],
  },
  'something else than a feed': {
    feeds: { related: { body: '7' }, latest: feed('L') },
    lists: ['own', 'L'],
    warnings: [/the feed for "related" cannot be used/],
  },
  'an empty feed': {
    feeds: { related: { body: '' }, latest: feed('L') },
    lists: ['own', 'L'],
    warnings: [/related-src>.*is empty/],
  },
  'two that are not there': {
    feeds: { related: { status: 500, body: '' }, latest: { status: 404, body: '' } },
    lists: ['own', null],
    warnings: [/related\.json answered 500/, /latest\.json answered 404/],
  },
};

const listening = `<script>
  window.warned = [];
  console.warn = (text) => warned.push(text);
</script>`;

function pageWith(feeds) {
  for (const [name, answer] of Object.entries(feeds)) site.add(`/feeds/${name}.json`, answer);
  const attributes = Object.keys(feeds).map((name) => `${name}-src="/feeds/${name}.json"`);
  const body = partnerPage({ src: '/feeds/article.json', attributes: attributes.join(' '), head: listening });
  return site.add('/feeds/page.html', { body });
}

/**
 * Waits for the expected beginnings of the lists and warnings, for half a minute at most, and returns the present ones.
 */
const settled = async ([wanted, warnings]) => {
  const firstOf = (name) =>
    document.querySelector('lede-article').shadowRoot.querySelector(`[data-component=${name}] li`)?.textContent.trim() ?? null;
  const state = () => ({ lists: ['related', 'latest'].map(firstOf), warned: window.warned });
  const end = performance.now() + 30_000;
  const isSettled = () => JSON.stringify(state().lists) === JSON.stringify(wanted) && window.warned.length >= warnings;
  while (!isSettled() && performance.now() < end) await new Promise((resolve) => requestAnimationFrame(resolve));
  return state();
};

async function expectLists(browser, lists, warnings = []) {
  const { lists: shown, warned } = await browser().evaluate(settled, [lists, warnings.length]);
  assert.deepEqual(shown, lists);
  assert.equal(warned.length, warnings.length, warned.join('\n'));
  for (const warning of warnings) assert.ok(warned.some((text) => warning.test(text)), `${warning} in ${warned.join('\n')}`);
}

describeInEveryEngine('feeds', (browser) => {
  for (const [name, { feeds, lists, warnings }] of Object.entries(k_cases)) {
    test(name, async () => {
      await browser().open(pageWith(feeds));
      assert.deepEqual(await browser().evaluate(outcome), { name: 'lede-ready' });
      await expectLists(browser, lists, warnings);
    });
  }

  test('without the attributes nothing is asked for', async () => {
    site.requests.length = 0;
    await browser().open(pageWith({}));
    assert.deepEqual(await browser().evaluate(outcome), { name: 'lede-ready' });
    await expectLists(browser, ['own', null]);
    assert.deepEqual(site.requests.filter((path) => /related|latest/.test(path)), []);
  });

  test('feeds are fetched with the article, which waits for none; a late one changes nothing but its list', async () => {
    let release;
    const until = new Promise((resolve) => (release = resolve));
    const page = pageWith({ related: { ...feed('R'), until }, latest: { ...feed('L'), until } });
    await browser().open(page);
    assert.deepEqual(await browser().evaluate(outcome), { name: 'lede-ready' });
    await expectLists(browser, ['own', null]);
    await browser().evaluate(() => {
      window.rating = document.querySelector('lede-article').shadowRoot.querySelector('[data-component=rating]');
    });
    release();
    await expectLists(browser, ['R', 'L']);
    const kept = () => window.rating === document.querySelector('lede-article').shadowRoot.querySelector('[data-component=rating]');
    assert.equal(await browser().evaluate(kept), true);
    const { events } = await browser().evaluate(() => window.seen);
    assert.deepEqual(events, [{ name: 'lede-ready' }]);
  });

  test('a feed that is named later, another one, and none again', async () => {
    site.add('/feeds/later.json', feed('later'));
    await browser().open(pageWith({ latest: feed('L') }));
    assert.deepEqual(await browser().evaluate(outcome), { name: 'lede-ready' });
    await expectLists(browser, ['own', 'L']);
    const set = (value) => {
      const element = document.querySelector('lede-article');
      if (value) element.setAttribute('related-src', value);
      else element.removeAttribute('related-src');
    };
    for (const [value, first] of [['/feeds/later.json', 'later'], ['/feeds/latest.json', 'L'], [null, 'own']]) {
      await browser().evaluate(set, value);
      await expectLists(browser, [first, 'L']);
    }
  });

  test('a feed of an article that was replaced changes nothing', async () => {
    let release;
    const until = new Promise((resolve) => (release = resolve));
    await browser().open(pageWith({ related: { ...feed('old'), until } }));
    assert.deepEqual(await browser().evaluate(outcome), { name: 'lede-ready' });
    const set = (value) => document.querySelector('lede-article').setAttribute('related-src', value);
    site.add('/feeds/new.json', feed('new'));
    await browser().evaluate(set, '/feeds/new.json');
    await expectLists(browser, ['new', null]);
    release();
    await browser().evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
    await expectLists(browser, ['new', null]);
  });

  const writeComment = () => {
    const area = document.querySelector('lede-article').shadowRoot.querySelector('textarea');
    area.value = 'half a sentence';
  };
  const written = () => document.querySelector('lede-article').shadowRoot.querySelector('textarea')?.value;
  const again = () =>
    new Promise((resolve) => {
      const element = document.querySelector('lede-article');
      element.remove();
      setTimeout(() => {
        document.body.append(element);
        requestAnimationFrame(() => requestAnimationFrame(resolve));
      }, 100);
    });

  test('a comment that is being written stays, while a feed is awaited, when one is named, and on a move', async () => {
    let release;
    const until = new Promise((resolve) => (release = resolve));
    await browser().open(pageWith({ related: { ...feed('R'), until } }));
    assert.deepEqual(await browser().evaluate(outcome), { name: 'lede-ready' });
    await browser().evaluate(writeComment);
    await browser().evaluate(again);
    await browser().evaluate(() => document.querySelector('lede-article').setAttribute('loading', 'eager'));
    assert.equal(await browser().evaluate(written), 'half a sentence');
    site.add('/feeds/latest.json', feed('L'));
    await browser().evaluate(() => document.querySelector('lede-article').setAttribute('latest-src', '/feeds/latest.json'));
    await expectLists(browser, ['own', 'L']);
    release();
    await expectLists(browser, ['R', 'L']);
    assert.equal(await browser().evaluate(written), 'half a sentence');
    const { events } = await browser().evaluate(() => window.seen);
    assert.deepEqual(events, [{ name: 'lede-ready' }]);
  });
});
