// What a CDN, a proxy and an operator ask of the server: kept answers, compression, a folder that changes, signals, settings.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import { exchange, RawConnection } from './support/raw.mjs';
import { distFolder, missingServer, program, Server, temporaryFolder } from './support/server.mjs';

const k_origin = 'https://tth.example'; // the server's own name in its article files
const article = (headline, more = {}) => ({ lede: 1, language: 'vi', headline, body: 'Chữ.', ...more });

/** Asks until the answer is as wanted. A file is to be seen within a second; a busy machine gets more. */
async function until(ask, isWanted) {
  for (let attempt = 0; ; ++attempt) {
    const answer = await ask();
    if (isWanted(answer) || attempt === 100) return answer;
    await delay(100); // the system tells the server, and nobody tells us
  }
}

describe('serving', { skip: missingServer() ?? false }, () => {
  let server;
  let folder;
  const write = (name, content) => {
    writeFileSync(join(folder, `.${name}`), typeof content === 'string' ? content : JSON.stringify(content));
    renameSync(join(folder, `.${name}`), join(folder, name));
  };
  before(async () => {
    folder = join(temporaryFolder(), 'articles');
    mkdirSync(join(folder, 'pictures'), { recursive: true });
    write('old.json', article('Cũ', { published: '2024-01-02T08:00:00+07:00', rating: {}, comments: {} }));
    write('new.json', article('Mới', { published: '2026-03-04T08:00:00+07:00' }));
    write('undated.json', article('Không ngày'));
    write('escaped.json', article('Đường dẫn', { url: `${k_origin}/tin/%C4%91%E1%BB%91i-2.html` }));
    write('seven.json', article('Bảy', { url: `${k_origin}/tin?id=7` }));
    write('eight.json', article('Tám', { url: `${k_origin}/tin?id=8` }));
    server = await new Server({ store: join(temporaryFolder(), 'store.sqlite'), articles: folder, options: ['--limit-reads', 'off', '--title', 'Tòa soạn'] }).start();
  });
  after(() => server?.end());

  const headlineOf = async (path) => (await (await server.get(path)).text()).match(/<h1[^>]*>([^<]*)/)?.[1];

  for (const path of ['/', '/articles/old', '/articles/old.json', '/articles/old.html', '/dist/lede.js', '/dist/lede.wasm']) {
    test(`${path} is kept by its tag, however a proxy has weakened or listed it`, async () => {
      const first = await server.get(path);
      const tag = first.headers.get('etag');
      assert.match(tag, /^W\/"\d+"$/);
      assert.doesNotMatch(first.headers.get('cache-control'), /no-store|private/);
      if (!path.startsWith('/dist')) assert.equal(first.headers.get('cdn-cache-control'), 'max-age=5, stale-while-revalidate=60');
      assert.equal(first.headers.get('vary'), 'Accept-Encoding');
      for (const known of [tag, tag.slice(2), `"x", ${tag}`, `"x",${tag.slice(2)} , "y"`, '*']) {
        const again = await server.get(path, { 'if-none-match': known });
        assert.deepEqual([again.status, await again.text(), again.headers.get('etag')], [304, '', tag], known);
      }
      assert.equal((await server.get(path, { 'if-none-match': '"another"' })).status, 200);
    });
  }

  test('what is one reader’s own is kept by nobody', async () => {
    assert.equal((await server.get('/articles/old/rating')).headers.get('cache-control'), 'no-store');
  });

  test('a folder with a version in its name never changes', async () => {
    const version = JSON.parse(execFileSync('cat', [join(distFolder, '..', 'package.json')], { encoding: 'utf8' })).version;
    const response = await server.get(`/dist/cdn/${version}/lede.js`);
    assert.deepEqual([response.status, response.headers.get('cache-control')], [200, 'public, max-age=31536000, immutable']);
  });

  const raw = (path, encoding) => exchange(server.port, `GET ${path} HTTP/1.1\r\nHost: news\r\nConnection: close\r\n${encoding === undefined ? '' : `Accept-Encoding: ${encoding}\r\n`}\r\n`);
  for (const path of ['/articles/old', '/articles/old.json', '/articles/old.html', '/dist/lede.js', '/dist/lede.wasm']) {
    test(`${path} is sent as gzip to those who take it`, async () => {
      const plain = Buffer.from(await (await server.get(path, { 'accept-encoding': 'identity' })).arrayBuffer());
      const answer = Buffer.from(await raw(path, 'br, gzip;q=0.5'), 'latin1');
      const end = answer.indexOf('\r\n\r\n');
      assert.match(answer.subarray(0, end).toString(), /Content-Encoding: gzip/i);
      assert.ok(gunzipSync(answer.subarray(end + 4)).equals(plain));
      for (const refused of [undefined, 'gzip;q=0', 'identity', 'br']) {
        assert.doesNotMatch(String(await raw(path, refused)), /Content-Encoding/i, String(refused));
      }
    });
  }

  test('the list begins with the newest, and names no article that is none', async () => {
    const page = await (await server.get('/')).text();
    const places = ['Mới', 'Cũ', 'Không ngày'].map((headline) => page.indexOf(`>${headline}<`));
    assert.ok(places[0] > 0 && places[0] < places[1] && places[1] < places[2], String(places));
    assert.doesNotMatch(page, /NewsArticle/);
    assert.equal((await server.get('/?page=2')).status, 404);
  });

  test('an article’s own address works however it is escaped, and its query counts', async () => {
    assert.equal(await headlineOf('/tin/%C4%91%E1%BB%91i-2.html'), 'Đường dẫn');
    assert.equal(await headlineOf('/tin?id=7'), 'Bảy');
    assert.equal(await headlineOf('/tin?id=8'), 'Tám');
    const { title } = await (await server.get(`/oembed?url=${encodeURIComponent(`${server.origin}/tin?id=8`)}`)).json();
    assert.equal(title, 'Tám');
  });

  test('a new article is served at once, and listed soon', async () => {
    write('fresh.json', article('Vừa đăng', { published: '2026-04-01T08:00:00+07:00' }));
    assert.equal(await headlineOf('/articles/fresh'), 'Vừa đăng');
    const page = await until(() => server.get('/').then((response) => response.text()), (text) => text.includes('Vừa đăng'));
    assert.match(page, /Vừa đăng/);
    rmSync(join(folder, 'fresh.json'));
    assert.equal((await server.get('/articles/fresh')).status, 404);
    const without = await until(() => server.get('/').then((response) => response.text()), (text) => !text.includes('Vừa đăng'));
    assert.doesNotMatch(without, /Vừa đăng/);
  });

  test('a file that becomes invalid is served as it was, and the log says so', async () => {
    writeFileSync(join(folder, 'new.json'), '{"headline": "half');
    await until(async () => server.log.length, () => server.log.some(({ event, article: id }) => event === 'article-refused' && id === 'new'));
    writeFileSync(join(folder, 'other.json'), JSON.stringify(article('Khác'))); // makes the server look at the folder again
    await until(() => headlineOf('/articles/other'), (headline) => headline === 'Khác');
    assert.equal(await headlineOf('/articles/new'), 'Mới');
    assert.equal((await server.get('/articles/new.json')).status, 200);
    write('new.json', article('Mới hơn', { published: '2026-03-04T08:00:00+07:00' }));
    assert.equal(await headlineOf('/articles/new'), 'Mới hơn');
  });

  test('a picture that is put there later is served', async () => {
    const before404 = await server.get('/articles/pictures/late.png');
    assert.equal(before404.status, 404);
    writeFileSync(join(folder, 'pictures', 'late.png'), Buffer.from('89504e470d0a1a0a', 'hex'));
    const answer = await until(() => server.get('/articles/pictures/late.png'), ({ status }) => status === 200);
    assert.equal(answer.headers.get('content-type'), 'image/png');
  });

  test('a client that takes its answer slowly gets all of it, and one that takes none of it is let go', async () => {
    const size = 8 * 1024 * 1024; // more than the sockets of both sides hold
    writeFileSync(join(folder, 'pictures', 'large.png'), Buffer.alloc(size, 1));
    const other = await new Server({ store: join(temporaryFolder(), 'store.sqlite'), articles: folder, options: ['--answer-seconds', '1'] }).start();
    const request = 'GET /articles/pictures/large.png HTTP/1.1\r\nHost: news\r\nConnection: close\r\n\r\n';
    const slow = await RawConnection.open(other.port);
    const idle = await RawConnection.open(other.port);
    idle.socket.pause();
    idle.write(request);
    slow.write(request);
    // A pause of 0.3 s at every eighth: 2.4 s in all, which is more than the second.
    for (let part = 1; part <= 8; ++part) {
      while (slow.text.length < (size * part) / 8 && !slow.isClosed) await delay(1);
      slow.socket.pause();
      await delay(300);
      slow.socket.resume();
    }
    await slow.closed;
    assert.ok(slow.text.length > size);
    const timedOut = async () => Number(/newsroom_requests_timed_out_total (\d+)/.exec(await (await other.get('/metrics')).text())[1]);
    assert.equal(await until(timedOut, (count) => count === 1), 1);
    await idle.close();
    await other.end();
  });

  const lazyReaders = async (port, paths) =>
    Promise.all(
      paths.map(async (path) => {
        const connection = await RawConnection.open(port);
        connection.socket.pause();
        return connection.write(`GET ${path} HTTP/1.1\r\nHost: news\r\n\r\n`);
      }),
    );
  const metric = async (of, name) => Number(new RegExp(`^${name} (\\d+)`, 'm').exec(await (await of.get('/metrics')).text())[1]);
  const residentMegabytes = (of) => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${of.pid}/status`, 'utf8'))[1]) / 1024;

  for (const [name, size] of [['kept in memory', 4 * 1024 * 1024], ['sent from the disk', 16 * 1024 * 1024]]) {
    test(`200 readers who take nothing of one picture that is ${name} share its bytes`, async (context) => {
      writeFileSync(join(folder, 'pictures', 'shared.png'), Buffer.alloc(size, 1));
      const other = await new Server({ store: join(temporaryFolder(), 'store.sqlite'), articles: folder, options: ['--limit-reads', 'off'] }).start();
      const before = residentMegabytes(other);
      const connections = await lazyReaders(other.port, Array.from({ length: 200 }, () => '/articles/pictures/shared.png'));
      await until(() => metric(other, 'newsroom_requests_total\\{route="file",method="GET",status="200"\\}').catch(() => 0), (count) => count === 200);
      const more = residentMegabytes(other) - before;
      context.diagnostic(`${more.toFixed(1)} MB more for 200 answers of ${size / 1024 / 1024} MB`);
      assert.ok(more < 40, `${more} MB`); // each a copy of its own: 800 MB
      for (const connection of connections) connection.close();
      await other.end();
    });
  }

  test('answers that nobody takes give way beyond 256 MB, and others are served', async () => {
    const names = Array.from({ length: 75 }, (_, number) => `many-${number}.png`);
    for (const name of names) writeFileSync(join(folder, 'pictures', name), Buffer.alloc(4 * 1024 * 1024, 1));
    const other = await new Server({ store: join(temporaryFolder(), 'store.sqlite'), articles: folder, options: ['--limit-reads', 'off'] }).start();
    const connections = await lazyReaders(other.port, names.map((name) => `/articles/pictures/${name}`));
    const evicted = () => metric(other, 'newsroom_connections_evicted_total');
    assert.ok((await until(evicted, (count) => count >= 8)) >= 8, '75 answers of 4 MB are more than 256 MB');
    assert.equal((await other.get('/articles/old')).status, 200);
    for (const connection of connections) connection.close();
    await other.end();
    for (const name of names) rmSync(join(folder, 'pictures', name));
  });

  for (const [range, status, begin, size] of [
    ['bytes=0-9', 206, 0, 10],
    ['bytes=90-', 206, 90, 10],
    ['bytes=-5', 206, 95, 5],
    ['bytes=50-900', 206, 50, 50],
    ['bytes=-900', 206, 0, 100],
    ['bytes=100-', 416],
    ['bytes=0-1,5-6', 200, 0, 100],
    ['bytes=9-3', 200, 0, 100],
    ['pages=1-2', 200, 0, 100],
  ]) {
    test(`a film is answered to ${range} with ${status}`, async () => {
      const film = Buffer.from(Array.from({ length: 100 }, (_, index) => index));
      writeFileSync(join(folder, 'pictures', 'film.MP4'), film);
      const path = '/articles/pictures/film.MP4';
      await until(() => server.get(path), (answer) => answer.status === 200);
      const answer = await server.get(path, { range });
      assert.equal(answer.status, status);
      assert.equal(answer.headers.get('accept-ranges'), 'bytes');
      if (status === 416) return assert.equal(answer.headers.get('content-range'), 'bytes */100');
      assert.equal(answer.headers.get('content-type'), 'video/mp4');
      assert.equal(answer.headers.get('content-range'), status === 206 ? `bytes ${begin}-${begin + size - 1}/100` : null);
      assert.deepEqual(Buffer.from(await answer.arrayBuffer()), film.subarray(begin, begin + size));
    });
  }

  test('a part of a large film is sent from the disk', async () => {
    const film = Buffer.alloc(6 * 1024 * 1024);
    for (let place = 0; place < film.length; place += 4) film.writeUInt32LE(place, place);
    writeFileSync(join(folder, 'pictures', 'large.mp4'), film);
    const path = '/articles/pictures/large.mp4';
    await until(() => server.get(path, { range: 'bytes=0-0' }), (answer) => answer.status === 206);
    const answer = await server.get(path, { range: 'bytes=5000000-5999999' });
    assert.ok(Buffer.from(await answer.arrayBuffer()).equals(film.subarray(5_000_000, 6_000_000)));
    assert.ok(Buffer.from(await (await server.get(path)).arrayBuffer()).equals(film));
  });

  test('signals that tools for logs send are no end, and SIGQUIT is one like SIGTERM', async () => {
    const other = await new Server({ store: join(temporaryFolder(), 'store.sqlite'), articles: folder }).start();
    for (const signal of ['SIGHUP', 'SIGUSR1', 'SIGUSR2']) process.kill(other.pid, signal);
    assert.equal((await other.get('/health')).status, 200);
    assert.deepEqual(await other.end('SIGQUIT'), { code: 0, signal: null });
  });

  test('a log that nobody reads stops nothing', async () => {
    const list = ['--articles', folder, '--dist', distFolder, '--store', join(temporaryFolder(), 'store.sqlite'), '--limit-reads', 'off'];
    const child = spawn(program, list, { stdio: ['ignore', 'pipe', 'pipe'] });
    child.stderr.pause();
    const origin = String(await new Promise((resolve) => child.stdout.once('data', resolve))).trim();
    // More lines than a pipe and Node's own room hold.
    for (let request = 0; request < 3000; request += 20) {
      const answers = await Promise.all(Array.from({ length: 20 }, () => fetch(`${origin}/health?${'x'.repeat(150)}`)));
      for (const answer of answers) assert.equal((await answer.arrayBuffer()) && answer.status, 200);
    }
    const ended = new Promise((resolve) => child.once('exit', (code) => resolve(code)));
    child.kill('SIGTERM');
    assert.equal(await ended, 0);
  });

  for (const [name, list, message] of [
    ['a folder that is not there', ['--articles', '/nonexistent'], /not a folder that can be read/],
    ['all addresses without an origin', ['--articles', '.', '--host', '0.0.0.0'], /--origin is missing/],
    ['a partner of any name', ['--articles', '.', '--partner', 'https://*.example'], /expected an origin/],
    ['a partner in letters that no browser sends', ['--articles', '.', '--partner', 'https://báo.example'], /expected an origin/],
    ['a partner with a path', ['--articles', '.', '--partner', 'https://news.example/'], /expected an origin/],
  ]) {
    test(`${name} is refused at the start`, () => {
      assert.throws(() => execFileSync(program, list, { stdio: 'pipe', timeout: 5000 }), ({ status, stderr }) => {
        assert.match(String(stderr), message);
        return status === 2;
      });
    });
  }

  for (const partner of ['https://Partner.example', 'https://partner.example:443']) {
    test(`${partner} is the partner that browsers call https://partner.example`, async () => {
      const other = await new Server({ store: join(temporaryFolder(), 'store.sqlite'), articles: folder, options: ['--partner', partner] }).start();
      const headers = { origin: 'https://partner.example', 'lede-voter': 'v'.repeat(22) };
      const answer = await other.send('PUT', '/articles/old/rating', { json: { value: 4 }, headers });
      assert.equal(answer.status, 200);
      await other.end();
    });
  }
});
