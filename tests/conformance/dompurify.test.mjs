// The inputs that DOMPurify is tested with, and what it expects of them. Ours may differ by its policy, never without a
// rule that says why; the rules are counted, so that none covers more than it did.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { isDeepStrictEqual as isEqual } from 'node:util';
import { htmlOf } from '../support/harness.mjs';
import { fragmentTree } from '../support/parse5-tree.mjs';
import { sharedData, skipWithout } from '../support/paths.mjs';
import { treeOfInput, treeOfOutput } from '../support/structure/oracle.mjs';
import { fitModel } from '../support/structure/model.mjs';
import { skeletonOf } from '../support/structure/skeleton.mjs';

const k_file = sharedData('attacks', 'dompurify-expect.json');
const k_base = 'https://news.example/a/';
const k_ours = new Set('rel target loading decoding referrerpolicy controls preload tabindex class'.split(' '));

/** Without what Lede says itself, and with addresses and ids as it writes them. */
const normalise = (tree) =>
  tree
    .filter((node) => typeof node !== 'string' || node.trim() !== '')
    .map((node) => {
      if (!Array.isArray(node)) return typeof node === 'string' ? node.replace(/\s+/g, ' ').trim() : node;
      const attributes = node[1].filter(([name]) => !k_ours.has(name)).map(([name, value]) => [name, normaliseValue(name, value)]);
      return [node[0], attributes.sort(([left], [right]) => (left < right ? -1 : 1)), normalise(node[2])];
    });

function normaliseValue(name, value) {
  if (name === 'id') return value.replace(/^lede-/, '');
  return ['href', 'src'].includes(name) && URL.canParse(value, k_base) ? new URL(value, k_base).href : value;
}

const namesOf = (tree) => tree.flatMap((node) => (Array.isArray(node) ? [node[0], ...namesOf(node[2])] : []));
const withoutAttributes = (tree) => tree.map((node) => (Array.isArray(node) ? [node[0], withoutAttributes(node[2])] : node));
const has = (tree, pattern) => namesOf(tree).some((name) => pattern.test(name));

/** Whether our output is what the article policy and the content model make of the markup. */
const isPolicyOf = (markup, output) =>
  isEqual(fitModel(skeletonOf(treeOfInput(markup))).items, skeletonOf(treeOfOutput(output)));
/** The expected output has such an element, and equals ours without such elements; or the input does. */
const goes = (pattern) => ({ wanted, expected, input, output }) =>
  has(wanted, pattern) && (isPolicyOf(expected, output) || isPolicyOf(input, output));

/** In order: the first that applies explains a difference. */
const k_rules = [
  ['SVG and MathML go whole', goes(/^(svg|math)( |$)/)],
  ['forms and their controls go', goes(/^(form|input|button|select|option|textarea|keygen|datalist)$/)],
  ['styles, templates, dialogs and the like go', goes(/^(style|template|dialog|slot|canvas|map|area|noscript|marquee)$/)],
  ['unknown elements give way to their content', goes(/^(font|big|blink|label|main|data|fieldset|legend|.+-.+)$/)],
  ['a frame in a link is its title', ({ input, output }) => /<a [^>]*>\s*<iframe/.test(input) && isPolicyOf(input.replace(/<iframe.*?\/iframe>/, 'example.org'), output)],
  ['attributes alone', ({ wanted, got }) => isEqual(withoutAttributes(wanted), withoutAttributes(got))],
  ['a picture without a usable address is its text', ({ wanted, expected, output }) => has(wanted, /^img$/) && isPolicyOf(expected, output)],
  ['what is expected lacks what a browser shows', ({ input, output }) => isPolicyOf(input, output)],
  ['the content model', ({ expected, output }) => isPolicyOf(expected, output)],
];

const k_counts = {
  none: 87,
  'SVG and MathML go whole': 47,
  'forms and their controls go': 35,
  'styles, templates, dialogs and the like go': 7,
  'unknown elements give way to their content': 1,
  'a frame in a link is its title': 1,
  'attributes alone': 20,
  'a picture without a usable address is its text': 9,
  'what is expected lacks what a browser shows': 16,
};

describe('what DOMPurify expects', { skip: skipWithout(k_file, 'attacks/dompurify-expect.json') }, () => {
  test('differs by a rule or not at all', async (context) => {
    const cases = JSON.parse(readFileSync(k_file, 'utf8'));
    const outputs = await htmlOf(cases.map(({ payload }, id) => ({ id, operation: 'sanitize', input: payload, options: { baseUrl: k_base } })));
    const counts = {};
    const unexplained = [];
    cases.forEach(({ payload: input, expected }, index) => {
      const output = outputs[index];
      const got = normalise(fragmentTree(output));
      const expectations = [expected].flat().map((html) => ({ expected: html, wanted: normalise(fragmentTree(html)) }));
      const isSame = expectations.some(({ wanted }) => isEqual(wanted, got));
      const explains = ([, applies]) => expectations.some((expectation) => applies({ ...expectation, got, input, output }));
      const rule = isSame ? 'none' : k_rules.find(explains)?.[0];
      if (rule === undefined) unexplained.push(`${index}: ${JSON.stringify({ input, expected, output })}`);
      else counts[rule] = (counts[rule] ?? 0) + 1;
    });
    assert.deepEqual(unexplained, []);
    context.diagnostic(JSON.stringify(counts));
    assert.deepEqual(counts, k_counts);
  });
});
