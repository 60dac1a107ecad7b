// Firefox by Marionette, its own debugging protocol: releases before 129 speak too little of WebDriver BiDi.
// See https://firefox-source-docs.mozilla.org/testing/marionette/Protocol.html
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './webdriver.mjs';

const k_timeout_ms = 120_000;
const k_startup_attempts = 300;
const k_startup_pause_ms = 100;
// Keys without a character have a code point of their own: https://www.w3.org/TR/webdriver2/#keyboard-actions
const k_keys = { Tab: '\uE004', Enter: '\uE007', End: '\uE010', Home: '\uE011', ArrowLeft: '\uE012', ArrowRight: '\uE014', Delete: '\uE017' };

/** @param {Record<string, string | number>} preferences of the profile. */
export async function launch(executable, preferences) {
  const port = await freePort();
  const profile = mkdtempSync(join(tmpdir(), 'lede-firefox-'));
  const lines = Object.entries({ ...preferences, 'marionette.port': port, 'app.update.auto': 0, 'datareporting.policy.dataSubmissionEnabled': false });
  writeFileSync(join(profile, 'user.js'), lines.map((line) => `user_pref(${line.map((word) => JSON.stringify(word)).join(', ')});\n`).join(''));
  const child = spawn(executable, ['--headless', '--marionette', '--no-remote', '--profile', profile], { stdio: 'ignore' });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const connection = await Connection.open(port);
  await connection.send('WebDriver:NewSession', {});
  await connection.send('WebDriver:SetTimeouts', { script: k_timeout_ms, pageLoad: k_timeout_ms });
  return new Firefox(connection, async () => {
    await connection.send('Marionette:Quit', { flags: ['eForceQuit'] }).catch(() => undefined);
    connection.close();
    await ended;
    rmSync(profile, { recursive: true, force: true });
  });
}

/** A message is its length in bytes, a colon, and JSON. */
class Connection {
  #socket;
  #waiting = new Map();
  #last = 0;
  #buffer = Buffer.alloc(0);

  /** Resolves when Firefox has sent its greeting. */
  static async open(port) {
    for (let attempt = 1; ; ++attempt) {
      try {
        return await new Promise((resolve, reject) => {
          const socket = connect(port, '127.0.0.1');
          socket.once('error', reject);
          socket.once('data', () => resolve(new Connection(socket)));
        });
      } catch (error) {
        if (attempt === k_startup_attempts) throw error;
        await new Promise((resolve) => setTimeout(resolve, k_startup_pause_ms));
      }
    }
  }

  constructor(socket) {
    this.#socket = socket;
    const fail = () => this.#waiting.forEach(({ reject }) => reject(new Error('Firefox has ended')));
    socket.removeAllListeners('error').on('error', fail).on('close', fail);
    socket.on('data', (chunk) => {
      this.#buffer = Buffer.concat([this.#buffer, chunk]);
      this.#read();
    });
  }

  #read() {
    for (;;) {
      const colon = this.#buffer.indexOf(':');
      const end = colon + 1 + Number(this.#buffer.subarray(0, colon));
      if (colon < 0 || this.#buffer.length < end) return;
      const [, id, error, result] = JSON.parse(this.#buffer.subarray(colon + 1, end));
      this.#buffer = this.#buffer.subarray(end);
      const { resolve, reject } = this.#waiting.get(id) ?? {};
      this.#waiting.delete(id);
      if (error) reject?.(new Error(`${error.error}: ${error.message}`));
      else resolve?.(result);
    }
  }

  send(name, parameters) {
    const id = ++this.#last;
    const text = JSON.stringify([0, id, name, parameters]);
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#socket.write(`${Buffer.byteLength(text)}:${text}`);
    });
  }

  close() {
    this.#socket.destroy();
  }
}

class Firefox {
  name = 'firefox';

  constructor(connection, stop) {
    this.connection = connection;
    this.stop = stop;
  }

  async open(url) {
    await this.connection.send('WebDriver:Navigate', { url });
  }

  async evaluate(callable, ...args) {
    const script = `const callback = arguments[arguments.length - 1];
      Promise.resolve().then(() => (${callable})(...arguments[0])).then(
        (value) => callback({ value }),
        (error) => callback({ error: String(error && error.stack ? error + '\\n' + error.stack : error) }));`;
    const { value } = await this.connection.send('WebDriver:ExecuteAsyncScript', { script, args: [args] });
    if (value.error !== undefined && value.error !== null) throw new Error(value.error);
    return value.value ?? undefined;
  }

  async screenshot(path, { fullPage = true } = {}) {
    const { value } = await this.connection.send('WebDriver:TakeScreenshot', { full: fullPage });
    writeFileSync(path, Buffer.from(value, 'base64'));
  }

  /** The window has borders, so its size is set, and then corrected by the size that the page reports. */
  async setViewport(width, height) {
    await this.connection.send('WebDriver:SetWindowRect', { width, height });
    const inner = await this.evaluate(() => ({ width: innerWidth, height: innerHeight }));
    await this.connection.send('WebDriver:SetWindowRect', { width: 2 * width - inner.width, height: 2 * height - inner.height });
  }

  async setColorScheme() {
    return false;
  }

  async press(key) {
    const value = k_keys[key] ?? key;
    const actions = ['keyDown', 'keyUp'].map((type) => ({ type, value }));
    await this.connection.send('WebDriver:PerformActions', { actions: [{ type: 'key', id: 'keyboard', actions }] });
  }

  async close() {
    await this.stop();
  }
}
