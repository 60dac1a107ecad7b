// How fast pages verify what others rendered, in Chromium: the fragments of real documents, and one text of growing length.
//   node tests/bench/verify.mjs
import { launchEngine } from '../browser/support/engines.mjs';
import { openSite } from '../browser/support/site.mjs';
import { fragmentsOfCases, fragmentsOfCorpora } from '../support/verified/fragments.mjs';

const k_wanted = 50; // MB/s
const k_rounds = 60;
const k_lengths = [1e3, 1e4, 1e5, 1e6, 1e7];

const fragments = [...(await fragmentsOfCorpora()), ...(await fragmentsOfCases())].map(({ html }) => html);
const site = await openSite();
site.add('/bench.html', { body: '<!doctype html><title>Verification</title><link rel="icon" href="data:,">' });
site.add('/fragments.json', { body: JSON.stringify(fragments) });
const { browser, missing } = await launchEngine('chromium');
if (!browser) throw new Error(`${missing} is not installed`);
await browser.open(`${site.origin}/bench.html`);

/** Runs in the page. */
const measure = async (rounds, lengths) => {
  const { verify } = await import('/dist/verify.js');
  const texts = await (await fetch('/fragments.json')).json();
  const bytesOf = (text) => new TextEncoder().encode(text).length;
  const bytes = texts.reduce((sum, text) => sum + bytesOf(text), 0);
  const time = (work) => {
    const begin = performance.now();
    work();
    return performance.now() - begin;
  };
  const begin = time(() => verify(texts[0]));
  const times = Array.from({ length: rounds }, () => time(() => texts.forEach((text) => verify(text))));
  const [first] = times;
  times.sort((a, b) => a - b);
  const root = '<article class="lede" part="article" data-lede="1">';
  const unit = '<p class="lede-a">Some words &amp; a <a href="https://news.example/a?b=1" rel="noopener">link</a>.</p>';
  const growth = lengths.map((length) => {
    const text = `${root}${unit.repeat(Math.ceil(length / unit.length))}</article>`;
    const runs = Array.from({ length: 5 }, () => time(() => verify(text))).sort((a, b) => a - b);
    return { length: text.length, milliseconds: runs[2] };
  });
  return { texts: texts.length, bytes, begin, first, median: times[rounds >> 1], least: times[0], most: times.at(-1), growth };
};

const { texts, bytes, begin, first, median, least, most, growth } = await browser.evaluate(measure, k_rounds, k_lengths);
await browser.close();
await site.close();

const speed = (milliseconds) => (bytes / 1e3 / milliseconds).toFixed(0);
console.log(`verification in Chromium: ${texts} fragments, ${(bytes / 1e6).toFixed(1)} MB`);
// The round that other programs disturbed least says what the check takes.
console.log(`  ${speed(least)} MB/s; of ${k_rounds} rounds the median ${speed(median)}, the slowest ${speed(most)}; the first ${speed(first)}`);
console.log(`  the first article of a page: ${begin.toFixed(1)} ms`);
for (const { length, milliseconds } of growth) console.log(`  ${String(length).padStart(9)} characters: ${milliseconds.toFixed(2)} ms`);
if (bytes / 1e3 / least < k_wanted) {
  console.error(`less than ${k_wanted} MB/s`);
  process.exitCode = 1;
}
