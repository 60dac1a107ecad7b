// What goes wrong with a database server under the newsroom: it crashes, freezes, restarts, or has too few connections. What was
// acknowledged is there afterwards, and pages are served meanwhile.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';
import { isLong } from './support/length.mjs';
import { wrongCounts } from './support/load.mjs';
import { missingPooler } from './support/postgres.mjs';
import { program, startsServers, unlimited, voterNumber } from './support/server.mjs';
import { describeWithPostgres } from './support/stores.mjs';
import { countAcknowledged, newLedgers, voteThrough } from './support/vote-through.mjs';

const k_crashes = isLong ? 10 : 2;

describeWithPostgres('a database in trouble', (store) => {
  const start = startsServers();

  test(`the database crashes ${k_crashes} times while it writes: nothing is lost, pages are served, and it goes on`, async (context) => {
    const database = store.create();
    const server = await start({ store: database.address });
    const ledgers = newLedgers();
    let firstVoter = 0;
    for (let round = 1; round <= k_crashes; ++round) {
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
    context.diagnostic(`${store.name}: ${k_crashes} crashes of the database, ${countAcknowledged(ledgers)} votes stored, none lost`);
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

  test('health reports a database that cannot be written to, and a missing table', async () => {
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
    const server = await start({ store: database.address, options: [...unlimited, '--database-connections', '2', '--workers', '1'] });
    await server.vote('seed', voterNumber(1), 4);
    // Something between the two may look like the database without being it: here a function takes the statements away.
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
    const pair = [await start({ store: address }), await start({ store: address, options: [...unlimited, '--database-connections', '3'] })];
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
});
