// What a page loads for each article of a corpus: which files, how many bytes of Brotli, in how many requests and round
// trips. Whether a document needs lede-rest.wasm is found out by rendering it with lede.wasm alone.

/** lede.js, the article and what follows from it; a verified article is HTML and needs no renderer. */
const filesOfPaths = {
  json: ['lede.js', 'render.js', 'lede.wasm', 'hydrate.js'],
  verified: ['lede.js', 'hydrate.js'],
  'server-rendered': ['lede.css', 'hydrate.js'],
};

/** @param module the address of dist/node.js; each document gets a copy of it that has loaded nothing yet. */
async function needsRest(module, copy, article) {
  const { perform } = await import(`${module}?size=${copy}`);
  let tries = 0;
  try {
    await perform((lede) => {
      tries += 1;
      return lede.render(article, { output: 'fragment' });
    });
  } catch (error) {
    if (error.name !== 'LedeError') throw error;
  }
  return tries > 1;
}

/** The smallest value that `share` of the values do not exceed. */
export function atShare(values, share) {
  const sorted = values.toSorted((left, right) => left - right);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)];
}

/**
 * @param articles version 1 JSON.
 * @param weights the Brotli bytes of each file of dist, by name.
 * @return for each path the bytes at the median and at 90 %, requests and round trips after the script at 90 %, and the
 * share of articles that need lede-rest.wasm.
 */
export async function measurePages(module, articles, weights) {
  const rest = [];
  for (const [index, { article }] of articles.entries()) rest.push(await needsRest(module, index, article));
  const share = rest.filter(Boolean).length / rest.length;
  return Object.fromEntries(
    Object.entries(filesOfPaths).map(([path, files]) => {
      const always = files.reduce((sum, name) => sum + weights.get(name), 0);
      const isJson = path === 'json';
      const bytes = rest.map((needs) => always + (isJson && needs ? weights.get('lede-rest.wasm') : 0));
      const needsMore = isJson && share > 0.1 ? 1 : 0;
      const median = atShare(bytes, 0.5);
      const at90 = atShare(bytes, 0.9);
      // The article itself is a request of its own, unless a server has put it into the page.
      const requests = files.length + (path === 'server-rendered' ? 0 : 1) + needsMore;
      return [path, { median, at90, requests, roundTrips: 1 + needsMore, restShare: isJson ? share : 0 }];
    }),
  );
}
