// What a bundler made, served and opened in Chromium: the article is there, and nothing was complained about.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { launch } from '../../browser/support/chromium.mjs';
import { openSite } from '../../browser/support/site.mjs';
import { articlePath, readArticle } from './project.mjs';

/** A site of the files of a folder, and of the article. */
export async function serveFolder(folder) {
  const site = await openSite({ needsPackage: false });
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    site.add(path.slice(folder.length), { body: readFileSync(path) });
  }
  site.add('/article.json', { body: readFileSync(articlePath) });
  return site;
}

export const openBrowser = launch;

const shown = async () => {
  const element = document.querySelector('lede-article');
  const rendered = document.querySelector('#rendered');
  const silence = new Promise((resolve) => setTimeout(resolve, 30_000, { name: 'silence' }));
  // An article that cannot be shown may have failed before anybody listens.
  const outcome = customElements.whenDefined('lede-article').then(() => element.ready);
  const failure = await Promise.race([outcome.then(() => undefined, (error) => error), silence]);
  if (failure) return { failed: `${failure.name}: ${failure.message}` };
  return {
    headline: element.shadowRoot.querySelector('h1').textContent,
    size: parseFloat(getComputedStyle(element.shadowRoot.querySelector('h1')).fontSize),
    fallback: document.querySelector('#fallback').getClientRects().length,
    rendered: rendered.textContent,
    code: rendered.title,
  };
};

/**
 * Opens the page of apps/page at an address, and fails unless the element and the renderer both work there.
 * @param {{inline?: boolean}} [options] whether the wasm is in the script and not in files of its own.
 */
export async function expectArticle(browser, url, { inline = false } = {}) {
  const wasm = [];
  const complaints = [];
  const onRequest = (request) => /^http.*\.wasm/.test(request.url()) && wasm.push(request.url());
  const onError = (error) => complaints.push(String(error));
  browser.page.on('request', onRequest).on('pageerror', onError);
  try {
    await browser.open(url);
    const { size, ...page } = await browser.evaluate(shown);
    assert.deepEqual(page, {
      headline: readArticle().headline,
      fallback: 0,
      rendered: '<p><strong>Bold</strong> <b>too</b></p>',
      code: 'article-empty',
    });
    assert.ok(size > 20, `the style sheet is there: the headline has ${size} px`);
    assert.deepEqual(complaints, []);
    assert.equal(wasm.length === 0, inline, `files of wasm that were fetched: ${wasm.join(' ')}`);
    assert.equal(new Set(wasm).size, wasm.length, `each is fetched once: ${wasm.join(' ')}`);
  } finally {
    browser.page.off('request', onRequest).off('pageerror', onError);
  }
}
