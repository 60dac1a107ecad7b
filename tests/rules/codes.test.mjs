// A code of an error or a warning is written in one place, core/include/lede/codes.def; what else names all of them is
// generated from there.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codeFiles, rowsOf } from '../../web/scripts/codes.mjs';
import { read } from './project.mjs';

test('the types and the tables of codes are those of the core (npm run codes in web writes them)', async () => {
  for (const { file, is, wanted } of await codeFiles()) assert.equal(is, wanted, file.pathname);
});

test('every row of the table of codes is read', () => {
  const source = read('core/include/lede/codes.def');
  assert.equal(rowsOf(source).length, source.match(/^LEDE_(ERROR|WARNING)\(/gm).length);
});

test('no script looks for the words of a message', () => {
  assert.doesNotMatch(read('web/src/feeds.ts'), /message\.includes/);
});
