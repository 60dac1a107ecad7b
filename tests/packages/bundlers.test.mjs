// The packed package in bundlers: each builds the same page, which must show its article in Chromium.
import assert from 'node:assert/strict';
import { cpSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import { rspack } from '@rspack/core';
import { importMetaAssets } from '@web/rollup-plugin-import-meta-assets';
import * as esbuild from 'esbuild';
import { rolldown } from 'rolldown';
import { rollup } from 'rollup';
import * as vite from 'vite';
import webpack from 'webpack';
import { expectArticle, openBrowser, serveFolder } from './support/page.mjs';
import { makeProject, tool } from './support/project.mjs';

let project;
let browser;
before(async () => {
  project = makeProject('page');
  mkdirSync(join(project.folder, 'public'));
  cpSync(join(project.folder, 'article.json'), join(project.folder, 'public/article.json'));
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  project?.remove();
});

const inFolder = (...parts) => join(project.folder, ...parts);

/** The page with another script, as a build writes it where it does not rewrite the page itself. */
function writePage(folder, script = 'main.js') {
  const page = readFileSync(inFolder('index.html'), 'utf8');
  writeFileSync(join(folder, 'index.html'), page.replace('/main.js', script));
}

/** By hand, as web/README.md says for tools that leave `new URL(…, import.meta.url)` as it is. */
function copyWasm(folder) {
  for (const name of readdirSync(join(project.package, 'dist')).filter((file) => file.endsWith('.wasm'))) {
    cpSync(join(project.package, 'dist', name), join(folder, name));
  }
}

/** A script, and a page for it that puts the files in its own folder. */
function writeClassicPage(folder, script) {
  const page = readFileSync(inFolder('index.html'), 'utf8');
  writeFileSync(join(folder, 'index.html'), page.replace('<script type="module" src="/main.js">', `<script defer src="${script}">`));
}

async function expectPage(folder, options) {
  const site = await serveFolder(folder);
  try {
    await expectArticle(browser, `${site.origin}/index.html`, options);
  } finally {
    await site.close();
  }
}

test('Vite, built', async () => {
  await vite.build({ root: project.folder, configFile: false, logLevel: 'error', build: { outDir: 'vite' } });
  await expectPage(inFolder('vite'));
});

test('Vite, built with a base and small files inline', async () => {
  const build = { outDir: 'vite-inline', assetsInlineLimit: 1 << 22 };
  await vite.build({ root: project.folder, configFile: false, logLevel: 'error', base: './', build });
  await expectPage(inFolder('vite-inline'), { inline: true });
});

test('Vite’s development server', async () => {
  const server = await vite.createServer({
    root: project.folder,
    configFile: false,
    logLevel: 'error',
    server: { port: 0, host: '127.0.0.1' },
  });
  try {
    await server.listen();
    await expectArticle(browser, `http://127.0.0.1:${server.httpServer.address().port}/`);
  } finally {
    await server.close();
  }
});

/** Builds for production with webpack; a warning is a failure. */
async function webpackBuild(settings) {
  const compiler = webpack({ context: project.folder, mode: 'production', performance: { hints: false }, ...settings });
  const statistics = await new Promise((resolve, reject) => {
    compiler.run((error, result) => compiler.close(() => (error ? reject(error) : resolve(result))));
  });
  assert.deepEqual(statistics.toJson({ all: false, errors: true, warnings: true }), { errors: [], warnings: [] });
}

test('webpack', async () => {
  await webpackBuild({ entry: './main.js', output: { path: inFolder('webpack') } });
  writePage(inFolder('webpack'));
  await expectPage(inFolder('webpack'));
});

test('webpack keeps the style sheets that a script imports for their effect', async () => {
  writeFileSync(inFolder('styles.js'), `import 'lede-article/lede.css';\nimport 'lede-article/lede-parts.css';\n`);
  await webpackBuild({ entry: './styles.js', output: { path: inFolder('webpack-styles') }, experiments: { css: true } });
  const sheet = readFileSync(inFolder('webpack-styles', 'main.css'), 'utf8');
  for (const name of ['.lede-headline', '.lede-key-points']) assert.ok(sheet.includes(name), name);
});

const esbuildShared = { bundle: true, minify: true, format: 'esm', logLevel: 'error' };

test('esbuild, the wasm copied by hand', async () => {
  const folder = inFolder('esbuild');
  await esbuild.build({ ...esbuildShared, absWorkingDir: project.folder, entryPoints: ['main.js'], outdir: folder });
  copyWasm(folder);
  writePage(folder);
  await expectPage(folder);
});

test('esbuild, the wasm by its file loader', async () => {
  const folder = inFolder('esbuild-loader');
  await esbuild.build({
    ...esbuildShared,
    absWorkingDir: project.folder,
    entryPoints: ['with-loader.js'],
    outdir: folder,
    loader: { '.wasm': 'file' },
  });
  writePage(folder, 'with-loader.js');
  await expectPage(folder);
});

async function buildWithRollup(folder, plugins) {
  const bundle = await rollup({ input: inFolder('main.js'), plugins: [nodeResolve({ browser: true }), ...plugins] });
  await bundle.write({ dir: folder, format: 'es', assetFileNames: 'assets/[name]-[hash][extname]' });
  await bundle.close();
  writePage(folder);
}

test('Rollup, the wasm copied by hand', async () => {
  const folder = inFolder('rollup');
  await buildWithRollup(folder, []);
  copyWasm(folder);
  await expectPage(folder);
});

test('Rollup, the wasm by its plugin for assets', async () => {
  const folder = inFolder('rollup-assets');
  await buildWithRollup(folder, [importMetaAssets()]);
  await expectPage(folder);
});

test('Rollup’s classic script, the wasm copied by hand', async () => {
  const folder = inFolder('rollup-iife');
  const bundle = await rollup({ input: inFolder('main.js'), plugins: [nodeResolve({ browser: true })] });
  await bundle.write({ file: join(folder, 'bundle.js'), format: 'iife' });
  await bundle.close();
  copyWasm(folder);
  writeClassicPage(folder, 'bundle.js');
  await expectPage(folder);
});

test('esbuild’s plain form, which has no address of its own, says so, and works once it is told', async () => {
  for (const [name, entry] of Object.entries({ plain: 'main.js', told: 'with-base.js' })) {
    const folder = inFolder(`iife-${name}`);
    const options = { bundle: true, minify: true, logLevel: 'silent', outfile: join(folder, 'bundle.js') };
    await esbuild.build({ ...options, absWorkingDir: project.folder, entryPoints: [entry] });
    mkdirSync(join(folder, 'files'));
    copyWasm(join(folder, 'files'));
    writeClassicPage(folder, 'bundle.js');
  }
  await assert.rejects(expectPage(inFolder('iife-plain')), /does not know its own address.*load\(\{ base \}\)/);
  await expectPage(inFolder('iife-told'));
});

test('Vite’s library as a classic script works once it is told where the files are', async () => {
  const folder = inFolder('vite-library');
  await vite.build({
    root: project.folder,
    configFile: false,
    logLevel: 'silent',
    build: { outDir: 'vite-library', lib: { entry: 'with-base.js', formats: ['iife'], name: 'app', fileName: () => 'bundle.js' } },
  });
  mkdirSync(join(folder, 'files'), { recursive: true });
  copyWasm(join(folder, 'files'));
  writeClassicPage(folder, 'bundle.js');
  await expectPage(folder);
});

const withWebpack = (configuration) =>
  new Promise((resolve, reject) => {
    const compiler = webpack({ context: project.folder, mode: 'production', performance: { hints: false }, ...configuration });
    compiler.run((error, result) =>
      compiler.close(() => (error ? reject(error) : resolve(result.toJson({ all: false, errors: true })))),
    );
  });

test('a resolver that reads no exports, as Parcel’s, finds the element and the check', async () => {
  const folder = inFolder('no-exports');
  writeFileSync(inFolder('plain.js'), "import 'lede-article/element';\nexport { verify } from 'lede-article/verify';\n");
  const resolve = { exportsFields: [] };
  const module = { rules: [{ resolve: { fullySpecified: false } }] };
  const { errors } = await withWebpack({ entry: './plain.js', resolve, module, output: { path: folder } });
  assert.deepEqual(errors, []);
  assert.match(readFileSync(join(folder, 'main.js'), 'utf8'), /lede-article/);
});

test('webpack with WebAssembly as modules, without a rule of the page', async () => {
  const folder = inFolder('webpack-modules');
  const { errors } = await withWebpack({ entry: './main.js', output: { path: folder }, experiments: { asyncWebAssembly: true } });
  assert.deepEqual(errors, []);
  writePage(folder);
  await expectPage(folder);
});

test('webpack with a rule for WebAssembly that leaves addresses alone', async () => {
  const folder = inFolder('webpack-rule');
  const rules = [{ test: /\.wasm$/, type: 'webassembly/async', dependency: { not: ['url'] } }];
  const experiments = { asyncWebAssembly: true };
  const { errors } = await withWebpack({ entry: './main.js', output: { path: folder }, module: { rules }, experiments });
  assert.deepEqual(errors, []);
  writePage(folder);
  await expectPage(folder);
});

async function rspackBuild(settings) {
  const compiler = rspack({ context: project.folder, mode: 'production', performance: { hints: false }, ...settings });
  const statistics = await new Promise((resolve, reject) => {
    compiler.run((error, result) => compiler.close(() => (error ? reject(error) : resolve(result))));
  });
  assert.deepEqual(statistics.toJson({ all: false, errors: true, warnings: true }), { errors: [], warnings: [] });
}

for (const [name, experiments] of [
  ['Rspack', {}],
  ['Rspack with WebAssembly as modules', { asyncWebAssembly: true }],
]) {
  test(name, async () => {
    const folder = inFolder(name);
    await rspackBuild({ entry: './main.js', output: { path: folder }, experiments });
    writePage(folder);
    await expectPage(folder);
  });
}

test('Rspack keeps the style sheets that a script imports for their effect', async () => {
  writeFileSync(inFolder('rspack-styles.js'), `import 'lede-article/lede.css';\nimport 'lede-article/lede-parts.css';\n`);
  const rules = [{ test: /\.css$/, type: 'css' }];
  await rspackBuild({ entry: './rspack-styles.js', output: { path: inFolder('rspack-styles') }, module: { rules } });
  const sheet = readFileSync(inFolder('rspack-styles', 'main.css'), 'utf8');
  for (const name of ['.lede-headline', '.lede-key-points']) assert.ok(sheet.includes(name), name);
});

async function buildWithRolldown(folder, output, input = 'main.js') {
  const bundle = await rolldown({ input: inFolder(input), cwd: project.folder, platform: 'browser', logLevel: 'silent' });
  await bundle.write({ file: join(folder, 'bundle.js'), ...output });
  await bundle.close();
}

test('Rolldown, the wasm copied by hand', async () => {
  const folder = inFolder('rolldown');
  await buildWithRolldown(folder, { format: 'es', codeSplitting: false });
  copyWasm(folder);
  writePage(folder, 'bundle.js');
  await expectPage(folder);
});

test('Rolldown’s classic script, which has no address of its own, says so, and works once it is told', async () => {
  for (const [name, entry] of Object.entries({ plain: 'main.js', told: 'with-base.js' })) {
    const folder = inFolder(`rolldown-${name}`);
    await buildWithRolldown(folder, { format: 'iife' }, entry);
    mkdirSync(join(folder, 'files'));
    copyWasm(join(folder, 'files'));
    writeClassicPage(folder, 'bundle.js');
  }
  await assert.rejects(expectPage(inFolder('rolldown-plain')), /does not know its own address.*load\(\{ base \}\)/);
  await expectPage(inFolder('rolldown-told'));
});

for (const [name, settings] of [
  ['Parcel', {}],
  ['Parcel with the exports of packages', { '@parcel/resolver-default': { packageExports: true } }],
]) {
  test(name, async () => {
    const manifest = JSON.parse(readFileSync(inFolder('package.json'), 'utf8'));
    writeFileSync(inFolder('package.json'), JSON.stringify({ ...manifest, ...settings }));
    await project.run(tool('parcel'), 'build', 'index.html', '--no-cache', '--no-autoinstall', '--dist-dir', name);
    await expectPage(inFolder(name));
  });
}
