// The pages that Lighthouse looks at: an article in each way in which a partner can have it, and a server that sends everything
// compressed, as a real one does.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { brotliCompressSync } from 'node:zlib';
import { mediaTypeOf } from '../../tools/media-types.mjs';
import { answer } from '../support/harness.mjs';
import { inProject } from '../support/paths.mjs';
import { articleOn } from '../browser/support/site.mjs';

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

/**
 * The feature article has everything that an article can have; its JSON needs lede-rest.wasm, as that of one article in sixteen does. The
 * report is an ordinary article.
 * @returns {Promise<{origin: string, requests: string[], pages: object, close: () => void}>} the pages by what they are: the address, and the
 * lead picture, which is asked for once the article is shown.
 */
export async function openPages() {
  const bodies = new Map();
  const requests = [];
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, 'http://page.invalid');
    requests.push(pathname);
    if (pathname === '/favicon.ico') return response.writeHead(204).end(); // a site has one
    const found = bodies.get(pathname) ?? fileOf(pathname);
    if (!found) return response.writeHead(404).end();
    const type = mediaTypeOf(pathname) ?? 'text/html; charset=utf-8';
    const isPicture = type.startsWith('image/');
    const headers = { 'content-type': type, 'cache-control': 'public, max-age=31536000' };
    if (!isPicture) headers['content-encoding'] = 'br';
    response.writeHead(200, headers).end(isPicture ? found : compressed(pathname, found));
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A name, as sites have.
  const origin = `http://localhost:${server.address().port}`;
  const article = articleOn(origin, 'feature.json');
  const html = await rendered(article, 'element');
  const add = (path, body) => bodies.set(path, Buffer.from(body)) && path;
  add('/feature.json', article);
  add('/report.json', articleOn(origin, 'report.json'));
  add('/feature.html', await rendered(article, 'fragment'));
  const picture = '/ferry.webp';
  const room = `<style>${reserved}</style>`;
  return {
    origin,
    requests,
    pages: {
      'script tag, article JSON': { path: add('/script', page(script + room, element('/report.json'))), picture: '/market.webp' },
      'script tag, JSON with everything': { path: add('/everything', page(script + room, element('/feature.json'))), picture },
      'script tag, article rendered ahead': { path: add('/verified', page(script + room, element('/feature.html'))), picture },
      'server-rendered element': { path: add('/element', page('', html)), picture },
      'server-rendered page': { path: add('/page', await rendered(article, 'page')), picture },
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
