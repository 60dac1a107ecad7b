// A slice of `./dev places`, which does the same for every kind.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { inProject } from '../support/paths.mjs';

test('a new label takes two places, a language one', () => {
  const { status, stdout, stderr } = spawnSync('node', [inProject('tests', 'places', 'places.mjs'), 'label', 'language'], { encoding: 'utf8' });
  assert.equal(status, 0, `${stdout}${stderr}`);
});
