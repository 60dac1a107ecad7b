// Clients that are malformed, slow, silent, or many. The server's way with them does not depend on its store.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { isLong } from './support/length.mjs';
import { exchange, RawConnection, statusOf } from './support/raw.mjs';
import { missingServer, Server, temporaryFolder } from './support/server.mjs';

const k_idle = isLong ? 10_000 : 1_000;
const k_get = 'GET /health HTTP/1.1\r\nHost: news\r\n\r\n';

const missing = missingServer();
describe('hostile clients', { skip: missing ?? false }, () => {
  let server;
  before(async () => {
    const options = ['--limit-reads', 'off', '--limit-votes', 'off', '--request-seconds', '1', '--idle-seconds', '60', '--max-connections', '12000'];
    server = await new Server({ store: `${temporaryFolder()}/store.sqlite`, options }).start();
  });
  after(async () => {
    assert.deepEqual(await server.end(), { code: 0, signal: null });
  });

  const body = (text, fields = '') =>
    `PUT /articles/seed/rating HTTP/1.1\r\nHost: news\r\nContent-Type: application/json\r\nLede-Voter: ${'v'.repeat(22)}\r\n${fields}\r\n${text}`;
  const members = (count) => {
    const text = JSON.stringify(Object.fromEntries(Array.from({ length: count }, (_, index) => [`k${index}`, 1])));
    return [text, `Content-Length: ${text.length}\r\nConnection: close\r\n`];
  };
  const refused = [
    ['no HTTP at all', '\x16\x03\x01\x02\x00\x01\x00\r\n\r\n', 400],
    ['two words', 'GET /\r\n\r\n', 400],
    ['another version', 'GET / HTTP/2.0\r\nHost: news\r\n\r\n', 505],
    ['a method of its own', 'BREW / HTTP/1.1\r\nHost: news\r\n\r\n', 501],
    ['TRACE', 'TRACE / HTTP/1.1\r\nHost: news\r\n\r\n', 501],
    ['an address that is no path', 'GET articles/seed HTTP/1.1\r\nHost: news\r\n\r\n', 400],
    ['an address of another scheme', 'GET ftp://news/ HTTP/1.1\r\nHost: news\r\n\r\n', 400],
    ['an address with a password in it', 'GET http://an:secret@news/health HTTP/1.1\r\nHost: news\r\n\r\n', 400],
    ['the whole server, asked for by GET', 'GET * HTTP/1.1\r\nHost: news\r\n\r\n', 400],
    ['a host that is no name', 'GET / HTTP/1.1\r\nHost: news/other\r\n\r\n', 400],
    ['a host of two words', 'GET / HTTP/1.1\r\nHost: news other\r\n\r\n', 400],
    ['a host with a port of letters', 'GET / HTTP/1.1\r\nHost: news:http\r\n\r\n', 400],
    ['a host with two ports', 'GET / HTTP/1.1\r\nHost: news:80:81\r\n\r\n', 400],
    ['a port without a host', 'GET / HTTP/1.1\r\nHost: :80\r\n\r\n', 400],
    ['an empty host', 'GET / HTTP/1.1\r\nHost:\r\n\r\n', 400],
    ['a control in the address', 'GET /\x01 HTTP/1.1\r\nHost: news\r\n\r\n', 400],
    ['a long address', `GET /${'a'.repeat(9000)} HTTP/1.1\r\nHost: news\r\n\r\n`, 414],
    ['a long field', `GET / HTTP/1.1\r\nHost: news\r\nX: ${'a'.repeat(9000)}\r\n\r\n`, 431],
    ['a long head', `GET / HTTP/1.1\r\nHost: news\r\n${`X: ${'a'.repeat(1000)}\r\n`.repeat(40)}\r\n`, 431],
    ['a head without an end', `GET / HTTP/1.1\r\n${'X: y\r\n'.repeat(6000)}`, 431],
    ['many fields', `GET / HTTP/1.1\r\nHost: news\r\n${'X: y\r\n'.repeat(100)}\r\n`, 431],
    ['no host', 'GET / HTTP/1.1\r\n\r\n', 400],
    ['two hosts', 'GET / HTTP/1.1\r\nHost: news\r\nHost: other\r\n\r\n', 400],
    ['a field that the first line goes on in', 'GET / HTTP/1.1\r\n Host: news\r\n\r\n', 400],
    ['an address of two words', 'GET /a b HTTP/1.1\r\nHost: news\r\n\r\n', 400],
    ['a protocol of its own', 'GET / BREW/1.1\r\nHost: news\r\n\r\n', 400],
    ['a folded field', 'GET / HTTP/1.1\r\nHost: news\r\nX: a\r\n b\r\n\r\n', 400],
    ['a space before the colon', 'GET / HTTP/1.1\r\nHost : news\r\n\r\n', 400],
    ['a field without a colon', 'GET / HTTP/1.1\r\nHost: news\r\nnonsense\r\n\r\n', 400],
    ['NUL in a field', 'GET / HTTP/1.1\r\nHost: news\r\nX: a\0b\r\n\r\n', 400],
    ['line feeds alone', 'GET / HTTP/1.1\nHost: news\n\n', 400],
    ['a length and chunks', body('0\r\n\r\n', 'Content-Length: 5\r\nTransfer-Encoding: chunked\r\n'), 400],
    ['chunks', body('0\r\n\r\n', 'Transfer-Encoding: chunked\r\n'), 411],
    ['two lengths', body('{}', 'Content-Length: 2\r\nContent-Length: 2\r\n'), 400],
    ['a list of lengths', body('{}', 'Content-Length: 2, 2\r\n'), 400],
    ['a negative length', body('{}', 'Content-Length: -2\r\n'), 400],
    ['a length with a sign', body('{}', 'Content-Length: +2\r\n'), 400],
    ['a length in hexadecimal', body('{}', 'Content-Length: 0x2\r\n'), 400],
    ['a length past all numbers', body('{}', 'Content-Length: 99999999999999999999\r\n'), 400],
    ['a large body', body('{}', 'Content-Length: 70000\r\n'), 413],
    ['a large body that comes with its head', body('{"value":3}\r\n'.repeat(6000), 'Content-Length: 78000\r\n'), 413],
    ['chunks that come with their head', body('2\r\n{}\r\n0\r\n\r\n', 'Transfer-Encoding: chunked\r\n'), 411],
    ['chunks under another name', body('{}', 'Transfer-Encoding: identity\r\nContent-Length: 2\r\n'), 400],
    ['a compressed body', body('{}', 'Content-Length: 2\r\nContent-Encoding: gzip\r\n'), 415],
    ['an expectation', body('', 'Content-Length: 2\r\nExpect: 100-continue\r\n'), 417],
    ['JSON that is cut off', body('{"value":', 'Content-Length: 9\r\nConnection: close\r\n'), 400],
    ['JSON that is deep', body('['.repeat(60000), 'Content-Length: 60000\r\nConnection: close\r\n'), 400],
    ['JSON of thousands of members', body(...members(5000)), 400],
    ['no JSON at all', body('\xff\xfe', 'Content-Length: 2\r\nConnection: close\r\n'), 400],
    ['a folder above', 'GET /dist/../../package.json HTTP/1.1\r\nHost: news\r\nConnection: close\r\n\r\n', 404],
    ['a folder above, escaped', 'GET /dist/%2e%2e/%2e%2e/package.json HTTP/1.1\r\nHost: news\r\nConnection: close\r\n\r\n', 404],
    ['a folder above, escaped twice', 'GET /dist/%252e%252e/package.json HTTP/1.1\r\nHost: news\r\nConnection: close\r\n\r\n', 404],
    ['a folder above, by an article', 'GET /articles/..%2fseed.json HTTP/1.1\r\nHost: news\r\nConnection: close\r\n\r\n', 404],
    ['a path from the root', 'GET //etc/passwd HTTP/1.1\r\nHost: news\r\nConnection: close\r\n\r\n', 404],
    ['NUL in a path', 'GET /articles/seed%00.json HTTP/1.1\r\nHost: news\r\nConnection: close\r\n\r\n', 404],
    ['a line end in a path', 'GET /articles/seed%0d%0aX:y HTTP/1.1\r\nHost: news\r\nConnection: close\r\n\r\n', 404],
  ];
  for (const [name, text, status] of refused) {
    test(`${name} is ${status}, with a type and a reason`, async () => {
      const answer = await exchange(server.port, text);
      assert.equal(statusOf(answer), status, answer.slice(0, 200));
      assert.match(answer, /\r\nContent-Type: application\/json; charset=utf-8\r\n/);
      assert.match(answer, /\r\nX-Content-Type-Options: nosniff\r\n/);
      const [, content] = answer.split('\r\n\r\n');
      assert.equal(typeof JSON.parse(content).error.message, 'string');
    });
  }

  const k_end = 'Connection: close\r\n\r\n';
  const allowed = [
    ['a cookie of 7 KB, which nginx passes on', `GET /health HTTP/1.1\r\nHost: news\r\nCookie: a=${'b'.repeat(7000)}\r\n${k_end}`, 200],
    ['an address of 5 KB', `GET /health?${'a'.repeat(5000)} HTTP/1.1\r\nHost: news\r\n${k_end}`, 200],
    ['an absolute address', `GET http://news/health HTTP/1.1\r\nHost: other\r\n${k_end}`, 200],
    ['an absolute address without a path', `GET http://news?page=1 HTTP/1.1\r\nHost: other\r\n${k_end}`, 200],
    ['an address with signs that browsers do not escape', `GET /health?a=|^{}[]\`"<> HTTP/1.1\r\nHost: news\r\n${k_end}`, 200],
    ['a cookie in UTF-8', `GET /health HTTP/1.1\r\nHost: news\r\nCookie: a=\xe2\x82\xac\r\n${k_end}`, 200],
    ['OPTIONS of the whole server', `OPTIONS * HTTP/1.1\r\nHost: news\r\n${k_end}`, 204, /\r\nAllow: GET, HEAD, POST, PUT, DELETE, OPTIONS\r\n/],
    ['an empty line in front', `\r\nGET /health HTTP/1.1\r\nHost: news\r\n${k_end}`, 200],
    ['a list of which the end is one', 'GET /health HTTP/1.1\r\nHost: news\r\nConnection: TE, close\r\nTE: trailers\r\n\r\n', 200, /\r\nConnection: close\r\n/],
  ];
  for (const [name, text, status, pattern = /HTTP/] of allowed) {
    test(`${name} is ${status}`, async () => {
      const answer = await exchange(server.port, text);
      assert.equal(statusOf(answer), status, answer.slice(0, 200));
      assert.match(answer, pattern);
      if (status === 204) assert.doesNotMatch(answer, /Content-Length/i);
    });
  }

  test('an HTTP/1.0 client that asks to keep its connection may keep it', async () => {
    const connection = await RawConnection.open(server.port);
    const answer = await connection.write('GET /health HTTP/1.0\r\nConnection: keep-alive\r\n\r\n').until(/"database"/);
    assert.match(answer, /\r\nConnection: keep-alive\r\n/);
    await connection.close();
  });

  test('an empty line after a request is not a request', async () => {
    const connection = await RawConnection.open(server.port);
    await connection.write(`${k_get}\r\n`).until(/"database"/);
    const [first] = connection.text.split('}');
    await connection.write(k_get).until(/"database"[^]*"database"/);
    assert.equal(statusOf(first), 200);
    assert.equal(connection.text.match(/HTTP\/1\.1 \d+/g).length, 2);
    await connection.close();
  });

  const rebound = 'evil.example:8738';
  for (const [name, host, fields, status] of [
    ['its own page', null, (own) => `Origin: http://${own}\r\n`, 200],
    ['no page', null, () => '', 200],
    ['a page whose name points here', rebound, () => `Origin: http://${rebound}\r\n`, 403],
    ['an origin that is its own once it is decoded', null, (own) => `Origin: http://${own.replace(':', '%3A')}\r\n`, 403],
    ['two origins', null, (own) => `Origin: http://${own}\r\nOrigin: http://${own}\r\n`, 403],
    ['another site’s page in a browser without Origin', null, () => 'Sec-Fetch-Site: cross-site\r\n', 403],
    ['another page of the same domain in one', null, () => 'Sec-Fetch-Site: same-site\r\n', 403],
    ['its own page in one', null, () => 'Sec-Fetch-Site: same-origin\r\n', 200],
    ['another site’s page in an older browser', null, () => 'Referer: https://evil.example/page\r\n', 403],
    ['its own page in one, by Referer', null, (own) => `Referer: http://${own}/articles/seed\r\n`, 200],
  ]) {
    test(`a vote from ${name} is ${status}`, async () => {
      const text = 'rating=3';
      const own = `127.0.0.1:${server.port}`;
      const head = `POST /articles/seed/rating HTTP/1.1\r\nHost: ${host ?? own}\r\nAccept: application/json\r\nContent-Type: application/x-www-form-urlencoded\r\n`;
      const answer = await exchange(server.port, `${head}${fields(own)}Content-Length: ${text.length}\r\nConnection: close\r\n\r\n${text}`);
      assert.equal(statusOf(answer), status, answer);
    });
  }

  test('two requests in one piece are answered in their order', async () => {
    const connection = await RawConnection.open(server.port);
    connection.write(k_get + k_get.replace('/health', '/nothing').replace('\r\n\r\n', '\r\nConnection: close\r\n\r\n'));
    await connection.closed;
    assert.deepEqual(connection.text.match(/HTTP\/1\.1 \d+/g), ['HTTP/1.1 200', 'HTTP/1.1 404']);
  });

  test('hundreds of requests for a page that is kept, in one piece, are answered in their order', async () => {
    const page = 'GET /articles/seed.json HTTP/1.1\r\nHost: news\r\n\r\n';
    const answers = await exchange(server.port, page.repeat(400) + `GET /health HTTP/1.1\r\nHost: news\r\nConnection: close\r\n\r\n`);
    assert.equal(answers.match(/HTTP\/1\.1 200 OK\r\n/g).length, 401);
    assert.match(answers.slice(answers.lastIndexOf('\r\n\r\n')), /"database"/);
  });

  test('what follows the content of a request is the next request', async () => {
    const text = '{"value":3}';
    const vote = body(text, `Content-Length: ${text.length}\r\n`);
    const answer = await exchange(server.port, vote + vote + k_get.replace('\r\n\r\n', '\r\nConnection: close\r\n\r\n'));
    assert.deepEqual(answer.match(/HTTP\/1\.1 \d+/g), ['HTTP/1.1 200', 'HTTP/1.1 200', 'HTTP/1.1 200']);
  });

  test('what follows a refused request is not read as another one', async () => {
    const answer = await exchange(server.port, body(k_get, 'Content-Length: 5\r\nTransfer-Encoding: chunked\r\n'));
    assert.equal(answer.match(/HTTP\/1\.1 \d+/g).length, 1);
  });

  test('a client that ends its side after the request gets its answer', async () => {
    const connection = await RawConnection.open(server.port);
    connection.socket.end(k_get);
    await connection.closed;
    assert.equal(statusOf(connection.text), 200);
  });

  test('refuses requests that come byte by byte as too slow, and keeps nobody waiting', async () => {
    const slow = await Promise.all(Array.from({ length: 200 }, () => RawConnection.open(server.port)));
    let isOver = false;
    const drip = (async () => {
      for (let index = 0; !isOver; ++index) {
        for (const { socket } of slow) if (socket.writable) socket.write(k_get.replace('Host', 'X: y\r\nHost')[index % 20]);
        await new Promise((resolve) => setTimeout(resolve, 100)); // this is the slowness itself
      }
    })();
    assert.equal((await server.get('/health')).status, 200);
    await Promise.all(slow.map(({ closed }) => closed));
    isOver = true;
    await drip;
    const statuses = new Set(slow.map(({ text }) => statusOf(text)));
    // Most hear 408; bytes that made no sense together may have been told so before.
    assert.ok([...statuses].every((status) => status === 408 || status === 400), String([...statuses]));
    assert.equal((await server.get('/health')).status, 200);
  });

  test('clients that ask and do not take the answer keep nobody waiting', async () => {
    const lazy = await Promise.all(Array.from({ length: 100 }, () => RawConnection.open(server.port)));
    const request = 'GET /articles/pictures/forum.webp HTTP/1.1\r\nHost: news\r\n\r\n';
    for (const { socket } of lazy) {
      socket.pause();
      socket.write(request.repeat(50));
    }
    for (let count = 0; count < 20; ++count) assert.equal((await server.get('/health')).status, 200);
    await Promise.all(lazy.map((connection) => connection.close()));
  });

  test(`${k_idle} silent connections are held, and everybody else is served`, async () => {
    const silent = [];
    while (silent.length < k_idle) {
      const wanted = Math.min(200, k_idle - silent.length);
      silent.push(...(await Promise.all(Array.from({ length: wanted }, () => RawConnection.open(server.port)))));
    }
    for (let count = 0; count < 50; ++count) assert.equal((await server.get('/articles/seed.json')).status, 200);
    const metrics = await (await server.get('/metrics')).text();
    assert.ok(Number(/^newsroom_connections_open (\d+)$/m.exec(metrics)[1]) >= k_idle);
    assert.equal(silent.filter(({ isClosed }) => isClosed).length, 0);
    // They are no worse off for having waited.
    const [first, last] = [silent[0], silent.at(-1)];
    for (const connection of [first, last]) assert.match(await connection.write(k_get).until(/"database"/), /^HTTP\/1\.1 200 /);
    await Promise.all(silent.map((connection) => connection.close()));
  });
});

describe('more connections than there is room for', { skip: missing ?? false }, () => {
  test('the one that was silent the longest gives way', async () => {
    const options = ['--max-connections', '50', '--limit-reads', 'off'];
    const server = await new Server({ store: `${temporaryFolder()}/store.sqlite`, options }).start();
    const silent = [];
    for (let count = 0; count < 50; ++count) silent.push(await RawConnection.open(server.port));
    const late = await RawConnection.open(server.port);
    assert.match(await late.write(k_get).until(/"database"/), /^HTTP\/1\.1 200 /);
    await silent[0].closed;
    assert.equal(silent.filter(({ isClosed }) => isClosed).length, 1);
    await server.end();
  });

  test('if all connections are busy, the next client is told when to retry', async () => {
    const options = ['--max-connections', '20', '--limit-reads', 'off', '--request-seconds', '30'];
    const server = await new Server({ store: `${temporaryFolder()}/store.sqlite`, options }).start();
    const busy = [];
    for (let count = 0; count < 20; ++count) {
      const connection = await RawConnection.open(server.port);
      // The beginning of a second request comes with the first, so that it is there when the first is answered.
      busy.push(connection.write(`${k_get}GET /health`));
      await connection.until(/"database"/);
    }
    const answer = await exchange(server.port, '');
    assert.equal(statusOf(answer), 503);
    assert.match(answer, /\r\nRetry-After: \d+\r\n/);
    await Promise.all(busy.map((connection) => connection.close()));
    await server.end();
  });

  test('one address that begins requests on all connections and ends none keeps no other address out', async () => {
    const options = ['--max-connections', '50', '--limit-reads', 'off', '--request-seconds', '60'];
    const server = await new Server({ store: `${temporaryFolder()}/store.sqlite`, options }).start();
    const greedy = [];
    for (let count = 0; count < 50; ++count) greedy.push((await RawConnection.open(server.port, '127.0.0.2')).write('G'));
    for (let count = 0; count < 20; ++count) {
      const reader = await RawConnection.open(server.port, '127.0.0.3');
      assert.match(await reader.write(k_get).until(/"database"/), /^HTTP\/1\.1 200 /);
      await reader.close();
    }
    await Promise.all(greedy.map((connection) => connection.close()));
    await server.end();
  });

  test('a client that asks too often is told when to retry', async () => {
    const options = ['--limit-votes', '3/60', '--limit-comments', '1/2', '--limit-reads', '500/60', '--behind-proxy'];
    const server = await new Server({ store: `${temporaryFolder()}/store.sqlite`, options }).start();
    const from = (address) => ({ 'x-forwarded-for': `203.0.113.${Math.ceil(Math.random() * 200)}, ${address}` });
    const vote = (address) =>
      server.send('PUT', '/articles/seed/rating', { json: { value: 3 }, headers: { 'lede-voter': 'v'.repeat(22), ...from(address) } });
    for (let count = 0; count < 3; ++count) assert.equal((await vote('198.51.100.1')).status, 200);
    const refused = await vote('198.51.100.1');
    assert.equal(refused.status, 429);
    assert.equal(refused.headers.get('retry-after'), '1');
    assert.equal((await refused.json()).error.code, 'too-many');
    assert.equal((await vote('198.51.100.2')).status, 200, 'another client is another');
    const comment = (address, text) =>
      server.send('POST', '/articles/seed/comments', { json: { author: 'An', text }, headers: from(address) });
    assert.equal((await comment('2001:db8:1:1::1', 'a')).status, 202);
    const sameHousehold = await comment('2001:db8:1:1:ffff::2', 'b');
    assert.deepEqual([sameHousehold.status, sameHousehold.headers.get('retry-after')], [429, '30']);
    assert.equal((await comment('2001:db8:1:2::1', 'c')).status, 202);
    await server.end();
  });

  const k_one = '198.51.100.9';
  const disguises = [
    ['a field that the library has for it', [], (index) => `REMOTE_ADDR: 198.51.100.${index}`],
    ['another field in front of that of the proxy', ['--behind-proxy'], (index) => `X-Forwarded-For: 203.0.113.${index}\r\nX-Forwarded-For: ${k_one}`],
    ['a list in front of the address', ['--behind-proxy'], (index) => `X-Forwarded-For: 203.0.113.${index}, ${k_one}`],
    ['an escaped list in front', ['--behind-proxy'], (index) => `X-Forwarded-For: 203.0.113.${index}%2C ${k_one}`],
    ['another port', ['--behind-proxy'], (index) => `X-Forwarded-For: ${k_one}:${5000 + index}`],
    ['another port of IPv6', ['--behind-proxy'], (index) => `X-Forwarded-For: [2001:db8::1]:${5000 + index}`],
    ['another spelling of IPv6', ['--behind-proxy'], (index) => `X-Forwarded-For: ${['2001:DB8:0::1', '[2001:db8::1]', '2001:0db8:0000::0001%eth0'][index - 1]}`],
    ['IPv4 in the clothes of IPv6', ['--behind-proxy'], (index) => `X-Forwarded-For: ${[k_one, `::ffff:${k_one}`, '::FFFF:c633:6409'][index - 1]}`],
    ['words instead of an address', ['--behind-proxy'], (index) => `X-Forwarded-For: ${String(index).repeat(index * 2000)}`],
    ['the field of a proxy that is none of ours', ['--behind-proxy', '--trusted-proxy', '192.0.2.1', '--trusted-proxy', '2001:db8::/32'], (index) => `X-Forwarded-For: 203.0.113.${index}`],
    ['another address of one household', ['--behind-proxy'], (index) => `X-Forwarded-For: 2001:db8::${index}`],
  ];
  for (const [name, options, fields] of disguises) {
    test(`${name} does not double a limit`, async () => {
      const limits = ['--limit-reads', '2/1', ...options];
      const server = await new Server({ store: `${temporaryFolder()}/store.sqlite`, options: limits }).start();
      const answers = [];
      for (let index = 1; index <= 3; ++index) {
        const head = `GET /articles/seed/rating HTTP/1.1\r\nHost: a\r\nConnection: close\r\n${fields(index)}\r\n\r\n`;
        answers.push(statusOf(await exchange(server.port, head)));
      }
      assert.deepEqual(answers, [200, 200, 429]);
      await server.end();
    });
  }

  test('what is being answered when the end comes is answered, and the end comes', async () => {
    const server = await new Server({ store: `${temporaryFolder()}/store.sqlite`, options: ['--limit-votes', 'off'] }).start();
    const silent = await RawConnection.open(server.port);
    const votes = Array.from({ length: 40 }, (_, index) => server.vote('seed', `${'v'.repeat(22)}${index}`, 5).catch((error) => error));
    await votes[0];
    assert.deepEqual(await server.end('SIGTERM'), { code: 0, signal: null });
    await silent.closed;
    const answers = await Promise.all(votes);
    const stored = answers.filter(({ status }) => status === 200).length;
    await server.start();
    const { count } = await server.rating('seed');
    // A vote may be stored whose answer was lost; never the reverse.
    assert.ok(count >= stored, `${stored} were acknowledged, ${count} are there`);
    await server.end();
  });
});
