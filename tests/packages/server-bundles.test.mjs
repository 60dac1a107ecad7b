// The packed package inside of a server's bundle, which runs in a folder where no node_modules are: functions of hosts, containers.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import * as esbuild from 'esbuild';
import { build as tsdown } from 'tsdown';
import * as vite from 'vite';
import webpack from 'webpack';
import { makeProject, tool } from './support/project.mjs';

const k_program = `import { load } from 'lede-article';
load().then((lede) => console.log(lede.markdown('**a**').html), ({ code, message }) => console.log(code, message));`;
const k_html = '<p><strong>a</strong></p>';

let project;
before(() => {
  project = makeProject();
  writeFileSync(join(project.folder, 'program.mjs'), k_program);
});
after(() => project?.remove());

const inFolder = (...parts) => join(project.folder, ...parts);

const withEsbuild = (format) => async (folder) => {
  const outfile = join(folder, format === 'esm' ? 'main.mjs' : 'main.cjs');
  await esbuild.build({ entryPoints: [inFolder('program.mjs')], bundle: true, platform: 'node', format, outfile, logLevel: 'silent' });
};
const withVite = async (folder) => {
  const build = { ssr: inFolder('program.mjs'), outDir: folder, emptyOutDir: false, rollupOptions: { output: { entryFileNames: 'main.mjs' } } };
  await vite.build({ root: project.folder, configFile: false, logLevel: 'silent', build, ssr: { noExternal: true } });
};
const withTsdown = async (folder) => {
  const entry = { main: inFolder('program.mjs') };
  const deps = { alwaysBundle: ['lede-article'], onlyBundle: false };
  await tsdown({ cwd: project.folder, config: false, entry, outDir: folder, clean: false, dts: false, deps, logLevel: 'silent' });
};
const withBun = async (folder) => {
  execFileSync(tool('bun'), ['build', inFolder('program.mjs'), '--target=node', `--outfile=${join(folder, 'main.mjs')}`], { stdio: 'ignore' });
};
const withWebpack = (folder) =>
  new Promise((resolve, reject) => {
    const output = { path: folder, filename: 'main.cjs' };
    webpack({ mode: 'production', target: 'node20', context: project.folder, entry: './program.mjs', output }, (error, stats) => {
      if (error || stats.hasErrors()) reject(error ?? new Error(stats.toString('errors-only')));
      else resolve();
    });
  });

/** Builds into a folder of its own, and runs there what was built. */
async function inElsewhere(build, main, look) {
  const folder = mkdtempSync(join(tmpdir(), 'lede-elsewhere-'));
  try {
    await build(folder);
    await look(folder, () => execFileSync(process.execPath, [join(folder, main)], { cwd: tmpdir(), encoding: 'utf8' }).trim());
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

for (const [name, main, build] of [
  ['esbuild, as modules', 'main.mjs', withEsbuild('esm')],
  ['esbuild, as CommonJS', 'main.cjs', withEsbuild('cjs')],
  ['Vite’s server build with nothing external', 'main.mjs', withVite],
  ['tsdown with the package bundled', 'main.mjs', withTsdown],
  ['Bun’s bundler', 'main.mjs', withBun],
]) {
  test(`${name}: the bundle says what it lacks, and works with the module beside it`, async () => {
    await inElsewhere(build, main, (folder, run) => {
      assert.match(run(), /^wasm-not-found There is no lede-full\.wasm in \S+\. If this is a bundle, copy the file there/);
      cpSync(join(project.package, 'dist', 'lede-full.wasm'), join(folder, 'lede-full.wasm'));
      assert.equal(run(), k_html);
    });
  });
}

test('webpack for Node brings the module along', async () => {
  await inElsewhere(withWebpack, 'main.cjs', (folder, run) => assert.equal(run(), k_html));
});
