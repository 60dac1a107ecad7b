// A proxy that blocks every request and records its host. Tests use it to find out which other machines a page
// contacts.
import { createServer } from 'node:http';

/** Hosts that browsers contact by themselves. */
const k_browsers_own = /(^|\.)(mozilla\.(com|org|net)|firefox\.com|google\.com|googleapis\.com|gvt1\.com|gstatic\.com|webkitgtk\.org|test)$/;

const k_patience_ms = 30_000;

class Proxy {
  #server = createServer((request, response) => {
    this.#note(new URL(request.url, 'http://unknown/').hostname);
    response.writeHead(502).end();
  });
  #hosts = [];
  #waiting = [];

  async open() {
    this.#server.on('connect', ({ url }, socket) => {
      socket.on('error', () => undefined); // a browser that is closed resets it, and Node leaves that error to us
      this.#note(url.replace(/:\d+$/, ''));
      socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
    });
    await new Promise((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    this.port = this.#server.address().port;
    return this;
  }

  /** The hosts that were asked for since `forget`, each once, in order. */
  get hosts() {
    return [...new Set(this.#hosts)];
  }

  forget() {
    this.#hosts.length = 0;
  }

  /** Resolves when the host has been requested; rejects if it never is. */
  asked(host) {
    if (this.#hosts.includes(host)) return Promise.resolve();
    return new Promise((resolve, reject) => {
      const patience = setTimeout(() => reject(new Error(`${host} was not asked for; ${this.hosts} were`)), k_patience_ms);
      this.#waiting.push({
        host,
        resolve() {
          clearTimeout(patience);
          resolve();
        },
      });
    });
  }

  close() {
    this.#server.closeAllConnections();
    return new Promise((resolve) => this.#server.close(resolve));
  }

  #note(host) {
    if (k_browsers_own.test(host)) return;
    this.#hosts.push(host);
    for (const { host: wanted, resolve } of this.#waiting) if (wanted === host) resolve();
  }
}

export const openProxy = () => new Proxy().open();
