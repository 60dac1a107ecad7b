// Everything that can be wrong with a document of a publisher's format: cut at 50 places, and each value of each wrong type.
// What comes of it is an error or warnings, never a crash; under the sanitizers that is most of what there is to say.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { brokenDocuments } from '../support/formats/broken.mjs';
import { ownDocuments, samplesFolder, sharedDocuments } from '../support/formats/documents.mjs';
import { answer } from '../support/harness.mjs';
import { skipWithout } from '../support/paths.mjs';

async function answerBroken(document) {
  const broken = brokenDocuments(document);
  assert.ok(broken.length >= 50);
  const cases = broken.map(({ id, text, from }) => ({
    id,
    operation: 'render',
    input: text,
    options: { from, reportAll: true },
  }));
  for (const [index, { html, error, warnings }] of (await answer(cases)).entries()) {
    const isAnswer = error ? error.code && error.message : typeof html === 'string' && Array.isArray(warnings);
    assert.ok(isAnswer, broken[index].id);
    const size = Buffer.byteLength(broken[index].text);
    for (const { offset, path } of error ? [error] : warnings)
      assert.ok(offset <= size, `${broken[index].id}: ${path} at ${offset}`);
  }
}

test('the examples', async (t) => {
  for (const document of ownDocuments()) await t.test(document.name, () => answerBroken(document));
});

test('the shared samples', { skip: skipWithout(samplesFolder, 'formats') }, async (t) => {
  for (const document of sharedDocuments()) await t.test(document.name, () => answerBroken(document));
});
