// Independent readers of the real documents beside the project. They read each article as the format's own
// documentation says, with Node and parse5 alone. {headline, lead, authors, date, picture, language, words, pictures,
// films}: a lead and a picture are lists of what is right, and a field that the document does not have is undefined or
// empty.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse, parseFragment } from 'parse5';
import { textOf, treeOf } from '../parse5-tree.mjs';
import { attribute, findNodes, wordsOf } from './texts.mjs';

const k_base = 'https://base.example/';
const list = (value) => (value === undefined || value === null ? [] : [value].flat());
const absolute = (address) => (address && URL.canParse(address, k_base) ? new URL(address, k_base).href : undefined);
const text = (html) => (html ? wordsOf(html).trim() : undefined);

/** Words as readers count them: letters and digits, whatever is between them. */
export const wordList = (value) => (value ?? '').normalize('NFC').match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];

const k_unseen = new Set(['script', 'style', 'template', 'noscript', 'iframe', 'head', 'title', 'svg', 'form', 'button', 'select', 'object', 'audio', 'video']);

/** What a reader sees of a body, with the words of each block kept apart. */
function visibleText(tree) {
  return tree
    .map((node) => {
      if (typeof node === 'string') return node;
      if (!Array.isArray(node) || k_unseen.has(node[0]) || attribute(node, 'hidden') !== undefined) return '';
      const inner = visibleText(node[2]);
      return /^(p|div|li|h[1-6]|blockquote|figcaption|td|th|br|tr|figure|ul|ol|pre|hr|dt|dd|section|aside|cite)$/.test(node[0]) ? ` ${inner} ` : inner;
    })
    .join('');
}

/** Shortcodes are for programs; the text between them is read. */
const withoutShortcodes = (html) =>
  html.replace(/\[\/?(?:caption|embed|gallery|audio|video|playlist)\b[^\]]*\]/g, ' ');

const k_placeholder = /^data:|blank\.gif|spacer|pixel|1x1/;

function bodyOf(html) {
  if (!html) return { words: [], pictures: [], films: [] };
  const tree = treeOf(/<body/i.test(html) ? parse(html) : parseFragment(withoutShortcodes(html)));
  const pictures = findNodes(tree, (node) => node[0] === 'img')
    .filter((node) => !['1', '0'].includes(attribute(node, 'width')))
    .map((node) => ['src', 'data-src', 'data-lazy-src', 'data-original'].map((name) => attribute(node, name)).find((src) => src && !k_placeholder.test(src)))
    .map(absolute)
    .filter((address) => address?.startsWith('http'));
  const films = findNodes(tree, (node) => ['iframe', 'video', 'audio', 'oembed'].includes(node[0])).length;
  return { words: wordList(visibleText(tree)), pictures, films };
}

function superdesk(item) {
  const media = Object.entries(item.associations ?? {}).filter(([, medium]) => medium?.renditions);
  const featured = media.find(([name]) => name === 'featuremedia' || name === 'featured_media')?.[1];
  return {
    headline: item.headline,
    lead: [text(item.description_html), item.description_text].filter(Boolean),
    authors: item.byline ? [item.byline] : list(item.authors).map(({ name }) => name),
    date: item.versioncreated ?? item.firstpublished ?? item.firstPublished,
    picture: featured && Object.values(featured.renditions).map(({ href }) => absolute(href)),
    language: item.language,
    ...bodyOf(item.body_html),
    others: Boolean(item.associations ?? item.extra_items), // captions are words, too
  };
}

function wordpress(post) {
  if (!post?.title?.rendered) return undefined;
  const embedded = post._embedded ?? {};
  const body = bodyOf(post.content?.rendered);
  const excerpt = wordList(text(post.excerpt?.rendered)?.replace(/(\[(…|\.\.\.)\]|…|\.\.\.|Continue reading.*|Read more.*)\s*$/is, ''));
  const isAutomatic = excerpt.every((word, index) => body.words[index] === word || index > 50);
  return {
    headline: text(post.title.rendered),
    lead: isAutomatic ? [] : [text(post.excerpt.rendered)],
    authors: list(embedded.author).map(({ name }) => name).filter(Boolean),
    date: post.date_gmt ? `${post.date_gmt}Z` : undefined,
    picture: embedded['wp:featuredmedia']?.[0]?.source_url && [absolute(embedded['wp:featuredmedia'][0].source_url)],
    ...body,
    others: body.films > 0, // a film has a name
  };
}

const arcElements = (elements) =>
  list(elements).flatMap((element) => {
    if (element.type === 'element_group' || element.type === 'quote') return arcElements(element.content_elements ?? element.items);
    if (element.type === 'list') return arcElements(element.items);
    if (element.type === 'text' || element.type === 'header' || element.type === 'raw_html') return [element.content];
    return [];
  });

function arc(story) {
  if (story.type !== 'story' || !story.headlines?.basic) return undefined;
  const lead = story.promo_items?.lead_art ?? story.promo_items?.basic;
  const body = bodyOf(arcElements(story.content_elements).join('\n'));
  return {
    headline: story.headlines.basic,
    lead: [text(story.description?.basic), text(story.subheadlines?.basic)].filter(Boolean),
    authors: list(story.credits?.by).map(({ name }) => name).filter(Boolean),
    date: story.display_date ?? story.publish_date ?? story.first_publish_date,
    picture: lead?.type === 'image' && lead.url ? [absolute(lead.url)] : undefined,
    language: story.language || undefined,
    ...body,
    others: true, // captions and the like are words, too
  };
}

function richText(node) {
  if (node.nodeType === 'text') return node.value;
  const inner = list(node.content).map(richText).join('');
  return node.nodeType === 'document' || /^(paragraph|heading|list-item|blockquote|hr)/.test(node.nodeType) ? ` ${inner} ` : inner;
}

function contentful({ sys, fields }) {
  const hero = fields.heroImage?.fields;
  const author = fields.author?.fields;
  return {
    headline: fields.title,
    lead: [typeof fields.description === 'string' ? fields.description : richText(fields.description)],
    authors: author ? [author.name] : [],
    date: fields.publishDate ?? sys.createdAt,
    picture: hero && [new URL(hero.file.url, 'https://x.example').href],
    words: wordList(typeof fields.body === 'string' ? '' : richText(fields.body)),
    pictures: [],
    films: 0,
  };
}

const k_references = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };
const decodeXml = (value) =>
  value.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name) =>
    name ? (k_references[name] ?? whole) : String.fromCodePoint(hex ? parseInt(hex, 16) : Number(decimal)),
  );

/** What WordPress puts after the text of every item: not the article's words. */
const k_sourceNote = /<p>The post <a [^>]*>[^<]*<\/a> appeared first on <a [^>]*>[^<]*<\/a>\.<\/p>\s*$/;

function rssItems(xml) {
  const language = /<channel>[\s\S]*?<language>([^<]*)<\/language>/.exec(xml)?.[1]?.trim();
  return [...xml.matchAll(/<item\b[^>]*>([\s\S]*?)<\/item>/g)].map(([, item]) => {
    const all = (name) =>
      [...item.matchAll(new RegExp(`<${name}(?:\\s[^>]*)?>\\s*(?:<!\\[CDATA\\[([\\s\\S]*?)\\]\\]>|([^<]*))\\s*</${name}>`, 'g'))].map(
        ([, cdata, plain]) => cdata ?? decodeXml(plain),
      );
    const content = all('content:encoded')[0];
    return {
      headline: text(all('title')[0]),
      lead: content ? undefined : [text(all('description')[0]?.replace(k_sourceNote, ''))].filter(Boolean), // a description beside a content is its beginning
      authors: all('dc:creator').map((name) => name.trim()).filter(Boolean),
      date: all('pubDate')[0],
      language,
      ...bodyOf(content?.replace(k_sourceNote, '')),
      others: true, // a theme may add who the article first appeared with
    };
  });
}

const json = (read) => (source) => {
  const document = JSON.parse(source);
  const items = document.type === 'results' ? document.content_elements : document._items ?? document.articles ?? document;
  return list(items).map((item) => (item && typeof item === 'object' ? read(item) : undefined));
};

const k_readers = {
  'superdesk-ninjs': ['.json', json((item) => (item.headline && item.guid ? superdesk(item) : undefined))],
  wordpress: ['.json', json(wordpress)],
  'arc-ans': ['.json', json(arc)],
  contentful: ['.json', json((item) => (item.sys && item.fields?.title ? contentful(item) : undefined))],
  'newspapers-rss': ['.xml', rssItems],
};

/**
 * The articles of the real documents, each with its place in its document.
 * @returns {{name: string, format: string, source: string, item: number | undefined, says: object}[]}
 */
export function realArticles(folder) {
  return Object.entries(k_readers).flatMap(([format, [extension, read]]) =>
    readdirSync(join(folder, format))
      .filter((name) => name.endsWith(extension))
      .sort()
      .flatMap((name) => {
        const source = readFileSync(join(folder, format, name), 'utf8');
        const articles = read(source);
        return articles.flatMap((says, index) =>
          says ? [{ name: `${format}/${name}${articles.length > 1 ? `#${index}` : ''}`, format, source, item: articles.length > 1 ? index : undefined, says }] : [],
        );
      }),
  );
}

/** What Lede shows of an article, read from its markup. */
export function shownIn(html) {
  const tree = treeOf(parseFragment(html));
  const part = (name) => findNodes(tree, (node) => attribute(node, 'part') === name);
  const [body] = part('body');
  const [image] = part('image');
  const time = findNodes(part('dateline'), (node) => node[0] === 'time' && !attribute(node, 'class')?.includes('updated'))[0];
  return {
    headline: part('headline').map((node) => textOf([node]))[0],
    // The source mark in front of the lead is not part of it.
    lead: part('lead').map(([, , children]) => textOf(children.filter((node) => !Array.isArray(node) || attribute(node, 'part') !== 'source')).trim())[0],
    authors: [...part('byline'), ...part('author')].map((node) => textOf([node])),
    date: time && attribute(time, 'datetime'),
    picture: image && attribute(image, 'src'),
    language: attribute(part('article')[0], 'lang'),
    words: body ? wordList(visibleText([body])) : [],
    caption: wordList(part('caption').map((node) => textOf([node]))[0]),
    pictures: findNodes(tree, (node) => node[0] === 'img').map((node) => attribute(node, 'src')),
    films: findNodes(tree, (node) => ['video', 'audio'].includes(node[0]) || attribute(node, 'class') === 'lede-embed').length,
  };
}
