// The examples that the playground starts from and the gallery shows, with the pictures of the articles.
import { copyFile, mkdir, readFile, readdir } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { escape, inProject, textOf, write } from './project.mjs';

const names = new Intl.DisplayNames('en', { type: 'language' });
const k_own = inProject('docs', 'site', 'samples');
const k_kinds = { '.md': 'Markdown', '.xml': 'XML', '.html': 'HTML', '.json': 'JSON' };

const headlineOf = (html) => textOf(/<h1[^>]*>([^]*?)<\/h1>/.exec(html)?.[1] ?? '');
const languageOf = (html) => /^<article[^>]* lang="([^"]*)"/.exec(html)?.[1] ?? 'en';

function renderExample(lede, text, file) {
  try {
    return lede.render(text).html;
  } catch (error) {
    throw new Error(`${file}: ${error.message}; is the module older than the example?`, { cause: error });
  }
}

/**
 * The samples: `group`, `file` (in the site), `text`, and the result of Lede. The origins of their pictures are
 * reserved names. The site serves all of them as plain text, since some are pages with scripts, which must not run.
 */
export async function readSamples(lede) {
  const folders = [
    ['articles', inProject('examples', 'articles')],
    ['formats', inProject('examples', 'formats')],
    ['starts', k_own],
  ];
  const samples = [];
  for (const [group, folder] of folders) {
    for (const name of (await readdir(folder)).filter((file) => extname(file) in k_kinds).sort()) {
      const text = await readFile(join(folder, name), 'utf8');
      const as = name.startsWith('markdown') ? 'markdown' : name.startsWith('html-') ? 'html' : 'article';
      const html = as === 'article' ? renderExample(lede, text, join(folder, name)) : '';
      samples.push({ group, name, file: `samples/${group}/${name}.txt`, text, as, html, headline: headlineOf(html), language: languageOf(html) });
    }
  }
  return samples;
}

/** The name of a sample in a menu: of an article its headline and language, of another format the file. */
export const labelOf = ({ group, name, headline, language }) =>
  group === 'articles' ? `${headline} (${names.of(language)})` : name.replace(/^\d+-/, '').replace(/\.\w+$/, '').replaceAll('-', ' ');

/** The origins of the examples' pictures; on the site the pictures are in samples/articles. */
export const pictureOrigins = (samples) =>
  [...new Set(samples.flatMap(({ text }) => [...text.matchAll(/(https:\/\/[a-z.-]+\.example)\/articles\/pictures\//g)].map(([, origin]) => origin)))];

export async function writeSamples(samples, out) {
  for (const { file, text } of samples) await write(out, file, text);
  const pictures = inProject('examples', 'articles', 'pictures');
  await mkdir(join(out, 'samples/articles/pictures'), { recursive: true });
  for (const name of (await readdir(pictures)).filter((file) => /\.(webp|svg)$/.test(file)))
    await copyFile(join(pictures, name), join(out, 'samples/articles/pictures', name));
}

const k_groups = { starts: 'Start here', articles: 'Articles', formats: 'Other formats' };

/** The samples as groups of a menu. */
export const sampleMenu = (samples) =>
  Object.entries(k_groups)
    .map(([group, label]) => {
      const options = samples
        .filter((sample) => sample.group === group)
        .map((sample) => `<option value="${escape(sample.file)}" data-as="${sample.as}">${escape(labelOf(sample))}</option>`);
      return `<optgroup label="${label}">${options.join('')}</optgroup>`;
    })
    .join('');
