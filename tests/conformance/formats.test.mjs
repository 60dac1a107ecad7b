// Publishers' formats: what Lede shows of a document against what an independent reader of its format reads out of it.
// The project's own examples always; the shared samples of real publishers where they are there. Prints a table of formats
// and fields: how many documents have the field, and of how many of those Lede shows the same.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { contentfulFixtures, contentfulHtml, portableTextFixtures } from '../support/formats/bodies.mjs';
import {
  markdownDocuments,
  markdownFolder,
  ownDocuments,
  samplesFolder,
  sharedDocuments,
} from '../support/formats/documents.mjs';
import { attribute, findNode, findNodes, squash, structureOf, wordsOf } from '../support/formats/texts.mjs';
import { answer } from '../support/harness.mjs';
import { fragmentTree, textOf } from '../support/parse5-tree.mjs';
import { skipWithout } from '../support/paths.mjs';

const k_fields = ['headline', 'lead', 'body', 'byline', 'date', 'image', 'language'];
const k_base = 'https://base.example/';

// What Lede shows.

const part = (tree, name) => findNode(tree, (node) => attribute(node, 'part') === name);
const words = (node) => (node ? textOf([node]) : undefined);

function shown(html) {
  const tree = fragmentTree(html);
  const dateline = part(tree, 'dateline');
  const time =
    dateline && findNode(dateline[2], (node) => node[0] === 'time' && !attribute(node, 'class')?.includes('updated'));
  const people = findNodes(tree, (node) => attribute(node, 'part') === 'author').map((author) => {
    const [name] = author[2].filter((node) => typeof node === 'string' || node[0] === 'a');
    return typeof name === 'string' ? name : textOf(name[2]);
  });
  const image = part(tree, 'image');
  const updates = findNodes(tree, (node) => attribute(node, 'part') === 'update').map((update) =>
    textOf(update[2].filter((node) => node[0] !== 'time')),
  );
  return {
    headline: words(part(tree, 'headline')),
    lead: words(part(tree, 'lead')),
    body: [words(part(tree, 'body')) ?? '', ...updates].join('') || undefined,
    byline: [words(part(tree, 'byline')) ?? '', ...people].join(''),
    date: time && attribute(time, 'datetime'),
    image: image && attribute(image, 'src'),
    pictures: findNodes(tree, (node) => node[0] === 'img').map((node) => attribute(node, 'src')),
    language: attribute(part(tree, 'article'), 'lang'),
  };
}

const sameMoment = (a, b) => (a && b ? Math.floor(Date.parse(a) / 60000) === Math.floor(Date.parse(b) / 60000) : !a === !b);
const resolved = (address) => (URL.canParse(address, k_base) ? new URL(address, k_base).href : undefined);

function agrees(field, ours, theirs) {
  if (field === 'date') return sameMoment(ours, theirs);
  if (field === 'image') return theirs ? [theirs].flat().map(resolved).includes(ours) : ours === undefined;
  // A page has a language even where its article says none: that of the labels.
  if (field === 'language') return theirs ? ours === theirs.replace('_', '-') : true;
  if (field === 'lead') return squash(ours).endsWith(squash(theirs)); // after the mark of its source
  return squash(ours) === squash(theirs);
}

/** Whether a lead or a picture that is not shown above the body is in it, or a headline above it, so that readers see it once. */
function isInBody(field, ours, theirs) {
  if (field === 'body') {
    const rest = squash(theirs).replace(squash(ours.headline ?? ''), '');
    // A credit before its caption is set behind it.
    const sorted = (text) => [...text].sort().join('');
    return rest === squash(ours.body) || sorted(rest) === sorted(squash(ours.body));
  }
  if (field === 'lead' && squash(theirs) === squash(ours.headline)) return true;
  if (field === 'image') return !ours.image && [theirs].flat().map(resolved).some((address) => ours.pictures.includes(address));
  const letters = (text) => (text ?? '').toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
  const furthest = 400; // letters: a byline or a caption may come before a lead
  return field === 'lead' && letters(ours.body).slice(0, letters(theirs).length + furthest).includes(letters(theirs));
}

const table = new Map();

function count(format, field, isRight) {
  const row = table.get(format) ?? {};
  const [right, all] = row[field] ?? [0, 0];
  table.set(format, { ...row, [field]: [right + (isRight ? 1 : 0), all + 1] });
}

/** Counts whether a comparison of bodies holds. */
function judge(format, compareBodies) {
  let isRight = false;
  try {
    compareBodies();
    isRight = true;
  } finally {
    count(format, 'body', isRight);
  }
}

/** A document in the format's folder that is not one of its articles. */
const isNoArticle = ({ format, text }) =>
  !['front-matter', 'notion'].includes(format) && (text.includes('"properties"') || (text.includes('"@type": "Person"') && text.length < 100));

/** From where two texts differ. */
function difference(ours, theirs) {
  const [a, b] = [squash(String(ours)), squash(String(theirs))];
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  return [a, b].map((text) => `…${text.slice(Math.max(0, at - 20), at + 60)}`);
}

async function compare(documents, t) {
  const readings = documents.map((document) => (isNoArticle(document) ? undefined : document.read(document.text)));
  const cases = documents.map(({ name, text }) => ({
    id: name,
    operation: 'render',
    input: text,
    options: { baseUrl: k_base },
  }));
  const answers = await answer(cases);
  // Markdown itself is judged elsewhere: here, whether it is all of the body and nothing else.
  const bodies = await answer(
    readings.map((reading, id) => ({
      id,
      operation: 'markdown',
      input: reading?.markdown ?? '',
      options: { baseUrl: k_base },
    })),
  );
  for (const [index, { name, format }] of documents.entries()) {
    await t.test(name, () => {
      const { html, error } = answers[index];
      const reading = readings[index];
      if (!reading) {
        assert.match(error.code, /^(format-not-recognised|article-empty)$/);
        return;
      }
      assert.equal(error, undefined);
      if (reading.markdown !== undefined) reading.body = wordsOf(bodies[index].html);
      const ours = shown(html);
      const wrong = k_fields.filter((field) => {
        if (reading.isNoYaml) return false; // Lede reads more of it than the language has
        if (field === 'body' && reading.hasTemplates) return false;
        const isRight = agrees(field, ours[field], reading[field]) || (reading[field] && isInBody(field, ours, reading[field]));
        if (reading[field]?.length) count(format, field, isRight); // a missing field must not be shown, and is not counted
        return !isRight;
      });
      assert.deepEqual(
        wrong.map((field) => [field, difference(ours[field], reading[field])]),
        [],
      );
    });
  }
}

after(() => {
  const row = (cells) =>
    `# ${cells[0].padEnd(16)}${cells
      .slice(1)
      .map((cell) => String(cell).padStart(10))
      .join('')}`;
  console.log(row(['agreed / total', ...k_fields]));
  for (const [format, fields] of table)
    console.log(row([format, ...k_fields.map((field) => (fields[field] ?? []).join('/'))]));
});

describe('documents of publishers', () => {
  test('the examples agree with independent readers', async (t) => compare(ownDocuments(), t));

  test('the shared samples agree with independent readers', { skip: skipWithout(samplesFolder, 'formats') }, async (t) =>
    compare(sharedDocuments(), t),
  );

  test(
    'Markdown of eleven scripts has its front matter read',
    { skip: skipWithout(markdownFolder, 'markdown') },
    async (t) => compare(markdownDocuments(), t),
  );
});

describe('bodies alone', () => {
  const structure = (html) => structureOf(fragmentTree(html));
  const bodyOf = (html) => structureOf(part(fragmentTree(html), 'body')[2]);

  // What a renderer makes of a newsroom's own blocks and marks is that newsroom's.
  const k_ownSerializers = {
    '025-image-with-hotspot.ts': 'a picture whose address only the project knows',
    '026-inline-block-with-text.ts': 'a button',
    '051-override-defaults.ts': 'a picture whose address only the project knows',
    '052-custom-marks.ts': 'a mark of its own',
    '061-missing-mark-serializer.ts': 'a mark that nobody knows',
  };

  test('Portable Text gives what its own tests say', { skip: skipWithout(samplesFolder, 'formats') }, async (t) => {
    const fixtures = portableTextFixtures(join(samplesFolder, 'portable-text/to-html-fixtures'));
    const answers = await answer(
      fixtures.map(({ name, input }) => ({
        id: name,
        operation: 'render',
        input: JSON.stringify(input),
        options: { baseUrl: k_base },
      })),
    );
    for (const [index, { name, output }] of fixtures.entries()) {
      await t.test(name, () => {
        const { html, error } = answers[index];
        if (name === '051-override-defaults.ts') return assert.equal(error.code, 'article-empty');
        assert.equal(error, undefined);
        if (output === undefined) return undefined; // its tests only look for warnings
        // In 029 a serializer of its own writes the numbers of items.
        const wanted = [output]
          .flat()
          .join('')
          .replace(/^<div>(.*)<\/div>$/s, '$1')
          .replace(/>\s+</g, '><')
          .replaceAll(name.startsWith('029') ? /\d+\. /g : '\0', '');
        const isText = name in k_ownSerializers;
        judge('portable-text', () => {
          if (isText) assert.equal(squash(words(part(fragmentTree(html), 'body'))), squash(textOf(fragmentTree(wanted))));
          else assert.deepEqual(withoutForbidden(bodyOf(html)), withoutForbidden(structure(wanted)));
        });
      });
    }
  });

  /** Links that no policy lets through, and those that lead nowhere, are compared by their words. */
  const withoutForbidden = (tree) => {
    const nodes = tree.flatMap((node) => {
      if (typeof node === 'string') return [node];
      const addresses = node[1]
        .filter(([, to]) => /^(https?:\/\/(?!base\.)|mailto:)/.test(to))
        .map(([name, to]) => [name, new URL(to).href]);
      const inner = withoutForbidden(node[2]);
      return node[0] === 'a' && addresses.length === 0 ? inner : [[node[0], addresses, inner]];
    });
    return nodes.reduce((joined, node) => {
      if (typeof node === 'string' && typeof joined.at(-1) === 'string')
        return [...joined.slice(0, -1), squash(joined.at(-1) + node)];
      return [...joined, typeof node === 'string' ? squash(node) : node];
    }, []);
  };

  test('Contentful gives what its nodes say', { skip: skipWithout(samplesFolder, 'formats') }, async (t) => {
    const fixtures = contentfulFixtures(join(samplesFolder, 'contentful/documents'));
    const answers = await answer(
      fixtures.map(({ name, document }) => ({
        id: name,
        operation: 'render',
        input: JSON.stringify(document),
        options: { baseUrl: k_base },
      })),
    );
    for (const [index, { name, document }] of fixtures.entries()) {
      await t.test(name, () => {
        assert.equal(answers[index].error, undefined);
        const wanted = withoutBodies(structure(contentfulHtml(document)));
        judge('contentful', () => assert.deepEqual(withoutBodies(bodyOf(answers[index].html)), wanted));
      });
    }
  });

  const withoutBodies = (tree) =>
    tree.flatMap((node) =>
      typeof node === 'string'
        ? [node]
        : node[0] === 'tbody' || node[0] === 'thead'
          ? withoutBodies(node[2])
          : [[node[0], node[1].map(([name, to]) => [name, resolved(to)]), withoutBodies(node[2])]],
    );

  test('Portable Text with a link', { skip: skipWithout(samplesFolder, 'formats') }, async () => {
    const input = readFileSync(join(samplesFolder, 'portable-text/withLink.json'), 'utf8');
    const [{ html }] = await answer([{ id: 1, operation: 'render', input }]);
    const wanted = '<p>This is a paragraph with a <a href="https://www.portabletext.org/">link</a>.</p>';
    assert.deepEqual(bodyOf(html), structure(wanted));
  });
});
