// Three servers on one PostgreSQL under mixed load, while servers are killed and the database restarts and crashes: what was acknowledged is
// there, once, and every count is right.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { after, test } from 'node:test';
import { isLong } from './support/length.mjs';
import { Ledger, load, percentile, storedVotes, wrongCounts } from './support/load.mjs';
import { program, Server, unlimited } from './support/server.mjs';
import { describeWithEveryStore } from './support/stores.mjs';

const k_seconds = isLong ? 20 : 2;
const k_articles = ['seed', 'feature'];

describeWithEveryStore('three servers on one store', (store) => {
  if (store.name !== 'PostgreSQL') return;
  const servers = [];
  after(() => Promise.all(servers.map((server) => server.kill())));

  /** Sends comments until the time is over, each with a key, a fifth of them twice and to another server. @returns what was acknowledged: ids by key. */
  async function comment(writer, until, acknowledged) {
    for (let number = 0; !until(); ++number) {
      const key = `comment-${writer}-${number}`;
      const send = async (server) => {
        try {
          const answer = await server.send('POST', `/articles/${k_articles[number % 2]}/comments`, { json: { author: 'An', text: `Ý kiến ${key}`, key } });
          return answer.status === 202 ? (await answer.json()).id : undefined;
        } catch {
          return undefined; // the server is being killed
        }
      };
      const times = number % 5 === 0 ? 2 : 1;
      for (let time = 0; time < times; ++time) {
        const id = await send(servers[(writer + number + time) % 3]);
        if (id === undefined) continue;
        assert.equal(acknowledged.get(key) ?? id, id, 'a retry is the same comment');
        acknowledged.set(key, id);
      }
    }
  }

  const cases = [
    ['undisturbed', async () => undefined],
    ['one server is killed and started again', async () => {
      await servers[1].kill();
      await servers[1].start();
    }],
    ['the database restarts', async (database) => {
      await database.cluster.stop();
      await database.cluster.resume();
    }],
    ['the database crashes', async (database) => {
      await database.cluster.stop('SIGQUIT');
      await database.cluster.resume();
    }],
  ];
  for (const [name, strike] of isLong ? cases : cases.slice(1, 2)) {
    test(`${name}: nothing is lost, nothing is there twice, no count is wrong`, async (context) => {
      const database = store.create();
      servers.length = 0;
      for (let number = 0; number < 3; ++number) servers.push(await new Server({ store: database.address, options: unlimited }).start());
      const ledgers = new Map(k_articles.map((article) => [article, new Ledger()]));
      const comments = new Map();
      const end = performance.now() + k_seconds * 1000;
      let isStruck = false;
      const until = () => isStruck && performance.now() > end;
      const work = servers.map((server, number) =>
        load({ port: server.port, articles: k_articles, connections: 12, voteShare: 0.5, ledgers, firstVoter: number * 1_000_000, until }),
      );
      const writers = Array.from({ length: 6 }, (_, writer) => comment(writer, until, comments));
      while (comments.size < 20) await new Promise((resolve) => setImmediate(resolve)); // in the middle of it
      await strike(database);
      isStruck = true;
      const results = await Promise.all(work);
      await Promise.all(writers);

      // After a failure a server asks its database again every two seconds.
      const late = performance.now() + 30_000;
      for (const server of servers) while ((await server.get('/health')).status !== 200) assert.ok(performance.now() < late, 'it does not recover');

      let votes = 0;
      for (const article of k_articles) {
        const stored = storedVotes(database, article);
        votes += ledgers.get(article).acknowledged.size;
        assert.deepEqual(ledgers.get(article).compare(stored), [], article);
        for (const server of servers) assert.equal((await server.rating(article)).count, stored.size);
      }
      const rows = database.query('SELECT request_key, id FROM comment').split('\n').filter(Boolean).map((line) => line.split('|'));
      const stored = new Map(rows);
      assert.equal(stored.size, rows.length, 'a comment is there twice');
      for (const [key, id] of comments) assert.equal(stored.get(key), id, `${key} was acknowledged`);
      assert.equal(wrongCounts(database), '');
      execFileSync(program, ['--verify', '--store', database.address]);
      const reads = results.flatMap((each) => each.reads);
      const statuses = results.reduce((sum, each) => sum + (each.statuses[503] ?? 0), 0);
      const requests = results.reduce((sum, each) => sum + each.reads.length + each.writes.length, 0);
      context.diagnostic(
        `${name}: ${(requests / Math.max(...results.map((each) => each.seconds))).toFixed(0)} requests/s, reads p50 ${percentile(reads, 0.5).toFixed(0)} p99 ${percentile(reads, 0.99).toFixed(0)} ms, ` +
          `${statuses} × 503, ${results.reduce((sum, each) => sum + each.failures, 0)} cut; ${votes} votes and ${comments.size} comments acknowledged, 0 lost, 0 twice, 0 counts wrong`,
      );
      for (const server of servers) await server.end();
    });
  }
});
