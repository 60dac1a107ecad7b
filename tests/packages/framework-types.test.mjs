// <lede-article> in the types of React, Preact, Vue, Svelte and Solid, each by a small program that compiles and one that does
// not; and what editors learn about the element.
import assert from 'node:assert/strict';
import { readFileSync, symlinkSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import ts from 'typescript';
import { inProject } from '../support/paths.mjs';
import { makeProject, tools } from './support/project.mjs';

let project;
before(() => {
  project = makeProject();
  const link = (from, to) => symlinkSync(join(tools, from), join(project.folder, 'node_modules', to));
  for (const name of ['preact', 'svelte', 'solid-js', 'vue', 'csstype', '@vue']) link(name, name);
  mkdirSync(join(project.folder, 'node_modules', '@types'), { recursive: true });
});
after(() => project?.remove());

const jsx = (importSource) => ({ jsx: 'react-jsx', jsxImportSource: importSource });
const article = "{ headline: 'A headline' }";

// `wrong` is the same program with a mistake that the types must find.
const programs = [
  {
    name: 'React 19',
    react: '@types/react',
    options: jsx('react'),
    file: 'react-19.tsx',
    right: `import type {} from 'lede-article/react';
      export const view = <lede-article className="story" src="/a.json" theme="dark" base-url="https://news.example/" heading-level={2} article={${article}}
        onlede-ready={(event) => event.detail.warnings.length} onlede-rate={(event) => event.preventDefault()}><a href="/a">A</a></lede-article>;`,
    wrong: ['theme="dark"', 'theme="pink"'],
  },
  {
    name: 'React 18',
    react: 'types-react-18',
    options: jsx('react'),
    file: 'react-18.tsx',
    right: `import type {} from 'lede-article/react';
      export const view = <lede-article className="story" src="/a.json" loading="lazy" link-target="blank"><a href="/a">A</a></lede-article>;`,
    wrong: ['src="/a.json"', 'src={7}'],
  },
  {
    name: 'Preact',
    options: jsx('preact'),
    file: 'preact.tsx',
    right: `import type {} from 'lede-article/preact';
      export const view = <lede-article class="story" src="/a.json" theme="auto" article={${article}} onlede-error={(event) => event.detail.code}><a href="/a">A</a></lede-article>;`,
    wrong: ['theme="auto"', 'theme="pink"'],
  },
  {
    name: 'Solid',
    options: { jsx: 'preserve', jsxImportSource: 'solid-js' },
    file: 'solid.tsx',
    right: `import type {} from 'lede-article/solid';
      export const view = () => <lede-article class="story" src="/a.json" theme="auto" prop:article={${article}} on:lede-ready={(event) => event.detail.jsonLd}><a href="/a">A</a></lede-article>;`,
    wrong: ['theme="auto"', 'theme="pink"'],
  },
  {
    name: 'Svelte',
    options: {},
    file: 'svelte.ts',
    right: `import type {} from 'lede-article/svelte';
      import type { SvelteHTMLElements } from 'svelte/elements';
      export const attributes: SvelteHTMLElements['lede-article'] = { src: '/a.json', theme: 'auto', 'onlede-ready': (event) => event.detail.warnings.length };`,
    wrong: ["theme: 'auto'", "theme: 'pink'"],
  },
  {
    name: 'Vue',
    options: {},
    file: 'vue.ts',
    right: `import type {} from 'lede-article/vue';
      import type { GlobalComponents } from 'vue';
      type Props = InstanceType<GlobalComponents['lede-article']>['$props'];
      export const props: Props = { src: '/a.json', theme: 'auto', class: 'story', article: ${article} };`,
    wrong: ["theme: 'auto'", "theme: 'pink'"],
  },
];

function problemsOf(program, text) {
  const types = join(project.folder, 'node_modules', '@types', 'react');
  if (program.react) ts.sys.deleteFile?.(types);
  const paths = program.react ? { react: [join(tools, program.react)], 'react/*': [join(tools, program.react, '*')] } : {};
  writeFileSync(join(project.folder, program.file), text);
  const { options } = ts.convertCompilerOptionsFromJson(
    {
      ...{ strict: true, noEmit: true, skipLibCheck: true, target: 'es2022', lib: ['es2022', 'dom', 'dom.iterable'] },
      ...{ module: 'esnext', moduleResolution: 'bundler', types: [], paths, ...program.options },
    },
    project.folder,
  );
  const own = ts.createProgram([join(project.folder, program.file)], options);
  return ts.getPreEmitDiagnostics(own).map(({ file, messageText }) => `${file?.fileName.split('/').at(-1) ?? ''}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`);
}

for (const program of programs) {
  test(`${program.name} knows the element, its attributes and its events`, () => {
    assert.deepEqual(problemsOf(program, program.right), []);
    const wrong = program.right.replace(...program.wrong);
    assert.notEqual(wrong, program.right);
    assert.notDeepEqual(problemsOf(program, wrong), [], 'a wrong value is found');
  });
}

const built = (name) => JSON.parse(readFileSync(join(project.package, 'dist', name), 'utf8'));
const readme = readFileSync(inProject('web', 'README.md'), 'utf8');
const section = (title) => readme.slice(readme.indexOf(`\n## ${title}\n`)).split('\n## ')[1];
const namesIn = (text, pattern) => [...new Set([...text.matchAll(pattern)].map(([, name]) => name))].sort();
const rowsOf = (text) => text.split('\n').filter((line) => line.startsWith('| `')).map((line) => line.split('|')[1]).join('\n');

test('the manifest has the documented attributes, events, properties of styles and parts, and no other', () => {
  const [{ declarations: [element] }] = built('custom-elements.json').modules;
  const names = (list) => list.map(({ name }) => name).sort();
  assert.deepEqual(names(element.attributes), namesIn(rowsOf(section('Attributes')), /`([a-z-]+)`/g));
  assert.deepEqual(names(element.events), namesIn(rowsOf(section('Events')), /`(lede-[a-z]+)`/g));
  assert.deepEqual(names(element.cssProperties), namesIn(rowsOf(section('Styling')), /`(--lede-[a-z-]+)`/g));
  assert.ok(element.cssProperties.every(({ description }) => description) && element.cssParts.length > 40);
});

test('what the element observes is what the manifest has, but for what styles alone read, and what is read when it is needed', () => {
  const source = readFileSync(inProject('web', 'src', 'element-attributes.ts'), 'utf8');
  const observed = namesIn(source.slice(source.indexOf('observedAttributes')).split(']')[0], /'([a-z-]+)'/g);
  const [{ attributes }] = built('vscode.html-custom-data.json').tags;
  assert.deepEqual(attributes.map(({ name }) => name).filter((name) => !['light', 'theme', 'timeout'].includes(name)).sort(), observed);
});
