// Serves what a recipe has built: a folder, as any server would, or the recipe's own server.
import { spawn } from 'node:child_process';
import { createReadStream, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { join, normalize } from 'node:path';
import { mediaTypeOf } from '../media-types.mjs';

const k_start_ms = 60_000;

const listen = async (server) => {
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server.address().port;
};
const close = (server) => new Promise((resolve) => (server.close(resolve), server.closeAllConnections()));

/** @param {string} [fallback] the page for addresses that no file has. */
export async function serveFolder(folder, fallback) {
  const isFile = (path) => statSync(path, { throwIfNoEntry: false })?.isFile();
  const server = createServer(({ url }, response) => {
    const path = join(folder, normalize(decodeURIComponent(new URL(url, 'http://localhost').pathname)));
    const file = [path, join(path, 'index.html'), ...(fallback ? [join(folder, fallback)] : [])].find(isFile);
    if (!file) {
      response.writeHead(404).end();
      return;
    }
    response.setHeader('Content-Type', mediaTypeOf(file) ?? 'application/octet-stream');
    createReadStream(file).pipe(response);
  });
  const port = await listen(server);
  return { origin: `http://127.0.0.1:${port}`, close: () => close(server) };
}

async function freePort() {
  const server = createServer();
  const port = await listen(server);
  await close(server);
  return port;
}

/** Runs `npm start` with a port of its own, and waits until it answers. */
export async function startServer(folder) {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  // In a group of its own, so that what npm starts ends with it.
  const child = spawn('npm', ['start'], {
    cwd: folder,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NODE_ENV: 'production', PORT: String(port), HOST: '127.0.0.1', HOSTNAME: '127.0.0.1' },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (said += text));
  const ended = new Promise((resolve) => child.once('close', resolve));
  let isOver = false;
  void ended.then(() => (isOver = true));
  const stop = async () => {
    if (!isOver) process.kill(-child.pid, 'SIGTERM');
    await ended;
  };
  for (const until = Date.now() + k_start_ms; ; ) {
    const answer = await fetch(origin).catch(() => undefined);
    if (answer?.ok) return { origin, close: stop };
    if (isOver || Date.now() > until) {
      await stop();
      throw new Error(`the server did not answer (${answer?.status ?? 'nothing'}): ${said}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
