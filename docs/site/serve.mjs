// Serves build/site: node docs/site/serve.mjs [--port N] [--host ADDRESS] [--folder FOLDER]. Prints the address of the playground.
import { createReadStream, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { join, normalize, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { mediaTypeOf } from '../../tools/media-types.mjs';

const k_usual_port = 8747;

const { values } = parseArgs({
  options: { port: { type: 'string' }, host: { type: 'string', default: '127.0.0.1' }, folder: { type: 'string' } },
});
const folder = resolve(values.folder ?? fileURLToPath(new URL('../../build/site', import.meta.url)));

/** The file of a path, that of a folder's index, or undefined. Nothing outside of the folder is ever served. */
function fileOf(pathname) {
  const path = normalize(decodeURIComponent(pathname));
  if (path.includes('\0')) return undefined;
  const file = join(folder, path);
  if (file !== folder && !file.startsWith(`${folder}/`)) return undefined;
  const found = statSync(file, { throwIfNoEntry: false });
  if (found?.isDirectory()) return fileOf(join(path, 'index.html'));
  return found?.isFile() ? file : undefined;
}

function answer(request, response) {
  const { pathname } = new URL(request.url, 'http://localhost');
  const file = fileOf(pathname);
  if (file?.endsWith('/index.html') && !/\/$|\/index\.html$/.test(pathname)) {
    response.writeHead(302, { location: `${normalize(pathname)}/` }).end(); // relative addresses need the slash
    return;
  }
  if (!file) {
    response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end('Not here\n');
    return;
  }
  const type = mediaTypeOf(file) ?? 'application/octet-stream';
  response.writeHead(200, { 'content-type': type, 'cache-control': 'no-cache', 'x-content-type-options': 'nosniff' });
  createReadStream(file).pipe(response);
}

if (!fileOf('/index.html')) {
  console.error('build/site is missing: ./dev site builds it');
  process.exit(1);
}
const server = createServer((request, response) => {
  try {
    answer(request, response);
  } catch {
    response.writeHead(400, { 'content-type': 'text/plain; charset=utf-8' }).end('This request cannot be answered\n');
  }
});
server.once('error', (error) => {
  if (error.code !== 'EADDRINUSE' || values.port) throw error;
  server.listen(0, values.host);
});
server.on('listening', () => {
  const host = ['0.0.0.0', '::'].includes(values.host) ? 'localhost' : values.host.includes(':') ? `[${values.host}]` : values.host;
  const origin = `http://${host}:${server.address().port}`;
  console.log(`${origin}/playground/    the playground; ${origin}/ is the site. Ctrl-C ends it.`);
});
server.listen(Number(values.port ?? k_usual_port), values.host);
