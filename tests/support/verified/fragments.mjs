// Real fragments for the verifier: articles as the native command writes them, of every case, example and shared document.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesBelow } from '../folders.mjs';
import { outputsOfCases } from '../outputs.mjs';
import { answer } from '../harness.mjs';
import { inProject, sharedData } from '../paths.mjs';

const k_chunk = 300;

/** How Lede begins a fragment, and what is around a document in it. */
export const rootTag = '<article class="lede" part="article" data-lede="1" dir="ltr">';
export const inArticle = (html) => `${rootTag}${html}</article>`;

/** Everything in these folders that may be an article: as it is, and Markdown as the body of one. */
function documentsIn(folder) {
  if (!folder) return [];
  return filesBelow(folder).flatMap((path) => {
    const id = path.slice(folder.length + 1);
    if (!/\.(json|md|html)$/.test(path)) return [];
    const text = readFileSync(path, 'utf8');
    const options = { baseUrl: 'https://base.example/folder/page.html' };
    const article = { headline: id, body: text, rating: { endpoint: 'https://base.example/r' }, comments: { endpoint: 'https://base.example/c' } };
    const input = path.endsWith('.md') ? article : text;
    return [{ id, operation: 'render', input, options }];
  });
}

export const corpusFolders = ['formats', 'real', 'markdown'];

/** @returns {Promise<{id: string, html: string, options: object}[]>} of what renders; the rest is another test's. */
async function render(cases) {
  const found = [];
  for (let from = 0; from < cases.length; from += k_chunk) {
    const some = cases.slice(from, from + k_chunk);
    (await answer(some)).forEach(({ html }, index) => {
      if (html !== undefined) found.push({ id: some[index].id, html, options: some[index].options });
    });
  }
  return found;
}

export const fragmentsOfCorpora = () => render(corpusFolders.flatMap((name) => documentsIn(sharedData(name))));

/** Of the project's cases and examples; a case that writes no article gets one around it here. */
export async function fragmentsOfCases() {
  const examples = ['articles', 'formats'].flatMap((name) => documentsIn(inProject('examples', name)));
  const cases = await outputsOfCases();
  return [
    ...(await render(examples)),
    ...cases.map(({ id, html, options, components }) => ({ id, html: components ? html : inArticle(html), options })),
  ];
}

/** The options of a rendering that the verifier has to know of. */
export const verifyOptions = ({ idPrefix, dataImages } = {}) => ({ idPrefix, dataImages });
