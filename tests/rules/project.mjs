// The files that the rules look at: the project's own.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

// Committed and new files alike, so that a rule speaks up before the commit. Ignored files are not ours.
function filesOfGit() {
  const words = ['ls-files', '--cached', '--others', '--exclude-standard', '-z'];
  const { status, stdout } = spawnSync('git', words, { cwd: root, encoding: 'utf8', maxBuffer: 1 << 26 });
  return status === 0 ? stdout.split('\0').filter((file) => file !== '' && existsSync(join(root, file))) : undefined;
}

/** One line of .gitignore, as far as ours uses its language: names with `*`, a slash in front or at the end. */
function ignores(line) {
  const name = line.replace(/^\/|\/$/g, '');
  const pattern = name.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '[^/]*');
  const expression = new RegExp(`${line.startsWith('/') ? '^' : '(^|/)'}${pattern}$`);
  return (path, isFolder) => (isFolder || !line.endsWith('/')) && expression.test(path);
}

/** Without git, or in an unpacked archive, which has no repository: the same files, by .gitignore. */
export function filesOfFolder() {
  const lines = readFileSync(join(root, '.gitignore'), 'utf8').split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  const rules = lines.map(ignores);
  const walk = (folder) =>
    readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.name === '.git' || rules.some((isIgnored) => isIgnored(path, entry.isDirectory()))) return [];
      return entry.isDirectory() ? walk(path) : [path];
    });
  return walk('');
}

export const files = filesOfGit() ?? filesOfFolder();

const binary = /\.(png|jpe?g|webp|avif|gif|ico|woff2?|wasm|mp4)$/;
export const textFiles = files.filter((file) => !binary.test(file));

export const read = (file) => readFileSync(join(root, file), 'utf8');
