// A mail server for the tests: speaks SMTP over a socket (RFC 5321), STARTTLS or TLS from the start, AUTH PLAIN and LOGIN, and
// keeps the messages. Its certificate is from an authority that exists as long as the test file runs.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { createSecureContext, TLSSocket } from 'node:tls';
import { temporaryFolder } from './server.mjs';

let authority;
/** @returns {{file: string, certify(name): {key, cert}}} `file` is the authority's certificate. */
export function certificateAuthority() {
  if (authority) return authority;
  const folder = temporaryFolder();
  const openssl = (...list) => execFileSync('openssl', list, { cwd: folder, stdio: 'pipe' });
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  openssl('req', '-x509', ...key, '-keyout', 'ca.key', '-out', 'ca.pem', '-days', '2', '-subj', '/CN=authority of the test');
  const certify = (name) => {
    openssl('req', ...key, '-keyout', `${name}.key`, '-out', `${name}.csr`, '-subj', `/CN=${name}`);
    writeFileSync(join(folder, `${name}.ext`), `subjectAltName=DNS:${name}\n`);
    openssl('x509', '-req', '-in', `${name}.csr`, '-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial', '-days', '2', '-extfile', `${name}.ext`, '-out', `${name}.pem`);
    return { key: readFileSync(join(folder, `${name}.key`)), cert: readFileSync(join(folder, `${name}.pem`)) };
  };
  authority = { file: join(folder, 'ca.pem'), certify };
  return authority;
}

export class MailServer {
  /** What arrived: {from, to, login, isSecure, hello, text}. */
  messages = [];
  /** Every command, without the text of messages, each with whether it came over TLS. */
  commands = [];
  sockets = new Set();
  #heard = [];

  /** @param {{name?, tls?: 'starttls'|'from-the-start'|'none', login?: string, replies?: Record<string, string[]>, isSilent?: boolean, endless?: string}} plan
   *   `login`: "name password" that it asks for. `replies`: what it says to the first commands of that name instead.
   *   `endless`: what it says again and again. */
  constructor({ name = 'localhost', tls = 'starttls', login, replies = {}, isSilent = false, endless } = {}) {
    Object.assign(this, { tls, login, replies, isSilent, endless });
    this.context = tls === 'none' ? undefined : createSecureContext(certificateAuthority().certify(name));
  }

  async start() {
    this.listener = createServer((socket) => this.#welcome(socket));
    await new Promise((resolve) => this.listener.listen(0, '127.0.0.1', resolve));
    this.address = `${this.tls === 'from-the-start' ? 'smtps' : 'smtp'}://localhost:${this.listener.address().port}`;
    return this;
  }

  async end() {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((resolve) => this.listener.close(resolve));
  }

  /** Resolves as soon as `count` messages are there. */
  async arrived(count) {
    while (this.messages.length < count) await new Promise((resolve) => this.#heard.push(resolve));
    return this.messages;
  }

  /** Resolves as soon as a connection has said or done something. */
  happened() {
    return new Promise((resolve) => this.#heard.push(resolve));
  }

  #tell() {
    for (const resolve of this.#heard.splice(0)) resolve();
  }

  #welcome(plain) {
    this.sockets.add(plain);
    this.#tell();
    plain.on('error', () => undefined);
    if (this.isSilent) return;
    if (this.endless) return this.#talkWithoutEnd(plain);
    if (this.tls === 'from-the-start') return this.#talk(this.#secure(plain), { isSecure: true });
    this.#talk(plain, { isSecure: false });
  }

  #talkWithoutEnd(socket) {
    const pump = () => {
      while (!socket.destroyed && socket.write(this.endless));
      if (!socket.destroyed) socket.once('drain', pump);
    };
    socket.write('220 localhost ESMTP\r\n');
    socket.once('data', pump); // EHLO
  }

  #secure(plain) {
    const secure = new TLSSocket(plain, { isServer: true, secureContext: this.context });
    secure.on('error', () => this.#tell());
    return secure;
  }

  #talk(socket, session, isGreeted = false) {
    let buffer = '';
    let expected = 'command';
    const say = (text) => socket.write(`${text}\r\n`);
    const hear = (line) => {
      if (expected === 'message') return this.#hearText(session, line, say) && (expected = 'command');
      if (expected === 'login') {
        expected = 'command';
        return this.#checkLogin(session, line, say);
      }
      const verb = line.split(/[ :]/)[0].toUpperCase();
      this.commands.push({ verb, line, isSecure: session.isSecure });
      this.#tell();
      const instead = this.replies[verb]?.shift();
      if (instead) return say(instead);
      if (verb === 'EHLO') {
        session.hello = line.slice(5);
        const offers = [...(this.tls === 'starttls' && !session.isSecure ? ['STARTTLS'] : []), ...(this.login && (session.isSecure || this.tls === 'none') ? ['AUTH PLAIN LOGIN'] : []), '8BITMIME'];
        return say(['localhost', ...offers].map((offer, index, all) => `250${index + 1 < all.length ? '-' : ' '}${offer}`).join('\r\n'));
      }
      if (verb === 'STARTTLS') {
        say('220 go ahead');
        socket.removeAllListeners('data');
        return this.#talk(this.#secure(socket), { isSecure: true }, true);
      }
      if (verb === 'AUTH') {
        const [, method, first] = line.split(' ');
        if (method !== 'PLAIN') return say('504 PLAIN only');
        if (first) return this.#checkLogin(session, first, say);
        expected = 'login';
        return say('334 ');
      }
      if (this.login && !session.login) return say('530 who are you?');
      if (verb === 'MAIL') Object.assign(session, { from: /<(.*?)>/.exec(line)[1], to: [], lines: [] });
      if (verb === 'RCPT') session.to.push(/<(.*?)>/.exec(line)[1]);
      if (verb === 'DATA') {
        expected = 'message';
        return say('354 go on');
      }
      say(verb === 'QUIT' ? '221 bye' : '250 ok');
      if (verb === 'QUIT') socket.end();
    };
    socket.on('data', (chunk) => {
      buffer += chunk.toString('latin1');
      for (let end = buffer.indexOf('\r\n'); end >= 0; end = buffer.indexOf('\r\n')) {
        const line = buffer.slice(0, end);
        buffer = buffer.slice(end + 2);
        hear(line);
      }
    });
    if (!isGreeted) say('220 localhost ESMTP');
  }

  #checkLogin(session, encoded, say) {
    const [, name, password] = Buffer.from(encoded, 'base64').toString('utf8').split('\0');
    if (`${name} ${password}` !== this.login) return say('535 no');
    session.login = name;
    say('235 welcome');
  }

  // @returns whether the message ends here.
  #hearText(session, line, say) {
    if (line !== '.') return session.lines.push(line.replace(/^\./, '')) < 0;
    const { from, to, login, isSecure, hello, lines } = session;
    this.messages.push({ from, to, login, isSecure, hello, text: lines.join('\r\n') });
    say('250 taken');
    this.#tell();
    return true;
  }
}

/** A message's fields and text, decoded. @see https://www.rfc-editor.org/rfc/rfc2047 */
export function readMessage(text) {
  const [head, ...rest] = text.split('\r\n\r\n');
  const fields = head.replace(/\r\n[ \t]+/g, ' ').split('\r\n').map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 2)]);
  const decoded = (value) => value.replace(/\?= =\?/g, '?==?').replace(/=\?utf-8\?B\?([^?]*)\?=/g, (_, encoded) => Buffer.from(encoded, 'base64').toString('utf8'));
  return { names: fields.map(([name]) => name), fields: Object.fromEntries(fields.map(([name, value]) => [name, decoded(value)])), body: Buffer.from(rest.join('\r\n\r\n'), 'base64').toString('utf8') };
}
