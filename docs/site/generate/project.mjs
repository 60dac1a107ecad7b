// Paths of the project, and small tools that every step of the site needs.
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../..', import.meta.url));
export const inProject = (...path) => join(root, ...path);

export async function write(folder, path, content) {
  const file = join(folder, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, content);
}

const entities = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
export const escape = (text) => String(text).replace(/[&<>"]/g, (character) => entities[character]);

const characters = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ' };
/** The text of Lede's own markup, which writes no other character references. */
export const textOf = (html) =>
  html.replace(/<[^>]*>/g, '').replace(/&(amp|lt|gt|quot|nbsp);/g, (_, name) => characters[name]);

/** The address of one page of the site as another page writes it. */
export function relative(from, to) {
  const path = posix.relative(posix.dirname(from), to);
  return path === '' ? posix.basename(to) : path;
}
