// Documents of publishers' formats, each {name, format, text, read}: `read` is the independent reader of its format.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { inProject, sharedData } from '../paths.mjs';
import * as articles from './articles.mjs';
import * as interfaces from './interfaces.mjs';
import * as textArticles from './text-articles.mjs';
import { contentfulHtml, editorjsHtml, mobiledocHtml, notionHtml, quillHtml, treeHtml } from './bodies.mjs';
import { wordsOf } from './texts.mjs';

const examplesFolder = inProject('examples', 'formats');
const example = (name) => readFileSync(join(examplesFolder, name), 'utf8');
const json = (read) => (text) => read(JSON.parse(text));
const first = (document) => document.docs?.[0] ?? document;
const editor = (read, html) => (text) => {
  const { object, body } = read(JSON.parse(text));
  return { ...articles.around(object), body: wordsOf(html(body)) };
};

const k_readers = {
  'ninjs-1.json': ['ninjs', json(articles.ninjs)],
  'ninjs-2.json': ['ninjs', json(articles.ninjs)],
  'ninjs-3.json': ['ninjs', json(articles.ninjs)],
  'schema-org.json': ['schema-org', json(articles.schemaOrg)],
  'schema-org.html': ['web-page', textArticles.schemaOrgPage],
  'web-page.html': ['web-page', textArticles.webPage],
  'json-feed.json': ['json-feed', json(articles.jsonFeed)],
  'rss.xml': ['rss', textArticles.rss],
  'newsml-g2.xml': ['newsml', textArticles.newsml],
  'newsml-1.xml': ['newsml', interfaces.newsml1],
  'cms.xml': ['cms-xml', interfaces.cmsXml],
  'nitf.xml': ['newsml', textArticles.nitf],
  'wordpress.json': ['wordpress', json(articles.wordpress)],
  'cms.json': ['cms', json(articles.cms)],
  'ghost.json': ['ghost', json(articles.ghost)],
  'ans.json': ['ans', json(articles.ans)],
  'apple-news.json': ['apple-news', json(articles.appleNews)],
  'vietnamese-cms.json': ['vietnamese-cms', json(articles.vietnameseCms)],
  'front-matter.md': ['front-matter', textArticles.frontMatter],
  'front-matter-toml.md': ['front-matter', textArticles.frontMatter],
  'editorjs.json': ['editorjs', editor((document) => ({ object: document, body: document.content }), editorjsHtml)],
  'contentful.json': [
    'contentful',
    (text) => {
      const { sys, fields } = JSON.parse(text);
      return {
        ...articles.around(fields),
        date: sys.createdAt,
        language: sys.locale,
        body: wordsOf(contentfulHtml(fields.body)),
      };
    },
  ],
  ...Object.fromEntries(
    ['lexical', 'prosemirror', 'slate'].map((name) => [
      `${name}.json`,
      [name, editor((document) => ({ object: first(document), body: first(document).content }), treeHtml)],
    ]),
  ),
  'drupal.json': ['drupal', json(interfaces.drupal)],
  'guardian.json': ['guardian', json(interfaces.guardian)],
  'nyt.json': ['nyt', json(interfaces.nyt)],
  'strapi.json': [
    'strapi',
    editor(({ data: [entry] }) => ({ object: { ...entry, language: entry.locale }, body: entry.content }), treeHtml),
  ],
  'quill.json': ['quill', editor((document) => ({ object: document, body: document.content }), quillHtml)],
  'draftjs.json': [
    'draftjs',
    editor((document) => ({ object: document, body: document.content }), ({ blocks }) =>
      treeHtml(blocks),
    ),
  ],
  'mobiledoc.json': [
    'mobiledoc',
    editor((document) => ({ object: document, body: document.content }), mobiledocHtml),
  ],
  'notion.json': ['notion', editor((page) => ({ object: interfaces.notion(page), body: page.children }), notionHtml)],
  'portable-text.json': [
    'portable-text',
    (text) => {
      const document = JSON.parse(text);
      const words = ({ children, asset, caption, code }) =>
        code ?? (asset ? caption : children?.map(({ text: span }) => span).join('')) ?? '';
      return { ...articles.around(document), body: document.body.map(words).join('') };
    },
  ],
};

/** The project's own, one a format or more. */
export const ownDocuments = () =>
  Object.entries(k_readers).map(([name, [format, read]]) => ({ name, format, text: example(name), read }));

export const samplesFolder = sharedData('formats');
export const markdownFolder = sharedData('markdown');

/** Real ones, if they are on this machine. */
export function sharedDocuments() {
  const folders = [
    ['ninjs/1.x', 'ninjs', articles.ninjs],
    ['ninjs/2.x', 'ninjs', articles.ninjs],
    ['ninjs/3.x', 'ninjs', articles.ninjs],
    ['schemaorg', 'schema-org', articles.schemaOrg],
    ['schemaorg/ghost-generated', 'schema-org', articles.schemaOrg],
    ['jsonfeed', 'json-feed', articles.jsonFeed],
    ['ans', 'ans', articles.ans],
    ['apple-news', 'apple-news', articles.appleNews],
  ];
  const files = folders.flatMap(([folder, format, read]) =>
    readdirSync(join(samplesFolder, folder))
      .filter((name) => name.endsWith('.json'))
      .map((name) => ({
        name: `${folder}/${name}`,
        format,
        text: readFileSync(join(samplesFolder, folder, name), 'utf8'),
        read: json(read),
      })),
  );
  // Ghost's samples are the content of a post's `html`.
  const posts = readdirSync(join(samplesFolder, 'ghost/html')).map((name) => {
    const html = readFileSync(join(samplesFolder, 'ghost/html', name), 'utf8');
    const post = { id: name, title: name, html, comment_id: '1', published_at: '2026-03-02T12:10:00.000Z' };
    return {
      name: `ghost/html/${name}`,
      format: 'ghost',
      text: JSON.stringify({ posts: [post] }),
      read: json(articles.ghost),
    };
  });
  return [...files, ...posts];
}

/** Those with front matter. */
export function markdownDocuments() {
  return readdirSync(markdownFolder, { recursive: true })
    .filter((name) => name.endsWith('.md'))
    .map((name) => ({
      name: `markdown/${name}`,
      format: 'front-matter',
      text: readFileSync(join(markdownFolder, name), 'utf8'),
      read: textArticles.frontMatter,
    }))
    .filter(({ text }) => /^\uFEFF?(---|\+\+\+)[ \t]*\r?\n/.test(text));
}
