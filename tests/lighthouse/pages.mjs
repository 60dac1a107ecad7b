// The pages that Lighthouse looks at: the feature article in each way in which a partner can have it, and a server that sends
// everything compressed, as a real one does.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { answer } from '../support/harness.mjs';
import { inProject } from '../support/paths.mjs';
import { articleOn } from '../browser/support/site.mjs';

const k_types = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webp': 'image/webp',
};
const k_description = 'A small ferry waits for the tide. An article of the Harbour Gazette, on the page of one of its partners.';
const readme = readFileSync(inProject('web', 'README.md'), 'utf8');
const [, reserved] = readme.match(/## Space for what comes later\n[^]*?```css\n([^]*?)```/);

const page = (head, body) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>The ferry that waits for the sea</title>
<meta name="viewport" content="width=device-width"><meta name="description" content="${k_description}"><link rel="icon" href="data:,">
${head}</head><body><main>${body}</main><footer><p>The partner’s footer</p></footer></body></html>`;
const element = (src) => `<lede-article src="${src}"><a href="/article">The ferry that waits for the sea</a></lede-article>`;
const script = '<script async src="/dist/lede.js"></script>';

async function rendered(article, output) {
  const [{ html }] = await answer([{ id: output, operation: 'render', input: article, options: { output, assetsUrl: '/dist/' } }]);
  return html;
}

/** @returns {Promise<{origin: string, requests: string[], pages: object, close: () => void}>} addresses of the pages by what they are. */
export async function openPages() {
  const bodies = new Map();
  const requests = [];
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, 'http://page.invalid');
    requests.push(pathname);
    if (pathname === '/favicon.ico') return response.writeHead(204).end(); // a site has one
    const found = bodies.get(pathname) ?? fileOf(pathname);
    if (!found) return response.writeHead(404).end();
    const type = k_types[extname(pathname)] ?? k_types['.html'];
    const isPicture = type.startsWith('image/');
    const headers = { 'content-type': type, 'cache-control': 'public, max-age=31536000' };
    if (!isPicture) headers['content-encoding'] = 'br';
    response.writeHead(200, headers).end(isPicture ? found : compressed(pathname, found));
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${server.address().port}`;
  const article = articleOn(origin, 'feature.json');
  const html = await rendered(article, 'element');
  const add = (path, body) => bodies.set(path, Buffer.from(body)) && path;
  add('/feature.json', article);
  add('/feature.html', await rendered(article, 'fragment'));
  const room = `<style>${reserved}</style>`;
  return {
    origin,
    requests,
    pages: {
      'script tag, article JSON': add('/script', page(script + room, element('/feature.json'))),
      'script tag, article rendered ahead': add('/verified', page(script + room, element('/feature.html'))),
      'server-rendered element': add('/element', page('', html)),
      'server-rendered page': add('/page', await rendered(article, 'page')),
    },
    close: () => server.close(),
  };
}

function fileOf(pathname) {
  const [, folder, ...rest] = pathname.split('/');
  const folders = { dist: ['web', 'dist'], articles: ['examples', 'articles'] };
  if (!Object.hasOwn(folders, folder) || rest.includes('..')) return undefined;
  try {
    return readFileSync(inProject(...folders[folder], ...rest));
  } catch {
    return undefined;
  }
}

const known = new Map();
function compressed(pathname, body) {
  if (!known.has(pathname)) known.set(pathname, brotliCompressSync(body));
  return known.get(pathname);
}
