// Reads Lede's output by the grammar of SECURITY.md. Everything that a writer of that grammar could not have written is
// refused, with its place. This file shares no table with the core, so that it finds a mistake there.
//
// The tree it returns is what the writer meant: text is a string, an element is [name, [[attribute, value] …], [child …]].

import { elementsWith, written, writtenEverywhere } from '../support/policy.mjs';

const words = (text) => text.trim().split(/\s+/);

const k_void = new Set([...elementsWith(({ content }) => content === 'nothing'), 'input']);
const k_phrasing = new Set(elementsWith(({ place }) => place === 'phrasing'));
const k_flow = new Set(elementsWith(({ place }) => place === 'flow'));
const k_form_phrasing = new Set(words('label input button textarea output'));
const k_form_flow = new Set(words('form fieldset'));

const k_phrasing_only = new Set([
  ...elementsWith(({ content }) => content === 'phrasing'),
  ...words('legend label button output'),
]);
const k_transparent = new Set(elementsWith(({ content }) => content === 'transparent'));

// The containers that may contain only some elements. Without `text`, they may not even contain white space.
const k_special = {
  ul: { only: ['li'] },
  ol: { only: ['li'] },
  menu: { only: ['li'] },
  dl: { only: ['dt', 'dd', 'div'] },
  table: { order: ['caption', 'colgroup', 'thead', 'tbody', 'tfoot'], atMostOne: ['caption', 'thead', 'tfoot'] },
  colgroup: { only: ['col'] },
  thead: { only: ['tr'] },
  tbody: { only: ['tr'] },
  tfoot: { only: ['tr'] },
  tr: { only: ['td', 'th'] },
  picture: { only: ['source', 'img'] },
};
// Elements that are allowed only in these parents.
const k_home = {
  li: ['ul', 'ol', 'menu'],
  dt: ['dl', 'div'],
  dd: ['dl', 'div'],
  figcaption: ['figure'],
  summary: ['details'],
  rt: ['ruby'],
  rp: ['ruby'],
  source: ['picture', 'audio', 'video'],
  track: ['audio', 'video'],
  caption: ['table'],
  colgroup: ['table'],
  col: ['colgroup'],
  thead: ['table'],
  tbody: ['table'],
  tfoot: ['table'],
  tr: ['thead', 'tbody', 'tfoot'],
  td: ['tr'],
  th: ['tr'],
  legend: ['fieldset'],
};
const k_interactive = new Set(words('a audio video details button input label textarea'));

const k_global_attributes = new Set(writtenEverywhere);
const k_attributes = Object.fromEntries(written.map(({ name, attributes }) => [name, attributes]));
// What components may write beyond what documents may.
const k_component_attributes = new Set(
  words(`aria-controls aria-current aria-disabled aria-expanded aria-live data-component data-count data-lede data-state data-value hidden
    part property content`),
);
const k_form_attributes = {
  form: words('accept-charset action method novalidate target'),
  fieldset: ['disabled'],
  label: ['for'],
  input: words('autocomplete checked disabled maxlength name placeholder required type value'),
  textarea: words('autocomplete maxlength name placeholder required rows'),
  button: words('disabled name type value'),
  output: ['for'],
};

const k_data_image = /^data:image\/(png|jpeg|gif|webp|avif);base64,[\w+/]+=*$/;
const k_max_depth = 128;
const k_text_references = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&nbsp;': '\u00a0' };
const k_value_references = { ...k_text_references, '&quot;': '"' };
// eslint-disable-next-line no-control-regex
const k_never = /[\u0000-\u0008\u000b-\u001f]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

export class NotCanonical extends Error {
  constructor(message, html, offset) {
    super(`${message} at ${offset}: …${JSON.stringify(html.slice(Math.max(0, offset - 40), offset + 60))}…`);
  }
}

class Reader {
  constructor(html, { components, dataImages }) {
    this.html = html;
    this.components = components;
    this.dataImages = dataImages;
    this.offset = 0;
  }

  fail(message, offset = this.offset) {
    throw new NotCanonical(message, this.html, offset);
  }

  take(pattern) {
    pattern.lastIndex = this.offset;
    const match = pattern.exec(this.html);
    if (match) this.offset += match[0].length;
    return match;
  }

  /** Reads everything; the open elements are kept in a list of our own. */
  read() {
    const bad = k_never.exec(this.html);
    if (bad) this.fail('a character that is never written', bad.index);
    const tree = [];
    const open = [];
    while (this.offset < this.html.length) {
      const siblings = open.length > 0 ? open.at(-1)[2] : tree;
      if (this.html[this.offset] !== '<') {
        siblings.push(this.text(open));
      } else if (this.html[this.offset + 1] === '/') {
        const [, name] = this.take(/<\/([a-z][a-z0-9]*)>/y) ?? this.fail('not an end tag');
        if (open.length === 0 || open.at(-1)[0] !== name) this.fail(`</${name}> closes nothing`);
        open.pop();
      } else {
        const element = this.startTag(open);
        siblings.push(element);
        if (!k_void.has(element[0])) open.push(element);
        if (open.length > k_max_depth) this.fail('too many open elements');
      }
    }
    if (open.length > 0) this.fail(`<${open.at(-1)[0]}> is not closed`);
    return tree;
  }

  text(open) {
    const start = this.offset;
    const [raw] = this.take(/[^<]+/y);
    if (raw.includes('>') || raw.includes('\u00a0')) this.fail('text that is not escaped', start);
    if (open.at(-1)?.[0] === 'pre' && open.at(-1)[2].length === 0 && raw[0] === '\n') {
      this.fail('a line feed that a parser drops', start);
    }
    return this.unescape(raw, k_text_references, start);
  }

  unescape(raw, references, start) {
    return raw.replace(/&[a-z]*;?/g, (reference, at) => {
      if (!Object.hasOwn(references, reference)) this.fail(`${reference} is not a reference that is written`, start + at);
      return references[reference];
    });
  }

  startTag(open) {
    const start = this.offset;
    const [, name] = this.take(/<([a-z][a-z0-9]*)/y) ?? this.fail('not a start tag');
    this.checkPlace(name, open, start);
    const attributes = [];
    for (let match; (match = this.take(/ ([a-z][a-z-]*)="([^"<>\u00a0]*)"/y)); ) {
      const [whole, attribute, raw] = match;
      const value = this.unescape(raw, k_value_references, this.offset - whole.length);
      if (attributes.some(([earlier]) => earlier === attribute)) this.fail(`${attribute} stands twice`, start);
      this.checkAttribute(name, attribute, value, start);
      attributes.push([attribute, value]);
    }
    if (!this.take(/>/y)) this.fail('not the end of a start tag');
    return [name, attributes, []];
  }

  checkAttribute(name, attribute, value, offset) {
    const known =
      k_global_attributes.has(attribute) ||
      k_attributes[name]?.includes(attribute) ||
      (this.components && (k_component_attributes.has(attribute) || k_form_attributes[name]?.includes(attribute)));
    if (!known) this.fail(`${attribute} is not for <${name}>`, offset);
    const isUrl = ['href', 'src', 'poster', 'cite', 'action'].includes(attribute);
    if (isUrl && !this.addressesFor(name, attribute).some((pattern) => pattern.test(value))) {
      this.fail(`${attribute} leads to ${value}`, offset);
    }
    if (attribute === 'srcset') {
      for (const candidate of value.split(', ')) {
        if (!/^https?:\/\/[^\s,]+( \d+(\.\d+)?[wxh])*$/.test(candidate)) this.fail(`srcset has ${candidate}`, offset);
      }
    }
  }

  addressesFor(name, attribute) {
    if (attribute === 'href' || attribute === 'cite') return [/^https?:\/\//, /^(mailto|tel):/, /^#/];
    if (name === 'img' && attribute === 'src' && this.dataImages) return [/^https?:\/\//, k_data_image];
    return [/^https?:\/\//];
  }

  /** The content model, independent of the core's. */
  checkPlace(name, open, offset) {
    const fail = (message) => this.fail(`<${name}> ${message}`, offset);
    const isForm = k_form_phrasing.has(name) || k_form_flow.has(name) || name === 'legend';
    if (isForm && !this.components) fail('is not for documents');
    const isPhrasing = k_phrasing.has(name) || k_form_phrasing.has(name);
    const isFlow = k_flow.has(name) || k_form_flow.has(name);
    if (!isPhrasing && !isFlow && !Object.hasOwn(k_home, name)) fail('is never written');

    const parent = open.at(-1);
    const siblings = parent?.[2] ?? [];
    if (Object.hasOwn(k_home, name) && !k_home[name].includes(parent?.[0])) fail(`stands in <${parent?.[0]}>`);
    if (!parent) return;

    const special = k_special[parent[0]];
    if (special?.only && !special.only.includes(name)) fail(`stands in <${parent[0]}>`);
    if (special?.order) {
      if (!special.order.includes(name)) fail('stands straight in a table');
      const last = siblings.at(-1);
      if (last && special.order.indexOf(last[0]) > special.order.indexOf(name)) fail(`comes after <${last[0]}>`);
      if (special.atMostOne.includes(name) && siblings.some(([sibling]) => sibling === name)) fail('stands twice');
    }
    if (parent[0] === 'div' && (name === 'dt' || name === 'dd') && open.at(-2)?.[0] !== 'dl') fail('stands outside a list');
    if (parent[0] === 'div' && open.at(-2)?.[0] === 'dl' && name !== 'dt' && name !== 'dd') fail('stands among terms');
    const isBlank = (node) => typeof node === 'string' && /^[ \t\n\f]*$/.test(node);
    if (name === 'summary' && !siblings.every(isBlank)) fail('is not the first');
    if (parent[0] === 'ruby' && !isPhrasing && !Object.hasOwn(k_home, name)) fail('stands in ruby');
    if (parent[0] === 'picture' && siblings.some(([sibling]) => sibling === 'img')) fail('comes after the picture');

    // Goes up through transparent elements to the one that decides.
    if (isFlow) {
      const decider = open.findLast(([ancestor]) => !k_transparent.has(ancestor));
      if (decider && (k_phrasing_only.has(decider[0]) || decider[0] === 'ruby')) fail(`stands in <${decider[0]}>`);
      if (open.some(([ancestor]) => k_phrasing_only.has(ancestor))) fail('stands below phrasing');
    }
    if (k_interactive.has(name) && open.some(([ancestor]) => ancestor === 'a')) fail('stands below a link');
  }
}

function checkText(tree, fail) {
  const pending = [...tree.map((node) => [node, undefined, undefined])];
  while (pending.length > 0) {
    const [node, parent, grandparent] = pending.pop();
    if (typeof node === 'string') {
      const special = parent && k_special[parent];
      if (special || (parent === 'div' && grandparent === 'dl')) fail(`text in <${parent}>`);
      continue;
    }
    for (const child of node[2]) pending.push([child, node[0], parent]);
  }
}

/**
 * @param {string} html
 * @param {{components?: boolean, dataImages?: boolean}} options components: also what Lede's own components write, forms
 *   among it; dataImages: `data:` pictures as the option of that name lets them pass.
 * @returns the tree that the writer meant.
 * @throws {NotCanonical}
 */
export function readStrictly(html, { components = false, dataImages = false } = {}) {
  const reader = new Reader(html, { components, dataImages });
  const tree = reader.read();
  checkText(tree, (message) => reader.fail(message));
  return tree;
}

/** Every address that a browser may fetch to show this tree. */
export function resourcesOf(tree) {
  const found = new Set();
  const visit = (nodes) => {
    for (const node of nodes) {
      if (typeof node === 'string') continue;
      for (const [name, value] of node[1]) {
        if (name === 'src' || name === 'poster') found.add(value);
        if (name === 'srcset') for (const candidate of value.split(', ')) found.add(candidate.split(' ')[0]);
      }
      visit(node[2]);
    }
  };
  visit(tree);
  return found;
}
