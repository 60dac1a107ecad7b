// The seed article through the native command: every part in its order, nothing to complain of, and the three outputs
// holding the same markup.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { before, describe, test } from 'node:test';
import { parse } from 'parse5';
import { answer } from '../support/harness.mjs';
import { fragmentTree, textOf, treeOf } from '../support/parse5-tree.mjs';
import { partsOutOfPlace, seed, seedPath } from '../support/seed-parts.mjs';

describe('the seed article', () => {
  let answers;
  before(async () => {
    const input = readFileSync(seedPath, 'utf8');
    const outputs = ['fragment', 'element', 'page'];
    const results = await answer(outputs.map((output) => ({ id: output, operation: 'render', input, options: { output } })));
    answers = Object.fromEntries(results.map((result) => [result.id, result]));
  });

  /** What a reader sees: without what is hidden. */
  const shown = (tree) =>
    tree.flatMap((node) => {
      if (!Array.isArray(node)) return [node];
      const [name, attributes, children] = node;
      return attributes.some(([attribute]) => attribute === 'hidden') ? [] : [[name, attributes, shown(children)]];
    });

  test('has all its parts in their order', () => {
    assert.deepEqual(partsOutOfPlace(textOf(shown(fragmentTree(answers.fragment.html)))), []);
  });

  test('gives no warning', () => {
    for (const { warnings } of Object.values(answers)) assert.deepEqual(warnings, []);
  });

  test('is the same markup in an element and in a page', () => {
    for (const output of ['element', 'page']) assert.ok(answers[output].html.includes(answers.fragment.html), output);
  });

  test('is a page whose tree is what it says', () => {
    const html = treeOf(parse(answers.page.html)).find((node) => Array.isArray(node));
    const [, attributes, [[headName, , head], [bodyName]]] = html;
    assert.deepEqual(attributes.find(([name]) => name === 'lang'), ['lang', 'vi']);
    assert.deepEqual([headName, bodyName], ['head', 'body']);
    const [, , title] = head.find(([name]) => name === 'title');
    assert.ok(textOf(title).includes(seed.headline));
  });

  test('has a NewsArticle that says what it says, and no rating that nobody gave', () => {
    const article = JSON.parse(answers.fragment.json_ld);
    assert.equal(article['@type'], 'NewsArticle');
    assert.equal(article.headline, seed.headline);
    assert.equal(article.datePublished, seed.published);
    assert.equal(article.aggregateRating, undefined);
  });
});
