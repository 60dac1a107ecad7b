// The documentation site, built for the tests without the long pages of TypeDoc and Doxygen. Each process has a folder of its own, since
// several may build it at once.
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inProject } from './paths.mjs';

export const folder = join(tmpdir(), `lede-site-${process.pid}`);

export function buildSite() {
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const words = [inProject('docs', 'site', 'build.mjs'), '--without-api', '--out', folder];
  const { status, stderr } = spawnSync(process.execPath, words, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`the site cannot be built: ${stderr}`);
}

/** Every page of it, by its address in the site. */
export function pagesOfSite() {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile() && entry.name.endsWith('.html'));
  return files.map((entry) => {
    const path = join(entry.parentPath ?? entry.path, entry.name);
    return { page: path.slice(folder.length + 1), html: readFileSync(path, 'utf8') };
  });
}
