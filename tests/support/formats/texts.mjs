// What the independent readers of formats share: parse5 for what is HTML, and nothing of Lede's.
import { parse, parseFragment } from 'parse5';
import { textOf, treeOf } from '../parse5-tree.mjs';

export const list = (value) => (value === undefined || value === null ? [] : Array.isArray(value) ? value : [value]);

/** Removes white space, so that it does not count in comparisons: the end of a paragraph is none in plain text. */
export const squash = (text) => (text ?? '').replace(/[\s\u200b]+/g, '');

/** @returns {string | undefined} what the first XML element of a name contains. */
export const between = (text, name) => new RegExp(`<${name}[^>]*>([\\s\\S]*?)</${name}>`).exec(text)?.[1];

const k_unread = new Set([
  'script',
  'style',
  'title',
  'template',
  'iframe',
  'noscript',
  'head',
  'button',
  'textarea',
  'select',
]);

/** Elements that the author hides are not for readers. */
const isHidden = (attributes) =>
  attributes.some(([name, value]) => name === 'hidden' || (name === 'style' && /(^|;)\s*(display\s*:\s*none|visibility\s*:\s*hidden)/i.test(value)));

const visible = (tree) =>
  tree.flatMap((node) => {
    if (!Array.isArray(node)) return [node];
    const [name, attributes, children] = node;
    return k_unread.has(name) || isHidden(attributes) ? [] : [[name, attributes, visible(children)]];
  });

/** The words of HTML, be it a fragment or a whole document. */
export function wordsOf(html) {
  const isDocument = /<html|<body/i.test(html);
  return textOf(visible(treeOf(isDocument ? parse(html) : parseFragment(html))));
}

/** The words of a text that may have tags and character references. */
export const decode = (text) => (text === undefined ? undefined : wordsOf(text));

/** The names of people, each an object or a text. */
export const names = (people) =>
  list(people)
    .map((person) => (typeof person === 'object' ? person.name : person))
    .filter(Boolean)
    .join('');

/** The first node for which a test holds, in a tree of parse5-tree.mjs. */
export function findNode(tree, test) {
  for (const node of tree) {
    if (!Array.isArray(node)) continue;
    const found = test(node) ? node : findNode(node[2], test);
    if (found) return found;
  }
  return undefined;
}

export function findNodes(tree, test) {
  return tree.filter(Array.isArray).flatMap((node) => (test(node) ? [node] : findNodes(node[2], test)));
}

export const attribute = ([, attributes], name) => attributes.find(([key]) => key === name)?.[1];

/** The same words and elements whatever wrote them: no attributes but addresses, one kind of heading, one space. */
export function structureOf(tree) {
  const out = [];
  for (const node of tree) {
    if (typeof node === 'string') {
      const text = node.replace(/\s+/g, ' ');
      if (typeof out.at(-1) === 'string') out[out.length - 1] += text;
      else out.push(text);
      continue;
    }
    if (!Array.isArray(node)) continue;
    const [name, attributes, children] = node;
    const address = attributes.find(([key]) => key === 'href' || key === 'src')?.[1];
    out.push([/^h[1-6]$/.test(name) ? 'heading' : name, address ? [['to', address]] : [], structureOf(children)]);
  }
  return out.map((node) => (typeof node === 'string' ? node.trim() : node)).filter((node) => node !== '');
}
