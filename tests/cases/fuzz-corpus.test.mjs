// The seeds of the fuzzers give the same bytes natively and in WebAssembly.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { answerLines } from '../support/harness.mjs';
import { inProject } from '../support/paths.mjs';

// Which operation reads what a fuzzer reads, and how many bytes before it choose options.
const fuzzers = {
  html_fuzzer: ['sanitize', 1],
  markdown_fuzzer: ['markdown', 1],
  json_fuzzer: ['render', 0],
  article_fuzzer: ['render', 2],
};
const corpus = inProject('tests', 'fuzz', 'corpus');
const cases = Object.entries(fuzzers).flatMap(([fuzzer, [operation, skipped]]) =>
  readdirSync(join(corpus, fuzzer)).map((name) => {
    const input = readFileSync(join(corpus, fuzzer, name)).subarray(skipped).toString('utf8');
    const options = { baseUrl: 'https://news.example/a/b' };
    return { name: `${fuzzer}/${name}`, line: JSON.stringify({ id: name, operation, input, options }) };
  }),
);

const built = existsSync(inProject('web', 'dist', 'node.js'));
test('seeds of the fuzzers: native and WebAssembly agree', { skip: !built && 'web/dist is not built' }, async () => {
  const { load } = await import('../../web/dist/node.js');
  const lede = await load();
  const native = await answerLines(cases.map(({ line }) => line));
  cases.forEach(({ name, line }, index) => assert.equal(lede.answer(line).json, native[index], name));
});
