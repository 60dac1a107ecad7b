// What the rules look at: the project's own files, as git knows them.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

// Committed and new alike, so that a rule speaks up before the commit; what git ignores is not ours.
export const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], {
  cwd: root,
  encoding: 'utf8',
  maxBuffer: 1 << 26,
})
  .split('\0')
  .filter((file) => file !== '' && existsSync(join(root, file)));

const binary = /\.(png|jpe?g|webp|avif|gif|ico|woff2?|wasm|mp4)$/;
export const textFiles = files.filter((file) => !binary.test(file));

export const read = (file) => readFileSync(join(root, file), 'utf8');
