// Policies that sites may have: scripts only by nonce or hash, Trusted Types with a default policy of the page,
// isolation from other origins, permissions policies, and forced colours of the reader's system. The article is shown
// under each.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { inProject } from '../support/paths.mjs';
import { describeInEngine, describeInEveryEngine, engineNames } from './support/engines.mjs';
import { loadPictures, outcome } from './support/outcome.mjs';
import { voteWithoutServer } from './support/participation.mjs';
import { articleOn, openSite, withForms } from './support/site.mjs';

const script = readFileSync(inProject('web', 'dist', 'lede.js'));
const hash = `'sha256-${createHash('sha256').update(script).digest('base64')}'`;
const { files } = JSON.parse(readFileSync(inProject('web', 'dist', 'integrity.json'), 'utf8'));

let site;
let cdn; // another origin, with the files and the pictures
before(async () => {
  [site, cdn] = await Promise.all([openSite(), openSite()]);
  const article = withForms(articleOn(site.origin, 'seed.json'));
  site.add('/article.json', { body: JSON.stringify(article) });
  site.add('/foreign.json', { body: articleOn(cdn.origin, 'seed.json') });
});
after(() => Promise.all([site?.close(), cdn?.close()]));

/** A page whose only script of its own is the recorder, which has the nonce of the page. */
const pageOf = ({ tag, src = '/article.json', head = '' }) =>
  `<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>Host</title><link rel="icon" href="data:,">
<script nonce="page" src="/pages/record.js"></script>${head}${tag}</head><body><lede-article src="${src}"></lede-article></body></html>`;

const own = '<script nonce="page" async src="/dist/lede.js"></script>';
const connect = "connect-src 'self'; object-src 'none'; base-uri 'none'";
const k_policies = {
  'a nonce and what its scripts bring': { tag: own, headers: { 'content-security-policy': `script-src 'nonce-page' 'strict-dynamic' 'wasm-unsafe-eval'; ${connect}` } },
  'a nonce alone': { tag: own, headers: { 'content-security-policy': `script-src 'nonce-page' 'wasm-unsafe-eval'; ${connect}` } },
  'a rule of the page for all HTML': {
    tag: own,
    head: `<script nonce="page">window.trustedTypes?.createPolicy('default', { createHTML: (html) => html, createScriptURL: (url) => url });</script>`,
    headers: { 'content-security-policy': "require-trusted-types-for 'script'; trusted-types default" },
  },
  'no clipboard and no sharing': { tag: own, headers: { 'permissions-policy': 'clipboard-write=(), web-share=(), fullscreen=()' } },
  'an opener and embedder of the same origin': {
    tag: own,
    headers: { 'cross-origin-opener-policy': 'same-origin', 'cross-origin-embedder-policy': 'require-corp' },
  },
};

const ready = (page) => page.evaluate(outcome).then(({ name, message }) => assert.equal(name, 'lede-ready', message));

describeInEveryEngine('policies of hosts', (browser) => {
  for (const [name, { tag, head, headers }] of Object.entries(k_policies)) {
    test(`${name}: the article is there and answers`, async () => {
      site.add('/policy.html', { body: pageOf({ tag, head }), headers });
      await browser().open(`${site.origin}/policy.html`);
      await ready(browser());
      assert.equal(await browser().evaluate(voteWithoutServer, 5), 5);
    });
  }

  test('a hash of the script, which brings others by their hashes: the article is there', async (context) => {
    const hashes = [hash, ...Object.entries(files).filter(([name]) => name.endsWith('.js')).map(([, value]) => `'${value}'`)].join(' ');
    const tag = `<script async src="/dist/lede.js" integrity="${hash.replaceAll("'", '')}"></script>`;
    site.add('/policy.html', { body: pageOf({ tag }), headers: { 'content-security-policy': `script-src 'nonce-page' ${hashes} 'wasm-unsafe-eval'; ${connect}` } });
    await browser().open(`${site.origin}/policy.html`);
    if (!(await browser().evaluate(() => customElements.get('lede-article') !== undefined))) {
      context.skip('this engine has no hashes for scripts of other files');
      return;
    }
    await ready(browser());
  });

  test('isolation from other origins: their files and pictures come if their servers say that they may', async () => {
    const may = { 'cross-origin-resource-policy': 'cross-origin' };
    for (const name of ['lede.js', 'render.js', 'lede.wasm', 'lede-rest.wasm', 'participation.js', 'pictures.js', 'parts.js', 'films.js']) {
      cdn.add(`/isolated/${name}`, { body: readFileSync(inProject('web', 'dist', name)), headers: may, type: name.endsWith('.js') ? 'text/javascript' : 'application/wasm' });
    }
    const pictures = [...JSON.stringify(JSON.parse(articleOn(cdn.origin, 'seed.json'))).matchAll(/"(http[^"]*?\.(?:webp|jpg|png|svg))"/g)].map(([, url]) => new URL(url).pathname);
    assert.ok(pictures.length > 0);
    for (const path of pictures) cdn.add(path, { body: readFileSync(inProject('examples', path)), headers: may, type: 'image/webp' });
    const tag = `<script async crossorigin src="${cdn.origin}/isolated/lede.js"></script>`;
    const headers = { 'cross-origin-opener-policy': 'same-origin', 'cross-origin-embedder-policy': 'require-corp' };
    site.add('/isolated.html', { body: pageOf({ tag, src: '/foreign.json' }), headers });
    await browser().open(`${site.origin}/isolated.html`);
    await ready(browser());
    for (const { src, naturalWidth } of await browser().evaluate(loadPictures)) assert.ok(naturalWidth > 0, src);
  });
});

if (engineNames.includes('chromium')) {
  describeInEngine('chromium', 'policies of hosts', (browser) => {
    test('colours that the reader’s system forces: stars, fields and buttons can be seen', async () => {
      site.add('/forced.html', { body: pageOf({ tag: own }) });
      await browser().page.emulateMedia({ forcedColors: 'active' });
      await browser().open(`${site.origin}/forced.html`);
      await ready(browser());
      const seen = await browser().evaluate(() => {
        const root = document.querySelector('lede-article').shadowRoot;
        const ground = getComputedStyle(root.querySelector('.lede')).backgroundColor;
        const star = getComputedStyle(root.querySelector('.lede-choice'), '::before').backgroundColor;
        const field = getComputedStyle(root.querySelector('textarea'));
        return { star: star !== ground && !/^rgba/.test(star), field: field.borderTopStyle !== 'none' && field.borderTopColor !== ground };
      });
      await browser().page.emulateMedia({ forcedColors: null });
      assert.deepEqual(seen, { star: true, field: true });
    });
  });
}
