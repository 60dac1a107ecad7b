// What goes wrong around the server: it is killed, the disk is full, the database is locked or gone. What was acknowledged
// is there afterwards, counts are right, and pages are served meanwhile. ./dev faults does more of the same.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { Ledger, load, storedVotes, wrongCounts } from './support/load.mjs';
import { program, Server, temporaryFolder, voterNumber } from './support/server.mjs';
import { missingPooler } from './support/postgres.mjs';
import { describeWithEveryStore } from './support/stores.mjs';

const k_long = process.env.LEDE_FAULTS === 'long';
const k_kills = k_long ? 50 : 5;
const k_database_kills = k_long ? 10 : 2;
const k_unlimited = ['--limit-reads', 'off', '--limit-votes', 'off', '--limit-comments', 'off'];
const k_articles = ['seed', 'feature'];

/** Votes until so many more are acknowledged, and `strike` has happened; then compares what is there. */
async function voteThrough({ server, database, ledgers, firstVoter, round, strike, recover }) {
  const acknowledged = () => [...ledgers.values()].reduce((sum, ledger) => sum + ledger.acknowledged.size, 0);
  const wanted = acknowledged() + 10 + ((round * 37) % 90);
  let isStruck = false;
  const watch = setInterval(() => {
    if (!isStruck && acknowledged() >= wanted) {
      isStruck = true;
      strike();
    }
  }, 1);
  const result = await load({
    port: server.port,
    articles: k_articles,
    connections: 16,
    voteShare: 0.9,
    ledgers,
    firstVoter,
    until: () => isStruck,
  });
  clearInterval(watch);
  await recover();
  for (const article of k_articles) {
    const stored = storedVotes(database, article);
    assert.deepEqual(ledgers.get(article).compare(stored), [], `${article} in round ${round}`);
    const { count } = await server.rating(article);
    assert.equal(count, stored.size, `the count of ${article} in round ${round}`);
    // What is there now is known; what of it was not acknowledged as well.
    for (const [voter, value] of stored) ledgers.get(article).confirmed(voter, value);
    ledgers.get(article).uncertain.clear();
  }
  assert.equal(wrongCounts(database), '');
  return result.nextVoter;
}

const newLedgers = () => new Map(k_articles.map((article) => [article, new Ledger()]));
const total = (ledgers) => [...ledgers.values()].reduce((sum, ledger) => sum + ledger.acknowledged.size, 0);

describeWithEveryStore('a newsroom in trouble', (store) => {
  const servers = [];
  const start = async (settings) => {
    const server = await new Server({ options: k_unlimited, ...settings }).start();
    servers.push(server);
    return server;
  };
  after(() => Promise.all(servers.map((server) => server.kill())));

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
    context.diagnostic(`${store.name}: ${k_kills} kills, ${total(ledgers)} votes stored, none lost, no count wrong`);
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

  test('a locked database is told, and pages are served meanwhile', async () => {
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
    test('a full disk is told; what was acknowledged is there, and when there is room again, it goes on', async (context) => {
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

    test('a file that is no database is not touched', async () => {
      const address = join(temporaryFolder(), 'letter.txt');
      writeFileSync(address, 'Dear editor, this is a letter and no database at all.\n'.repeat(50));
      await assert.rejects(new Server({ store: address }).start(), /file is not a database/);
      await assert.rejects(new Server({ store: join(address, 'below') }).start(), /unable to open database file/);
    });
  } else {
    test(`the database crashes ${k_database_kills} times while it writes: nothing is lost, pages are served, and it goes on`, async (context) => {
      const database = store.create();
      const server = await start({ store: database.address });
      const ledgers = newLedgers();
      let firstVoter = 0;
      for (let round = 1; round <= k_database_kills; ++round) {
        let crash;
        firstVoter = await voteThrough({
          server, database, ledgers, firstVoter, round,
          strike: () => (crash = database.cluster.stop('SIGQUIT')),
          recover: async () => {
            await crash;
            // A page may be a second old. After that no rating is better than a wrong one.
            const hasRating = async () => {
              const page = await server.get('/articles/seed');
              assert.equal(page.status, 200);
              return (await page.text()).includes('data-component="rating"');
            };
            const started = Date.now();
            while (await hasRating()) assert.ok(Date.now() - started < 30_000, 'the page kept its rating');
            assert.equal((await server.vote('seed', voterNumber(1), 1)).status, 503);
            assert.equal((await server.get('/health')).status, 503);
            await database.cluster.resume();
            assert.equal((await server.get('/health')).status, 200);
          },
        });
      }
      context.diagnostic(`${store.name}: ${k_database_kills} crashes of the database, ${total(ledgers)} votes stored, none lost`);
      await server.end();
    });

    test('a frozen database keeps no page from its readers, and no server from its end', async () => {
      const database = store.create();
      const server = await start({ store: database.address });
      assert.equal((await server.vote('seed', voterNumber(1), 4)).status, 200);
      await Promise.all(Array.from({ length: 24 }, () => server.rating('seed')));
      database.cluster.freeze();
      try {
        // The first readers find out; everyone after them is served at once, without what the database has.
        await Promise.all(Array.from({ length: 24 }, () => server.get('/articles/seed')));
        const started = performance.now();
        for (let page = 0; page < 20; ++page) assert.equal((await server.get('/articles/seed')).status, 200);
        const perPage = (performance.now() - started) / 20;
        assert.ok(perPage < 1000, `${perPage} ms a page, where a database that is asked each time costs 3 s`);
        assert.equal((await server.vote('seed', voterNumber(2), 4)).status, 503);
        assert.deepEqual(await server.end(), { code: 0, signal: null });
      } finally {
        database.cluster.thaw();
      }
      await server.start();
      assert.equal((await server.rating('seed')).count, 1);
      await server.end();
    });

    test('behind a pooler that hands out sessions by transaction, votes and comments hold', { skip: missingPooler() }, async () => {
      const database = store.create();
      const pooler = await database.cluster.pool(database.name);
      const server = await start({ store: pooler.address });
      const voters = Array.from({ length: 60 }, (_, index) => voterNumber(index));
      const work = voters.map(async (voter, index) => {
        const { status } = await server.vote('seed', voter, 1 + (index % 5));
        const comment = await server.send('POST', '/articles/seed/comments', { json: { author: 'An', text: `Ý kiến ${index}` } });
        await server.get('/articles/seed');
        return [status, comment.status];
      });
      for (const answer of await Promise.all(work)) assert.deepEqual(answer, [200, 202]);
      assert.equal((await server.rating('seed')).count, voters.length);
      assert.equal(wrongCounts(database), '');
      await server.kill();
      await server.start();
      assert.equal((await server.rating('seed')).count, voters.length);
      await server.end();
      await pooler.end();
    });

    test('health tells of a database that takes no writing, and of a table that is gone', async () => {
      const database = store.create();
      const server = await start({ store: database.address });
      assert.equal((await server.get('/health')).status, 200);
      database.query(`ALTER DATABASE ${database.name} SET default_transaction_read_only = on`);
      database.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${database.name}' AND pid <> pg_backend_pid()`);
      const states = [];
      for (let time = 0; time < 3; ++time) states.push((await server.get('/health')).status);
      assert.equal(states.at(-1), 503, 'read-only');
      database.cluster.query('postgres', `ALTER DATABASE ${database.name} RESET default_transaction_read_only`);
      database.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${database.name}' AND pid <> pg_backend_pid()`);
      for (let time = 0; time < 3; ++time) states.push((await server.get('/health')).status);
      assert.equal(states.at(-1), 200, 'writable again');
      database.query('DROP TABLE vote');
      assert.equal((await server.get('/health')).status, 503, 'a table is gone');
      await server.end();
    });

    test('a database that was restarted while nobody asked costs nobody a refusal', async () => {
      const database = store.create();
      const server = await start({ store: database.address });
      const voters = Array.from({ length: 12 }, (_, number) => number);
      const vote = () => Promise.all(voters.map(async (number) => (await server.vote('seed', voterNumber(number), 4)).status));
      assert.deepEqual(new Set(await vote()), new Set([200]));
      await database.cluster.stop();
      await database.cluster.resume();
      assert.deepEqual(new Set(await vote()), new Set([200]));
      await server.end();
    });

    test('a database that loses prepared statements costs one refusal, and is asked without them from then on', async () => {
      const database = store.create();
      const server = await start({ store: database.address, options: [...k_unlimited, '--database-connections', '2', '--workers', '1'] });
      await server.vote('seed', voterNumber(1), 4);
      // Another program may stand between the two that looks like the database and is none: here a function takes the statements away.
      database.query("CREATE FUNCTION forget() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN DEALLOCATE ALL; RETURN NULL; END $$");
      database.query('CREATE TRIGGER forget AFTER INSERT ON vote FOR EACH STATEMENT EXECUTE FUNCTION forget()');
      const statuses = [];
      for (let number = 2; number < 12; ++number) statuses.push((await server.vote('seed', voterNumber(number), 4)).status);
      assert.ok(statuses.filter((status) => status !== 200).length <= 2, statuses.join(' '));
      assert.equal(statuses.at(-1), 200);
      assert.equal((await server.rating('seed')).count, 1 + statuses.filter((status) => status === 200).length);
      await server.end();
    });

    test('without its database a server starts, serves articles, and takes votes as soon as the database is there', async () => {
      const database = store.create();
      await database.cluster.stop();
      const server = await start({ store: database.address });
      await server.logged(({ event }) => event === 'started-without-store');
      assert.equal((await server.get('/articles/seed')).status, 200);
      assert.equal((await server.vote('seed', voterNumber(1), 4)).status, 503);
      assert.equal((await server.get('/health')).status, 503);
      assert.throws(() => execFileSync(program, ['--verify', '--store', database.address], { stdio: 'pipe' }), ({ stderr }) => /postgresql: /.test(stderr));
      await database.cluster.resume();
      const until = Date.now() + 30_000;
      while ((await server.get('/health')).status !== 200) assert.ok(Date.now() < until, 'it never came back');
      assert.deepEqual(await server.vote('seed', voterNumber(1), 4), { status: 200, value: 4, count: 1, best: 5, own: 4 });
      await server.end();
    });

    test('three servers on one database give one client one allowance, also after a restart', async () => {
      const database = store.create();
      const options = ['--limit-votes', '6/1', '--limit-comments', '3/1', '--limit-reads', 'off', '--behind-proxy'];
      const three = [];
      for (let number = 0; number < 3; ++number) three.push(await start({ store: database.address, options }));
      const from = (address) => ({ 'x-forwarded-for': address, 'lede-voter': voterNumber(1) });
      const votes = async (address) =>
        (await Promise.all(Array.from({ length: 18 }, (_, index) => three[index % 3].send('PUT', '/articles/seed/rating', { json: { value: 1 + (index % 5) }, headers: from(address) }))))
          .map(({ status }) => status);
      const counted = (statuses) => [200, 429].map((wanted) => statuses.filter((status) => status === wanted).length);
      assert.deepEqual(counted(await votes('198.51.100.1')), [6, 12]);
      await three[0].kill();
      await three[0].start();
      assert.deepEqual(counted(await votes('198.51.100.1')), [0, 18], 'a restart gives nothing back');
      assert.deepEqual(counted(await votes('198.51.100.2')), [6, 12], 'another client has its own');
      const comment = (server, text, key) => server.send('POST', '/articles/seed/comments', { json: { author: 'An', text, key }, headers: from('198.51.100.3') });
      for (let round = 0; round < 5; ++round) assert.equal((await comment(three[round % 3], 'Một', 'the-same-key')).status, 202, 'a retry costs nothing');
      assert.equal((await comment(three[1], '', 'another-key-1')).status, 400, 'what is refused costs nothing');
      assert.deepEqual([(await comment(three[0], 'Hai')).status, (await comment(three[1], 'Ba')).status], [202, 202]);
      const refused = await comment(three[2], 'Bốn');
      assert.equal(refused.status, 429);
      const seconds = Number(refused.headers.get('retry-after'));
      assert.ok(seconds > 30 && seconds <= 60, String(seconds));
      assert.doesNotMatch(database.query('SELECT client FROM allowance'), /198\.51/, 'no address is stored');
      for (const server of three) await server.end();
    });

    test('a role with fewer connections than the servers want is enough: nobody is refused, nothing is left out', async () => {
      const database = store.create();
      database.query('CREATE ROLE few LOGIN CONNECTION LIMIT 6');
      database.query('GRANT ALL ON SCHEMA public TO few');
      const address = database.address.replace('//newsroom@', '//few@');
      assert.notEqual(address, database.address);
      const pair = [await start({ store: address }), await start({ store: address, options: [...k_unlimited, '--database-connections', '3'] })];
      const answers = { pages: 0, votes: 0 };
      const reader = async (number) => {
        for (let round = 0; round < 15; ++round) {
          const server = pair[(number + round) % 2];
          const page = await (await server.get(`/articles/seed?${number}-${round}`, { cookie: `lede_voter=${voterNumber(number)}` })).text();
          if (page.includes('data-component="rating"')) ++answers.pages;
          if ((await server.vote('seed', voterNumber(number), 1 + (round % 5))).status === 200) ++answers.votes;
        }
      };
      await Promise.all(Array.from({ length: 24 }, (_, number) => reader(number)));
      assert.deepEqual(answers, { pages: 360, votes: 360 });
      const { connections, message } = await pair[0].logged(({ event }) => event === 'fewer-connections');
      assert.ok(connections < 6 && /too many connections for role "few"/.test(message), message);
      for (const server of pair) await server.end();
    });
  }
});
