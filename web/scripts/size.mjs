// Prints what every shipped file weighs, and fails when what a page needs passes the budget.
//   node scripts/size.mjs [--why [COUNT]]   with --why also what takes the room in the module: its areas, and its
//                                           largest functions (40, or COUNT)
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { readWasmSizes } from './wasm-sizes.mjs';

const budget = 60 * 1024;
const goal = 45 * 1024;
/** What a page that a server rendered loads beside its style sheet. */
const hydrationBudget = 4 * 1024;
/** lede.js brings the style sheet with it. */
const neededByPage = ['lede.js', 'render.js', 'lede.wasm'];

const web = fileURLToPath(new URL('..', import.meta.url));
const dist = join(web, 'dist');
const symbols = join(web, '..', 'build', 'wasm', 'lede-core.symbols');

/** What a function belongs to: the area whose pattern comes first in its name. The last is for all that has none. */
const areas = [
  ['embind', /embind|emscripten::|__getTypeName/],
  ['md4c', /\bmd_/],
  ['nlohmann_json', /nlohmann/],
  ['json', /lede::json/],
  ['formats', /lede::formats/],
  ['tokenizer, writer', /lede::html|lede::HtmlWriter/],
  ['body, sanitizer', /lede::body/],
  ['url', /lede::url|lede::Url/],
  ['policy', /lede::allow_(attribute|class)|lede::element_of|lede::row_of/],
  ['page, JSON-LD', /lede::output/],
  ['components', /lede::\(anonymous namespace\)::write_|lede::(write|open)_/],
  ['words, dates', /lede::i18n|lede::.*date/],
  ['rest of the core', /lede::|anonymous namespace/],
  ['standard library', /std::|__cxx|operator|printf|mem|str|alloc|free|fmt_|wctomb|pop_arg/],
  ['other', /$/],
];

function weigh(bytes) {
  return {
    raw: bytes.length,
    gzip: gzipSync(bytes, { level: 9 }).length,
    brotli: brotliCompressSync(bytes, {
      params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
    }).length,
  };
}

function printTable(rows) {
  const text = rows.map((row) => row.map(String));
  const widths = text[0].map((_, column) => Math.max(...text.map((row) => row[column].length)));
  for (const row of text) {
    console.log(
      row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column]))).join('  '),
    );
  }
}

function explain(count) {
  if (!existsSync(symbols)) throw new Error(`${symbols} is not there: ./dev build wasm makes it.`);
  const { sections, functions } = readWasmSizes(
    readFileSync(join(web, '..', 'build', 'wasm', 'lede-core.wasm')),
    readFileSync(symbols, 'utf8'),
  );
  console.log('\nSections of the module before it is split, raw bytes');
  printTable(sections.map(({ name, size }) => [name, size]));
  const totals = new Map(areas.map(([area]) => [area, 0]));
  for (const { name, size } of functions) {
    const area = areaOf(name);
    totals.set(area, totals.get(area) + size);
  }
  console.log('\nCode by area, raw bytes (a template or a lambda counts where its name says)');
  printTable([...totals].sort((a, b) => b[1] - a[1]));
  console.log('\nLargest functions, raw bytes');
  for (const { name, size } of functions.slice(0, count)) console.log(`${String(size).padStart(6)}  ${shorten(name)}`);
}

function areaOf(name) {
  // A member of vector<lede::Block> is the vector's, and the name of an area's type may stand among the parameters.
  const places = areas
    .map(([area, pattern]) => ({ area, place: name.search(pattern) }))
    .filter(({ place }) => place >= 0);
  return places.reduce((best, item) => (item.place < best.place ? item : best)).area;
}

function shorten(name) {
  return name
    .replaceAll('std::__2::', '')
    .replaceAll(/basic_string(_view)?<char, char_traits<char>(, allocator<char> ?)?>/g, 'string$1')
    .slice(0, 110);
}

const files = readdirSync(dist).filter((name) => /\.(c?js|wasm|css)$/.test(name));
const weights = new Map(files.map((name) => [name, weigh(readFileSync(join(dist, name)))]));
const loaded = (names) => names.reduce((sum, name) => sum + weights.get(name).brotli, 0);
const needed = loaded(neededByPage);

printTable([
  ['file', 'raw', 'gzip -9', 'brotli -11'],
  ...[...weights].map(([name, { raw, gzip, brotli }]) => [name, raw, gzip, brotli]),
]);
const hydration = weights.get('hydrate.js').brotli;
const share = (bytes, limit) => `${Math.round((bytes / limit) * 100)} % of ${limit}`;
console.log('\nWhat a page loads, brotli');
printTable([
  ['by one script tag, for an ordinary article', neededByPage.join(' + '), needed],
  ['  and beside, to rate and to comment', 'hydrate.js', hydration],
  ['  and when a document asks for it', 'lede-rest.wasm', loaded(['lede-rest.wasm'])],
  ['by load() of the package', 'index.js + lede-full.wasm', loaded(['index.js', 'lede-full.wasm'])],
  ['rendered ahead, and verified', 'lede.js + hydrate.js', loaded(['lede.js', 'hydrate.js'])],
  ['rendered by a server', 'lede.css + hydrate.js', loaded(['lede.css', 'hydrate.js'])],
]);
console.log(
  `\nBudget of the script tag: ${share(needed, budget)}; goal: ${share(needed, goal)}. ` +
    `Budget of hydrate.js: ${share(hydration, hydrationBudget)}.`,
);

const why = process.argv.indexOf('--why');
if (why >= 0) explain(Number(process.argv[why + 1] ?? 40));
for (const [what, bytes, limit] of [
  ['The page', needed, budget],
  ['hydrate.js', hydration, hydrationBudget],
]) {
  if (bytes <= limit) continue;
  console.error(`${what} has ${bytes - limit} bytes too many.`);
  process.exitCode = 1;
}
