// Readers' rights to the data kept about them: export, erasure, retention; and which of it never gets into the log.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { after, test } from 'node:test';
import { program, Server, unlimited, voterNumber } from './support/server.mjs';
import { describeWithEveryStore } from './support/stores.mjs';

const k_comments = '/articles/seed/comments';

describeWithEveryStore('the rights of readers', (store) => {
  const servers = [];
  after(async () => {
    for (const each of servers) assert.deepEqual(await each.end(), { code: 0, signal: null }, each.complaints.join('\n'));
  });
  const start = async (options, own) => {
    const server = await new Server({ store: own.address, options: [...unlimited, ...options] }).start();
    servers.push(server);
    return server;
  };
  const write = async (author, text, { at, headers = {}, ...more }) => {
    const response = await at.send('POST', k_comments, { json: { author, text, ...more }, headers });
    return (await response.json()).id;
  };
  const run = (own, command, ...list) => spawnSync(program, [command, '--store', own.address, ...list], { encoding: 'utf8' });
  const linesOf = ({ stdout }) => stdout.trim().split('\n').filter(Boolean).map((line) => JSON.parse(line));

  test('everything of one reader is exported, and erased', async () => {
    const own = store.create();
    const other = await start(['--publish-at-once'], own);
    const headers = { 'lede-voter': voterNumber(9) };
    const id = await write('Nga', 'first', { at: other, headers });
    await write('Nga', 'second, without a token', { at: other });
    await write('Oanh', 'an answer', { at: other, parent: id });
    await other.vote('seed', voterNumber(9), 2);
    await other.vote('seed', voterNumber(8), 4);
    const her = ['--author', 'Nga', '--voter', voterNumber(9)];
    const lines = linesOf(run(own, 'export', ...her));
    assert.deepEqual(lines.map(({ kind, text, value }) => [kind, text ?? value]), [['comment', 'first'], ['comment', 'second, without a token'], ['vote', 2]]);
    assert.deepEqual(linesOf(run(own, 'erase', ...her)), [{ comments: 2, votes: 1 }]);
    assert.equal(run(own, 'export', ...her).stdout, '');
    assert.deepEqual(await other.rating('seed'), { value: 4, count: 1, best: 5 });
    const { items } = await (await other.get(k_comments)).json();
    assert.deepEqual(items.map(({ author }) => author), ['Oanh']);
  });

  test('votes that an address has given are exported and erased by the address, however it is spelled', async () => {
    const own = store.create();
    const at = await start(['--behind-proxy', '--one-vote-an-address'], own);
    const vote = (voter, value, address) => at.send('PUT', '/articles/seed/rating', { json: { value }, headers: { 'lede-voter': voterNumber(voter), 'x-forwarded-for': address } });
    await vote(1, 5, '2001:db8::1');
    await vote(1, 1, '192.0.2.1');
    assert.equal(run(own, 'export', '--voter', voterNumber(1)).stdout, '', 'the browser is not known');
    const hers = ['--address', '2001:0DB8:0:0::2'];
    assert.deepEqual(linesOf(run(own, 'export', ...hers)), [{ kind: 'vote', article: 'seed', value: 5 }]);
    assert.deepEqual(linesOf(run(own, 'erase', ...hers)), [{ comments: 0, votes: 1 }]);
    assert.equal(run(own, 'export', ...hers).stdout, '');
    assert.deepEqual(await at.rating('seed'), { value: 1, count: 1, best: 5 });
    assert.equal(run(own, 'export', '--address', 'somewhere').status, 2);
  });

  test('a reader of the same name keeps what is theirs', async () => {
    const own = store.create();
    const at = await start(['--publish-at-once'], own);
    const mine = { 'lede-voter': voterNumber(1) };
    const theirs = { 'lede-voter': voterNumber(2) };
    await write('An', 'mine', { at, headers: mine });
    const other = await write('An', 'theirs', { at, headers: theirs });
    await write('An', 'nobody’s', { at });
    const texts = (...list) => linesOf(run(own, 'export', ...list)).map(({ text }) => text);
    assert.deepEqual(texts('--author', 'An', '--voter', voterNumber(1)), ['mine', 'nobody’s']);
    const marks = linesOf(run(own, 'export', '--author', 'An')).map(({ reader }) => reader);
    assert.deepEqual([marks.length, new Set(marks).size, marks[2]], [3, 3, undefined], 'the readers can be told apart');
    const refused = run(own, 'erase', '--author', 'An');
    assert.deepEqual([refused.status, refused.stdout], [1, '']);
    assert.match(refused.stderr, /several readers have this name; nothing was erased/);
    assert.deepEqual(linesOf(run(own, 'erase', '--author', 'An', '--voter', voterNumber(1))), [{ comments: 2, votes: 0 }]);
    assert.deepEqual(texts('--author', 'An'), ['theirs']);
    assert.deepEqual(linesOf(run(own, 'erase', '--comment', other, '--comment', '999')), [{ comments: 1, votes: 0 }]);
    assert.equal(own.query('SELECT COUNT(*) FROM comment'), '0');
  });

  test('a pattern matches neither a name nor a token', async () => {
    const own = store.create();
    const at = await start([], own);
    await write('An', 'words', { at, headers: { 'lede-voter': voterNumber(1) } });
    for (const author of ['%', 'A_', "An' OR '1'='1", '']) assert.deepEqual(linesOf(run(own, 'export', '--author', author)), [], author);
    const wrong = run(own, 'export', '--voter', `${voterNumber(1)}%`);
    assert.equal(wrong.status, 2);
    assert.ok(!wrong.stderr.includes(voterNumber(1)), 'a token is not repeated');
  });

  test('rejected comments are erased when their time is over', async () => {
    const own = store.create();
    const first = await start([], own);
    const [old, recent] = [await write('Phúc', 'old', { at: first }), await write('Quỳnh', 'recent', { at: first })];
    for (const id of [old, recent]) await first.moderate(id, 'rejected');
    await first.end();
    own.query(`UPDATE comment SET decided = decided - 31 * 86400 WHERE id = ${old}`);
    const second = await start(['--keep-rejected-days', '30'], own);
    await second.logged(({ event }) => event === 'comments-erased');
    assert.equal(own.query('SELECT author FROM comment'), 'Quỳnh');
  });

  test('a database that refuses a row does not bring its words into the log', async () => {
    const own = store.create();
    const at = await start([], own);
    own.query(
      store.name === 'SQLite'
        ? "CREATE TRIGGER refuses BEFORE INSERT ON comment BEGIN SELECT RAISE(ABORT, 'refused'); END"
        : "ALTER TABLE comment ADD CONSTRAINT refuses CHECK (author <> 'Tuyết')",
    );
    const answer = await at.send('POST', k_comments, { json: { author: 'Tuyết', text: 'her words' }, headers: { 'idempotency-key': 'a-key-of-hers' } });
    assert.equal(answer.status, 503);
    const line = await at.logged(({ event }) => event === 'store-failure');
    assert.match(line.message, /refuse/);
    assert.doesNotMatch(JSON.stringify(at.log), /Tuyết|her words|a-key-of-hers/);
  });
});
