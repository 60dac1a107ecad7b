// How time and memory grow: with the articles on one page, by the three ways that an article comes, and with the length
// of one document. `./dev bench --growth` builds everything first and writes docs/growth.md with its plot.
//   node tests/bench/growth.mjs [--write]
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { inProject } from '../support/paths.mjs';
import { drawLines } from './plot.mjs';
import { dist, launch, openSite, readDocuments, threadClock, threadTime } from './pages.mjs';
import { median, printTable } from './table.mjs';

const k_counts = [1, 10, 100, 200];
const k_lengths = [1e3, 1e4, 1e5, 1e6, 1e7];
const k_rounds = 3;
const k_ways = [
  { name: 'article JSON', page: (count) => elementPage(count, 'json') },
  { name: 'verified HTML', page: (count) => elementPage(count, 'html') },
  { name: 'rendered by the server', page: serverPage },
];

const head = '<!doctype html><html lang="vi"><meta charset="utf-8"><title>Growth</title><link rel="icon" href="data:,">';
const lede = await (await import(pathToFileURL(join(dist, 'node.js')))).load();
const article = readFileSync(inProject('examples/articles/report.json'), 'utf8');
const element = lede.render(article, { output: 'element', baseUrl: 'https://news.example/' }).html;
const fragment = lede.render(article, { baseUrl: 'https://news.example/' }).html;

function elementPage(count, extension) {
  const elements = Array.from({ length: count }, (_, index) => `<lede-article src="/a/${index}.${extension}" loading="eager"></lede-article>`);
  return `${head}<script async src="/dist/lede.js"></script>${elements.join('')}`;
}

function serverPage(count) {
  return `${head}<script type="module" src="/dist/hydrate.js"></script>${element.repeat(count)}`;
}

/** Runs in the page: ends when all of its articles have their headline on the screen. */
function allShown() {
  const isShown = ({ shadowRoot }) => shadowRoot?.querySelector('h1')?.getClientRects().length > 0;
  return new Promise((resolve) => {
    const look = () => {
      const articles = [...document.querySelectorAll('lede-article')];
      if (articles.length > 0 && articles.every(isShown)) resolve(performance.now());
      else requestAnimationFrame(look);
    };
    look();
  });
}

const memoryOf = async (page) => (await page.evaluate(() => performance.measureUserAgentSpecificMemory())).bytes;
const megabytes = (bytes) => (bytes / 1e6).toFixed(1);
const milliseconds = (value) => value.toFixed(value < 10 ? 2 : 0);

async function measureArticles(browser, site) {
  for (let index = 0; index < k_counts.at(-1); index += 1) {
    site.add(`/a/${index}.json`, article);
    site.add(`/a/${index}.html`, fragment);
  }
  const rows = [];
  for (const count of k_counts) {
    const visits = k_ways.map(() => []);
    // The ways take turns, so that whatever else the machine does meets all of them.
    for (let round = 0; round < k_rounds; round += 1) {
      for (const [way, { page }] of k_ways.entries()) {
        site.add('/growth.html', page(count));
        visits[way].push(await visit(browser, site));
      }
    }
    for (const [way, { name }] of k_ways.entries()) {
      const [shown, worked, memory] = ['shown', 'worked', 'memory'].map((key) => median(visits[way].map((one) => one[key])));
      rows.push([name, String(count), milliseconds(shown), milliseconds(worked), megabytes(memory)]);
    }
  }
  return [['', 'articles', 'ms until all are shown', 'ms that the main thread worked', 'MB of the page'], ...rows];
}

async function visit(browser, site) {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${site.origin}/growth.html`, { waitUntil: 'commit' });
  const now = await threadTime(page); // the page has a process of its own
  const shown = await page.evaluate(allShown);
  const worked = await now();
  const memory = await memoryOf(page);
  await context.close();
  return { shown, worked, memory };
}

/** Real documents, one after the other, cut at the end of a line. */
function documentOf(length) {
  const all = readDocuments().documents.map(({ text }) => text).join('\n\n');
  const text = all.repeat(Math.ceil(length / all.length)).slice(0, length);
  return text.slice(0, text.lastIndexOf('\n') + 1) || text;
}

// The functions that run in the page.
async function startInPage() {
  const [{ load }, { verify }] = await Promise.all([import('/dist/index.js'), import('/dist/verify.js')]);
  const loaded = await load();
  const root = '<article class="lede" part="article" data-lede="1" dir="ltr">';
  globalThis.work = {
    render: (text) => loaded.markdown(text).html.length,
    verify: (html) => verify(`${root}${html}</article>`),
  };
}

async function runInPage(name) {
  globalThis.work[name](globalThis.given);
}

function timeNatively(text) {
  const program = inProject('build', 'native', 'bin', 'lede');
  if (!existsSync(program)) return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'lede-growth-'));
  const file = join(folder, 'document.md');
  writeFileSync(file, text);
  const times = Array.from({ length: k_rounds }, () => {
    const begin = performance.now();
    const { status } = spawnSync(program, ['markdown', file, '-o', join(folder, 'document.html')]);
    if (status !== 0) throw new Error(`lede markdown ended with ${status}`);
    return performance.now() - begin;
  });
  rmSync(folder, { recursive: true });
  return median(times);
}

async function measureLengths(browser, site) {
  site.add('/document.html', head);
  const points = [];
  for (const length of k_lengths) {
    const text = documentOf(length);
    const html = lede.markdown(text).html;
    const page = await browser.newPage();
    await page.goto(`${site.origin}/document.html`);
    await page.evaluate(startInPage);
    const clock = await threadClock(page);
    const time = async (name, given) => {
      await page.evaluate((value) => (globalThis.given = value), given);
      const times = [];
      for (let round = 0; round < k_rounds; round += 1) times.push(await clock(() => page.evaluate(runInPage, name)));
      return median(times);
    };
    const rendered = await time('render', text);
    const memory = await memoryOf(page);
    const verified = await time('verify', html);
    points.push({ length: Buffer.byteLength(text), rendered, memory, verified, native: timeNatively(text) });
    await page.close();
  }
  return points;
}

const tableOfLengths = (points) => [
  ['bytes of Markdown', 'ms in the page', 'MB of the page', 'ms to verify', 'ms of the command'],
  ...points.map(({ length, rendered, memory, verified, native }) => [
    String(length),
    milliseconds(rendered),
    megabytes(memory),
    milliseconds(verified),
    native === undefined ? '' : milliseconds(native),
  ]),
];

const markdownTable = ([first, ...rows]) =>
  [first, first.map((_, column) => (column === 0 ? '---' : '---:')), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');

function writeDocument(version, articles, points) {
  const line = (name, key) => ({ name, points: points.filter((point) => point[key] > 0).map((point) => [point.length, point[key]]) });
  writeFileSync(
    inProject('docs', 'pictures', 'growth.svg'),
    drawLines({
      title: 'Milliseconds by bytes of Markdown',
      lines: [line('rendered in the page', 'rendered'), line('verified in the page', 'verified'), line('the command, whole process', 'native')],
    }),
  );
  writeFileSync(
    inProject('docs', 'growth.md'),
    `# How time and memory grow

\`./dev bench --growth\` writes this page. Chromium ${version}, medians of ${k_rounds}. Both axes of the plot are logarithmic: along
a straight line that rises as the grey one does, time is proportional to length.

## Articles on one page

${markdownTable(articles)}

The times count from the navigation until every article has its headline on the screen. All articles are fetched at once.
Most of the work is the browser's: it lays out and paints every article.

## The length of a document

${markdownTable(tableOfLengths(points))}

![Milliseconds by bytes of Markdown](pictures/growth.svg)

The times in the page are those that its main thread worked.
`,
  );
}

const site = await openSite();
const browser = await launch();
try {
  const articles = await measureArticles(browser, site);
  console.log(`Chromium ${browser.version()}: articles on one page`);
  printTable(articles);
  const points = await measureLengths(browser, site);
  console.log('\nThe length of a document');
  printTable(tableOfLengths(points));
  if (process.argv.includes('--write')) writeDocument(browser.version(), articles, points);
} finally {
  await browser.close();
  site.close();
}
