// The newsroom server as a process: started on a free port, asked, stopped or killed, and restarted with its store.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { createInterface } from 'node:readline';
import { inProject } from '../../support/paths.mjs';

export const program = process.env.LEDE_NEWSROOM ?? inProject('build', 'native', 'bin', 'lede-newsroom');
export const articlesFolder = inProject('examples', 'articles');
export const distFolder = process.env.LEDE_DIST ?? inProject('web', 'dist');
export const operatorToken = 'an-operators-token-for-tests';
/** Options of a server that lets one client read, vote and comment as often as it likes. */
export const unlimited = ['--limit-reads', 'off', '--limit-votes', 'off', '--limit-comments', 'off'];
const ownNames = ['https://tth.example', 'https://valley-post.example'];

/** Why tests of the server cannot run here, or undefined. */
export function missingServer() {
  if (existsSync(program)) return undefined;
  if (process.env.CI) throw new Error(`${program} is missing`);
  return 'lede-newsroom is not built';
}

/** A folder that is gone after the test file. */
export function temporaryFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'lede-newsroom-'));
  folders.push(folder);
  return folder;
}
const folders = [];
process.once('exit', () => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

export class Server {
  /** Lines of the log, parsed. */
  log = [];

  #arguments;
  #shell;
  #child;

  /**
   * @param {{store: string, options?: string[], port?: number, shell?: string}} settings
   *   `shell`: commands that a shell runs before it becomes the server ("ulimit -f 100").
   */
  constructor({ store, options = [], port = 0, shell, articles = articlesFolder }) {
    const tokenFile = join(temporaryFolder(), 'token');
    writeFileSync(tokenFile, `${operatorToken}\n`);
    chmodSync(tokenFile, 0o600);
    this.#arguments = (wantedPort) => [
      ...['--articles', articles, '--dist', distFolder, '--store', store, '--port', String(wantedPort)],
      ...ownNames.flatMap((name) => ['--own-name', name]),
      ...['--operator-token-file', tokenFile, ...options],
    ];
    this.port = port;
    this.#shell = shell;
  }

  /** Starts it, the second time on the port that it had before. */
  async start() {
    const list = this.#arguments(this.port);
    const stdio = ['ignore', 'pipe', 'pipe'];
    this.#child = this.#shell
      ? spawn('bash', ['-c', `${this.#shell}; exec "$0" "$@"`, program, ...list], { stdio })
      : spawn(program, list, { stdio });
    const child = this.#child;
    child.once('exit', (code, signal) => (this.ended = { code, signal }));
    this.ended = undefined;
    const complaints = [];
    createInterface({ input: child.stderr }).on('line', (line) => {
      try {
        this.log.push(JSON.parse(line));
      } catch {
        complaints.push(line);
      }
      if (this.log.length > 5000) this.log.splice(0, 2500);
    });
    this.complaints = complaints;
    const address = await Promise.race([
      once(createInterface({ input: child.stdout }), 'line').then(([line]) => line),
      once(child, 'close').then(() => undefined),
    ]);
    if (address === undefined) throw new Error(`lede-newsroom did not start: ${complaints.join('\n')}`);
    this.origin = address;
    this.port = Number(new URL(address).port) || this.port;
    return this;
  }

  get pid() {
    return this.#child.pid;
  }

  /** Ends it by a signal. @returns how it ended. */
  async end(signal = 'SIGTERM') {
    const child = this.#child;
    if (!child || this.ended) return this.ended;
    const closed = once(child, 'close');
    child.kill(signal);
    await closed;
    return this.ended;
  }

  kill() {
    return this.end('SIGKILL');
  }

  /** The last line of the log that fits, as soon as there is one: a line may come after the answer that it is about. */
  async logged(fits) {
    for (const late = performance.now() + 10_000; performance.now() < late; await new Promise((resolve) => setImmediate(resolve))) {
      const line = this.log.findLast(fits);
      if (line) return line;
    }
    throw new Error(`no line of the log is ${fits}`);
  }

  async get(path, headers = {}) {
    return fetch(this.origin + path, { headers, redirect: 'manual' });
  }

  async send(method, path, { json, form, headers = {} } = {}) {
    const type = json !== undefined ? 'application/json' : form !== undefined ? 'application/x-www-form-urlencoded' : undefined;
    const body = json !== undefined ? JSON.stringify(json) : form !== undefined ? new URLSearchParams(form).toString() : undefined;
    return fetch(this.origin + path, {
      method,
      body,
      headers: type ? { 'content-type': type, ...headers } : headers,
      redirect: 'manual',
    });
  }

  /** @returns the rating as the server tells it. */
  async vote(article, voter, value) {
    const response = await this.send('PUT', `/articles/${article}/rating`, { json: { value }, headers: { 'lede-voter': voter } });
    return { status: response.status, ...(await response.json()) };
  }

  async rating(article, voter) {
    const response = await this.get(`/articles/${article}/rating`, voter ? { 'lede-voter': voter } : {});
    return response.json();
  }

  async moderate(id, state) {
    const headers = { authorization: `Bearer ${operatorToken}` };
    return this.send('PUT', `/moderation/comments/${id}`, { json: { state }, headers });
  }
}

/** A voter of its own for each number. */
export const voterNumber = (number) => `voter-${String(number).padStart(20, '0')}`;

/**
 * @param {object} usual settings of each server, unless it has others: without limits.
 * @returns a function that starts a server; those that a suite starts so are killed when it has ended.
 */
export function startsServers(usual = { options: unlimited }) {
  const servers = [];
  after(() => Promise.all(servers.map((server) => server.kill())));
  return async (settings) => {
    const server = await new Server({ ...usual, ...settings }).start();
    servers.push(server);
    return server;
  };
}
