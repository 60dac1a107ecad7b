// Trees of parse5 in the form of the strict reader: text is a string, an element [name, [[attribute, value] …], [child …]].
import { html as spec, parse, parseFragment } from 'parse5';

const k_names = { [spec.NS.SVG]: 'svg ', [spec.NS.MATHML]: 'math ' };

/** The children of a node of parse5. Comments are kept as objects, so that a comparison finds them. */
export function treeOf(parent) {
  return (parent.content ?? parent).childNodes.map((node) => {
    if (node.nodeName === '#text') return node.value;
    if (!node.tagName) return { node: node.nodeName, data: node.data };
    const attributes = node.attrs.map(({ prefix, name, value }) => [prefix ? `${prefix}:${name}` : name, value]);
    return [(k_names[node.namespaceURI] ?? '') + node.tagName, attributes, treeOf(node)];
  });
}

/** An element around a fragment while it is parsed. */
function elementAround(name) {
  const row = '<table><tbody><tr>';
  const around = { td: `${row}<td>`, th: `${row}<th>`, li: '<ul><li>', dd: '<dl><dd>' }[name] ?? `<${name}>`;
  const find = (nodes) => {
    for (const node of nodes) {
      if (node.tagName === name) return node;
      const found = node.childNodes && find(node.childNodes);
      if (found) return found;
    }
    return undefined;
  };
  return find(parse(`<!doctype html>${around}`).childNodes);
}

const k_fragment_contexts = Object.fromEntries(
  ['body', 'div', 'article', 'section', 'main', 'aside', 'blockquote', 'td', 'th', 'li', 'dd'].map((name) => [name, elementAround(name)]),
);

const bodyOf = (document) => document.childNodes.find(({ tagName }) => tagName === 'html').childNodes.find(({ tagName }) => tagName === 'body');

/**
 * Parses a fragment as a browser would, in each place in which the output is promised to be safe. @returns {Map<string,
 * object[]>} by place.
 */
export function treesInContexts(html) {
  const trees = new Map([['template', treeOf(parseFragment(html))]]);
  for (const [name, element] of Object.entries(k_fragment_contexts)) trees.set(name, treeOf(parseFragment(element, html)));
  trees.set('without scripting', treeOf(parseFragment(html, { scriptingEnabled: false })));
  trees.set('a document', treeOf(bodyOf(parse(`<!doctype html><body>${html}`))));
  trees.set('a document in quirks mode', treeOf(bodyOf(parse(`<body>${html}`))));
  return trees;
}

export const fragmentTree = (html) => treeOf(parseFragment(html));

/** All text of a tree in order. */
export const textOf = (tree) =>
  tree.map((node) => (typeof node === 'string' ? node : Array.isArray(node) ? textOf(node[2]) : '')).join('');
