// The plugin for WordPress: PHP's own linter, the functions of WordPress that it calls as a stub, and its page in Chromium.
import assert from 'node:assert/strict';
import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import vm from 'node:vm';
import { outcome } from '../browser/support/outcome.mjs';
import { openSite } from '../browser/support/site.mjs';
import { inProject } from '../support/paths.mjs';
import { openBrowser } from './support/page.mjs';

const plugin = inProject('examples', 'recipes', 'wordpress', 'lede.php');
const stub = fileURLToPath(new URL('./apps/wordpress/stub.php', import.meta.url));
const hasPhp = spawnSync('php', ['--version']).status === 0;
const skip = hasPhp || process.env.CI ? false : 'PHP (package php-cli) is not installed';

let site;
let browser;
let folder;
before(async () => {
  site = await openSite();
  browser = await openBrowser();
  folder = mkdtempSync(join(tmpdir(), 'lede-wordpress-'));
});
after(async () => {
  await browser?.close();
  await site?.close();
  if (folder) rmSync(folder, { recursive: true });
});

async function wordpress(address, kept = 'kept.json') {
  const env = { ...process.env, LEDE_FILES: `${site.origin}/dist/`, LEDE_NEWSROOMS: `https://other.example ${site.origin}` };
  const { stdout } = await promisify(execFile)('php', [stub, plugin, address, join(folder, kept)], { env });
  return JSON.parse(stdout);
}

const article = { lede: 1, headline: 'Brücke & <img src=x onerror=alert(1)>', lead: 'A **lead**', body: 'Text', url: 'javascript:alert(1)' };

test('PHP reads the plugin', { skip }, () => {
  const { status, stdout } = spawnSync('php', ['-l', plugin], { encoding: 'utf8' });
  assert.equal(status, 0, stdout);
});

test('the article is shown by shortcode, block and address, with a fallback that is escaped', { skip }, async () => {
  site.add('/articles/1.json', { body: JSON.stringify(article) });
  const { shown, scripts } = await wordpress(`${site.origin}/articles/1`);
  const element =
    `<lede-article src="${site.origin}/articles/1.json"><p><a href="">Brücke &amp; &lt;img src=x onerror=alert(1)&gt;</a></p>` +
    '<p>A lead</p></lede-article>';
  assert.deepEqual(shown, { shortcode: element, block: element, embed: element });
  assert.match(scripts, /^<script async data-base="http.*\/dist\/" src='http.*\/dist\/lede\.js'><\/script>$/);
  const page = `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><script src="/pages/record.js"></script>${scripts}`;
  site.add('/post.html', { body: page + shown.shortcode });
  await browser.open(`${site.origin}/post.html`);
  assert.deepEqual(await browser.evaluate(outcome), { name: 'lede-ready' });
});

test('what was fetched is kept, and stays if the newsroom does not answer', { skip }, async () => {
  site.add('/articles/2.json', { body: JSON.stringify({ headline: 'Kept' }) });
  await wordpress(`${site.origin}/articles/2`, 'again.json');
  site.requests.length = 0;
  const { shown } = await wordpress(`${site.origin}/articles/2`, 'again.json');
  assert.match(shown.block, />Kept</);
  assert.deepEqual(site.requests, []);
});

test('an article that cannot be fetched is a link to its address', { skip }, async () => {
  const address = `${site.origin}/articles/none?a=1&b="><script>`;
  const { shown } = await wordpress(address, 'none.json');
  assert.doesNotMatch(shown.block, /<script/);
  assert.match(shown.block, /<lede-article src="[^"<>]*"><p><a href="[^"<>]*">[^<>]*<\/a><\/p><\/lede-article>/);
});

for (const address of ['https://elsewhere.example/articles/1', 'javascript:alert(1)', 'https://other.example@elsewhere.example/a', '']) {
  test(`no other newsroom is asked: ${address || 'no address'}`, { skip }, async () => {
    const { shown, scripts } = await wordpress(address, 'other.json');
    assert.match(shown.block, /^<p><a href="[^"]*">[^<]*<\/a><\/p>$/);
    assert.doesNotMatch(shown.block, /href="javascript/);
    assert.equal(scripts, '');
  });
}

test('the script of the block is JavaScript', { skip }, async () => {
  const { editor } = await wordpress('', 'script.json');
  const registered = [];
  vm.runInNewContext(editor, { wp: { blocks: { registerBlockType: (name, { category }) => registered.push(name, category) } } });
  assert.deepEqual(registered, ['lede/article', 'embed']);
});
