// `lede batch` as a run: the same files whatever the number of threads and however often it was killed. One bad document or
// file does not harm the others. What the files are called and contain is in batch-pages.test.mjs.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { batch, table, write } from '../support/batch.mjs';
import { inFolder, treeOf } from '../support/folders.mjs';
import { articleText } from '../support/generate-articles.mjs';
import { lede } from '../support/paths.mjs';

const lines = (count, bad) => Array.from({ length: count }, (_, number) => `${articleText(number, bad)}\n`).join('');

test('any number of threads gives the same files, which are those of lede render', () =>
  inFolder((folder) => {
    write(folder, { 'news.ndjson': lines(1200, 50) });
    const trees = [1, 2, 7].map((jobs) => {
      const { status, stdout } = batch(folder, ['news.ndjson', '-o', `out-${jobs}`, '--jobs', String(jobs)]);
      assert.equal(status, 1);
      assert.match(stdout, /^1200 articles: 1176 done, \d+ with warnings; 24 refused;/);
      assert.match(stdout, /refused: 24 json-truncated/);
      return treeOf(join(folder, `out-${jobs}`));
    });
    assert.deepEqual(trees[1], trees[0]);
    assert.deepEqual(trees[2], trees[0]);
    assert.equal(Object.keys(trees[0]).length, 1176 + 3 + 3); // with three pages of index, the table, and two style sheets
    const { stdout } = spawnSync(lede, ['render', '--output', 'page'], { input: articleText(7), encoding: 'utf8' });
    assert.equal(readFileSync(join(folder, 'out-1', 'a-7.html'), 'utf8'), stdout);
  }));

/** Starts a batch and kills it once this many bytes of its journal are written. */
async function killAfter(folder, args, bytes) {
  const journal = join(folder, 'out', '.lede-batch', 'journal');
  const child = spawn(lede, ['batch', ...args], { cwd: folder, stdio: 'ignore' });
  const ended = once(child, 'exit');
  let isRunning = true;
  void ended.then(() => (isRunning = false));
  while (isRunning && !(existsSync(journal) && (statSync(journal, { throwIfNoEntry: false })?.size ?? 0) > bytes)) {
    await setImmediate();
  }
  child.kill('SIGKILL');
  return (await ended)[1] === 'SIGKILL';
}

test('killed again and again and continued, a batch leaves the files of one that was not', () =>
  inFolder(async (folder) => {
    write(folder, { 'news.ndjson': lines(4000, 70) });
    batch(folder, ['news.ndjson', '-o', 'whole', '--jobs', '2']);
    const whole = treeOf(join(folder, 'whole'));
    let kills = 0;
    for (const bytes of [0, 60_000, 150_000, 300_000]) {
      if (await killAfter(folder, ['news.ndjson', '-o', 'out', '--jobs', '2', '--continue'], bytes)) kills += 1;
    }
    assert.ok(kills >= 2, `only ${kills} came in time`);
    const { stdout } = batch(folder, ['news.ndjson', '-o', 'out', '--jobs', '1', '--continue']);
    const [, kept] = stdout.match(/; (\d+) were done before;/) ?? [];
    assert.ok(Number(kept) > 0, stdout);
    assert.deepEqual(treeOf(join(folder, 'out')), whole);
  }));

test('a batch that is killed while it writes the style sheet leaves no part of it', () =>
  inFolder((folder) => {
    write(folder, { 'in/a.json': { headline: 'A' } });
    batch(folder, ['in', '-o', 'whole']);
    // A limit of 1 KB on files is enough for the journal and not for the style sheet: the system kills the process.
    const script = 'ulimit -f 2; exec "$0" batch in -o out';
    const killed = spawnSync('sh', ['-c', script, lede], { cwd: folder, encoding: 'utf8' });
    assert.equal(killed.signal, 'SIGXFSZ', killed.stderr);
    assert.deepEqual(readdirSync(join(folder, 'out')), ['.lede-batch']);
    assert.equal(batch(folder, ['in', '-o', 'out', '--continue']).status, 0);
    assert.deepEqual(treeOf(join(folder, 'out')), treeOf(join(folder, 'whole')));
  }));

test('--continue does again what has changed, and what was done with other options', () =>
  inFolder((folder) => {
    const kept = (args) => Number(batch(folder, args).stdout.match(/; (\d+) were done before;/)?.[1] ?? 0);
    write(folder, { 'in/a.json': { headline: 'A' }, 'in/b.json': { headline: 'B' }, 'in/c.json': { headline: 'C' } });
    assert.equal(kept(['in', '-o', 'out', '--continue']), 0);
    assert.equal(kept(['in', '-o', 'out', '--continue']), 3);
    write(folder, { 'in/b.json': { headline: 'B2' }, 'in/d.json': { headline: 'D' } });
    assert.equal(kept(['in', '-o', 'out', '--continue']), 2);
    assert.match(readFileSync(join(folder, 'out', 'b.html'), 'utf8'), />B2</);
    writeFileSync(join(folder, 'out', 'a.html'), 'somebody else was here');
    assert.equal(kept(['in', '-o', 'out', '--continue']), 3);
    assert.match(readFileSync(join(folder, 'out', 'a.html'), 'utf8'), />A</);
    assert.equal(kept(['in', '-o', 'out', '--continue', '--locale', 'en']), 0);
    assert.equal(kept(['in', '-o', 'out', '--locale', 'en']), 0); // without --continue
    batch(folder, ['in', '-o', 'fresh', '--locale', 'en']);
    assert.deepEqual(treeOf(join(folder, 'out')), treeOf(join(folder, 'fresh')));
  }));

test('--continue ignores a line of the journal that was cut off', () =>
  inFolder(async (folder) => {
    write(folder, { 'news.ndjson': lines(300, 0) });
    batch(folder, ['news.ndjson', '-o', 'whole']);
    const text = readFileSync(join(folder, 'whole', 'lede-batch.tsv'), 'utf8');
    for (const size of [5, 40, 150, 2000, text.length - 30, text.length - 1]) {
      mkdirSync(join(folder, 'out', '.lede-batch'), { recursive: true });
      writeFileSync(join(folder, 'out', '.lede-batch', 'journal'), text.slice(0, size));
      assert.equal(batch(folder, ['news.ndjson', '-o', 'out', '--continue']).status, 0);
      assert.deepEqual(treeOf(join(folder, 'out')), treeOf(join(folder, 'whole')), `cut at ${size}`);
    }
  }));

test('lines: bad ones, empty ones, a huge one, one without an end', () =>
  inFolder((folder) => {
    const huge = JSON.stringify({ headline: 'x'.repeat(33 * 1024 * 1024) });
    const good = (id) => JSON.stringify({ id, language: 'en', headline: `H ${id}`, body: 'B' });
    const text = ['\ufeff' + good('first'), '', '   \r', '{"headline":', '[1,2]', '\u0000', huge, good('crlf') + '\r', good('last')];
    writeFileSync(join(folder, 'news.ndjson'), text.join('\n'));
    const { status, stderr } = batch(folder, ['news.ndjson', '-o', 'out']);
    assert.equal(status, 1);
    const rows = table(join(folder, 'out')).map(({ source, status: how, output, why }) => [source, how, output || why]);
    assert.deepEqual(rows, [
      ['news.ndjson:1', 'done', 'first.html'],
      ['news.ndjson:4', 'refused', 'json-truncated'],
      ['news.ndjson:5', 'refused', 'article-not-an-object'],
      ['news.ndjson:6', 'refused', 'input-encoding'],
      ['news.ndjson:7', 'refused', 'input-too-large'],
      ['news.ndjson:8', 'done', 'crlf.html'],
      ['news.ndjson:9', 'done', 'last.html'],
    ]);
    assert.match(stderr, /^news\.ndjson:4:13: error\[json-truncated\]: /m);
  }));

const unusable = [
  ['an output folder that is a file', ['in', '-o', 'file'], /^lede: error\[file\]: file: /],
  ['an output folder below a file', ['in', '-o', 'file/out'], /^lede: error\[file\]: file\/out: /],
  ['an output folder where nobody may write', ['in', '-o', '/proc/out'], /^lede: error\[file\]: \/proc\/out: /],
  ['an input that is not there', ['nowhere', '-o', 'out'], /^lede: error\[file\]: nowhere: No such file/],
];
for (const [name, args, message] of unusable) {
  test(`${name} is reported at once`, () =>
    inFolder((folder) => {
      write(folder, { 'in/a.json': { headline: 'A' }, file: 'a file' });
      const { status, stdout, stderr } = batch(folder, args);
      assert.deepEqual([status, stdout], [1, '']);
      assert.match(stderr, message);
      assert.ok(!existsSync(join(folder, 'out')));
    }));
}

test('reports a file whose place is taken by a folder, and goes on', () =>
  inFolder((folder) => {
    write(folder, { 'in/a.json': { headline: 'A' }, 'in/b.json': { headline: 'B' }, 'out/a.html/x': '' });
    const { status, stderr } = batch(folder, ['in', '-o', 'out']);
    assert.equal(status, 1);
    assert.match(stderr, /^a\.json: error\[file\]: out\/a\.html: Is a directory$/m);
    assert.match(readFileSync(join(folder, 'out', 'b.html'), 'utf8'), />B</);
  }));

test('a disk that is full stops the batch, and --continue goes on once there is room', { skip: process.getuid() !== 0 && 'only root can mount a small disk' }, (t) =>
  inFolder((folder) => {
    mkdirSync(join(folder, 'out'));
    if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=512k', 'tmpfs', join(folder, 'out')]).status !== 0) {
      t.skip('no small disk can be mounted here');
      return;
    }
    try {
      write(folder, { 'news.ndjson': lines(300, 0) });
      const { status, stderr } = batch(folder, ['news.ndjson', '-o', 'out']);
      assert.equal(status, 1);
      assert.match(stderr, /No space left on device\n.*--continue goes on/);
      assert.equal(spawnSync('mount', ['-o', 'remount,size=64m', join(folder, 'out')]).status, 0);
      assert.equal(batch(folder, ['news.ndjson', '-o', 'out', '--continue']).status, 0);
      batch(folder, ['news.ndjson', '-o', 'whole']);
      assert.deepEqual(treeOf(join(folder, 'out')), treeOf(join(folder, 'whole')));
    } finally {
      spawnSync('umount', [join(folder, 'out')]);
    }
  }),
);

test('two batches do not write into one folder at a time', () =>
  inFolder(async (folder) => {
    const first = spawn(lede, ['batch', '-', '-o', 'out'], { cwd: folder, stdio: ['pipe', 'ignore', 'ignore'] });
    const journal = join(folder, 'out', '.lede-batch', 'journal');
    first.stdin.write(`${JSON.stringify({ id: 'a', headline: 'A' })}\n`.repeat(3));
    while (!existsSync(journal) || statSync(journal).size === 0) await setImmediate();
    const { status, stderr } = batch(folder, ['-', '-o', 'out'], '{"headline":"B"}');
    assert.deepEqual([status, stderr], [1, 'lede: error[file]: out: another batch is writing there\n']);
    first.stdin.end();
    assert.deepEqual(await once(first, 'exit'), [0, null]);
  }));
