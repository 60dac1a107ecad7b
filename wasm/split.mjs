// Splits the module in two: lede.wasm has the functions that ordinary articles run; lede-rest.wasm has all others and
// the data that only they read. A page fetches the rest when a document first needs it. The texts of the languages that
// only some pages show are also in lede-languages.wasm, so that a page can get a language without the rest.
//
//   node split.mjs --binaryen FOLDER --core build/wasm/lede-core --into FOLDER ARTICLE.json…
//
// The folder of lede-core.js and lede-core.wasm must also have the linker's input, its map, and the names of the
// functions: lede-core.wasm.lto.o, lede-core.map and lede-core.symbols.
//
// The functions are found by running the module over the articles, with a counter in each function. Small functions
// that these functions call stay with them. For each function that is moved, the first part has an import, a
// placeholder that the loader provides (web/src/glue.ts). The imports' module name contains the build's hash, so that
// parts of different builds cannot be combined.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { brotliCompressSync } from 'node:zlib';
import { cutData, dataOf } from './cut-data.mjs';
import { readGlue } from './glue.mjs';
import { languageFunction, writeLanguages } from './language-files.mjs';
import { mergePlaceholders, renameExports } from './names.mjs';
import { readObject } from './object.mjs';
import { readLinkMap, unneededData } from './unneeded-data.mjs';

const { values, positionals: articles } = parseArgs({
  options: {
    binaryen: { type: 'string' },
    core: { type: 'string' },
    into: { type: 'string' },
  },
  allowPositionals: true,
});
const folder = values.into;
const profileExport = '__write_profile';
/** The prefix of the names under which the first part exports what the rest uses. */
const exportPrefix = '%';

/**
 * The options that <lede-article> renders with, on pages that name their language and on pages that do not, without
 * attributes and with those that partners and developers set most; and a call without options.
 */
const optionsOfPages = [
  undefined,
  { output: 'fragment' },
  { output: 'fragment', language: 'en', baseUrl: 'http://127.0.0.1:5500/news/' }, // as on a developer's own machine
  { output: 'fragment', language: 'vi-VN', locale: 'vi', components: 'rating related latest comments' },
  {
    output: 'fragment',
    language: 'en-GB',
    locale: 'en',
    baseUrl: 'https://news.example:8443/2021/',
    headingLevel: 2,
    linkTarget: 'blank',
  },
];

/**
 * Features of WebAssembly that the linker may have used; Binaryen has to be told. All browsers have had them since
 * 2021.
 */
const features = ['mutable-globals', 'sign-ext', 'nontrapping-float-to-int', 'bulk-memory', 'multivalue'];

/** Runs one of Binaryen's programs, and returns its output. */
function binaryen(program, ...options) {
  const { status, stdout, stderr } = spawnSync(
    join(values.binaryen, program),
    [...features.map((feature) => `--enable-${feature}`), ...options],
    { encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`${program} ${options.join(' ')}: ${stderr}`);
  return stdout;
}

/** Starts an instance of a module with the glue that belongs to it. */
async function start(bytes) {
  const runnable = join(folder, 'profiled-core.mjs');
  await writeFile(runnable, await readGlue(`${values.core}.js`));
  const { default: createCore } = await import(pathToFileURL(runnable));
  let instance;
  const binding = await createCore({
    start: (imports) =>
      WebAssembly.instantiate(bytes, imports).then((started) => {
        instance = started.instance;
        return { instance };
      }),
  });
  await rm(runnable);
  const memory = Object.values(instance.exports).find((item) => item instanceof WebAssembly.Memory);
  return { binding, instance, memory };
}

function render({ binding, memory }, article, options) {
  const address = binding.allocate(article.length + options.length);
  const bytes = new Uint8Array(memory.buffer, address, article.length + options.length);
  bytes.set(article);
  bytes.set(options, article.length);
  const answer = binding.perform(0, address, article.length, address + article.length, options.length);
  const ok = new DataView(memory.buffer).getUint32(answer, true) === 1;
  binding.release(address);
  binding.discard(answer);
  return ok;
}

/**
 * An article of ordinary parts that names neither its format nor its language. A third of all articles names no
 * language, so the core finds the language by their words and letters.
 */
const leastArticle = JSON.stringify({
  headline: 'A',
  body:
    'The bridge by the café – “naïve” in its façade, as the curé put it – was closed for most of the winter, and when it ' +
    'was opened again the people who live on the other side said that they had not been asked.\n\n- one\n- two\n\n1. a\n2. b\n\n> q\n\n## H\n',
});

/** Returns the profile of a run over all articles. */
async function run(instrumented) {
  const core = await start(instrumented);
  core.instance.exports[profileExport](0, 0); // calls so far were made by starting the module, not by articles
  for (const file of [null, ...articles]) {
    const article = file === null ? new TextEncoder().encode(leastArticle) : await readFile(file);
    for (const options of optionsOfPages) {
      const done = render(core, article, new TextEncoder().encode(options && JSON.stringify(options)));
      if (!done) throw new Error(`${file} is refused, so nothing can be learnt from it.`);
    }
  }
  const capacity = 1 << 20;
  const address = core.binding.allocate(capacity);
  const size = core.instance.exports[profileExport](address, capacity);
  return new Uint8Array(core.memory.buffer, address, size).slice();
}

/** A profile begins with a hash of the module's bytes. After it there is a counter for each function. */
const profileHeader = 8;
const counterSize = 4;

/**
 * Returns the names of the functions, as the object file has them, in the order of their numbers. `wasm-split` does not
 * count imports.
 */
async function readFunctionNames(count) {
  const symbols = (await readFile(`${values.core}.symbols`, 'utf8')).trim().split('\n');
  return symbols
    .slice(symbols.length - count)
    .map((line) =>
      line
        .slice(line.indexOf(':') + 1)
        .replace(/\\([0-9a-f]{2})/g, (_, code) => String.fromCharCode(Number.parseInt(code, 16))),
    );
}

/**
 * A function of this size or less stays if one that stays calls it. Ordinary articles may run it although none of the
 * learning articles did: perhaps in none of them a list grew by two items. In bytes of the object file, where each
 * number that the linker fills in takes five.
 */
const smallFunction = 80;
/** A function that reads more data than this is not small, since the data would stay with it. In bytes. */
const smallData = 1024;

/** Adds to the profile the small functions that its functions call. */
function countSmallOnes(profile, { functions, segments }, functionNames) {
  const numbers = new Map(functionNames.map((name, number) => [name, number]));
  const byName = new Map(functions.map((each) => [each.name, each]));
  const counters = new DataView(profile.buffer, profile.byteOffset + profileHeader);
  const isKept = (number) => counters.getUint32(number * counterSize, true) > 0;
  const isSmall = ({ size, data }) =>
    size <= smallFunction && data.reduce((sum, segment) => sum + segments[segment].size, 0) <= smallData;
  const open = functionNames.filter((_, number) => isKept(number));
  while (open.length > 0) {
    for (const name of byName.get(open.pop())?.calls ?? []) {
      const number = numbers.get(name);
      if (number === undefined || isKept(number) || !byName.has(name) || !isSmall(byName.get(name))) continue;
      counters.setUint32(number * counterSize, 1, true);
      open.push(name);
    }
  }
}

/** Returns the number of the function by which the core asks for a language. */
function numberOfLanguageFunction(functionNames) {
  const number = functionNames.indexOf(languageFunction);
  if (number < 0) throw new Error(`The core has no function ${languageFunction}.`);
  return number;
}

/** Returns the names of the functions that stay. */
function namesOfFirst(report, functionNames) {
  const [, kept] = /^Keeping functions: (.*)$/m.exec(report);
  return kept.split(', ').map((number) => functionNames[Number(number)]);
}

/**
 * Returns the number of the placeholder by which the first part asks for a language. The map has a line
 * `placeholder:function` for each.
 */
async function placeholderOf(number) {
  const lines = (await readFile(file('first.wasm.placeholders'), 'utf8')).split('\n').map((line) => line.split(':'));
  const found = lines.filter(([, name]) => name === String(number));
  if (found.length !== 1) throw new Error('The first part does not ask for a language in one way.');
  return found[0][0];
}

const file = (name) => join(folder, name);
const module = await readFile(`${values.core}.wasm`);
const build = `lede-${createHash('sha256').update(module).digest('hex').slice(0, 8)}`;
// Newer versions of wasm-split treat the namespace as a prefix, older ones as the whole name. Both parts have to use
// the same name.
const isPrefix = binaryen('wasm-split', '--help').includes('--placeholder-namespace-prefix');
const importsOfBoth = isPrefix ? `${build}.deferred` : build;

binaryen(
  'wasm-split',
  '--instrument',
  `${values.core}.wasm`,
  `--profile-export=${profileExport}`,
  '-o',
  file('profiled.wasm'),
);
const profile = await run(await readFile(file('profiled.wasm')));
const functionNames = await readFunctionNames((profile.length - profileHeader) / counterSize);
const object = readObject(await readFile(`${values.core}.wasm.lto.o`));
countSmallOnes(profile, object, functionNames);
const languageNumber = numberOfLanguageFunction(functionNames);
profile.fill(0, profileHeader + counterSize * languageNumber, profileHeader + counterSize * (languageNumber + 1));
await writeFile(file('lede.profile'), profile);
const report = binaryen(
  'wasm-split',
  '--split',
  '--verbose',
  '--placeholdermap',
  `${values.core}.wasm`,
  `--profile=${file('lede.profile')}`,
  `--placeholder-namespace=${build}`,
  `--import-namespace=${importsOfBoth}`,
  `--export-prefix=${exportPrefix}`,
  '-o1',
  file('first.wasm'),
  '-o2',
  file('rest.wasm'),
);

await writeFile(
  file('first.wasm'),
  mergePlaceholders(
    await readFile(file('first.wasm')),
    importsOfBoth,
    new Map([[await placeholderOf(languageNumber), 'language']]),
  ),
);

/**
 * Optimises a part on its own: a function with one caller in the part, or one that is smaller than a call, is inlined.
 * Control flow that is flattened, rebuilt and shrunk twice is smaller than the compiler's. Nothing
 * lies below address 1024, where Emscripten puts the first data.
 * @param oneCaller the largest size of a function with one caller that is inlined. @param always the same of any other.
 */
async function optimise(part, oneCaller, always) {
  const out = file(`${part}-optimised.wasm`);
  binaryen(
    'wasm-opt',
    '--duplicate-import-elimination',
    '--low-memory-unused',
    '-Oz',
    '--flatten',
    '--rereloop',
    '-Oz',
    '-Oz',
    `--one-caller-inline-max-function-size=${oneCaller}`,
    `--always-inline-max-function-size=${always}`,
    file(`${part}.wasm`),
    '-o',
    out,
  );
  const bytes = await readFile(out);
  await rm(out);
  return bytes;
}

const pieces = readLinkMap(await readFile(`${values.core}.map`, 'utf8'));
const unneeded = unneededData(
  object,
  pieces,
  dataOf(module),
  namesOfFirst(report, functionNames),
  [languageFunction], // it is in the other part, since it has a placeholder
);
const usualSizes = [60, 4];
const optimisedRest = await optimise('rest', ...usualSizes);

/** Returns both parts as pages load them, and the bytes that a page loads of the first. */
function finish(optimisedFirst) {
  const parts = renameExports(optimisedFirst, optimisedRest, exportPrefix, importsOfBoth);
  const { first, rest } = cutData(parts.first, parts.rest, unneeded);
  return { first, rest, loaded: brotliCompressSync(first).length };
}

// What is smallest after compression differs by half a percent, and not by a rule: whenever the core changes, other
// sizes are best. So a few are tried.
let smallest = finish(await optimise('first', ...usualSizes));
for (const sizes of [
  [40, 5],
  [60, 5],
]) {
  const tried = finish(await optimise('first', ...sizes));
  if (tried.loaded < smallest.loaded) smallest = tried;
}
const { first, rest } = smallest;
await writeFile(file('lede.wasm'), first);
await writeFile(file('lede-rest.wasm'), rest);
await writeFile(file('lede-languages.wasm'), writeLanguages(importsOfBoth, pieces, dataOf(module)));
