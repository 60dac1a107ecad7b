// What the machine does to the server: its log is not read or its disk is stuck, signals come, its clock is set, the database's disk is full, the
// database's machine is silent or gives way to another one. ./dev faults runs all of it; mounting disks takes root.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, closeSync, existsSync, mkdirSync, openSync, readdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { isLong } from './support/length.mjs';
import { Ledger, load, storedVotes, wrongCounts } from './support/load.mjs';
import { missingPostgres, Postgres } from './support/postgres.mjs';
import { articlesFolder, distFolder, missingServer, program, Server, temporaryFolder, unlimited, voterNumber } from './support/server.mjs';
import { describeWithEveryStore } from './support/stores.mjs';

const forLong = isLong ? false : './dev faults runs it';
const forRoot = !isLong ? forLong : process.getuid() === 0 ? false : 'mounting a disk takes root';

const mounts = [];
// Before the folders are removed.
process.prependOnceListener('exit', () => mounts.forEach((folder) => execFileSync('umount', ['-l', folder], { stdio: 'ignore' })));
/** A disk of this many megabytes: in memory, or (`canFreeze`) a file with a file system that can be frozen. */
function mountDisk(megabytes, canFreeze = false) {
  const parent = temporaryFolder();
  chmodSync(parent, 0o711); // PostgreSQL runs as another user
  const folder = join(parent, 'disk');
  mkdirSync(folder);
  if (canFreeze) {
    const file = join(temporaryFolder(), 'image');
    execFileSync('truncate', ['-s', `${megabytes}M`, file]);
    execFileSync('mkfs.ext4', ['-q', file]);
    execFileSync('mount', ['-o', 'loop', file, folder]);
  } else {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder]);
  }
  mounts.push(folder);
  return folder;
}

describe('the log and signals', { skip: missingServer() ?? false }, () => {
  const started = [];
  // A test that fails leaves its server.
  after(() => started.forEach((child) => child.kill('SIGKILL')));
  /** A server whose log goes where `log` says. */
  async function startWithLog(log, options = unlimited) {
    const list = ['--articles', articlesFolder, '--dist', distFolder, '--store', join(temporaryFolder(), 'store.sqlite'), ...options];
    const child = spawn(program, list, { stdio: ['ignore', 'pipe', log] });
    started.push(child);
    child.stderr?.pause();
    const origin = String(await new Promise((resolve) => child.stdout.once('data', resolve))).trim();
    const ended = new Promise((resolve) => child.once('exit', (code) => resolve(code)));
    return { child, origin, ended };
  }
  // More lines than the log's queue and a pipe hold; half of them for a kept page, which the thread of all connections answers itself.
  const askMuch = async (origin, count = 16_000) => {
    for (let request = 0; request < count; request += 40) {
      const answers = await Promise.all(Array.from({ length: 40 }, (_, index) => fetch(`${origin}/${index % 2 ? 'articles/seed' : `nothing-${'x'.repeat(180)}`}`)));
      for (const [index, answer] of answers.entries()) assert.equal((await answer.arrayBuffer()) && answer.status, index % 2 ? 200 : 404);
    }
  };
  const lost = async (origin) => Number(/^newsroom_log_lines_lost_total (\d+)$/m.exec(await (await fetch(`${origin}/metrics`)).text())[1]);

  test('a log that nobody reads stops nothing, and says later how many lines are lost', async () => {
    const { child, origin, ended } = await startWithLog('pipe');
    await askMuch(origin);
    assert.ok((await lost(origin)) > 0, 'all lines found room');
    const lines = [];
    child.stderr.setEncoding('utf8').on('data', (chunk) => lines.push(chunk)).resume();
    const said = () => lines.join('').split('\n').filter(Boolean).slice(0, -1).map((line) => JSON.parse(line).lost ?? 0).reduce((sum, each) => sum + each, 0);
    while (said() < (await lost(origin))) continue; // each of these requests is a line, too
    assert.equal(said(), await lost(origin));
    child.kill('SIGTERM');
    assert.equal(await ended, 0);
  });

  test('with a log that is still not read, the server ends', async () => {
    const { child, origin, ended } = await startWithLog('pipe');
    await askMuch(origin, 1200);
    child.kill('SIGTERM');
    assert.equal(await ended, 0);
  });

  test('a log on a disk that is stuck stops nothing', { skip: forRoot }, async () => {
    const disk = mountDisk(32, true);
    const log = openSync(join(disk, 'log'), 'a');
    const { child, origin, ended } = await startWithLog(log);
    closeSync(log);
    await (await fetch(`${origin}/health`)).text();
    execFileSync('fsfreeze', ['-f', disk]);
    try {
      await askMuch(origin);
      assert.ok((await lost(origin)) > 0);
    } finally {
      execFileSync('fsfreeze', ['-u', disk]);
    }
    child.kill('SIGTERM');
    assert.equal(await ended, 0);
    assert.match(execFileSync('tail', ['-n1', join(disk, 'log')], { encoding: 'utf8' }), /"event":"stopped"/);
  });

  test('a full disk takes no lines, and the first one after it is whole', { skip: forRoot }, async () => {
    const disk = mountDisk(1);
    const log = openSync(join(disk, 'log'), 'a');
    const { child, origin, ended } = await startWithLog(log);
    closeSync(log);
    await askMuch(origin);
    assert.ok((await lost(origin)) > 0);
    execFileSync('mount', ['-o', 'remount,size=8m', disk]);
    await (await fetch(`${origin}/health`)).text();
    child.kill('SIGTERM');
    assert.equal(await ended, 0);
    const lines = execFileSync('tail', ['-n2', join(disk, 'log')], { encoding: 'utf8' }).trim().split('\n');
    assert.equal(JSON.parse(lines.at(-1)).event, 'stopped');
    assert.doesNotThrow(() => JSON.parse(lines[0]));
  });

  test('signals of tools for logs do not end the server; SIGQUIT ends it as SIGTERM does', async () => {
    const server = await new Server({ store: join(temporaryFolder(), 'store.sqlite'), options: unlimited }).start();
    for (let round = 0; round < 20; ++round) {
      for (const signal of ['SIGHUP', 'SIGUSR1', 'SIGUSR2']) process.kill(server.pid, signal);
      assert.equal((await server.get('/health')).status, 200);
    }
    assert.deepEqual(await server.end('SIGQUIT'), { code: 0, signal: null });
  });
});

const libraries = '/usr/lib';
const fakeClock = readdirSync(libraries).map((folder) => join(libraries, folder, 'faketime', 'libfaketimeMT.so.1')).find((file) => existsSync(file));

describeWithEveryStore('a clock that is set', (store) => {
  test('gives nobody a second allowance and takes nobody’s away', { skip: fakeClock ? false : 'faketime is not installed' }, async () => {
    const database = store.create();
    const clock = join(temporaryFolder(), 'clock');
    writeFileSync(clock, '+0\n');
    const shell = `export LD_PRELOAD=${fakeClock} FAKETIME_TIMESTAMP_FILE=${clock} FAKETIME_NO_CACHE=1 DONT_FAKE_MONOTONIC=1`;
    const options = ['--limit-votes', '3/1', '--behind-proxy', '--limit-reads', 'off'];
    const server = await new Server({ store: database.address, options, shell }).start();
    const votes = async (address) => {
      const headers = { 'lede-voter': voterNumber(1), 'x-forwarded-for': address };
      const statuses = [];
      for (let value = 1; value <= 4; ++value) statuses.push((await server.send('PUT', '/articles/seed/rating', { json: { value }, headers })).status);
      return statuses;
    };
    const year = async () => new Date((await server.get('/health')).headers.get('date')).getTime();
    assert.deepEqual(await votes('198.51.100.1'), [200, 200, 200, 429]);
    let client = 2;
    for (const change of ['+2d', '-3d', '+0']) {
      const before = await year();
      writeFileSync(clock, `${change}\n`);
      assert.ok(Math.abs((await year()) - before) > 86_400_000, 'the clock was not set');
      assert.deepEqual(await votes('198.51.100.1'), [429, 429, 429, 429], change);
      assert.deepEqual(await votes(`198.51.100.${client++}`), [200, 200, 200, 429], change);
    }
    await server.end();
    if (store.name !== 'PostgreSQL') return;
    // The clock of the database itself was put back by two days: its rows lie in a future that no request has made.
    database.query('UPDATE allowance SET whole_at = whole_at + 172800000');
    await server.start();
    assert.deepEqual(await votes('198.51.100.1'), [200, 200, 200, 429]);
    await server.end();
  });
});

describe('a PostgreSQL in trouble', { skip: missingServer() ?? missingPostgres() ?? forLong }, () => {
  let cluster;
  before(async () => {
    cluster = await new Postgres().start();
  });
  after(() => cluster.stop());

  test('reports a full disk, keeps what was acknowledged, and goes on once there is room', { skip: forRoot }, async (context) => {
    const disk = mountDisk(10);
    const server = await new Server({ store: cluster.createDatabaseOn(disk, 'crowded'), options: unlimited }).start();
    const database = { query: (sql) => cluster.query('crowded', sql) };
    await server.vote('seed', voterNumber(0), 5);
    const comments = [];
    let refusals = 0;
    const send = async (number) => {
      const text = `${number} ${Array.from({ length: 400 }, () => Math.random().toString(36).slice(2)).join(' ')}`.slice(0, 4900);
      const answer = await server.send('POST', '/articles/seed/comments', { json: { author: 'An', text, key: `comment-${number}` } });
      const { id, error } = await answer.json();
      if (answer.status === 202) comments.push(id);
      else assert.deepEqual([answer.status, error.code], [503, 'store-unavailable']);
      refusals = answer.status === 202 ? 0 : refusals + 1;
    };
    for (let number = 0; refusals < 8; number += 8) {
      assert.ok(number < 20_000, 'the disk never was full');
      await Promise.all(Array.from({ length: 8 }, (_, index) => send(number + index)));
    }
    assert.equal((await server.get('/articles/seed')).status, 200);
    assert.equal((await server.rating('seed')).count, 1);
    assert.deepEqual(new Set(database.query('SELECT id FROM comment').split('\n').filter(Boolean)), new Set(comments));
    execFileSync('mount', ['-o', 'remount,size=64m', disk]);
    assert.equal((await server.send('POST', '/articles/seed/comments', { json: { author: 'An', text: 'Còn chỗ' } })).status, 202);
    assert.equal((await server.vote('seed', voterNumber(1), 3)).status, 200);
    assert.equal(wrongCounts(database), '');
    context.diagnostic(`${comments.length} comments were acknowledged before it was full, all are there`);
    await server.end();
    cluster.query('postgres', 'DROP DATABASE crowded');
    cluster.query('postgres', 'DROP TABLESPACE of_crowded');
  });

  for (const [name, listen] of [
    ['takes connections and says nothing', async () => {
      const silent = createServer(() => undefined).listen(0, '127.0.0.1');
      await once(silent, 'listening');
      return { port: silent.address().port, end: () => silent.close() };
    }],
    ['drops what is sent to it', async () => {
      // A listener that is stopped: the system completes two connections for it and drops those after them.
      const source = "const s = require('net').createServer(() => {}); s.listen({ port: 0, host: '127.0.0.1', backlog: 1 }, () => console.log(s.address().port))";
      const child = spawn(process.execPath, ['-e', source], { stdio: ['ignore', 'pipe', 'inherit'] });
      const [line] = await once(child.stdout, 'data');
      child.kill('SIGSTOP');
      const { connect } = await import('node:net');
      const fillers = Array.from({ length: 4 }, () => connect({ port: Number(line), host: '127.0.0.1' }).on('error', () => undefined));
      return { port: Number(line), end: () => (fillers.forEach((each) => each.destroy()), child.kill('SIGKILL')) };
    }],
  ]) {
    test(`a database whose machine ${name} keeps no reader waiting`, async (context) => {
      const host = await listen();
      const server = await new Server({ store: `postgresql://newsroom@127.0.0.1:${host.port}/none`, options: unlimited }).start();
      const times = [];
      const until = performance.now() + 8000;
      const read = async (number) => {
        while (performance.now() < until) {
          const started = performance.now();
          const answer = await server.get(number % 2 ? '/articles/seed' : '/dist/lede.css');
          assert.equal((await answer.arrayBuffer()) && answer.status, 200);
          times.push(performance.now() - started);
        }
      };
      await Promise.all(Array.from({ length: 24 }, (_, number) => read(number)));
      times.sort((a, b) => a - b);
      context.diagnostic(`${times.length} pages and files in 8 s, p50 ${times[times.length >> 1].toFixed(0)} ms, longest ${times.at(-1).toFixed(0)} ms`);
      assert.ok(times.length > 48 * 20, `${times.length} answers; one that asks the database each time gives 48 in 15 s`);
      assert.equal((await server.vote('seed', voterNumber(1), 4)).status, 503);
      assert.deepEqual(await server.end(), { code: 0, signal: null });
      host.end();
    });
  }

  test('when another machine takes over, votes go on there, and none that was acknowledged is lost', async (context) => {
    const name = 'failover';
    const first = await new Postgres().start();
    first.createDatabase(name);
    const standby = await first.startStandby();
   const hosts = [first, standby].map(({ folder }) => encodeURIComponent(folder)).join(',');
    const server = await new Server({ store: `postgresql://newsroom@/${name}?host=${hosts}&target_session_attrs=read-write`, options: unlimited }).start();
    const ledgers = new Map([['seed', new Ledger()]]);
    let isOver = false;
    const work = load({ port: server.port, articles: ['seed'], connections: 16, voteShare: 0.8, ledgers, until: () => isOver });
    const acknowledged = async (count) => {
      const late = performance.now() + 30_000;
      while (ledgers.get('seed').acknowledged.size < count) {
        assert.ok(performance.now() < late, 'no further votes are taken');
        await new Promise((resolve) => setImmediate(resolve));
      }
    };
    await acknowledged(200);
    const started = performance.now();
    await first.stop('SIGQUIT');
    const before = ledgers.get('seed').acknowledged.size;
    standby.promote();
    await acknowledged(before + 200);
    context.diagnostic(`votes go on ${(performance.now() - started).toFixed(0)} ms after the first machine died, with 200 more of them`);
    isOver = true;
   const { statuses } = await work;
    const database = { query: (sql) => standby.query(name, sql) };
    assert.deepEqual(ledgers.get('seed').compare(storedVotes(database, 'seed')), []);
    assert.equal(wrongCounts(database), '');
    assert.equal((await server.get('/health')).status, 200);
    context.diagnostic(`${ledgers.get('seed').acknowledged.size} votes acknowledged, none lost; ${statuses[503] ?? 0} × 503`);
    await server.end();
   await standby.stop();
  });
});
