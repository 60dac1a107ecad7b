// A code is written in one place, core/include/lede/codes.def, an option in options.def beside it, a format in
// core/src/formats/formats.def, a label or a language in core/src/i18n/languages; what else names all of them is generated from there.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { factFiles, optionsOf, rowsOf } from '../../web/scripts/facts.mjs';
import { files, read } from './project.mjs';

test('the types and lists that come from tables of the core are up to date (npm run facts in web writes them)', async () => {
  for (const { file, is, wanted } of await factFiles()) assert.equal(is, wanted, file.pathname);
});

test('every row of the table of codes is read', () => {
  const source = read('core/include/lede/codes.def');
  assert.equal(rowsOf(source).length, source.match(/^LEDE_(ERROR|WARNING)\(/gm).length);
});

test('every row of the table of options is read', () => {
  const source = read('core/include/lede/options.def');
  assert.equal(optionsOf(source).length, source.match(/^LEDE_OPTION\(/gm).length);
});

test('every word of a script has its text in English, and no other language has words that English lacks', () => {
  const folder = 'core/src/i18n/languages/';
  const wordsOf = (file) =>
    Object.entries(JSON.parse(read(file)).scripts ?? {}).flatMap(([group, texts]) =>
      Object.entries(texts).map(([word, text]) => (assert.doesNotMatch(text, /[|\n']/, file), `${group}.${word}`)),
    );
  const english = wordsOf(`${folder}en.json`);
  for (const file of files.filter((name) => name.startsWith(folder))) {
    assert.deepEqual(wordsOf(file).filter((word) => !english.includes(word)), [], file);
  }
});

test('no script looks for the words of a message', () => {
  for (const file of files.filter((name) => /^web\/src\/.*\.ts$/.test(name))) {
    assert.doesNotMatch(read(file), /message\??\.(?:includes|indexOf|startsWith|endsWith|match|search)\(/, file);
  }
});
