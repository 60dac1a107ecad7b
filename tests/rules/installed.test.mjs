// ./dev keeps the npm packages of a developer's own installation if they are those of the lock file (tools/dev/installed.mjs).
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { inProject } from '../support/paths.mjs';

const workspaces = { web: { esbuild: '1.0.0' }, 'docs/site': { typedoc: '1.0.0' }, tests: { axe: '1.0.0' }, 'tests/packages': { vite: '1.0.0', esbuild: '2.0.0' } };
const nested = 'tests/packages/node_modules/esbuild';
const locked = { 'node_modules/esbuild': '1.0.0', 'node_modules/typedoc': '1.0.0', 'node_modules/axe': '1.0.0', 'node_modules/vite': '1.0.0', [nested]: '2.0.0' };

/** What is found in a project with these packages, by their places and versions. */
function found(installed) {
  const folder = mkdtempSync(join(tmpdir(), 'lede-installed-'));
  const write = (path, content) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), JSON.stringify(content));
  };
  try {
    for (const [name, devDependencies] of Object.entries(workspaces)) write(`${name}/package.json`, { devDependencies });
    write('package-lock.json', { packages: Object.fromEntries(Object.entries(locked).map(([place, version]) => [place, { version }])) });
    for (const [place, version] of Object.entries(installed)) write(`${place}/package.json`, { version });
    const { stdout, stderr } = spawnSync(process.execPath, [inProject('tools', 'dev', 'installed.mjs'), folder], { encoding: 'utf8' });
    assert.equal(stderr, '');
    return stdout.trim();
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('the largest set that is there in the versions of the lock file is kept', () => {
  const { 'node_modules/esbuild': esbuild, 'node_modules/typedoc': typedoc, 'node_modules/axe': axe } = locked;
  assert.equal(found(locked), 'all');
  assert.equal(found({ ...locked, [nested]: '1.0.0' }), 'tests');
  assert.equal(found({ 'node_modules/esbuild': esbuild, 'node_modules/typedoc': typedoc, 'node_modules/axe': axe }), 'tests');
  assert.equal(found({ 'node_modules/esbuild': esbuild, 'node_modules/typedoc': typedoc }), 'site');
  assert.equal(found({ 'node_modules/esbuild': esbuild }), 'web');
  assert.equal(found({ 'node_modules/typedoc': typedoc }), '');
  assert.equal(found({}), '');
});
