// The SHA-256 hashes of the built files, in the form of the `integrity` attribute.
import { createHash } from 'node:crypto';
import { copyFile, mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

export const integrityOf = (bytes) => `sha256-${createHash('sha256').update(bytes).digest('base64')}`;

/** `{name: integrity}` of the files of a folder. */
async function integrities(folder, names) {
  const entries = names.map(async (name) => [name, integrityOf(await readFile(join(folder, name)))]);
  return Object.fromEntries(await Promise.all(entries));
}

const writeList = (folder, version, files) =>
  writeFile(join(folder, 'integrity.json'), `${JSON.stringify({ version, files }, null, 2)}\n`);

/**
 * Writes dist/integrity.json, and dist/cdn/VERSION: a folder that never changes, with the files that pages load and
 * their hashes.
 * @param {(name: string) => boolean} isForPages
 */
export async function writeIntegrity(dist, version, isForPages) {
  const entries = await readdir(dist, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isFile()).map(({ name }) => name);
  await writeList(dist, version, await integrities(dist, names.sort()));
  const folder = join(dist, 'cdn', version);
  await mkdir(folder, { recursive: true });
  const forPages = names.filter(isForPages);
  for (const name of forPages) await copyFile(join(dist, name), join(folder, name));
  await writeList(folder, version, await integrities(folder, forPages));
}
