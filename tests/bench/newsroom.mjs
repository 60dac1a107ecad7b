// Figures of the newsroom server beside nginx, which serves the same bytes from a file, in the same run: pages a second, memory, a large folder.
//   node tests/bench/newsroom.mjs [pages|memory|folder|costs|discussion]...     wants wrk and nginx
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Postgres } from '../newsroom/support/postgres.mjs';
import { RawConnection } from '../newsroom/support/raw.mjs';
import { Server, temporaryFolder, unlimited, voterNumber } from '../newsroom/support/server.mjs';

const k_rounds = 5;
const k_seconds = 4;
const wanted = process.argv.length > 2 ? process.argv.slice(2) : ['pages', 'memory', 'folder', 'costs', 'discussion'];

const freePort = async () => {
  const listener = createServer().listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const { port } = listener.address();
  listener.close();
  return port;
};
const middle = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
const spread = (numbers, digits = 0) => `${middle(numbers).toFixed(digits)} (${Math.min(...numbers).toFixed(digits)}–${Math.max(...numbers).toFixed(digits)})`;
/** Requests a second, as wrk counts them. */
const rate = (url, headers = []) => Number(/Requests\/sec:\s+([\d.]+)/.exec(execFileSync('wrk', ['-t1', '-c32', `-d${k_seconds}`, ...headers.flatMap((each) => ['-H', each]), url], { encoding: 'utf8' }))[1]);
const residentMegabytes = (pid) => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024;
/** Processor time of a process so far, in seconds. */
const processorSeconds = (pid) => {
  const fields = readFileSync(`/proc/${pid}/stat`, 'latin1').split(') ').at(-1).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
};

async function startNginx(folder) {
  const port = await freePort();
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((each) => `${each}_temp_path ${join(folder, each)};`).join(' ');
  writeFileSync(
    join(folder, 'nginx.conf'),
    `daemon off; worker_processes 1; pid ${join(folder, 'pid')}; error_log ${join(folder, 'error.log')};\nevents { worker_connections 4096; }\n` +
      `http { access_log off; sendfile on; keepalive_requests 1000000; default_type text/html; ${temporary}\nserver { listen 127.0.0.1:${port}; root ${join(folder, 'www')}; } }\nuser root;\n`,
  );
  const child = spawn('/usr/sbin/nginx', ['-p', folder, '-c', join(folder, 'nginx.conf')], { stdio: 'inherit' });
  await delay(500); // nginx has no other way to tell
  return { port, child };
}

async function pages() {
  const folder = temporaryFolder();
  execFileSync('chmod', ['755', folder]);
  mkdirSync(join(folder, 'www'));
  const server = await new Server({ store: join(folder, 'store.sqlite'), options: unlimited }).start();
  for (let number = 0; number < 12; ++number) await server.vote('seed', voterNumber(number), 1 + (number % 5));
  const paths = ['/articles/seed', '/articles/seed.json'];
  for (const path of paths) writeFileSync(join(folder, 'www', path.replaceAll('/', '_')), await (await server.get(path)).text());
  const nginx = await startNginx(folder);
  for (const path of paths) {
    const own = [];
    const other = [];
    const known = [];
    const costs = [];
    const tag = (await server.get(path)).headers.get('etag');
    for (let round = 0; round < k_rounds; ++round) {
      other.push(rate(`http://127.0.0.1:${nginx.port}/${path.replaceAll('/', '_')}`));
      const before = processorSeconds(server.pid);
      own.push(rate(server.origin + path));
      costs.push(((processorSeconds(server.pid) - before) / (own.at(-1) * k_seconds)) * 1e6);
      known.push(rate(server.origin + path, [`If-None-Match: ${tag}`]));
    }
    const ratios = own.map((each, index) => each / other[index]);
    console.log(`${path}: nginx ${spread(other)}/s, server ${spread(own)}/s (${spread(ratios, 2)} of nginx; ${spread(costs)} µs of processor), 304 ${spread(known)}/s`);
  }
  nginx.child.kill('SIGTERM');
  await server.end();
}

async function memory() {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'articles', 'pictures'), { recursive: true });
  writeFileSync(join(folder, 'articles', 'a.json'), JSON.stringify({ lede: 1, headline: 'A', body: 'Chữ. '.repeat(20_000) }));
  for (let number = 0; number < 100; ++number) writeFileSync(join(folder, 'articles', 'pictures', `${number}.png`), Buffer.alloc(4 * 1024 * 1024, number));
  const start = () => new Server({ store: join(folder, 'store.sqlite'), articles: join(folder, 'articles'), options: [...unlimited, '--idle-seconds', '600', '--answer-seconds', '600'] }).start();
  for (const [name, count, path] of [
    ['10,000 idle', 10_000, undefined],
    ['1,000 slow readers of one picture of 4 MB', 1000, () => '/articles/pictures/1.png'],
    ['1,000 slow readers of one page of 160 KB', 1000, () => '/articles/a'],
    ['1,000 slow readers of 100 pictures of 4 MB', 1000, (number) => `/articles/pictures/${number % 100}.png`],
  ]) {
    const server = await start();
    await server.get('/articles/a');
    const before = residentMegabytes(server.pid);
    const connections = [];
    for (let number = 0; number < count; ++number) {
      const connection = await RawConnection.open(server.port);
      if (path) {
        connection.socket.pause();
        connection.write(`GET ${path(number)} HTTP/1.1\r\nHost: news\r\n\r\n`);
      }
      connections.push(connection);
    }
    let most = 0;
    for (let look = 0; look < 30; ++look) {
      await delay(100);
      most = Math.max(most, residentMegabytes(server.pid));
    }
    console.log(`${name}: ${before.toFixed(0)} MB before, ${most.toFixed(0)} MB at most`);
    for (const connection of connections) connection.close();
    await server.end();
  }
}

async function folder() {
  const articles = join(temporaryFolder(), 'articles');
  mkdirSync(articles);
  const count = 100_000;
  const body = 'Đoạn văn. '.repeat(200);
  for (let number = 0; number < count; ++number) {
    writeFileSync(join(articles, `tin-${number}.json`), JSON.stringify({ lede: 1, language: 'vi', headline: `Tin ${number}`, published: new Date(1.6e12 + number * 6e4).toISOString(), body }));
  }
  const started = performance.now();
  const server = await new Server({ store: join(temporaryFolder(), 'store.sqlite'), articles, options: unlimited }).start();
  const first = await server.get('/articles/tin-77777');
  console.log(`100,000 articles: started after ${((performance.now() - started) / 1000).toFixed(1)} s, first page ${first.status}`);
  for (;;) {
    const text = await (await server.get('/?page=2000')).text();
    if (text.includes('Tin 0<')) break;
    await delay(200);
  }
  console.log(`all listed after ${((performance.now() - started) / 1000).toFixed(1)} s, ${residentMegabytes(server.pid).toFixed(0)} MB`);
  const times = [];
  for (let number = 0; number < 200; ++number) {
    const asked = performance.now();
    await (await server.get(`/articles/tin-${number * 499}`)).text();
    times.push(performance.now() - asked);
  }
  console.log(`a page: ${spread(times, 1)} ms`);
  const changed = performance.now();
  writeFileSync(join(articles, 'tin-5.json'), JSON.stringify({ lede: 1, language: 'vi', headline: 'Mới', published: '2030-01-01T00:00:00Z', body }));
  while (!(await (await server.get('/')).text()).includes('Mới')) await delay(5);
  console.log(`a changed file is on the list after ${(performance.now() - changed).toFixed(0)} ms`);
  await server.end();
}

/** Both databases, each new and empty: {name, address, query, processorSeconds, end}. */
async function* databases() {
  const file = join(temporaryFolder(), 'store.sqlite');
  yield { name: 'SQLite', address: file, query: (sql) => execFileSync('sqlite3', [file, sql]), processorSeconds: () => 0, end: async () => undefined };
  const cluster = await new Postgres().start();
  const address = cluster.createDatabase('bench');
  yield { name: 'PostgreSQL', address, query: (sql) => cluster.query('bench', sql), processorSeconds: () => cluster.processorSeconds(), end: () => cluster.stop() };
}

/** Processor time of the server and of the database for each of `count` answers, from 16 clients at once. */
async function measure({ server, database }, name, count, ask) {
  const before = [processorSeconds(server.pid), database.processorSeconds()];
  const started = performance.now();
  for (let number = 0; number < count; number += 16) await Promise.all(Array.from({ length: 16 }, (_, each) => ask(number + each)));
  const seconds = (performance.now() - started) / 1000;
  const [own, other] = [processorSeconds(server.pid) - before[0], database.processorSeconds() - before[1]].map((each) => ((each / count) * 1e6).toFixed(0));
  console.log(`${database.name}, ${name}: ${own} µs of processor${database.name === 'SQLite' ? '' : ` and ${other} µs of the database's`}, ${(count / seconds).toFixed(0)}/s from 16 at once`);
}

async function costs() {
  for await (const database of databases()) {
    const server = await new Server({ store: database.address, options: unlimited }).start();
    await server.vote('seed', voterNumber(1), 4);
    const figures = { server, database };
    await measure(figures, 'a rating', 8000, async (number) => (await server.get('/articles/seed/rating', { 'lede-voter': voterNumber(number) })).text());
    await measure(figures, 'a vote', 4000, (number) => server.vote('seed', voterNumber(number), 1 + (number % 5)));
    await measure(figures, 'a comment', 2000, async (number) => (await server.send('POST', '/articles/seed/comments', { json: { author: 'An', text: `Ý kiến ${number}` } })).text());
    await measure(figures, 'a page of its own second', 4000, async (number) => (await server.get('/articles/seed', { cookie: `lede_voter=${voterNumber(number)}` })).text());
    await server.end();
    await database.end();
  }
}

async function discussion() {
  for await (const database of databases()) {
    const server = await new Server({ store: database.address, options: unlimited }).start();
    const digits = Array.from({ length: 5 }, (_, place) => `(SELECT 0 AS d ${Array.from({ length: 9 }, (_, digit) => `UNION ALL SELECT ${digit + 1}`).join(' ')}) AS t${place}`).join(' CROSS JOIN ');
    const insert = (article, from) => database.query(`INSERT INTO comment (article, author, text, created, state) SELECT '${article}', 'An', 'Một ý kiến của bạn đọc, dài như thường thấy.', 1, 1 FROM ${from}`);
    insert('feature', '(SELECT 1 AS x) AS one CROSS JOIN (SELECT 1 AS y UNION ALL SELECT 2) AS two');
    for (let round = 0; round < 5; ++round) database.query("INSERT INTO comment (article, author, text, created, state) SELECT article, author, text, created, state FROM comment WHERE article = 'feature'");
    insert('seed', digits);
    if (database.name === 'PostgreSQL') database.query('VACUUM ANALYZE comment');
    const middle = Number(database.query("SELECT MAX(id) - 50000 FROM comment WHERE article = 'seed'"));
    const figures = { server, database };
    for (const [name, path] of [
      ['64 comments, the first page', '/articles/feature/comments?sort=newest'],
      ['100,000 comments, the first page', '/articles/seed/comments?sort=newest'],
      ['100,000 comments, a page in the middle', `/articles/seed/comments?sort=newest&after=${middle}`],
      ['100,000 comments, a permalink as a page', `/articles/seed/discussion?comment=${middle}`],
    ]) await measure(figures, name, 320, async () => (await server.get(path)).text());
    await server.end();
    await database.end();
  }
}

for (const name of wanted) await { pages, memory, folder, costs, discussion }[name]();
