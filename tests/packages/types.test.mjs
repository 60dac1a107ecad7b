// The packed package as TypeScript, and the two tools that judge packages, see it; and the licences in it.
import assert from 'node:assert/strict';
import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import ts from 'typescript';
import { inProject } from '../support/paths.mjs';
import { makeProject } from './support/project.mjs';

let project;
before(() => {
  project = makeProject();
  cpSync(inProject('web', 'test', 'types'), project.folder, { recursive: true });
});
after(() => project?.remove());

const consumers = [
  ['bundler', ['consumer.ts']],
  ['nodenext', ['consumer.ts', 'consumer.cts']],
];

for (const [resolution, files] of consumers) {
  test(`${files.join(' and ')} compile strictly with moduleResolution ${resolution}`, () => {
    const { options } = ts.convertCompilerOptionsFromJson(
      {
        strict: true,
        exactOptionalPropertyTypes: true,
        noUncheckedIndexedAccess: true,
        noEmit: true,
        skipLibCheck: false,
        target: 'es2022',
        lib: ['es2022', 'dom', 'dom.iterable'],
        module: resolution === 'nodenext' ? 'nodenext' : 'esnext',
        moduleResolution: resolution,
        types: [],
      },
      project.folder,
    );
    const program = ts.createProgram(
      files.map((file) => join(project.folder, file)),
      options,
    );
    const messages = ts.getPreEmitDiagnostics(program).map(({ file: where, messageText }) => {
      return `${where?.fileName ?? ''}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
    });
    assert.deepEqual(messages, []);
  });
}

test('a project for Node, without the library of browsers, compiles', () => {
  const options = {
    strict: true,
    noEmit: true,
    skipLibCheck: false,
    target: ts.ScriptTarget.ES2022,
    lib: ['lib.es2022.d.ts'],
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    types: ['node'],
    typeRoots: [inProject('node_modules', '@types')],
  };
  const program = ts.createProgram([join(project.folder, 'server.ts')], options);
  const messages = ts.getPreEmitDiagnostics(program).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '));
  assert.deepEqual(messages, []);
});

// What the second judge has against the files that pages load by their address, and against requiring the check, which is a
// module alone.
const k_no_scripts =
  /^\.\/(?:(?:lede(?:-rest|-languages|-full|-reading|-parts)?|render|verified|participation|parts|pictures|films|hydrate(?:-reading)?|reading-tools|frame|frame-parent)\.(?:js|wasm|css|html)|[a-z.-]+\.json)$/;
// Declarations alone, for a framework's types: there is nothing to resolve.
const k_types_alone = /^\.\/(?:react|preact|vue|svelte|solid)$/;
const k_expected = [{ kind: 'CJSResolvesToESM', entrypoint: './verify' }];

test('“Are the types wrong?” finds nothing for bundlers and for Node’s two kinds of module', async () => {
  const bytes = readFileSync(project.tarball);
  const { problems } = await checkPackage(createPackageFromTarballData(new Uint8Array(bytes)));
  const found = problems
    .filter(({ entrypoint }) => !k_no_scripts.test(entrypoint ?? '') && !k_types_alone.test(entrypoint ?? ''))
    // Node before version 12 read no `exports`.
    .filter(({ resolutionKind }) => resolutionKind !== 'node10')
    .map(({ kind, entrypoint }) => ({ kind, entrypoint }));
  assert.deepEqual(found, k_expected);
});

test('publint finds nothing', async () => {
  const { messages, pkg } = await publint({ pkgDir: project.package, strict: true });
  // Who requires the package outside of Node gets a module for browsers under types for CommonJS. The two differ in what
  // a default import means, and the package has no default export.
  const found = messages.filter(
    ({ code, path }) => code !== 'EXPORTS_TYPES_INVALID_FORMAT' || !path.includes('require'),
  );
  assert.deepEqual(
    found.map((message) => formatMessage(message, pkg, { color: false })),
    [],
  );
});

test('the licences of all that is compiled into the module are in the package', () => {
  for (const name of ['LICENSE', 'LICENSE.md4c', 'LICENSE.nlohmann_json']) {
    assert.match(readFileSync(join(project.package, 'dist', name), 'utf8'), /MIT License[^]*Copyright/, name);
  }
});
