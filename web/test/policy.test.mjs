// What scripts/policy.mjs reads from the core's sources, held against the list that the judges of the tests ask.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { written } from '../../tests/support/policy.mjs';
import { policyModule, readPolicy } from '../scripts/policy.mjs';

const { elements, attributes } = await readPolicy();
/** What the components write beside what documents may: forms. */
const formElements = ['form', 'fieldset', 'legend', 'label', 'input', 'textarea', 'button'];

test('every element of the policy is one that the strict reader knows, and the other way round', () => {
  const ofDocuments = written.map(({ name }) => name);
  assert.deepEqual(Object.keys(elements).sort(), [...ofDocuments, ...formElements].sort());
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
