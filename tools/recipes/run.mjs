// Builds recipes as their readers would, serves them, and reads them in Chromium: node tools/recipes/run.mjs [NAME...]
//
// Each has a list and an article. The article must be there and styled when it is opened, when the reader comes to it from the
// list, on the way back and forward, and on a second visit; the page may complain of nothing.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { launch } from '../../tests/browser/support/chromium.mjs';
import { readRecipe } from './read.mjs';
import { serveFolder, startServer } from './serve.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const source = join(root, 'examples', 'recipes');

/**
 * `site` is a folder that any server can serve, `fallback` the page for addresses that only the router knows; without `site`, the
 * recipe has a server, which must do without the folders in `without`, as in a container. Pages change by loading unless
 * `isRouted`.
 */
const recipes = {
  plain: { site: 'site', article: '/articles/bridge.html' },
  turbo: { isRouted: true },
  next: { isRouted: true, without: ['node_modules', 'articles'] },
  nuxt: { isRouted: true, without: ['node_modules', 'articles'] },
  sveltekit: { isRouted: true },
  astro: { site: 'site', article: '/articles/bridge.html', isRouted: true },
  'react-router': { isRouted: true },
  angular: { site: 'dist/browser', fallback: 'index.html', isRouted: true },
};
export const recipeNames = Object.keys(recipes);

/** The folder of a recipe as its reader has it: installed and built. */
function buildRecipe(name, folder, { offline }) {
  const work = join(folder, name);
  rmSync(work, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const npm = (where, ...words) => {
    try {
      return execFileSync('npm', words, { cwd: where, encoding: 'utf8', stdio: 'pipe', env: { ...process.env, NODE_ENV: '', CI: '1' } });
    } catch (error) {
      throw new Error(`npm ${words.join(' ')} of the recipe ${name} failed: ${error.stdout}${error.stderr}`);
    }
  };
  const [{ filename }] = JSON.parse(npm(join(root, 'web'), 'pack', '--json', '--silent', '--pack-destination', folder));
  cpSync(join(folder, filename), join(folder, 'lede-article.tgz'));
  cpSync(join(source, name), work, { recursive: true });
  cpSync(join(source, 'articles'), join(work, 'articles'), { recursive: true });
  npm(work, 'install', '--no-audit', '--no-fund', ...(offline ? ['--offline'] : []));
  npm(work, 'run', 'build', '--if-present');
  return work;
}

/**
 * @param {string} name
 * @param {{folder?: string, offline?: boolean}} options where it is built, and whether nothing may be fetched for it.
 * @throws {Error} if it cannot be built, or the article is not there.
 */
export async function tryRecipe(name, { folder = join(root, 'build', 'recipes'), offline = false } = {}) {
  const { site, fallback, article = '/articles/bridge', isRouted = false, without = [] } = recipes[name];
  const work = buildRecipe(name, folder, { offline });
  for (const part of without) rmSync(join(work, part), { recursive: true });
  const server = await (site ? serveFolder(join(work, site), fallback) : startServer(work));
  const browser = await launch();
  try {
    await readRecipe(browser, server.origin, { article, isRouted });
  } finally {
    await browser.close();
    await server.close();
  }
}

async function main(names) {
  const unknown = names.filter((name) => !recipes[name]);
  if (unknown.length > 0) {
    console.error(`unknown recipe: ${unknown.join(' ')} (expected some of: ${recipeNames.join(' ')})`);
    return 2;
  }
  const there = readdirSync(source, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  let failed = 0;
  for (const name of names.length > 0 ? names : recipeNames.filter((name) => there.some((entry) => entry.name === name))) {
    const began = performance.now();
    try {
      await tryRecipe(name);
      console.log(`${name}: the article is there, ${Math.round((performance.now() - began) / 1000)} s`);
    } catch (error) {
      failed += 1;
      console.error(`${name}: ${error.message}`);
    }
  }
  return failed > 0 ? 1 : 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = await main(process.argv.slice(2));
