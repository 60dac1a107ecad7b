// Readers who vote while the server or its database is struck: what was acknowledged must be there afterwards.
import assert from 'node:assert/strict';
import { Ledger, load, storedVotes, wrongCounts } from './load.mjs';

const k_articles = ['seed', 'feature'];

export const newLedgers = () => new Map(k_articles.map((article) => [article, new Ledger()]));
export const countAcknowledged = (ledgers) => [...ledgers.values()].reduce((sum, ledger) => sum + ledger.acknowledged.size, 0);

/**
 * Votes until a number of votes is acknowledged that grows with the round, lets `strike` happen, waits for `recover`, and compares
 * what the database has with what was acknowledged.
 * @returns the number of the first voter of the next round.
 */
export async function voteThrough({ server, database, ledgers, firstVoter, round, strike, recover }) {
  const wanted = countAcknowledged(ledgers) + 10 + ((round * 37) % 90);
  let isStruck = false;
  const watch = setInterval(() => {
    if (!isStruck && countAcknowledged(ledgers) >= wanted) {
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
