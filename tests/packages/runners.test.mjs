// A developer's own tests render the element: in Vitest and Jest, with documents of jsdom and happy-dom, as modules and as
// CommonJS, without any setting but the environment.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { inProject } from '../support/paths.mjs';
import { makeProject, tool } from './support/project.mjs';

const jsdom = createRequire(import.meta.url).resolve('jest-environment-jsdom');
const k_name = 'element.test';

let project;
before(() => {
  project = makeProject('runners');
  const module = readFileSync(join(project.folder, `${k_name}.js`), 'utf8');
  const required = module.replace(/^import (.*)'(.*)';$/gm, (_, names, from) => {
    return names === '' ? `require('${from}');` : `const ${names.replace(' from ', '= ')}require('${from}');`;
  });
  assert.doesNotMatch(required, /^import/m);
  writeFileSync(join(project.folder, `${k_name}.cjs`), required);
  const readme = readFileSync(inProject('web', 'README.md'), 'utf8');
  writeFileSync(join(project.folder, 'readme.test.js'), /## In tests\n[^]*?```js\n([^]*?)```/.exec(readme)[1]);
});
after(() => project?.remove());

const k_tests = readFileSync(new URL('./apps/runners/element.test.js', import.meta.url), 'utf8').match(/^test\(/gm).length;

const runners = [
  ...['jsdom', 'happy-dom'].map((environment) => ({
    name: `Vitest with ${environment}`,
    words: [tool('vitest'), 'run', '--globals', `--environment=${environment}`, '--reporter=json', `${k_name}.js`],
  })),
  {
    name: 'Jest with jsdom, modules',
    words: ['--experimental-vm-modules', '--no-warnings', tool('jest'), '--json', `--env=${jsdom}`, '--testMatch=**/element.test.js'],
  },
  {
    name: 'Jest with jsdom, CommonJS',
    words: [tool('jest'), '--json', `--env=${jsdom}`, '--testMatch=**/*.test.cjs'],
  },
  {
    name: 'Vitest as web/README.md has it',
    words: [tool('vitest'), 'run', '--globals', '--environment=jsdom', '--reporter=json', 'readme.test.js'],
    count: 1,
  },
];

for (const { name, words, count = k_tests } of runners) {
  test(`${name} renders an element`, async () => {
    const printed = await project.run(process.execPath, ...words);
    const { numPassedTests, numTotalTests } = JSON.parse(printed.slice(printed.indexOf('{"')));
    assert.deepEqual({ numPassedTests, numTotalTests }, { numPassedTests: count, numTotalTests: count });
  });
}
