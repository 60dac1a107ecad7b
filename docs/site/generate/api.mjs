// The interfaces of the package, by TypeDoc, and of render.h, by Doxygen where it is installed.
import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Application } from 'typedoc';
import { inProject, write } from './project.mjs';

/** TypeDoc reads the sources that the package's types are made from. */
export async function writePackageApi(out) {
  const { version } = JSON.parse(await readFile(inProject('web', 'package.json'), 'utf8'));
  const application = await Application.bootstrap({
    entryPoints: ['index.ts', 'element-entry.ts', 'verify-entry.ts'].map((file) => inProject('web', 'src', file)),
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
  await application.generateOutputs(project);
}

export const hasDoxygen = () => spawnSync('doxygen', ['--version'], { stdio: 'ignore' }).status === 0;

/** @returns false if Doxygen is missing; then the site has no pages of render.h but its text. */
export async function writeCppApi(out) {
  if (!hasDoxygen()) return false;
  const settings = {
    PROJECT_NAME: 'lede',
    PROJECT_BRIEF: '"The C++ library"',
    INPUT: inProject('core', 'include', 'lede', 'render.h'),
    INCLUDE_PATH: inProject('core', 'include'),
    STRIP_FROM_PATH: inProject('core', 'include'),
    OUTPUT_DIRECTORY: out,
    HTML_OUTPUT: 'cpp',
    GENERATE_LATEX: 'NO',
    EXTRACT_ALL: 'YES',
    EXTRACT_PRIVATE: 'NO',
    JAVADOC_AUTOBRIEF: 'YES',
    MACRO_EXPANSION: 'YES',
    SORT_MEMBER_DOCS: 'NO',
    GENERATE_TREEVIEW: 'NO',
    DISABLE_INDEX: 'NO',
    HTML_COLORSTYLE: 'TOGGLE',
    VERBATIM_HEADERS: 'NO',
    QUIET: 'YES',
    WARNINGS: 'NO',
  };
  const text = Object.entries(settings).map(([name, value]) => `${name} = ${value}\n`).join('');
  const { status, stderr } = spawnSync('doxygen', ['-'], { input: text, encoding: 'utf8' });
  if (status !== 0) throw new Error(`doxygen failed: ${stderr.slice(-2000)}`);
  await write(out, 'cpp/.doxyfile', text);
  return true;
}
