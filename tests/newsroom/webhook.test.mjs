// What a webhook's receiver may do to the server: nothing. It is called again if it fails, and nobody waits for it.
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { missingServer, Server, temporaryFolder } from './support/server.mjs';

/** A receiver that answers each call by `answer(socket)`; it keeps what came with each call, and its first line. */
class Receiver {
  calls = [];

  texts = [];

  #sockets = new Set();
  #waiting = [];

  async start(answer) {
    this.server = createServer((socket) => {
      this.#sockets.add(socket);
      socket.on('error', () => undefined);
      socket.once('close', () => this.#sockets.delete(socket));
      socket.once('data', (data) => {
        this.texts.push(data.toString());
        this.calls.push(data.toString().split('\r\n')[0]);
        answer(socket);
        for (const resolve of this.#waiting.splice(0)) resolve();
      });
    });
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
    this.port = this.server.address().port;
    return this;
  }

  async called(times) {
    while (this.calls.length < times) await new Promise((resolve) => this.#waiting.push(resolve));
  }

  end() {
    for (const socket of this.#sockets) socket.destroy();
    this.server.close();
  }
}

const endless = (head, piece) => (socket) => {
  socket.write(head);
  const pump = () => {
    while (!socket.destroyed && socket.write(piece));
    if (!socket.destroyed) socket.once('drain', pump);
  };
  pump();
};
const megabytes = (server) => Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${server.pid}/status`, 'utf8'))[1]) / 1024;

describe('the receiver of the webhook', { skip: missingServer() }, () => {
  const running = [];
  let elsewhere;
  before(async () => {
    elsewhere = await new Receiver().start((socket) => socket.end('HTTP/1.1 200 OK\r\n\r\n'));
    running.push(elsewhere);
  });
  after(() => Promise.all(running.map((each) => (each instanceof Server ? each.kill() : each.end()))));

  const begin = async (answer, { options = [], login = '' } = {}) => {
    const receiver = await new Receiver().start(answer);
    const webhook = `http://${login}127.0.0.1:${receiver.port}/hooks/the-secret-path`;
    const server = await new Server({
      store: join(temporaryFolder(), 'store.sqlite'),
      options: ['--webhook', webhook, '--webhook-seconds', '1', '--limit-comments', 'off', ...options],
    }).start();
    running.push(receiver, server);
    await server.send('POST', '/articles/seed/comments', { json: { author: 'An', text: 'waits' } });
    return { receiver, server };
  };
  const isQuiet = (server) => assert.doesNotMatch(JSON.stringify(server.log), /the-secret-path|a-password/, 'the log has no secret');

  test('hears once that comments wait, signed', async () => {
    const secret = 'a-secret-for-the-webhook-test';
    const file = join(temporaryFolder(), 'secret');
    writeFileSync(file, `${secret}\n`);
    chmodSync(file, 0o600);
    const { receiver, server } = await begin((socket) => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n'), {
      options: ['--webhook-secret-file', file, '--webhook-seconds', '3600'],
    });
    await server.send('POST', '/articles/seed/comments', { json: { author: 'Mai', text: 'waits too' } });
    await server.logged(({ event }) => event === 'webhook-told');
    await server.end();
    assert.equal(receiver.calls.length, 1);
    const [head, body] = receiver.texts[0].split('\r\n\r\n');
    assert.match(head, /^POST \/hooks\/the-secret-path HTTP\/1\.1\r\n/);
    const { pending, ...told } = JSON.parse(body);
    assert.deepEqual(told, { event: 'comments-waiting', reported: 0, url: `${server.origin}/moderation` });
    assert.ok(pending === 1 || pending === 2);
    const signature = createHmac('sha256', secret).update(body).digest('base64url');
    assert.ok(head.includes(`\r\nLede-Signature: hmac-sha256=${signature}`), head);
  });

  for (const [name, answer, message] of [
    ['that redirects is not followed', (socket) => socket.end(`HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:${elsewhere.port}/inside\r\n\r\n`), /it answered 302/],
    ['that redirects and asks for the same method is not followed', (socket) => socket.end(`HTTP/1.1 307 Temporary\r\nLocation: http://127.0.0.1:${elsewhere.port}/\r\n\r\n`), /it answered 307/],
    ['that asks for another login gets none', (socket) => socket.end('HTTP/1.1 401 No\r\nWWW-Authenticate: Basic realm="\u009b2J"\r\nContent-Length: 0\r\n\r\n'), /it answered 401/],
    ['that speaks no HTTP is a failure', (socket) => socket.end('SSH-2.0-OpenSSH\r\n'), /HTTP\/0\.9|Unsupported|Received/i],
    ['that closes at once is a failure', (socket) => socket.destroy(), /reply|reset|recv/i],
  ]) {
    test(`${name}, and the log says why`, async () => {
      const { receiver, server } = await begin(answer, { login: 'newsroom:a-password@' });
      assert.match((await server.logged(({ event }) => event === 'webhook-failed')).message, message);
      await receiver.called(2); // it is tried again
      assert.ok(receiver.calls.every((line) => line === 'POST /hooks/the-secret-path HTTP/1.1'), receiver.calls.join());
      assert.deepEqual(elsewhere.calls, []);
      assert.equal((await server.get('/health')).status, 200);
      isQuiet(server);
      assert.deepEqual(await server.end(), { code: 0, signal: null });
    });
  }

  for (const [name, answer] of [
    ['an endless body', endless('HTTP/1.1 200 OK\r\n\r\n', Buffer.alloc(65_536, 'a'))],
    ['a body that never comes whole', (socket) => socket.write('HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nslow')],
    ['no body', (socket) => socket.write('HTTP/1.1 204 No Content\r\n\r\n')],
  ]) {
    test(`${name} after 200 is a success: nobody reads it`, async () => {
      const { server } = await begin(answer);
      const { event } = await server.logged((line) => line.event.startsWith('webhook-'));
      assert.equal(event, 'webhook-told');
      assert.ok(megabytes(server) < 150, `${megabytes(server)} MB`);
      assert.deepEqual(await server.end(), { code: 0, signal: null });
    });
  }

  for (const [name, answer] of [
    ['an endless head', endless('HTTP/1.1 200 OK\r\n', `X-Filler: ${'a'.repeat(4000)}\r\n`.repeat(16))],
    ['endless answers before the answer', endless('', 'HTTP/1.1 100 Continue\r\n\r\n'.repeat(2000))],
    ['silence', () => undefined],
  ]) {
    test(`${name} costs little memory, keeps no reader waiting, and does not hold up the end`, async () => {
      const { receiver, server } = await begin(answer);
      await receiver.called(1);
      for (let count = 0; count < 20; ++count) assert.equal((await server.get('/articles/seed')).status, 200);
      const asked = performance.now();
      assert.deepEqual(await server.end(), { code: 0, signal: null });
      assert.ok(performance.now() - asked < 8000, 'libcurl looks once a second whether it is to end');
    });
  }
});
