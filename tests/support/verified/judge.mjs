// Judges every text that the verifier accepts, by the strict reader, parse5 and the URL standard. Forms, links and
// names are checked here a second time, by code that shares no table with the verifier.
import { isDeepStrictEqual } from 'node:util';
import { readStrictly } from '../../browser/strict-reader.mjs';
import { fragmentTree, treesInContexts } from '../parse5-tree.mjs';
import { parsedUrl } from '../parsed-url.mjs';

/** The form of Lede's own fields. Nothing else may receive what a reader writes. */
const k_fields = [
  { element: 'input', name: 'rating', type: 'radio' },
  { element: 'input', name: 'author', type: undefined },
  { element: 'textarea', name: 'text', type: undefined },
];
const k_loading = new Set(['src', 'poster', 'action']);

function addressProblem(name, value, dataImages) {
  if (name === 'href' && value.startsWith('#')) return undefined;
  if (name === 'src' && dataImages && value.startsWith('data:image/')) return undefined;
  const url = parsedUrl(value);
  if (!url) return `${name} is no absolute address: ${value}`;
  const { protocol, username, password } = url;
  const schemes = k_loading.has(name) || name === 'srcset' ? ['http:', 'https:'] : ['http:', 'https:', 'mailto:', 'tel:'];
  if (!schemes.includes(protocol)) return `${name} has the scheme ${protocol}`;
  return username || password ? `${name} has credentials` : undefined;
}

function elementProblems(name, attributes, parents, { idPrefix = 'lede-', dataImages = false }) {
  const of = Object.fromEntries(attributes);
  const problems = [];
  for (const [attribute, value] of attributes) {
    if (/^(?:href|src|poster|cite|action)$/.test(attribute)) problems.push(addressProblem(attribute, value, dataImages && name === 'img'));
    if (attribute === 'srcset') {
      for (const candidate of value.split(', ')) problems.push(addressProblem(attribute, candidate.split(' ')[0], false));
    }
    if (attribute === 'id' && !value.startsWith(idPrefix)) problems.push(`the id ${value} has no prefix`);
    if (attribute === 'class' && parents.length > 0 && value.split(' ').includes('lede')) problems.push('a second root');
    if (attribute === 'name' && !k_fields.some((field) => field.name === value)) problems.push(`the name ${value}`);
  }
  const isField = /^(?:input|textarea|select|button|output|object)$/.test(name) && name !== 'button';
  const isKnown = k_fields.some((field) => field.element === name && field.name === of.name && field.type === of.type);
  if (isField && !(isKnown && parents.includes('form'))) problems.push(`a field of its own: ${name} ${of.name} ${of.type}`);
  if (name === 'button' && !/^(?:submit|reset|button)$/.test(of.type)) problems.push('a button without a type');
  if (name === 'form' && (of.method !== 'post' || (of.action === undefined) !== ('hidden' in of))) problems.push('a form of its own');
  if (name === 'form' && (parents.includes('form') || parents.includes('a'))) problems.push('a form in a form or a link');
  if (name === 'a' && of.href !== undefined && !of.href.startsWith('#') && !of.rel?.split(' ').includes('noopener')) problems.push('an opener');
  if (name === 'img' && of.referrerpolicy !== 'strict-origin-when-cross-origin') problems.push('a referrer');
  return problems.filter(Boolean);
}

/**
 * @param {boolean} everywhere in all promised contexts, not in one.
 * @returns {string[]} what is wrong with a text that was accepted.
 */
export function problemsOf(html, options = {}, everywhere = false) {
  let tree;
  try {
    tree = readStrictly(html, { components: true, dataImages: options.dataImages });
  } catch (error) {
    return [`the strict reader: ${error.message}`];
  }
  const problems = [];
  const trees = everywhere ? treesInContexts(html) : new Map([['a template', fragmentTree(html)]]);
  for (const [place, parsed] of trees) {
    if (!isDeepStrictEqual(parsed, tree)) problems.push(`another tree in ${place}`);
  }
  if (tree.length !== 1 || tree[0][0] !== 'article') problems.push('not one article');
  const pending = tree.map((node) => [node, []]);
  while (pending.length > 0) {
    const [node, parents] = pending.pop();
    if (typeof node === 'string') continue;
    problems.push(...elementProblems(node[0], node[1], parents, options));
    for (const child of node[2]) pending.push([child, [...parents, node[0]]]);
  }
  return problems;
}
