// The core takes all of its messages from one table, core/src/base/messages.def: the texts are there and nowhere
// else, in one style, and each is used.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readMessageTexts } from '../support/messages.mjs';
import { files, read } from './project.mjs';

const texts = readMessageTexts();
const sources = files.filter((file) => /^core\/src\/.*\.(cpp|h)$/.test(file));
const isOfLanguage = (file) => file.startsWith('core/src/i18n/');

test('the table has texts, each in one row', () => {
  assert.ok(texts.length > 150);
  const names = [...new Set(texts.map(({ name }) => name))];
  assert.equal(names.length, read('core/src/base/messages.def').match(/^LEDE_\w+\(\w+,/gm).length);
});

test('a text begins in lower case and ends without a full stop', () => {
  const k_names = /^(URL|XML|WordPress|[A-Z]{2,})\b/;
  const wrong = texts.filter(({ text }) => /[.!]$/.test(text) || (/^[A-Z]/.test(text) && !k_names.test(text)));
  assert.deepEqual(wrong.map(({ text }) => text), []);
});

test('every text is used', () => {
  const all = sources.map((file) => read(file)).join('\n');
  const unused = texts.filter(({ name, kind }) => !all.includes(`${kind === 'phrase' ? 'phrases' : 'messages'}::${name}`));
  assert.deepEqual(unused.map(({ name }) => name), []);
});

test('no other file of the core holds a message', () => {
  const k_literal = /"(?:[^"\\\n]|\\.)*"/g;
  // A clause, and not a list of names: an English word that lists have not, and another word beside it.
  const isClause = (text) => /(?:^| )(?:the|is|was|were|are|not|must|cannot|expected|unknown|missing|its) [a-z{]|[a-z}] (?:the|is|was|were|are|not|removed|expected)\b/.test(text);
  const found = sources.filter((file) => !isOfLanguage(file)).flatMap((file) =>
    read(file)
      .split('\n')
      .filter((line) => !/^\s*(\/\/|\*|static_assert|#)/.test(line))
      .map((line) => line.replace(/ \/\/.*$/, '').replace(/static_assert\(.*/, ''))
      .flatMap((line) => line.match(k_literal) ?? [])
      .filter(isClause)
      .map((text) => `${file}: ${text}`),
  );
  assert.deepEqual(found, []);
});
