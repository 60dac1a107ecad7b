// axe-core on rendered articles, light and dark, wide and narrow, in every engine; and on what readers make of them.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { describeInEveryEngine } from './support/engines.mjs';
import { loadPictures, nextFrame, outcome } from './support/outcome.mjs';
import { articleOn, openSite } from './support/site.mjs';

const k_articles = [
  { name: 'seed.json', language: 'vi' },
  { name: 'feature.json', language: 'en' },
  { name: 'arabic.json', language: 'ar' },
  { name: 'hebrew.json', language: 'he' },
  { name: 'cms-html.json', language: 'en' },
  { name: 'blocks.json', language: 'en' },
  { name: 'components-vi.json', language: 'vi' },
  { name: 'components-ar.json', language: 'ar' },
  { name: 'parts-en.json', language: 'en' },
  { name: 'parts-live-de.json', language: 'de' },
];
const k_schemes = ['light', 'dark'];

let site;
before(async () => {
  site = await openSite();
  for (const { name, language } of k_articles) {
    site.add(`/axe/${name}`, { body: articleOn(site.origin, name) });
    // Not every engine can be told what its reader prefers; a page that is dark itself is the same to the article.
    for (const scheme of k_schemes) {
      site.add(`/axe/${name}.${scheme}.html`, {
        body: `<!doctype html><html lang="${language}"><meta charset="utf-8"><title>Article</title>
          <meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,">
          <style>:root { color-scheme: ${scheme}; background: Canvas } body { margin: 0 }</style>
          <script src="/pages/record.js"></script><script src="/axe/axe.min.js"></script>
          <script async src="/dist/lede.js"></script>
          <main><lede-article src="/axe/${name}"></lede-article></main></html>`,
      });
    }
  }
});
after(() => site?.close());

const runAxe = async () => {
  const { violations } = await window.axe.run(document, { resultTypes: ['violations'] });
  return violations.map(({ id, help, nodes }) => ({
    id,
    help,
    nodes: nodes.slice(0, 5).map(({ target, failureSummary }) => `${target.flat().join(' ')}: ${failureSummary}`),
  }));
};

// In the page: a vote, every step opened, a reply begun, so that whatever was hidden is seen.
const takePart = () => {
  const root = document.querySelector('lede-article').shadowRoot;
  for (const step of root.querySelectorAll('details')) step.open = true;
  root.querySelector('.lede-rating input').checked = true;
  root.querySelector('button[value=reply]:not([hidden])').click();
  for (const words of root.querySelectorAll('[role=status] [hidden]')) words.hidden = false;
};

describeInEveryEngine('accessibility', (browser, engine) => {
  const show = async (name, scheme, width) => {
    await browser().setViewport(width, 900);
    await browser().open(`${site.origin}/axe/${name}.${scheme}.html`);
    assert.equal((await browser().evaluate(outcome)).name, 'lede-ready');
    await browser().evaluate(loadPictures);
    await browser().evaluate(nextFrame);
  };
  for (const { name } of k_articles) {
    for (const scheme of k_schemes) {
      // Widths change what the style sheet does and not what the engine is: they are tried in one.
      for (const width of engine === 'chromium' ? [360, 1280] : [800]) {
        test(`axe finds nothing in ${name}, ${scheme}, ${width} pixels`, async () => {
          await show(name, scheme, width);
          assert.deepEqual(await browser().evaluate(runAxe), []);
        });
      }
    }
  }

  for (const name of ['components-vi.json', 'components-ar.json']) {
    for (const scheme of k_schemes) {
      test(`axe finds nothing in ${name}, ${scheme}, once readers take part in it`, async () => {
        await show(name, scheme, 800);
        await browser().evaluate(takePart);
        assert.deepEqual(await browser().evaluate(runAxe), []);
      });
    }
  }
});
