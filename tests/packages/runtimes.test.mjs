// The packed package on servers and at the edge: everywhere the bytes of the native command.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { build } from 'esbuild';
import { articlePath, expectSame, makeProject, nativeHtml, tool } from './support/project.mjs';

let project;
let expected;
before(() => {
  project = makeProject('server');
  expected = nativeHtml();
});
after(() => project?.remove());

const runtimes = [
  ['Node, imported', process.execPath, 'main.mjs'],
  ['Node, required', process.execPath, 'main.cjs'],
  ['Deno', tool('deno'), 'run', '--no-prompt', '--allow-read', '--node-modules-dir=manual', 'main.mjs'],
  ['Bun, imported', tool('bun'), 'main.mjs'],
  ['Bun, required', tool('bun'), 'main.cjs'],
];

for (const [name, command, ...words] of runtimes) {
  test(`${name} gives the bytes of the native command`, async () => {
    expectSame(await project.run(command, ...words), expected);
  });
}

const imports = [
  ['Node', process.execPath],
  ['Bun', tool('bun')],
];
for (const [name, command] of imports) {
  test(`importing in ${name} touches neither a global of browsers nor WebAssembly`, async () => {
    assert.equal(await project.run(command, 'import-alone.mjs', 'lede-article'), '');
  });
}

for (const base of ['node_modules/lede-article/dist', 'file:///…/dist/']) {
  test(`Node reads the module from a folder that is named as ${base.startsWith('file') ? 'an address' : 'a path'}`, async () => {
    const named = base.replace('/…', `${project.folder}/node_modules/lede-article`);
    const script = `import('lede-article').then(({ load }) => load({ base: '${named}' })).then((lede) => console.log(lede.markdown('a').html))`;
    assert.equal(await project.run(process.execPath, '-e', script), '<p>a</p>\n');
  });
}

test('importing the element on a server defines nothing and does no harm', async () => {
  const script = "import('lede-article/element').then(({ LedeArticle }) => console.log(typeof LedeArticle))";
  assert.equal(await project.run(process.execPath, '-e', script), 'function\n');
});

test('the main entry for browsers touches nothing either when it is imported', async () => {
  assert.equal(
    await project.run(
      process.execPath,
      '--conditions=browser',
      'import-alone.mjs',
      join(project.package, 'dist/index.js'),
    ),
    '',
  );
});

test('workerd, which may not compile bytes, imports the module', async () => {
  const worker = makeProject('worker');
  try {
    await bundleWorker(worker.folder);
    const { port, stop } = await serve(worker.folder);
    try {
      const post = (body) => fetch(`http://127.0.0.1:${port}/`, { method: 'POST', body });
      const answers = await Promise.all([post(readFileSync(articlePath)), post(readFileSync(articlePath))]);
      for (const answer of answers) expectSame(await answer.text(), expected);
      assert.equal(await (await post('{}')).text(), 'article-empty');
    } finally {
      await stop();
    }
  } finally {
    worker.remove();
  }
});

/** As the workers' own tools do it: one script, and beside it the wasm, which is imported and not read. */
async function bundleWorker(folder) {
  const dist = 'node_modules/lede-article/dist';
  const modules = readdirSync(join(folder, dist))
    .filter((name) => name.endsWith('.wasm'))
    .map((name) => `(name = "${name}", wasm = embed "${dist}/${name}"),`);
  const config = readFileSync(join(folder, 'config.capnp'), 'utf8');
  writeFileSync(join(folder, 'config.capnp'), config.replace('# the wasm stands here', modules.join('\n    ')));
  await build({
    absWorkingDir: folder,
    entryPoints: ['worker.js'],
    outfile: 'bundle.js',
    bundle: true,
    format: 'esm',
    target: 'es2022',
    conditions: ['workerd', 'worker', 'browser'],
    external: ['*.wasm'],
    logLevel: 'error',
  });
}

/** @returns {Promise<{port: number, stop: () => Promise<void>}>} */
function serve(folder) {
  const child = spawn(tool('workerd'), ['serve', 'config.capnp', '--control-fd=3'], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise((resolve) => child.once('close', resolve));
  return new Promise((resolve, reject) => {
    let complaint = '';
    child.stderr.setEncoding('utf8').on('data', (text) => (complaint += text));
    child.once('error', reject);
    void ended.then((status) => reject(new Error(`workerd ended with ${status}: ${complaint}`)));
    let said = '';
    child.stdio[3].setEncoding('utf8').on('data', (text) => {
      said += text;
      const event = said
        .split('\n')
        .slice(0, -1)
        .map((line) => JSON.parse(line))
        .find(({ event: name }) => name === 'listen');
      if (!event) return;
      const stop = () => {
        child.kill();
        return ended.then(() => undefined);
      };
      resolve({ port: event.port, stop });
    });
  });
}
