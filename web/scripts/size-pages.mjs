// Measures what a page loads for each article of a corpus: which files, how many bytes of Brotli, in how many requests
// and round trips. To find out whether a document needs lede-rest.wasm or a language, it is rendered with lede.wasm
// alone. Which features it needs is seen in the rendered markup.
import { readFileSync } from 'node:fs';
import { splitLanguages } from '../../wasm/language-files.mjs';

const source = readFileSync(new URL('../src/features.ts', import.meta.url), 'utf8');

/** Patterns of markup that needs a feature, from the simple selectors of web/src/features.ts. */
function signOf(selectors) {
  const signs = selectors.split(', ').map((selector) => {
    const [, name] = /^\.([\w-]+)$/.exec(selector) ?? [];
    const [, part] = /^\[class\*=([\w-]+)\]$/.exec(selector) ?? [];
    const [, attribute, value] = /^\[([\w-]+)=([\w-]+)\]$/.exec(selector) ?? [];
    const [, link, places] = /^\.([\w-]+):is\(((?:\[href\*=\w+\],?)+)\)$/.exec(selector) ?? [];
    if (link) {
      const parts = [...places.matchAll(/=(\w+)/g)].map(([, text]) => text).join('|');
      return `<a (?=[^>]*class="(?:[^"]* )?${link}[" ])[^>]*href="[^"]*(?:${parts})`;
    }
    if (name) return `class="(?:[^"]* )?${name}[" ]`;
    if (part) return `class="[^"]*${part}`;
    if (attribute) return `${attribute}="${value}"`;
    throw new Error(`web/scripts/size-pages.mjs cannot tell which articles have ${selector}`);
  });
  return new RegExp(signs.join('|'));
}

const features = new Map(
  [...source.matchAll(/^ {2}(\w+):\s+'(.+)',$/gm)].map(([, name, text]) => [name, signOf(text)]),
);

/** The files that each way of rendering loads, without the article. */
const filesOfPaths = {
  json: (needs) => [
    ...['lede.js', 'render.js', 'lede.wasm'],
    ...(needs.rest ? ['lede-rest.wasm'] : []),
    ...needs.languages.map((tag) => `lede-${tag}.wasm`),
    ...needs.features.map((name) => `${name}.js`),
  ],
  // It is HTML and needs no renderer.
  verified: (needs) => ['lede.js', 'verified.js', ...needs.features.map((name) => `${name}.js`)],
  // As the option `assetsUrl` links them.
  'server-rendered': ({ features }) => [
    ...(features.includes('participation') ? ['lede.css', 'hydrate.js'] : ['lede-reading.css', 'hydrate-reading.js']),
    ...(features.includes('parts') ? ['lede-parts.css'] : []),
  ],
};

/**
 * The options of the element, on a page that names its language and on one that does not. On both, the reader is
 * assumed to read the article's language: the page or the reader's browser names it, so that the language's file is
 * fetched together with lede.wasm.
 */
const optionsOfPages = (article) => [
  { output: 'fragment', language: JSON.parse(article).language ?? 'en' },
  { output: 'fragment' },
];

/** Each document gets a renderer of its own, which has loaded nothing yet. */
async function needsOf(createPerform, parts, languages, article) {
  let rest = false;
  const asked = new Set();
  const sources = {
    first: parts.first,
    rest: () => {
      rest = true;
      return parts.rest();
    },
    language: (number) => {
      asked.add(languages[number].tag);
      return Promise.resolve(new WebAssembly.Module(languages[number].module));
    },
  };
  let html = '';
  for (const options of optionsOfPages(article)) {
    try {
      ({ html } = await createPerform(sources)((lede) => lede.render(article, options)));
    } catch (error) {
      if (error.name !== 'LedeError') throw error;
    }
  }
  return {
    rest,
    languages: [...asked],
    features: [...features.keys()].filter((name) => features.get(name).test(html)),
  };
}

/** The smallest value that `share` of the values do not exceed. */
export function atShare(values, share) {
  const sorted = values.toSorted((left, right) => left - right);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)];
}

/** One page: its bytes, its requests and its round trips after the script. */
function pageOf(path, needs, weights) {
  const files = filesOfPaths[path](needs);
  const isInPage = path === 'server-rendered';
  const isLater = (path === 'json' && needs.rest) || (!isInPage && needs.features.length > 0);
  return {
    bytes: files.reduce((sum, name) => sum + weights.get(name), 0),
    // The article itself is a request of its own, unless a server has put it into the page.
    requests: files.length + (isInPage ? 0 : 1),
    roundTrips: isLater ? 2 : 1,
  };
}

/**
 * @param dist the address of the folder of the built files.
 * @param articles version 1 JSON.
 * @param weights the Brotli bytes of each file of dist, by name.
 * @return for each path the bytes at the median, at 90 % and of the lightest page, and with rating and comments; requests and round trips after the script
 * at 90 %; and the share of articles that need lede-rest.wasm.
 */
export async function measurePages(dist, articles, weights) {
  const { createPerform } = await import(new URL('node.js', dist));
  const partOf = (name) => Promise.resolve(new WebAssembly.Module(readFileSync(new URL(name, dist))));
  const parts = { first: () => partOf('lede.wasm'), rest: () => partOf('lede-rest.wasm') };
  const languages = splitLanguages(readFileSync(new URL('lede-languages.wasm', dist)));
  const needs = [];
  for (const { article } of articles) needs.push(await needsOf(createPerform, parts, languages, article));
  const restShare = needs.filter(({ rest }) => rest).length / needs.length;
  return Object.fromEntries(
    Object.keys(filesOfPaths).map((path) => {
      const pages = needs.map((need) => pageOf(path, need, weights));
      const at = (share, what) =>
        atShare(
          pages.map((page) => page[what]),
          share,
        );
      const participating = pageOf(
        path,
        { rest: restShare > 0.1, languages: [], features: ['participation'] },
        weights,
      ).bytes;
      return [
        path,
        {
          median: at(0.5, 'bytes'),
          at90: at(0.9, 'bytes'),
          least: at(0, 'bytes'),
          participating,
          requests: at(0.9, 'requests'),
          roundTrips: at(0.9, 'roundTrips'),
          restShare: path === 'json' ? restShare : 0,
        },
      ];
    }),
  );
}
