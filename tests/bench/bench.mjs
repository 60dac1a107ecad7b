// Speed of Markdown → sanitized HTML in Chromium, ours beside others, and of the native library beside md4c. All contenders
// are in one page and take turns; what counts is the time that the main thread worked, and each round's ratio to ours.
// `./dev bench` builds everything first.
//   node tests/bench/bench.mjs [--rounds N]
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { inProject } from '../support/paths.mjs';
import { bundle, dist, launch, openSite, optionOf, readDocuments, threadClock } from './pages.mjs';
import { median, printTable, shownRatio } from './table.mjs';

const k_ours = 'lede.js';
const k_contenders = [
  { name: 'Lede', file: k_ours },
  { name: 'marked + DOMPurify', file: 'marked-dompurify.js' },
  { name: 'markdown-it + DOMPurify', file: 'markdown-it-dompurify.js' },
  { name: 'unified + rehype-sanitize', file: 'unified-rehype-sanitize.js' },
  { name: 'markdown-it + sanitize-html', file: 'markdown-it-sanitize-html.js' },
];
// What a page does with it; a fragment is put in without being read again.
const k_in_page = [
  { name: 'Lede', file: k_ours },
  { name: 'marked + DOMPurify, as a string', file: 'marked-dompurify.js' },
  { name: 'marked + DOMPurify, as a fragment', file: 'marked-dompurify-fragment.js' },
];
const k_fewest_documents = 4; // of a language that has a row

// The functions that run in the page.
async function prepareInPage({ files, documents }) {
  const renderers = await Promise.all(files.map(async (file) => [file, await (await import(`/${file}`)).start()]));
  globalThis.renderers = new Map(renderers);
  globalThis.documents = documents;
}

function passInPage({ file, language, isPutIn }) {
  const render = globalThis.renderers.get(file);
  const box = document.createElement('div');
  let size = 0;
  for (const { text, language: own } of globalThis.documents) {
    if (language && own !== language) continue;
    const made = render(text);
    if (!isPutIn) size += made.length;
    else if (typeof made === 'string') box.innerHTML = made;
    else box.replaceChildren(made);
    if (isPutIn) size += box.childElementCount;
  }
  if (size === 0) throw new Error(`${file} gives nothing`);
}

/** @returns {Promise<number[][]>} of each contender, the milliseconds of each round. */
async function measure({ page, clock }, contenders, rounds, options = {}) {
  const times = contenders.map(() => []);
  for (let round = -1; round < rounds; round += 1) {
    // Each begins as often as any other. The first round only warms up.
    for (let turn = 0; turn < contenders.length; turn += 1) {
      const index = (turn + round + 1) % contenders.length;
      const { file } = contenders[index];
      const time = await clock(() => page.evaluate(passInPage, { file, ...options }));
      if (round >= 0) times[index].push(time);
    }
  }
  return times;
}

const ratiosToOurs = (times, index) => times[index].map((time, round) => time / times[0][round]);
const bytesOf = (documents) => documents.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0);
const speed = (times, bytes) => (bytes / 1e3 / median(times)).toFixed(1);

function kilobytesOf(file, script) {
  const parts =
    file === k_ours ? ['index.js', 'lede-full.wasm'].map((name) => readFileSync(join(dist, name))) : [script];
  return (parts.reduce((sum, part) => sum + brotliCompressSync(part).length, 0) / 1024).toFixed(1);
}

async function printByLanguage(where, documents, rounds) {
  const [ours, marked] = k_contenders;
  const languages = [...new Set(documents.map(({ language }) => language))];
  const rows = [];
  for (const language of languages) {
    const own = documents.filter((document) => document.language === language);
    if (own.length < k_fewest_documents) continue;
    const times = await measure(where, [ours, marked], rounds, { language });
    rows.push([language, String(own.length), speed(times[0], bytesOf(own)), shownRatio(ratiosToOurs(times, 1))]);
  }
  console.log('\nBy language, as strings');
  printTable([['', 'documents', 'MB/s', `faster than ${marked.name}`], ...rows]);
}

async function measureInChromium(documents, rounds) {
  const site = await openSite();
  const files = [...new Set([...k_contenders, ...k_in_page].map(({ file }) => file))];
  const scripts = new Map(await Promise.all(files.map(async (file) => [file, await bundle(file)])));
  for (const [file, script] of scripts) site.add(`/${file}`, script);
  site.add('/bench.html', '<!doctype html><meta charset="utf-8"><title>Bench</title><link rel="icon" href="data:,">');
  const browser = await launch();
  try {
    const page = await browser.newPage();
    await page.goto(`${site.origin}/bench.html`);
    await page.evaluate(prepareInPage, { files, documents });
    const where = { page, clock: await threadClock(page) };
    const bytes = bytesOf(documents);

    console.log(`\nChromium ${browser.version()}, HTML as a string`);
    const strings = await measure(where, k_contenders, rounds);
    printTable([
      ['', 'MB/s', 'Lede is faster by', 'brotli, KB'],
      ...k_contenders.map(({ name, file }, index) => [
        name,
        speed(strings[index], bytes),
        index === 0 ? '' : shownRatio(ratiosToOurs(strings, index)),
        kilobytesOf(file, scripts.get(file)),
      ]),
    ]);

    console.log('\nHTML in a detached element of the page');
    const put = await measure(where, k_in_page, rounds, { isPutIn: true });
    printTable([
      ['', 'MB/s', 'Lede is faster by'],
      ...k_in_page.map(({ name }, index) => [
        name,
        speed(put[index], bytes),
        index === 0 ? '' : shownRatio(ratiosToOurs(put, index)),
      ]),
    ]);
    await printByLanguage(where, documents, rounds);
  } finally {
    await browser.close();
    site.close();
  }
}

function measureNatively(documents) {
  const program = inProject('build', 'native', 'bin', 'lede_bench');
  if (!existsSync(program)) {
    console.log(`\nNatively: build/native/bin/lede_bench is not there; ./dev bench makes it.`);
    return;
  }
  const paths = documents.map(({ path }) => path);
  const { status, stdout, stderr } = spawnSync(program, ['--json', ...paths], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`lede_bench: ${stderr}`);
  const rows = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  console.log('\nNatively');
  printTable([
    ['', 'MB/s', 'of md4c + md4c-html', 'half of the rounds'],
    ...rows.map(({ name, megabytesPerSecond, ofReference, low, high }) => [
      name,
      megabytesPerSecond.toFixed(1),
      ofReference.toFixed(2),
      `${low.toFixed(2)} to ${high.toFixed(2)}`,
    ]),
  ]);
}

const rounds = optionOf('rounds', 15);
const { from, documents } = readDocuments();
console.log(
  `${documents.length} documents, ${(bytesOf(documents) / 1e6).toFixed(2)} MB, from ${from}; processor time of the main ` +
    `thread; medians of ${rounds} paired rounds, with what half of them lie between.`,
);
await measureInChromium(documents, rounds);
measureNatively(documents);
