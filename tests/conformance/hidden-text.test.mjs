// What an author hides with `hidden` is never published, and nothing else is lost with it: random tags, mis-nested and
// unclosed, with parse5 as the judge of which words a browser shows.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defaultTreeAdapter, html as spec, parseFragment } from 'parse5';
import { htmlOf } from '../support/harness.mjs';

// Formatting and tables are left out: a browser reopens formatting after its block, and shows in front of a hidden table
// what the table cannot hold. Lede ends both where they end.
const tags = ['p', 'div', 'span', 'ul', 'ol', 'li', 'h2', 'section', 'dl', 'dd', 'figure', 'blockquote'];
const context = defaultTreeAdapter.createElement('div', spec.NS.HTML, []);

/** A linear congruential generator: the same documents in every run. */
function documents(count) {
  let seed = 11;
  const random = (limit) => (seed = (seed * 1103515245 + 12345) & 0x7fffffff) % limit;
  const piece = (index) => {
    const choice = random(10);
    const tag = tags[random(tags.length)];
    if (choice < 2) return `<${tag} hidden>`;
    if (choice < 5) return `<${tag}>`;
    return choice < 7 ? `</${tag}>` : ` w${index} `;
  };
  return Array.from({ length: count }, () => Array.from({ length: 3 + random(14) }, (_, index) => piece(index)).join(''));
}

function shownWords(node, isHidden = false) {
  return node.childNodes.flatMap((child) => {
    if (child.nodeName === '#text') return isHidden ? [] : child.value.split(/\s+/).filter((word) => word !== '');
    return shownWords(child, isHidden || child.attrs?.some(({ name }) => name === 'hidden'));
  });
}

test('the words that a browser shows are the words that are written', async () => {
  const inputs = documents(5000);
  const outputs = await htmlOf(inputs.map((input, id) => ({ id, operation: 'sanitize', input })));
  const wordsOf = (markup) => shownWords(parseFragment(context, markup)).sort();
  const wrong = inputs
    .map((input, index) => ({ input, output: outputs[index], wanted: wordsOf(input), got: wordsOf(outputs[index]) }))
    .filter(({ wanted, got }) => wanted.join() !== got.join());
  assert.deepEqual(wrong, []);
  assert.ok(inputs.filter((input) => input.includes(' hidden')).length > 2000);
});
