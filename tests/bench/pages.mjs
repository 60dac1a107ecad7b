// What the benchmarks in Chromium share: the browser, a site with web/dist and what a benchmark adds, the time that the
// page's main thread worked.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { build } from 'esbuild';
import { chromium } from 'playwright-core';
import { chromiumPath } from '../../examples/chromium-path.mjs';
import { mediaTypeOf } from '../../tools/media-types.mjs';
import { inProject, sharedData } from '../support/paths.mjs';

export const dist = process.env.LEDE_DIST ?? inProject('web', 'dist');

/** Documents with the language that their folder names. */
export function readDocuments() {
  const folder = sharedData('markdown');
  if (folder) {
    const paths = readdirSync(folder, { recursive: true })
      .filter((name) => name.endsWith('.md'))
      .sort();
    const documents = paths.map((name) => ({
      path: join(folder, name),
      language: name.split('/')[0],
      text: readFileSync(join(folder, name), 'utf8'),
    }));
    return { from: 'the shared Markdown', documents };
  }
  const paths = ['README.md', 'CONTRIBUTING.md', 'web/README.md'].map((name) => inProject(name));
  const documents = paths.map((path) => ({ path, language: 'en', text: readFileSync(path, 'utf8') }));
  return { from: 'the guides of this project', documents };
}

export async function bundle(file) {
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

/**
 * Serves web/dist below /dist/ and what is added, by path. The headers let a page measure its memory.
 * @returns {Promise<{origin: string, add: (path: string, body: string | Buffer) => void, close: () => void}>}
 */
export async function openSite() {
  const added = new Map();
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, 'http://localhost');
    const file = /^\/dist\/[\w.-]+$/.test(pathname) ? join(dist, pathname.slice('/dist/'.length)) : undefined;
    const body = added.get(pathname) ?? (file && existsSync(file) ? readFileSync(file) : undefined);
    if (body === undefined) return void response.writeHead(404).end();
    response.writeHead(200, {
      'content-type': mediaTypeOf(pathname) ?? 'application/octet-stream',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-embedder-policy': 'require-corp',
    });
    response.end(body);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    add: (path, body) => added.set(path, body),
    close: () => server.close(),
  };
}

export function launch() {
  return chromium.launch({
    executablePath: chromiumPath(),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--enable-blink-features=ForceEagerMeasureMemory',
    ],
  });
}

/** @returns a function that gives the milliseconds that the main thread of the page's process has worked. */
export async function threadTime(page) {
  const protocol = await page.context().newCDPSession(page);
  await protocol.send('Performance.enable', { timeDomain: 'threadTicks' });
  return async () => {
    const { metrics } = await protocol.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'ThreadTime').value * 1000;
  };
}

/** @returns a function that gives the milliseconds that the page's main thread worked during a call. */
export async function threadClock(page) {
  const now = await threadTime(page);
  return async (work) => {
    const begin = await now();
    await work();
    return (await now()) - begin;
  };
}

/** `--NAME N` of the command line. */
export function optionOf(name, otherwise) {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? otherwise : Number(process.argv[at + 1]);
}
