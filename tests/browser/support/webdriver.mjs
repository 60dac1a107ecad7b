// A small client for W3C WebDriver over HTTP, with the commands that the WebKit tests need. See
// https://www.w3.org/TR/webdriver2/
import { request } from 'node:http';
import { createServer } from 'node:net';

const k_startup_attempts = 100;
const k_startup_pause_ms = 100;

export class WebDriverError extends Error {
  constructor(kind, message) {
    super(`${kind}: ${message}`);
    this.kind = kind;
  }
}

/** One command. @returns {Promise<unknown>} its value. */
export function command(port, method, path, body) {
  const payload = method === 'POST' ? Buffer.from(JSON.stringify(body ?? {})) : undefined;
  return new Promise((resolve, reject) => {
    const outgoing = request(
      {
        host: '127.0.0.1',
        port,
        method,
        path,
        headers: payload ? { 'content-type': 'application/json', 'content-length': payload.length } : {},
      },
      (incoming) => {
        const chunks = [];
        incoming.on('data', (chunk) => chunks.push(chunk));
        incoming.on('error', reject);
        incoming.on('end', () => {
          const { value } = JSON.parse(Buffer.concat(chunks).toString('utf8'));
          if (value && typeof value === 'object' && value.error) reject(new WebDriverError(value.error, value.message));
          else resolve(value);
        });
      },
    );
    outgoing.on('error', reject);
    outgoing.end(payload);
  });
}

/** Waits until the driver answers, since it does not say when it begins to listen. */
export async function waitUntilListening(port) {
  for (let attempt = 1; ; ++attempt) {
    try {
      return await command(port, 'GET', '/status');
    } catch (error) {
      if (attempt === k_startup_attempts) throw error;
      await new Promise((resolve) => setTimeout(resolve, k_startup_pause_ms));
    }
  }
}

/** A session with its commands. */
export class Session {
  static async start(port, capabilities) {
    await waitUntilListening(port);
    const { sessionId } = await command(port, 'POST', '/session', { capabilities: { alwaysMatch: capabilities } });
    return new Session(port, sessionId);
  }

  constructor(port, id) {
    this.port = port;
    this.path = `/session/${id}`;
  }

  setTimeouts(milliseconds) {
    return command(this.port, 'POST', `${this.path}/timeouts`, { script: milliseconds, pageLoad: milliseconds });
  }

  navigate(url) {
    return command(this.port, 'POST', `${this.path}/url`, { url });
  }

  /** Calls `source`, a function's text, with `args`; waits where it returns a promise. */
  async call(source, args) {
    const script = `const callback = arguments[arguments.length - 1];
      Promise.resolve().then(() => (${source})(...arguments[0])).then(
        (value) => callback({ value }),
        (error) => callback({ error: String(error && error.stack ? error + '\\n' + error.stack : error) }));`;
    const outcome = await command(this.port, 'POST', `${this.path}/execute/async`, { script, args: [args] });
    if (outcome.error !== undefined && outcome.error !== null) throw new Error(outcome.error);
    return outcome.value ?? undefined;
  }

  press(key) {
    const actions = ['keyDown', 'keyUp'].map((type) => ({ type, value: key }));
    return command(this.port, 'POST', `${this.path}/actions`, { actions: [{ type: 'key', id: 'keyboard', actions }] });
  }

  windowRect() {
    return command(this.port, 'GET', `${this.path}/window/rect`);
  }

  setWindowRect(width, height) {
    return command(this.port, 'POST', `${this.path}/window/rect`, { x: 0, y: 0, width, height });
  }

  async screenshot() {
    return Buffer.from(await command(this.port, 'GET', `${this.path}/screenshot`), 'base64');
  }

  end() {
    return command(this.port, 'DELETE', this.path);
  }
}

/** @returns {Promise<number>} a port of this machine that nobody listens on. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}
