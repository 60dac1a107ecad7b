// How the HTTP interface takes comments, against both stores: what becomes of them, what is refused, and retries.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { operatorToken, Server, unlimited, voterNumber } from './support/server.mjs';
import { describeWithEveryStore } from './support/stores.mjs';

const asOperator = { authorization: `Bearer ${operatorToken}` };
const asPerson = { accept: 'text/html,application/xhtml+xml' };
const json = (response) => response.json();

describeWithEveryStore('comments', (store) => {
  let server;
  before(async () => {
    server = await new Server({ store: store.create().address, options: unlimited }).start();
  });
  after(async () => {
    assert.deepEqual(await server.end(), { code: 0, signal: null }, server.complaints.join('\n'));
  });

  const comments = '/articles/seed/comments';

  test('a comment waits, is approved, stands in the thread, the article and the page, and can be taken down', async () => {
    const text = 'Hay **quá** <script>alert(1)</script>\r\nhai dòng';
    const sent = await server.send('POST', comments, { json: { author: '  An  ', text } });
    assert.equal(sent.status, 202);
    const { id, status } = await json(sent);
    assert.equal(status, 'pending');
    assert.deepEqual(await json(await server.get(comments)), { count: 0, items: [] });
    const waiting = await json(await server.get('/moderation/comments', asOperator));
    assert.deepEqual(waiting.items.map((item) => [item.id, item.author, item.text, item.state]), [
      [id, 'An', text.replace('\r\n', '\n'), 'pending'],
    ]);
    assert.equal((await server.moderate(id, 'approved')).status, 200);

    const reply = await json(await server.send('POST', comments, { json: { author: 'Bình', text: 'Đúng vậy', parent: id } }));
    await server.moderate(reply.id, 'approved');
    const thread = await json(await server.get(comments));
    assert.equal(thread.count, 2);
    assert.equal(thread.items[0].replies[0].author, 'Bình');
    assert.match(thread.items[0].published, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    const article = await json(await server.get('/articles/seed.json'));
    assert.deepEqual(article.comments, { ...thread, endpoint: server.origin + comments, url: `${server.origin}/articles/seed/discussion` });
    const page = await (await server.get('/articles/seed')).text();
    assert.ok(page.includes('<strong>quá</strong>') && page.includes('Bình'));
    assert.ok(!page.includes('alert(1)'));

    await server.moderate(id, 'rejected');
    const rest = await json(await server.get(comments));
    assert.deepEqual(rest.items.map(({ author }) => author), ['Bình'], 'an answer stands without what it answered');
  });

  test('a comment that is sent again is one comment', async () => {
    const again = async (path, request, times) => {
      const answers = [];
      for (let time = 0; time < times; ++time) answers.push(await json(await server.send('POST', path, request)));
      return new Set(answers.map(({ id }) => id)).size;
    };
    const key = { 'idempotency-key': 'retry-0001' };
    assert.equal(await again(comments, { json: { author: 'An', text: 'by header' }, headers: key }, 3), 1);
    assert.equal(await again(comments, { form: { author: 'An', text: 'by field', key: 'retry-0002' } , headers: { accept: 'application/json' } }, 3), 1);
    assert.equal(await again(comments, { json: { author: 'An', text: 'the same words' } }, 3), 1);
    const together = await Promise.all(
      Array.from({ length: 12 }, () => server.send('POST', comments, { json: { author: 'An', text: 'at once' } }).then(json)),
    );
    assert.equal(new Set(together.map(({ id }) => id)).size, 1);
    const readers = [voterNumber(901), voterNumber(902)].map((voter) => ({ json: { author: 'An', text: 'Hay quá!' }, headers: { 'lede-voter': voter } }));
    for (const reader of readers) assert.equal(await again(comments, reader, 2), 1);
    const ids = await Promise.all(readers.map(async (reader) => (await json(await server.send('POST', comments, reader))).id));
    assert.notEqual(ids[0], ids[1], 'two readers who say the same');
    const other = await json(await server.send('POST', '/articles/feature/comments', { json: { author: 'An', text: 'by header' }, headers: key }));
    assert.notEqual(other.id, undefined);
  });

  test('a key with other words is refused, and loses nobody’s words', async () => {
    const send = (author, text, key) => server.send('POST', comments, { json: { author, text, key } });
    assert.equal((await send('An', 'the first words', 'same-key-1')).status, 202);
    const other = await send('Bình', 'quite other words', 'same-key-1');
    assert.deepEqual([other.status, (await other.json()).error.code], [422, 'key-in-use']);
    assert.equal((await send('Bình', 'quite other words', 'same-key-2')).status, 202);
  });

  for (const [name, extra, code] of [
    ['a parent that is a number', { parent: 1 }, 'bad-parent'],
    ['a parent that is an object', { parent: {} }, 'bad-parent'],
    ['a key that is a number', { key: 12345678 }, 'bad-key'],
  ]) {
    test(`${name} is refused, not dropped`, async () => {
      const response = await server.send('POST', comments, { json: { author: 'An', text: name, ...extra } });
      assert.deepEqual([response.status, (await response.json()).error.code], [400, code]);
    });
  }

  test('a comment form without script is led to where one reads that it waits', async () => {
    const response = await server.send('POST', comments, { form: { author: 'Chi', text: 'Không kịch bản' }, headers: asPerson });
    assert.equal(response.status, 303);
    assert.equal(response.headers.get('location'), `${server.origin}${comments}/received`);
    const page = await (await server.get(`${comments}/received`)).text();
    assert.match(page, /chờ tòa soạn duyệt/);
  });

  const long = (length) => 'ă'.repeat(length);
  const refusedComments = [
    ['no author', { text: 'x' }, 'bad-author'],
    ['an author of spaces', { author: ' \t ', text: 'x' }, 'bad-author'],
    ['an author of two lines', { author: 'a\nb', text: 'x' }, 'bad-author'],
    ['an author of two lines of another kind', { author: 'a\u2028b', text: 'x' }, 'bad-author'],
    ['an author whom nobody sees', { author: '\u00a0\u3000\u200b', text: 'x' }, 'bad-author'],
    ...['\ufff9', '\ufffc', '\uffff', '\ue000', '\u0301', '\u{1d173}', '\u{1bca0}', '\ufdd0', '\u{1fffe}', '\u{f0000}', '\u20e3', '\u0378', '\ufff0', '\u0e31', '\u05bc'].map((author) => [`an author of U+${author.codePointAt(0).toString(16)} alone`, { author, text: 'x' }, 'bad-author']),
    ['a text that nobody sees', { author: 'An', text: '\u200d\ufe0f \u2800' }, 'bad-text'],
    ['an author of 81 characters', { author: long(81), text: 'x' }, 'bad-author'],
    ['an author of another type', { author: 7, text: 'x' }, 'bad-author'],
    ['no text', { author: 'An' }, 'bad-text'],
    ['a text of 5001 characters', { author: 'An', text: long(5001) }, 'bad-text'],
    ['a text with NUL', { author: 'An', text: 'a\0b' }, 'bad-text'],
    ['a parent that is no number', { author: 'An', text: 'x', parent: '1 OR 1=1' }, 'bad-parent'],
    ['a parent that is not there', { author: 'An', text: 'x', parent: '999999' }, 'bad-parent'],
    ['a key that is too short', { author: 'An', text: 'x', key: 'a' }, 'bad-key'],
    ['a key with other characters', { author: 'An', text: 'x', key: "'; DROP TABLE vote" }, 'bad-key'],
  ];
  for (const [name, body, code] of refusedComments) {
    test(`a comment is refused: ${name}`, async () => {
      const response = await server.send('POST', comments, { json: body });
      assert.deepEqual([response.status, (await json(response)).error.code], [400, code]);
    });
  }

  test('the longest name and text are taken, by JSON and by form', async () => {
    const body = { author: long(80), text: long(4999) };
    assert.equal((await server.send('POST', comments, { json: body })).status, 202);
    const form = await server.send('POST', comments, { form: { ...body, text: `${body.text}!` }, headers: { accept: 'application/json' } });
    assert.equal(form.status, 202);
  });

  test('text that would end a statement or a string is text', async () => {
    for (const text of [`'); DROP TABLE comment; --`, '"\\"', '$1 $2', '%s%n', '🙂 Huế 한국어 العربية']) {
      const { id } = await json(await server.send('POST', comments, { json: { author: text, text } }));
      const shown = await json(await server.moderate(id, 'approved'));
      assert.deepEqual([shown.author, shown.text], [text, text]);
    }
  });
});
