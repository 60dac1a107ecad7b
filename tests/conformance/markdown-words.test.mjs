// No word that a reader would see is lost: on real Markdown in eleven scripts, each word that another Markdown
// implementation shows is in our output at least as often.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { before, describe, test } from 'node:test';
import MarkdownIt from 'markdown-it';
import { htmlOf } from '../support/harness.mjs';
import { fragmentTree } from '../support/parse5-tree.mjs';
import { sharedData, skipWithout } from '../support/paths.mjs';

const k_manifest = sharedData('markdown', 'manifest.json');
const k_dropped = new Set(
  'script style iframe object embed template noscript textarea title select button form svg math'.split(' '),
);

/** Words between anything that is neither letter, mark nor digit; scripts without spaces give long ones, which is as well. */
function countWords(tree, counts = new Map(), verbatim = '') {
  const text = (nodes) =>
    nodes
      .map((node) => {
        if (typeof node === 'string') return node;
        if (!Array.isArray(node) || k_dropped.has(node[0].split(' ')[0])) return ' ';
        // Inline elements do not part words, others do. Emphasis does: where the other implementation shows its marks,
        // they part words as well.
        return /^(a|b|i|u|s|code|span|del|ins|sub|sup|small|mark|kbd|cite|q|abbr)$/.test(node[0])
          ? text(node[2])
          : ` ${text(node[2])} `;
      })
      .join(verbatim);
  for (const [word] of text(tree).matchAll(/[\p{L}\p{M}\p{N}]+/gu)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/** A task's mark, which we show as a box and the other implementation as letters. */
const k_task_mark = /^(\s*(?:[-*+]|\d+[.)])\s+)\[[xX ]\](?=\s)/gm;

describe('words of real Markdown', { skip: skipWithout(k_manifest, 'data/markdown') }, () => {
  let documents;
  let outputs;
  before(async () => {
    documents = JSON.parse(readFileSync(k_manifest, 'utf8')).map(({ file }) => ({
      file,
      text: readFileSync(sharedData('markdown', file), 'utf8'),
    }));
    const options = { baseUrl: 'https://base.example/' };
    outputs = await htmlOf(documents.map(({ file, text }) => ({ id: file, operation: 'markdown', input: text, options })));
  });

  test('none is lost', (context) => {
    const other = new MarkdownIt({ html: true, linkify: false });
    const lost = [];
    let total = 0;
    documents.forEach(({ file, text }, index) => {
      const ours = countWords(fragmentTree(outputs[index]));
      for (const [word, count] of countWords(fragmentTree(other.render(text.replace(k_task_mark, '$1'))))) {
        total += count;
        const missing = count - (ours.get(word) ?? 0);
        if (missing > 0) lost.push(`${file}: ${word} ×${missing}`);
      }
    });
    assert.deepEqual(lost, []);
    assert.ok(total > 10_000);
    context.diagnostic(`${documents.length} documents, ${total} words`);
  });
});
