// The article policy once more, as a filter of parsed trees, written from its description and not from its tables: what
// the expected HTML of a public suite becomes under it.

import { elementsWith } from '../support/policy.mjs';

const words = (text) => text.trim().split(/\s+/);

const k_kept = new Set(elementsWith(() => true));
const k_removed = new Set(
  words(`script style iframe frame frameset object embed applet template slot noscript noembed noframes xmp listing plaintext
    textarea title select button input form dialog base link meta marquee portal`),
);
const k_text_attributes = { '*': words('title lang dir aria-label'), img: ['alt'], ol: words('start type reversed'), td: words('align'), th: words('align') };
const k_url_attributes = { a: { href: words('http: https: mailto: tel:') }, img: { src: words('http: https:') } };
const k_id_prefix = 'lede-'; // every id gets it, and what refers to one follows
const k_class = /^language-[\w+#.-]+$/;

function filterAttributes(name, attributes, base) {
  return attributes.flatMap(([attribute, value]) => {
    const schemes = k_url_attributes[name]?.[attribute];
    if (schemes) {
      if (value.startsWith('#')) return [[attribute, `#${k_id_prefix}${value.slice(1)}`]];
      if (!URL.canParse(value, base)) return [];
      const url = new URL(value, base);
      return schemes.includes(url.protocol) && !url.username && !url.password ? [[attribute, url.href]] : [];
    }
    if (attribute === 'class') {
      const kept = value.split(/\s+/).filter((part) => k_class.test(part));
      return kept.length > 0 ? [[attribute, kept.join(' ')]] : [];
    }
    if (attribute === 'id') return [[attribute, k_id_prefix + value]];
    const known = [...k_text_attributes['*'], ...(k_text_attributes[name] ?? [])];
    return known.includes(attribute) ? [[attribute, value]] : [];
  });
}

/** @param {object[]} tree in the form of parse5-tree.mjs. @returns the tree that the policy leaves of it. */
export function filterByPolicy(tree, base) {
  return tree.flatMap((node) => {
    if (typeof node === 'string') return [node];
    if (!Array.isArray(node)) return []; // a comment
    const [name, attributes, children] = node;
    if (k_removed.has(name) || name.includes(' ')) return [];
    const inner = filterByPolicy(children, base);
    return k_kept.has(name) ? [[name, filterAttributes(name, attributes, base), inner]] : inner;
  });
}

// What Lede says itself on every link and picture.
const k_ours = {
  a: words('rel target referrerpolicy'),
  img: words('loading decoding referrerpolicy'),
  pre: words('tabindex'),
  table: words('tabindex'),
};

export function withoutOurAttributes(tree) {
  return tree.map((node) => {
    if (!Array.isArray(node)) return node;
    const [name, attributes, children] = node;
    return [name, attributes.filter(([attribute]) => !k_ours[name]?.includes(attribute)), withoutOurAttributes(children)];
  });
}

const k_blocks = new Set(
  words(`article section nav aside header footer address h1 h2 h3 h4 h5 h6 p hr pre blockquote ol ul li dl dt dd figure figcaption
    div details summary table caption thead tbody tfoot tr td th br`),
);

/** White space that no reader sees: runs are one space, none at the edges of blocks; attributes in order of name. */
export function normalise(tree, parent = 'div', verbatim = false) {
  const merged = [];
  for (const node of tree) {
    if (typeof node === 'string' && typeof merged.at(-1) === 'string') merged.push(merged.pop() + node);
    else merged.push(node);
  }
  const isBlock = (node) => Array.isArray(node) && k_blocks.has(node[0]);
  return merged.flatMap((node, index) => {
    if (Array.isArray(node)) {
      const [name, attributes, children] = node;
      const sorted = [...attributes].sort(([left], [right]) => (left < right ? -1 : 1));
      return [[name, sorted, normalise(children, name, verbatim || name === 'pre')]];
    }
    if (verbatim) return [node];
    let text = node.replace(/[ \t\n\r\f]+/g, ' ');
    if (index === 0 ? k_blocks.has(parent) : isBlock(merged[index - 1])) text = text.trimStart();
    if (index === merged.length - 1 ? k_blocks.has(parent) : isBlock(merged[index + 1])) text = text.replace(/ $/, '');
    return text === '' ? [] : [text];
  });
}
