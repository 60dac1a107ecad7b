// Writes what the core's table of codes (core/include/lede/codes.def) says a second time: the types in src/codes.ts and the
// tables of README.md. `npm run codes` writes both; tests/rules/codes.test.mjs fails if they are out of date.
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';

const table = new URL('../../core/include/lede/codes.def', import.meta.url);
const types = new URL('../src/codes.ts', import.meta.url);
const readme = new URL('../README.md', import.meta.url);
const begin = '<!-- codes: written by npm run codes -->\n';
const end = '<!-- codes: end -->\n';

const union = (name, codes) => `export type ${name} =\n${codes.map((code) => `  | '${code}'`).join('\n')};\n`;

/** The rows of the table: `{ kind, code, severity, meaning }`. */
export function rowsOf(source) {
  return [...source.matchAll(/^LEDE_(ERROR|WARNING)\(\w+, "([a-z\d-]+)"(?:, (\w+))?, "(.*)"\)$/gm)].map(
    ([, kind, code, severity, meaning]) => ({ kind, code, severity, meaning: meaning.replace(/\\(.)/g, '$1') }),
  );
}

function typesFrom(rows) {
  const codes = (kind) => rows.filter((row) => row.kind === kind).map(({ code }) => code);
  return `// The core's codes. Written by scripts/codes.mjs from core/include/lede/codes.def; do not edit.

/** Why a document was refused. */
${union('DocumentErrorCode', codes('ERROR'))}
/** What was repaired, left out or ignored. */
${union('WarningCode', codes('WARNING'))}`;
}

function tablesFrom(rows) {
  const of = (kind) => rows.filter((row) => row.kind === kind);
  const errors = of('ERROR').map(({ code, meaning }) => `| \`${code}\` | ${meaning} |\n`);
  const warnings = of('WARNING').map(({ code, severity, meaning }) => `| \`${code}\` | ${severity} | ${meaning} |\n`);
  return `| \`code\` of an error | |\n|---|---|\n${errors.join('')}
| \`code\` of a warning | usual severity | |\n|---|---|---|\n${warnings.join('')}`;
}

/** Both files as they should be and as they are. */
export async function codeFiles() {
  const [source, oldTypes, oldReadme] = await Promise.all([table, types, readme].map((file) => readFile(file, 'utf8')));
  const rows = rowsOf(source);
  const from = oldReadme.indexOf(begin);
  const to = oldReadme.indexOf(end);
  if (from < 0 || to < from) throw new Error('web/README.md has no place for the table of codes');
  const newReadme = `${oldReadme.slice(0, from)}${begin}\n${tablesFrom(rows)}\n${oldReadme.slice(to)}`;
  return [
    { file: types, is: oldTypes, wanted: typesFrom(rows) },
    { file: readme, is: oldReadme, wanted: newReadme },
  ];
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  for (const { file, is, wanted } of await codeFiles()) {
    if (is === wanted) continue;
    await writeFile(file, wanted);
    console.log(`wrote ${fileURLToPath(file)}`);
  }
}
