// Splits the module in two: lede.wasm has the functions that ordinary articles run, lede-rest.wasm all the others and
// the data that only they read. A page fetches the rest when a document first needs it.
//
//   node split.mjs --binaryen FOLDER --core build/wasm/lede-core --into FOLDER ARTICLE.json…
//
// Beside lede-core.js and lede-core.wasm there have to be what the linker was given and printed, and the names of the functions:
// lede-core.wasm.lto.o, lede-core.map and lede-core.symbols.
//
// Which functions those are is seen, not guessed: the module runs once over the articles, with a counter in each
// function. In place of a function that went, the first part has an import, which the loader provides (web/src/glue.ts).
// Its module name is the build's own, so that parts of different builds cannot be put together.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { cutData, dataOf } from './cut-data.mjs';
import { readGlue } from './glue.mjs';
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
/** Of the names under which the first part exports what the rest uses. */
const exportPrefix = '%';

/**
 * What <lede-article> asks for, on a page that names its language and on one that does not, without attributes and with those that
 * partners set most; and a call without any.
 */
const optionsOfPages = [
  undefined,
  { output: 'fragment' },
  { output: 'fragment', language: 'en' },
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

/** What the linker may already have used; Binaryen has to be told. All of it is in every browser since 2021. */
const features = ['mutable-globals', 'sign-ext', 'nontrapping-float-to-int', 'bulk-memory', 'multivalue'];

/** One of Binaryen's programs. */
function binaryen(program, ...options) {
  const { status, stdout, stderr } = spawnSync(
    join(values.binaryen, program),
    [...features.map((feature) => `--enable-${feature}`), ...options],
    { encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`${program} ${options.join(' ')}: ${stderr}`);
  return stdout;
}

/** A running instance of a module, by the glue that belongs to it. */
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
 * What every article has, and nothing that says which format it is, or which language: a third of all articles names none, so
 * that is told by their words.
 */
const leastArticle = JSON.stringify({
  headline: 'A',
  body:
    'The bridge over the river was closed for most of the winter, and when it was opened again the people who live on ' +
    'the other side said that they had not been asked.\n\n- one\n- two\n\n1. a\n2. b\n\n> q\n\n## H\n',
});

/** The profile of a run. */
async function run(instrumented) {
  const core = await start(instrumented);
  core.instance.exports[profileExport](0, 0); // what was called so far is not what articles call
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

/** The names of the functions that stay, as the object file has them. `wasm-split` knows their numbers, without the imports. */
async function namesOfFirst(report) {
  const symbols = (await readFile(`${values.core}.symbols`, 'utf8')).trim().split('\n');
  const names = symbols.map((line) =>
    line
      .slice(line.indexOf(':') + 1)
      .replace(/\\([0-9a-f]{2})/g, (_, code) => String.fromCharCode(Number.parseInt(code, 16))),
  );
  const numbersBehind = (words) => new RegExp(`^${words}: (.*)$`, 'm').exec(report)[1].split(', ').map(Number);
  const kept = numbersBehind('Keeping functions');
  const imports = names.length - kept.length - numbersBehind('Splitting out functions').length;
  return kept.map((number) => names[number + imports]);
}

const file = (name) => join(folder, name);
const module = await readFile(`${values.core}.wasm`);
const build = `lede-${createHash('sha256').update(module).digest('hex').slice(0, 8)}`;
// Newer versions take for a prefix what older ones take for the name; both parts have to import by the same.
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
await writeFile(file('lede.profile'), await run(await readFile(file('profiled.wasm'))));
const report = binaryen(
  'wasm-split',
  '--split',
  '--verbose',
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

await writeFile(file('first.wasm'), mergePlaceholders(await readFile(file('first.wasm')), importsOfBoth));

// Each part on its own: what has one caller in it, or is smaller than a call, goes where it is called.
for (const part of ['first', 'rest']) {
  binaryen(
    'wasm-opt',
    '--duplicate-import-elimination',
    '-Oz',
    '--one-caller-inline-max-function-size=60',
    '--always-inline-max-function-size=4',
    file(`${part}.wasm`),
    '-o',
    file(`${part}.wasm`),
  );
}
const parts = renameExports(
  await readFile(file('first.wasm')),
  await readFile(file('rest.wasm')),
  exportPrefix,
  importsOfBoth,
);
const unneeded = unneededData(
  readObject(await readFile(`${values.core}.wasm.lto.o`)),
  readLinkMap(await readFile(`${values.core}.map`, 'utf8')),
  dataOf(module),
  await namesOfFirst(report),
);
const { first, rest } = cutData(parts.first, parts.rest, unneeded);
await writeFile(file('lede.wasm'), first);
await writeFile(file('lede-rest.wasm'), rest);
