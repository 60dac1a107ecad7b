// Connections without a client library, for everything that such a library would not do.
import { connect } from 'node:net';

/** A connection whose answers can be waited for. */
export class RawConnection {
  text = '';

  #waiting = [];

  static async open(port, localAddress) {
    const connection = new RawConnection();
    await new Promise((resolve, reject) => {
      connection.socket = connect({ port, host: '127.0.0.1', localAddress });
      connection.socket.once('connect', resolve);
      connection.socket.once('error', reject);
    });
    connection.#listen();
    return connection;
  }

  #listen() {
    this.closed = new Promise((resolve) => this.socket.once('close', resolve));
    this.socket.on('error', () => undefined); // 'close' follows
    this.socket.on('data', (chunk) => {
      this.text += chunk.toString('latin1');
      this.#settle();
    });
    this.socket.once('close', () => {
      this.isClosed = true;
      this.#settle();
    });
  }

  #settle() {
    this.#waiting = this.#waiting.filter(({ pattern, resolve }) => {
      const isDone = this.isClosed || pattern.test(this.text);
      if (isDone) resolve(this.text);
      return !isDone;
    });
  }

  write(text) {
    this.socket.write(Buffer.from(text, 'latin1'));
    return this;
  }

  /** @returns all that has arrived when the pattern is in it, or the other side has closed. */
  until(pattern) {
    return new Promise((resolve) => {
      this.#waiting.push({ pattern, resolve });
      this.#settle();
    });
  }

  close() {
    this.socket.destroy();
    return this.closed;
  }
}

/** Sends bytes and returns what comes back until the server closes. */
export async function exchange(port, text) {
  const connection = await RawConnection.open(port);
  connection.write(text);
  await connection.closed;
  return connection.text;
}

export const statusOf = (answer) => Number(/^HTTP\/1\.1 (\d{3}) /.exec(answer)?.[1]);
