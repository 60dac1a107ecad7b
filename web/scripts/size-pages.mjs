// What a page loads for each article of a corpus: which files, how many bytes of Brotli, in how many requests and round
// trips. Whether a document needs lede-rest.wasm is found out by rendering it with lede.wasm alone, and whether readers take part in
// it, by rating or comments, from what is rendered.

/** What pages load: for every article, for those that need the rest of the module, and for those that readers take part in. */
const filesOfPaths = {
  // A verified article is HTML and needs no renderer.
  json: {
    always: ['lede.js', 'render.js', 'lede.wasm'],
    rest: ['lede-rest.wasm'],
    participation: ['participation.js'],
  },
  verified: { always: ['lede.js', 'verified.js'], rest: [], participation: ['participation.js'] },
  'server-rendered': { always: ['lede.css', 'hydrate.js'], rest: [], participation: [] },
};

/** @param module the address of dist/node.js; each document gets a copy of it that has loaded nothing yet. */
async function needsOf(module, copy, article) {
  const { perform } = await import(`${module}?size=${copy}`);
  let tries = 0;
  let html = '';
  try {
    ({ html } = await perform((lede) => {
      tries += 1;
      return lede.render(article, { output: 'fragment' });
    }));
  } catch (error) {
    if (error.name !== 'LedeError') throw error;
  }
  return { rest: tries > 1, participation: /data-component="(?:rating|comments)"/.test(html) };
}

/** The smallest value that `share` of the values do not exceed. */
export function atShare(values, share) {
  const sorted = values.toSorted((left, right) => left - right);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)];
}

/** One page: its bytes, its requests and its round trips after the script. */
function pageOf(path, needs, weights) {
  const { always, rest, participation } = filesOfPaths[path];
  const files = [...always, ...(needs.rest ? rest : []), ...(needs.participation ? participation : [])];
  const isLater = (needs.rest && rest.length > 0) || (needs.participation && participation.length > 0);
  return {
    bytes: files.reduce((sum, name) => sum + weights.get(name), 0),
    // The article itself is a request of its own, unless a server has put it into the page.
    requests: files.length + (path === 'server-rendered' ? 0 : 1),
    roundTrips: isLater ? 2 : 1,
  };
}

/**
 * @param articles version 1 JSON.
 * @param weights the Brotli bytes of each file of dist, by name.
 * @return for each path the bytes at the median and at 90 %, and with rating and comments; requests and round trips after the script
 * at 90 %; and the share of articles that need lede-rest.wasm.
 */
export async function measurePages(module, articles, weights) {
  const needs = [];
  for (const [index, { article }] of articles.entries()) needs.push(await needsOf(module, index, article));
  const restShare = needs.filter(({ rest }) => rest).length / needs.length;
  return Object.fromEntries(
    Object.keys(filesOfPaths).map((path) => {
      const pages = needs.map((need) => pageOf(path, need, weights));
      const at = (share, what) =>
        atShare(
          pages.map((page) => page[what]),
          share,
        );
      const participating = pageOf(path, { rest: restShare > 0.1, participation: true }, weights).bytes;
      return [
        path,
        {
          median: at(0.5, 'bytes'),
          at90: at(0.9, 'bytes'),
          participating,
          requests: at(0.9, 'requests'),
          roundTrips: at(0.9, 'roundTrips'),
          restShare: path === 'json' ? restShare : 0,
        },
      ];
    }),
  );
}
