// Articles that a server rendered and that arrive piece by piece, as over a slow line: what the reader already sees
// stays where it is.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { answer } from '../support/harness.mjs';
import { inProject } from '../support/paths.mjs';
import { describeInEveryEngine } from './support/engines.mjs';
import { declarativeRoots, skippedWithout } from './support/outcome.mjs';
import { articleOn, openSite } from './support/site.mjs';

const styles = ['lede.css', 'lede-parts.css'].map((name) => readFileSync(inProject('web', 'dist', name), 'utf8')).join('');

let site;
before(async () => {
  site = await openSite();
});
after(() => site?.close());

const cards = (count) =>
  Array.from({ length: count }, (_, index) => ({ headline: `Related article ${index + 1}`, url: `/related-${index}.html` }));
const wide = (markup) => ({ body: [{ type: 'html', text: `<p>First.</p>${markup}<p>Last.</p>` }] });

// The parts of an article, after its first lines, that decide where the lines stand.
const k_articles = {
  'links beside the story': { related: cards(3), latest: undefined },
  'only the latest news beside the story': { related: [] },
  'many links below the story': { related: cards(6) },
  'nothing beside the story': { related: [], latest: undefined },
  'a wide picture in the text': wide('<figure class="lede-image-wide"><img src="/none.jpg" width="1600" height="900" alt=""></figure>'),
  'a wide picture of the page and many links': {
    related: cards(6),
    ...wide('<figure class="lede-image-full"><img src="/none.jpg" width="1600" height="900" alt=""></figure>'),
  },
};

// In the page: opens the address in a frame and says where the headline is when only the first piece is there, and when
// all of it is.
const placesWhileArriving = async (url) => {
  const frame = document.createElement('iframe');
  frame.style.cssText = 'border: 0; width: 1280px; height: 900px';
  const isWhole = new Promise((resolve) => (frame.onload = resolve));
  frame.src = url;
  document.body.append(frame);
  const place = () => {
    const root = frame.contentDocument?.querySelector('lede-article')?.shadowRoot ?? frame.contentDocument;
    const headline = root?.querySelector('h1.lede-headline');
    if (!headline) return undefined;
    // The window's own bar comes when the page is longer than the window.
    frame.contentDocument.documentElement.style.overflowY = 'scroll';
    const { x, y, width } = headline.getBoundingClientRect();
    return { x, y, width };
  };
  while (!place()) await new Promise((resolve) => requestAnimationFrame(resolve));
  await new Promise((resolve) => frame.contentWindow.requestAnimationFrame(resolve));
  const early = place();
  const isComplete = frame.contentDocument.readyState !== 'loading';
  await fetch('/rest');
  await isWhole;
  return { isComplete, early, late: place() };
};

describeInEveryEngine('a page that arrives piece by piece', (browser) => {
  for (const output of ['element', 'page']) {
    for (const [what, fields] of Object.entries(k_articles)) {
      test(`${output}: the text stays where it is: ${what}`, async (context) => {
        if (output === 'element' && (await skippedWithout(declarativeRoots, browser(), context))) return;
        const article = { ...JSON.parse(articleOn(site.origin, 'seed.json')), ...fields };
        const [{ html }] = await answer([{ id: 1, operation: 'render', input: article, options: { output, styles } }]);
        const page = output === 'page' ? html : `<!doctype html><html lang="vi"><title>Host</title><body style="margin: 0">${html}`;
        assert.ok(html, 'the article is rendered');
        const cut = page.indexOf('</header>') + '</header>'.length;
        let release;
        const rest = new Promise((resolve) => (release = resolve));
        site.add('/rest', { body: () => release() ?? '' });
        site.add('/arriving.html', {
          body: async function* pieces() {
            yield page.slice(0, cut);
            await rest;
            yield page.slice(cut);
          },
        });
        site.add('/host.html', { body: '<!doctype html><title>Host</title><body style="margin: 0">' });
        await browser().setViewport(1280, 900);
        await browser().open(`${site.origin}/host.html`);
        const { isComplete, early, late } = await browser().evaluate(placesWhileArriving, '/arriving.html');
        assert.equal(isComplete, false, 'the frame waited for the whole page');
        assert.deepEqual(late, early);
      });
    }
  }
});
