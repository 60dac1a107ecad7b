// A moderator without script: reads the pages as a browser would, keeps the cookie, and posts the forms that are there.
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'parse5';
import { program, temporaryFolder } from './server.mjs';

/** A file of moderators, made by the server's own command. @param people tokens by name. */
export function moderatorsFile(people) {
  const file = join(temporaryFolder(), 'moderators');
  const lines = Object.entries(people).map(([name, token]) => execFileSync(program, ['hash-token', name], { input: `${token}\n`, encoding: 'utf8' }));
  writeFileSync(file, `# who moderates\n${lines.join('')}`);
  return file;
}

const attribute = (node, name) => node.attrs?.find((each) => each.name === name)?.value;
const walk = function* (node) {
  yield node;
  for (const child of node.childNodes ?? []) yield* walk(child);
};
const textOf = (node) => [...walk(node)].filter(({ nodeName }) => nodeName === '#text').map(({ value }) => value).join('');
/** All elements of that name, and perhaps with these attributes. */
export const elements = (tree, name, wanted = {}) =>
  [...walk(tree)].filter((node) => node.nodeName === name && Object.entries(wanted).every(([key, value]) => attribute(node, key) === value));

export class Moderator {
  cookie = '';

  constructor(server) {
    this.server = server;
  }

  async #take(response) {
    const cookie = response.headers.get('set-cookie');
    if (cookie) this.cookie = cookie.split(';')[0];
    this.status = response.status;
    this.headers = response.headers;
    this.html = await response.text();
    this.page = parse(this.html);
    return this;
  }

  async open(path) {
    const response = await this.server.get(path, { accept: 'text/html', cookie: this.cookie });
    return this.#take(response);
  }

  /** Posts the form that goes to `action`, by a button; `fields` are what its reader fills in. Follows the answer. */
  async submit(action, fields = {}, { button, origin } = {}) {
    const form = elements(this.page, 'form', { action })[0];
    if (!form) throw new Error(`no form for ${action}`);
    const body = new URLSearchParams();
    for (const input of elements(form, 'input')) {
      const name = attribute(input, 'name');
      const isLeftOut = attribute(input, 'type') === 'checkbox' && attribute(input, 'checked') === undefined;
      if (name && !isLeftOut && !(name in fields)) body.append(name, attribute(input, 'value') ?? '');
    }
    for (const [name, value] of Object.entries(fields)) for (const each of [value].flat()) body.append(name, each);
    if (button) body.append(...button);
    return this.post(action, body, origin);
  }

  async post(action, body, origin = this.server.origin) {
    const response = await fetch(this.server.origin + action, {
      method: 'POST',
      body,
      redirect: 'manual',
      headers: { accept: 'text/html', cookie: this.cookie, origin },
    });
    await this.#take(response);
    if (this.status === 303) await this.open(this.headers.get('location').replace(this.server.origin, ''));
    return this;
  }

  async signIn(name, token) {
    await this.open('/moderation');
    return this.submit('/moderation/login', { name, token });
  }

  get authors() {
    return elements(this.page, 'h2').filter((node) => attribute(node, 'id')?.startsWith('author-')).map(textOf);
  }

  get ids() {
    return elements(this.page, 'input', { name: 'id' }).map((node) => attribute(node, 'value'));
  }

  get message() {
    return elements(this.page, 'div', { role: 'status' }).map(textOf).join('');
  }

  link(text) {
    const found = elements(this.page, 'a').find((node) => textOf(node) === text);
    return found && attribute(found, 'href');
  }

  count(state) {
    return Number(textOf(elements(this.page, 'b', { 'data-count': state })[0]));
  }
}
