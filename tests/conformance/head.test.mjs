// The head of an article, which web/src/head.ts makes for readers who wait for lede-rest.wasm: the parts above the text
// must be the markup of the whole article, or it would move when the text arrives.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { htmlOf } from '../support/harness.mjs';
import { inProject } from '../support/paths.mjs';

const [, ...lists] = /^const fields = \(\s*'(.*)' \+\s*'(.*)'\s*\)/m.exec(readFileSync(inProject('web', 'src', 'head.ts'), 'utf8'));
const fields = lists.join('').split(' ');
const folder = inProject('examples', 'articles');
const articles = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => [name, JSON.parse(readFileSync(join(folder, name), 'utf8'))]);

const cases = [
  ...articles.filter(([, article]) => article.lede === 1),
  ...['retraction', 'editorsNote', 'correction'].map((type) => [
    `an article with a note (${type})`,
    { lede: 1, headline: 'H', language: 'en', notes: [{ type, text: 'A **note**.' }], body: 'B' },
  ]),
];
const headOf = (article) => Object.fromEntries(fields.map((name) => [name, article[name]]));
const aboveText = (html) => html.split(/<div class="lede-body"|<section class="lede-updates"/)[0];

const [whole, heads] = await Promise.all(
  [(article) => article, headOf].map((take) =>
    htmlOf(cases.map(([id, article]) => ({ id, operation: 'render', input: take(article), options: { components: ['related', 'latest'] } }))),
  ),
);

cases.forEach(([name], index) => {
  test(`the head of ${name} begins with what stands above its text`, () => {
    const expected = aboveText(whole[index]);
    assert.equal(heads[index].slice(0, expected.length), expected);
  });
});
