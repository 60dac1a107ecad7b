// Only markup that the core wrote or the verifier let pass may be put on a page: TypeScript refuses anything else.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const web = fileURLToPath(new URL('..', import.meta.url));
const sources = readdirSync(join(web, 'src')).filter((name) => name.endsWith('.ts'));
const sourcesWith = (pattern) => sources.filter((name) => pattern.test(readFileSync(join(web, 'src', name), 'utf8')));

test('a text that was neither rendered nor verified does not compile as HTML', () => {
  const { config } = ts.readConfigFile(join(web, 'tsconfig.json'), (path) => readFileSync(path, 'utf8'));
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, web);
  const declarations = ['css.d.ts', 'lede-core.d.ts', 'lede-policy.d.ts'].map((name) => join(web, 'src', name));
  const program = ts.createProgram([...declarations, join(web, 'test', 'compile', 'only-safe-html.ts')], {
    ...options,
    rootDir: web,
    noEmit: true,
  });
  const problems = ts
    .getPreEmitDiagnostics(program)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
  assert.deepEqual(problems, []);
});

test('one file makes markup of each kind, and one sets it', () => {
  assert.deepEqual(sourcesWith(/as VerifiedHtml\b/), ['verify.ts']);
  assert.deepEqual(sourcesWith(/as RenderedHtml\b/), ['lede.ts']);
  assert.deepEqual(
    sourcesWith(/\.(?:inner|outer)HTML\s*\+?=(?!=)|insertAdjacentHTML|setHTML|document\.write|parseFromString/),
    ['trusted-types.ts'],
  );
});
