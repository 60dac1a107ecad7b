// The package's style sheets through the tools that build a host's styles, for the oldest browsers that README.md names: every element
// looks as it does with the sheet as it is, on a light page, on a dark one, and with a theme of its own.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { transformSync } from 'esbuild';
import * as vite from 'vite';
import { htmlOf } from '../support/harness.mjs';
import { inProject } from '../support/paths.mjs';
import { openSite } from '../browser/support/site.mjs';
import { openBrowser } from './support/page.mjs';
import { makeProject } from './support/project.mjs';

const k_oldest = ['chrome103', 'firefox115', 'safari16.4'];
const k_sheets = [['lede.css'], ['lede-reading.css', 'lede-parts.css']];

let project;
let site;
let browser;
let body;
before(async () => {
  project = makeProject();
  site = await openSite({ needsPackage: false });
  browser = await openBrowser();
  const inputs = ['parts-en.json', 'blocks.json', 'arabic.json'].map((name) => readFileSync(inProject('examples', 'articles', name), 'utf8'));
  const parts = await htmlOf(inputs.map((input, id) => ({ id, operation: 'render', input })));
  body = parts.join('');
});
after(async () => {
  await browser?.close();
  await site?.close();
  project?.remove();
});

/** With the host's own rule in front, as its bundle has it. */
const sourceOf = (sheets, host) => host + sheets.map((name) => readFileSync(join(project.package, 'dist', name), 'utf8')).join('\n');

async function byVite(sheets, host, cssTarget) {
  writeFileSync(join(project.folder, 'host.css'), host || ':root { margin: 0 }');
  writeFileSync(join(project.folder, 'styles.js'), ["import './host.css';", ...sheets.map((name) => `import 'lede-article/${name}';`)].join('\n'));
  const { output } = await vite.build({
    root: project.folder,
    configFile: false,
    logLevel: 'error',
    build: { write: false, cssTarget, rollupOptions: { input: join(project.folder, 'styles.js') } },
  });
  return output.find(({ fileName }) => fileName.endsWith('.css')).source.toString();
}

const k_tools = {
  'Vite, as it is': (sheets, host) => byVite(sheets, host),
  'Vite for the oldest browsers': (sheets, host) => byVite(sheets, host, k_oldest),
  'esbuild for the oldest browsers': (sheets, host) => transformSync(sourceOf(sheets, host), { loader: 'css', minify: true, target: k_oldest }).code,
};

const k_hosts = {
  'a light page': '',
  'a page as dark as its reader’s system': ':root { color-scheme: light dark }',
  'a dark page': ':root { color-scheme: dark }',
  'a dark theme on a light page': '',
};

// Runs in the page: what there is to see of each element.
const look = () => {
  for (const part of document.querySelectorAll('details')) part.open = true;
  const properties = ['color', 'backgroundColor', 'borderTop', 'borderBottom', 'borderInlineStart', 'fontSize', 'fontWeight', 'display', 'padding', 'margin', 'gridTemplateColumns', 'content', 'fill'];
  return [...document.querySelectorAll('.lede, .lede *')].flatMap((element) =>
    [null, '::before', '::after'].map((pseudo) => {
      const style = getComputedStyle(element, pseudo);
      const { width, height } = element.getBoundingClientRect();
      return `${element.localName}.${element.className}${pseudo ?? ''} ${Math.round(width)}×${Math.round(height)} ${properties.map((name) => style[name]).join(' | ')}`;
    }),
  );
};

async function lookAt(css, isThemed) {
  const html = isThemed ? body.replaceAll('<article class="lede"', '<article data-theme="dark" class="lede"') : body;
  site.add('/styles.css', { type: 'text/css', body: css });
  site.add('/page.html', { body: `<!doctype html><meta charset="utf-8"><title>Host</title><link rel="icon" href="data:,"><link rel="stylesheet" href="/styles.css"><body>${html}` });
  await browser.open(`${site.origin}/page.html`);
  return browser.evaluate(look);
}

for (const sheets of k_sheets) {
  for (const [page, host] of Object.entries(k_hosts)) {
    test(`${sheets.join(' and ')} on ${page}: tools that build styles change nothing to see`, async () => {
      await browser.setViewport(1280, 900);
      await browser.setColorScheme('dark');
      const isThemed = page.startsWith('a dark theme');
      const plain = await lookAt(sourceOf(sheets, host), isThemed);
      assert.ok(plain.length > 500);
      for (const [tool, build] of Object.entries(k_tools)) {
        const seen = await lookAt(await build(sheets, host), isThemed);
        const different = seen.filter((row, index) => row !== plain[index]);
        assert.deepEqual(different.slice(0, 3), [], `${tool}: ${different.length} of ${plain.length} look different`);
      }
    });
  }
}
