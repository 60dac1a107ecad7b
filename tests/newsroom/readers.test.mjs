// What readers may do with comments: report them, take their own back, read all of them on pages; and what floods may not do.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { chmodSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { elements, Moderator } from './support/moderator.mjs';
import { operatorToken, program, Server, temporaryFolder, voterNumber } from './support/server.mjs';
import { describeWithEveryStore } from './support/stores.mjs';

const k_unlimited = ['--limit-reads', 'off', '--limit-votes', 'off', '--limit-comments', 'off', '--limit-reports', 'off'];
const k_comments = '/articles/seed/comments';
const asPerson = { accept: 'text/html' };
const from = (address) => ({ 'x-forwarded-for': address });

describeWithEveryStore('readers and their comments', (store) => {
  const servers = [];
  let server;
  let database;
  const start = async (options, own = store.create()) => {
    const started = await new Server({ store: own.address, options: [...k_unlimited, ...options] }).start();
    servers.push(started);
    return started;
  };
  before(async () => {
    const words = join(temporaryFolder(), 'words');
    writeFileSync(words, '# what nobody wants to read\ncá độ\nVIAGRA\n');
    database = store.create();
    server = await start(['--behind-proxy', '--publish-at-once', '--blocked-words', words, '--language', 'en'], database);
  });
  after(async () => {
    for (const each of servers) assert.deepEqual(await each.end(), { code: 0, signal: null }, each.complaints.join('\n'));
  });

  const send = (author, text, { headers = {}, article = 'seed', at = server, ...more } = {}) =>
    at.send('POST', `/articles/${article}/comments`, { json: { author, text, ...more }, headers });
  const write = async (...list) => (await (await send(...list)).json()).id;
  const report = (id, json, address = '192.0.2.1') => server.send('POST', `${k_comments}/${id}/report`, { json, headers: from(address) });
  const statusOf = async (id, address) => (await (await server.get(`${k_comments}/${id}/report`, from(address))).json()).status;

  test('readers report a comment, a moderator sees why and keeps it, and the readers hear that it was seen', async () => {
    const id = await write('An', 'words that somebody dislikes');
    assert.equal(await statusOf(id, '192.0.2.1'), 'none');
    assert.equal((await report(id, { reason: 'abuse', note: 'He means <b>me</b>' })).status, 202);
    assert.equal((await report(id, { reason: 'abuse' })).status, 202, 'a second report of one reader is the same one');
    await report(id, { reason: 'illegal' }, '192.0.2.2');
    assert.equal(await statusOf(id, '192.0.2.1'), 'received');
    const moderator = await new Moderator(server).signIn('operator', operatorToken);
    assert.equal(moderator.count('reported'), 2 - 1, 'one comment, two reports');
    await moderator.open('/moderation?state=reported');
    assert.deepEqual(moderator.ids, [id]);
    assert.match(moderator.html, /Reports: 2/);
    assert.match(moderator.html, /It insults or threatens somebody: <span dir="auto">He means &lt;b&gt;me&lt;\/b&gt;/);
    await moderator.submit('/moderation/decide', {}, { button: ['approve', id] });
    assert.equal(moderator.count('reported'), 0);
    assert.equal(await statusOf(id, '192.0.2.1'), 'seen');
    await moderator.submit('/moderation/undo');
    assert.deepEqual(moderator.ids, [id], 'taken back, its reports wait again');
    await moderator.submit('/moderation/decide', {}, { button: ['reject', id] });
    assert.equal(await statusOf(id, '192.0.2.2'), 'seen');
  });

  for (const [name, body, status] of [
    ['without a reason', {}, 400],
    ['with a reason that there is not', { reason: 'dislike' }, 400],
    ['with a note of 501 characters', { reason: 'spam', note: 'x'.repeat(501) }, 400],
    ['of a comment that is not there', { reason: 'spam' }, 404],
  ]) {
    test(`a report ${name} is refused`, async () => {
      const id = status === 404 ? '999999' : await write('An', name);
      assert.equal((await report(id, body)).status, status);
    });
  }

  test('a report works without script, from the page of all comments', async () => {
    const id = await write('Bình', 'to be reported by a form');
    const reader = new Moderator(server);
    await reader.open('/articles/seed');
    assert.ok(elements(reader.page, 'a').some(({ attrs }) => attrs.some(({ value }) => value.endsWith('/articles/seed/discussion'))), 'the article leads there');
    await reader.open('/articles/seed/discussion');
    await reader.open(`${k_comments}/${id}/report`);
    const body = new URLSearchParams({ reason: 'spam', note: '' });
    await reader.post(`${k_comments}/${id}/report`, body);
    assert.match(reader.html, /Báo cáo đã được nhận/);
  });

  test('a reader takes back their own comment, and nobody else’s', async () => {
    const [mine, other] = [{ 'lede-voter': voterNumber(1) }, { 'lede-voter': voterNumber(2) }];
    const id = await write('Chi', 'too hasty', { headers: mine });
    const answer = await write('Dũng', 'an answer', { parent: id });
    assert.equal((await server.send('DELETE', `${k_comments}/${id}`, { headers: other })).status, 404);
    assert.equal((await server.send('DELETE', `/articles/feature/comments/${id}`, { headers: mine })).status, 404);
    assert.equal((await server.send('DELETE', `${k_comments}/${id}`, { headers: mine })).status, 204);
    assert.equal((await server.send('DELETE', `${k_comments}/${id}`, { headers: mine })).status, 404);
    assert.equal(database.query(`SELECT COUNT(*) FROM comment WHERE id = ${id}`), '0', 'words and all');
    assert.ok(JSON.stringify(await (await server.get(k_comments)).json()).includes(`"id":"${answer}"`), 'the answer still stands');
  });

  test('without script the cookie knows one’s own comments, and a button takes them back', async () => {
    const sent = await server.send('POST', k_comments, { form: { author: 'Không', text: 'bằng biểu mẫu' }, headers: asPerson });
    assert.equal(sent.status, 303);
    const reader = new Moderator(server);
    reader.cookie = sent.headers.get('set-cookie').split(';')[0];
    await reader.open('/articles/seed/discussion/own');
    assert.equal(reader.headers.get('cache-control'), 'no-store');
    const [form] = elements(reader.page, 'form');
    await reader.post(form.attrs.find(({ name }) => name === 'action').value, new URLSearchParams());
    assert.match(reader.html, /Bạn chưa có ý kiến nào/);
  });

  test('after a while it is too late', async () => {
    const headers = { 'lede-voter': voterNumber(3) };
    const id = await write('Em', 'an hour ago', { headers });
    database.query(`UPDATE comment SET created = created - 3600 WHERE id = ${id}`);
    assert.equal((await server.send('DELETE', `${k_comments}/${id}`, { headers })).status, 404);
  });

  for (const [name, text, flag] of [
    ['a blocked phrase, in capitals', 'CÁ ĐỘ mỗi ngày', 'word: cá độ'],
    ['a blocked word, in small letters', 'cheap viagra!', 'word: viagra'],
    ['more links than usual', 'https://a.example http://b.example www.c.example https://www.d.example', 'links: 4'],
  ]) {
    test(`a comment with ${name} waits, and the moderator sees why`, async () => {
      const response = await send('Giang', text);
      assert.equal(response.status, 202);
      const { id } = await response.json();
      assert.equal(database.query(`SELECT flag FROM comment WHERE id = ${id}`), flag);
      const moderator = await new Moderator(server).signIn('operator', operatorToken);
      assert.match(moderator.html, new RegExp(`Suspected: ${flag}`));
      await server.moderate(id, 'rejected');
    });
  }

  for (const [name, text] of [
    ['a blocked word inside of another one', 'viagrant'],
    ['as many links as are usual', 'https://a.example https://www.b.example www.c.example'],
  ]) {
    test(`a comment with ${name} is published at once`, async () => assert.equal((await send('Hà', text)).status, 201));
  }

  test('what fills in the field that people do not see is never read by one', async () => {
    const response = await server.send('POST', k_comments, { form: { author: 'Bot', text: 'buy', website: 'https://x.example' }, headers: { accept: 'application/json' } });
    assert.equal(response.status, 202, 'it is told nothing');
    const { id } = await response.json();
    assert.equal(database.query(`SELECT state FROM comment WHERE id = ${id}`), '2');
  });

  test('a flood of one network shuts out neither its neighbours nor anybody else', async () => {
    const own = store.create();
    const other = await start(['--behind-proxy', '--most-waiting', '30', '--limit-comments', '1000/1000'], own);
    const from48 = (number) => ({ at: other, headers: from(`2001:db8:1:${number.toString(16)}::1`) });
    for (let number = 0; number < 20; ++number) assert.equal((await send('Flood', `one address ${number}`, { at: other, headers: from('198.51.100.7') })).status, 202);
    const more = await send('Flood', 'one too many', { at: other, headers: from('198.51.100.7') });
    assert.deepEqual([more.status, (await more.json()).error.code], [429, 'too-many']);
    for (let number = 0; number < 25; ++number) await send('Flood', `many addresses ${number}`, from48(number));
    for (let number = 0; number < 10; ++number) {
      assert.equal((await send('Honest', `words ${number}`, { at: other, headers: from(`203.0.${number}.1`) })).status, 202, String(number));
    }
    assert.equal(own.query("SELECT COUNT(*) FROM comment WHERE author = 'Honest'"), '10');
    assert.equal(own.query('SELECT COUNT(*) FROM comment WHERE state = 0'), '30');
    assert.equal(own.query("SELECT COUNT(*) FROM comment WHERE sender LIKE '%2001%' OR network LIKE '%2001%'"), '0', 'no address is stored');
    const id = own.query('SELECT MIN(id) FROM comment');
    await other.moderate(id, 'approved');
    assert.equal(own.query(`SELECT COUNT(*) FROM comment WHERE id = ${id} AND sender IS NULL AND network IS NULL`), '1', 'and none is known once it is decided');
  });

  test('thousands of long comments make no page that is too large, and each is on one page', async () => {
    const own = store.create();
    const other = await start([], own);
    const insert = (number) => `('feature', 'Reader ${number}', '${'ă'.repeat(5000)}', ${number}, 1)`;
    for (let number = 0; number < 15; ++number) own.query(`INSERT INTO comment (article, author, text, created, state) VALUES ${insert(number)}`);
    for (let round = 0; round < 8; ++round) own.query('INSERT INTO comment (article, author, text, created, state) SELECT article, author, text, created, state FROM comment');
    const page = await other.get('/articles/feature');
    assert.equal(page.status, 200);
    assert.ok((await page.text()).length < 400_000);
    const first = await (await other.get('/articles/feature/comments?page=1&sort=newest')).json();
    assert.equal(first.count, 3840);
    const ids = [];
    for (let number = 1; number <= first.pages; ++number) {
      const { items } = await (await other.get(`/articles/feature/comments?page=${number}&sort=newest`)).json();
      ids.push(...items.map(({ id }) => Number(id)));
    }
    assert.deepEqual(ids, Array.from({ length: 3840 }, (_, index) => 3840 - index));
    const { items } = await (await other.get('/articles/feature/comments?page=1')).json();
    assert.equal(items[0].id, '1', 'the oldest first, unless the newest are asked for');
    assert.equal((await other.get(`/articles/feature/comments?page=${first.pages + 1}`)).status, 404);
  });

  test('a permalink shows a comment in its thread, whatever page it is on', async () => {
    const id = await write('Khoa', 'a permanent word');
    await write('Lan', 'an answer to it', { parent: id });
    const reader = new Moderator(server);
    await reader.open(`/articles/seed/discussion?comment=${id}`);
    assert.equal(elements(reader.page, 'li', { id: `comment-${id}` }).length, 1);
    assert.match(reader.html, /an answer to it/);
    assert.match(reader.headers.get('cdn-cache-control'), /max-age/);
    assert.equal((await reader.open('/articles/seed/discussion?comment=999999')).status, 404);
  });

  test('with one vote an address, another browser of the same address changes the vote', async () => {
    const own = store.create();
    const other = await start(['--behind-proxy', '--one-vote-an-address'], own);
    const vote = (voter, value, address) => other.send('PUT', '/articles/seed/rating', { json: { value }, headers: { 'lede-voter': voterNumber(voter), ...from(address) } });
    await vote(1, 5, '192.0.2.1');
    await vote(2, 1, '192.0.2.1');
    const { count, value } = await (await vote(3, 3, '192.0.2.2')).json();
    assert.deepEqual({ count, value }, { count: 2, value: 2 });
    assert.equal(own.query("SELECT COUNT(*) FROM vote WHERE voter LIKE '%192%'"), '0', 'no address is stored');
  });

  test('the webhook hears once that comments wait, signed', async () => {
    const secret = 'a-secret-for-the-webhook-test';
    const file = join(temporaryFolder(), 'secret');
    writeFileSync(file, secret);
    chmodSync(file, 0o600);
    const told = [];
    let hear;
    const receiver = createServer((request, response) => {
      const chunks = [];
      request.on('data', (chunk) => chunks.push(chunk)).on('end', () => {
        told.push({ path: request.url, signature: request.headers['lede-signature'], body: Buffer.concat(chunks).toString() });
        response.end();
        hear?.();
      });
    });
    await new Promise((resolve) => receiver.listen(0, '127.0.0.1', resolve));
    const heard = new Promise((resolve) => (hear = resolve));
    const other = await start(['--webhook', `http://127.0.0.1:${receiver.address().port}/hook`, '--webhook-secret-file', file, '--webhook-seconds', '3600']);
    await Promise.all([send('Mai', 'waits', { at: other }), heard]);
    await send('Mai', 'waits too', { at: other });
    await other.end();
    receiver.close();
    assert.equal(told.length, 1);
    const [{ path, signature, body }] = told;
    assert.deepEqual([path, JSON.parse(body)], ['/hook', { event: 'comments-waiting', pending: 1, reported: 0, url: `${other.origin}/moderation` }]);
    assert.equal(signature, `hmac-sha256=${createHmac('sha256', secret).update(body).digest('base64url')}`);
  });

  test('everything of one reader is exported, and erased', async () => {
    const own = store.create();
    const other = await start(['--publish-at-once'], own);
    const headers = { 'lede-voter': voterNumber(9) };
    const id = await write('Nga', 'first', { at: other, headers });
    await write('Nga', 'second, from another browser', { at: other });
    await write('Oanh', 'an answer', { at: other, parent: id });
    await other.vote('seed', voterNumber(9), 2);
    await other.vote('seed', voterNumber(8), 4);
    const run = (command, ...list) => execFileSync(program, [command, '--store', own.address, ...list], { encoding: 'utf8' });
    const lines = run('export', '--author', 'Nga', '--voter', voterNumber(9)).trim().split('\n').map((line) => JSON.parse(line));
    assert.deepEqual(lines.map(({ kind, text, value }) => [kind, text ?? value]), [['comment', 'first'], ['comment', 'second, from another browser'], ['vote', 2]]);
    assert.deepEqual(JSON.parse(run('erase', '--author', 'Nga', '--voter', voterNumber(9))), { comments: 2, votes: 1 });
    assert.equal(run('export', '--author', 'Nga', '--voter', voterNumber(9)), '');
    assert.deepEqual(await other.rating('seed'), { value: 4, count: 1, best: 5 });
    const { items } = await (await other.get(k_comments)).json();
    assert.deepEqual(items.map(({ author }) => author), ['Oanh']);
  });

  test('rejected comments are erased when their time is over', async () => {
    const own = store.create();
    const first = await start([], own);
    const [old, recent] = [await write('Phúc', 'old', { at: first }), await write('Quỳnh', 'recent', { at: first })];
    for (const id of [old, recent]) await first.moderate(id, 'rejected');
    await first.end();
    own.query(`UPDATE comment SET decided = decided - 31 * 86400 WHERE id = ${old}`);
    const second = await start(['--keep-rejected-days', '30'], own);
    while (!second.log.some(({ event }) => event === 'comments-erased')) await second.get('/health'); // the log is how it tells
    assert.equal(own.query('SELECT author FROM comment'), 'Quỳnh');
  });
});
