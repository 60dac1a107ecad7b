// Readers of the formats that are bodies. Each returns the HTML that the format's own renderer writes, with regard to
// elements and words. Portable Text needs none, since its own tests have the expected output.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const escape = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

// Contentful. @see https://www.contentful.com/developers/docs/concepts/rich-text/

const k_nodes = {
  paragraph: 'p',
  'unordered-list': 'ul',
  'ordered-list': 'ol',
  'list-item': 'li',
  blockquote: 'blockquote',
  table: 'table',
  'table-row': 'tr',
  'table-cell': 'td',
  'table-header-cell': 'th',
};
const k_marks = {
  bold: 'strong',
  italic: 'em',
  underline: 'u',
  code: 'code',
  superscript: 'sup',
  subscript: 'sub',
  strikethrough: 'del',
};

export function contentfulHtml(node) {
  const inner = (node.content ?? []).map(contentfulHtml).join('');
  const { nodeType } = node;
  if (nodeType === 'document') return inner;
  if (nodeType === 'text') {
    return node.marks.reduceRight(
      (html, { type }) => (k_marks[type] ? `<${k_marks[type]}>${html}</${k_marks[type]}>` : html),
      escape(node.value),
    );
  }
  if (nodeType === 'hyperlink') return `<a href="${escape(node.data.uri)}">${inner}</a>`;
  if (nodeType === 'hr') return '<hr>';
  if (nodeType === 'embedded-asset-block') {
    const { title, description, file } = node.data.target.fields;
    return `<figure><img src="${escape(file.url)}" alt="${escape(title)}"><figcaption>${escape(description)}</figcaption></figure>`;
  }
  if (nodeType === 'paragraph' && inner === '') return '';
  const heading = /^heading-(\d)$/.exec(nodeType);
  const name = heading ? `h${heading[1]}` : k_nodes[nodeType];
  return name ? `<${name}>${inner}</${name}>` : inner;
}

// Editor.js. @see https://editorjs.io/base-concepts/

const editorItems = (items, name) =>
  `<${name}>${items.map((item) => `<li>${item.content ?? item}${item.items?.length ? editorItems(item.items, name) : ''}</li>`).join('')}</${name}>`;

export function editorjsHtml({ blocks }) {
  const readers = {
    paragraph: ({ text }) => `<p>${text}</p>`,
    header: ({ text, level }) => `<h${level}>${text}</h${level}>`,
    list: ({ style, items }) => editorItems(items, style === 'ordered' ? 'ol' : 'ul'),
    quote: ({ text, caption }) => `<figure><blockquote>${text}</blockquote><figcaption>${caption}</figcaption></figure>`,
    code: ({ code }) => `<pre><code>${escape(code)}</code></pre>`,
    delimiter: () => '<hr>',
    image: ({ file, caption }) => `<figure><img src="${file.url}"><figcaption>${caption}</figcaption></figure>`,
    table: ({ content }) =>
      `<table><tbody>${content.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('')}</tbody></table>`,
    embed: ({ source, caption }) => `<figure><a href="${source}">${caption}</a></figure>`,
    linkTool: ({ link, meta }) => `<aside><ul><li><a href="${link}">${meta.title}</a></li></ul></aside>`,
    warning: ({ title, message }) => `<aside><p>${title}</p>${message}</aside>`,
    raw: ({ html }) => html,
  };
  return blocks.map(({ type, data }) => readers[type]?.(data) ?? '').join('');
}

// Trees of nodes: Lexical, ProseMirror, Slate. Their words are their leaves' texts; blocks end lines.

export function treeHtml(node) {
  if (Array.isArray(node)) return node.map(treeHtml).join('');
  if (typeof node.text === 'string') return escape(node.text);
  if (node.root) return treeHtml(node.root);
  if (node.fields?.code) return `<pre>${escape(node.fields.code)}</pre>`;
  const inner = treeHtml(node.children ?? node.content ?? []);
  return /^(task|check)/.test(node.type ?? '') && node.attrs ? `<li>${node.attrs.checked ? '☑' : '☐'} ${inner}</li>` : `<div>${inner}</div>`;
}

export const quillHtml = ({ ops }) => treeHtml(ops.map(({ insert }) => ({ text: typeof insert === 'string' ? insert : '' })));

// The shared fixtures are modules in TypeScript, of plain data but for types and a list of names.

const k_blocks = {
  DOCUMENT: 'document',
  PARAGRAPH: 'paragraph',
  TABLE: 'table',
  TABLE_ROW: 'table-row',
  TABLE_CELL: 'table-cell',
  TABLE_HEADER_CELL: 'table-header-cell',
};

/** What a module exports by default. */
function evaluate(source) {
  const plain = source
    .replace(/^import .*$/gm, '')
    .replace(/^const (\w+)\s*:[^=]+=/gm, 'const $1 =')
    .replace(/\bas Document\b/g, '')
    .replace(/\((\w+): string\)/g, '($1)')
    .replace('export default', 'return');
  return new Function('BLOCKS', plain)(k_blocks);
}

/** @returns {{name: string, input: object, output: string}[]} */
export function portableTextFixtures(folder) {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.ts'))
    .map((name) => ({ name, ...evaluate(readFileSync(join(folder, name), 'utf8')) }));
}

/** @returns {{name: string, document: object}[]} those that are functions, for each of their arguments. */
export function contentfulFixtures(folder) {
  const variants = { 'heading.ts': [1, 2, 3, 4, 5, 6].map((level) => `heading-${level}`), 'mark.ts': Object.keys(k_marks) };
  return readdirSync(folder)
    .filter((name) => name.endsWith('.ts'))
    .flatMap((name) => {
      const made = evaluate(readFileSync(join(folder, name), 'utf8'));
      if (typeof made !== 'function') return [{ name, document: made }];
      return variants[name].map((variant) => ({ name: `${name} ${variant}`, document: made(variant) }));
    });
}

// Mobiledoc, and the cards of Ghost's that the example has.

const k_cards = {
  image: ({ caption }) => `<figure><figcaption>${caption}</figcaption></figure>`,
  markdown: ({ markdown }) => `<p>${markdown.replaceAll('**', '')}</p>`,
  html: ({ html }) => html,
  code: ({ code }) => `<pre>${escape(code)}</pre>`,
  hr: () => '<hr>',
};

export function mobiledocHtml({ atoms, cards, sections }) {
  const line = (markers) => markers.map(([kind, , , value]) => (kind === 1 ? atoms[value][1] : escape(value))).join('');
  const section = ([kind, tag, content]) => {
    if (kind === 10) return k_cards[cards[tag][0]](cards[tag][1]);
    return `<${tag}>${kind === 3 ? content.map((item) => `<li>${line(item)}</li>`).join('') : line(content)}</${tag}>`;
  };
  return sections.map(section).join('');
}

// Notion's blocks

export function notionHtml(blocks) {
  const words = (texts) => escape((texts ?? []).map(({ plain_text: text }) => text).join(''));
  const block = ({ type, [type]: { rich_text: texts, caption, icon, checked, cells, children } }) => {
    const sign = icon ? `${icon.emoji} ` : type === 'to_do' ? (checked ? '☑ ' : '☐ ') : '';
    const row = (cells ?? []).map((cell) => `<td>${words(cell)}</td>`).join('');
    return `<div>${sign}${words(texts ?? caption)}${row}${notionHtml(children ?? [])}</div>`;
  };
  return blocks.map(block).join('');
}
