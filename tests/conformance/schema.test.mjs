// web/schema.json against the reader, by an independent validator: a document is valid by the schema exactly where
// Lede has nothing to complain of in its fields. What is wrong with markup and addresses, repairs of the text itself,
// a schema cannot express the limit over all threads of comments and those of JSON.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import Ajv from 'ajv/dist/2020.js';
import { readCaseLines } from '../support/cases.mjs';
import { answer } from '../support/harness.mjs';
import { inProject, lede } from '../support/paths.mjs';

const schema = JSON.parse(readFileSync(inProject('web', 'schema.json'), 'utf8'));
const ajv = new Ajv({ strict: true, strictRequired: false, strictTypes: false, allErrors: false });
const isValid = ajv.compile(schema);

const complaints = ['wrong-type', 'invalid-value', 'missing-field', 'unknown-field', 'unknown-block', 'too-many-items'];
const refusals = ['article-not-an-object', 'article-empty'];

const fromExamples = readdirSync(inProject('examples', 'articles'))
  .filter((name) => name.endsWith('.json'))
  .map((name) => [name, JSON.parse(readFileSync(inProject('examples', 'articles', name), 'utf8'))])
  .filter(([, article]) => article.lede === 1);

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
const fromCases = readCaseLines().flatMap(({ file, number, line }) => {
  const { operation, input } = parsed(line) ?? {};
  const article = typeof input === 'string' ? parsed(input) : input;
  return operation === 'render' && article !== undefined ? [[`${file}:${number}`, article]] : [];
});

const picture = { url: '/i', alt: 'a', caption: '*c*', credit: 'd', width: 640, height: 480, role: 'wide' };
const full = {
  $schema: 'https://lede.example/schema.json',
  lede: 1,
  id: '7',
  url: 'https://news.example/a',
  canonical: '/c',
  license: 'CC',
  language: 'zh-Hant-x-ab',
  direction: 'rtl',
  kicker: 'K',
  headline: 'H',
  lead: { type: 'html', text: '<b>L</b>' },
  source: 'S',
  published: '2024-02-29T18:03:59.5+0700',
  modified: '2021-07-14 08:00z',
  section: { name: 'S', url: '/s' },
  tags: [{ name: 'T', url: '/t' }],
  authors: [{ name: 'A', role: 'R', url: '/a', image: '/i', bio: 'b' }],
  byline: 'B',
  image: { ...picture, sources: [{ url: '/i.avif', type: 'image/avif', media: '(width > 9px)', width: 1280 }] },
  seeAlso: [{ headline: 'N', url: '/n' }],
  body: [
    { type: 'markdown', text: 'm' },
    { type: 'html', text: 'h' },
    { type: 'text', text: 't' },
    { type: 'image', ...picture },
    { type: 'gallery', images: [picture] },
    { type: 'quote', text: 'q', cite: 'c' },
    { type: 'embed', url: '/e', title: 't', image: picture },
    { type: 'seeAlso', items: [{ headline: 'N', url: '/n' }] },
    { type: 'factbox', title: 't', text: { type: 'text', text: 'f' } },
    { type: 'divider' },
  ],
  rating: { value: 7.5, count: 3, best: 8, endpoint: '/r' },
  comments: {
    count: 2,
    url: '/d',
    endpoint: '/p',
    items: [{ id: '1', author: 'X', published: '2021-07-14', text: 't', replies: [{ text: 'u' }] }],
  },
  related: [{ headline: 'R', url: '/r', summary: 's', image: picture, published: '2021-07-12' }],
  latest: [{ headline: 'L', url: '/l', published: '2021-07-11' }],
  labels: ['live', 'aiAssisted'],
  sponsor: { name: 'S', url: '/s' },
  access: 'free',
  readingMinutes: 6,
  keyPoints: ['k', { type: 'html', text: 'k' }],
  notes: [{ type: 'correction', text: 'n', published: '2021-07-14' }],
  updates: [{ headline: 'U', text: { type: 'text', text: 'u' }, published: '2021-07-14' }],
  inBody: ['lead'],
  once: true,
};

const values = [null, true, -1, 0, 1, 5, 9, 1.5, 33000, 1e30, '', ' ', '\u3000', 'x', '2023-02-29', [], {}, [[]], [{}]];
values.push({ type: 'text' }, { type: 'html', text: 'x' }, { type: 'quote', text: 'x' });

/** Every document that differs from this one in one place: another value there, nothing, or something more. */
function* mutants(document) {
  const copy = () => structuredClone(document);
  const at = (root, path) => path.reduce((value, key) => value[key], root);
  function* places(value, path) {
    yield path;
    if (value === null || typeof value !== 'object') return;
    for (const key of Object.keys(value)) yield* places(value[key], [...path, key]);
  }
  for (const path of places(document, [])) {
    const inner = at(document, path);
    if (inner !== null && typeof inner === 'object' && !Array.isArray(inner)) {
      const more = copy();
      at(more, path).somethingElse = 1;
      yield [`${path.join('.')} and more`, more];
    }
    if (path.length === 0) continue;
    const [key, parent] = [path.at(-1), path.slice(0, -1)];
    const less = copy();
    if (Array.isArray(at(less, parent))) at(less, parent).splice(Number(key), 1);
    else delete at(less, parent)[key];
    yield [`without ${path.join('.')}`, less];
    for (const value of values) {
      const other = copy();
      at(other, parent)[key] = value;
      yield [`${path.join('.')} = ${JSON.stringify(value)}`, other];
    }
  }
}

/** What decides: texts that no mutation above comes upon. */
const dates = [
  '2021-07-13', '2021-07-13T18:03', '2021-07-13T18:03:00', '2021-07-13t18:03:00.123456Z', '2021-07-13T18:03+07:00',
  '2021-07-13T18:03-0330', '0000-02-29', '2000-02-29', '2021-07-13T23:59:60Z', '1900-02-29', '2021-02-29', '2021-13-01',
  '2021-00-10', '2021-04-31', '2021-07-13T24:00', '2021-07-13T18', '2021-07-13T18:60', '2021-07-13T18:03:61',
  '2021-07-13T18:03:00.', '2021-07-13T18:03:00+24:00', '2021-07-13T18:03:00+07', '2021-07-13T', '2021-7-13',
  '13/07/2021', '2021-07-13 ', '2021-07-13T18:03:00 Z', '2021-07-13Z', '+2021-07-13', '20210713',
];
const languages = [
  'vi', 'en-GB', 'zh-Hant-TW', 'x-private', 'i-klingon', 'de-1996', 'en-a-bbb-x-a1', 'abcdefgh', 'EN', 'a', 'x', 'i-',
  'abcdefghi', 'en_GB', 'en-', '-en', 'en--GB', 'en-a', 'en-a-b', 'x-a', 'e1', 'en-abcdefghi', 'tiếng', 'a-bc',
  `en-${'abcdefgh-'.repeat(28)}a1`, `en-${'abcdefgh-'.repeat(28)}`,
];
const ratings = [
  { value: 5, count: 1 }, { value: 5.1, count: 1 }, { value: 3, best: 3, count: 0 }, { value: 3.5, best: 3 },
  { value: 10, best: 10 }, { value: 10.5, best: 10 }, { count: 1 }, { count: 0 }, { best: 2 }, { best: 11 }, { best: 3.0 },
  { value: 6, best: 5 }, { value: 6, best: 6 }, { value: 6 }, { value: -0.5 }, { count: 2, value: null }, { count: 1.5 },
];
const long = (length, item) => Array.from({ length }, () => item);
const chosen = [
  ...dates.map((published) => ({ headline: 'H', published })),
  ...languages.map((language) => ({ headline: 'H', language })),
  ...ratings.map((rating) => ({ headline: 'H', rating })),
  ...[500, 501].flatMap((length) => [
    { headline: 'H', tags: long(length, { name: 'T' }) },
    { headline: 'H', related: long(length, { headline: 'T' }) },
    { headline: 'H', latest: long(length, { headline: 'T' }) },
    { headline: 'H', body: [{ type: 'gallery', images: long(length, { url: '/' }) }] },
  ]),
  ...[10000, 10001].map((length) => ({ headline: 'H', body: long(length, { type: 'divider' }) })),
  [], 'text', null, 5,
].map((document, index) => [`chosen ${index}: ${JSON.stringify(document).slice(0, 80)}`, document]);

const documents = [['full', full], ...fromExamples, ...fromCases, ...chosen];
for (const [name, document] of [['full', full], ...fromExamples]) {
  for (const [mutation, mutant] of mutants(document)) documents.push([`${name}: ${mutation}`, mutant]);
}

test('the schema is one of draft 2020-12', () => {
  assert.equal(schema.$schema, 'https://json-schema.org/draft/2020-12/schema');
  assert.ok(ajv.validateSchema(schema), JSON.stringify(ajv.errors));
});

test(`schema and reader agree on ${documents.length} documents`, async () => {
  const cases = documents.map(([id, document]) => ({
    id,
    operation: 'render',
    input: JSON.stringify(document),
    options: { from: 'lede', reportAll: true, baseUrl: 'https://news.example/' },
  }));
  // All answers at once would be longer than Node lets a string be.
  const atOnce = 5000;
  const answers = [];
  for (let begin = 0; begin < cases.length; begin += atOnce) {
    answers.push(...(await answer(cases.slice(begin, begin + atOnce))));
  }
  const differences = [];
  let valid = 0;
  answers.forEach(({ error, warnings }, index) => {
    const [name, document] = documents[index];
    const found = error ? [error] : warnings.filter(({ code }) => complaints.includes(code));
    assert.ok(!error || refusals.includes(error.code), `${name}: ${error?.code}`);
    const bySchema = isValid(document);
    if (bySchema) valid += 1;
    if (bySchema !== (found.length === 0)) {
      const said = bySchema ? found.map(({ code, path }) => `${code} ${path}`) : ajv.errorsText(isValid.errors);
      differences.push(`${name}: ${said}`);
    }
  });
  assert.deepEqual(differences.slice(0, 20), []);
  assert.ok(valid > 100 && valid < documents.length - 100, `${valid} of ${documents.length} are valid`);
});

test('blocks.json, which says so, has every kind of block', () => {
  const kinds = [...JSON.stringify(schema.$defs.block).matchAll(/"type":\{"const":"(\w+)"/g)].map(([, kind]) => kind);
  const { body } = JSON.parse(readFileSync(inProject('examples', 'articles', 'blocks.json'), 'utf8'));
  assert.ok(kinds.length > 1);
  assert.deepEqual(new Set(body.map(({ type }) => type)), new Set(kinds));
});

test('lede validate says the same of them as the harness', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lede-schema-'));
  try {
    const few = documents.filter((_, index) => index % 37 === 0 || index < 80);
    const names = few.map(([, document], index) => {
      const name = `${index}.json`;
      writeFileSync(join(folder, name), JSON.stringify(document));
      return name;
    });
    const { stdout, stderr } = spawnSync(lede, ['validate', '--from', 'lede', '--base-url', 'https://n.example/', ...names], {
      cwd: folder,
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    });
    const wrong = new Set();
    for (const line of `${stdout}${stderr}`.split('\n')) {
      const [, name, kind, code] = line.match(/^(\d+\.json):\d+:\d+: (error|warning)\[([a-z-]+)\]: /) ?? [];
      if (kind === 'error' || complaints.includes(code)) wrong.add(name);
    }
    few.forEach(([name, document], index) => assert.equal(isValid(document), !wrong.has(`${index}.json`), name));
    assert.ok(wrong.size > 20 && wrong.size < few.length - 20);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
