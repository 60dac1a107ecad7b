// One `integrity` attribute protects every file: if a file was changed on the way, it does not run, and the fallback
// stays.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { htmlOf } from '../support/harness.mjs';
import { inProject } from '../support/paths.mjs';
import { seed } from '../support/seed-parts.mjs';
import { describeInEveryEngine } from './support/engines.mjs';
import { outcome } from './support/outcome.mjs';
import { openSite, page } from './support/site.mjs';

const dist = process.env.LEDE_DIST ?? inProject('web', 'dist');
const { version } = JSON.parse(readFileSync(inProject('web', 'package.json'), 'utf8'));
const published = `cdn/${version}`;
const list = JSON.parse(readFileSync(`${dist}/${published}/integrity.json`, 'utf8'));

/** The module with a custom section added at its end, which engines ignore: only its hash differs. */
function tampered(name) {
  const bytes = Buffer.concat([readFileSync(`${dist}/${published}/${name}`), Buffer.from([0, 2, 1, 0x78])]);
  assert.ok(WebAssembly.validate(bytes), 'the change goes unnoticed by the engine');
  return bytes;
}

const hash = (bytes) => `sha256-${createHash('sha256').update(bytes).digest('base64')}`;

for (const folder of ['', `${published}/`]) {
  test(`dist/${folder}integrity.json names every file beside it, with its hash`, () => {
    const names = readdirSync(`${dist}/${folder}`, { withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name !== 'integrity.json')
      .map(({ name }) => name);
    const { files } = JSON.parse(readFileSync(`${dist}/${folder}integrity.json`, 'utf8'));
    const hashes = names.sort().map((name) => [name, hash(readFileSync(`${dist}/${folder}${name}`))]);
    assert.deepEqual(files, Object.fromEntries(hashes));
  });
}

let site;
before(async () => {
  site = await openSite();
});
after(() => site?.close());

const tag = (folder) =>
  `<script async src="${folder}/lede.js" integrity="${list.files['lede.js']}" crossorigin="anonymous"></script>`;
const element = (src = '/articles/seed.json') =>
  `<lede-article src="${src}"><a id="fallback" href="/">The fallback</a></lede-article>`;
const state = () => ({
  headline: document.querySelector('lede-article').shadowRoot?.querySelector('h1')?.textContent ?? null,
  fallback: document.querySelector('#fallback').getClientRects().length,
});

describeInEveryEngine('integrity', (browser) => {
  test('the published files work under the integrity of their script', async () => {
    site.alias('/lede', `dist/${published}`);
    site.add('/whole.html', { body: page({ head: tag('/lede'), body: element() }) });
    await browser().open(`${site.origin}/whole.html`);
    assert.deepEqual(await browser().evaluate(outcome), { name: 'lede-ready' });
    assert.deepEqual(await browser().evaluate(state), { headline: seed.headline, fallback: 0 });
  });

  test('a script that was changed does not run', async () => {
    site.alias('/changed-script', `dist/${published}`);
    site.add('/changed-script/lede.js', {
      body: `${readFileSync(`${dist}/${published}/lede.js`, 'utf8')};window.ran = true;`,
    });
    const failed =
      '<script>window.failed = new Promise((resolve) => addEventListener("error", () => resolve("not loaded"), true));</script>';
    site.add('/changed-script.html', { body: page({ head: failed + tag('/changed-script'), body: element() }) });
    await browser().open(`${site.origin}/changed-script.html`);
    assert.equal(await browser().evaluate(() => window.failed), 'not loaded');
    assert.equal(await browser().evaluate(() => window.ran), undefined);
    assert.deepEqual(await browser().evaluate(state), { headline: null, fallback: 1 });
  });

  /** Shows an article with one of the scripts beside lede.js changed. @returns what became of it. */
  async function showWithChanged(script, src) {
    const folder = `/changed-${script}`;
    site.alias(folder, `dist/${published}`);
    site.add(`${folder}/${script}`, { body: `${readFileSync(`${dist}/${published}/${script}`, 'utf8')};window.ran = true;` });
    site.add(`${folder}.html`, { body: page({ head: tag(folder), body: element(src) }) });
    site.requests.length = 0;
    await browser().open(`${site.origin}${folder}.html`);
    const became = await browser().evaluate(outcome);
    assert.ok(site.requests.includes(`${folder}/${script}`));
    assert.equal(await browser().evaluate(() => window.ran), undefined);
    return became;
  }

  for (const [script, src] of [['render.js', '/articles/seed.json'], ['verified.js', '/ahead.html']]) {
    test(`a ${script} that was changed does not run`, async () => {
      const [html] = await htmlOf([{ id: 1, operation: 'render', input: seed, options: { output: 'fragment' } }]);
      site.add('/ahead.html', { body: html });
      const { name, code, message } = await showWithChanged(script, src);
      assert.deepEqual({ name, code }, { name: 'lede-error', code: 'wasm-unreachable' });
      assert.match(message, new RegExp(`${script} could not be fetched, or was changed`));
      assert.deepEqual(await browser().evaluate(state), { headline: null, fallback: 1 });
    });
  }

  test('a participation.js that was changed does not run, and the article is shown without it', async () => {
    assert.deepEqual(await showWithChanged('participation.js', '/articles/seed.json'), { name: 'lede-ready' });
    assert.deepEqual(await browser().evaluate(state), { headline: seed.headline, fallback: 0 });
  });

  // The ordinary article needs the first module alone; the other article needs the rest.
  const parts = [
    { part: 'lede.wasm', type: 'application/wasm', src: '/articles/seed.json' },
    { part: 'lede.wasm', type: 'application/octet-stream', src: '/articles/seed.json' },
    { part: 'lede-rest.wasm', type: 'application/wasm', src: '/rest.json' },
  ];
  for (const { part, type, src } of parts) {
    test(`a ${part} of type ${type} that was changed does not run`, async () => {
      // Another format than Lede's own.
      site.add('/rest.json', { body: readFileSync(inProject('examples', 'formats', 'wordpress.json')) });
      site.alias('/changed', `dist/${published}`);
      site.add(`/changed/${part}`, { type, body: tampered(part) });
      site.add('/changed.html', { body: page({ head: tag('/changed'), body: element(src) }) });
      site.requests.length = 0;
      await browser().open(`${site.origin}/changed.html`);
      const { name, code, message } = await browser().evaluate(outcome);
      assert.deepEqual({ name, code }, { name: 'lede-error', code: 'wasm-tampered' });
      assert.match(message, /changed, or is of another version/);
      assert.deepEqual(await browser().evaluate(state), { headline: null, fallback: 1 });
      assert.ok(site.requests.includes(`/changed/${part}`));
      site.remove(`/changed/${part}`);
    });
  }

  test('the words of a language whose file was changed are those of the rest', async () => {
    site.add('/german.json', { body: JSON.stringify({ headline: 'A', language: 'de', body: 'b', rating: { count: 0 } }) });
    site.alias('/changed', `dist/${published}`);
    site.add('/changed/lede-de.wasm', { type: 'application/wasm', body: tampered('lede-de.wasm') });
    site.add('/changed.html', { body: page({ head: tag('/changed'), body: element('/german.json') }) });
    site.requests.length = 0;
    await browser().open(`${site.origin}/changed.html`);
    assert.equal((await browser().evaluate(outcome)).name, 'lede-ready');
    assert.match(await browser().evaluate(() => document.querySelector('lede-article').shadowRoot.textContent), /Bewertung/i);
    for (const part of ['lede-de.wasm', 'lede-rest.wasm']) assert.ok(site.requests.includes(`/changed/${part}`), part);
    site.remove('/changed/lede-de.wasm');
  });
});
