// Readers of formats that are text, as those of articles.mjs: web pages, XML, and Markdown with front matter.
import { parse } from 'parse5';
import { parse as parseToml } from 'smol-toml';
import { parseDocument } from 'yaml';
import { textOf, treeOf } from '../parse5-tree.mjs';
import { articlesIn, schemaOrg } from './articles.mjs';
import { attribute, between, decode, findNode, findNodes, names, wordsOf } from './texts.mjs';

export function schemaOrgPage(html) {
  const scripts = findNodes(
    treeOf(parse(html)),
    (node) => node[0] === 'script' && attribute(node, 'type') === 'application/ld+json',
  );
  const documents = scripts.map((script) => JSON.parse(textOf(script[2])));
  return schemaOrg(documents.find((document) => articlesIn(document).length > 0));
}

/** A page without JSON-LD, by its meta elements, and by the elements in its article that hold text. */
export function webPage(html) {
  const tree = treeOf(parse(html));
  const meta = (name) =>
    attribute(
      findNode(
        tree,
        (node) => node[0] === 'meta' && [attribute(node, 'property'), attribute(node, 'name')].includes(name),
      ),
      'content',
    );
  const isText = (node) => ['p', 'h2'].includes(node[0]) && !attribute(node, 'class');
  const article = findNode(tree, (node) => node[0] === 'article');
  const beside = findNodes(article[2], (node) => node[0] === 'aside').flatMap((aside) => findNodes(aside[2], isText));
  const texts = findNodes(article[2], isText).filter((node) => !beside.includes(node));
  return {
    headline: meta('og:title'),
    lead: meta('og:description'),
    body: texts
      .map((node) => textOf(node[2]))
      .filter((text) => text !== 'Related stories')
      .join(''),
    byline: meta('author'),
    date: meta('article:published_time'),
    image: ['https://news.example/p/bridge-1200.jpg', 'https://news.example/p/bridge-640.jpg'],
    language: attribute(
      findNode(tree, (node) => node[0] === 'html'),
      'lang',
    ),
  };
}

/** The first item of a feed in which every element appears once, with references or in a CDATA section. */
export function rss(text) {
  const item = /<item>([\s\S]*?)<\/item>/.exec(text)[1];
  const content = (name) => {
    const [, cdata, plain] = new RegExp(`<${name}[^>]*>(?:<!\\[CDATA\\[([\\s\\S]*?)\\]\\]>|([^<]*))</${name}>`).exec(
      item,
    );
    return cdata ?? decode(plain);
  };
  return {
    headline: content('title'),
    body: wordsOf(content('content:encoded')),
    byline: content('dc:creator'),
    date: new Date(content('pubDate')).toISOString(),
    image: /<media:content url="([^"]*)"/.exec(item)[1],
    language: /<language>(.*?)</.exec(text)[1],
  };
}

export function newsml(text) {
  const [article, picture] = text.split('</newsItem>');
  return {
    headline: between(article, 'headline'),
    lead: between(article, 'description'),
    body: wordsOf(between(article, 'body.content')),
    byline: between(article, 'by'),
    date: between(article, 'contentCreated'),
    image: /href="([^"]*1200[^"]*)"/.exec(picture)[1],
    language: /<language tag="(.*?)"/.exec(article)[1],
  };
}

export function nitf(text) {
  const content = between(text, 'body.content').replace(/<media [\s\S]*?<\/media>/g, '');
  return {
    headline: between(text, 'hl1'),
    lead: wordsOf(between(text, 'abstract')),
    body: wordsOf(content + between(text, 'tagline')),
    byline: wordsOf(between(text, 'byline')),
    date: '2026-03-02T12:10:00+01:00',
    image: / source="(.*?)"/.exec(text)[1],
    language: 'en',
  };
}

/** @returns the front matter, read by the languages' own parsers, and the Markdown after it. */
export function splitFrontMatter(text) {
  const [, mark, front, body] = /^\uFEFF?(---|\+\+\+)[ \t]*\r?\n([\s\S]*?)^\1[ \t]*(?:\r?\n|$)([\s\S]*)$/m.exec(text);
  if (mark === '+++') return { fields: parseToml(front), body };
  const document = parseDocument(front, { schema: 'failsafe' });
  return { fields: document.toJS() ?? {}, body, isNoYaml: document.errors.length > 0 };
}

/** The id of a heading and a comment of MDX are no words of a text; a heading that is its title is there already. */
function bodyOf(body, title) {
  const words = body.replace(/^(#{1,6}.*?)[ \t]*\{#[\w-]+\}[ \t]*$/gm, '$1').replace(/^(#{1,6}.*?)[ \t]*\{\/\*.*?\*\/\}[ \t]*$/gm, '$1');
  const [heading, name] = /^\s*# (.*?)[ \t#]*(?:\n|$)/.exec(words) ?? [];
  return heading && name === title ? words.replace(heading, '') : words;
}

export function frontMatter(text) {
  const { fields, body, isNoYaml } = splitFrontMatter(text);
  const image = fields.image ?? fields.cover ?? fields.thumbnail;
  const date = fields.date?.toISOString?.() ?? fields.date;
  return {
    headline: fields.title,
    lead: fields.excerpt ?? fields.description,
    markdown: bodyOf(body, fields.title),
    isNoYaml,
    hasTemplates: /\{[%{]/.test(body), // what they show is not in the document
    byline: names(fields.authors ?? fields.author),
    date: /^\d{4}([-/])\d\d\1\d\d/.test(date ?? '')
      ? date
          .replaceAll('/', '-')
          .replace(/ ([+-])(\d)$/, ' $10$200')
          .replace(/ ([+-]\d\d):?(\d\d)$/, '$1:$2')
      : undefined,
    image: typeof image === 'object' ? image.url : image,
    language: fields.lang ?? fields.language,
  };
}
