// Prints the size of every shipped file, and what pages load for articles that others wrote. Fails if fewer than nine
// of ten pages stay within the budget; without those articles, if the plainest of the project's examples does not.
//   node scripts/size.mjs [--json] [--why [COUNT]]   --json: the measure alone, for programs; --why: also what takes the
//                                                    room in the module: its areas, and its largest functions (40, or COUNT)
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { isForLearning, readArticles } from '../../tests/support/real-articles.mjs';
import { measurePages } from './size-pages.mjs';
import { readWasmSizes } from './wasm-sizes.mjs';

/**
 * What nine of ten pages may load, in bytes of Brotli: the present size of each path, so that growth is noticed. The
 * aims are 75 KB, 15 KB and 9 KB.
 */
const budgets = { json: 121 * 1024, verified: 15 * 1024, 'server-rendered': 7 * 1024 };

/**
 * The Emscripten that the budgets and the READMEs are about, that of Debian 12. Every version writes other code: with that
 * of Debian 13, 3.1.69, a page loads 2 % more. So with others, a page may load a twentieth more.
 */
const measuredEmscripten = '3.1.6';

const web = fileURLToPath(new URL('..', import.meta.url));
const dist = join(web, 'dist');
const build = join(web, '..', 'build', 'wasm');
const symbols = join(build, 'lede-core.symbols');

/**
 * The areas that functions are counted in. A function belongs to the area whose pattern comes first in its name; the
 * last area is for all others.
 */
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

/** The symbols are named as in the object file; c++filt, which comes with the compiler, names them as in the sources. */
function demangle(names) {
  const { status, stdout } = spawnSync('c++filt', { input: names, encoding: 'utf8', maxBuffer: 2 ** 28 });
  if (status !== 0) throw new Error('--why needs c++filt (Debian: binutils).');
  return stdout;
}

function explain(count) {
  if (!existsSync(symbols)) throw new Error(`${symbols} is not there: ./dev build wasm makes it.`);
  const { sections, functions } = readWasmSizes(
    readFileSync(join(web, '..', 'build', 'wasm', 'lede-core.wasm')),
    demangle(readFileSync(symbols, 'utf8')),
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
  // A member of vector<lede::Block> belongs to the vector, and a type of another area may be among the parameters.
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

/** What built the modules, as the build has noted it: "emcc (…) 3.1.6 ()". */
function versionOfEmscripten() {
  const note = join(build, '.emcc');
  return (existsSync(note) && /\) (\d+\.\d+\.\d+)/.exec(readFileSync(note, 'utf8'))?.[1]) || 'of an unknown version';
}

const files = readdirSync(dist).filter((name) => /\.(c?js|wasm|css)$/.test(name));
const weights = new Map(files.map((name) => [name, weigh(readFileSync(join(dist, name)))]));
const loaded = (names) => names.reduce((sum, name) => sum + weights.get(name).brotli, 0);
const brotli = new Map([...weights].map(([name, weight]) => [name, weight.brotli]));
const { from, articles } = readArticles();
const isCorpus = from === 'the corpus';
const measured = isCorpus ? articles.filter(({ name }) => !isForLearning(name)) : articles;
const emscripten = versionOfEmscripten();
const isMeasuredEmscripten = emscripten === measuredEmscripten;
const pages = await measurePages(new URL('../dist/', import.meta.url), measured, brotli);

if (process.argv.includes('--json')) {
  const whole = {
    from,
    articles: measured.length,
    pages,
    files: Object.fromEntries(brotli),
    emscripten,
    isMeasuredEmscripten,
  };
  console.log(JSON.stringify(whole));
} else {
  printTable([
    ['file', 'raw', 'gzip -9', 'brotli -11'],
    ...[...weights].map(([name, { raw, gzip, brotli: size }]) => [name, raw, gzip, size]),
  ]);
  console.log(`\nWhat a page loads, bytes of Brotli, for ${measured.length} articles of ${from}`);
  printTable([
    [
      'path',
      'median',
      'at 90 %',
      'budget',
      'with rating and comments',
      'requests',
      'round trips',
      'needs lede-rest.wasm',
    ],
    ...Object.entries(pages).map(([path, { median, at90, participating, requests, roundTrips, restShare }]) => [
      path,
      median,
      at90,
      budgets[path],
      participating,
      requests,
      roundTrips,
      `${(restShare * 100).toFixed(1)} %`,
    ]),
  ]);
  console.log('Requests and round trips are those after the page itself and its script, at 90 %.');
  console.log(`load() of the package: index.js + lede-full.wasm, ${loaded(['index.js', 'lede-full.wasm'])}`);
}

const why = process.argv.indexOf('--why');
if (why >= 0) explain(Number(process.argv[why + 1] ?? 40));
// The project's own examples show every part there is, on purpose: the budget is that of the plainest of them.
const [held, whose] = isCorpus ? ['at90', 'at 90 % of the articles'] : ['least', 'for the plainest example'];
for (const [path, budget] of Object.entries(budgets)) {
  const over = Math.ceil(pages[path][held] - (isMeasuredEmscripten ? budget : budget * 1.05));
  if (over <= 0) continue;
  console.error(
    `The path "${path}" loads ${over} bytes more than its budget of ${budget} allows (${whose}, Emscripten ${emscripten}).`,
  );
  process.exitCode = 1;
}
