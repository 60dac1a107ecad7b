// Documents to judge structure on: html5lib's tree-construction cases, the HTML in samples of article formats, attack
// payloads, and the project's own cases and inputs.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readCaseLines } from '../cases.mjs';
import { filesBelow } from '../folders.mjs';
import { sharedData } from '../paths.mjs';

/**
 * @returns {{inputs: {id: string, input: string}[], leftOut: number}} cases for a context that is not a flow container
 * are left out.
 */
export function html5libInputs(folder) {
  const inputs = [];
  let leftOut = 0;
  for (const path of filesBelow(folder)) {
    if (!path.endsWith('.dat')) continue;
    const cases = `\n${readFileSync(path, 'utf8')}`.split('\n#data\n').slice(1);
    cases.forEach((text, index) => {
      const end = text.search(/^#errors$/m);
      const context = /^#document-fragment\n(.*)$/m.exec(text)?.[1];
      if (context !== undefined && !['div', 'body', 'td', 'li'].includes(context)) leftOut += 1;
      else inputs.push({ id: `${path.slice(folder.length + 1)}:${index + 1}`, input: text.slice(0, Math.max(end - 1, 0)) });
    });
  }
  return { inputs, leftOut };
}

const k_looks_like_markup = /<\/?[a-z][^>]*>/i;

/** Every string with markup in the samples of article formats, and the HTML files beside them. */
export function formatInputs(folder) {
  const inputs = [];
  const walk = (value, id) => {
    if (typeof value === 'string') {
      if (k_looks_like_markup.test(value)) inputs.push({ id, input: value });
    } else if (value !== null && typeof value === 'object') {
      for (const [key, inner] of Object.entries(value)) walk(inner, `${id}/${key}`);
    }
  };
  for (const path of filesBelow(folder)) {
    const id = path.slice(folder.length + 1);
    if (path.endsWith('.json')) walk(JSON.parse(readFileSync(path, 'utf8')), id);
    else if (path.endsWith('.html')) inputs.push({ id, input: readFileSync(path, 'utf8') });
  }
  return inputs;
}

export function caseInputs() {
  return readCaseLines().flatMap(({ file, number, line }) => {
    if (file !== 'sanitize.ndjson') return []; // the repairs in repairs.ndjson change what a parser sees, as each case says
    const { operation, input, options = {} } = JSON.parse(line);
    const hasOwnPolicy = Object.keys(options).some((name) => name !== 'baseUrl');
    return operation === 'sanitize' && !hasOwnPolicy ? [{ id: `${file}:${number}`, input }] : [];
  });
}

export const payloadInputs = (path) =>
  JSON.parse(readFileSync(path, 'utf8')).map(({ source, id, payload }) => ({ id: `${source} ${id}`, input: payload }));

export const html5libFolder = sharedData('html', 'html5lib', 'tree-construction');
export const formatFolder = sharedData('formats');
export const payloadPath = sharedData('attacks', 'payloads.json');
