// The output is a fixed point of a conforming parser, in canonical form, and sanitizing it again changes nothing.
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { parseFragment, serialize } from 'parse5';
import { readStrictly } from '../browser/strict-reader.mjs';
import { htmlOf } from '../support/harness.mjs';
import { outputsOfCases, outputsOfPayloads, payloadFile } from '../support/outputs.mjs';
import { treesInContexts } from '../support/parse5-tree.mjs';
import { skipWithout } from '../support/paths.mjs';

const k_sets = [
  { title: 'cases and example articles', load: outputsOfCases, skip: false },
  { title: 'attack payloads', load: outputsOfPayloads, skip: skipWithout(payloadFile, 'attacks/payloads.json') },
];

for (const { title, load, skip } of k_sets) {
  describe(title, { skip }, () => {
    let outputs;
    before(async () => {
      outputs = await load();
      assert.ok(outputs.length > 0);
    });

    /** All that fail, and not the first alone. */
    function expectOfEach(check) {
      const failures = [];
      for (const output of outputs) {
        try {
          check(output);
        } catch (error) {
          failures.push(`${output.id}: ${error.message.slice(0, 600)}`);
        }
      }
      assert.equal(failures.length, 0, `${failures.length} of ${outputs.length}:\n${failures.slice(0, 10).join('\n')}`);
    }

    test('is canonical', () => {
      expectOfEach(({ html, ...options }) => readStrictly(html, options));
    });

    test('is read by parse5 as the tree that was meant, in every place', () => {
      expectOfEach(({ html, ...options }) => {
        const meant = readStrictly(html, options);
        for (const [place, tree] of treesInContexts(html)) assert.deepEqual(tree, meant, place);
      });
    });

    test('is what parse5 writes', () => {
      expectOfEach(({ html }) => assert.equal(serialize(parseFragment(html)), html));
    });

    test('is left alone by another sanitizing', async () => {
      const documents = outputs.filter(({ components }) => !components);
      const again = await htmlOf(documents.map(({ id, html, options }) => ({ id, operation: 'sanitize', input: html, options })));
      const changed = documents.flatMap(({ id, html }, index) =>
        again[index] === html ? [] : [`${id}: ${JSON.stringify(html.slice(0, 300))} became ${JSON.stringify(again[index].slice(0, 300))}`],
      );
      assert.equal(changed.length, 0, `${changed.length} of ${documents.length}:\n${changed.slice(0, 10).join('\n')}`);
    });
  });
}
