// The library as native users get it: installed, found by CMake and by pkg-config, and used by examples/native.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { inFolder } from '../support/folders.mjs';
import { inProject, lede } from '../support/paths.mjs';

const build = join(lede, '..', '..'); // build/native
const seed = inProject('examples', 'articles', 'seed.json');
const example = inProject('examples', 'native');

function run(command, args, options = {}) {
  const { status, stdout, stderr, error } = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 1 << 28, ...options });
  assert.equal(status, 0, `${command} ${args.join(' ')}: ${error?.message ?? `${stdout}${stderr}`}`);
  return stdout;
}
const hasPkgConfig = spawnSync('pkg-config', ['--version']).status === 0;

test('an installed Lede is found, compiled against, and gives the bytes of the command', () =>
  inFolder((folder) => {
    const first = join(folder, 'first');
    run('cmake', ['--install', build, '--component', 'lede', '--prefix', first]);
    const prefix = join(folder, 'moved elsewhere'); // nothing in it may know where it was installed
    renameSync(first, prefix);

    const options = ['--output', 'page', '--style-url', '/assets/lede.css', '--options', join(folder, 'options.json')];
    const wanted = run('sh', ['-c', `echo '{"linkRel":"nofollow"}' >'${folder}/options.json' && exec '${prefix}/bin/lede' "$@"`, 'sh', 'render', seed, ...options]);

    run('cmake', ['-G', 'Ninja', '-S', example, '-B', join(folder, 'example'), `-DCMAKE_PREFIX_PATH=${prefix}`]);
    run('cmake', ['--build', join(folder, 'example')]);
    assert.equal(run(join(folder, 'example', 'newsroom'), [seed]), wanted);

    const tooNew = join(folder, 'CMakeLists.txt');
    run('sh', ['-c', `printf 'cmake_minimum_required(VERSION 3.20)\\nproject(p CXX)\\nfind_package(lede 0.2 REQUIRED)\\n' >'${tooNew}'`]);
    const { status, stderr } = spawnSync('cmake', ['-G', 'Ninja', '-S', folder, '-B', join(folder, 'new'), `-DCMAKE_PREFIX_PATH=${prefix}`], { encoding: 'utf8' });
    assert.notEqual(status, 0);
    assert.match(stderr, /version: 0\.1\.0/);

    assert.deepEqual(readdirSync(join(prefix, 'include'), { recursive: true }).sort(), ['lede', 'lede/codes.def', 'lede/options.def', 'lede/render.h', 'lede/version.h']);
  }));

test('pkg-config finds it as well', { skip: hasPkgConfig ? false : 'pkg-config is not here' }, () =>
  inFolder((folder) => {
    run('cmake', ['--install', build, '--component', 'lede', '--prefix', folder]);
    const library = readdirSync(folder, { recursive: true }).find((name) => name.endsWith('lede.pc'));
    const env = { ...process.env, PKG_CONFIG_PATH: join(folder, library, '..') };
    const flags = run('pkg-config', ['--cflags', '--libs', 'lede'], { env }).trim().split(/\s+/);
    assert.equal(run('pkg-config', ['--modversion', 'lede'], { env }), '0.1.0\n');
    run('c++', ['-std=c++20', join(example, 'newsroom.cpp'), '-o', join(folder, 'newsroom'), ...flags]);
    assert.match(run(join(folder, 'newsroom'), [seed]), /^<!DOCTYPE html>/);
  }),
);
