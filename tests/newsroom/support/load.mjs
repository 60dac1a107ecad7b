// A load generator on raw sockets: each of its connections asks, waits for the answer, and asks again. It remembers every
// vote that was acknowledged, so that nothing has to be believed.
import { connect } from 'node:net';
import { voterNumber } from './server.mjs';

/** One connection that is used again and again, and reopened when the server closes it. */
class Client {
  #port;
  #socket;
  #buffer = '';
  #pending;

  constructor(port) {
    this.#port = port;
  }

  #open() {
    return new Promise((resolve, reject) => {
      const socket = connect({ port: this.#port, host: '127.0.0.1', noDelay: true });
      socket.setEncoding('latin1');
      socket.once('connect', () => resolve(socket));
      socket.once('error', reject);
      socket.on('data', (chunk) => this.#take(chunk));
      socket.on('error', () => undefined);
      socket.once('close', () => {
        if (this.#socket !== socket) return;
        this.#socket = undefined;
        this.#buffer = '';
        this.#pending?.reject(new Error('closed'));
        this.#pending = undefined;
      });
    });
  }

  #take(chunk) {
    this.#buffer += chunk;
    const end = this.#buffer.indexOf('\r\n\r\n');
    if (end < 0) return;
    const length = Number(/\r\nContent-Length: (\d+)/.exec(this.#buffer)?.[1] ?? 0);
    if (this.#buffer.length < end + 4 + length) return;
    // Announced: the next request goes over a new connection.
    if (/\r\nConnection: close\r\n/.test(this.#buffer.slice(0, end + 2))) {
      const socket = this.#socket;
      this.#socket = undefined;
      socket.destroy();
    }
    const answer = { status: Number(this.#buffer.slice(9, 12)), body: this.#buffer.slice(end + 4) };
    this.#buffer = '';
    const pending = this.#pending;
    this.#pending = undefined;
    pending?.resolve(answer);
  }

  async ask(text) {
    this.#socket ??= await this.#open();
    return new Promise((resolve, reject) => {
      this.#pending = { resolve, reject };
      this.#socket.write(text);
    });
  }

  close() {
    this.#socket?.destroy();
  }
}

const get = (path) => `GET ${path} HTTP/1.1\r\nHost: news\r\n\r\n`;

export function voteRequest(article, voter, value) {
  const body = JSON.stringify({ value });
  return `PUT /articles/${article}/rating HTTP/1.1\r\nHost: news\r\nLede-Voter: ${voter}\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
}

/** Votes that a server has acknowledged, and those whose outcome is unknown. */
export class Ledger {
  acknowledged = new Map(); // voter → value
  uncertain = new Map(); // voter → values that were sent since, without an answer

  sent(voter, value) {
    this.uncertain.set(voter, [...(this.uncertain.get(voter) ?? []), value]);
  }

  confirmed(voter, value) {
    this.acknowledged.set(voter, value);
    this.uncertain.delete(voter);
  }

  /** What is wrong with what the store holds: a vote that was acknowledged and is not there, or one that nobody sent. */
  compare(stored) {
    const wrong = [];
    for (const [voter, value] of this.acknowledged) {
      const allowed = [value, ...(this.uncertain.get(voter) ?? [])];
      if (!allowed.includes(stored.get(voter))) wrong.push(`${voter}: acknowledged ${value}, stored ${stored.get(voter)}`);
    }
    for (const [voter, value] of stored) {
      if (!this.acknowledged.has(voter) && !this.uncertain.get(voter)?.includes(value)) wrong.push(`${voter}: ${value} was never sent`);
    }
    return wrong;
  }
}

/**
 * @param {{port: number, articles: string[], connections: number, until: () => boolean, voteShare: number, ledgers: Map<string, Ledger>}} plan
 * @returns {{requests, votes, failures, statuses, reads: number[], writes: number[]}} latencies in milliseconds
 */
export async function load({ port, articles, connections, until, voteShare, ledgers, firstVoter = 0 }) {
  const reads = [];
  const writes = [];
  const statuses = {};
  let failures = 0;
  let next = firstVoter;

  const run = async (number) => {
    const client = new Client(port);
    for (let round = 0; !until(); ++round) {
      const article = articles[(number + round) % articles.length];
      const isVote = (round * 0.618 + number * 0.377) % 1 < voteShare;
      const started = performance.now();
      try {
        if (isVote) {
          const ledger = ledgers.get(article);
          // Mostly new voters, sometimes one of this connection's earlier ones who has changed their mind.
          const voter = round % 5 === 4 && run.last?.[number]?.article === article ? run.last[number].voter : voterNumber(next++);
          const value = 1 + ((round + number) % 5);
          ledger.sent(voter, value);
          const { status } = await client.ask(voteRequest(article, voter, value));
          statuses[status] = (statuses[status] ?? 0) + 1;
          if (status === 200) {
            ledger.confirmed(voter, value);
            (run.last ??= {})[number] = { article, voter };
          }
          writes.push(performance.now() - started);
        } else {
          const kinds = [`/articles/${article}`, `/articles/${article}.json`, `/articles/${article}/rating`, `/articles/${article}/comments`];
          const { status } = await client.ask(get(kinds[round % kinds.length]));
          statuses[status] = (statuses[status] ?? 0) + 1;
          reads.push(performance.now() - started);
        }
      } catch {
        ++failures;
        if (until()) break;
        await new Promise((resolve) => setImmediate(resolve)); // the server may be gone: let others speak
      }
    }
    client.close();
  };
  const started = performance.now();
  await Promise.all(Array.from({ length: connections }, (_, number) => run(number)));
  return { seconds: (performance.now() - started) / 1000, reads, writes, statuses, failures, nextVoter: next };
}

export function percentile(times, share) {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

/** The votes of an article as the database's own program tells them. */
export function storedVotes(database, article) {
  const lines = database.query(`SELECT voter || ' ' || value FROM vote WHERE article = '${article}'`).split('\n').filter(Boolean);
  return new Map(lines.map((line) => line.split(' ')).map(([voter, value]) => [voter, Number(value)]));
}

/** Every count beside the votes that it counts, by the database's own program; the articles where they differ. */
export const wrongCounts = (database) =>
  database.query(
    'SELECT r.article FROM rating r LEFT JOIN vote v ON v.article = r.article GROUP BY r.article, r.votes, r.total ' +
      'HAVING r.votes <> COUNT(v.value) OR r.total <> COALESCE(SUM(v.value), 0)',
  );
