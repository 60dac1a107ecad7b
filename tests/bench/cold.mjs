// Cold start in Chromium: from navigation to the frame that shows the article, with nothing in the cache, at full speed
// and with the processor slowed four times. `./dev bench` builds everything first, and ends with this table.
//   node tests/bench/cold.mjs [--rounds N]
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { chromium } from 'playwright-core';
import { chromiumPath } from '../../examples/chromium-path.mjs';
import { inProject } from '../support/paths.mjs';
import { median, printTable } from './table.mjs';

const k_dist = process.env.LEDE_DIST ?? inProject('web', 'dist');
const k_types = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
  '.webp': 'image/webp',
};
const k_slowdowns = [1, 4];

// First in each page: notes when a frame with the headline has been drawn.
const watch = `<script>
window.shown = new Promise((resolve) => {
  const headline = () => document.querySelector('h1') ?? document.querySelector('lede-article, rival-article')?.shadowRoot?.querySelector('h1');
  const look = () => {
    if (!headline()?.getClientRects().length) return requestAnimationFrame(look);
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => resolve(performance.now());
    port2.postMessage(0);
  };
  requestAnimationFrame(look);
});
</script>`;

const partnerPage = (script, element) => `<!doctype html>
<html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>A partner's page</title><link rel="icon" href="data:,">${watch}
<script async src="${script}"></script></head>
<body><h2>A partner's page</h2><${element} src="/article.json"><a href="/article">The article</a></${element}></body></html>`;

async function bundleRival() {
  const { outputFiles } = await build({
    entryPoints: [inProject('tests', 'bench', 'contenders', 'page-marked-dompurify.js')],
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2022',
    loader: { '.css': 'text' },
    plugins: [
      {
        name: 'dist',
        setup: (plugin) =>
          plugin.onResolve({ filter: /^\/dist\// }, ({ path }) => ({ path: join(k_dist, path.slice(6)) })),
      },
    ],
    write: false,
    logLevel: 'error',
  });
  return outputFiles[0].contents;
}

/** Everything that the three pages need, by path. */
async function contentOf(origin) {
  const article = readFileSync(inProject('examples/articles/seed.json'), 'utf8').replaceAll(
    'https://tth.example/',
    origin,
  );
  const { load } = await import(pathToFileURL(join(k_dist, 'node.js')));
  const page = (await load()).render(article, {
    output: 'page',
    styleUrl: '/dist/lede.css',
    scriptUrl: '/dist/hydrate.js',
  });
  return new Map([
    ['/article.json', article],
    ['/rival.js', await bundleRival()],
    ['/lede.html', partnerPage('/dist/lede.js', 'lede-article')],
    ['/rival.html', partnerPage('/rival.js', 'rival-article')],
    [
      '/server.html',
      page.html.replace('<head>', `<head>${watch}`).replace('</head>', '<link rel="icon" href="data:,"></head>'),
    ],
  ]);
}

function fileOf(path) {
  const file = path.startsWith('/dist/') ? join(k_dist, path.slice(6)) : inProject('examples', path.slice(1));
  return /^\/(dist|articles)\/[\w./-]+$/.test(path) && !path.includes('..') && existsSync(file) ? file : undefined;
}

/** As a server does it that compressed its files beforehand. */
async function serve() {
  const packed = new Map();
  let content = new Map();
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, 'http://localhost');
    const file = fileOf(pathname);
    const plain = content.get(pathname) ?? (file && readFileSync(file));
    if (plain === undefined) return void response.writeHead(404).end();
    const encoding = /\bbr\b/.test(request.headers['accept-encoding']) ? 'br' : 'gzip';
    const type = k_types[extname(pathname)] ?? 'application/octet-stream';
    if (type.startsWith('image/')) return void response.writeHead(200, { 'content-type': type }).end(plain);
    const key = `${encoding} ${pathname}`;
    if (!packed.has(key)) packed.set(key, encoding === 'br' ? brotliCompressSync(plain) : gzipSync(plain));
    const body = packed.get(key);
    response.writeHead(200, {
      'content-type': type,
      'content-encoding': encoding,
      'content-length': body.length,
      vary: 'accept-encoding',
    });
    response.end(body);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  // Browsers count this name as safe, and so ask for brotli.
  const origin = `http://localhost:${server.address().port}/`;
  content = await contentOf(origin);
  return { origin, close: () => server.close() };
}

/** A context of its own has caches of its own. @returns {Promise<{milliseconds: number, bytes: number}>} */
async function visit(browser, url, slowdown) {
  const context = await browser.newContext({ viewport: { width: 1000, height: 800 } });
  try {
    const page = await context.newPage();
    const protocol = await context.newCDPSession(page);
    await protocol.send('Network.enable');
    let bytes = 0;
    const types = new Map();
    protocol.on('Network.responseReceived', ({ requestId, type }) => types.set(requestId, type));
    protocol.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      if (types.get(requestId) !== 'Image') bytes += encodedDataLength;
    });
    await protocol.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
    await page.goto(url, { waitUntil: 'commit' });
    const milliseconds = await page.evaluate(() => window.shown);
    await page.waitForLoadState('networkidle');
    return { milliseconds, bytes };
  } finally {
    await context.close();
  }
}

const contenders = [
  { name: 'Lede, one script tag', path: 'lede.html' },
  { name: 'marked + DOMPurify, the same styles', path: 'rival.html' },
  { name: 'Lede, rendered by the server', path: 'server.html' },
];

const at = process.argv.indexOf('--rounds');
const rounds = at < 0 ? 15 : Number(process.argv[at + 1]);
const site = await serve();
const browser = await chromium.launch({ executablePath: chromiumPath(), args: ['--no-sandbox', '--disable-gpu'] });
try {
  for (const { path } of contenders) await visit(browser, site.origin + path, 1); // the server's files are packed now
  const visits = new Map(contenders.map(({ path }) => [path, k_slowdowns.map(() => [])]));
  // In turns, so that whatever else the machine does hits all alike.
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, slowdown] of k_slowdowns.entries()) {
      for (const { path } of contenders)
        visits.get(path)[index].push(await visit(browser, site.origin + path, slowdown));
    }
  }
  console.log(
    `\nChromium ${browser.version()}: navigation to article visible, cold cache, the seed article, medians of ${rounds}`,
  );
  printTable([
    [
      '',
      ...k_slowdowns.map((slowdown) => (slowdown === 1 ? 'ms' : `ms, processor ÷ ${slowdown}`)),
      'KB without pictures',
    ],
    ...contenders.map(({ name, path }) => [
      name,
      ...visits.get(path).map((list) => median(list.map(({ milliseconds }) => milliseconds)).toFixed(0)),
      (median(visits.get(path)[0].map(({ bytes }) => bytes)) / 1024).toFixed(1),
    ]),
  ]);
} finally {
  await browser.close();
  site.close();
}
