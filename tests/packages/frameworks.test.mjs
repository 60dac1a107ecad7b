// <lede-article> under React and Vue, which make, move and remove elements by their own reckoning.
import assert from 'node:assert/strict';
import { cpSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { build } from 'esbuild';
import { openBrowser, serveFolder } from './support/page.mjs';
import { articlePath, makeProject, tools } from './support/project.mjs';

let project;
let browser;
let site;
before(async () => {
  project = makeProject('frameworks');
  browser = await openBrowser();
  await build({
    absWorkingDir: project.folder,
    entryPoints: ['react.js', 'vue.js'],
    outdir: 'pages',
    bundle: true,
    format: 'esm',
    nodePaths: [tools],
    define: {
      'process.env.NODE_ENV': '"production"',
      __VUE_OPTIONS_API__: 'true',
      __VUE_PROD_DEVTOOLS__: 'false',
      __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
    },
    logLevel: 'error',
  });
  const dist = join(project.package, 'dist');
  for (const name of readdirSync(dist).filter((file) => file.endsWith('.wasm'))) {
    cpSync(join(dist, name), join(project.folder, 'pages', name));
  }
  site = await serveFolder(join(project.folder, 'pages'));
  for (const id of ['a', 'b', 'c']) {
    const article = { ...JSON.parse(readFileSync(articlePath, 'utf8')), headline: `Article ${id}` };
    site.add(`/${id}.json`, { body: JSON.stringify(article) });
  }
});
after(async () => {
  await browser?.close();
  await site?.close();
  project?.remove();
});

/** Does the same with every framework; `window.show` renders a list of articles and resolves when that is done. */
const useInPage = async () => {
  const headlines = () =>
    [...document.querySelectorAll('lede-article')].map(
      (element) => element.shadowRoot?.querySelector('h1')?.textContent,
    );
  const ready = (count) =>
    new Promise((resolve) => {
      const seen = [];
      const listen = () => seen.push(1) === count && resolve();
      document.addEventListener('lede-ready', listen);
    });
  const said = { errors: 0, readies: 0 };
  document.addEventListener('lede-error', () => (said.errors += 1));
  document.addEventListener('lede-ready', () => (said.readies += 1));
  const frames = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  const steps = {};

  let done = ready(3);
  window.show(['a', 'b', 'c']);
  await done;
  steps.first = headlines();
  const [first] = document.querySelectorAll('lede-article');

  window.show(['c', 'a', 'b']);
  await frames();
  steps.moved = headlines();
  steps.sameElement = document.querySelectorAll('lede-article')[1] === first;

  window.show(['c', 'b']);
  await frames();
  steps.removed = headlines();

  done = ready(1);
  window.show(['a', 'c', 'b']);
  await done;
  steps.added = headlines();

  done = ready(1);
  window.showOne('b');
  window.showOne('a');
  window.showOne('c');
  await done;
  await frames();
  steps.changed = headlines();

  done = ready(1);
  window.showArticle({ headline: 'As a property', body: 'Text', rating: { count: 0 } });
  await done;
  steps.property = headlines();
  steps.rated = await window.rated();
  return { ...steps, ...said };
};

for (const name of ['react', 'vue']) {
  test(`${name}: added, moved, removed, changed, given as a property`, async () => {
    const page = `<!doctype html><link rel="icon" href="data:,"><div id="app"></div><script type="module" src="/${name}.js"></script>`;
    site.add(`/${name}.html`, { body: page });
    await browser.open(`${site.origin}/${name}.html`);
    assert.deepEqual(await browser.evaluate(useInPage), {
      first: ['Article a', 'Article b', 'Article c'],
      moved: ['Article c', 'Article a', 'Article b'],
      sameElement: true,
      removed: ['Article c', 'Article b'],
      added: ['Article a', 'Article c', 'Article b'],
      changed: ['Article c'],
      property: ['As a property'],
      rated: 4,
      errors: 0,
      readies: 6,
    });
  });
}
