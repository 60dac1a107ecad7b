// Style sheets, scripts, the files of the package that pages load, the index of the search, and the service worker.
import { createHash } from 'node:crypto';
import { copyFile, mkdir, readdir, readFile, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { build } from 'esbuild';
import { inProject, write } from './project.mjs';

const site = inProject('docs', 'site');
const dist = process.env.LEDE_DIST ?? inProject('web', 'dist');

const shared = { absWorkingDir: site, bundle: true, minify: true, target: 'es2022', charset: 'utf8', legalComments: 'none', logLevel: 'warning' };

export async function writeScripts(out) {
  const module = { ...shared, format: 'esm' };
  // Code that several scripts share is one module, since a page may create its Trusted Types policy only once.
  const entryPoints = ['src/site.ts', 'src/gallery.ts', 'src/playground/playground.ts'];
  await build({ ...module, entryPoints, splitting: true, outdir: join(out, 'assets'), entryNames: '[name]' });
  // The worker imports the package as it is shipped; the package finds its WebAssembly in its own folder.
  await build({
    ...module,
    entryPoints: ['src/playground/worker.ts'],
    outfile: join(out, 'assets', 'worker.js'),
    plugins: [{ name: 'lede-shipped', setup: (plugin) => plugin.onResolve({ filter: /^lede-article$/ }, () => ({ path: '../lede/index.js', external: true })) }],
  });
  await build({ ...shared, format: 'iife', entryPoints: ['src/scheme.ts'], outfile: join(out, 'assets', 'scheme.js') });
  for (const name of ['site', 'document', 'gallery', 'playground', 'preview']) {
    await build({ ...shared, entryPoints: [`styles/${name}.css`], outfile: join(out, 'assets', `${name}.css`) });
  }
  await copyFile(join(site, 'styles', 'icon.svg'), join(out, 'assets', 'icon.svg'));
}

/** The files of the package that the site's own pages use. */
const k_package = ['index.js', 'lede-full.wasm', 'lede.css', 'lede-parts.css', 'hydrate.js', 'hydrate-reading.js', 'reading-tools.js'];

export async function writePackageFiles(out) {
  await mkdir(join(out, 'lede'), { recursive: true });
  for (const name of k_package) await copyFile(join(dist, name), join(out, 'lede', name));
}

/** Titles and headings of all pages: `[title, address, [[heading, id], …]]` each. */
export const writeSearch = (out, pages) =>
  write(out, 'assets/search.json', JSON.stringify(pages.map(({ title, page, headings }) => [title, page, headings.map(({ title: heading, id }) => [heading, id])])));

async function filesBelow(folder) {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => relative(folder, join(entry.parentPath ?? entry.path, entry.name)));
}

/** Files that are kept for reading offline only after they were requested. */
const k_later = /^(api|cpp|source)\/|^offline\.js$/;

/**
 * Built last: the worker lists every file that it keeps, and a hash of all, so that browsers fetch a changed site
 * again.
 */
export async function writeServiceWorker(out) {
  const files = (await filesBelow(out)).map((file) => file.replaceAll('\\', '/')).filter((file) => !k_later.test(file)).sort();
  const hash = createHash('sha256');
  for (const file of files) hash.update(file).update(await readFile(join(out, file)));
  const define = { k_files: JSON.stringify(files), k_version: JSON.stringify(hash.digest('hex').slice(0, 16)) };
  await build({ ...shared, format: 'iife', entryPoints: ['src/offline.ts'], outfile: join(out, 'offline.js'), define });
}

export async function isBuilt() {
  const missing = [];
  for (const name of k_package) await stat(join(dist, name)).catch(() => missing.push(name));
  return missing;
}
export const packageEntry = join(dist, 'node.js');
