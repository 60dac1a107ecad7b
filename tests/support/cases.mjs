// The cases of tests/cases: lines of JSON, the same for every build.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { inProject } from './paths.mjs';

const k_folder = inProject('tests', 'cases');

/** @returns {{file: string, number: number, line: string}[]} every line of every file that is not blank. */
export function readCaseLines() {
  if (!existsSync(k_folder)) return [];
  return readdirSync(k_folder)
    .filter((name) => name.endsWith('.ndjson'))
    .sort()
    .flatMap((file) =>
      readFileSync(`${k_folder}/${file}`, 'utf8')
        .split('\n')
        .map((line, index) => ({ file, number: index + 1, line }))
        .filter(({ line }) => line.trim() !== ''),
    );
}
