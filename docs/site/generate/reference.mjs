// The reference: Markdown made from the sources that it describes, which then becomes pages as any document does.
//   element    web/element.json and the tables of web/README.md, through the custom elements manifest
//   options    the interfaces of web/src/options.ts
//   article    web/schema.json
//   formats    the formats that the module names, with their rows in README.md
//   codes      core/include/lede/codes.def
//   command    what `lede help` prints of each command, if the command is built
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { rowsOf } from '../../../web/scripts/facts.mjs';
import { manifestOf, withOptions } from '../../../web/scripts/descriptions.mjs';
import { articleFormat } from './schema.mjs';
import { inProject } from './project.mjs';

const read = (...path) => readFileSync(inProject(...path), 'utf8');
const cell = (text) => String(text ?? '').replaceAll('|', '\\|').replace(/\s*\n\s*/g, ' ');
export const table = (columns, rows) =>
  [columns, columns.map(() => '---'), ...rows].map((row) => `| ${row.map(cell).join(' | ')} |`).join('\n') + '\n';
const code = (text) => `\`${text}\``;

function element() {
  const manifest = manifestOf(
    withOptions(JSON.parse(read('web', 'element.json')), read('core', 'include', 'lede', 'options.def')),
    read('web', 'README.md'),
  );
  const { tagName, description, attributes, members, events, cssProperties, cssParts } = manifest.modules[0].declarations[0];
  const named = ({ name, description: meaning }) => [code(name), meaning];
  const typed = ({ name, type, description: meaning }) => [code(name), code(type.text), meaning];
  return `# The element ${tagName}

${description} [The package](../web/README.md) tells how pages use it.

## Attributes

${table(['attribute', 'value', 'meaning'], attributes.map(typed))}
## Properties

${table(['property', 'type', 'meaning'], members.map(typed))}
## Events

All of them bubble, and leave the shadow root.

${table(['event', 'type', 'meaning'], events.map(typed))}
## Custom properties

${table(['property', 'meaning'], cssProperties.map(named))}
## Parts

A page styles them by \`lede-article::part(name)\`.

${cssParts.map(({ name }) => code(name)).join(' ')}
`;
}

/** The members of the interfaces of a source file, with what their comments say. */
export function membersOf(source, file) {
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true);
  return tree.statements.filter(ts.isInterfaceDeclaration).map((declaration) => ({
    name: declaration.name.text,
    members: declaration.members.filter(ts.isPropertySignature).map((member) => ({
      name: member.name.getText(tree),
      type: member.type.getText(tree),
      description: ts.getJSDocCommentsAndTags(member).map(({ comment }) => ts.getTextOfJSDocComment(comment)).join(' '),
    })),
  }));
}

export const options = () => membersOf(read('web', 'src', 'options.ts'), 'options.ts');

function optionsPage() {
  const uses = {
    SanitizeOptions: 'Of every call: `render`, `markdown` and `sanitize`',
    RenderOptions: 'Of `render` as well',
  };
  const part = ({ name, members }) =>
    `## ${uses[name] ?? name}\n\n${table(['option', 'type', 'meaning'], members.map(({ name: option, type, description }) => [code(option), code(type), description]))}`;
  return `# Options

The JavaScript package takes them as an object, the command as a file (\`--options FILE.json\`), and the C++ library as JSON
(\`lede::parse_options\`). The names are the same everywhere. An unknown name and a value of the wrong type are errors.

${options().map(part).join('\n')}`;
}

/** The formats that the module itself names, in the order in which they are tried, with README's words. */
export function formats(lede) {
  let names = [];
  try {
    lede.render('{}', { from: '?' });
  } catch (error) {
    names = error.message.slice(error.message.indexOf('auto')).match(/[a-z][a-z0-9-]*/g);
  }
  const rows = [...read('README.md').matchAll(/^\| ((?:`[a-z0-9-]+`(?:, )?)+) \| (.*) \|$/gm)].flatMap(([, list, meaning]) =>
    [...list.matchAll(/`([^`]+)`/g)].map(([, name]) => [name, meaning]),
  );
  const meanings = new Map(rows);
  return names.filter((name) => name !== 'auto').map((name) => ({ name, description: meanings.get(name) ?? '' }));
}

const formatsPage = (lede) => `# Formats

Lede reads each of these, and finds out by itself which one a document is. The option \`from\` (\`--from\` of the command) says so.

${table(['name', 'meaning'], formats(lede).map(({ name, description }) => [code(name), description]))}`;

export const codes = () => rowsOf(read('core', 'include', 'lede', 'codes.def'));

function codesPage() {
  const of = (kind) => codes().filter((row) => row.kind === kind);
  return `# Codes of errors and warnings

A refused document is an error. Everything else that Lede repairs, leaves out or ignores is a warning. Both have a code, a message, a JSON path,
a byte offset, a line and a column.

## Errors

${table(['code', 'meaning'], of('ERROR').map(({ code: name, meaning }) => [code(name), meaning]))}
## Warnings

A reader misses something that is \`lost\`. What is \`changed\` is there, but not as the document has it. No reader sees a \`cosmetic\` change. A
warning may be more or less severe than its code usually is.

${table(['code', 'usual severity', 'meaning'], of('WARNING').map(({ code: name, severity, meaning }) => [code(name), severity, meaning]))}`;
}

function commandPage() {
  const command = process.env.LEDE_COMMAND ?? inProject('build', 'native', 'bin', 'lede');
  if (!existsSync(command)) return undefined;
  const help = (...words) => execFileSync(command, ['help', ...words], { encoding: 'utf8' }).trimEnd();
  const list = help();
  const ofCommands = [...list.matchAll(/^ {2}lede ([a-z]+)/gm)]
    .filter(([, name]) => name !== 'help' && name !== 'version')
    .map(([, name]) => `## lede ${name}\n\n\`\`\`\n${help(name)}\n\`\`\`\n`);
  return `# The command lede

\`\`\`
${list}
\`\`\`

${ofCommands.join('\n')}`;
}

/** Every page of the reference that can be made: `{source, page, label, text}`. `source` is where its links start. */
export function reference(lede) {
  const pages = [
    ['element', 'The element', element()],
    ['options', 'Options', optionsPage()],
    ['article', 'The article format', articleFormat(JSON.parse(read('web', 'schema.json')), table)],
    ['formats', 'Formats', formatsPage(lede)],
    ['codes', 'Errors and warnings', codesPage()],
    ['command', 'The command', commandPage()],
  ];
  return pages
    .filter(([, , text]) => text !== undefined)
    .map(([name, label, text]) => ({ source: 'docs/reference.md', page: `reference/${name}.html`, label, text }));
}
