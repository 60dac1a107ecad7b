// Writes types and documentation from the tables of the core and the element. From the codes
// (core/include/lede/codes.def): src/codes.ts and two tables of README.md. From the options (options.def beside it):
// src/options.ts. From the formats (core/src/formats/formats.def): the table in the project's README.md. From the
// languages (core/src/i18n/languages): the lists of languages and labels in README.md, and src/script-words.ts. From
// the element's attributes (element.json): src/element-attributes.ts and a table of README.md. From the operations of
// wasm/bindings.cpp: src/operations.ts. `npm run facts` writes them; tests/rules/facts.test.mjs fails if they are out
// of date.
import { readFile, readdir, writeFile } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';

const table = new URL('../../core/include/lede/codes.def', import.meta.url);
const types = new URL('../src/codes.ts', import.meta.url);
const optionTable = new URL('../../core/include/lede/options.def', import.meta.url);
const optionTypes = new URL('../src/options.ts', import.meta.url);
const formatTable = new URL('../../core/src/formats/formats.def', import.meta.url);
const mainReadme = new URL('../../README.md', import.meta.url);
const elementTable = new URL('../element.json', import.meta.url);
const attributeLists = new URL('../src/element-attributes.ts', import.meta.url);
const bindings = new URL('../../wasm/bindings.cpp', import.meta.url);
const operationNumbers = new URL('../src/operations.ts', import.meta.url);
const words = new URL('../src/script-words.ts', import.meta.url);
const readme = new URL('../README.md', import.meta.url);
const languages = new URL('../../core/src/i18n/languages/', import.meta.url);

const union = (name, codes) => `export type ${name} =\n${codes.map((code) => `  | '${code}'`).join('\n')};\n`;

/** The rows of the table: `{ kind, code, severity, meaning }`. */
export function rowsOf(source) {
  return [...source.matchAll(/^LEDE_(ERROR|WARNING)\(\w+, "([a-z\d-]+)"(?:, (\w+))?, "(.*)"\)$/gm)].map(
    ([, kind, code, severity, meaning]) => ({ kind, code, severity, meaning: meaning.replace(/\\(.)/g, '$1') }),
  );
}

function typesFrom(rows) {
  const codes = (kind) => rows.filter((row) => row.kind === kind).map(({ code }) => code);
  return `// The core's codes. Written by scripts/facts.mjs from core/include/lede/codes.def; do not edit.

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

/** Words in lines of at most 115 characters. */
function linesOf(words) {
  const lines = [''];
  for (const word of words) {
    if (lines.at(-1).length + word.length > 114) lines.push('');
    lines.push(`${lines.pop()} ${word}`.trimStart());
  }
  return lines;
}

function comment(text, indentation) {
  const line = `${indentation}/** ${text} */`;
  if (line.length <= 120) return `${line}\n`;
  const lines = linesOf(text.split(' ')).map((part) => `${indentation} * ${part}\n`);
  return `${indentation}/**\n${lines.join('')}${indentation} */\n`;
}

/** The rows of the table of options: `{ member, name, calls, cppType, value, type, meaning }`. */
export function optionsOf(source) {
  const row = /^LEDE_OPTION\((\w+), "(\w+)", (\w+), (.*), (.*), (\w+), "([^"]+)",\n {2}"(.*)"\)$/gm;
  return [...source.matchAll(row)].map(([, member, name, calls, cppType, value, reading, type, meaning]) => {
    return { member, name, calls, cppType, value, reading, type, meaning };
  });
}

function optionTypesFrom(source) {
  const components = [...source.matchAll(/^LEDE_COMPONENT\((\w+)\)$/gm)].map(([, name]) => `'${name}'`);
  const membersOf = (wanted) =>
    optionsOf(source)
      .filter(({ calls }) => wanted.includes(calls))
      .map(({ name, type, meaning }) => `${comment(meaning, '  ')}  ${name}?: ${type};\n`)
      .join('');
  return `// The options of one call. Names and meanings are the native command's, whose \`--options\` file is the same JSON.
// Written by scripts/facts.mjs from core/include/lede/options.def; do not edit.

export type ComponentName = ${components.join(' | ')};

export interface SanitizeOptions {
${membersOf(['all', 'texts'])}}

export interface RenderOptions extends SanitizeOptions {
${membersOf(['articles', 'pages'])}}
`;
}

/** The groups of "scripts" in a language's file, and the names of their tables in src/script-words.ts. */
const scriptGroups = { pictures: 'picture', tools: 'tool', comments: 'comment', retry: 'retry' };

/** The key by which a script finds a language: Chinese is "zh" or "zh-hant". */
const keyOf = (tag) => tag.toLowerCase().replace('-hans', '');

/**
 * Formats as Prettier does: a value that is too wide gets a line of its own, unless its key is as short as an
 * indentation.
 */
function rowOf(key, texts) {
  const columns = [...`  ${key}: '${texts}',`].reduce((sum, letter) => sum + (letter >= '\u2e80' ? 2 : 1), 0);
  return `  ${key}:${columns > 120 && key.length > 2 ? '\n    ' : ' '}'${texts}',\n`;
}

/**
 * For each group, the names of its words and a table with the texts of each language, in that order and with | between
 * them.
 */
function wordsFrom(files) {
  const english = files.find(({ tag }) => tag === 'en').scripts;
  const tables = Object.entries(scriptGroups).map(([group, name]) => {
    const words = Object.keys(english[group]);
    const rows = files
      .filter(({ scripts }) => scripts?.[group])
      .map(({ tag, scripts }) => [
        keyOf(tag),
        words.map((word) => scripts[group][word] ?? english[group][word]).join('|'),
      ])
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, texts]) => rowOf(/^[a-z]+$/.test(key) ? key : `'${key}'`, texts));
    const line = `export const ${name}Words = [${words.map((word) => `'${word}'`).join(', ')}] as const;`;
    const list = `export const ${name}Words = [\n${words.map((word) => `  '${word}',\n`).join('')}] as const;`;
    return `${line.length > 120 ? list : line}
export const ${name}Texts: Record<string, string> = {
${rows.join('')}};
`;
  });
  return `// The words that scripts show, in the languages that the core speaks: of each language the texts in the order of the words.
// Written by scripts/facts.mjs from core/src/i18n/languages ("scripts"); do not edit.

${tables.join('\n')}`;
}

/** The tags of all languages, the names of the labels, and the words of scripts. */
async function readLanguages() {
  const names = (await readdir(languages)).filter((name) => name.endsWith('.json'));
  const files = await Promise.all(
    names.map(async (name) => JSON.parse(await readFile(new URL(name, languages), 'utf8'))),
  );
  const english = files.find(({ tag }) => tag === 'en');
  const labels = [...Object.keys(english.labels), ...Object.keys(english.rareLabels)].filter(
    (name) => !name.startsWith('@'),
  );
  return { tags: files.map(({ tag }) => tag).sort(), labels, scriptWords: wordsFrom(files) };
}

function formatsFrom(source) {
  const rows = [...source.matchAll(/^LEDE_FORMAT\(\w+, "([\w-]+)", "(.*)"\)$/gm)];
  const lines = rows.map(([, name, what]) => `| \`${name}\` | ${what.replace(/\\(.)/g, '$1')} |\n`);
  return `| \`--from\` | what |\n|---|---|\n${lines.join('')}`;
}

/** The attributes of the element. What an attribute does not describe is taken from the option that it sets. */
export function attributesOf(element, options) {
  const components = [...options.matchAll(/^LEDE_COMPONENT\((\w+)\)$/gm)].map(([, name]) => name);
  const rows = optionsOf(options);
  return element.attributes.map((attribute) => {
    const option = rows.find(({ name }) => name === attribute.option);
    if (attribute.option && !option) throw new Error(`${attribute.name}: unknown option "${attribute.option}"`);
    const choices = option && [...option.type.matchAll(/'(\w+)'/g)].map(([, value]) => value);
    return {
      ...attribute,
      isNumber: option?.type === 'number',
      values: attribute.values ?? (choices?.length > 0 ? choices : undefined),
      description: (attribute.description ?? option.meaning).replace('{components}', components.join(' ')),
    };
  });
}

function attributeListsFrom(attributes) {
  const list = (rows) => `[\n${rows.map(({ name }) => `  '${name}',\n`).join('')}]`;
  return `// Attributes of <lede-article>. Written by scripts/facts.mjs from element.json; do not edit.

/** Those whose change the element answers to. */
export const observedAttributes = ${list(attributes.filter(({ observed }) => observed))};

/** Those that decide how an article is rendered. */
export const attributesOfRendering = ${list(attributes.filter(({ option }) => option && option !== 'components'))};
`;
}

function attributeTableFrom(attributes) {
  const rows = attributes.map(({ name, description }) => `| \`${name}\` | ${description} |\n`);
  return `| attribute | |\n|---|---|\n${rows.join('')}`;
}

function operationsFrom(source) {
  const [, list] = /enum class Operation : std::uint32_t \{ ([a-z_, ]+) \};/.exec(source);
  const numbers = list.split(', ').map((name, number) => {
    return `${name.replace(/_(.)/g, (_, letter) => letter.toUpperCase())}: ${number}`;
  });
  return `// What the core is asked to do, by number. Written by scripts/facts.mjs from wasm/bindings.cpp; do not edit.

export const operations = { ${numbers.join(', ')} } as const;
export type Operation = (typeof operations)[keyof typeof operations];
`;
}

/** Replaces the text between the two comments of the name `part`. */
function withPart(text, part, content) {
  const begin = `<!-- ${part}: written by npm run facts -->\n`;
  const end = `<!-- ${part}: end -->\n`;
  const from = text.indexOf(begin);
  const to = text.indexOf(end);
  if (from < 0 || to < from)
    throw new Error(`there is no place for ${part} (expected a comment "${part}: written by npm run facts")`);
  return `${text.slice(0, from)}${begin}\n${content}\n${text.slice(to)}`;
}

/** The generated files, as they should be and as they are. */
export async function factFiles() {
  const [source, oldTypes, oldReadme, options, oldOptionTypes, formats, oldMainReadme] = await Promise.all(
    [table, types, readme, optionTable, optionTypes, formatTable, mainReadme].map((file) => readFile(file, 'utf8')),
  );
  const rows = rowsOf(source);
  const { tags, labels, scriptWords } = await readLanguages();
  const attributes = attributesOf(JSON.parse(await readFile(elementTable, 'utf8')), options);
  const quoted = (words) => `${linesOf(words.map((word) => `\`${word}\``)).join('\n')}\n`;
  let newReadme = withPart(oldReadme, 'codes', tablesFrom(rows));
  newReadme = withPart(newReadme, 'languages', quoted(tags));
  newReadme = withPart(newReadme, 'labels', quoted(labels));
  newReadme = withPart(newReadme, 'attributes', attributeTableFrom(attributes));
  const oldLists = await readFile(attributeLists, 'utf8').catch(() => '');
  const oldNumbers = await readFile(operationNumbers, 'utf8').catch(() => '');
  return [
    { file: operationNumbers, is: oldNumbers, wanted: operationsFrom(await readFile(bindings, 'utf8')) },
    { file: attributeLists, is: oldLists, wanted: attributeListsFrom(attributes) },
    { file: types, is: oldTypes, wanted: typesFrom(rows) },
    { file: words, is: await readFile(words, 'utf8').catch(() => ''), wanted: scriptWords },
    { file: optionTypes, is: oldOptionTypes, wanted: optionTypesFrom(options) },
    { file: readme, is: oldReadme, wanted: newReadme },
    { file: mainReadme, is: oldMainReadme, wanted: withPart(oldMainReadme, 'formats', formatsFrom(formats)) },
  ];
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  for (const { file, is, wanted } of await factFiles()) {
    if (is === wanted) continue;
    await writeFile(file, wanted);
    console.log(`wrote ${fileURLToPath(file)}`);
  }
}
