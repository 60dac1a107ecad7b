// The interfaces of the package, by TypeDoc, and of render.h, by Doxygen where it is installed.
import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Application } from 'typedoc';
import { optionsOf, rowsOf } from '../../../web/scripts/facts.mjs';
import { inProject, write } from './project.mjs';

/** The entries of the package by the files that they are made from. */
const k_entries = { index: 'lede-article', 'element-entry': 'lede-article/element', 'verify-entry': 'lede-article/verify' };

/** TypeDoc reads the sources that the package's types are made from. */
export async function writePackageApi(out) {
  const { version } = JSON.parse(await readFile(inProject('web', 'package.json'), 'utf8'));
  const application = await Application.bootstrap({
    entryPoints: Object.keys(k_entries).map((name) => inProject('web', 'src', `${name}.ts`)),
    tsconfig: inProject('web', 'tsconfig.json'),
    name: `lede-article ${version}`,
    out: join(out, 'api'),
    readme: 'none',
    disableSources: true,
    excludeInternal: true,
    excludePrivate: true,
    githubPages: false,
    hideGenerator: true,
    navigationLinks: { 'The site of Lede': '../index.html', Guide: '../guide/package.html' },
    logLevel: 'Warn',
    skipErrorChecking: true,
  });
  const project = await application.convert();
  if (!project) throw new Error('TypeDoc could not read the sources of the package');
  for (const module of project.children ?? []) module.name = k_entries[module.name] ?? module.name;
  await application.generateOutputs(project);
}

export const hasDoxygen = () => spawnSync('doxygen', ['--version'], { stdio: 'ignore' }).status === 0;

/** The header with its tables written out: Doxygen includes nothing into an enum or a struct. */
async function wholeHeader() {
  const [header, table, options] = await Promise.all(['render.h', 'codes.def', 'options.def'].map((name) => readFile(inProject('core', 'include', 'lede', name), 'utf8')));
  const enumerators = (kind) =>
    rowsOf(table)
      .filter((row) => row.kind === kind)
      .map(({ code, meaning }) => `  ${code.replaceAll('-', '_')}, ///< "${code}": ${meaning}\n`)
      .join('');
  const components = [...options.matchAll(/^LEDE_COMPONENT\((\w+)\)$/gm)].map(([, name]) => `  bool ${name} = true;\n`);
  const membersOf = (group) =>
    optionsOf(options)
      .filter(({ calls }) => calls === group)
      .map(({ member, cppType, value, meaning }) => `  /// ${meaning}\n  ${cppType} ${member} = ${value};\n`);
  return header
    .replace(/#define LEDE_(ERROR|WARNING)\(.*\n#include "lede\/codes\.def"\n/g, (_, kind) => enumerators(kind))
    .replace(/#define LEDE_OPTION_OF_(\w+)\(.*\n#include "lede\/options\.def"\n/g, (_, group) => membersOf(group).join(''))
    .replace(/#define LEDE_COMPONENT\(.*\n#include "lede\/options\.def"\n/g, components.join(''));
}

/** A way back to the site, below the name of every page. */
async function linkBack(folder) {
  for (const name of (await readdir(folder)).filter((file) => file.endsWith('.html'))) {
    const html = await readFile(join(folder, name), 'utf8');
    await writeFile(join(folder, name), html.replace(/(<div id="projectbrief">)/, '$1<a href="../index.html">The site of Lede</a> · '));
  }
}

/** @returns false if Doxygen is missing; then the site has no pages of render.h but its text. */
export async function writeCppApi(out) {
  if (!hasDoxygen()) return false;
  const input = await mkdtemp(join(tmpdir(), 'lede-header-'));
  await write(input, 'lede/render.h', await wholeHeader());
  const settings = {
    PROJECT_NAME: 'lede',
    PROJECT_BRIEF: '"The C++ library"',
    INPUT: join(input, 'lede', 'render.h'),
    STRIP_FROM_PATH: input,
    OUTPUT_DIRECTORY: out,
    HTML_OUTPUT: 'cpp',
    GENERATE_LATEX: 'NO',
    EXTRACT_ALL: 'YES',
    JAVADOC_AUTOBRIEF: 'YES',
    SORT_MEMBER_DOCS: 'NO',
    VERBATIM_HEADERS: 'NO',
    QUIET: 'YES',
    WARNINGS: 'NO',
  };
  const text = Object.entries(settings).map(([name, value]) => `${name} = ${value}\n`).join('');
  const { status, stderr } = spawnSync('doxygen', ['-'], { input: text, encoding: 'utf8' });
  await rm(input, { recursive: true });
  if (status !== 0) throw new Error(`doxygen failed: ${stderr.slice(-2000)}`);
  await linkBack(join(out, 'cpp'));
  return true;
}
