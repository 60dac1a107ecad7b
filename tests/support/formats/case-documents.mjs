// The documents of the cases of formats: small ones, each with something that a reader has to get right.
import { readFileSync } from 'node:fs';
import { inProject } from '../paths.mjs';

/** @returns {{name: string, format: string, text: string}[]} */
export function caseDocuments(files = ['formats', 'trees', 'texts', 'web-pages']) {
  return files.flatMap((file) =>
    readFileSync(inProject('tests', 'cases', `${file}.ndjson`), 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line))
      .filter(({ operation }) => operation === 'render')
      .map(({ id, input, options = {} }) => ({
        name: id,
        format: options.from ?? 'auto',
        text: typeof input === 'string' ? input : JSON.stringify(input),
      })),
  );
}
