// Cold start in Chromium: from navigation to the text, the lead picture and the rating that answers, with nothing in the
// cache, for three kinds of articles and all ways that one comes: at full speed, with the processor slowed four times, and
// over slow 4G. `./dev bench` builds everything first, and ends with these tables.
//   node tests/bench/cold.mjs [--rounds N]
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { mediaTypeOf } from '../../tools/media-types.mjs';
import { inProject } from '../support/paths.mjs';
import { dist, launch, optionOf } from './pages.mjs';
import { median, printTable, shownRatio } from './table.mjs';

const k_longest_wait = 10_000; // milliseconds, for the network to be still
const k_picture = 'articles/pictures/';
// Lighthouse's figures for a slow telephone network.
const slow4G = { offline: false, latency: 150, downloadThroughput: (1.6e6 / 8) * 0.9, uploadThroughput: (750e3 / 8) * 0.9 };
const k_conditions = [
  { name: 'at full speed', slowdown: 1 },
  { name: 'processor ÷ 4', slowdown: 4 },
  { name: 'slow 4G', slowdown: 1, network: slow4G },
];
const k_kinds = [
  { name: 'short news', file: 'seed.json' },
  { name: 'long read with pictures', file: 'long-read.json' },
  { name: 'HTML of a content system', file: 'report-html.json' },
];
const k_ways = [
  { name: 'Lede, article JSON', page: 'json.html' },
  { name: 'Lede, verified HTML', page: 'verified.html' },
  { name: 'Lede, rendered by the server', page: 'server.html' },
  { name: 'marked + DOMPurify, the same styles', page: 'rival.html' },
  { name: 'a frame with the server’s page', page: 'frame.html' },
];

// First in each page: notes when the text has been drawn, when the lead picture is there, and when the rating answers.
// A frame hands its times to the page around it.
const watch = `<script>
window.times = {};
const root = () => document.querySelector('lede-article, rival-article')?.shadowRoot ?? document;
const note = (name) => {
  if (name in times) return;
  times[name] = performance.timeOrigin + performance.now();
  if (parent !== window) parent.postMessage(times, '*');
};
addEventListener('message', ({ data }) => Object.assign(times, data));
addEventListener('lede-rate', (event) => { event.preventDefault(); note('rating'); });
const look = () => {
  const body = root().querySelector('.lede-body p');
  if (body?.getClientRects().length) {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => note('text');
    port2.postMessage(0);
  }
  const picture = root().querySelector('.lede-figure img');
  if (picture?.complete && picture.naturalWidth > 0) note('picture');
  const form = root().querySelector('.lede-rating form');
  // An event of our own: nothing is sent if nothing listens yet.
  if (form && !('rating' in times)) {
    form.querySelector('input[type=radio]').checked = true;
    form.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true, composed: true }));
  }
  requestAnimationFrame(look);
};
look();
</script>`;

const head = `<!doctype html><html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>A partner's page</title><link rel="icon" href="data:,">${watch}`;
const partnerPage = (script, element, source) =>
  `${head}<script async src="${script}"></script></head><body><h2>A partner's page</h2><${element} src="${source}"><a href="/article">The article</a></${element}></body></html>`;
const framePage = (source) =>
  `${head}</head><body><h2>A partner's page</h2><iframe src="${source}" width="900" height="700" title="The article"></iframe></body></html>`;

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
          plugin.onResolve({ filter: /^\/dist\// }, ({ path }) => ({ path: join(dist, path.slice(6)) })),
      },
    ],
    write: false,
    logLevel: 'error',
  });
  return outputFiles[0].contents;
}

/** An example of the project with its pictures on this site, a rating that is open, and a body that marked can read. */
function articleOf(file, origin) {
  const article = JSON.parse(
    readFileSync(inProject('examples', 'articles', file), 'utf8').replaceAll(/https:\/\/[\w.-]+\.example\//g, origin),
  );
  article.url ??= `${origin}article`;
  article.rating = { ...article.rating, endpoint: `${origin}rate` };
  article.image ??= { url: `${origin}${k_picture}ferry.webp`, alt: 'A picture', width: 1200, height: 675 };
  return article;
}

/** marked reads a text; what blocks say comes as HTML, which Lede made ahead. */
function rivalArticle(article, lede) {
  if (typeof article.body === 'string') return article;
  const html = lede.render({ headline: 'x', url: article.url, body: article.body }).html;
  return { ...article, body: html.slice(html.indexOf('lede-body')).replace(/^[^>]*>/, '') };
}

/** Everything that the pages need, by path. */
async function contentOf(origin) {
  const lede = await (await import(pathToFileURL(join(dist, 'node.js')))).load();
  const content = new Map([['/rival.js', await bundleRival()]]);
  for (const { file } of k_kinds) {
    const folder = `/${file.replace('.json', '')}/`;
    const article = articleOf(file, origin);
    const page = lede.render(article, { output: 'page', styleUrl: '/dist/lede.css', scriptUrl: '/dist/hydrate.js' }).html;
    const watched = page.replace('<head>', `<head>${watch}`).replace('</head>', '<link rel="icon" href="data:,"></head>');
    content.set(`${folder}article.json`, JSON.stringify(article));
    content.set(`${folder}rival.json`, JSON.stringify(rivalArticle(article, lede)));
    content.set(`${folder}article.html`, lede.render(article).html);
    content.set(`${folder}json.html`, partnerPage('/dist/lede.js', 'lede-article', `${folder}article.json`));
    content.set(`${folder}verified.html`, partnerPage('/dist/lede.js', 'lede-article', `${folder}article.html`));
    content.set(`${folder}rival.html`, partnerPage('/rival.js', 'rival-article', `${folder}rival.json`));
    content.set(`${folder}server.html`, watched);
    content.set(`${folder}frame.html`, framePage(`${folder}server.html`));
  }
  return content;
}

function fileOf(path) {
  const file = path.startsWith('/dist/') ? join(dist, path.slice(6)) : inProject('examples', path.slice(1));
  return /^\/(dist|articles)\/[\w./-]+$/.test(path) && !path.includes('..') && existsSync(file) ? file : undefined;
}

/** As a server does it that compressed its files beforehand. Every address of a picture has one. */
async function serve() {
  const packed = new Map();
  let content = new Map();
  const picture = readFileSync(inProject('examples', k_picture, 'ferry.webp'));
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, 'http://localhost');
    if (/\.(webp|jpe?g|png|avif)$/.test(pathname) || request.headers['sec-fetch-dest'] === 'image')
      return void response.writeHead(200, { 'content-type': 'image/webp' }).end(picture);
    const file = fileOf(pathname);
    const plain = content.get(pathname) ?? (file && readFileSync(file));
    if (plain === undefined) return void response.writeHead(404).end();
    const encoding = /\bbr\b/.test(request.headers['accept-encoding']) ? 'br' : 'gzip';
    const key = `${encoding} ${pathname}`;
    if (!packed.has(key)) packed.set(key, encoding === 'br' ? brotliCompressSync(plain) : gzipSync(plain));
    response.writeHead(200, {
      'content-type': mediaTypeOf(pathname) ?? 'application/octet-stream',
      'content-encoding': encoding,
      vary: 'accept-encoding',
    });
    response.end(packed.get(key));
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  // Browsers count this name as safe, and so ask for brotli.
  const origin = `http://localhost:${server.address().port}/`;
  content = await contentOf(origin);
  return { origin, close: () => server.close() };
}

/** A context of its own has caches of its own. @returns milliseconds to each, and bytes besides pictures */
async function visit(browser, url, { slowdown, network }) {
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
    if (network) await protocol.send('Network.emulateNetworkConditions', network);
    await protocol.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
    await page.goto(url, { waitUntil: 'commit' });
    await page.waitForFunction(() => 'text' in window.times && 'picture' in window.times);
    // What does not answer when the network has been still for half a second never will.
    await page.waitForLoadState('networkidle', { timeout: k_longest_wait }).catch(() => undefined);
    const times = await page.evaluate(() =>
      Object.fromEntries(Object.entries(window.times).map(([name, at]) => [name, at - performance.timeOrigin])),
    );
    return { ...times, bytes };
  } finally {
    await context.close();
  }
}

const shown = (visits, key) => {
  const values = visits.map((one) => one[key]).filter((value) => value !== undefined);
  return values.length < visits.length ? '–' : median(values).toFixed(0);
};

function printKind({ name }, condition, visits) {
  const ours = visits[0];
  console.log(`\n${name}, ${condition.name}`);
  printTable([
    ['', 'text, ms', 'of the first', 'lead picture, ms', 'rating answers, ms', 'KB without pictures'],
    ...k_ways.map((way, index) => [
      way.name,
      shown(visits[index], 'text'),
      index === 0 ? '' : shownRatio(visits[index].map(({ text }, round) => text / ours[round].text)),
      shown(visits[index], 'picture'),
      shown(visits[index], 'rating'),
      (median(visits[index].map(({ bytes }) => bytes)) / 1024).toFixed(1),
    ]),
  ]);
}

const rounds = optionOf('rounds', 5);
const site = await serve();
const browser = await launch();
try {
  console.log(`\nChromium ${browser.version()}: cold start, medians of ${rounds} visits in turns`);
  for (const kind of k_kinds) {
    const addresses = k_ways.map(({ page }) => `${site.origin}${kind.file.replace('.json', '')}/${page}`);
    for (const address of addresses) await visit(browser, address, k_conditions[0]); // the server's files are packed now
    for (const condition of k_conditions) {
      const visits = k_ways.map(() => []);
      for (let round = 0; round < rounds; round += 1) {
        for (const [index, address] of addresses.entries()) visits[index].push(await visit(browser, address, condition));
      }
      printKind(kind, condition, visits);
    }
  }
} finally {
  await browser.close();
  site.close();
}
