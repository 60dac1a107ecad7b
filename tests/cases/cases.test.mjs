// Every line of tests/cases/*.ndjson, through the native command and through WebAssembly: both must give the expected
// answer, and the same bytes. LEDE_COMMAND names another build of the command; LEDE_NATIVE_ONLY leaves WebAssembly out.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readCaseLines } from '../support/cases.mjs';
import { answerLines } from '../support/harness.mjs';

const nativeOnly = Boolean(process.env.LEDE_NATIVE_ONLY);
const lines = readCaseLines();
const native = await answerLines(lines.map(({ line }) => line));
const lede = nativeOnly
  ? undefined
  : await (await import(`${process.env.LEDE_DIST ?? '../../web/dist'}/node.js`)).load();

/** The case's own id, where the line is JSON and has one. */
function idOf(line) {
  try {
    return JSON.stringify(JSON.parse(line).id);
  } catch {
    return 'not JSON';
  }
}

test('there are cases', { skip: lines.length > 0 ? false : 'tests/cases holds no .ndjson file' }, () => {
  assert.equal(native.length, lines.length);
});

lines.forEach(({ file, number, line }, index) => {
  test(`${file}:${number} ${idOf(line)}`, () => {
    const { pass, html, error } = JSON.parse(native[index]);
    if (pass !== undefined) {
      assert.ok(pass, `expected ${JSON.stringify(JSON.parse(line).expected)}\n got ${JSON.stringify(html ?? error)}`);
    }
    if (lede) assert.equal(lede.answer(line).json, native[index]);
  });
});
