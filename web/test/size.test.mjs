// What pages load, on articles that nobody here wrote if they are at hand. `./dev build` comes first.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { atShare } from '../scripts/size-pages.mjs';

const script = fileURLToPath(new URL('../scripts/size.mjs', import.meta.url));
const { status, stdout, stderr } = spawnSync(process.execPath, [script, '--json'], { encoding: 'utf8' });

test('nine of ten pages load no more than their path may', () => {
  assert.equal(status, 0, stderr);
});

const { from, pages, files, emscripten, isMeasuredEmscripten } = JSON.parse(stdout);
// The project's own examples show every part there is, on purpose.
const skip = from === 'the corpus' ? false : 'the articles of others are not here: set LEDE_SHARED_DATA';
const skipOther = isMeasuredEmscripten
  ? false
  : `the READMEs are about another Emscripten than this one, ${emscripten}`;

test(
  'nine of ten articles need lede.wasm alone, and then all arrives in one round trip after the script',
  { skip },
  () => {
    const { json } = pages;
    assert.ok(json.restShare <= 0.1, `${json.restShare} need lede-rest.wasm`);
    assert.ok(json.median <= 119 * 1024 * (isMeasuredEmscripten ? 1 : 1.05), `${json.median} B at the median`);
  },
);

test('web/README quotes the sizes of the modules, to a twentieth', { skip: skipOther }, () => {
  const text = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
  for (const name of ['lede.wasm', 'lede-rest.wasm']) {
    const [, quoted] = new RegExp(`\`${name}\` \\((\\d+) KB\\)`).exec(text) ?? [];
    assert.ok(quoted, `${name} is quoted`);
    assert.ok(
      Math.abs(quoted * 1024 - files[name]) < files[name] / 20,
      `${name}: ${quoted} KB quoted, ${files[name]} B`,
    );
  }
});

test(
  'the README of the project says what nine of ten pages load, rounded up to KB',
  { skip: skip || skipOther },
  () => {
    const text = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
    const row =
      /(\d+) KB if it was rendered ahead, (\d+) KB if the page's server rendered it, (\d+) KB if the browser renders JSON; with rating and comments (\d+), (\d+) and (\d+) KB/;
    const [, ...quoted] = row.exec(text) ?? [];
    const paths = ['verified', 'server-rendered', 'json'].map((path) => pages[path]);
    const loaded = [...paths.map(({ at90 }) => at90), ...paths.map(({ participating }) => participating)];
    assert.deepEqual(
      quoted.map(Number),
      loaded.map((bytes) => Math.ceil(bytes / 1024)),
    );
  },
);

test('the value at a share is one that this share of the values does not exceed', () => {
  assert.equal(atShare([5, 1, 3], 0.5), 3);
  assert.equal(atShare([10, 9, 8, 7, 6, 5, 4, 3, 2, 1], 0.9), 9);
  assert.equal(atShare([7], 0.9), 7);
});
