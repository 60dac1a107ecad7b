// One of examples/recipes, the one that needs no other package, built and read as `./dev recipes` does with all of them.
import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { recipeNames, tryRecipe } from '../../tools/recipes/run.mjs';
import { inProject } from '../support/paths.mjs';

test('the plain recipe shows its article on every way to it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'lede-recipe-'));
  try {
    await tryRecipe('plain', { folder, offline: true });
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('each recipe that is tried is there, and the list of them names it', () => {
  const readme = readFileSync(inProject('examples', 'recipes', 'README.md'), 'utf8');
  for (const name of recipeNames) {
    assert.ok(existsSync(inProject('examples', 'recipes', name, 'package.json')), name);
    assert.match(readme, new RegExp(`\\| \\[${name}\\]\\(${name}\\) \\|`));
  }
});
