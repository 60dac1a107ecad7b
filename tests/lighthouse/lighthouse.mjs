// Lighthouse on a telephone, several times a page: prints the medians, and fails if a page is below what README says.
//   node tests/lighthouse/lighthouse.mjs FOLDER [RUNS]   FOLDER has the package lighthouse (./dev lighthouse installs it)
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { chromiumPath } from '../../examples/chromium-path.mjs';
import { openPages } from './pages.mjs';

const [folder, runs = '3'] = process.argv.slice(2);
const { default: lighthouse } = await import(createRequire(join(resolve(folder), 'package.json')).resolve('lighthouse'));
const k_categories = ['performance', 'accessibility', 'best-practices', 'seo'];
const k_wanted = { performance: 98, accessibility: 100, 'best-practices': 100, seo: 100 };

const profile = mkdtempSync(join(tmpdir(), 'lede-lighthouse-'));
const chromium = spawn(chromiumPath(), ['--headless=new', '--no-sandbox', '--remote-debugging-port=0', `--user-data-dir=${profile}`, 'about:blank'], {
  stdio: ['ignore', 'ignore', 'pipe'],
});
const port = await new Promise((done, fail) => {
  let said = '';
  chromium.once('exit', () => fail(new Error(`Chromium ended: ${said}`)));
  chromium.stderr.on('data', (chunk) => {
    said += chunk;
    const [, found] = /DevTools listening on ws:\/\/[^:]*:(\d+)/.exec(said) ?? [];
    if (found) done(Number(found));
  });
});

const median = (numbers) => numbers.toSorted((one, other) => one - other)[numbers.length >> 1];
const numberOf = (result, audit) => result.audits[audit].numericValue;
const problems = [];
const site = await openPages();
try {
  console.log('page                                 performance  accessibility  best practices  SEO   LCP s  TBT ms  CLS');
  for (const [name, { path, picture }] of Object.entries(site.pages)) {
    const results = [];
    site.requests.length = 0;
    for (let run = 0; run < Number(runs); run += 1) {
      const { lhr } = await lighthouse(site.origin + path, { port, onlyCategories: k_categories, logLevel: 'error' });
      results.push(lhr);
    }
    const scores = k_categories.map((category) => Math.round(100 * median(results.map(({ categories }) => categories[category].score))));
    const [lcp, tbt, cls] = ['largest-contentful-paint', 'total-blocking-time', 'cumulative-layout-shift'].map((audit) =>
      median(results.map((result) => numberOf(result, audit))),
    );
    const cells = [scores[0], scores[1], scores[2], scores[3], (lcp / 1000).toFixed(1), Math.round(tbt), Number(cls.toFixed(3))];
    console.log([name.padEnd(36), ...cells.map((cell, column) => String(cell).padStart([12, 14, 15, 4, 7, 7, 5][column]))].join(' '));
    k_categories.forEach((category, index) => {
      if (scores[index] < k_wanted[category]) problems.push(`${name}: ${category} ${scores[index]}, wanted ${k_wanted[category]}`);
    });
    const shown = site.requests.filter((asked) => asked.endsWith(picture)).length;
    if (shown < Number(runs)) problems.push(`${name}: the article was shown in ${shown} of ${runs} runs`);
    if (cls > 0) problems.push(`${name}: cumulative layout shift ${cls}`);
    const failed = Object.values(results[0].audits).filter(({ score, scoreDisplayMode }) => score !== null && score < 0.9 && scoreDisplayMode !== 'informative');
    for (const { id, title, displayValue = '' } of failed) console.log(`    ${id}: ${title} ${displayValue}`);
  }
} finally {
  site.close();
  chromium.removeAllListeners('exit');
  chromium.kill();
  await new Promise((done) => chromium.once('exit', done));
  rmSync(profile, { recursive: true, force: true, maxRetries: 20, retryDelay: 200 });
}
for (const problem of problems) console.error(problem);
process.exitCode = problems.length > 0 ? 1 : 0;
