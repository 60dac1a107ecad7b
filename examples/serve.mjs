// The demo: the newsroom's server with the articles, and a partner's site on another origin that shows one of them. In the
// pages and articles the newspapers' origins (https://tth.example) are reserved names; the newsroom's address takes their place.
//
//   node examples/serve.mjs [--port N] [--host ADDRESS] [--store FILE]
//                                        prints the addresses, the partner page's first, and serves until Ctrl-C. With
//                                        --host 0.0.0.0 both answer from outside, on --port and the port after it
//   node examples/serve.mjs --once       opens the page in headless Chromium, writes build/demo/seed.png, and ends
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { extname, normalize } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { chromiumPath } from './chromium-path.mjs';

const k_project = fileURLToPath(new URL('..', import.meta.url));
const k_newsroom = process.env.LEDE_NEWSROOM ?? `${k_project}build/native/bin/lede-newsroom`;
const k_types = { '.html': 'text/html; charset=utf-8', '.css': 'text/css; charset=utf-8' };
const k_usual_host = '127.0.0.1';
const k_default_port = 8737; // of the partner; the newsroom has the next one
const k_ready_timeout_ms = 20_000;
const k_partner_page = '/partner/index.html';

const isAnyAddress = (host) => ['0.0.0.0', '::'].includes(host);
/** How a browser on this machine calls the host that a server listens on. */
const nameOf = (host) => (isAnyAddress(host) ? 'localhost' : host.includes(':') ? `[${host}]` : host);

const k_articles = `${k_project}examples/articles`;

/** The origins of the newspapers that the articles are from. */
const k_own_names = [
  ...new Set(
    readdirSync(k_articles)
      .filter((name) => extname(name) === '.json')
      .map((name) => JSON.parse(readFileSync(`${k_articles}/${name}`, 'utf8')).url)
      .filter(Boolean)
      .map((url) => new URL(url).origin),
  ),
];

/**
 * The partner's page as it would be on the web: script, articles and links are the newsroom's. Its server renders the
 * articles, which the files beside the page are JSON for; the page verifies them.
 */
function pageFor(newsroom, text) {
  const named = k_own_names.reduce((page, name) => page.replaceAll(`${name}/`, `${newsroom}/`), text);
  return named
    .replace(/(src="\.\.\/articles\/[\w-]+)\.json"/g, '$1.html"')
    .replace(/(src|href)="\.\.\/(articles|dist)\//g, `$1="${newsroom}/$2/`);
}

/** The file of the partner's site that a path stands for, or undefined. */
function fileOf(pathname) {
  const [, folder, ...rest] = normalize(decodeURIComponent(pathname)).split('/');
  if (!['partner', 'themes'].includes(folder) || rest.includes('..')) return undefined;
  const file = `${k_project}examples/${folder}/${rest.join('/')}`;
  return statSync(file, { throwIfNoEntry: false })?.isFile() ? file : undefined;
}

function answer(request, response, newsroom) {
  const { pathname } = new URL(request.url, 'http://localhost');
  if (pathname === '/' || pathname === '/partner/') {
    response.writeHead(302, { location: k_partner_page }).end();
    return;
  }
  const file = fileOf(pathname);
  const type = file && k_types[extname(file)];
  const headers = { 'cache-control': 'no-cache', 'x-content-type-options': 'nosniff' };
  if (!type) {
    response.writeHead(404, { ...headers, 'content-type': 'text/plain; charset=utf-8' }).end('Not here\n');
    return;
  }
  const text = readFileSync(file, 'utf8');
  response.writeHead(200, { ...headers, 'content-type': type });
  response.end(extname(file) === '.html' ? pageFor(newsroom(), text) : text);
}

/** Serves on the port asked for; where none was asked for and the usual one is taken, on any free one. */
function listen(host, port, newsroom) {
  const server = createServer((request, response) => {
    try {
      answer(request, response, newsroom);
    } catch (error) {
      if (!response.headersSent) response.writeHead(400, { 'content-type': 'text/plain; charset=utf-8' });
      response.end('This request cannot be answered\n');
      console.error(`examples/serve.mjs: ${error.message}`);
    }
  });
  return new Promise((resolve, reject) => {
    server.once('error', (error) => {
      if (error.code === 'EADDRINUSE' && port === undefined) server.listen(0, host);
      else reject(error);
    });
    server.once('listening', () => resolve(server));
    server.listen(port ?? k_default_port, host);
  });
}

/** The token of the demo's moderator, made once. */
function moderatorsToken() {
  const file = `${k_project}build/demo/operator.token`;
  if (!existsSync(file)) writeFileSync(file, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600 });
  return { file, token: readFileSync(file, 'utf8').trim() };
}

/** Starts the newsroom. What readers give is kept in build/demo, and still there the next time. */
async function startNewsroom({ partner, isOnce, host, port, store: wanted }) {
  if (!existsSync(k_newsroom)) throw new Error('the newsroom server is not built: ./dev demo does it');
  mkdirSync(`${k_project}build/demo`, { recursive: true });
  const store = wanted ?? `${k_project}build/demo/${isOnce ? 'once' : 'newsroom'}.sqlite`;
  // The picture shows the article as nobody has rated it yet.
  if (isOnce) for (const end of ['', '-wal', '-shm']) rmSync(store + end, { force: true });
  const list = [
    ...['--articles', k_articles, '--dist', `${k_project}web/dist`, '--store', store],
    ...['--host', host, '--port', String(port), ...k_own_names.flatMap((name) => ['--own-name', name]), '--partner', partner],
    ...['--title', 'Tòa soạn', '--operator-token-file', moderatorsToken().file],
  ];
  if (isAnyAddress(host)) list.push('--origin', `http://${nameOf(host)}:${port}`);
  const child = spawn(k_newsroom, list, { stdio: ['ignore', 'pipe', 'pipe'] });
  const complaints = [];
  createInterface({ input: child.stderr }).on('line', (line) => {
    if (!line.startsWith('{')) complaints.push(line);
  });
  const ended = once(child, 'close');
  const [address] = await Promise.race([once(createInterface({ input: child.stdout }), 'line'), ended.then(() => [])]);
  if (!address) throw Object.assign(new Error(complaints.join('\n')), { isPortTaken: complaints.some((line) => /in use/.test(line)) });
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
  };
  return { address, ended, stop };
}

/** On the port after the partner's, or, where that is taken, on any. */
async function startNewsroomSomewhere(plan) {
  try {
    return await startNewsroom(plan);
  } catch (error) {
    if (!error.isPortTaken || isAnyAddress(plan.host)) throw error;
    return startNewsroom({ ...plan, port: 0 });
  }
}

/** Opens the partner page, waits for its article, and takes its picture. @returns what was seen. */
async function look(address) {
  for (const name of ['lede.js', 'render.js', 'lede.wasm', 'lede-rest.wasm', 'verified.js', 'participation.js', 'parts.js', 'pictures.js', 'films.js', 'hydrate.js', 'lede.css']) {
    if (!existsSync(`${k_project}web/dist/${name}`)) throw new Error(`web/dist/${name} is missing: run ./dev build first`);
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
  const { values } = parseArgs({ options: { once: { type: 'boolean' }, port: { type: 'string' }, host: { type: 'string' }, store: { type: 'string' } } });
  const host = values.host ?? k_usual_host;
  const port = values.port === undefined ? (values.once ? 0 : undefined) : Number(values.port);
  if (port !== undefined && !(Number.isInteger(port) && port >= 0 && port < 65536)) throw new Error(`no port: ${values.port}`);
  let newsroom;
  const server = await listen(host, port, () => newsroom.address);
  const partnerPort = server.address().port;
  const partner = `http://${nameOf(host)}:${partnerPort}`;
  const stop = async () => {
    server.closeAllConnections();
    server.close();
    await newsroom?.stop();
  };
  try {
    const isNext = partnerPort === k_default_port || isAnyAddress(host);
    newsroom = await startNewsroomSomewhere({ partner, isOnce: values.once, host, store: values.store, port: isNext ? partnerPort + 1 : 0 });
    console.log(partner + k_partner_page);
    console.log(`the newsroom, with pages of its own: ${newsroom.address}/`);
    console.log(`its moderators: ${newsroom.address}/moderation, name operator, token ${moderatorsToken().token}`);
    console.log(`more pages: ${partner}/partner/articles.html (several articles), ${partner}/partner/minimal.html, ${partner}/themes/index.html`);
    if (values.once) {
      const { headline, file } = await look(partner + k_partner_page);
      console.log(`“${headline}” is on the page; its picture is in ${file}`);
    } else {
      // Ctrl-C reaches the newsroom as well; a signal to this process alone does not.
      for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => void stop());
      await newsroom.ended;
    }
  } finally {
    await stop();
  }
}

main().catch((error) => {
  console.error(`examples/serve.mjs: ${error.message}`);
  process.exitCode = 1;
});
