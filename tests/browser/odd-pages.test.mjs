// Pages that replace, remove or repeat what scripts rely on: `fetch`, URL.canParse, box sizes, the script itself.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { answer } from '../support/harness.mjs';
import { inProject } from '../support/paths.mjs';
import { seed, seedPath } from '../support/seed-parts.mjs';
import { describeInEveryEngine } from './support/engines.mjs';
import { outcome } from './support/outcome.mjs';
import { openSite } from './support/site.mjs';

let site;
before(async () => {
  site = await openSite();
  site.add('/seed.json', { body: readFileSync(seedPath) });
  site.alias('/own', 'dist');
});
after(() => site?.close());

const page = (head, body) =>
  `<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>Odd</title><link rel="icon" href="data:,">
   <script src="/pages/record.js"></script>${head}</head><body style="margin: 0">${body}</body></html>`;

/** What a polyfill of `fetch` by XMLHttpRequest gives: an object with a response's members that is not a Response. */
const replacedFetch = `<script>
  const native = window.fetch;
  window.fetch = async (...all) => {
    const response = await native(...all);
    const { ok, status, url, headers, redirected } = response;
    return { ok, status, url, headers, redirected, body: null, text: () => response.text(), json: () => response.json(), arrayBuffer: () => response.arrayBuffer() };
  };
</script>`;

const headline = async () => {
  const element = document.querySelector('lede-article');
  const alert = element.querySelector('[role=alert]');
  while (!element.shadowRoot?.querySelector('h1') && !alert?.textContent) await new Promise((resolve) => setTimeout(resolve, 20));
  return element.shadowRoot?.querySelector('h1')?.textContent ?? alert.textContent;
};

/** The frame's own scroll bar would take room from the article. */
const roomInFrame = async () => {
  const frame = document.querySelector('iframe');
  while (!(parseFloat(frame.style.height) > 1000)) await new Promise((resolve) => setTimeout(resolve, 20));
  return { told: window.told, inside: frame.clientHeight };
};

describeInEveryEngine('odd pages', (browser) => {
  test('an article comes through a fetch that the page has replaced', async () => {
    site.add('/fetch.html', { body: page(`${replacedFetch}<script async src="/dist/lede.js"></script>`, '<lede-article src="/seed.json"></lede-article>') });
    await browser().open(`${site.origin}/fetch.html`);
    assert.equal((await browser().evaluate(outcome)).name, 'lede-ready');
  });

  test('the frame shows its article in a browser without URL.canParse', async () => {
    site.add('/own/old.js', { type: 'text/javascript', body: 'delete URL.canParse;' });
    const html = readFileSync(inProject('web', 'frame.html'), 'utf8').replace('<script async', '<script src="old.js"></script><script async');
    site.add('/own/old.html', { body: html });
    await browser().open(`${site.origin}/own/old.html?src=/seed.json`);
    assert.equal(await browser().evaluate(headline), seed.headline);
  });

  test('a frame has room for its article and its border under border-box', async () => {
    const listen = `<script>addEventListener('message', ({ data }) => { if (data.height) window.told = data.height; })</script>`;
    const frame = '<style>* { box-sizing: border-box }</style><iframe data-lede-frame src="/dist/frame.html?src=/seed.json" width="700" title="Article"></iframe>';
    site.add('/frame.html', { body: page(listen, `${frame}<script async src="/dist/frame-parent.js"></script>`) });
    await browser().open(`${site.origin}/frame.html`);
    const { told, inside } = await browser().evaluate(roomInFrame);
    assert.equal(inside, told);
  });

  test('hydrate.js watches a page once, however often it is run, and does not search what was there before', async () => {
    const [{ html }] = await answer([{ id: 1, operation: 'render', input: { ...seed }, options: { output: 'element', styleUrl: '/dist/lede.css' } }]);
    const count = `<script>
      window.watched = 0;
      const { observe } = MutationObserver.prototype;
      MutationObserver.prototype.observe = function (node, options) { if (node === document) window.watched += 1; return observe.call(this, node, options); };
    </script>`;
    const scripts = '<script defer src="/dist/hydrate.js"></script>'.repeat(3);
    site.add('/hydrate.html', { body: page(count + scripts, html) });
    await browser().open(`${site.origin}/hydrate.html`);
    assert.equal((await browser().evaluate(outcome)).name, 'lede-ready');
    assert.equal(await browser().evaluate(() => window.watched), 1);
    const searches = await browser().evaluate(async () => {
      let count = 0;
      const { querySelector } = Element.prototype;
      Element.prototype.querySelector = function (selector) {
        if (this === document.body) count += 1;
        return querySelector.call(this, selector);
      };
      document.body.append(...Array.from({ length: 50 }, () => document.createElement('p')));
      await Promise.resolve(); // the observer is called before this goes on
      document.body.append('more');
      await new Promise((resolve) => requestAnimationFrame(resolve));
      return count;
    });
    assert.equal(searches, 0);
  });
});
