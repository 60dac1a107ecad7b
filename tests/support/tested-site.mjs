// The documentation site, built for the tests into a folder of their own and without the long pages of TypeDoc and Doxygen.
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inProject } from './paths.mjs';

export const folder = inProject('build', 'tested-site');

export function buildSite() {
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
