// What readers do: rate, change a vote, comment, reply. Also by the keyboard alone, with servers that refuse, and if
// nothing may be stored.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { htmlOf } from '../support/harness.mjs';
import { describeInEveryEngine } from './support/engines.mjs';
import { nextFrame, outcome } from './support/outcome.mjs';
import { fieldsOf, participationSite, rate, seen, settled, write } from './support/participation.mjs';

const opened = participationSite();
const { addPage, sentTo } = opened;

const focused = () => {
  const element = document.querySelector('lede-article').shadowRoot.activeElement;
  return element ? `${element.localName} ${element.name || element.type || ''} ${element.value ?? ''}`.trim() : '';
};

/** As libraries of shortcuts do: they take every key that is not pressed in a field. */
const takeShortcuts = () => {
  document.addEventListener('keydown', (event) => {
    if (!event.target.matches('input, textarea') && /^(?:\w|Arrow.+|Home|End|Delete)$/.test(event.key)) event.preventDefault();
  });
};

describeInEveryEngine('readers', (browser) => {
  const open = async (page) => {
    await browser().open(page);
    assert.equal((await browser().evaluate(outcome)).name, 'lede-ready');
  };
  const tabTo = async (wanted) => {
    for (let presses = 0; presses < 40; presses += 1) {
      if ((await browser().evaluate(focused)).startsWith(wanted)) return;
      await browser().press('Tab');
      await browser().evaluate(nextFrame); // some drivers return before the page has got the key
    }
    assert.fail(`the Tab key never comes to ${wanted}`);
  };
  const whenFocused = async (wanted) => {
    for (let frames = 0; frames < 200; frames += 1) {
      const element = await browser().evaluate(focused);
      if (element.startsWith(wanted)) return;
      await browser().evaluate(nextFrame);
    }
    assert.fail(`the focus never comes to ${wanted}`);
  };
  const pressButton = async (wanted) => {
    await tabTo(wanted);
    await browser().press('Enter');
  };
  const type = async (text) => {
    for (const letter of text) await browser().press(letter);
  };

  test('rate, change, clear and comment by the keyboard alone, on a page with shortcuts of its own', async () => {
    const { page, ...paths } = addPage();
    await open(page);
    await browser().evaluate(takeShortcuts);
    await tabTo('input rating');
    await browser().press(' ');
    for (const [key, value] of [['End', '5'], ['Home', '1'], ['ArrowRight', '2'], ['ArrowRight', '3'], ['ArrowLeft', '2']]) {
      await browser().press(key);
      await whenFocused(`input rating ${value}`);
      assert.equal((await browser().evaluate(seen)).checked, value, key);
    }
    await browser().press('Delete');
    await browser().evaluate(nextFrame);
    assert.equal((await browser().evaluate(seen)).checked, null, 'a choice can be taken back');
    assert.equal(sentTo(paths.rate).length, 0, 'nothing is sent before the reader says so');
    for (const [key, value] of [['End', '5'], ['ArrowLeft', '4']]) {
      await browser().press(key);
      await whenFocused(`input rating ${value}`);
    }
    await pressButton('button submit');
    await opened.site.when(() => sentTo(paths.rate).length === 1);
    assert.equal(await browser().evaluate(settled, 'rating'), 'sent');
    const [first] = sentTo(paths.rate);
    assert.deepEqual(fieldsOf(first), { rating: '4' });
    assert.match(first.headers['lede-voter'], /^[\w-]{22,64}$/);
    assert.match(first.headers.accept, /application\/json/);
    assert.deepEqual(await browser().evaluate(seen).then(({ score, count }) => [score, count]), ['4,0', '3 đánh giá']);

    opened.site.add(paths.rate, { type: 'application/json', body: '{"value": 3.5, "count": 2, "best": 5}' });
    await pressButton('button reset');
    await opened.site.when(() => sentTo(paths.rate).length === 2);
    assert.equal(await browser().evaluate(settled, 'rating'), 'cleared');
    assert.deepEqual(sentTo(paths.rate).map((request) => fieldsOf(request).rating), ['4', '0']);
    assert.match(await browser().evaluate(focused), /^input rating/, 'the focus did not go with the button');
    const { checked, score } = await browser().evaluate(seen);
    assert.deepEqual([checked, score], [null, '3,5']);

    await tabTo('input author');
    await type('Hoa');
    await browser().press('Tab');
    await type('Xin chao');
    await pressButton('button submit');
    await opened.site.when(() => sentTo(paths.comment).length === 1);
    assert.equal(await browser().evaluate(settled, 'comments'), 'sent');
    assert.deepEqual(fieldsOf(sentTo(paths.comment)[0]), { author: 'Hoa', text: 'Xin chao' });
    const { pending, written } = await browser().evaluate(seen);
    assert.deepEqual([pending, written], ['Đang chờ duyệt', '']);
  });

  test('from right to left, the arrows go where they point', async () => {
    const { page } = addPage({ article: { language: 'ar', direction: 'rtl' } });
    await open(page);
    await tabTo('input rating');
    await browser().press(' ');
    for (const [key, value] of [['ArrowLeft', '2'], ['ArrowLeft', '3'], ['ArrowRight', '2'], ['ArrowRight', '1'], ['ArrowRight', '5']]) {
      await browser().press(key);
      await whenFocused(`input rating ${value}`);
      assert.equal((await browser().evaluate(seen)).checked, value, key);
    }
  });

  const refusals = [
    { name: 'too many', answer: { status: 429, headers: { 'retry-after': '120' } }, says: /sau 2 phút/, state: 'limited' },
    { name: 'too many, without a time', answer: { status: 429 }, says: /thử lại sau/, state: 'refused' },
    { name: 'not from here', answer: { status: 403 }, says: /không nhận/, state: 'forbidden' },
    { name: 'a server that fails', answer: { status: 500 }, says: /thử lại sau/, state: 'refused' },
    { name: 'no server', answer: null, says: /kiểm tra kết nối|vẫn còn đây/, state: 'failed' },
  ];
  for (const { name, answer, says, state } of refusals) {
    test(`${name}: the score is as before, what was written is kept, and a message says why`, async () => {
      const nowhere = answer ? {} : { endpoint: 'http://127.0.0.1:9/' };
      const { page } = addPage({ rate: answer, comment: answer, rating: nowhere, comments: nowhere });
      await open(page);
      const before = await browser().evaluate(seen);
      await browser().evaluate(rate, 5);
      assert.equal(await browser().evaluate(settled, 'rating'), state);
      const after = await browser().evaluate(seen);
      assert.deepEqual([after.score, after.count], [before.score, before.count]);
      assert.equal(after.checked, '5', 'the choice stays for another try');
      assert.equal(after.rating.length, 1);
      assert.match(after.rating[0], says);

      await browser().evaluate(write, 'Hoa', 'Một đoạn dài mà tôi không muốn viết lại');
      assert.equal(await browser().evaluate(settled, 'comments'), state);
      const { comments, written } = await browser().evaluate(seen);
      assert.match(comments[0], says);
      assert.equal(written, 'Một đoạn dài mà tôi không muốn viết lại');
    });
  }

  test('what a busy server did not take is sent again, under the same key', async () => {
    const { page, comment } = addPage({ comment: { status: 503 } });
    await open(page);
    await browser().evaluate(write, 'Hoa', 'Hay');
    await opened.site.when(() => sentTo(comment).length === 1);
    opened.site.add(comment, { status: 201, type: 'application/json', body: '{"id": "12", "status": "approved"}' });
    assert.equal(await browser().evaluate(settled, 'comments'), 'published');
    const keys = new Set(sentTo(comment).map(({ headers }) => headers['idempotency-key']));
    assert.equal(keys.size, 1);
    assert.match([...keys][0], /^[\w-]{8,64}$/);
    assert.equal((await browser().evaluate(seen)).pending, null, 'it does not wait for anybody');
  });

  test('the vote is counted in at once, and the first one ends the empty state', async () => {
    let release;
    const until = new Promise((resolve) => (release = resolve));
    const { page, rate: path } = addPage({ rating: { value: undefined, count: 0 }, rate: { until, body: '' } });
    await open(page);
    assert.match((await browser().evaluate(seen)).empty, /người đầu tiên/);
    await browser().evaluate(rate, 3);
    await opened.site.when(() => sentTo(path).length === 1 || opened.site.requests.includes(path));
    const meanwhile = await browser().evaluate(seen);
    assert.deepEqual([meanwhile.score, meanwhile.count, meanwhile.empty], ['3,0', '1 đánh giá', null]);
    release();
    assert.equal(await browser().evaluate(settled, 'rating'), 'sent');
  });

  test('a vote is remembered after a reload, by the same voter', async () => {
    const { page, rate: path } = addPage();
    await open(page);
    await browser().evaluate(rate, 4);
    await browser().evaluate(settled, 'rating');
    await open(page);
    const { checked, rating } = await browser().evaluate(seen);
    assert.equal(checked, '4');
    assert.deepEqual(rating, ['Đánh giá của bạn: 4/5']);
    await browser().evaluate(rate, 2);
    await browser().evaluate(settled, 'rating');
    const [first, second] = sentTo(path).map(({ headers }) => headers['lede-voter']);
    assert.equal(first, second);
  });

  const forbidden = [
    ['may be stored', "throw new DOMException('no', 'SecurityError')"],
    ['can be stored, as in apps that show pages', 'return null'],
    ['has room', 'return Object.freeze({})'],
    ['can be read, as in a damaged profile', "return new Proxy({}, { get() { throw new Error('NS_ERROR_FILE_CORRUPTED') }, set: () => false })"],
  ];
  for (const [name, answer] of forbidden) {
    test(`where nothing ${name}, one can vote and change the vote`, async () => {
      const { page, rate: path } = addPage({
        head: `<script>'use strict'; Object.defineProperty(window, 'localStorage', { get() { ${answer} } })</script>`,
      });
      await open(page);
      for (const value of [4, 2]) {
        await browser().evaluate(rate, value);
        assert.equal(await browser().evaluate(settled, 'rating'), 'sent');
      }
      const [first, second] = sentTo(path).map(({ headers }) => headers['lede-voter']);
      assert.ok(first);
      assert.equal(first, second);
    });
  }

  test('a host can take rating and comment over', async () => {
    const { page, ...paths } = addPage();
    await open(page);
    const details = await browser().evaluate(() => {
      const taken = [];
      for (const name of ['lede-rate', 'lede-comment'])
        document.addEventListener(name, (event) => {
          event.preventDefault();
          const { settle, endpoint, ...detail } = event.detail;
          taken.push({ name, endpoint: new URL(endpoint).pathname, ...detail });
          settle(name === 'lede-rate' ? 'sent' : 'forbidden');
        });
      const root = document.querySelector('lede-article').shadowRoot;
      root.querySelector('.lede-rating [value="5"]').checked = true;
      root.querySelector('.lede-rating form').requestSubmit();
      root.querySelector('[name=author]').value = 'Hoa';
      root.querySelector('[name=text]').value = 'Hay';
      root.querySelector('.lede-comments form').requestSubmit();
      return taken;
    });
    assert.deepEqual(details, [
      { name: 'lede-rate', endpoint: paths.rate, value: 5 },
      { name: 'lede-comment', endpoint: paths.comment, author: 'Hoa', text: 'Hay' },
    ]);
    assert.deepEqual([...sentTo(paths.rate), ...sentTo(paths.comment)], []);
    const { rating, comments, written } = await browser().evaluate(seen);
    assert.deepEqual([rating.length, comments.length, written], [1, 1, 'Hay']);
  });

  test('a comment is answered where it stands', async () => {
    const { page, comment } = addPage();
    await open(page);
    await pressButton('button button reply');
    await whenFocused('input author');
    const asked = () => document.querySelector('lede-article').shadowRoot.querySelector('.lede-replying span').textContent;
    assert.equal(await browser().evaluate(asked), 'Trả lời An');
    await browser().evaluate(write, 'Hoa', 'Đúng vậy');
    await browser().evaluate(settled, 'comments');
    assert.deepEqual(fieldsOf(sentTo(comment)[0]), { author: 'Hoa', text: 'Đúng vậy', parent: '7' });
    const place = await browser().evaluate(() => {
      const root = document.querySelector('lede-article').shadowRoot;
      const own = root.querySelector('.lede-own-text').closest('li');
      const form = root.querySelector('.lede-comments form');
      return [own.parentElement.closest('li').dataset.value, root.activeElement === own, form.parentElement.localName];
    });
    assert.deepEqual(place, ['7', true, 'section']);
  });

  test('a reply does not begin with what became of the comment before', async () => {
    const { page } = addPage();
    await open(page);
    await browser().evaluate(write, 'Hoa', 'Hay');
    await browser().evaluate(settled, 'comments');
    await pressButton('button button reply');
    const said = () => {
      const form = document.querySelector('lede-article').shadowRoot.querySelector('.lede-comments form');
      return [form.dataset.state, [...form.querySelectorAll('[role=status] > [data-state]')].filter(({ hidden }) => !hidden).length];
    };
    assert.deepEqual(await browser().evaluate(said), ['idle', 0]);
  });

  test('markup in a comment of one’s own stays text', async () => {
    const { page } = addPage();
    await open(page);
    await browser().evaluate(write, '<b>Hoa</b>', '<img src=x onerror="document.title = 1">');
    await browser().evaluate(settled, 'comments');
    const own = await browser().evaluate(() => {
      const comment = document.querySelector('lede-article').shadowRoot.querySelector('.lede-own-text').closest('li');
      return [comment.querySelector('b').textContent, comment.querySelector('p:last-child').textContent, comment.querySelectorAll('img').length];
    });
    assert.deepEqual(own, ['<b>Hoa</b>', '<img src=x onerror="document.title = 1">', 0]);
  });

  test('a long thread opens in steps, one after the other, without a script', async () => {
    const items = Array.from({ length: 40 }, (_, index) => ({ id: String(index), author: 'An', text: `Số ${index}` }));
    const { article } = addPage({ comments: { items } });
    const [html] = await htmlOf([{ id: 'long', operation: 'render', input: article, options: { output: 'page', styleUrl: '/dist/lede.css' } }]);
    opened.site.add('/participation/long.html', { body: html });
    await browser().open(`${opened.site.origin}/participation/long.html`);
    // For WebKitGTK 2.44 what closed details hold is visible.
    const visible = () => {
      const isClosed = (element) => [...document.querySelectorAll('details:not([open])')].some((details) => details.contains(element) && element.parentElement !== details);
      return [...document.querySelectorAll('.lede-comment, summary')].filter((element) => element.checkVisibility() && !isClosed(element)).map((element) => element.localName);
    };
    const countOf = (names, name) => names.filter((each) => each === name).length;
    const counts = async () => {
      const names = await browser().evaluate(visible);
      return [countOf(names, 'li'), countOf(names, 'summary')];
    };
    assert.deepEqual(await counts(), [10, 1]);
    await browser().evaluate(() => document.querySelector('summary').click());
    assert.deepEqual(await counts(), [30, 2]);
    await browser().evaluate(() => [...document.querySelectorAll('summary')].at(-1).click());
    assert.deepEqual(await counts(), [40, 2]);
  });

  test('targets are as large as fingers are', async () => {
    const { page } = addPage({ rating: { best: 10, value: 7.5 } });
    await browser().setViewport(360, 800);
    await open(page);
    const sizes = await browser().evaluate(() => {
      const root = document.querySelector('lede-article').shadowRoot;
      const all = [...root.querySelectorAll('.lede-choice, .lede-button, .lede-input')];
      return all.filter((element) => element.checkVisibility()).map((element) => {
        const { width, height } = element.getBoundingClientRect();
        return [element.className, Math.round(width), Math.round(height)];
      });
    });
    assert.deepEqual(sizes.filter(([, width, height]) => width < 44 || height < 44), []);
    assert.ok(await browser().evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'nothing is wider than the window');
  });
});
