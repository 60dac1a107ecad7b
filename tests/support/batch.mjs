// What tests of `lede batch` share: they run it in a folder and read what it wrote.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { lede } from './paths.mjs';

export function batch(folder, args, input) {
  const result = spawnSync(lede, ['batch', ...args], { cwd: folder, encoding: 'utf8', input, maxBuffer: 1 << 28 });
  assert.equal(result.signal, null, result.stderr);
  return result;
}

/** Writes files by their paths: a text as it is, anything else as JSON. */
export function write(folder, files) {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));
  }
}

/** The rows of the table of outcomes, as objects. */
export function table(folder) {
  const [, head, ...rows] = readFileSync(join(folder, 'lede-batch.tsv'), 'utf8').split('\n').slice(0, -1);
  const names = head.split('\t');
  return rows.map((row) => Object.fromEntries(row.split('\t').map((cell, column) => [names[column], cell])));
}
