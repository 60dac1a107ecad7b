// Everything that can be wrong with a document of a publisher's format: cut at 50 places, and each value of each wrong type.
// What comes of it is an error or warnings, never a crash; under the sanitizers that is most of what there is to say.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { brokenDocuments } from '../support/formats/broken.mjs';
import { caseDocuments } from '../support/formats/case-documents.mjs';
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

/** Declarations that make much of little in parsers that expand entities, and documents that are deep, wide or long. */
const k_bombs = [
  [
    'entities in entities',
    (root) =>
      `<!DOCTYPE a [<!ENTITY a0 "lol">${Array.from({ length: 20 }, (_, index) => `<!ENTITY a${index + 1} "${`&a${index};`.repeat(10)}">`).join('')}]><${root}><title>&a20;</title></${root}>`,
  ],
  [
    'one long entity many times',
    (root) => `<!DOCTYPE a [<!ENTITY b "${'b'.repeat(50000)}">]><${root}>${'<title>&b;</title>'.repeat(1000)}</${root}>`,
  ],
  [
    'an external entity',
    (root) => `<!DOCTYPE a [<!ENTITY c SYSTEM "file:///etc/passwd">]><${root}><title>&c;root:x:</title></${root}>`,
  ],
  ['deep elements', (root) => `<${root}>${'<item>'.repeat(50000)}`],
  ['many attributes', (root) => `<${root} ${Array.from({ length: 50000 }, (_, index) => `a${index}="b"`).join(' ')}/>`],
  ['many names', (root) => `<${root}>${Array.from({ length: 50000 }, (_, index) => `<a${index}/>`).join('')}</${root}>`],
  ['many comments', (root) => `<${root}>${'<!-- a -->'.repeat(100000)}</${root}>`],
  ['open sections', (root) => `<${root}>${'<![CDATA['.repeat(100000)}`],
];
const k_roots = [
  'rss',
  'feed xmlns="http://www.w3.org/2005/Atom"',
  'newsItem',
  'newsMessage',
  'NewsML',
  'nitf',
  'articles',
  'html',
];

test('XML bombs stay small', async (t) => {
  const bombs = k_roots.flatMap((root) =>
    k_bombs.map(([name, make]) => ({
      id: `${name} in ${root}`,
      input: `<?xml version="1.0"?>${make(root).replace(`</${root}>`, `</${root.split(' ')[0]}>`)}`,
    })),
  );
  const answers = await answer(bombs.map(({ id, input }) => ({ id, operation: 'render', input, options: { reportAll: true } })));
  for (const [index, { html = '', error }] of answers.entries()) {
    await t.test(bombs[index].id, () => {
      assert.ok(error || html, 'an answer');
      assert.ok(html.length < 2 * bombs[index].input.length + 10000, `${html.length} bytes`);
      assert.ok(!html.includes('root:x:0'), 'nothing of the machine');
    });
  }
});

test('the examples', async (t) => {
  for (const document of ownDocuments()) await t.test(document.name, () => answerBroken(document));
});

// Their own members and values, in every wrong type: a reader of each system is met by one of them at least.
test('the documents of the cases', async (t) => {
  for (const document of caseDocuments(['formats', 'trees'])) {
    await t.test(document.name, () => answerBroken(document));
  }
});

test('the shared samples', { skip: skipWithout(samplesFolder, 'formats') }, async (t) => {
  for (const document of sharedDocuments()) await t.test(document.name, () => answerBroken(document));
});
