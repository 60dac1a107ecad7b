// Checks of every output of an article with an attack in it. Each check returns nothing, or the problem.
import { html as spec, parse, parseFragment } from 'parse5';
import { readStrictly } from '../../browser/strict-reader.mjs';
import { treeOf, treesInContexts } from '../parse5-tree.mjs';
import { parsedUrl } from '../parsed-url.mjs';

const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);
const shown = (value) => JSON.stringify(value).slice(0, 300);

/** The elements of a tree, in document order. @returns {[string, [string, string][], object[]][]} */
export function elementsOf(tree) {
  return tree.flatMap((node) => (Array.isArray(node) ? [node, ...elementsOf(node[2])] : []));
}

const valueOf = ([, attributes], wanted) => attributes.find(([name]) => name === wanted)?.[1];

/** Canonical form, the model and the vocabulary, as the strict reader knows them. */
export function readOutput(html, problems) {
  try {
    return readStrictly(html, { components: true });
  } catch (error) {
    problems.push(`canonical form: ${error.message}`);
    return undefined;
  }
}

/** @param {boolean} everywhere true for every place that is promised, false for the two that differ most. */
export function checkFixedPoint(html, meant, problems, everywhere) {
  if (everywhere) {
    for (const [place, tree] of treesInContexts(html)) {
      if (!same(tree, meant)) problems.push(`fixed point in ${place}: ${shown(tree)}`);
    }
    return;
  }
  const inTemplate = treeOf(parseFragment(html));
  if (!same(inTemplate, meant)) problems.push(`fixed point: ${shown(inTemplate)}`);
  const quirks = treeOf(bodyOf(parse(`<body>${html}`)));
  if (!same(quirks, meant)) problems.push(`fixed point in quirks mode: ${shown(quirks)}`);
}

const k_url_attributes = ['href', 'src', 'poster', 'cite', 'action'];
const k_link_schemes = ['http:', 'https:', 'mailto:', 'tel:'];
const k_resource_schemes = ['http:', 'https:'];

/** Every address equals its own serialization by the URL standard, has an allowed scheme, and has no credentials. */
export function checkUrls(tree, problems) {
  for (const element of elementsOf(tree)) {
    for (const [name, value] of element[1]) {
      if (k_url_attributes.includes(name)) checkUrl(name, value, problems);
      if (name === 'srcset') value.split(', ').forEach((candidate) => checkUrl(name, candidate.split(' ')[0], problems));
    }
  }
}

function checkUrl(name, value, problems) {
  if (name === 'href' && value.startsWith('#')) return;
  // Hosts that IDNA maps stay as they were written: a browser maps them to the same host, or refuses them.
  const host = /^https?:\/\/([^/?#]*)/.exec(value)?.[1] ?? '';
  // eslint-disable-next-line no-control-regex
  const isForIdna = /[^\0-\x7f]|\bxn--/.test(host);
  if (!parsedUrl(value)) {
    if (!isForIdna) problems.push(`URL closure: ${name}="${value}" is no URL`);
    return;
  }
  const url = new URL(value);
  const schemes = name === 'href' || name === 'cite' ? k_link_schemes : k_resource_schemes;
  const isPlain = schemes.includes(url.protocol) && url.username === '' && url.password === '';
  // In a srcset a comma is written as its escape, for hosts too: they are decoded.
  const href = name === 'srcset' ? url.href.replaceAll(',', '%2C') : url.href;
  const isSerialised = href === value || isForIdna;
  if (!isPlain || !isSerialised) problems.push(`URL closure: ${name}="${value}" is ${url.href} to a browser`);
}

/** Ids have the prefix, so they hide no name of the page; names are those of our own forms. */
export function checkNames(tree, problems) {
  for (const element of elementsOf(tree)) {
    const id = valueOf(element, 'id');
    if (id !== undefined && !id.startsWith('lede-')) problems.push(`clobbering: id="${id}"`);
    const name = valueOf(element, 'name');
    if (name !== undefined && !['author', 'text', 'rating'].includes(name)) problems.push(`clobbering: name="${name}"`);
  }
}

// eslint-disable-next-line no-control-regex
const k_dropped = /[\0-\x08\x0b\x0c\x0e-\x1f]/g;
/** Text as it has to appear: what UTF-8 and HTML cannot hold is replaced or dropped, all else stays as it is. */
const asText = (text) => text.toWellFormed().replace(k_dropped, '').replace(/\r\n?/g, '\n');

const textOf = (nodes) => nodes.map((node) => (typeof node === 'string' ? node : textOf(node[2]))).join('');

// Fields that hold text and no markup, by the part that shows them.
const k_text_parts = ['kicker', 'headline', 'source', 'author', 'commenter'];
const k_also = { commenter: ['replier'] };

/** In a field that holds text, the payload is text, letter by letter. @param {(part: string) => string} given */
export function checkTexts(tree, given, problems) {
  const parts = elementsOf(tree);
  for (const part of k_text_parts) {
    for (const element of parts.filter((candidate) => valueOf(candidate, 'part') === part)) {
      const text = textOf(element[2]);
      const wanted = [part, ...(k_also[part] ?? [])].map((field) => asText(given(field)));
      const isSame = part === 'author' ? text.startsWith(wanted[0]) : wanted.includes(text);
      if (!isSame) problems.push(`text of ${part}: ${shown(text)}`);
    }
  }
}

/** The markup of the parts that contain a document's markup: [policy, markup]. */
export function markupOf(tree) {
  const found = [];
  for (const element of elementsOf(tree)) {
    if (valueOf(element, 'part') === 'body') found.push(['article', write(element[2])]);
    if (valueOf(element, 'class') === 'lede-comment-text') found.push(['comment', write(element[2])]);
  }
  return found;
}

const k_void = new Set(['br', 'wbr', 'hr', 'img', 'source', 'track', 'col', 'input']);
const k_escapes = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\u00a0': '&nbsp;' };
const escape = (text, pattern) => text.replace(pattern, (character) => k_escapes[character]);

function write(tree) {
  return tree
    .map((node) => {
      if (typeof node === 'string') return escape(node, /[&<>\u00a0]/g);
      const [name, attributes, children] = node;
      const start = `<${name}${attributes.map(([key, value]) => ` ${key}="${escape(value, /[&<>"\u00a0]/g)}"`).join('')}>`;
      return k_void.has(name) ? start : `${start}${write(children)}</${name}>`;
    })
    .join('');
}

const find = (tree, name) => elementsOf(tree).filter(([candidate]) => candidate === name);
const bodyOf = (document) => document.childNodes.find(({ tagName }) => tagName === 'html').childNodes.find(({ tagName }) => tagName === 'body');

/** A whole page: a head of ours, JSON-LD that is one text in one script element, and the article as it is alone. */
export function checkPage(html, { fragment, jsonLd, hostScripts = 0 }, problems) {
  const document = parse(html);
  const [root] = treeOf(document).filter(Array.isArray);
  const [[headName, , head], [bodyName, , body]] = root[2];
  if (document.mode !== spec.DOCUMENT_MODE.NO_QUIRKS || headName !== 'head' || bodyName !== 'body') problems.push('page: not the page that was meant');
  const inHead = head.map((node) => (Array.isArray(node) ? node[0] : 'text'));
  if (inHead.some((name) => !['meta', 'title', 'link', 'script'].includes(name))) problems.push(`page: <${inHead}> in the head`);
  const scripts = find(root[2], 'script');
  if (scripts.length !== 1 + hostScripts) problems.push(`page: ${scripts.length} scripts`);
  const data = scripts.filter((script) => valueOf(script, 'type') === 'application/ld+json');
  if (data.length !== 1) return void problems.push(`page: ${data.length} script elements of JSON-LD`);
  checkJson(textOf(data[0][2]), jsonLd, problems);
  const [main] = find(body, 'main');
  if (fragment !== undefined && !same(main?.[2], fragment)) problems.push(`page: the article is another: ${shown(main)}`);
}

function checkJson(text, jsonLd, problems) {
  try {
    if (!same(JSON.parse(text), JSON.parse(jsonLd))) problems.push('JSON-LD: the page has another');
  } catch (error) {
    problems.push(`JSON-LD: ${error.message}`);
  }
}

/** JSON-LD by itself, put into a script element by the host. */
export function checkJsonLd(jsonLd, headline, problems) {
  const document = parse(`<!doctype html><script type="application/ld+json">${jsonLd}</script><p>behind</p>`);
  const [root] = treeOf(document).filter(Array.isArray);
  const names = elementsOf([root]).map(([name]) => name);
  if (!same(names, ['html', 'head', 'script', 'body', 'p'])) problems.push(`JSON-LD: leaves its script element: ${names}`);
  const [script] = find([root], 'script');
  checkJson(textOf(script[2]), jsonLd, problems);
  const read = JSON.parse(jsonLd).headline ?? '';
  if (read !== headline.toWellFormed()) problems.push(`JSON-LD: the headline is ${shown(read)}`);
}

/**
 * The article in its custom element: the template's content is the article as it is alone, behind one or both of our
 * style sheets.
 */
export function checkElement(html, fragment, problems) {
  const [[name, , [[template, , content]]]] = treeOf(parseFragment(html));
  const sheets = ['lede.css', 'lede-parts.css'];
  const isOurs = ([element, attributes], place) =>
    same([element, attributes], ['link', [['rel', 'stylesheet'], ['href', sheets[place]]]]);
  const links = content.findIndex((node, place) => !isOurs(node, place));
  const article = links > 0 ? content.slice(links) : content;
  if (name !== 'lede-article' || template !== 'template' || !same(article, fragment)) problems.push(`element: ${shown(content)}`);
}
