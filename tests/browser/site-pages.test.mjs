// The documentation site: parse5 reads every page of it. No link leads to nothing, no page loads from elsewhere.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { before, test } from 'node:test';
import { parse } from 'parse5';
import { allComponents, articlesOf, componentsOf } from '../../docs/site/generate/gallery.mjs';
import { documents } from '../../docs/site/generate/documents.mjs';
import { Slugs } from '../../docs/site/generate/markdown.mjs';
import { formats, options } from '../../docs/site/generate/reference.mjs';
import { readSamples } from '../../docs/site/generate/samples.mjs';
import { load } from '../../web/dist/node.js';
import { files } from '../rules/project.mjs';
import { inProject } from '../support/paths.mjs';
import { buildSite, folder, pagesOfSite } from '../support/tested-site.mjs';

let pages;
before(() => {
  buildSite();
  pages = new Map(pagesOfSite().map(({ page, html }) => [page, elementsOf(parse(html))]));
});

/** All elements of a document with their attributes, those in templates too. */
function elementsOf(root) {
  const found = [];
  const waiting = [root];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (node.tagName) found.push({ name: node.tagName, attributes: Object.fromEntries(node.attrs.map(({ name, value }) => [name, value])) });
    waiting.push(...(node.content?.childNodes ?? []), ...(node.childNodes ?? []));
  }
  return found;
}

const idsOf = (elements) => elements.map(({ attributes }) => attributes.id).filter(Boolean);
const isElsewhere = (address) => /^[a-z][a-z0-9+.-]*:|^\/\//i.test(address);

test('every link and every file that a page names is there, and every fragment names an id', () => {
  const broken = [];
  for (const [page, elements] of pages) {
    // The articles of the gallery link to newspapers that do not exist, and to their own pages at names of their own.
    const own = page.startsWith('gallery/') && page !== 'gallery/index.html';
    for (const { name, attributes } of elements) {
      const address = attributes.href ?? attributes.src;
      if (address === undefined || isElsewhere(address) || address === '#top') continue;
      const [path, fragment] = address.split('#');
      const target = path === '' ? page : join(dirname(page), path);
      if (!existsSync(join(folder, target))) broken.push(`${page}: ${name} ${address}`);
      else if (fragment && !fragment.startsWith('sample=') && !own && !idsOf(pages.get(target) ?? []).includes(decodeURIComponent(fragment)))
        broken.push(`${page}: no #${fragment} in ${target}`);
    }
  }
  assert.deepEqual(broken, []);
});

test('no page loads anything from another site', () => {
  const loading = { script: 'src', link: 'href', iframe: 'src', source: 'srcset', video: 'src', audio: 'src' };
  const strangers = [...pages].flatMap(([page, elements]) =>
    elements
      .filter(({ name, attributes }) => isElsewhere(attributes[loading[name]] ?? ''))
      .map(({ name, attributes }) => `${page}: ${name} ${attributes[loading[name]]}`),
  );
  assert.deepEqual(strangers, []);
});

test('every page has a policy that lets neither inline scripts nor other sites run anything', () => {
  for (const [page, elements] of pages) {
    const policy = elements.find(({ attributes }) => attributes['http-equiv'] === 'Content-Security-Policy')?.attributes.content ?? '';
    assert.match(policy, /^default-src 'none'/, page);
    assert.doesNotMatch(policy, /unsafe-inline|'unsafe-eval'/, page);
    if (!page.startsWith('playground/preview')) assert.match(policy, /script-src 'self' 'wasm-unsafe-eval';.*require-trusted-types-for 'script'/, page);
  }
});

test('every page has a language, a title of its own and one main part', () => {
  const titles = new Map();
  for (const [page, elements] of pages) {
    assert.ok(elements.find(({ name }) => name === 'html').attributes.lang, page);
    assert.equal(elements.filter(({ name }) => name === 'main').length, 1, page);
    const title = /<title>([^<]*)<\/title>/.exec(readFileSync(join(folder, page), 'utf8'))[1];
    if (!page.startsWith('playground/preview')) titles.set(title, [...(titles.get(title) ?? []), page]);
  }
  const doubled = [...titles].filter(([, list]) => list.length > 1 && !list.every((page) => page.startsWith('gallery/')));
  assert.deepEqual(doubled, []);
});

test('no id is on a page twice', () => {
  for (const [page, elements] of pages) {
    const ids = idsOf(elements);
    assert.deepEqual(ids.filter((id, index) => ids.indexOf(id) !== index), [], page);
  }
});

test('every document of the repository is a page', () => {
  const known = documents.map(({ source }) => source);
  const isDocument = (file) => /^([A-Z_]+|docs\/.*|(web|examples\/[\w-]+)\/README)\.md$/.test(file) && !file.startsWith('docs/site/samples/');
  assert.deepEqual(files.filter((file) => isDocument(file) && !known.includes(file)), []);
});

test('the first page shows the pictures of README.md, the English article first', () => {
  const pictures = (pages.get('index.html') ?? []).filter(({ name }) => name === 'img').map(({ attributes }) => attributes);
  const names = pictures.map(({ src, class: scheme }) => `${src.replace(/^.*\//, '')} ${scheme}`).sort();
  assert.deepEqual(names, [
    'english-article-dark.jpg for-dark',
    'english-article-light.jpg for-light',
    'seed-article-dark.jpg for-dark',
    'seed-article-light.jpg for-light',
  ]);
  const html = readFileSync(join(folder, 'index.html'), 'utf8');
  assert.ok(html.indexOf('english-article-light') < html.indexOf('seed-article-light'));
  const readme = readFileSync(inProject('README.md'), 'utf8');
  for (const { alt } of pictures) assert.ok(readme.includes(`alt="${alt}"`), alt);
});

test('the gallery has an article for every component', async () => {
  const articles = articlesOf(await readSamples(await load()));
  const shown = new Set(articles.flatMap(({ html }) => componentsOf(html)));
  assert.deepEqual(allComponents.filter((name) => !shown.has(name)), []);
});

test('the reference lists every format with its words, and only options that the core has', async () => {
  const lede = await load();
  const list = formats(lede);
  assert.ok(list.length > 20);
  assert.deepEqual(list.filter(({ description }) => description === ''), []);
  for (const { name } of options().flatMap(({ members }) => members)) {
    // No option takes null: so what is refused is the value, and not the name.
    assert.throws(() => lede.render('{"lede":1,"headline":"A"}', { [name]: null }), ({ code, message }) => code === 'option-invalid' && !/there is no|unknown option/.test(message), name);
  }
});

test('headings get the ids that links in the documents use', () => {
  const slugs = new Slugs();
  const titles = ['One script tag', 'Where would I put …', 'C++ `render.h`, twice', 'One script tag'];
  assert.deepEqual(titles.map((title) => slugs.next(title)), ['one-script-tag', 'where-would-i-put-', 'c-renderh-twice', 'one-script-tag-1']);
});

test('the scripts of the site are typed', () => {
  const compiler = createRequire(inProject('web', 'package.json')).resolve('typescript/bin/tsc');
  const { status, stdout } = spawnSync(process.execPath, [compiler, '--noEmit', '-p', inProject('docs', 'site')], { encoding: 'utf8' });
  assert.equal(status, 0, stdout);
});
