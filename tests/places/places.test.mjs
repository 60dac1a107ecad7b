// The counts of `./dev places`, which builds and tries what is added as well.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { inProject } from '../support/paths.mjs';
import { kinds } from './kinds.mjs';

const { stdout, stderr } = spawnSync('node', [inProject('tests', 'places', 'places.mjs'), '--counts'], { encoding: 'utf8' });

for (const [kind, { most }] of Object.entries(kinds)) {
  test(`a new ${kind} is written in at most ${most} ${most === 1 ? 'place' : 'places'}`, () => {
    assert.match(stdout, new RegExp(`^ok +${kind}: \\d`, 'm'), `${stdout}${stderr}`);
  });
}
