// The proxies of the deployment kit, as they are shipped but for names, ports and folders: nginx and Caddy in front of the server.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { connect as connect2 } from 'node:http2';
import { request } from 'node:https';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { inProject } from '../support/paths.mjs';
import { missingServer, operatorToken, Server, temporaryFolder, voterNumber } from './support/server.mjs';

const k_kit = inProject('examples', 'newsroom', 'deploy');

const freePort = async () => {
  const listener = createServer().listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const { port } = listener.address();
  listener.close();
  await once(listener, 'close');
  return port;
};

const inPath = (name) => [...(process.env.PATH ?? '').split(':'), '/usr/sbin'].map((folder) => join(folder, name)).find((file) => existsSync(file));
const kit = (name, pairs) =>
  pairs.reduce((text, [from, to]) => {
    assert.ok(text.includes(from), `${name} has no ${from}`);
    return text.replaceAll(from, to);
  }, readFileSync(join(k_kit, name), 'utf8'));

const proxies = [
  {
    name: 'nginx',
    program: inPath('nginx'),
    start({ folder, certificate, key, port, server }) {
      const site = join(folder, 'newsroom.conf');
      mkdirSync(join(folder, 'cache'));
      writeFileSync(
        site,
        kit('nginx.conf', [
          ['/etc/ssl/news.example.pem', certificate],
          ['/etc/ssl/news.example.key', key],
          ['/var/cache/nginx/newsroom', join(folder, 'cache')],
          ['listen 443 ', `listen 127.0.0.1:${port} `],
          ['server 127.0.0.1:8738;', `server 127.0.0.1:${server};`],
        ]),
      );
      const main = join(folder, 'nginx.conf');
      const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((each) => `${each}_temp_path ${join(folder, each)};`).join(' ');
      writeFileSync(main, `daemon off; master_process off; pid ${join(folder, 'pid')}; error_log ${join(folder, 'error.log')};\nevents {}\nhttp { access_log off; ${temporary} include ${site}; }\n`);
      return spawn(this.program, ['-p', folder, '-c', main], { stdio: 'ignore' });
    },
    keepsPages: true,
  },
  {
    name: 'Caddy',
    program: inPath('caddy'),
    start({ folder, certificate, key, port, server }) {
      const file = join(folder, 'Caddyfile');
      const site = kit('Caddyfile', [
        ['news.example {', `https://news.example:${port} {\n\tbind 127.0.0.1\n\ttls ${certificate} ${key}`],
        ['127.0.0.1:8738', `127.0.0.1:${server}`],
      ]);
      writeFileSync(file, `{\n\tadmin off\n\tauto_https off\n}\n${site}`);
      return spawn(this.program, ['run', '--config', file, '--adapter', 'caddyfile'], { stdio: 'ignore', env: { ...process.env, HOME: folder } });
    },
    keepsPages: false,
  },
];

const missing = missingServer();
for (const proxy of proxies) {
  describe(`behind ${proxy.name}, with the settings of the kit`, { skip: missing ?? (proxy.program ? false : `${proxy.name} is not installed`) }, () => {
    let server;
    let child;
    let port;
    const ask = (method, path, { headers = {}, body } = {}) =>
      new Promise((resolve, reject) => {
        const options = { host: '127.0.0.1', port, servername: 'news.example', rejectUnauthorized: false, method, path, headers: { host: 'news.example', ...headers } };
        const asked = request(options, async (response) => {
          const chunks = [];
          for await (const chunk of response) chunks.push(chunk);
          resolve({ status: response.statusCode, headers: response.headers, text: Buffer.concat(chunks).toString() });
        });
        asked.once('error', reject);
        asked.end(body);
      });
    const vote = (voter, value, headers = {}) =>
      ask('PUT', '/articles/seed/rating', { body: JSON.stringify({ value }), headers: { 'content-type': 'application/json', 'lede-voter': voter, origin: 'https://news.example', ...headers } });
    const rendered = async () => Number(/newsroom_requests_total\{route="page",method="GET",status="200"\} (\d+)/.exec(await (await server.get('/metrics')).text())?.[1] ?? 0);

    before(async () => {
      const folder = temporaryFolder();
      const [certificate, key] = [join(folder, 'cert.pem'), join(folder, 'key.pem')];
      execFileSync('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '1', '-subj', '/CN=news.example', '-addext', 'subjectAltName=DNS:news.example', '-keyout', key, '-out', certificate], { stdio: 'ignore' });
      const own = await freePort();
      const options = ['--origin', 'https://news.example', '--behind-proxy', '--limit-votes', '5/1'];
      server = await new Server({ store: join(folder, 'store.sqlite'), port: own, options });
      await server.start();
      server.origin = `http://127.0.0.1:${own}`; // past the proxy, as an operator asks
      port = await freePort();
      child = proxy.start({ folder, certificate, key, port, server: own });
      for (let attempt = 0; ; ++attempt) {
        const answer = await ask('GET', '/health').catch((error) => error);
        if (answer.status === 200) break;
        assert.ok(attempt < 300 && child.exitCode === null, `${proxy.name} did not start: ${answer.message ?? answer.status}`);
        await delay(100); // it has no other way to tell
      }
    });
    after(async () => {
      if (child?.exitCode === null) {
        child.kill('SIGTERM');
        await once(child, 'exit');
      }
      server.origin = 'https://news.example';
      await server.end();
    });

    test('a page, its files and a 304 come through, by HTTP/2 too', async () => {
      const page = await ask('GET', '/articles/seed');
      assert.equal(page.status, 200);
      assert.match(page.text, /<link rel="canonical" href="https:\/\//);
      assert.equal((await ask('GET', '/dist/lede.css')).status, 200);
      const again = await ask('GET', '/articles/seed', { headers: { 'if-none-match': page.headers.etag } });
      assert.equal(again.status, 304);
      const session = connect2(`https://127.0.0.1:${port}`, { servername: 'news.example', rejectUnauthorized: false });
      const stream = session.request({ ':path': '/articles/seed', ':authority': 'news.example' });
      const [headers] = await once(stream, 'response');
      assert.equal(headers[':status'], 200);
      stream.resume();
      await once(stream, 'end');
      session.close();
    });

    test('whoever writes X-Forwarded-For has the allowance of their own address all the same', async () => {
      const statuses = [];
      for (let number = 0; number < 8; ++number) statuses.push((await vote(voterNumber(number), 4, { 'x-forwarded-for': `198.51.100.${number}` })).status);
      assert.deepEqual(statuses, [200, 200, 200, 200, 200, 429, 429, 429]);
    });

    test('what is for the inside is not shown, and a large body is refused', async () => {
      assert.equal((await ask('GET', '/metrics')).status, 404);
      const writes = async () => (await server.get('/moderation/comments', { authorization: `Bearer ${operatorToken}` })).json();
      const large = await ask('POST', '/articles/seed/comments', { body: `text=${'a'.repeat(70_000)}`, headers: { 'content-type': 'application/x-www-form-urlencoded' } }).catch(() => ({ status: 413 }));
      assert.ok([413, 502].includes(large.status), String(large.status)); // Caddy 2.6 says the latter
      assert.deepEqual((await writes()).items, []);
    });

    test('one’s own vote is nobody else’s, however many ask', async () => {
      assert.equal(JSON.parse((await ask('GET', '/articles/seed/rating', { headers: { 'lede-voter': voterNumber(1) } })).text).own, 4);
      assert.equal(JSON.parse((await ask('GET', '/articles/seed/rating', { headers: { 'lede-voter': voterNumber(99) } })).text).own, undefined);
      assert.equal(JSON.parse((await ask('GET', '/articles/seed/rating')).text).own, undefined);
    });

    if (proxy.keepsPages) {
      test('pages are kept for all readers, and shown while the server is away', async () => {
        const before = await rendered();
        await Promise.all(Array.from({ length: 50 }, () => ask('GET', '/articles/feature')));
        const asked = (await rendered()) - before;
        assert.ok(asked >= 1 && asked <= 5, `${asked} of 50 reached the server`);
        server.origin = 'https://news.example';
        await server.end();
        assert.equal((await ask('GET', '/articles/feature')).status, 200);
        await server.start();
        server.origin = `http://127.0.0.1:${server.port}`;
      });
    }
  });
}
