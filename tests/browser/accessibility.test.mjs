// Runs axe-core on rendered articles, light and dark, wide and narrow, in every engine; also after readers have used
// them.
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
/** In these an engine can differ: its own controls, directions and ways to hide. The others test the style sheet, in one engine. */
const k_in_every_engine = ['seed.json', 'components-ar.json', 'parts-en.json'];
const k_schemes = ['light', 'dark'];
/** Widths are a matter of the style sheet, so one engine tests them. Dark colours are the same at each: one narrow and one wide are enough. */
const widthsOf = (engine, scheme) => (engine !== 'chromium' ? [800] : scheme === 'light' ? [280, 390, 820, 1280] : [390, 1280]);

let site;
before(async () => {
  site = await openSite();
  for (const { name, language } of k_articles) {
    site.add(`/axe/${name}`, { body: articleOn(site.origin, name) });
    // Not every engine lets a test set the preferred scheme. A page that is dark itself has the same effect on the
    // article.
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

// In the page: waits for the reading tools, and opens the form in which a comment is reported.
const openReport = async () => {
  const root = document.querySelector('lede-article').shadowRoot;
  while (!root.querySelector('.lede-comment-tools')) await new Promise((resolve) => setTimeout(resolve, 20));
  root.querySelector('.lede-comment-tools > :last-child').click();
};

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
    if (engine !== 'chromium' && !k_in_every_engine.includes(name)) continue;
    for (const scheme of k_schemes) {
      for (const width of widthsOf(engine, scheme)) {
        test(`axe finds nothing in ${name}, ${scheme}, ${width} pixels`, async () => {
          await show(name, scheme, width);
          assert.deepEqual(await browser().evaluate(runAxe), []);
        });
      }
    }
  }

  for (const scheme of engine === 'chromium' ? k_schemes : []) {
    for (const width of widthsOf(engine, scheme)) {
      test(`axe finds nothing in the reading tools and the form of a report, ${scheme}, ${width} pixels`, async () => {
        const head = '<script src="/dist/reading-tools.js" data-comments="recommend report" async></script>';
        const page = await (await fetch(`${site.origin}/axe/components-vi.json.${scheme}.html`)).text();
        site.add('/axe/tools.html', { body: page.replace('<main>', `${head}<main>`) });
        await browser().setViewport(width, 900);
        await browser().open(`${site.origin}/axe/tools.html`);
        assert.equal((await browser().evaluate(outcome)).name, 'lede-ready');
        await browser().evaluate(openReport);
        assert.deepEqual(await browser().evaluate(runAxe), []);
      });
    }
    test(`axe finds nothing in the page of a frame, ${scheme}, with an article and without one`, async () => {
      site.alias('/framed', 'dist');
      const page = await (await fetch(`${site.origin}/dist/frame.html`)).text();
      site.add('/framed/frame.html', { body: page.replace('<script async', '<script src="/axe/axe.min.js"></script><script async') });
      for (const src of ['/axe/seed.json', '/axe/none.json']) {
        await browser().open(`${site.origin}/framed/frame.html?${new URLSearchParams({ src, theme: scheme })}`);
        await browser().evaluate(async () => {
          const element = document.querySelector('lede-article');
          const isThere = () => element.shadowRoot?.querySelector('h1') || element.querySelector('[role=alert]').textContent;
          while (!isThere()) await new Promise((resolve) => setTimeout(resolve, 20));
        });
        const found = await browser().evaluate(runAxe);
        // The message that says why there is no article is a sentence, not a heading.
        assert.deepEqual(found.filter(({ id }) => src === '/axe/seed.json' || id !== 'page-has-heading-one'), []);
      }
    });
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
