// The suites of examples/harness, as a partner runs them.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { inProject, lede, root } from '../support/paths.mjs';

// A test runner inside a test runner would report to the outer one.
const { NODE_TEST_CONTEXT: _, ...environment } = process.env;
const run = (command, args) => {
  const options = { cwd: root, encoding: 'utf8', env: { ...environment, LEDE: lede, PYTHONDONTWRITEBYTECODE: '1' } };
  const { status, stdout, stderr } = spawnSync(command, args, options);
  return { status, said: `${stdout}${stderr}` };
};
const hasPython = spawnSync('python3', ['--version']).status === 0;

test('in Node', () => {
  const { status, said } = run(process.execPath, ['--test', inProject('examples', 'harness', 'lede.test.mjs')]);
  assert.equal(status, 0, said);
  const [, passed] = said.match(/pass (\d+)/) ?? [];
  assert.ok(Number(passed) >= 8, said);
});

test('in Python', { skip: hasPython ? false : 'python3 is not here' }, () => {
  const { status, said } = run('python3', ['-m', 'unittest', inProject('examples', 'harness', 'lede_test.py')]);
  assert.equal(status, 0, said);
  assert.match(said, /Ran 5 tests/);
});
