// The HTTP interface as examples/newsroom/README.md has it, against both stores.
import assert from 'node:assert/strict';
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { articlesFolder, operatorToken, Server, temporaryFolder, unlimited, voterNumber } from './support/server.mjs';
import { describeWithEveryStore } from './support/stores.mjs';

const k_partner = 'https://partner.example';
const k_stranger = 'https://stranger.example';
const asOperator = { authorization: `Bearer ${operatorToken}` };
const asPerson = { accept: 'text/html,application/xhtml+xml' };
const json = (response) => response.json();

describeWithEveryStore('the newsroom server', (store) => {
  let server;
  let database;
  before(async () => {
    database = store.create();
    server = await new Server({ store: database.address, options: ['--partner', k_partner, ...unlimited] }).start();
  });
  after(async () => {
    assert.deepEqual(await server.end(), { code: 0, signal: null }, server.complaints.join('\n'));
  });

  const rating = '/articles/seed/rating';
  const comments = '/articles/seed/comments';

  test('a rating begins empty, counts each voter once, changes and is taken back', async () => {
    assert.deepEqual(await server.rating('seed'), { value: null, count: 0, best: 5 });
    const steps = [
      [1, 4, { status: 200, value: 4, count: 1, best: 5, own: 4 }],
      [2, 1, { status: 200, value: 2.5, count: 2, best: 5, own: 1 }],
      [3, 3, { status: 200, value: 2.67, count: 3, best: 5, own: 3 }],
      [1, 5, { status: 200, value: 3, count: 3, best: 5, own: 5 }],
      [1, 5, { status: 200, value: 3, count: 3, best: 5, own: 5 }],
    ];
    for (const [voter, value, expected] of steps) assert.deepEqual(await server.vote('seed', voterNumber(voter), value), expected);
    for (const time of ['once', 'twice']) {
      const response = await server.send('DELETE', rating, { headers: { 'lede-voter': voterNumber(1) } });
      assert.deepEqual(await response.json(), { value: 2, count: 2, best: 5 }, time);
    }
    assert.deepEqual(await server.rating('seed', voterNumber(2)), { value: 2, count: 2, best: 5, own: 1 });
    assert.equal(database.query("SELECT votes || ' ' || total FROM rating WHERE article = 'seed'"), '2 4');
    assert.equal(database.query("SELECT COUNT(*) || ' ' || SUM(value) FROM vote WHERE article = 'seed'"), '2 4');
  });

  test('votes of one voter that arrive all at once are one vote', async () => {
    const voter = voterNumber(77);
    const answers = await Promise.all(Array.from({ length: 24 }, (_, index) => server.vote('feature', voter, 1 + (index % 5))));
    assert.deepEqual([...new Set(answers.map(({ status }) => status))], [200]);
    const { count, value, own } = await server.rating('feature', voter);
    assert.deepEqual({ count, value }, { count: 1, value: own });
  });

  test('votes of many voters that arrive all at once are all counted', async () => {
    await Promise.all(Array.from({ length: 60 }, (_, index) => server.vote('arabic', voterNumber(1000 + index), 1 + (index % 5))));
    assert.deepEqual(await server.rating('arabic'), { value: 3, count: 60, best: 5 });
  });

  const refusedVotes = [
    ['no voter', { json: { value: 3 } }, 400, 'bad-voter'],
    ['a short voter', { json: { value: 3 }, headers: { 'lede-voter': 'guessable' } }, 400, 'bad-voter'],
    ['a voter with other characters', { json: { value: 3 }, headers: { 'lede-voter': 'abcdefghijklmnopqrstu<>' } }, 400, 'bad-voter'],
    ['a voter that is too long', { json: { value: 3 }, headers: { 'lede-voter': 'x'.repeat(65) } }, 400, 'bad-voter'],
    ...[0, 6, -1, 2.5, '4', null, true, [], 1e300].map((value) => [
      `the value ${JSON.stringify(value)}`,
      { json: { value }, headers: { 'lede-voter': voterNumber(9) } },
      400,
      'bad-value',
    ]),
    ['an array', { json: [], headers: { 'lede-voter': voterNumber(9) } }, 400, 'bad-request'],
    ['another type', { form: { value: 3 }, headers: { 'lede-voter': voterNumber(9) } }, 415, 'unsupported-type'],
    ['a stranger’s page', { json: { value: 3 }, headers: { 'lede-voter': voterNumber(9), origin: k_stranger } }, 403, 'origin-not-listed'],
    ['a sandboxed page', { json: { value: 3 }, headers: { 'lede-voter': voterNumber(9), origin: 'null' } }, 403, 'origin-not-listed'],
  ];
  for (const [name, request, status, code] of refusedVotes) {
    test(`a vote is refused: ${name}`, async () => {
      const response = await server.send('PUT', rating, request);
      assert.equal(response.status, status);
      assert.equal((await json(response)).error.code, code);
      assert.equal((await server.rating('seed', voterNumber(9))).own, undefined);
    });
  }

  test('a form without script votes by a cookie that it gets, and is led back to the article', async () => {
    const first = await server.send('POST', rating, { form: { rating: 5 }, headers: { ...asPerson, origin: server.origin } });
    assert.equal(first.status, 303);
    assert.ok(first.headers.get('location').startsWith(`${server.origin}/`));
    assert.equal((await server.get(new URL(first.headers.get('location')).pathname)).status, 200);
    const cookie = first.headers.get('set-cookie');
    assert.match(cookie, /^lede_voter=[\w-]{32}; Path=\/; Max-Age=31536000; HttpOnly; SameSite=Strict$/);
    const count = (await server.rating('seed')).count;
    const headers = { ...asPerson, cookie: `other=1; ${cookie.split(';')[0]}` };
    const second = await server.send('POST', rating, { form: { rating: 3 }, headers });
    assert.equal(second.headers.get('set-cookie'), null);
    assert.equal((await server.rating('seed')).count, count);
    await server.send('POST', rating, { form: { rating: '' }, headers });
    assert.equal((await server.rating('seed')).count, count - 1);
  });

  test('a form that a script sends has its voter and gets JSON', async () => {
    const headers = { accept: 'application/json', 'lede-voter': voterNumber(5), origin: k_partner };
    const response = await server.send('POST', rating, { form: { rating: 4 }, headers });
    assert.equal(response.headers.get('set-cookie'), null);
    assert.equal((await json(response)).own, 4);
    await server.send('POST', rating, { form: { rating: 0 }, headers });
    const nameless = await server.send('POST', rating, { form: { rating: 4 }, headers: { accept: 'application/json', origin: k_partner } });
    assert.equal((await json(nameless)).error.code, 'bad-voter');
  });

  test('moderation is for those with the token', async () => {
    const status = async (headers, path = '/moderation/comments') => (await server.get(path, headers)).status;
    assert.equal(await status({}), 401);
    assert.equal(await status({ authorization: 'Bearer wrong' }), 403);
    assert.equal(await status({ authorization: `Basic ${operatorToken}` }), 403);
    assert.equal(await status({ authorization: `Bearer ${operatorToken}x` }), 403);
    assert.equal(await status({ authorization: 'Bearer ' }), 403);
    assert.equal(await status(asOperator), 200);
    assert.equal(await status({ authorization: `bearer ${operatorToken}` }), 200, 'the scheme has no case');
    for (const after of ['-1', 'x', '99999999999999999999', '']) {
      assert.equal(await status(asOperator, `/moderation/comments?after=${after}`), 400, after);
    }
    assert.equal(await status(asOperator, '/moderation/comments?state=none'), 400);
    assert.equal((await server.moderate('999999', 'approved')).status, 404);
    assert.equal((await server.moderate('1', 'loved')).status, 400);
    const foreign = await server.send('OPTIONS', '/moderation/comments', { headers: { ...asOperator, origin: k_partner } });
    assert.equal(foreign.headers.get('access-control-allow-origin'), null);
  });

  const preflights = [
    ['a partner', rating, k_partner, k_partner],
    ['a partner', comments, k_partner, k_partner],
    ['a stranger', rating, k_stranger, null],
    ['a look-alike', rating, `${k_partner}.evil.example`, null],
    ['nobody in particular', rating, 'null', null],
  ];
  for (const [name, path, origin, expected] of preflights) {
    test(`${path} before a request of ${name} (${origin})`, async () => {
      const response = await server.send('OPTIONS', path, { headers: { origin, 'access-control-request-method': 'PUT' } });
      assert.equal(response.status, 204);
      assert.equal(response.headers.get('access-control-allow-origin'), expected);
      assert.equal(response.headers.get('access-control-allow-credentials'), null);
      assert.equal(/Lede-Voter/.test(response.headers.get('access-control-allow-headers')), expected !== null);
    });
  }

  test('what anybody may read, any page may', async () => {
    for (const path of [rating, comments, '/articles/seed.json', '/articles/pictures/forum.webp', '/dist/lede.js']) {
      const response = await server.get(path, { origin: k_stranger });
      assert.equal(response.headers.get('access-control-allow-origin'), '*', path);
    }
    const page = await server.get('/articles/seed', { origin: k_stranger });
    assert.equal(page.headers.get('access-control-allow-origin'), null);
  });

  const types = [
    ['/', 200, 'text/html; charset=utf-8'],
    ['/articles/seed', 200, 'text/html; charset=utf-8'],
    ['/articles/seed.json', 200, 'application/json; charset=utf-8'],
    [rating, 200, 'application/json; charset=utf-8'],
    [comments, 200, 'application/json; charset=utf-8'],
    ['/health', 200, 'application/json; charset=utf-8'],
    ['/metrics', 200, 'text/plain; version=0.0.4; charset=utf-8'],
    ['/dist/lede.js', 200, 'text/javascript; charset=utf-8'],
    ['/dist/lede.css', 200, 'text/css; charset=utf-8'],
    ['/dist/frame.html', 200, 'text/html; charset=utf-8'],
    ['/dist/lede.wasm', 200, 'application/wasm'],
    ['/articles/pictures/forum.webp', 200, 'image/webp'],
    ['/articles/pictures/forum.svg', 200, 'image/svg+xml'],
    ['/articles/none', 404, 'application/json; charset=utf-8'],
    ['/articles/none/rating', 404, 'application/json; charset=utf-8'],
    ['/<script>alert(1)</script>', 404, 'application/json; charset=utf-8'],
    ['/articles/pictures/render.mjs', 404, 'application/json; charset=utf-8'],
    ['/articles/../newsroom/main.cpp', 404, 'application/json; charset=utf-8'],
    ['/dist/%2e%2e/package.json', 404, 'application/json; charset=utf-8'],
    ['/dist/..%2fpackage.json', 404, 'application/json; charset=utf-8'],
    ['/articles/%2e%2e%2fpackage', 404, 'application/json; charset=utf-8'],
    ['/articles//seed.json', 404, 'application/json; charset=utf-8'],
    ['/articles/seed%00.json', 404, 'application/json; charset=utf-8'],
  ];
  for (const [path, status, type] of types) {
    test(`${path} is ${status}, ${type}, and nothing is sniffed`, async () => {
      for (const method of ['GET', 'HEAD']) {
        const response = await server.send(method, path);
        assert.equal(response.status, status);
        assert.equal(response.headers.get('content-type'), type);
        assert.equal(response.headers.get('x-content-type-options'), 'nosniff');
        assert.ok(!(await response.text()).includes('alert(1)'));
      }
    });
  }

  test('pages say what they may load', async () => {
    for (const [path, headers] of [['/', {}], ['/articles/seed', {}], ['/nowhere', asPerson], [`${comments}/received`, {}]]) {
      const response = await server.get(path, headers);
      assert.match(response.headers.get('content-type'), /^text\/html/);
      assert.match(response.headers.get('content-security-policy'), /^default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; /);
    }
  });

  test('a file that is opened by itself runs nothing, but for the page that is made to be framed', async () => {
    for (const path of ['/dist/lede.js', '/articles/pictures/forum.svg']) {
      assert.match((await server.get(path)).headers.get('content-security-policy'), /^default-src 'none'; .*; sandbox$/, path);
    }
    const policy = (await server.get('/dist/frame.html')).headers.get('content-security-policy');
    assert.equal(policy, "object-src 'none'; base-uri 'none'; frame-ancestors *");
  });

  test('the origins that stand for the server’s own do so in every article', async () => {
    for (const name of ['seed', 'report-html', 'cms-html']) {
      const article = await json(await server.get(`/articles/${name}.json`));
      assert.ok(article.url.startsWith(`${server.origin}/`), article.url);
    }
    assert.match((await json(await server.get('/articles/feature.json'))).url, /^https:\/\/harbour-gazette\.example\//);
  });

  test('the page of an article stands at its own address too', async () => {
    const { url } = await json(await server.get('/articles/seed.json'));
    assert.ok(url.startsWith(`${server.origin}/tin-tuc/`));
    const [own, byId] = await Promise.all([server.get(new URL(url).pathname), server.get('/articles/seed')]);
    assert.equal(await own.text(), await byId.text());
  });

  test('oEmbed describes an article by either address', async () => {
    const { url } = await json(await server.get('/articles/seed.json'));
    for (const address of [url, `${server.origin}/articles/seed`]) {
      const answer = await json(await server.get(`/oembed?url=${encodeURIComponent(address)}&maxwidth=400&format=json`));
      assert.deepEqual([answer.version, answer.type, answer.width], ['1.0', 'rich', 400]);
      assert.ok(answer.html.startsWith(`<lede-article src="${server.origin}/articles/seed.html">`));
    }
    const page = await (await server.get('/articles/seed')).text();
    assert.match(page, /type="application\/json\+oembed"/);
    assert.equal((await server.get('/oembed?url=https://elsewhere.example/articles/seed')).status, 404);
    assert.equal((await server.get(`/oembed?url=${server.origin}/articles/seed&format=xml`)).status, 501);
  });

  test('methods that an address does not have are refused with those that it has', async () => {
    const refused = [
      ['POST', '/articles/seed', 'GET, HEAD'],
      ['DELETE', comments, 'GET, POST'],
      ['PUT', '/health', 'GET, HEAD'],
    ];
    for (const [method, path, allowed] of refused) {
      const response = await server.send(method, path);
      assert.deepEqual([response.status, response.headers.get('allow')], [405, allowed], `${method} ${path}`);
    }
  });

  test('health and metrics tell what happened', async () => {
    const health = await json(await server.get('/health'));
    assert.deepEqual(health, { status: 'ok', store: 'ok', database: store.name.toLowerCase() });
    const text = await (await server.get('/metrics')).text();
    assert.match(text, /^newsroom_requests_total\{route="rating",method="PUT",status="200"\} [1-9]\d*$/m);
    assert.match(text, /^newsroom_request_seconds_bucket\{le="\+Inf"\} [1-9]\d*$/m);
    for (const line of text.trim().split('\n')) assert.match(line, /^(# (HELP|TYPE) \w+ .+|\w+(\{[^}]*\})? [\d.e+-]+)$/);
  });

  test('a file whose name cannot be an address is not served, and the log names it', async () => {
    const articles = temporaryFolder();
    for (const name of ['seed', 'đối-thoại', 'a b', '.hidden']) {
      copyFileSync(join(articlesFolder, 'seed.json'), join(articles, `${name}.json`));
    }
    for (const name of ['story.md', 'feed.xml', 'picture.webp']) copyFileSync(join(articlesFolder, 'seed.json'), join(articles, name));
    const other = await new Server({ store: store.create().address, articles }).start();
    assert.equal((await other.get('/articles/seed.json')).status, 200);
    for (const name of ['đối-thoại', 'a b', '.hidden', 'story', 'feed']) {
      assert.equal((await other.get(`/articles/${encodeURIComponent(name)}.json`)).status, 404, name);
    }
    assert.deepEqual(await other.end(), { code: 0, signal: null });
    const refused = other.log.filter(({ event }) => event === 'article-refused').map(({ article }) => article);
    assert.deepEqual(refused.sort(), ['a b', 'feed.xml', 'story.md', 'đối-thoại']);
  });

  test('the log is JSON lines in which no reader is named', () => {
    assert.deepEqual(server.complaints, []);
    const requests = server.log.filter(({ event }) => event === 'request');
    assert.ok(requests.length > 50);
    for (const line of requests) {
      assert.deepEqual(Object.keys(line), ['time', 'level', 'event', 'route', 'method', 'path', 'status', 'bytes', 'ms']);
    }
    assert.ok(!JSON.stringify(server.log).includes('voter-0000'));
    assert.ok(!JSON.stringify(server.log).includes('127.0.0.1"'));
  });
});
