// Attacks in every field of an article, and in every option that takes a text. Here some of them; `./dev attacks` takes all,
// and the browsers with them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readStrictly } from '../browser/strict-reader.mjs';
import { htmlOf } from '../support/harness.mjs';
import { attackByGenerating } from '../support/attacks/differential.mjs';
import { judgeAttacks, payloads } from '../support/attacks/native.mjs';
import { payloadFile } from '../support/outputs.mjs';
import { skipWithout } from '../support/paths.mjs';

const k_every = 40;
const k_own = [
  '<script>alert(1)</script>',
  '</script><script>alert(1)</script><!--',
  '"><img src=x onerror=alert(1)>',
  "javascript:alert(1)//'-alert(1)-'",
  '<svg><style><img src onerror=alert(1)></style></svg>',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
  '<form id=body><input name=attributes><a id=getElementById>',
  '\u0000<b\u0000>\u001b$B<i>\u001b(B\ud800\r\u00a0\ufeff',
  '![a](data:image/svg+xml;base64,AA== "b") [c]: //evil.example\n\n[c]',
].map((payload, turn) => ({ id: `own ${turn + 1}`, payload, turn }));

const k_sets = [
  { title: 'attacks of our own', list: () => k_own, skip: false },
  { title: `every ${k_every}th attack payload`, list: () => payloads(k_every), skip: skipWithout(payloadFile, 'attacks/payloads.json') },
];

for (const { title, list, skip } of k_sets) {
  test(`${title}, in every field`, { skip }, async (context) => {
    const { outputs, parts, problems } = await judgeAttacks(list(), { everywhere: true });
    assert.equal(problems.length, 0, `${problems.length}:\n${problems.slice(0, 10).join('\n')}`);
    assert.ok(outputs > 0 && parts > 0);
    context.diagnostic(`${outputs} articles, ${parts} parts sanitized again`);
  });
}

test('generated inputs', async () => {
  const known = payloads(1).map(({ payload }) => payload);
  const { problems } = await attackByGenerating({ seed: 1, count: 3000, payloads: known });
  assert.equal(problems.length, 0, `${problems.length}:\n${problems.slice(0, 5).join('\n')}`);
});

// Engines flatten what is nested deeper than 512; the page as a whole stays under 128, wherever the text is.
const k_deepest = 128;
const k_deep = '<blockquote>'.repeat(200) + '<table><td>'.repeat(200);
// So many answers come before each that it is in a step of its own.
const k_others = Array.from({ length: 40 }, () => ({ text: 'a' }));
const deepReplies = (depth) => (depth === 0 ? [] : [...k_others, { text: k_deep, replies: deepReplies(depth - 1) }]);
const k_deep_articles = {
  replies: { comments: { items: deepReplies(20) } },
  'blocks in blocks': { body: [{ type: 'quote', text: k_deep }, { type: 'factbox', text: k_deep }, { type: 'html', text: k_deep }] },
  'a caption in a gallery': { body: [{ type: 'gallery', images: [{ url: 'https://a.example/', caption: '<b><i><u>'.repeat(99) }] }] },
};

for (const [title, article] of Object.entries(k_deep_articles)) {
  test(`deep nesting in ${title}`, async () => {
    const outputs = ['fragment', 'element', 'page'];
    const input = { headline: 'a', ...article };
    const [fragment, ...others] = await htmlOf(outputs.map((output) => ({ id: output, operation: 'render', input, options: { output } })));
    readStrictly(fragment, { components: true });
    for (const html of others) assert.ok(html.includes(fragment));
    // Around a fragment there are three elements at most.
    assert.ok(depthOf(fragment) + 3 <= k_deepest, `${depthOf(fragment)}`);
    assert.ok(depthOf(fragment) > k_deepest - 20, 'the limit was not met, so nothing was tried');
  });
}

function depthOf(html) {
  let depth = 0;
  let deepest = 0;
  for (const [, end, name] of html.matchAll(/<(\/?)([a-z0-9]+)/g)) {
    if (/^(br|wbr|hr|img|source|track|col|input)$/.test(name)) continue;
    depth += end ? -1 : 1;
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}
