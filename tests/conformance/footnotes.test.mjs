// Footnotes among all kinds of Markdown blocks: what the body shows outside of its notes is what remark-gfm shows, word
// by word and reference by reference, over texts put together at random from lines that begin, continue or end blocks.
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { toHtml } from 'hast-util-to-html';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { toHast } from 'mdast-util-to-hast';
import { raw } from 'hast-util-raw';
import { gfm } from 'micromark-extension-gfm';
import { htmlOf } from '../support/harness.mjs';

const k_lines = [
  'chữ[^1]', '[^1]: chú', '[^2]: * thử', '[^3]: ba', '- mục[^2]', '  - con', '> trích[^1]', '> [^2]: chú', '> [^1]: hai',
  '## Tít[^3]', '***', '```', '``` js', '~~~', '<!-- a', 'b -->', '<div>', '</div>', '<pre>', '1. một', 'lười', '[^1][^2]',
  '`[^1]`', '    đoạn thụt', '\tthụt', '[^A] chữ', '- - hai', '', '', '', '', '', '',
];
const k_texts = 4000;
const k_end = '\n\nhết[^1][^2][^3]'; // a note that nothing refers to is not shown by remark

/** The same numbers on every machine. */
function numbersFrom(seed) {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

function textsOf(seed) {
  const next = numbersFrom(seed);
  return Array.from({ length: k_texts }, () => {
    const lines = Array.from({ length: 2 + next(7) }, () => k_lines[next(k_lines.length)]);
    return lines.join('\n') + k_end;
  });
}

function remark(text) {
  const tree = fromMarkdown(text, { extensions: [gfm({ singleTilde: false })], mdastExtensions: [gfmFromMarkdown()] });
  return toHtml(raw(toHast(tree, { allowDangerousHtml: true })), { allowDangerousHtml: true });
}

/** Words, and a sign for each reference, up to the list of notes. */
function shownBy(html) {
  const body = html.replace(/<section[\s\S]*$/, '').replace(/<!--[\s\S]*?-->/g, ' ');
  return body.replace(/<sup>.*?<\/sup>/g, '¤').replace(/<[^>]*>|&[#\w]+;/g, ' ').match(/[\p{L}\p{M}\p{N}]+|¤/gu)?.join(' ') ?? '';
}

describe('footnotes among blocks', () => {
  const texts = textsOf(1);
  let outputs;
  before(async () => {
    outputs = await htmlOf(texts.map((input, id) => ({ id, operation: 'markdown', input })));
  });

  test('the body shows the words and references that remark-gfm shows', () => {
    const wrong = texts.flatMap((text, index) => {
      const ours = shownBy(outputs[index]);
      const theirs = shownBy(remark(text));
      return ours === theirs ? [] : [{ text, ours, theirs }];
    });
    assert.deepEqual(wrong, []);
  });

  test('the texts hold notes, and most of them references', () => {
    assert.ok(outputs.filter((html) => html.includes('lede-footnotes')).length > k_texts / 3);
    assert.ok(outputs.filter((html) => html.includes('lede-footnote-link')).length > k_texts / 4);
  });
});
