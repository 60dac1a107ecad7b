// axe-core on rendered articles, light and dark, wide and narrow.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { describeInEngine, engineNames } from './support/engines.mjs';
import { loadPictures, nextFrame, outcome } from './support/outcome.mjs';
import { articleOn, openSite } from './support/site.mjs';

const k_articles = [
  { name: 'seed.json', language: 'vi' },
  { name: 'feature.json', language: 'en' },
  { name: 'arabic.json', language: 'ar' },
  { name: 'hebrew.json', language: 'he' },
  { name: 'cms-html.json', language: 'en' },
  { name: 'blocks.json', language: 'en' },
];

let site;
before(async () => {
  site = await openSite();
  for (const { name, language } of k_articles) {
    site.add(`/axe/${name}`, { body: articleOn(site.origin, name) });
    site.add(`/axe/${name}.html`, {
      body: `<!doctype html><html lang="${language}"><meta charset="utf-8"><title>Article</title>
        <meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,">
        <style>:root { color-scheme: light dark; background: Canvas } body { margin: 0 }</style>
        <script src="/pages/record.js"></script><script src="/axe/axe.min.js"></script>
        <script async src="/dist/lede.js"></script>
        <main><lede-article src="/axe/${name}"></lede-article></main></html>`,
    });
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

if (engineNames.includes('chromium')) {
  describeInEngine('chromium', 'accessibility', (browser) => {
    for (const { name } of k_articles) {
      for (const scheme of ['light', 'dark']) {
        for (const width of [360, 1280]) {
          test(`axe finds nothing in ${name}, ${scheme}, ${width} pixels`, async () => {
            await browser().setViewport(width, 900);
            await browser().setColorScheme(scheme);
            await browser().open(`${site.origin}/axe/${name}.html`);
            assert.equal((await browser().evaluate(outcome)).name, 'lede-ready');
            await browser().evaluate(loadPictures);
            await browser().evaluate(nextFrame);
            assert.deepEqual(await browser().evaluate(runAxe), []);
          });
        }
      }
    }
  });
}
