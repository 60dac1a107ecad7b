// Small promises: what is shown when an article's stars change, what a comment may hold, what the log and the folders reveal, pages that are not articles.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { exchange } from './support/raw.mjs';
import { missingServer, program, Server, temporaryFolder, voterNumber } from './support/server.mjs';

describe('details', { skip: missingServer() ?? false }, () => {
  let server;
  let folder;
  const article = (more = {}) => JSON.stringify({ lede: 1, language: 'vi', headline: 'Tin', body: 'Chữ.', comments: {}, ...more });
  before(async () => {
    const root = temporaryFolder();
    folder = join(root, 'articles');
    mkdirSync(join(folder, 'pictures'), { recursive: true });
    writeFileSync(join(root, 'secret.png'), 'secret');
    writeFileSync(join(folder, 'tin.json'), article({ rating: { best: 10 } }));
    writeFileSync(join(folder, 'pictures', 'Own.JPG'), 'own');
    writeFileSync(join(folder, 'pictures', 'font.woff2'), 'own');
    symlinkSync(join(folder, 'pictures', 'Own.JPG'), join(folder, 'pictures', 'inside.jpg'));
    symlinkSync(join(root, 'secret.png'), join(folder, 'pictures', 'outside.png'));
    symlinkSync('/etc', join(folder, 'pictures', 'etc'));
    writeFileSync(join(folder, 'robots.txt'), 'User-agent: *\n');
    writeFileSync(join(folder, 'favicon.ico'), 'icon');
    writeFileSync(join(folder, 'notes.txt'), 'nobody’s business');
    const options = ['--limit-reads', 'off', '--limit-comments', 'off', '--title', 'Tòa soạn'];
    server = await new Server({ store: join(root, 'store.sqlite'), articles: folder, options }).start();
  });
  after(() => server?.end());

  test('an article that has fewer stars than before shows no more than it has, as JSON and on its page', async () => {
    for (let number = 1; number <= 3; ++number) assert.equal((await server.vote('tin', voterNumber(number), 9 + (number % 2))).status, 200);
    writeFileSync(join(folder, 'tin.json'), article({ rating: { best: 5 } }));
    let rating;
    for (let attempt = 0; attempt < 100 && rating?.best !== 5; ++attempt) {
      rating = await server.rating('tin', voterNumber(1));
      await delay(20); // the system tells the server, and nobody tells us
    }
    assert.deepEqual(rating, { value: 5, count: 3, best: 5, own: 5 });
    const { rating: inArticle } = await (await server.get('/articles/tin.json')).json();
    assert.deepEqual([inArticle.value, inArticle.count], [5, 3]);
    assert.match(await (await server.get('/articles/tin')).text(), /data-component="rating"[^]*5/);
  });

  const tower = (count) => `A${'\u0301'.repeat(count)}n`;
  for (const [name, comment, status, pattern] of [
    ['a name with a tower of marks', { author: tower(40), text: 'x' }, 400, /marks/],
    ['a text with one', { author: 'An', text: tower(500) }, 400, /marks/],
    ['a tower of the marks of music', { author: 'An', text: `a${'\u{1d165}'.repeat(40)}` }, 400, /marks/],
    ['a tower with soft hyphens and selectors in between', { author: 'An', text: `a${'\u0301\u00ad\u{e0100}'.repeat(40)}` }, 400, /marks/],
    ['a picture that is newer than the C library alone', { author: 'An', text: '\u{1fae8}' }, 202],
    ['a tower with joiners in between', { author: 'An', text: `A${'\u0301\u200d'.repeat(40)}n` }, 400, /marks/],
    ['a name of a letter that is none', { author: '\ufff0', text: 'x' }, 400, /author/],
    ['letters with the marks of Vietnamese, taken apart', { author: 'Nguye\u0302\u0303n', text: 'Đo\u0302\u0301i' }, 202],
    ['Thai and Hebrew with their marks', { author: 'น้ำ', text: 'שָׁלוֹם עֲלֵיכֶ֖ם' }, 202],
    ['line ends as Word has them', { author: 'An', text: 'một\vhai\fba' }, 202],
    ['a control character', { author: 'An', text: 'một\u0085hai\u0093' }, 400, /control/],
  ]) {
    test(`a comment with ${name} is ${status}`, async () => {
      const answer = await server.send('POST', '/articles/tin/comments', { json: comment });
      assert.equal(answer.status, status);
      if (pattern) assert.match((await answer.json()).error.message, pattern);
    });
  }

  test('a form in another encoding is told what is wrong with it', async () => {
    const body = 'author=An&text=m%F4t';
    const head = `POST /articles/tin/comments HTTP/1.1\r\nHost: news\r\nConnection: close\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: ${body.length}\r\n\r\n`;
    assert.match(await exchange(server.port, head + body), /^HTTP\/1\.1 400 [^]*UTF-8/);
  });

  test('the log has the paths of articles, and no letter of an address that is none', async () => {
    await server.get('/articles/t%69n?name=An');
    const known = await server.logged(({ event, path }) => event === 'request' && path === '/articles/t%69n'); // as it was sent
    assert.equal(known.route, 'page');
    for (const path of ['/t%E2%80%AEin%C2%85', '/an@news.example', '/articles/an@news.example']) {
      const before = server.log.length;
      assert.equal((await server.get(path)).status, 404);
      const line = await server.logged(({ event, status, time }) => event === 'request' && status === 404 && server.log.findLastIndex((each) => each.time === time) >= before);
      assert.equal(line.path, '');
    }
  });

  for (const [path, status, type] of [
    ['/articles/pictures/Own.JPG', 200, 'image/jpeg'],
    ['/articles/pictures/font.woff2', 200, 'font/woff2'],
    ['/articles/pictures/inside.jpg', 200, 'image/jpeg'],
    ['/articles/pictures/outside.png', 404],
    ['/articles/pictures/etc/passwd', 404],
    ['/robots.txt', 200, 'text/plain; charset=utf-8'],
    ['/favicon.ico', 200, 'image/x-icon'],
    ['/notes.txt', 404],
    ['/articles/notes.txt', 404],
  ]) {
    test(`${path} is ${status}`, async () => {
      const answer = await server.get(path);
      assert.equal(answer.status, status);
      if (type) assert.equal(answer.headers.get('content-type'), type);
    });
  }

  test('a page of refusal is in the newspaper’s language and is kept out of search engines', async () => {
    const answer = await server.get('/nothing-here', { accept: 'text/html' });
    const page = await answer.text();
    assert.equal(answer.status, 404);
    assert.match(page, /<html lang="vi">/);
    assert.match(page, /<h1[^>]*>Không tìm thấy trang này\.<\/h1>/);
    assert.match(page, /<title>Không tìm thấy trang này\. – Tòa soạn<\/title>/);
    assert.match(page, /<meta name="robots" content="noindex">/);
    assert.doesNotMatch(page, /NewsArticle|ld\+json/);
    assert.match(page, /<header class="lede-masthead"><a href="\/">Tòa soạn<\/a><\/header>/);
    const received = await (await server.get('/articles/tin/comments/received', { accept: 'text/html' })).text();
    assert.doesNotMatch(received, /NewsArticle|ld\+json/);
    assert.match(received, /noindex/);
  });

  for (const [name, address] of [
    ['in capitals', (origin) => `${origin.replace('http', 'HTTP')}/articles/tin`],
    ['with a slash at its end', (origin) => `${origin}/articles/tin/`],
  ]) {
    test(`oEmbed knows an address ${name}`, async () => {
      const answer = await server.get(`/oembed?maxwidth=0&url=${encodeURIComponent(address(server.origin))}`);
      assert.equal(answer.status, 200);
      assert.ok((await answer.json()).width > 0);
    });
  }

  test('the program says its version', () => {
    assert.match(execFileSync(program, ['--version'], { encoding: 'utf8' }), /^lede-newsroom \d+\.\d+\.\d+/);
  });
});
