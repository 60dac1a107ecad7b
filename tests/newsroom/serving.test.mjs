// What a CDN, a proxy and an operator ask of the server: kept answers, compression, a folder that changes, signals, settings.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
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
    write('old.json', article('Cũ', { published: '2024-01-02T08:00:00+07:00', section: { name: 'Thời sự' }, rating: {}, comments: {} }));
    write('new.json', article('Mới', { published: '2026-03-04T08:00:00+07:00', section: { name: 'Văn hóa & đời sống', url: '/van-hoa' } }));
    write('undated.json', article('Không ngày'));
    write('escaped.json', article('Đường dẫn', { url: `${k_origin}/tin/%C4%91%E1%BB%91i-2.html` }));
    write('seven.json', article('Bảy', { url: `${k_origin}/tin?id=7` }));
    write('eight.json', article('Tám', { url: `${k_origin}/tin?id=8` }));
    write('capitals.json', article('Chữ hoa', { url: 'https://TTH.example/hoa' }));
    write('port.json', article('Cổng', { url: 'https://tth.example:443/cong' }));
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

  test('pages and files say since when they are as they are, and files are kept by that time, too', async () => {
    const since = async (path, headers) => {
      const answer = await server.get(path, headers);
      return [answer.status, answer.headers.get('last-modified')];
    };
    for (const path of ['/articles/old', '/articles/old.json', '/articles/old.html', '/dist/lede.js']) {
      const [, time] = await since(path);
      assert.ok(Math.abs(Date.parse(time)) <= Date.now(), path);
      assert.deepEqual(await since(path), [200, time], `${path} has not changed`);
    }
    const [, time] = await since('/dist/lede.js');
    assert.deepEqual(await since('/dist/lede.js', { 'if-modified-since': time }), [304, time]);
    assert.equal((await since('/dist/lede.js', { 'if-modified-since': time, 'if-none-match': '"another"' }))[0], 200);
    assert.equal((await since('/dist/lede.js', { 'if-modified-since': 'Thu, 01 Jan 1970 00:00:00 GMT' }))[0], 200);
  });

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
    test(`${path} is sent as Brotli or gzip, whichever its client likes better`, async () => {
      const plain = Buffer.from(await (await server.get(path, { 'accept-encoding': 'identity' })).arrayBuffer());
      const sizes = {};
      const sent = async (wanted) => {
        const answer = Buffer.from(await raw(path, wanted), 'latin1');
        const end = answer.indexOf('\r\n\r\n');
        const head = answer.subarray(0, end).toString(); // the module itself has the word
        const encoding = /Content-Encoding: (\S+)/i.exec(head)?.[1];
        const body = answer.subarray(end + 4);
        sizes[encoding] = body.length;
        const whole = encoding === 'br' ? brotliDecompressSync(body) : encoding === 'gzip' ? gunzipSync(body) : body;
        assert.ok(whole.equals(plain), `${wanted}: other bytes`);
        assert.match(head, /Vary: Accept-Encoding/i);
        return encoding;
      };
      for (const wanted of ['gzip', 'x-gzip', 'GZIP;q=0.001', 'br;q=0, gzip', 'br;q=0.4, gzip;q=0.5', 'br;Q=0,*', 'gzip, br;q=0.000']) {
        assert.equal(await sent(wanted), 'gzip', wanted);
      }
      const isBuiltWithBrotli = (await sent('br')) === 'br';
      assert.ok(isBuiltWithBrotli || !process.env.CI, 'the server was built without Brotli');
      for (const wanted of isBuiltWithBrotli ? ['br', 'gzip, deflate, br, zstd', 'BR', '*', 'gzip;q=0.5, br;q=0.50', 'gzip;q=0,br'] : []) {
        assert.equal(await sent(wanted), 'br', wanted);
      }
      for (const wanted of [undefined, 'gzip;q=0', 'identity', '*;q=0', 'br;q=0', 'brotli', 'gzip;q=0.0, br ; q=0']) {
        assert.equal(await sent(wanted), undefined, String(wanted));
      }
      if (isBuiltWithBrotli) assert.ok(sizes.br < sizes.gzip, JSON.stringify(sizes));
    });
  }

  test('the list begins with the newest, and names no article that is none', async () => {
    const page = await (await server.get('/')).text();
    const places = ['Mới', 'Cũ', 'Không ngày'].map((headline) => page.indexOf(`>${headline}<`));
    assert.ok(places[0] > 0 && places[0] < places[1] && places[1] < places[2], String(places));
    assert.doesNotMatch(page, /NewsArticle/);
    assert.equal((await server.get('/?page=2')).status, 404);
  });

  test('the list leads to a list of each section', async () => {
    const front = await (await server.get('/')).text();
    const [, address] = front.match(/<nav class="lede-sections"><span[^>]*><a href="([^"]*)">Văn hóa &amp; đời sống</);
    assert.doesNotMatch(front, /lede-masthead/);
    const page = await (await server.get(address.slice(server.origin.length).replaceAll('&amp;', '&'))).text();
    assert.match(page, /<h1[^>]*>Văn hóa &amp; đời sống<\/h1>/);
    assert.match(page, /<b>Văn hóa &amp; đời sống<\/b>/);
    assert.match(page, /lede-masthead"><a href="\/">Tòa soạn</);
    assert.ok(page.includes('>Mới<') && !page.includes('>Cũ<'));
    assert.equal((await server.get('/?section=none')).status, 404);
  });

  test('an article’s own address works however it is escaped, and its query counts', async () => {
    assert.equal(await headlineOf('/tin/%C4%91%E1%BB%91i-2.html'), 'Đường dẫn');
    assert.equal(await headlineOf('/tin?id=7'), 'Bảy');
    assert.equal(await headlineOf('/tin?id=8'), 'Tám');
    assert.equal(await headlineOf('/hoa'), 'Chữ hoa');
    assert.equal(await headlineOf('/cong'), 'Cổng');
    const { title } = await (await server.get(`/oembed?url=${encodeURIComponent(`${server.origin}/tin?id=8`)}`)).json();
    assert.equal(title, 'Tám');
  });

  test('a new article is served at once, and listed soon', async () => {
    write('fresh.json', article('Vừa đăng', { published: '2026-04-01T08:00:00+07:00' }));
    assert.equal(await headlineOf('/articles/fresh'), 'Vừa đăng');
    const page = await until(() => server.get('/').then((response) => response.text()), (text) => text.includes('Vừa đăng'));
    assert.match(page, /Vừa đăng/);
    rmSync(join(folder, 'fresh.json'));
    await until(() => server.get('/articles/fresh'), ({ status }) => status === 404); // as soon as the system tells
    const without = await until(() => server.get('/').then((response) => response.text()), (text) => !text.includes('Vừa đăng'));
    assert.doesNotMatch(without, /Vừa đăng/);
  });

  test('a file that becomes invalid is served as it was, and the log says so', async () => {
    writeFileSync(join(folder, 'new.json'), '{"headline": "half');
    await until(async () => server.log.length, () => server.log.some(({ event, article: id }) => event === 'article-refused' && id === 'new'));
    writeFileSync(join(folder, 'other.json'), JSON.stringify(article('Khác'))); // makes the server look at the folder again
    await until(() => headlineOf('/articles/other'), (headline) => headline === 'Khác');
    assert.equal(await headlineOf('/articles/new'), 'Mới');
    for (let time = 0; time < 5; ++time) assert.equal((await server.get('/articles/new.json')).status, 200);
    assert.equal(server.log.filter(({ event, article: id }) => event === 'article-refused' && id === 'new').length, 1, 'it is read once');
    write('new.json', article('Mới hơn', { published: '2026-03-04T08:00:00+07:00' }));
    await until(() => headlineOf('/articles/new'), (headline) => headline === 'Mới hơn');
  });

  test('a folder that is away for a while takes no article with it', async () => {
    assert.equal(await headlineOf('/articles/seven'), 'Bảy');
    renameSync(folder, `${folder}-away`);
    assert.equal(await headlineOf('/articles/seven'), 'Bảy');
    assert.equal((await server.get('/health')).status, 503);
    renameSync(`${folder}-away`, folder);
    assert.equal((await server.get('/health')).status, 200);
    assert.equal(await headlineOf('/articles/seven'), 'Bảy');
  });

  test('a picture that is put there later is served', async () => {
    const before404 = await server.get('/articles/pictures/late.png');
    assert.equal(before404.status, 404);
    writeFileSync(join(folder, 'pictures', 'late.png'), Buffer.from('89504e470d0a1a0a', 'hex'));
    const answer = await until(() => server.get('/articles/pictures/late.png'), ({ status }) => status === 200);
    assert.equal(answer.headers.get('content-type'), 'image/png');
  });

  test('a client that takes its answer slowly gets all of it, and one that takes none of it is let go', async () => {
    const size = 24 * 1024 * 1024; // far more than the sockets of both sides hold
    writeFileSync(join(folder, 'pictures', 'large.png'), Buffer.alloc(size, 1));
    const other = await new Server({ store: join(temporaryFolder(), 'store.sqlite'), articles: folder, options: ['--answer-seconds', '1'] }).start();
    const request = 'GET /articles/pictures/large.png HTTP/1.1\r\nHost: news\r\nConnection: close\r\n\r\n';
    const slow = await RawConnection.open(other.port);
    const idle = await RawConnection.open(other.port);
    idle.socket.pause();
    idle.write(request);
    slow.write(request);
    // A pause at every eighth: each of them of less than the second, but for one after a half that was taken at once.
    for (let part = 1; part <= 8; ++part) {
      while (slow.text.length < (size * part) / 8 && !slow.isClosed) await delay(1);
      slow.socket.pause();
      await delay(part === 4 ? 2000 : 300);
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
