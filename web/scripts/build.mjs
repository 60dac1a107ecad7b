// Builds web/dist from web/src and from what wasm/ built.
//   node scripts/build.mjs [FOLDER [FULL]]   FOLDER holds lede-core.js, lede.wasm, lede-rest.wasm, lede-languages.wasm and the
//                                            licences of what is compiled into them, FULL lede-full.js and lede-full.wasm; default build/wasm
//                                            and build/wasm-full of the project.
import { copyFile, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { spawnSync } from 'node:child_process';
import { brotliCompressSync } from 'node:zlib';
import { build } from 'esbuild';
import { readGlue } from '../../wasm/glue.mjs';
import { splitLanguages } from '../../wasm/language-files.mjs';
import { minify } from 'terser';
import { writeDescriptions } from './descriptions.mjs';
import { integrityOf, writeIntegrity } from './integrity.mjs';
import { policyModule } from './policy.mjs';

const web = fileURLToPath(new URL('..', import.meta.url));
const dist = join(web, 'dist');
const wasmFolder = resolve(process.argv[2] ?? join(web, '..', 'build', 'wasm'));
const fullFolder = resolve(process.argv[3] ?? join(web, '..', 'build', 'wasm-full'));
const { name, version } = JSON.parse(await readFile(join(web, 'package.json'), 'utf8'));

async function minifiedStyles(entryPoint) {
  const { outputFiles } = await build({
    absWorkingDir: web,
    entryPoints: [entryPoint],
    bundle: true,
    minify: true,
    target: 'es2022',
    legalComments: 'none',
    logLevel: 'warning',
    write: false,
  });
  // esbuild leaves these in the values of properties that it does not know, and in conditions; none of our texts has one.
  const spaces = /(?<=,) | (?=\/)|(?<=\/) |(?<=--[a-z_-]+:) (?![;}])|(?<=\() | (?=[,)])|(?<=\([a-z-]+:) /g;
  return outputFiles[0].text.trim().replaceAll(spaces, '');
}

/** Makes modules for the bundler of Emscripten's glue, the style sheets and the core's policy. */
const sources = {
  name: 'lede-sources',
  setup(plugin) {
    plugin.onResolve({ filter: /^lede-core$/ }, () => ({ path: join(wasmFolder, 'lede-core.js') }));
    plugin.onResolve({ filter: /^lede-full$/ }, () => ({ path: join(fullFolder, 'lede-full.js') }));
    plugin.onResolve({ filter: /^lede-policy$/ }, () => ({ path: 'lede-policy', namespace: 'lede-policy' }));
    plugin.onLoad({ filter: /./, namespace: 'lede-policy' }, async () => ({
      contents: await policyModule(),
      loader: 'js',
    }));
    // src/glue.ts instantiates a compiled module itself, and handles its errors.
    plugin.onLoad({ filter: /lede-(core|full)\.js$/ }, async ({ path }) => ({
      contents: await readGlue(path),
      loader: 'js',
    }));
    plugin.onLoad({ filter: /\.css$/ }, async ({ path }) => ({ contents: await minifiedStyles(path), loader: 'text' }));
  },
};

/**
 * The element imports what the main entry has from the main entry, so that a page that imports both has one `load` and
 * one LedeError.
 */
const shareWith = (entry) => ({
  name: 'lede-share-entry',
  setup(plugin) {
    plugin.onResolve({ filter: /^\.\/(index|error)\.js$/ }, () => ({ path: entry, external: true }));
  },
});

/** The modules of the languages that are not in lede.wasm. Bundles get one module with all of them. */
const languages = splitLanguages(await readFile(join(wasmFolder, 'lede-languages.wasm')));

/** The features of articles: src/feature-NAME.ts becomes NAME.js. */
const features = ['participation', 'parts', 'pictures', 'films'];

/** The files that pages load without a bundler, and the licences, which have to be distributed with the module. */
const scriptsForPages = [
  'lede',
  'render',
  'verified',
  ...features,
  'hydrate(-reading)?',
  'reading-tools',
  'frame',
  'frame-parent',
].join('|');
const forPages = new RegExp(
  `^((${scriptsForPages})\\.js|frame\\.html|lede(-reading|-parts)?\\.css|lede(-rest|-[a-z]{2}(-[a-z]+)?)?\\.wasm|LICENSE.*)$`,
);
const isForPages = (file) => forPages.test(file);

const moduleUrlInCommonJs = 'require("node:url").pathToFileURL(__filename).href';

const shared = {
  absWorkingDir: web,
  bundle: true,
  minify: true,
  target: 'es2022',
  format: 'esm',
  charset: 'utf8',
  legalComments: 'none',
  logLevel: 'warning',
  banner: { js: `/*! ${name} ${version} */` },
  define: { alsoOutsideBrowsers: 'false' },
  plugins: [sources],
};

/** Jest takes these, too. */
const forBundlers = { inject: ['src/browser-text.ts', 'src/microtask.ts'], define: { alsoOutsideBrowsers: 'true' } };

/**
 * `loading="lazy"` loads at once in test runners: jsdom has no IntersectionObserver, and that of happy-dom reports
 * nothing.
 */
const forNode = {
  platform: 'node',
  inject: ['src/node-text.ts', 'src/microtask.ts'],
  define: { IntersectionObserver: 'undefined', alsoOutsideBrowsers: 'true' },
};

/**
 * A classic script without a declared encoding is read in the encoding of the page, so the scripts are ASCII, or begin
 * with the mark of UTF-8.
 */
const classic = { format: 'iife', charset: 'ascii' };

/**
 * Property names of our own code that get shorter. They are the same in all scripts, since scripts pass objects to each
 * other.
 */
const shortEverywhere = {
  createRender: 'c',
  fetchFeed: 'e',
  listFiller: 'f',
  refresh: 'r',
  whyUnreachable: 'u',
  verifyArticle: 'v',
  keepComponents: 'k',
  retryWords: 'w',
  listen: 'l',
  prepare: 'p',
  contentOf: 'o',
  absolute: 'a',
};
const shortInOneScript = [
  'settled',
  'begun',
  'offer',
  'fields',
  'wait',
  'isSettled',
  'areFilled',
  'giveUp',
  'endTag',
  'hasText',
  'inLink',
  'inForm',
  'ensure',
  'fallbackFor',
  'knownReason',
  'verifier',
  'succeed',
  'fail',
  'forget',
  'onJson',
  'lastName',
  'ownAttributes',
  'feature',
  'promise',
  'take',
];

const isAscii = (text) => /^[\0-\x7f]*$/.test(text);

/** For scripts of a few kilobytes: their property names get shorter, and Terser inlines functions. */
const smallest = {
  minify: false,
  minifySyntax: true,
  mangleProps: new RegExp(`^(?:${[...shortInOneScript, ...Object.keys(shortEverywhere)].join('|')})$`),
  mangleCache: shortEverywhere,
  plugins: [
    {
      name: 'lede-smallest',
      setup(plugin) {
        plugin.onEnd(async ({ outputFiles: [file] }) => {
          const compress = {
            ecma: 2022,
            passes: 4,
            unsafe: true,
            unsafe_arrows: true,
            pure_getters: true,
            keep_fargs: false,
            sequences: false, // shorter text, but more of it after Brotli
          };
          const codes = [];
          // It differs by script which of the two takes fewer bytes after Brotli, and whether letters of other
          // scripts do as letters, behind the mark of UTF-8, or as numbers.
          for (const hoist_funs of [false, true]) {
            for (const ascii_only of [true, false]) {
              const format = { comments: /^!/, ascii_only };
              const options = { ecma: 2022, toplevel: true, compress: { ...compress, hoist_funs }, format };
              const { code } = await minify(file.text, options);
              codes.push(isAscii(code) ? code : `\uFEFF${code}`);
            }
          }
          const [code] = codes.sort((one, other) => brotliCompressSync(one).length - brotliCompressSync(other).length);
          await writeFile(file.path, code);
        });
      },
    },
  ],
  write: false,
};

const bundles = [
  { entryPoints: ['src/index.ts'], outfile: 'dist/index.js', ...forBundlers },
  {
    entryPoints: ['src/element-entry.ts'],
    outfile: 'dist/element.js',
    ...forBundlers,
    plugins: [shareWith('./index.js'), sources],
  },
  { entryPoints: ['src/hydrate.ts'], outfile: 'dist/hydrate.js', ...classic, ...smallest },
  { entryPoints: ['src/hydrate-reading.ts'], outfile: 'dist/hydrate-reading.js', ...classic, ...smallest },
  { entryPoints: ['src/reading-tools.ts'], outfile: 'dist/reading-tools.js', ...classic },
  { entryPoints: ['src/verify-entry.ts'], outfile: 'dist/verify.js' },
  { entryPoints: ['src/frame.ts'], outfile: 'dist/frame.js', ...classic },
  { entryPoints: ['src/frame-parent.ts'], outfile: 'dist/frame-parent.js', ...classic },
  { entryPoints: ['src/node.ts'], outfile: 'dist/node.js', ...forNode },
  {
    entryPoints: ['src/node.ts'],
    outfile: 'dist/node.cjs',
    ...forNode,
    format: 'cjs',
    define: { 'import.meta.url': 'moduleUrl' },
    banner: { js: `${shared.banner.js}\nconst moduleUrl=${moduleUrlInCommonJs};` },
  },
  // For test runners, whose documents are made by jsdom or happy-dom in Node.
  {
    entryPoints: ['src/element-entry.ts'],
    outfile: 'dist/element-node.js',
    ...forNode,
    plugins: [shareWith('./node.js'), sources],
  },
  {
    entryPoints: ['src/element-entry.ts'],
    outfile: 'dist/element.cjs',
    ...forNode,
    format: 'cjs',
    plugins: [shareWith('./node.cjs'), sources],
  },
  { entryPoints: ['src/workerd.ts'], outfile: 'dist/workerd.js', external: ['*.wasm'] },
  { entryPoints: ['src/edge-light.ts'], outfile: 'dist/edge-light.js', external: ['*.wasm?module'] },
];

/** For the script tag, a feature is a classic script that hands itself over under its name (src/handed-over.ts). */
const featureScript = (name) => ({
  stdin: {
    contents: `import { feature } from './feature-${name}.js'; import { handOver } from './handed-over.js'; handOver('${name}', feature);`,
    loader: 'ts',
    resolveDir: join(web, 'src'),
  },
  // As in modules, what cannot be stored throws (src/forms.ts): a host may have frozen its storage.
  tsconfigRaw: { compilerOptions: { alwaysStrict: true } },
});

/** Comes last: lede.js and render.js contain the hashes of the files that they fetch. */
async function buildScriptTag() {
  const integrity = async (...path) => integrityOf(await readFile(join(...path)));
  const ofModule = async (name) => JSON.stringify(await integrity(wasmFolder, name));
  const plugins = [sources, ...smallest.plugins];
  const options = { ...shared, ...classic, ...smallest, plugins };
  // No code of these depends on being strict, and saying so takes bytes.
  const relaxed = { tsconfigRaw: { compilerOptions: { target: 'ES2022', alwaysStrict: false } } };
  const define = {
    ...shared.define,
    wasmIntegrity: await ofModule('lede.wasm'),
    restIntegrity: await ofModule('lede-rest.wasm'),
    languageIntegrity: JSON.stringify(
      Object.fromEntries(languages.map(({ tag, module }) => [tag, integrityOf(module)])),
    ),
  };
  const parts = {
    render: { ...relaxed, entryPoints: ['src/render.ts'] },
    verified: { ...relaxed, entryPoints: ['src/verified.ts'] },
    ...Object.fromEntries(features.map((name) => [name, featureScript(name)])),
  };
  const integrities = {};
  for (const [name, entry] of Object.entries(parts)) {
    // lede.js names the version, and takes no other parts than those of its own.
    await build({ ...options, ...entry, banner: {}, outfile: `dist/${name}.js`, define });
    integrities[name] = await integrity(dist, `${name}.js`);
  }
  define.integrities = JSON.stringify(integrities);
  await build({ ...options, ...relaxed, entryPoints: ['src/script-tag.ts'], outfile: 'dist/lede.js', define });
}

async function writeTypes() {
  const compiler = createRequire(import.meta.url).resolve('typescript/bin/tsc');
  const { status } = spawnSync(process.execPath, [compiler, '-p', web], { stdio: 'inherit' });
  if (status !== 0) throw new Error('The types could not be built.');
  // The same declarations under the names that TypeScript expects if the package is loaded by `require`.
  const types = join(dist, 'types');
  for (const file of await readdir(types)) {
    const text = await readFile(join(types, file), 'utf8');
    const commonJs = text.replace(/(from '\.\/[\w-]+)\.js'/g, "$1.cjs'").replace(/(from "\.\/[\w-]+)\.js"/g, '$1.cjs"');
    await writeFile(join(types, file.replace(/\.d\.ts$/, '.d.cts')), commonJs);
  }
}

await rm(dist, { recursive: true, force: true });
await mkdir(dist);
for (const bundle of bundles) await build({ ...shared, ...bundle, define: { ...shared.define, ...bundle.define } });
await buildScriptTag();
for (const part of ['lede.wasm', 'lede-rest.wasm', 'lede-languages.wasm'])
  await copyFile(join(wasmFolder, part), join(dist, part));
for (const { tag, module } of languages) await writeFile(join(dist, `lede-${tag}.wasm`), module);
await copyFile(join(fullFolder, 'lede-full.wasm'), join(dist, 'lede-full.wasm'));
await copyFile(join(web, 'schema.json'), join(dist, 'schema.json'));
for (const [sheet, source] of [
  ['lede.css', 'lede.css'],
  ['lede-reading.css', 'lede-reading.css'],
  ['lede-parts.css', 'lede-parts.css'],
]) {
  await writeFile(join(dist, sheet), (await minifiedStyles(`src/styles/${source}`)) + '\n');
}
await copyFile(join(web, 'frame.html'), join(dist, 'frame.html'));
// The names are those that `cmake --install` gives them.
await copyFile(join(web, '..', 'LICENSE'), join(dist, 'LICENSE'));
for (const part of ['md4c', 'nlohmann_json']) {
  await copyFile(join(wasmFolder, `LICENSE.${part}`), join(dist, `LICENSE.${part}`));
}
await writeTypes();
await writeDescriptions(web, dist);
await writeIntegrity(dist, version, isForPages);
console.log(`${name} ${version} → ${basename(web)}/dist`);
