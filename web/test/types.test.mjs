// Holds the declarations of web/dist/types against what runs: the package, the binding, and the core's own names.
import assert from 'node:assert/strict';
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import ts from 'typescript';
import { optionsOf } from '../scripts/facts.mjs';

const web = fileURLToPath(new URL('..', import.meta.url));
const root = join(web, '..');
const types = join(web, 'dist', 'types');
const read = (...path) => readFileSync(join(...path), 'utf8');
const { load, LedeError } = await import('../dist/node.js');
const lede = await load();

/** Name → declaration, of the interfaces, classes and type aliases of a file. */
function declarationsOf(path) {
  const source = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.ES2022, true);
  const found = new Map();
  const visit = (node) => {
    if (
      (ts.isInterfaceDeclaration(node) || ts.isClassDeclaration(node) || ts.isTypeAliasDeclaration(node)) &&
      node.name
    ) {
      found.set(node.name.text, node);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

const isPublic = (member) =>
  member.name &&
  ts.isIdentifier(member.name) &&
  !member.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.StaticKeyword);
const membersOf = (declaration) => declaration.members.filter(isPublic);
const namesOf = (declaration) => membersOf(declaration).map(({ name }) => name.text);
/** The texts of a union of string literals. */
const literalsOf = (type) =>
  ts.isUnionTypeNode(type) ? type.types.flatMap(literalsOf) : ts.isLiteralTypeNode(type) ? [type.literal.text] : [];

const api = declarationsOf(join(types, 'lede.d.ts'));
const options = declarationsOf(join(types, 'options.d.ts'));
const errors = declarationsOf(join(types, 'error.d.ts'));

test('Lede has the declared members, and no others, with as many parameters', () => {
  const declared = membersOf(api.get('Lede'));
  const prototype = Object.getPrototypeOf(lede);
  const present = Object.getOwnPropertyNames(prototype).filter((name) => name !== 'constructor');
  assert.deepEqual(declared.map(({ name }) => name.text).sort(), present.sort());
  for (const member of declared.filter(ts.isMethodDeclaration)) {
    assert.equal(prototype[member.name.text].length, member.parameters.length, member.name.text);
  }
});

const article = { headline: 'A', body: '<p onclick="x">a</p>' };
const results = [
  ['RenderResult', () => lede.render(article), namesOf(api.get('SanitizeResult'))],
  ['SanitizeResult', () => lede.markdown('a'), []],
  ['SanitizeResult', () => lede.sanitize('a'), []],
  ['HarnessAnswer', () => lede.answer('{}'), []],
  ['Warning', () => lede.sanitize('<p onclick="x">a</p>').warnings[0], namesOf(errors.get('Location'))],
];

for (const [name, call, inherited] of results) {
  test(`${name} has the declared fields, and no others`, () => {
    assert.deepEqual(Object.keys(call()).sort(), [...namesOf(api.get(name)), ...inherited].sort());
  });
}

test('LedeError has the declared fields', () => {
  const error = new LedeError('json-syntax', 'A message.');
  for (const name of namesOf(errors.get('LedeError'))) assert.ok(name in error, name);
});

test('the error codes are those of the public header', () => {
  const table = read(root, 'core/include/lede/codes.def');
  const names = [...table.matchAll(/^\s*LEDE_ERROR\((\w+),/gm)].map(([, name]) => name.replaceAll('_', '-'));
  assert.ok(names.length > 10);
  assert.deepEqual(
    literalsOf(declarationsOf(join(types, 'codes.d.ts')).get('DocumentErrorCode').type).sort(),
    names.sort(),
  );
});

/** Values that an option may have by its type: every literal of a union, and a sample of what else there is. */
const samples = {
  baseUrl: ['https://news.example/'],
  headingLevel: [1, 2, 3, 4, 5],
  idPrefix: ['a-'],
  from: ['auto', 'lede'],
  item: ['0', 0],
  locale: ['vi', 'en-GB'],
  language: ['vi', 'en-GB'],
  components: [['rating', 'related', 'latest', 'comments'], 'rating latest', []],
  labels: [{ 'rating.title': 'Sterne' }],
  styleUrl: ['/lede.css'],
  styles: ['.lede { color: red }'],
  nonce: ['bm9uY2U='],
  scriptUrl: ['/lede.js'],
  assetsUrl: ['/lede/'],
  oembedUrl: ['/oembed?url=x'],
  related: ['[{"headline":"H"}]', [{ headline: 'H' }], { items: [] }],
  latest: ['[{"headline":"H"}]', [{ headline: 'H' }], { items: [] }],
  jsonLdRating: [true, false],
  now: ['2026-07-13'],
  dataImages: [true, false],
  typography: [true, false],
  allowElements: [['p', 'a'], []],
  allowUrlHosts: [['cdn.example', '*.cdn.example'], []],
  linkRel: ['nofollow ugc', ''],
  report: [true, false],
  reportAll: [true, false],
};
/** For an option of which no sample is given. */
const anyOf = { string: ['x'], boolean: [true, false] };
const optionMembers = ['SanitizeOptions', 'RenderOptions'].flatMap((name) => membersOf(options.get(name)));

for (const member of optionMembers) {
  const name = member.name.text;
  test(`the core takes the option ${name} in every declared form`, () => {
    const values = [...literalsOf(member.type), ...(samples[name] ?? anyOf[member.type.getText()] ?? [])];
    assert.ok(values.length > 0, 'no sample');
    for (const value of values) assert.ok(lede.render(article, { [name]: value }).html, JSON.stringify(value));
  });
}

test('every option of the core is declared', () => {
  const names = optionsOf(read(root, 'core/include/lede/options.def')).map(({ name }) => name);
  assert.deepEqual(optionMembers.map(({ name }) => name.text).sort(), names.sort());
});

test('the element has the declared properties', async () => {
  const { LedeArticle } = await import('../dist/element.js');
  const declared = membersOf(declarationsOf(join(types, 'element.d.ts')).get('LedeArticle'));
  const inherited = new Set(['addEventListener']);
  for (const { name } of declared) {
    if (!inherited.has(name.text)) assert.ok(name.text in LedeArticle.prototype, name.text);
  }
  assert.ok(LedeArticle.observedAttributes.includes('src'));
});

const glue = join(root, 'build/wasm/lede-core.js');

test(
  'the binding exports what glue.ts calls',
  { skip: existsSync(glue) ? false : 'build/wasm is not there' },
  async () => {
    // Under a name that Node takes for an ES module.
    const folder = mkdtempSync(join(tmpdir(), 'lede-'));
    copyFileSync(glue, join(folder, 'lede-core.mjs'));
    const { default: createCore } = await import(pathToFileURL(join(folder, 'lede-core.mjs')));
    rmSync(folder, { recursive: true });
    const binding = await createCore({ wasm: readFileSync(join(root, 'build/wasm/lede-core.wasm')) });
    const source = readFileSync(join(root, 'wasm/bindings.cpp'), 'utf8');
    const declared = membersOf(declarationsOf(join(web, 'src/lede-core.d.ts')).get('Binding'));
    for (const { name, parameters } of declared) {
      assert.equal(typeof binding[name.text], 'function', name.text);
      // The glue does not count arguments.
      const inCpp = name.text.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
      const [, list] = new RegExp(`^[\\w:]+ ${inCpp}\\(([^)]*)\\)`, 'm').exec(source);
      assert.equal(list.split(',').filter(Boolean).length, parameters.length, name.text);
    }
  },
);
