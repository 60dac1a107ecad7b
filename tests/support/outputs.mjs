// Outputs for tests of what must be true of every output: of all cases, of the example articles, and of the attack
// payloads as HTML and as Markdown.
import { readFileSync, readdirSync } from 'node:fs';
import { readCaseLines } from './cases.mjs';
import { answer } from './harness.mjs';
import { inProject, sharedData } from './paths.mjs';

export const payloadFile = sharedData('attacks', 'payloads.json');

/** @returns {Promise<{id: string, html: string, options: object, components: boolean, dataImages: boolean}[]>} */
export async function outputsOfCases() {
  const lines = readCaseLines().flatMap(({ file, number, line }) => {
    try {
      return [{ ...JSON.parse(line), id: `${file}:${number}` }];
    } catch {
      return []; // a case of a line that is not JSON
    }
  });
  const articles = readdirSync(inProject('examples', 'articles'))
    .filter((name) => name.endsWith('.json'))
    .map((name) => ({
      id: name,
      operation: 'render',
      input: readFileSync(inProject('examples', 'articles', name), 'utf8'),
    }));
  return outputsOf([...lines, ...articles]);
}

/** Empty if there is no shared data. @param {number} nth takes every nth payload */
export async function outputsOfPayloads(nth = 1) {
  if (!payloadFile) return [];
  const payloads = JSON.parse(readFileSync(payloadFile, 'utf8')).filter((_, index) => index % nth === 0);
  const options = { baseUrl: 'https://base.example/folder/page.html' };
  return outputsOf(
    payloads.flatMap(({ source, id, payload }) =>
      ['sanitize', 'markdown'].map((operation) => ({ id: `${operation} ${source} ${id}`, operation, input: payload, options })),
    ),
  );
}

async function outputsOf(cases) {
  const answers = await answer(cases.map(({ expected, ...rest }) => rest));
  return answers.flatMap(({ html }, index) => {
    const { id, operation, options } = cases[index];
    const isFragment = (options?.output ?? 'fragment') === 'fragment';
    if (html === undefined || !isFragment) return [];
    return [{ id, html, options, components: operation === 'render', dataImages: options?.dataImages === true }];
  });
}
