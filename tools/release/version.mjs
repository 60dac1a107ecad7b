// The version of Lede. CMakeLists.txt has it; all other places that name it are listed here, are set with it, and are held
// against it by a test and by `./dev release`.
//
//   node tools/release/version.mjs              prints it
//   node tools/release/version.mjs 0.2.0        sets it everywhere, and gives the change log's unreleased part that name
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

const k_number = String.raw`(\d+\.\d+\.\d+)`;
const k_source = { file: 'CMakeLists.txt', pattern: new RegExp(`project\\(lede VERSION ${k_number}`, 'g') };

/** Every place that names the version, each with the number as the pattern's only group. */
export const places = [
  k_source,
  { file: 'web/package.json', pattern: new RegExp(`"version": "${k_number}"`, 'g') },
  { file: 'package-lock.json', pattern: new RegExp(`"name": "lede-article",\\s+"version": "${k_number}"`, 'g') },
  { file: 'README.md', pattern: new RegExp(`(?:lede|cdn)/${k_number}\\b`, 'g') },
  { file: 'web/README.md', pattern: new RegExp(`(?:lede/|cdn/|lede-article-)${k_number}\\b`, 'g') },
];
/** Version 0.1.7 is found by find_package(lede 0.1): before 1.0 a minor version may change what is in the header. */
const minorPlaces = ['README.md', 'examples/native/CMakeLists.txt'].map((file) => ({ file, pattern: /find_package\(lede (\d+\.\d+)/g }));

const readFile = (file) => readFileSync(join(root, file), 'utf8');

export const versionIn = (text) => [...text.matchAll(k_source.pattern)][0][1];
export const currentVersion = () => versionIn(readFile(k_source.file));

/** @returns {string[]} what does not agree with the version of CMakeLists.txt. */
export function disagreements(read = readFile) {
  const version = versionIn(read(k_source.file));
  const minor = version.replace(/\.\d+$/, '');
  const wrong = ({ file, pattern }, wanted) => {
    const found = [...read(file).matchAll(pattern)].map(([, number]) => number);
    if (found.length === 0) return [`${file} names no version`];
    return found.filter((number) => number !== wanted).map((number) => `${file} names ${number}, expected ${wanted}`);
  };
  return [...places.flatMap((place) => wrong(place, version)), ...minorPlaces.flatMap((place) => wrong(place, minor))];
}

/** @returns {string | undefined} the date of the version in the change log; undefined if it has no part for it yet. */
export function dateOf(version, log = readFile('CHANGELOG.md')) {
  return log.match(new RegExp(`^## \\[${version.replaceAll('.', '\\.')}\\] - (\\d{4}-\\d\\d-\\d\\d)$`, 'm'))?.[1];
}

/** @returns {Map<string, string>} the new text of every file that changes. */
export function withVersion(version, date, read = readFile) {
  if (!new RegExp(`^${k_number}$`).test(version)) throw new Error(`not a version: ${version} (expected three numbers, as in 0.2.0)`);
  const texts = new Map();
  const set = ({ file, pattern }, number) => {
    const text = texts.get(file) ?? read(file);
    texts.set(file, text.replaceAll(pattern, (whole, old) => whole.slice(0, whole.lastIndexOf(old)) + number + whole.slice(whole.lastIndexOf(old) + old.length)));
  };
  for (const place of places) set(place, version);
  for (const place of minorPlaces) set(place, version.replace(/\.\d+$/, ''));
  const log = read('CHANGELOG.md');
  if (!log.includes('## [Unreleased]\n')) throw new Error('CHANGELOG.md has no part "## [Unreleased]"');
  texts.set('CHANGELOG.md', log.replace('## [Unreleased]\n', `## [Unreleased]\n\n## [${version}] - ${date}\n`));
  return texts;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [, , version] = process.argv;
  if (version) {
    const texts = withVersion(version, new Date().toISOString().slice(0, 10));
    for (const [file, text] of texts) writeFileSync(join(root, file), text);
    console.log(`${version} is set in ${[...texts.keys()].join(', ')}`);
  } else {
    console.log(currentVersion());
  }
}
