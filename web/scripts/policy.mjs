// Reads the core's policy from its sources and writes it as the module that src/verify.ts imports as `lede-policy`:
// which elements may be written, where, what they may contain, and which form the value of each attribute must have.
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const policyFolder = fileURLToPath(new URL('../../core/src/policy/', import.meta.url));
const sanitizer = fileURLToPath(new URL('../../core/src/body/sanitizer.cpp', import.meta.url));

const words = (text) => text.trim().split(/\s+/);

/** The text of `#define NAME…` with the lines that continue it. */
function macro(source, name) {
  const found = new RegExp(`#define ${name}\\b(?:.*\\\\\\n)*.*`).exec(source);
  if (!found) throw new Error(`the policy has no table ${name} any more`);
  return found[0];
}

/** The arguments of every row `LABEL(…)` of a table; strings without their quotes. */
function rowsOf(table, label) {
  return [...table.matchAll(new RegExp(`\\b${label}\\s*\\((.*)\\)\\s*\\\\?$`, 'gm'))].map(([, list]) =>
    [...list.matchAll(/"((?:[^"\\]|\\.)*)"|([^,\s][^,]*)/g)].map(([, text, name]) =>
      text === undefined ? name.trim() : text.replace(/\\(.)/g, '$1'),
    ),
  );
}

/** Elements that documents may use, but that are written under another name. */
function renamed(source) {
  return new Set([...source.matchAll(/case Element::(\w+): return Element::\w+;/g)].map(([, name]) => name));
}

const language = '[A-Za-z\\d](?:[A-Za-z\\d-]{0,33}[A-Za-z\\d])?';
const className = '(?:lede-[a-z\\d-]+|language-[\\w+#.-]{1,31})';
/**
 * The forms of these kinds of values, as body/attributes.cpp writes them. All other kinds need more than an expression.
 */
const expressions = {
  text: () => undefined,
  pattern: ({ detail }) => detail,
  keyword: ({ detail }) => words(detail).join('|'),
  boolean: () => '',
  language: () => language,
  class_names: () => `${className}(?: ${className})*`,
  date_time: () => '[A-Za-z\\d:+.-](?:[A-Za-z\\d:+. -]{0,38}[A-Za-z\\d:+.-])?',
};

function checkOf(row) {
  const { kind, bound, element, name } = row;
  if (kind in expressions) return ['', expressions[kind](row)];
  if (kind === 'number') return ['+', bound];
  if (kind === 'signed_number') return ['-', bound];
  if (kind === 'url') return [element === 'img' && name === 'src' ? 'image' : bound === '0' ? 'link' : 'resource', ''];
  if (['srcset', 'address', 'identifier', 'identifier_list'].includes(kind)) return [kind, ''];
  throw new Error(`web/scripts/policy.mjs does not know what values are of the kind ${kind}`);
}

/** @returns {{elements: object, attributes: object}} the rows by element and by attribute. */
export async function readPolicy() {
  const [elementSource, attributeSource, sanitizerSource] = await Promise.all(
    [`${policyFolder}element_table.h`, `${policyFolder}attribute_table.h`, sanitizer].map((path) =>
      readFile(path, 'utf8'),
    ),
  );
  const otherNames = renamed(sanitizerSource);
  const own = words(/"(.*)"/.exec(macro(attributeSource, 'LEDE_OWN_ELEMENTS'))[1]);
  const elements = {};
  for (const [name, article, , placement, content] of rowsOf(macro(elementSource, 'LEDE_ELEMENTS'), 'X')) {
    if (own.includes(name)) elements[name] = ['own', content];
    else if (article === 'keep' && !otherNames.has(name)) elements[name] = [placement, content];
  }

  const names = Object.fromEntries(
    ['LEDE_ATTRIBUTES', 'LEDE_URL_ATTRIBUTES'].flatMap((table) => rowsOf(macro(attributeSource, table), 'X')),
  );
  const attributes = {};
  for (const table of ['LEDE_DOCUMENT_ATTRIBUTES', 'LEDE_OWN_ATTRIBUTES']) {
    const text = macro(attributeSource, table);
    const rows = [
      ...rowsOf(text, 'TEXT').map(([kind, id, bound, detail, ...on]) => ({ kind, id, bound, detail, on })),
      ...rowsOf(text, 'URL').map(([kind, id, bound, ...on]) => ({ kind, id, bound, detail: '', on })),
    ];
    for (const row of rows) {
      const name = names[row.id];
      if (name === undefined) throw new Error(`the attribute ${row.id} has no name`);
      for (const element of row.on.length > 0 ? row.on.map((item) => item.replace('Element::', '')) : ['']) {
        if (element !== '' && !(element in elements)) throw new Error(`<${element}> of ${name} is never written`);
        const of = (attributes[element] ??= {});
        if (name in of) throw new Error(`two rows for ${name} of <${element}>`);
        of[name] = checkOf({ ...row, element, name });
      }
    }
  }
  return { elements, attributes };
}

/** The module's source: two texts, which are shorter than the objects and quick to split (see src/lede-policy.d.ts). */
export async function policyModule() {
  const { elements, attributes } = await readPolicy();
  const groups = {};
  for (const [name, [placement, content]] of Object.entries(elements)) {
    (groups[`${placement} ${content}`] ??= []).push(name);
  }
  const elementText = Object.entries(groups).map(([group, names]) => `${group} ${names.join(' ')}`);
  // An attribute with the same check on several elements is one line.
  const lines = {};
  for (const [element, of] of Object.entries(attributes)) {
    for (const [name, [kind, detail]] of Object.entries(of)) {
      const check = detail === undefined ? '' : `\t${kind}\t${detail}`;
      (lines[`${name}${check}`] ??= []).push(element);
    }
  }
  const attributeText = Object.entries(lines).map(([line, on]) => `${on.join(' ')}\t${line}`);
  return (
    `export const elementRows = ${JSON.stringify(elementText.join('\n'))};\n` +
    `export const attributeRows = ${JSON.stringify(attributeText.join('\n'))};\n`
  );
}
