// Runs suites of the Node tests by their names, as `npm test` does: node tools/run-tests.mjs SUITE... [-- NODE-OPTION...]
//
// A suite is a folder of tests/, or web. The files are listed here: `node --test FOLDER` means something else in every
// major version of Node.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = fileURLToPath(new URL('..', import.meta.url));
const folderOf = (suite) => (suite === 'web' ? join('web', 'test') : join('tests', suite));

/** What a suite looks at must have been built. */
const products = {
  [process.env.LEDE_COMMAND ?? join(root, 'build/native/bin/lede')]: './dev build native',
  [join(root, 'build/wasm/lede.wasm')]: './dev build wasm',
  [join(root, 'web/dist/index.js')]: './dev build web',
};
/** Each file of these starts browsers, servers or bundlers, of which more than four at a time fill any machine. */
const isHeavy = (suite) => ['browser', 'newsroom', 'packages'].includes(suite);

function main() {
  const { positionals: suites } = parseArgs({ allowPositionals: true });
  const unknown = suites.filter((suite) => !existsSync(join(root, folderOf(suite))));
  if (suites.length === 0 || unknown.length > 0) {
    console.error(`usage: node tools/run-tests.mjs SUITE...${unknown.length > 0 ? ` (unknown: ${unknown.join(' ')})` : ''}`);
    return 2;
  }
  const missing = suites.every((suite) => suite === 'rules') ? [] : Object.entries(products).filter(([file]) => !existsSync(file));
  if (missing.length > 0) {
    for (const [file, command] of missing) console.error(`missing: ${file} (run ${command})`);
    return 1;
  }
  const files = suites.flatMap((suite) =>
    readdirSync(join(root, folderOf(suite)))
      .filter((name) => name.endsWith('.test.mjs'))
      .map((name) => join(folderOf(suite), name)),
  );
  const options = ['--test', '--test-reporter=./tests/reporter.mjs'];
  if (suites.some(isHeavy)) options.push(`--test-concurrency=${Math.min(4, availableParallelism())}`);
  const { status } = spawnSync(process.execPath, [...options, ...files], { cwd: root, stdio: 'inherit' });
  return status ?? 1;
}

process.exitCode = main();
