// Measures how much a page moves while an article and its pictures arrive (Chromium's cumulative layout shift), with a
// footer of the page below the article.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { htmlOf } from '../support/harness.mjs';
import { inProject } from '../support/paths.mjs';
import { describeInEngine, engineNames } from './support/engines.mjs';
import { loadPictures, nextFrame, outcome } from './support/outcome.mjs';
import { articleOn, openSite, partnerPage } from './support/site.mjs';

const readme = readFileSync(inProject('web', 'README.md'), 'utf8');
const [, reserved] = readme.match(/## Space for what comes later\n[^]*?```css\n([^]*?)```/);

let site;
let article;
before(async () => {
  site = await openSite();
  article = articleOn(site.origin, 'seed.json');
});
after(() => site?.close());

if (engineNames.includes('chromium')) {
  describeInEngine('chromium', 'layout shift', (browser) => {
    /** Opens the page with the article and then its pictures late. @returns the sum of all shifts. */
    async function measure(path, body) {
      const held = { json: withResolvers(), pictures: withResolvers() };
      site.add('/shift.json', { body: article, until: held.json.promise });
      for (const name of ['forum', 'oversight', 'credit']) {
        const url = `/articles/pictures/${name}.webp`;
        site.add(url, { body: () => readFileSync(inProject('examples', url.slice(1))), until: held.pictures.promise });
      }
      site.add(path, { body });
      await browser().setViewport(1280, 900);
      await browser().page.goto(site.origin + path, { waitUntil: 'domcontentloaded' });
      await browser().evaluate(nextFrame); // the page without its article has been seen
      const outline = () => getComputedStyle(document.querySelector('lede-article')).backgroundImage !== 'none';
      const outlined = [await browser().evaluate(outline)];
      held.json.resolve();
      assert.deepEqual(await browser().evaluate(outcome), { name: 'lede-ready' });
      await browser().evaluate(nextFrame);
      outlined.push(await browser().evaluate(outline));
      held.pictures.resolve();
      const pictures = await browser().evaluate(loadPictures);
      assert.ok(pictures.length >= 3 && pictures.every(({ naturalWidth }) => naturalWidth > 0));
      await browser().evaluate(nextFrame);
      const { shifts } = await browser().evaluate(() => window.seen);
      return { shift: shifts.reduce((sum, { value }) => sum + value, 0), outlined };
    }
    const around = { before: '<h1>Site</h1>', after: '<footer>Footer of the site</footer>' };

    test('none by the script tag, with the room that web/README.md says', async (context) => {
      const { shift, outlined } = await measure('/room.html', partnerPage({ src: '/shift.json', head: `<style>${reserved}</style>`, ...around }));
      context.diagnostic(`cumulative layout shift ${shift}`);
      assert.equal(shift, 0);
      assert.deepEqual(outlined, [true, false], 'the outline of an article is there until the article is');
    });

    test('none by the script tag when the styles of an article’s parts come after it', async () => {
      const styles = withResolvers();
      site.alias('/parted', 'dist');
      site.add('/parted/parts.js', { body: () => readFileSync(inProject('web', 'dist', 'parts.js')), until: styles.promise });
      site.add('/parts.json', { body: articleOn(site.origin, 'parts-en.json') });
      site.add('/parted.html', { body: partnerPage({ src: '/parts.json', script: '/parted/lede.js', head: `<style>${reserved}</style>`, ...around }) });
      await browser().setViewport(390, 844);
      await browser().page.goto(`${site.origin}/parted.html`, { waitUntil: 'domcontentloaded' });
      await site.when(() => site.requests.includes('/parted/parts.js'));
      await browser().evaluate(nextFrame);
      assert.equal(await browser().evaluate(() => document.querySelector('lede-article').shadowRoot?.querySelector('.lede') ?? null), null);
      styles.resolve();
      assert.deepEqual(await browser().evaluate(outcome), { name: 'lede-ready' });
      await browser().evaluate(nextFrame);
      const { shifts } = await browser().evaluate(() => window.seen);
      assert.equal(shifts.reduce((sum, { value }) => sum + value, 0), 0);
    });

    test('an article whose styles of parts never come is shown all the same', async () => {
      site.add('/parted/parts.js', { body: '', until: new Promise(() => {}) });
      await browser().page.goto(`${site.origin}/parted.html`, { waitUntil: 'domcontentloaded' });
      await browser().page.locator('lede-article h1').waitFor();
    });

    test('without that room the footer moves, which the measure sees', async (context) => {
      const { shift } = await measure('/no-room.html', partnerPage({ src: '/shift.json', ...around }));
      context.diagnostic(`cumulative layout shift ${shift.toFixed(4)}`);
      assert.ok(shift > 0);
    });

    test('none where the server rendered it, without any room', async (context) => {
      const options = { output: 'element', styleUrl: '/dist/lede.css', scriptUrl: '/dist/hydrate.js' };
      const [html] = await htmlOf([{ id: 1, operation: 'render', input: article, options }]);
      const page = partnerPage({ src: '', script: '/dist/hydrate.js', ...around });
      const { shift } = await measure('/rendered.html', page.replace(/<lede-article[^]*<\/lede-article>/, () => html));
      context.diagnostic(`cumulative layout shift ${shift}`);
      assert.equal(shift, 0);
    });
  });
}

function withResolvers() {
  let resolve;
  const promise = new Promise((settle) => (resolve = settle));
  return { promise, resolve };
}
