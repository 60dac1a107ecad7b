// Articles that others wrote, as version 1 JSON; `./dev size` measures pages with them. The corpus is beside the
// project. Each of its files belongs to one of two halves, so that the articles that the build learns from are never
// measured.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { inProject, lede, sharedData } from './paths.mjs';

const k_kinds = [
  { name: 'Markdown', folder: 'markdown', files: /\.md$/ },
  { name: 'formats', folder: 'formats', files: /\.(json|html)$/ },
  { name: 'real', folder: 'real', files: /\.(json|html)$/ },
];

/** The half to which a file belongs. Only its name decides, so that it is the same on every machine. */
export const isForLearning = (name) => createHash('sha256').update(name).digest()[0] % 2 === 0;

/** @returns {string | undefined} version 1 JSON; undefined if the document is refused, or is not an article. */
function convert(path, ...options) {
  const { status, stdout, error } = spawnSync(lede, ['convert', ...options, path], { encoding: 'utf8', maxBuffer: 1 << 28 });
  if (error) throw error;
  return status === 0 ? stdout : undefined;
}

/** In a text without front matter, the first line is the headline. */
function articleOfMarkdown(path, language) {
  const text = readFileSync(path, 'utf8');
  const converted = text.startsWith('---') ? convert(path, '--from', 'front-matter') : undefined;
  if (converted) return JSON.stringify({ language, ...JSON.parse(converted) });
  const headline = /\S.*/.exec(text.replace(/^[#\s]+/, ''))?.[0] ?? basename(path);
  return JSON.stringify({ lede: 1, language, headline, body: text });
}

function readKind({ name: kind, folder, files }) {
  const root = sharedData(folder);
  if (!root) return [];
  return readdirSync(root, { recursive: true })
    .filter((name) => files.test(name) && basename(name) !== 'manifest.json')
    .sort()
    .flatMap((name) => {
      const path = join(root, name);
      const article = kind === 'Markdown' ? articleOfMarkdown(path, name.split('/')[0]) : convert(path);
      return article === undefined ? [] : [{ name: `${folder}/${relative(root, path)}`, kind, article }];
    });
}

/**
 * @returns {{from: string, articles: {name: string, kind: string, article: string}[]}} the corpus, if it is there and the
 * native command is built; else the project's own examples.
 */
export function readArticles() {
  if (sharedData('markdown') && existsSync(lede)) {
    return { from: 'the corpus', articles: k_kinds.flatMap(readKind) };
  }
  const folder = inProject('examples', 'articles');
  const articles = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => ({ name, kind: 'example', article: readFileSync(join(folder, name), 'utf8') }));
  return { from: 'the examples of the project', articles };
}
