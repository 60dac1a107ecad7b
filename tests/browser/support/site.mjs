// A site for the tests: the project's folders, pages made for one test, and all kinds of wrong answers.
import { readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { dirname, normalize } from 'node:path';
import { Readable } from 'node:stream';
import { mediaTypeOf } from '../../../tools/media-types.mjs';
import { inProject } from '../../support/paths.mjs';
import { folder as testedSite } from '../../support/tested-site.mjs';


const k_folders = {
  dist: process.env.LEDE_DIST ?? inProject('web', 'dist'),
  examples: inProject('examples'),
  articles: inProject('examples', 'articles'),
  cases: inProject('tests', 'cases'),
  pages: inProject('tests', 'browser', 'pages'),
  site: testedSite,
  axe: dirname(createRequire(import.meta.url).resolve('axe-core/package.json')),
};

function fileOf(pathname) {
  const [, folder, ...rest] = normalize(decodeURIComponent(pathname)).split('/');
  if (!Object.hasOwn(k_folders, folder) || rest.includes('..')) return undefined;
  const file = `${k_folders[folder]}/${rest.join('/')}`;
  return statSync(file, { throwIfNoEntry: false })?.isFile() ? file : undefined;
}

/**
 * `add(path, {body, type, status, headers, until, cut})` answers a path with any content: a text, or a function that
 * returns one or an asynchronous sequence of its pieces. If `until` is given, it waits for that promise; `cut` closes the
 * connection after the content. `alias(path, folder)` serves one of the folders
 * under a second name, in which `add` can replace single files.
 */
class Site {
  #added = new Map();
  #aliases = new Map();
  #server = createServer((request, response) => void this.#answer(request, response));

  /** Paths asked for, in order. */
  requests = [];
  /** The same requests as `{method, path, headers, body}`. */
  log = [];
  /** Paths whose request was aborted before it was answered. */
  aborted = [];
  #watches = [];

  /** Resolves when the requested paths, or the aborted ones, are as expected; rejects if they never are. */
  when(condition) {
    return new Promise((resolve, reject) => {
      const said = () => reject(new Error(`waited in vain for ${condition}; asked for were ${this.requests.join(' ')}`));
      const limit = setTimeout(said, 30_000);
      this.#watches.push({
        condition,
        resolve: () => {
          clearTimeout(limit);
          resolve();
        },
      });
      this.#look();
    });
  }

  #look() {
    this.#watches = this.#watches.filter(({ condition, resolve }) => {
      if (condition()) resolve();
      return !condition();
    });
  }

  async open({ needsPackage = true } = {}) {
    if (needsPackage && !fileOf('/dist/lede.js')) throw new Error('web/dist/lede.js is missing: ./dev build makes it');
    await new Promise((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    this.origin = `http://127.0.0.1:${this.#server.address().port}`;
    return this;
  }

  close() {
    this.#server.closeAllConnections();
    return new Promise((resolve) => this.#server.close(resolve));
  }

  add(path, answer) {
    this.#added.set(path, answer);
    return this.origin + path;
  }

  remove(path) {
    this.#added.delete(path);
  }

  alias(path, folder) {
    this.#aliases.set(path, folder);
  }

  #aliased(pathname) {
    for (const [path, folder] of this.#aliases) {
      if (pathname.startsWith(`${path}/`)) return `/${folder}${pathname.slice(path.length)}`;
    }
    return pathname;
  }

  async #answer(request, response) {
    const { pathname } = new URL(request.url, this.origin);
    this.requests.push(pathname);
    response.once('close', () => {
      if (response.writableEnded) return;
      this.aborted.push(pathname);
      this.#look();
    });
    this.#look();
    const chunks = [];
    try {
      for await (const chunk of request) chunks.push(chunk);
    } catch {
      return; // a page that is left takes its request back in the middle of the body
    }
    const body = Buffer.concat(chunks).toString();
    this.log.push({ method: request.method, path: pathname, headers: request.headers, body });
    this.#look();
    const headers = { 'cache-control': 'no-store', 'access-control-allow-origin': '*' };
    const added = this.#added.get(pathname);
    if (added) {
      await added.until;
      if (response.destroyed) return;
      const type = added.type ?? mediaTypeOf(pathname) ?? 'text/html; charset=utf-8';
      const answer = typeof added.body === 'function' ? added.body() : (added.body ?? '');
      response.writeHead(added.status ?? 200, { ...headers, 'content-type': type, ...added.headers });
      if (answer[Symbol.asyncIterator]) Readable.from(answer).pipe(response);
      else if (added.cut) response.write(answer, () => response.destroy());
      else response.end(answer);
      return;
    }
    const file = fileOf(this.#aliased(pathname));
    if (!file) {
      response.writeHead(404, { ...headers, 'content-type': 'text/html; charset=utf-8' });
      response.end('<!doctype html><title>Not found</title><h1>Not found</h1>');
      return;
    }
    response.writeHead(200, { ...headers, 'content-type': mediaTypeOf(file) ?? 'application/octet-stream' });
    response.end(readFileSync(file));
  }
}

export const openSite = (options) => new Site().open(options);

/** The article file with its own reserved origin replaced, so that its pictures are there. */
export function articleOn(origin, name) {
  const text = readFileSync(`${k_folders.articles}/${name}`, 'utf8');
  return text.replaceAll(`${new URL(JSON.parse(text).url).origin}/`, `${origin}/`);
}

/** An article's JSON as an object, with a rating and comments that post to the site. */
export const withForms = (json) => ({ ...JSON.parse(json), rating: { endpoint: '/rate' }, comments: { endpoint: '/comment', items: [] } });

/** A page with the recorder of events and the given markup. */
export function page({ head = '', body = '' }) {
  return `<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>A page</title>
<link rel="icon" href="data:,">
<script src="/pages/record.js"></script>
${head}
</head>
<body>
${body}
</body>
</html>
`;
}

/** A partner page: the recorder of events, the script tag, the element with its fallback. */
export function partnerPage({ src, attributes = '', script = '/dist/lede.js', head = '', before = '', after = '' }) {
  return `<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Partner</title>
<link rel="icon" href="data:,">
<script src="/pages/record.js"></script>
${head}
<script async src="${script}"></script>
</head>
<body>
${before}
<lede-article src="${src}" ${attributes}><a id="fallback" href="${src}">The article at its own address</a></lede-article>
${after}
</body>
</html>
`;
}
