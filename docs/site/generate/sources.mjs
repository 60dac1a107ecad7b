// Pages for the files and folders of the repository that documents link to: the numbered lines of a file, the list of a
// folder.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { posix } from 'node:path';
import { escape, inProject, relative, write } from './project.mjs';
import { shell } from './shell.mjs';

const isText = (path) => !readFileSync(inProject(path)).subarray(0, 8000).includes(0);
const k_ignored = new Set(['node_modules', 'dist', 'build', '.git']);

function ignored(folder, names) {
  if (!existsSync(inProject('.git'))) return new Set();
  try {
    const paths = names.map((name) => posix.join(folder, name));
    const said = execFileSync('git', ['check-ignore', '--stdin'], { cwd: inProject(), input: paths.join('\n'), stdio: ['pipe', 'pipe', 'ignore'] });
    return new Set(said.toString().split('\n').map((path) => posix.basename(path)));
  } catch {
    return new Set(); // no path in it is ignored
  }
}

function list(links, folder, page) {
  const names = readdirSync(inProject(folder)).filter((name) => !k_ignored.has(name));
  const hidden = ignored(folder, names);
  const entry = (name) => `<li><a href="${relative(page, links.target(posix.join(folder, name)))}">${escape(name)}</a></li>`;
  return `<ul class="files">${names.filter((name) => !hidden.has(name)).map(entry).join('')}</ul>`;
}

const lines = (path) =>
  `<pre class="file" tabindex="0"><code>${readFileSync(inProject(path), 'utf8')
    .replace(/\n$/, '')
    .split('\n')
    .map((line, index) => `<span id="L${index + 1}">${escape(line)}\n</span>`)
    .join('')}</code></pre>`;

/** Writes a page for every path that a document or another such page names. @returns the pages. */
export async function writeSources(links, out) {
  const done = new Set();
  for (let waiting = [...links.sources]; waiting.length > 0; waiting = [...links.sources].filter((path) => !done.has(path))) {
    for (const path of waiting) {
      done.add(path);
      const isFolder = statSync(inProject(path)).isDirectory();
      const page = isFolder ? `source/${path}/index.html` : `source/${path}.html`;
      const content = isFolder ? list(links, path, page) : isText(path) ? lines(path) : '<p>This file is not text.</p>';
      const main = `<main id="main" tabindex="-1" class="plain-page"><h1 class="path">${escape(path)}</h1>${content}</main>`;
      await write(out, page, shell({ page, title: path, main }));
    }
  }
}
