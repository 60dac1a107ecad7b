// Speed of Markdown → sanitized HTML in Chromium, ours beside others, on the same documents in the same run; then
// natively, beside md4c alone. `./dev bench` builds everything first.
//   node tests/bench/bench.mjs [--rounds N]
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { build } from 'esbuild';
import { chromium } from 'playwright-core';
import { chromiumPath } from '../../examples/chromium-path.mjs';
import { inProject, sharedData } from '../support/paths.mjs';
import { median, printTable } from './table.mjs';

const k_contenders = [
  { name: 'Lede', file: 'lede.js' },
  { name: 'marked + DOMPurify', file: 'marked-dompurify.js' },
  { name: 'markdown-it + DOMPurify', file: 'markdown-it-dompurify.js' },
  { name: 'unified + rehype-sanitize', file: 'unified-rehype-sanitize.js' },
  { name: 'markdown-it + sanitize-html', file: 'markdown-it-sanitize-html.js' },
];
const k_dist = process.env.LEDE_DIST ?? inProject('web', 'dist');
const k_cold_starts = 5;
const k_types = { '.js': 'text/javascript', '.wasm': 'application/wasm' };

function readDocuments() {
  const folder = sharedData('markdown');
  if (folder) {
    const files = readdirSync(folder, { recursive: true })
      .filter((name) => name.endsWith('.md'))
      .sort();
    return { from: 'the shared Markdown', paths: files.map((name) => join(folder, name)) };
  }
  return {
    from: 'the guides of this project',
    paths: ['README.md', 'CONTRIBUTING.md', 'web/README.md'].map((name) => inProject(name)),
  };
}

async function bundle({ file }) {
  const { outputFiles } = await build({
    entryPoints: [inProject('tests', 'bench', 'contenders', file)],
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    external: ['/dist/*'],
    write: false,
    logLevel: 'error',
  });
  return Buffer.from(outputFiles[0].contents);
}

/** Each contender's script under its own path, and web/dist. */
async function serve(scripts) {
  const server = createServer((request, response) => {
    const path = new URL(request.url, 'http://localhost').pathname;
    const file = join(k_dist, path.slice('/dist/'.length));
    if (path === '/')
      response.setHeader('Content-Type', 'text/html; charset=utf-8').end('<!doctype html><title>Bench</title>');
    else if (scripts.has(path)) response.setHeader('Content-Type', 'text/javascript').end(scripts.get(path));
    else if (/^\/dist\/[\w.-]+$/.test(path) && existsSync(file)) {
      response.setHeader('Content-Type', k_types[extname(file)] ?? 'text/plain').end(readFileSync(file));
    } else response.writeHead(404).end();
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { origin: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() };
}

// The two functions that run in the page.
async function startInPage({ path, document }) {
  const begin = performance.now();
  const { start } = await import(path);
  const render = await start();
  const html = render(document);
  const milliseconds = performance.now() - begin;
  if (html.length < 10) throw new Error('no HTML');
  globalThis.render = render;
  return milliseconds;
}

function passInPage() {
  const begin = performance.now();
  let size = 0;
  for (const document of globalThis.documents) size += globalThis.render(document).length;
  return { milliseconds: performance.now() - begin, size };
}

/** Nothing is cached between two: each has a context of its own. */
async function measureCold(browser, origin, path, document) {
  const times = [];
  for (let start = 0; start < k_cold_starts; start += 1) {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(origin);
    times.push(await page.evaluate(startInPage, { path, document }));
    await context.close();
  }
  return median(times);
}

async function measureWarm(browser, origin, contenders, documents, rounds) {
  const bytes = documents.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  for (const contender of contenders) {
    contender.page = await browser.newPage();
    await contender.page.goto(origin);
    await contender.page.evaluate(startInPage, { path: contender.path, document: documents[0] });
    await contender.page.evaluate((texts) => (globalThis.documents = texts), documents);
    await contender.page.evaluate(passInPage);
    contender.speeds = [];
  }
  // In turns, so that whatever else the machine does hits all alike.
  for (let round = 0; round < rounds; round += 1) {
    for (const contender of contenders) {
      await contender.page.bringToFront();
      const { milliseconds } = await contender.page.evaluate(passInPage);
      contender.speeds.push(bytes / 1e6 / (milliseconds / 1000));
    }
  }
}

function sizeOf(contender) {
  const parts =
    contender.file === 'lede.js'
      ? ['index.js', 'lede-full.wasm'].map((name) => readFileSync(join(k_dist, name)))
      : [contender.script];
  return parts.reduce((sum, part) => sum + brotliCompressSync(part).length, 0) / 1024;
}

async function measureInChromium(documents, rounds) {
  const contenders = await Promise.all(
    k_contenders.map(async (contender) => ({
      ...contender,
      path: `/${contender.file}`,
      script: await bundle(contender),
    })),
  );
  const site = await serve(new Map(contenders.map(({ path, script }) => [path, script])));
  const browser = await chromium.launch({
    executablePath: chromiumPath(),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
  try {
    for (const contender of contenders)
      contender.cold = await measureCold(browser, site.origin, contender.path, documents[0]);
    await measureWarm(browser, site.origin, contenders, documents, rounds);
    console.log(`Chromium ${browser.version()}`);
  } finally {
    await browser.close();
    site.close();
  }
  const ours = contenders[0];
  printTable([
    ['', 'cold, ms', 'warm, MB/s', 'Lede is faster by', 'brotli, KB'],
    ...contenders.map((contender) => [
      contender.name,
      contender.cold.toFixed(1),
      median(contender.speeds).toFixed(2),
      contender === ours ? '' : `${(median(ours.speeds) / median(contender.speeds)).toFixed(1)} ×`,
      sizeOf(contender).toFixed(1),
    ]),
  ]);
}

function measureNatively(paths) {
  const program = inProject('build', 'native', 'bin', 'lede_bench');
  if (!existsSync(program)) {
    console.log(`\nNatively: build/native/bin/lede_bench is not there; ./dev bench makes it.`);
    return;
  }
  const { status, stdout, stderr } = spawnSync(program, ['--json', ...paths], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`lede_bench: ${stderr}`);
  const rows = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  console.log('\nNatively');
  printTable([
    ['', 'MB/s', 'of md4c alone'],
    ...rows.map(({ name, megabytesPerSecond, ofReference }) => [
      name,
      megabytesPerSecond.toFixed(1),
      ofReference.toFixed(2),
    ]),
  ]);
}

const at = process.argv.indexOf('--rounds');
const rounds = at < 0 ? 15 : Number(process.argv[at + 1]);
const { from, paths } = readDocuments();
const documents = paths.map((path) => readFileSync(path, 'utf8'));
const megabytes = documents.reduce((sum, text) => sum + Buffer.byteLength(text), 0) / 1e6;
console.log(
  `${documents.length} documents, ${megabytes.toFixed(2)} MB, from ${from}; medians of ${k_cold_starts} cold starts ` +
    `(load, compile, first document) and ${rounds} warm passes over all.\n`,
);
await measureInChromium(documents, rounds);
measureNatively(paths);
