// A developer's project: an empty folder into which the packed package was installed, as npm would from its registry.
import { execFileSync, spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inProject } from '../../support/paths.mjs';

const k_apps = fileURLToPath(new URL('../apps', import.meta.url));
const k_time_ms = 120_000;

/** Where the tools are that the tests bring; the project itself has the package alone. */
export const tools = join(createRequire(import.meta.url).resolve('webpack/package.json'), '..', '..');
export const tool = (name) => join(tools, '.bin', name);

export const articlePath = inProject('examples', 'articles', 'seed.json');

function npm(folder, ...words) {
  return execFileSync('npm', [...words, '--no-audit', '--no-fund'], { cwd: folder, encoding: 'utf8', stdio: 'pipe' });
}

/** @param {string} [app] the folder of tests/packages/apps whose files the project gets. */
export function makeProject(app) {
  const folder = mkdtempSync(join(tmpdir(), 'lede-package-'));
  const [{ filename }] = JSON.parse(npm(inProject('web'), 'pack', '--json', '--silent', '--pack-destination', folder));
  const tarball = join(folder, filename);
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'a-project', private: true, type: 'module' }));
  npm(folder, 'install', '--offline', tarball);
  if (app) cpSync(join(k_apps, app), folder, { recursive: true });
  cpSync(articlePath, join(folder, 'article.json'));
  return {
    folder,
    tarball,
    package: join(folder, 'node_modules', 'lede-article'),
    run: (command, ...words) => run(folder, command, words),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** @returns {Promise<string>} what the program printed; it fails where the program does, with what that said. */
function run(folder, command, words) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, words, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'], timeout: k_time_ms });
    const output = { stdout: '', stderr: '' };
    for (const name of ['stdout', 'stderr'])
      child[name].setEncoding('utf8').on('data', (text) => (output[name] += text));
    child.once('error', reject);
    child.once('close', (code, signal) => {
      if (code === 0) resolve(output.stdout);
      else reject(new Error(`${command} ended with ${signal ?? code}: ${output.stderr}${output.stdout}`));
    });
  });
}

/** What the native command makes of the project's article: the judge of every runtime. */
export function nativeHtml() {
  const command = process.env.LEDE_COMMAND ?? inProject('build', 'native', 'bin', 'lede');
  return execFileSync(command, ['render', articlePath], { encoding: 'utf8', maxBuffer: 1 << 26 });
}

export const readArticle = () => JSON.parse(readFileSync(articlePath, 'utf8'));

/** Says where two long texts begin to differ, without printing them whole. */
export function expectSame(actual, expected) {
  if (actual === expected) return;
  let at = 0;
  while (actual[at] === expected[at]) at += 1;
  const around = (text) => JSON.stringify(text.slice(Math.max(0, at - 60), at + 60));
  throw new Error(`the texts differ from character ${at} on: ${around(actual)} where ${around(expected)} was wanted`);
}
