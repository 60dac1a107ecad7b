// What one request reads of the database does not grow with the discussion. No clock decides: bytes are counted for SQLite, rows for PostgreSQL.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { Server } from './support/server.mjs';
import { describeWithEveryStore } from './support/stores.mjs';

const k_small = 400; // more than one page has
const k_large = 6_000;
const k_at_once = 1000;

describeWithEveryStore('a long discussion', (store) => {
  /** A store in which an article has this many comments, and a server on it. */
  async function discussion(comments) {
    const database = store.create();
    const server = await new Server({ store: database.address, options: ['--limit-comments', 'off', '--publish-at-once'] }).start();
    await server.end();
    for (let first = 1; first <= comments; first += k_at_once) {
      const last = Math.min(comments, first + k_at_once - 1);
      database.query(
        `WITH RECURSIVE number (n) AS (SELECT ${first} UNION ALL SELECT n + 1 FROM number WHERE n < ${last}) ` +
          `INSERT INTO comment (article, author, text, created, state) SELECT 'seed', 'An', 'words ' || n, 1700000000 + n, 1 FROM number`,
      );
    }
    if (store.name === 'PostgreSQL') database.query('ANALYZE'); // as the database does by itself after a while
    return { database, server };
  }

  const bytesRead = (server) => Number(/^rchar: (\d+)/m.exec(readFileSync(`/proc/${server.pid}/io`, 'utf8'))[1]);
  const rowsRead = (database) =>
    Number(database.query('SELECT (SELECT SUM(seq_tup_read) FROM pg_stat_user_tables) + (SELECT SUM(idx_tup_read) FROM pg_stat_user_indexes)'));

  /** What a new server reads for its first request. */
  async function cost({ database, server }, ask) {
    if (store.name === 'PostgreSQL') database.query('SELECT pg_stat_reset()');
    await server.start();
    const before = store.name === 'PostgreSQL' ? 0 : bytesRead(server);
    const answer = await ask(server);
    assert.ok(answer.ok, `${answer.status}`);
    await answer.text();
    const bytes = store.name === 'PostgreSQL' ? 0 : bytesRead(server) - before;
    await server.end();
    return store.name === 'PostgreSQL' ? rowsRead(database) : bytes;
  }

  test('costs a request no more than a short one, also at its end', async () => {
    const [small, large] = [await discussion(k_small), await discussion(k_large)];
    const requests = (comments) => ({
      'the first page': (server) => server.get('/articles/seed/discussion'),
      'the last page': (server) => server.get(`/articles/seed/discussion?after=${comments - 100}`),
      'a permalink': (server) => server.get(`/articles/seed/discussion?comment=${comments / 2}`),
      'the newest as JSON': (server) => server.get('/articles/seed/comments'),
      'the article': (server) => server.get('/articles/seed.json'),
      'a new comment': (server) => server.send('POST', '/articles/seed/comments', { json: { author: 'An', text: 'one more' } }),
      'an answer': (server) => server.send('POST', '/articles/seed/comments', { json: { author: 'An', text: 'an answer', parent: '7' } }),
    });
    for (const name of Object.keys(requests(k_small))) {
      const few = await cost(small, requests(k_small)[name]);
      const many = await cost(large, requests(k_large)[name]);
      assert.ok(many <= few * 2 + 10, `${name}: ${few} for ${k_small} comments, ${many} for ${k_large}`);
    }
    for (const [{ database, server }, comments] of [[small, k_small], [large, k_large]]) {
      await server.start();
      assert.equal((await (await server.get('/articles/seed/comments')).json()).count, comments + 2);
      assert.equal(database.query("SELECT comments FROM rating WHERE article = 'seed'"), String(comments + 2));
      await server.end();
    }
  });
});
