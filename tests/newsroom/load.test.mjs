// Mixed reads and votes from many connections; in ./dev faults for a minute. The figures are reported, and decide nothing:
// what decides is that every answer was a good one and every acknowledged vote is there.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isLong } from './support/length.mjs';
import { Ledger, load, percentile, storedVotes, wrongCounts } from './support/load.mjs';
import { Server } from './support/server.mjs';
import { describeWithEveryStore } from './support/stores.mjs';

const k_seconds = isLong ? 60 : 2;
const k_articles = ['seed', 'feature', 'arabic', 'blocks', 'cms-html'];

describeWithEveryStore('under load', (store) => {
  for (const { connections, voteShare } of [{ connections: 64, voteShare: 0.2 }]) {
    test(`${connections} connections for ${k_seconds} s, ${voteShare * 100} % of them votes`, async (context) => {
      const database = store.create();
      const options = ['--limit-reads', 'off', '--limit-votes', 'off'];
      const server = await new Server({ store: database.address, options }).start();
      const articles = [];
      for (const article of k_articles) if ((await server.get(`/articles/${article}/rating`)).status === 200) articles.push(article);
      const ledgers = new Map(articles.map((article) => [article, new Ledger()]));
      const end = performance.now() + k_seconds * 1000;
      const result = await load({ port: server.port, articles, connections, voteShare, ledgers, until: () => performance.now() >= end });

      const rate = (list) => Math.round(list.length / result.seconds);
      const times = (list) => [0.5, 0.95, 0.99].map((share) => percentile(list, share).toFixed(1)).join(' / ');
      context.diagnostic(
        `${store.name}, ${Math.round(result.seconds)} s, ${connections} connections: ` +
          `${rate(result.reads)} reads a second (${times(result.reads)} ms at 50 / 95 / 99 %), ` +
          `${rate(result.writes)} votes a second (${times(result.writes)} ms)`,
      );
      assert.deepEqual(Object.keys(result.statuses), ['200']);
      assert.equal(result.failures, 0);
      for (const article of articles) assert.deepEqual(ledgers.get(article).compare(storedVotes(database, article)), [], article);
      assert.equal(wrongCounts(database), '');
      assert.deepEqual(await server.end(), { code: 0, signal: null });
    });
  }
});
