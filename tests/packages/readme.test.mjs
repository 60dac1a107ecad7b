// Every example of web/README.md, and the quick start of README.md, as they are written there: hosts that they name are played,
// nothing else is changed.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { build } from 'esbuild';
import { inProject } from '../support/paths.mjs';
import { openBrowser } from './support/page.mjs';
import { articlePath, makeProject, nativeHtml, readArticle } from './support/project.mjs';

const readme = readFileSync(inProject('web', 'README.md'), 'utf8');
const { version } = JSON.parse(readFileSync(inProject('web', 'package.json'), 'utf8'));
const published = inProject('web', 'dist', 'cdn', version);

/** The code blocks of one language under a heading, down to the next one of the same kind. */
function examples(heading, language) {
  const [, rest] = readme.split(`\n${heading}\n`);
  assert.ok(rest, `there is a heading ${heading}`);
  const section = rest.split(/\n#{2,3} /)[0];
  return [...section.matchAll(/```(\w+)\n([^]*?)```/g)]
    .filter((match) => match[1] === language)
    .map((match) => match[2]);
}

let project;
let browser;
before(async () => {
  project = makeProject('server');
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  project?.remove();
});

const cors = { 'access-control-allow-origin': '*' };

/** Opens a page on a host of its own, with the hosts of the examples played. */
async function open(html, headers = {}) {
  const { page } = browser;
  await page.unrouteAll({ behavior: 'wait' });
  await page.route('https://partner.example/', (route) =>
    route.fulfill({ body: html, headers: { 'content-type': 'text/html; charset=utf-8', ...headers } }),
  );
  await page.route('https://news.example/articles/*.json', (route) =>
    route.fulfill({ path: articlePath, headers: cors }),
  );
  await page.route(`https://cdn.example/lede/${version}/*`, (route) => {
    const path = join(published, new URL(route.request().url()).pathname.split('/').at(-1));
    return route.fulfill({ path, headers: cors });
  });
  await browser.open('https://partner.example/');
}

const shown = () =>
  browser.evaluate(async () => {
    const element = document.querySelector('lede-article');
    const happened = new Promise((resolve) => {
      element.addEventListener('lede-ready', resolve);
      element.addEventListener('lede-error', ({ detail }) => resolve(detail));
    });
    if (!element.shadowRoot) {
      const { message } = await Promise.race([
        happened,
        new Promise((resolve) => setTimeout(resolve, 30_000, { message: 'silence' })),
      ]);
      if (message) return message;
    }
    return element.shadowRoot.querySelector('h1').textContent;
  });

const page = (body) => `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,">${body}`;

test('the script tag and the element', async () => {
  const [example] = examples('## One script tag', 'html');
  await open(page(example));
  assert.equal(await shown(), readArticle().headline);
});

test('the script tag with its integrity', async () => {
  const [tag] = examples('### Integrity', 'html');
  const [example] = examples('## One script tag', 'html');
  const { files } = JSON.parse(readFileSync(join(published, 'integrity.json'), 'utf8'));
  const element = example.slice(example.indexOf('<lede-article'));
  await open(page(tag.replace('sha256-…', files['lede.js']) + element));
  assert.equal(await shown(), readArticle().headline);
  // And with another file's hash it stays out.
  await open(page(tag.replace('sha256-…', files['lede.css']) + element));
  assert.equal(await browser.evaluate(() => customElements.get('lede-article') === undefined), true);
});

test('the content security policy, with and without Trusted Types', async () => {
  const section = readme.split('\n## Content-Security-Policy\n')[1].split('\n## ')[0];
  const [policy, trusted] = section.match(/^ {4}.*/gm).map((line) => line.trim());
  const hosts = { HOST: 'https://cdn.example', NEWS: 'https://news.example', PICTURES: 'https://tth.example' };
  const filled = policy.replace(/HOST|NEWS|PICTURES/g, (name) => hosts[name]);
  const [example] = examples('## One script tag', 'html');
  for (const header of [filled, `default-src 'none'; ${filled}`, `default-src 'none'; ${filled}; ${trusted}`]) {
    await open(page(example), { 'content-security-policy': header });
    assert.equal(await shown(), readArticle().headline, header);
  }
});

test('the renderer in a bundle', async () => {
  const [element, renderer] = examples('## In a bundle', 'js');
  // What the example throws away is looked at.
  const watched = renderer
    .replace('const { html, jsonLd, warnings } =', 'globalThis.rendered =')
    .replaceAll(/^lede\.(markdown|sanitize)\(/gm, 'globalThis.$1 = lede.$1(');
  writeFileSync(
    join(project.folder, 'renderer.mjs'),
    `${watched}\nconsole.log(JSON.stringify([rendered.html, markdown, sanitize]));`,
  );
  const [html, markdown, sanitized] = JSON.parse(await project.run(process.execPath, 'renderer.mjs'));
  assert.match(html, /<h1.*A bridge<\/h1>.*<strong>bridge<\/strong>/);
  assert.equal(markdown, '<p><strong>a</strong> <a href="https://news.example/" rel="noopener">b</a></p>');
  assert.equal(sanitized, '<p>a</p>');
  writeFileSync(join(project.folder, 'element.js'), element);
  const { outputFiles } = await build({
    absWorkingDir: project.folder,
    entryPoints: ['element.js'],
    bundle: true,
    write: false,
    format: 'esm',
  });
  assert.match(outputFiles[0].text, /customElements[^]*\.define\(/);
});

test('Node', async () => {
  const [example] = examples('## Node', 'js');
  writeFileSync(join(project.folder, 'node.mjs'), example);
  const text = await project.run(process.execPath, 'node.mjs');
  assert.match(text, /^<!DOCTYPE html>/i);
  assert.ok(text.includes(nativeHtml().slice(0, 200)));
});

test('the quick start of the project: the package and the command', async () => {
  const section = readFileSync(inProject('README.md'), 'utf8').split('\n## Quick start\n')[1].split('\n## ')[0];
  const code = (language) => new RegExp(`\`\`\`${language}\n([^]*?)\`\`\``).exec(section)[1];
  writeFileSync(join(project.folder, 'quick.mjs'), code('js'));
  const printed = await project.run(process.execPath, 'quick.mjs');
  assert.match(printed, /^<!DOCTYPE html>.*lede\.css.*<h1[^>]*>A bridge<\/h1>.*<strong>bridge<\/strong>/is);
  const run = async (line) => {
    const [program, ...words] = line.trim().split(' ');
    const folder = join(project.folder, words.at(-1));
    await project.run(inProject(program), ...words.slice(0, -1).map((word) => (/^\w+\//.test(word) ? inProject(word) : word)), folder);
    return folder;
  };
  const [pagesLine, fragmentsLine] = [...section.matchAll(/```sh\n([^]*?)```/g)].map(([, line]) => line);
  const site = await run(pagesLine);
  const index = readFileSync(join(site, 'index.html'), 'utf8');
  const pages = readdirSync(inProject('examples', 'articles')).filter((name) => name.endsWith('.json')).map((name) => name.replace('.json', '.html'));
  for (const page of pages) assert.ok(index.includes(`href="./${page}"`), page);
  assert.match(readFileSync(join(site, 'report.html'), 'utf8'), /^<!DOCTYPE html>.*<link [^>]*href="lede\.css".*<h1/is);
  assert.ok(existsSync(join(site, 'lede.css')));
  const fragments = await run(fragmentsLine);
  const [, address] = /src="\/fragments\/([^"]+)"/.exec(section);
  assert.match(readFileSync(join(fragments, address), 'utf8'), /^<article class="lede"/);
});
