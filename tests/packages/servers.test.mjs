// The lines for servers in web/README.md, in the real nginx, Caddy and Apache; and the quick start of README.md, which each of them serves.
import assert from 'node:assert/strict';
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { inProject } from '../support/paths.mjs';
import { openBrowser } from './support/page.mjs';

const { version } = JSON.parse(readFileSync(inProject('web', 'package.json'), 'utf8'));
const code = (file, heading, language) => {
  const text = readFileSync(inProject(...file), 'utf8');
  return new RegExp(`\n## ${heading}\n[^]*?\`\`\`${language}\n([^]*?)\`\`\``).exec(text)[1];
};

/** For each server: its configuration with our lines in it, and the command that serves a folder with that, in the foreground. */
const servers = {
  nginx: {
    configure: (folder, port) => `daemon off; pid ${folder}/pid; error_log ${folder}/log; events {} http {
      access_log off; client_body_temp_path ${folder}/t; proxy_temp_path ${folder}/t; fastcgi_temp_path ${folder}/t; uwsgi_temp_path ${folder}/t; scgi_temp_path ${folder}/t;
      types { text/html html; application/json json; }
      server { listen 127.0.0.1:${port}; root ${folder}/site; ${code(['web', 'README.md'], 'Servers', 'nginx')} } }`,
    command: (file) => ['nginx', '-c', file],
  },
  caddy: {
    configure: (folder, port) => `{
	admin off
	auto_https off
}
http://127.0.0.1:${port} {
	root * ${folder}/site
${code(['web', 'README.md'], 'Servers', 'caddy')}}`,
    command: (file) => ['caddy', 'run', '--adapter', 'caddyfile', '--config', file],
  },
  apache2: {
    configure: (folder, port) => `ServerRoot ${folder}
ServerName localhost
Listen 127.0.0.1:${port}
PidFile ${folder}/pid
ErrorLog ${folder}/log
${['mpm_event', 'authz_core', 'mime', 'headers', 'dir'].map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`).join('\n')}
TypesConfig /etc/mime.types
DocumentRoot ${folder}/site
<Directory ${folder}/site>
  Require all granted
  AllowOverride FileInfo
</Directory>`,
    htaccess: () => code(['web', 'README.md'], 'Servers', 'apache'),
    command: (file) => ['apache2', '-D', 'FOREGROUND', '-f', file],
  },
};
const isThere = (name) => spawnSync('sh', ['-c', `command -v ${name}`]).status === 0;

let browser;
before(async () => (browser = await openBrowser()));
after(() => browser?.close());

async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

function makeSite(folder, htaccess) {
  const site = join(folder, 'site');
  for (const part of ['lede', 'articles']) mkdirSync(join(site, part), { recursive: true });
  cpSync(inProject('web', 'dist', 'cdn', version), join(site, 'lede', version), { recursive: true });
  cpSync(inProject('examples', 'articles', 'report.json'), join(site, 'articles', 'report.json'));
  writeFileSync(join(site, 'index.html'), code(['README.md'], 'Quick start', 'html'));
  if (htaccess) for (const part of ['lede', 'articles']) writeFileSync(join(site, part, '.htaccess'), htaccess);
  execFileSync('chmod', ['-R', 'a+rX', folder]);
}

async function answers(child, url, complaint) {
  for (;;) {
    const answer = await fetch(url).catch(() => undefined);
    if (answer?.ok) return;
    if (child.exitCode !== null) throw new Error(`the server ended: ${complaint()}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

for (const [name, { configure, command, htaccess }] of Object.entries(servers)) {
  const skip = isThere(name) ? false : `${name} is not installed`;
  test(`${name} serves files and articles to other sites, and the page of the quick start`, { skip }, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'lede-server-'));
    makeSite(folder, htaccess?.());
    const port = await freePort();
    writeFileSync(join(folder, 'configuration'), configure(folder, port));
    const [program, ...words] = command(join(folder, 'configuration'));
    const child = spawn(program, words, { stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, HOME: folder } });
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (text) => (said += text));
    const origin = `http://127.0.0.1:${port}`;
    try {
      await answers(child, `${origin}/index.html`, () => said);
      for (const path of [`/lede/${version}/lede.js`, `/lede/${version}/lede.wasm`, '/articles/report.json']) {
        const { status, headers } = await fetch(origin + path);
        const isOurs = path.startsWith('/lede/');
        assert.equal(status, 200, path);
        assert.equal(headers.get('access-control-allow-origin'), '*', path);
        assert.equal(/immutable/.test(headers.get('cache-control') ?? ''), isOurs, path);
        const type = /js$/.test(path) ? /javascript/ : /wasm$/.test(path) ? /^application\/wasm$/ : /json/;
        assert.match(headers.get('content-type'), type, path);
      }
      await browser.open(`${origin}/index.html`);
      const headline = await browser.evaluate(async () => {
        await customElements.whenDefined('lede-article');
        await document.querySelector('lede-article').ready;
        return document.querySelector('lede-article').shadowRoot.querySelector('h1').textContent;
      });
      assert.equal(headline, JSON.parse(readFileSync(inProject('examples', 'articles', 'report.json'), 'utf8')).headline);
    } finally {
      const ended = new Promise((resolve) => child.once('close', resolve));
      if (child.exitCode === null) {
        child.kill('SIGTERM');
        await ended;
      }
      rmSync(folder, { recursive: true, force: true });
    }
  });
}
