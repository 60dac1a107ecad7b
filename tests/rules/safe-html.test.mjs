// Illegal code must fail to compile. Each file of compile/ is compiled twice: with LEDE_CONTROL, where it is legal and has
// to pass, and without, where one expression is illegal and has to be refused for the reason that the file names. Only so
// does a refusal mean the expression, and not a missing header.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';
import { files, read, root } from './project.mjs';

const compiler = process.env.CXX ?? 'c++';

function compile(file, ...options) {
  const { status, stderr, error } = spawnSync(
    compiler,
    ['-std=c++20', '-fsyntax-only', '-fno-exceptions', '-fno-rtti', '-Icore/include', '-Icore/src', ...options, file],
    { cwd: root, encoding: 'utf8' },
  );
  if (error) throw error;
  return { status, stderr };
}

for (const file of files.filter((name) => name.startsWith('tests/rules/compile/') && name.endsWith('.cpp'))) {
  const name = file.slice('tests/rules/compile/'.length, -'.cpp'.length).replaceAll('_', ' ');
  const reason = read(file).match(/^\/\/ refused: (.+)$/m)?.[1];

  test(`${name}: the control compiles`, () => {
    const { status, stderr } = compile(file, '-DLEDE_CONTROL');
    assert.equal(status, 0, stderr);
  });

  test(`${name}: does not compile`, () => {
    const { status, stderr } = compile(file);
    assert.notEqual(status, 0, `${join(root, file)} compiled`);
    const errors = stderr.split('\n').filter((line) => / error: /.test(line));
    assert.equal(errors.length, 1, stderr);
    assert.match(errors[0], new RegExp(reason), 'refused for another reason');
  });
}

test('what components and pages open, a scope closes', () => {
  const folders = /^core\/src\/(components|output)\/[^/]+\.cpp$/;
  const counting = files.filter((file) => folders.test(file)).flatMap((file) =>
    [...read(file).matchAll(/\bwriter_?\.close\(/g)].map(() => file),
  );
  assert.deepEqual(counting, []);
});
