// What scripts/policy.mjs reads from the core's sources, held against what the strict reader of the tests knows by itself.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { policyModule, readPolicy } from '../scripts/policy.mjs';

const { elements, attributes } = await readPolicy();
const reader = readFileSync(new URL('../../tests/browser/strict-reader.mjs', import.meta.url), 'utf8');

/** The words of the lists whose names begin so. */
const wordsOf = (...lists) =>
  lists.flatMap((list) =>
    new RegExp(`const ${list} = new Set\\(\\s*words\\(([\`'])([^]*?)\\1`).exec(reader)[2].trim().split(/\s+/),
  );
const homes = [...reader.matchAll(/^ {2}([a-z]+): \['[a-z]/gm)].map(([, name]) => name);

test('every element of the policy is one that the strict reader knows, and the other way round', () => {
  const known = new Set([...wordsOf('k_phrasing', 'k_flow', 'k_form_phrasing', 'k_form_flow'), ...homes]);
  known.delete('output'); // a name that components could write, and do not
  const written = Object.keys(elements);
  assert.deepEqual(
    written.filter((name) => !known.has(name)),
    [],
  );
  assert.deepEqual(
    [...known].filter(
      (name) => !written.includes(name) && /^[a-z]/.test(name) && wordsOf('k_phrasing', 'k_flow').includes(name),
    ),
    [],
  );
});

test('elements that documents use under old names are written under the new ones alone', () => {
  for (const name of ['strike', 'tt', 'acronym', 'center', 'dir', 'image']) assert.ok(!(name in elements), name);
});

test('no element or attribute that runs, loads a document or takes styles is in the policy', () => {
  for (const name of [
    'script',
    'style',
    'iframe',
    'object',
    'embed',
    'svg',
    'math',
    'template',
    'slot',
    'link',
    'meta',
    'base',
  ]) {
    assert.ok(!(name in elements), name);
  }
  const names = Object.values(attributes).flatMap((of) => Object.keys(of));
  assert.deepEqual(
    names.filter((name) =>
      /^on|^(?:style|is|srcdoc|formaction|form|ping|download|autoplay|slot|shadowrootmode)$/.test(name),
    ),
    [],
  );
});

test('every expression is one that a browser takes, and that ends where its value does', () => {
  for (const [element, of] of Object.entries(attributes)) {
    for (const [name, [kind, detail]] of Object.entries(of)) {
      if (kind !== '' || detail === undefined) continue;
      const expression = new RegExp(`^(?:${detail})$`);
      assert.ok(!expression.test('"onload=x'), `${element} ${name}`);
      assert.ok(!/\(\?<[=!]/.test(detail), `${element} ${name}: older browsers have no lookbehind`);
    }
  }
});

test('the module is two texts and nothing else', async () => {
  const text = await policyModule();
  assert.match(text, /^export const elementRows = "[^]*";\nexport const attributeRows = "[^]*";\n$/);
});
