// Serves the example pages, and plays the newspapers' hosts while it does: in the article files an article's own
// origin (https://tth.example) is a reserved name, which this server replaces by its own.
//
//   node examples/serve.mjs [--port N]   prints the address of the partner page and serves until Ctrl-C
//   node examples/serve.mjs --once       opens it in headless Chromium, writes build/demo/seed.png, and ends
import { createReadStream, mkdirSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { extname, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { chromiumPath } from './chromium-path.mjs';

const k_project = fileURLToPath(new URL('..', import.meta.url));
const k_folders = { partner: 'examples/partner', articles: 'examples/articles', dist: 'web/dist' };
const k_types = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.webp': 'image/webp',
};
const k_host = '127.0.0.1';
const k_default_port = 8737;
const k_ready_timeout_ms = 20_000;
const k_partner_page = '/partner/index.html';

/** The article with its own origin replaced by this server's, so that its pictures can be seen. */
function articleFromHere(text, origin) {
  const own = new URL(JSON.parse(text).url).origin;
  return text.replaceAll(`${own}/`, `${origin}/`);
}

/** The file that a path of the site stands for, or undefined. */
function fileOf(pathname) {
  const [, folder, ...rest] = normalize(decodeURIComponent(pathname)).split('/');
  if (!Object.hasOwn(k_folders, folder) || rest.includes('..')) return undefined;
  const file = `${k_project}${k_folders[folder]}/${rest.join('/')}`;
  return statSync(file, { throwIfNoEntry: false })?.isFile() ? file : undefined;
}

function answer(request, response) {
  const origin = `http://${request.headers.host}`;
  const { pathname } = new URL(request.url, origin);
  const headers = { 'access-control-allow-origin': '*', 'cache-control': 'no-cache' };
  if (pathname === '/' || pathname === '/partner/') {
    response.writeHead(302, { location: k_partner_page }).end();
    return;
  }
  const file = fileOf(pathname);
  if (!file) {
    response.writeHead(404, { ...headers, 'content-type': k_types['.html'] });
    response.end('<!doctype html><title>Not here</title><p>This page would be on the newspaper’s own site.\n');
    return;
  }
  const extension = extname(file);
  response.writeHead(200, { ...headers, 'content-type': k_types[extension] ?? 'application/octet-stream' });
  if (extension === '.json' && pathname.startsWith('/articles/')) {
    response.end(articleFromHere(readFileSync(file, 'utf8'), origin));
  } else {
    createReadStream(file).pipe(response);
  }
}

/** Serves on the port asked for; where none was asked for and the usual one is taken, on any free one. */
function listen(port) {
  const server = createServer((request, response) => {
    try {
      answer(request, response);
    } catch (error) {
      if (!response.headersSent) response.writeHead(400, { 'content-type': 'text/plain; charset=utf-8' });
      response.end(`${error.message}\n`);
    }
  });
  return new Promise((resolve, reject) => {
    server.once('error', (error) => {
      if (error.code === 'EADDRINUSE' && port === undefined) server.listen(0, k_host);
      else reject(error);
    });
    server.once('listening', () => resolve(server));
    server.listen(port ?? k_default_port, k_host);
  });
}

/** Opens the partner page, waits for its article, and takes its picture. @returns what was seen. */
async function look(address) {
  for (const name of ['lede.js', 'lede.wasm', 'lede.css']) {
    if (!fileOf(`/dist/${name}`)) throw new Error(`web/dist/${name} is missing: run ./dev build first`);
  }
  const executablePath = chromiumPath();
  if (!executablePath) throw new Error('Chromium was not found: install it, or set CHROMIUM to its path');
  const { chromium } = createRequire(new URL('../tests/package.json', import.meta.url))('playwright-core');
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    const complaints = [];
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.addInitScript(noteEvents);
    await page.goto(address);
    const outcome = await page
      .waitForFunction(() => globalThis.__lede_outcome, null, { timeout: k_ready_timeout_ms })
      .then((handle) => handle.jsonValue())
      .catch(() => `no lede-ready event within ${k_ready_timeout_ms / 1000} s`);
    if (outcome !== 'ready') throw new Error([outcome, ...complaints].join('\n  '));
    const headline = page.locator('lede-article h1');
    if (!(await headline.isVisible())) throw new Error('the headline is not visible');
    await page.evaluate(waitForPictures);
    const file = 'build/demo/seed.png';
    mkdirSync(`${k_project}build/demo`, { recursive: true });
    await page.screenshot({ path: k_project + file, fullPage: true });
    return { headline: (await headline.textContent()).trim(), file };
  } finally {
    await browser.close();
  }
}

function noteEvents() {
  addEventListener('lede-ready', () => { globalThis.__lede_outcome = 'ready'; });
  addEventListener('lede-error', (event) => {
    const { code, message } = event.detail ?? {};
    globalThis.__lede_outcome = `lede-error: ${code}: ${message}`;
  });
}

/** Lazy pictures load when they are scrolled to; the picture of the page should have them. */
async function waitForPictures() {
  const pictures = [...document.querySelector('lede-article').shadowRoot.querySelectorAll('img')];
  for (const picture of pictures) picture.loading = 'eager';
  await Promise.all(pictures.map((picture) => picture.decode().catch(() => undefined)));
}

async function main() {
  const { values } = parseArgs({ options: { once: { type: 'boolean' }, port: { type: 'string' } } });
  const port = values.port === undefined ? (values.once ? 0 : undefined) : Number(values.port);
  if (port !== undefined && !(Number.isInteger(port) && port >= 0 && port < 65536)) throw new Error(`no port: ${values.port}`);
  const server = await listen(port);
  const address = `http://${k_host}:${server.address().port}${k_partner_page}`;
  console.log(address);
  if (!values.once) return;
  try {
    const { headline, file } = await look(address);
    console.log(`“${headline}” is on the page; its picture is in ${file}`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

main().catch((error) => {
  console.error(`examples/serve.mjs: ${error.message}`);
  process.exitCode = 1;
});
