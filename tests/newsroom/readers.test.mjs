// What readers may do with comments: report them, take their own back, read all of them on pages; and what floods may not do.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { elements, Moderator } from './support/moderator.mjs';
import { operatorToken, Server, temporaryFolder, unlimited, voterNumber } from './support/server.mjs';
import { describeWithEveryStore } from './support/stores.mjs';

const k_unlimited = [...unlimited, '--limit-reports', 'off'];
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
  const idsOf = (items) => items.flatMap(({ id, replies = [] }) => [Number(id), ...idsOf(replies)]);
  /** Every comment of an article, page by page, as a program would read them. */
  const allPages = async (at, article, sort) => {
    const ids = [];
    let pages = 0;
    for (let after = ''; after !== undefined; ++pages) {
      const page = await (await at.get(`/articles/${article}/comments?sort=${sort}${after && `&after=${after}`}`)).json();
      ids.push(...idsOf(page.items));
      if (!page.next) return { ids, pages: pages + 1, count: page.count };
      after = page.next;
    }
  };
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

  test('a comment that nobody can see has no report page, as HTML or as JSON', async () => {
    const shown = await write('An', 'shown');
    const hidden = await write('An', 'cá độ');
    const gone = await write('An', 'gone soon');
    await report(gone, { reason: 'spam' });
    await server.moderate(gone, 'deleted');
    const statuses = async (path, address = '192.0.2.1') =>
      (await Promise.all([{}, asPerson].map((accept) => server.get(path, { ...accept, ...from(address) })))).map(({ status }) => status);
    assert.deepEqual(await statuses(`${k_comments}/${shown}/report`), [200, 200]);
    for (const id of ['0', '999999', hidden]) assert.deepEqual(await statuses(`${k_comments}/${id}/report`), [404, 404], id);
    assert.deepEqual(await statuses(`/articles/feature/comments/${shown}/report`), [404, 404], 'another article’s');
    assert.deepEqual(await statuses(`${k_comments}/${gone}/report`), [200, 200], 'who reported it hears that it was seen');
    assert.deepEqual(await statuses(`${k_comments}/${gone}/report`, '192.0.2.2'), [404, 404], 'nobody else does');
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
    ['a blocked phrase whose accents are characters of their own', 'cá độ'.normalize('NFD'), 'word: cá độ'],
    ['a blocked phrase as older keyboards write it', 'Ca\u0301 đô\u0323 ở đây', 'word: cá độ'],
    ['a blocked word with what nobody sees in it', 'vi\u200bag\u00adra', 'word: viagra'],
    ['a blocked word in wide letters', 'ｖｉａｇｒａ', 'word: viagra'],
    ['links that name no scheme', '[a](//a.example) [b](//b.example) [c](//c.example) <a href="//d.example">d</a>', 'links: 4'],
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

  test('a moderator of a Vietnamese newspaper sees why in Vietnamese', async () => {
    const id = await write('Giang', 'https://e.example http://f.example www.g.example https://www.h.example');
    const moderator = await new Moderator(await start(['--language', 'vi'], database)).signIn('operator', operatorToken);
    assert.match(moderator.html, /Đáng ngờ: số liên kết: 4/);
    await server.moderate(id, 'rejected');
  });

  for (const [name, author, flag] of [
    ['the newspaper’s name', 'TTH.VN', 'name: TTH.VN'],
    ['the newspaper’s name among other words, in small letters', 'Toà soạn tth-vn', 'name: TTH.VN'],
    ['the site’s name with what nobody sees in it', 'News\u200broom', 'name: Newsroom'],
    ['the site’s name in wide letters, behind a wide space', 'Editor\u3000Ｎｅｗｓｒｏｏｍ', 'name: Newsroom'],
    ['a moderator’s name in capitals, between dots', '·OPERATOR·', 'name: operator'],
  ]) {
    test(`a comment under ${name} waits, and the moderator sees why`, async () => {
      const response = await send(author, 'We at the newspaper say so.');
      assert.equal(response.status, 202);
      const { id } = await response.json();
      assert.equal(database.query(`SELECT flag FROM comment WHERE id = ${id}`), flag);
      await server.moderate(id, 'rejected');
    });
  }

  for (const author of ['Newsrooms', 'An Operator', 'TTH', '…']) {
    test(`a reader of the name "${author}" is nobody else`, async () => assert.equal((await send(author, 'my own words')).status, 201));
  }

  for (const [name, text] of [
    ['a blocked word inside of another one', 'viagrant'],
    ['as many links as are usual', 'https://a.example https://www.b.example www.c.example'],
  ]) {
    test(`a comment with ${name} is published at once`, async () => assert.equal((await send('Hà', text)).status, 201));
  }

  test('letters with marks have one form, however a keyboard writes them', async () => {
    const letters = [];
    for (let code = 0xc0; code < 0x1f00; code = code === 0x24f ? 0x1e00 : code + 1) {
      const letter = String.fromCodePoint(code);
      if (/^[A-Za-z]/.test(letter.normalize('NFD')) && letter.normalize('NFD') !== letter && letter.normalize('NFC') === letter) letters.push(letter);
    }
    assert.ok(letters.length > 480);
    const marks = ['\u0301', '\u0323', '\u031b', '\u0327', '\u0302', '\u0338'];
    const stacked = letters.flatMap((letter, index) => [letter + marks[index % 6], letter.normalize('NFD') + marks[(index + 1) % 6] + marks[(index + 3) % 6]]);
    const text = [letters.map((letter) => letter.normalize('NFD')).join(' '), stacked.join(' '), 'x\u0323\u0302', '😀\u0301', 'שָׁ'].join('\n\n');
    const response = await send('Bi\u0300nh', text);
    assert.equal(response.status, 201, await response.clone().text());
    const { id } = await response.json();
    const { items } = await (await server.get(`${k_comments}?sort=newest`)).json();
    const stored = items.find((item) => item.id === id);
    assert.equal(stored.author, 'Bình');
    // Node's own tables are the judge, for all but the Hebrew, which stays as it was sent.
    assert.equal(stored.text.split('\n\n').slice(0, -1).join('\n\n'), text.split('\n\n').slice(0, -1).join('\n\n').normalize('NFC'));
    assert.equal(stored.text.split('\n\n').at(-1), text.split('\n\n').at(-1));
  });

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
    const unlimited = await start(['--behind-proxy', '--most-waiting', '30', '--limit-comments', 'off'], own);
    for (let number = 0; number < 40; ++number) await send('Flood', `without a limit ${number}`, { at: unlimited, headers: from('192.0.2.7') });
    for (let number = 0; number < 5; ++number) {
      assert.equal((await send('Honest', `more words ${number}`, { at: unlimited, headers: from(`203.0.${100 + number}.1`) })).status, 202);
    }
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
    const newest = await allPages(other, 'feature', 'newest');
    assert.deepEqual([newest.count, newest.ids], [3840, Array.from({ length: 3840 }, (_, index) => 3840 - index)]);
    const first = await (await other.get('/articles/feature/comments?sort=oldest')).json();
    assert.equal(first.items[0].id, '1', 'the oldest first, unless the newest are asked for');
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

  test('in each order every comment is on one page, also if a thread is larger than a page or its first comment is gone', async () => {
    const own = store.create();
    const other = await start(['--publish-at-once'], own);
    const ids = [];
    for (let number = 0; number < 6; ++number) ids.push(await write('Thread', `thread ${number}`, { at: other, article: 'feature' }));
    const [, large, headless] = ids;
    const answer = await write('Answer', 'to the second thread', { at: other, article: 'feature', parent: large });
    const orphan = await write('Answer', 'to a comment that goes', { at: other, article: 'feature', parent: headless });
    await other.moderate(headless, 'rejected');
    // 2 300 more answers in the large thread: as the server writes them, but all at once.
    const digits = (place) => `(SELECT 0 AS d${place} ${Array.from({ length: 9 }, (_, digit) => `UNION ALL SELECT ${digit + 1}`).join(' ')}) AS t${place}`;
    own.query(`INSERT INTO comment (article, parent, author, text, created, state, root) SELECT 'feature', ${answer}, 'Many', 'words', 1, 1, ${large} FROM ${digits(0)} CROSS JOIN ${digits(1)} CROSS JOIN ${digits(2)} CROSS JOIN (SELECT 1 AS x UNION ALL SELECT 2) AS twice`);
    own.query(`INSERT INTO comment (article, parent, author, text, created, state, root) SELECT 'feature', ${answer}, 'Many', 'words', 1, 1, ${large} FROM ${digits(0)} CROSS JOIN ${digits(1)} CROSS JOIN (SELECT 1 AS x UNION ALL SELECT 2 UNION ALL SELECT 3) AS thrice`);
    const expected = own.query("SELECT id FROM comment WHERE article = 'feature' AND state = 1 ORDER BY id").split('\n').map(Number);
    assert.equal(expected.length, 6 - 1 + 2 + 2300);
    for (const sort of ['oldest', 'newest']) {
      const all = await allPages(other, 'feature', sort);
      assert.deepEqual([...all.ids].sort((a, b) => a - b), expected, sort);
      assert.equal(all.count, expected.length);
      assert.ok(all.pages >= 4 && all.pages <= 8, `${all.pages} pages`);
      const place = (id) => all.ids.indexOf(Number(id));
      assert.equal(place(ids[0]) < place(ids[5]), sort === 'oldest');
      assert.equal(place(ids[5]) < place(orphan), sort === 'newest', 'an answer keeps its place when what it answers is gone');
    }

    // A permalink into the middle of the large thread.
    const far = expected.at(-200);
    const reader = new Moderator(other);
    await reader.open(`/articles/feature/discussion?comment=${far}`);
    assert.equal(elements(reader.page, 'li', { id: `comment-${far}` }).length, 1);
    assert.ok(elements(reader.page, 'li').length < 1100, 'and not all of it');
    await reader.open(`/articles/feature/discussion?comment=${ids[3]}`);
    await reader.open(reader.link('Among all comments'));
    assert.equal(elements(reader.page, 'li', { id: `comment-${ids[3]}` }).length, 1);
    assert.equal(elements(reader.page, 'li', { id: `comment-${ids[5]}` }).length, 0, 'the page begins with its thread');
    // People reach the end by the links alone.
    await reader.open('/articles/feature/discussion?sort=newest');
    const seen = new Set();
    for (let next = ''; next !== undefined; next = reader.link('Next page')) {
      if (next) await reader.open(next);
      assert.equal(reader.status, 200, next);
      for (const item of elements(reader.page, 'li')) {
        const id = item.attrs.find(({ name }) => name === 'id')?.value;
        if (id) seen.add(Number(id.slice('comment-'.length)));
      }
    }
    assert.deepEqual([...seen].sort((a, b) => a - b), expected);
    await reader.open(reader.link('First page'));
    assert.equal(elements(reader.page, 'li', { id: `comment-${ids[5]}` }).length, 1);
  });

  /** Takes away what the last two versions have added to a database. */
  const makeOlder = (database) => {
    const isSqlite = store.name === 'SQLite';
    for (const statement of [
      ...['in', 'out', 'anew'].map((name) => `DROP TRIGGER comment_counted_${name}${isSqlite ? '' : ' ON comment'}`),
      ...(isSqlite ? [] : ['DROP FUNCTION newsroom_count_comment']),
      'ALTER TABLE session DROP COLUMN credential',
      'ALTER TABLE rating DROP COLUMN comments',
      'DROP INDEX comment_by_author',
      'CREATE INDEX comment_by_article ON comment (article, state, id)',
      'DROP INDEX comment_oldest_first',
      'DROP INDEX comment_newest_first',
      'ALTER TABLE comment DROP COLUMN root',
      'UPDATE newsroom_schema SET version = 5',
    ]) {
      database.query(statement);
    }
  };

  test('a database of an earlier version learns which thread each answer belongs to, and how many comments there are', async () => {
    const own = store.create();
    const other = await start(['--publish-at-once'], own);
    const first = await write('An', 'first', { at: other });
    const answer = await write('An', 'answer', { at: other, parent: first });
    const second = await write('An', 'second', { at: other });
    const deep = await write('An', 'answer to the answer', { at: other, parent: answer });
    const threads = () => own.query("SELECT id || ':' || COALESCE(root, 0) FROM comment ORDER BY id").split('\n');
    const expected = [`${first}:0`, `${answer}:${first}`, `${second}:0`, `${deep}:${first}`];
    assert.deepEqual(threads(), expected);
    await other.end();
    makeOlder(own);
    await other.start();
    assert.deepEqual(threads(), expected);
    assert.equal((await (await other.get('/articles/seed/comments')).json()).count, 4);
  });

  for (const after of ['x', '1.', '.1', '1.2.3', '-1', '9'.repeat(30)]) {
    test(`a page after "${after}" is refused`, async () => {
      assert.equal((await server.get(`${k_comments}?after=${after}`)).status, 400);
      assert.equal((await server.get(`/articles/seed/discussion?after=${after}`)).status, 400);
    });
  }

  test('with one vote an address, another browser of the same address changes the vote', async () => {
    const own = store.create();
    const other = await start(['--behind-proxy', '--one-vote-an-address'], own);
    const vote = (voter, value, address) => other.send('PUT', '/articles/seed/rating', { json: { value }, headers: { 'lede-voter': voterNumber(voter), ...from(address) } });
    await vote(1, 5, '192.0.2.1');
    await vote(2, 1, '192.0.2.1');
    const { count, value } = await (await vote(3, 3, '192.0.2.2')).json();
    assert.deepEqual({ count, value }, { count: 2, value: 2 });
    assert.equal(own.query("SELECT COUNT(*) FROM vote WHERE voter LIKE '%192.0.2%'"), '0', 'no address is stored');
  });
});
