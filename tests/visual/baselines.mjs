// The baselines: a file for each article, a line for each component of each view, so that a change of one is a change of one line.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { inProject } from '../support/paths.mjs';

const k_folder = inProject('tests', 'visual', 'baselines');
const k_fonts = `${k_folder}/fonts.json`;
const known = new Map();

function read(article) {
  const path = `${k_folder}/${article}.json`;
  if (!known.has(article)) known.set(article, existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {});
  return known.get(article);
}

/** What was accepted of a view, by component. */
export const baselineOf = ({ article, width, scheme }) => read(article)[`${width} ${scheme}`] ?? {};

/** The widths of some words on the machine on which the baselines were accepted. */
export const fontsOf = () => (existsSync(k_fonts) ? JSON.parse(readFileSync(k_fonts, 'utf8')) : []);

/** @param seen by article and view, the components. */
export function write(fonts, seen) {
  mkdirSync(k_folder, { recursive: true });
  writeFileSync(k_fonts, `${JSON.stringify(fonts)}\n`);
  for (const [article, views] of Object.entries(seen)) {
    const lines = Object.entries(views).map(([view, parts]) => {
      const rows = Object.entries(parts).map(([name, part]) => `    ${JSON.stringify(name)}: ${JSON.stringify(part)}`);
      return `  ${JSON.stringify(view)}: {\n${rows.join(',\n')}\n  }`;
    });
    writeFileSync(`${k_folder}/${article}.json`, `{\n${lines.join(',\n')}\n}\n`);
  }
}
