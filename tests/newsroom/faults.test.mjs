// What goes wrong around the server, whatever its store: it is killed, the disk is full, the database is locked or gone. What was
// acknowledged is there afterwards, counts are right, and pages are served meanwhile. ./dev faults does more of the same.
// What only PostgreSQL can do to it is in database-faults.test.mjs.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { isLong } from './support/length.mjs';
import { Ledger, storedVotes, wrongCounts } from './support/load.mjs';
import { program, Server, startsServers, temporaryFolder, voterNumber } from './support/server.mjs';
import { describeWithEveryStore } from './support/stores.mjs';
import { countAcknowledged, newLedgers, voteThrough } from './support/vote-through.mjs';

const k_kills = isLong ? 50 : 5;

describeWithEveryStore('a newsroom in trouble', (store) => {
  const start = startsServers();

  test(`killed ${k_kills} times while it writes, it has lost nothing`, async (context) => {
    const database = store.create();
    const server = await start({ store: database.address });
    const ledgers = newLedgers();
    let firstVoter = 0;
    for (let round = 1; round <= k_kills; ++round) {
      let death;
      firstVoter = await voteThrough({
        server, database, ledgers, firstVoter, round,
        strike: () => (death = server.kill()),
        recover: async () => {
          assert.deepEqual(await death, { code: null, signal: 'SIGKILL' });
          await server.start();
        },
      });
    }
    execFileSync(program, ['--verify', '--store', database.address]);
    context.diagnostic(`${store.name}: ${k_kills} kills, ${countAcknowledged(ledgers)} votes stored, none lost, no count wrong`);
    await server.end();
  });

  test('a comment, its approval and votes are there after a kill', async () => {
    const server = await start({ store: store.create().address });
    const voter = voterNumber(1);
    await server.vote('seed', voter, 4);
    const sent = await server.send('POST', '/articles/seed/comments', { json: { author: 'An', text: 'Còn đây', key: 'after-a-kill' } });
    const { id } = await sent.json();
    await server.moderate(id, 'approved');
    const page = await (await server.get('/articles/seed')).text();
    await server.kill();
    await server.start();
    assert.deepEqual(await server.rating('seed', voter), { value: 4, count: 1, best: 5, own: 4 });
    assert.equal(await (await server.get('/articles/seed')).text(), page);
    const again = await server.send('POST', '/articles/seed/comments', { json: { author: 'An', text: 'Còn đây', key: 'after-a-kill' } });
    assert.equal((await again.json()).id, id, 'a retry after the kill is still known');
    await server.end();
  });

  test('two servers on one store count together', async () => {
    const database = store.create();
    const pair = [await start({ store: database.address }), await start({ store: database.address })];
    const answers = await Promise.all(Array.from({ length: 80 }, (_, index) => pair[index % 2].vote('seed', voterNumber(index % 40), 1 + (index % 5))));
    assert.deepEqual([...new Set(answers.map(({ status }) => status))], [200]);
    for (const server of pair) assert.equal((await server.rating('seed')).count, 40);
    assert.equal(wrongCounts(database), '');
    for (const server of pair) await server.end();
  });

  test('a database of the first version is brought up to date, a later one is left alone', async () => {
    const database = store.create();
    const server = await start({ store: database.address });
    await server.vote('seed', voterNumber(1), 5);
    await server.end();
    for (const table of ['comment', 'report', 'decision', 'session', 'newsroom_secret', 'allowance']) database.query(`DROP TABLE ${table}`);
    if (store.name === 'PostgreSQL') database.query('DROP FUNCTION newsroom_count_comment');
    database.query('ALTER TABLE rating DROP COLUMN comments');
    database.query('UPDATE newsroom_schema SET version = 1');
    await server.start();
    assert.equal((await server.rating('seed')).count, 1);
    assert.equal((await server.send('POST', '/articles/seed/comments', { json: { author: 'An', text: 'x' } })).status, 202);
    assert.equal(database.query('SELECT version FROM newsroom_schema'), '8');
    await server.end();
    database.query('UPDATE newsroom_schema SET version = 9');
    await assert.rejects(server.start(), /the database has version 9, this program knows 8 and earlier ones/);
    assert.equal(server.ended.code, 1);
  });

  test('reports a locked database, and serves pages meanwhile', async () => {
    const database = store.create();
    const server = await start({ store: database.address });
    await server.vote('seed', voterNumber(1), 5);
    const isSqlite = store.name === 'SQLite';
    const locker = isSqlite
      ? spawn('sqlite3', ['-batch', database.address])
      : spawn('psql', ['-d', database.address, '-At', '-q', '-X']);
    const lock = isSqlite ? 'BEGIN IMMEDIATE;' : "BEGIN; SELECT votes FROM rating WHERE article = 'seed' FOR UPDATE;";
    const said = new Promise((resolve) => locker.stdout.on('data', (chunk) => String(chunk).includes('locked') && resolve()));
    locker.stdin.write(`${lock}\nSELECT 'locked';\n`);
    await said;

    // Many wait for the lock. They hold up neither files nor pages: all these are answered before the first of them.
    let answered = 0;
    const crowd = Array.from({ length: 24 }, (_, number) => server.vote('seed', voterNumber(100 + number), 1).then(({ status }) => (++answered, status)));
    for (let number = 0; number < 10; ++number) for (const path of ['/dist/lede.css', '/articles/feature', '/metrics']) assert.equal((await server.get(path)).status, 200);
    assert.equal(answered, 0, 'readers waited for writers');
    assert.deepEqual(new Set(await Promise.all(crowd)), new Set([503]));

    const pending = server.send('PUT', '/articles/seed/rating', { json: { value: 1 }, headers: { 'lede-voter': voterNumber(2) } });
    assert.equal((await server.get('/articles/seed')).status, 200);
    assert.equal((await server.rating('seed')).count, 1);
    const refused = await pending;
    assert.deepEqual([refused.status, (await refused.json()).error.code], [503, 'busy']);
    assert.ok(Number(refused.headers.get('retry-after')) > 0);
    locker.stdin.end('ROLLBACK;\n');
    await new Promise((resolve) => locker.once('close', resolve));
    assert.equal((await server.vote('seed', voterNumber(2), 1)).count, 2);
    await server.end();
  });

  if (store.name === 'SQLite') {
    test('reports a full disk, keeps what was acknowledged, and goes on once there is room', async (context) => {
      const database = store.create();
      // A file may have 200 KB, a new store alone needs more than 120: what comes after it fails as on a full disk.
      const server = await start({ store: database.address, shell: 'ulimit -S -f 200' });
      const ledger = new Ledger();
      // The first refusal makes SQLite empty its log into the database, so there is room for some more.
      let refusals = 0;
      for (let number = 0; refusals < 5; ++number) {
        assert.ok(number < 10_000, 'the disk never was full');
        ledger.sent(voterNumber(number), 3);
        const answer = await server.vote('seed', voterNumber(number), 3);
        if (answer.status === 200) ledger.confirmed(voterNumber(number), 3);
        else assert.deepEqual([answer.status, answer.error.code], [503, 'store-unavailable']);
        refusals = answer.status === 200 ? 0 : refusals + 1;
      }
      assert.ok(ledger.acknowledged.size > 5);
      assert.equal((await server.get('/articles/seed')).status, 200);
      assert.equal((await server.rating('seed')).count, ledger.acknowledged.size);
      assert.equal((await server.get('/health')).status, 200);
      context.diagnostic(`${ledger.acknowledged.size} votes were acknowledged before it was full, all are there`);

      execFileSync('prlimit', ['--pid', String(server.pid), '--fsize=unlimited']);
      assert.equal((await server.vote('feature', voterNumber(1), 3)).status, 200);
      await server.kill();
      await server.start();
      assert.deepEqual(ledger.compare(storedVotes(database, 'seed')), []);
      assert.equal(wrongCounts(database), '');
      await server.end();
    });

    test('a store that is deleted or replaced while it runs takes no vote that would be lost', async () => {
      const database = store.create();
      const server = await start({ store: database.address });
      assert.equal((await server.vote('seed', voterNumber(1), 4)).status, 200);
      const copy = join(temporaryFolder(), 'copy.sqlite');
      execFileSync('sqlite3', [database.address, `VACUUM INTO '${copy}'`]);
      for (const end of ['', '-wal', '-shm']) rmSync(database.address + end, { force: true });
      assert.equal((await server.vote('seed', voterNumber(2), 4)).status, 503);
      assert.equal((await server.get('/health')).status, 503);
      assert.equal((await server.get('/articles/seed')).status, 200);
      assert.ok(!existsSync(database.address), 'nothing is made that a restore would have to overwrite');
      renameSync(copy, database.address);
      const late = performance.now() + 10_000;
      while ((await server.get('/health')).status !== 200) assert.ok(performance.now() < late, 'it does not find the restored store');
      assert.equal((await server.vote('seed', voterNumber(3), 4)).count, 2);
      await server.end();
      assert.deepEqual([...storedVotes(database, 'seed').keys()].sort(), [voterNumber(1), voterNumber(3)]);
    });

    test('does not touch a file that is not a database', async () => {
      const address = join(temporaryFolder(), 'letter.txt');
      writeFileSync(address, 'Dear editor, this is a letter and no database at all.\n'.repeat(50));
      await assert.rejects(new Server({ store: address }).start(), /file is not a database/);
      await assert.rejects(new Server({ store: join(address, 'below') }).start(), /unable to open database file/);
    });
  }
});
