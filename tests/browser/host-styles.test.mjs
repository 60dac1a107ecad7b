// Even the most aggressive style sheet of a host does not affect the article, and ours does not affect the host.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { describeInEveryEngine } from './support/engines.mjs';
import { outcome } from './support/outcome.mjs';
import { articleOn, openSite, partnerPage } from './support/site.mjs';

// What inheritance through the element could carry in, and what bare element selectors could set.
const k_properties = [
  'boxSizing', 'color', 'cursor', 'direction', 'display', 'float', 'fontFamily', 'fontSize', 'fontStyle', 'fontWeight',
  'letterSpacing', 'lineHeight', 'listStyleType', 'maxWidth', 'outlineStyle', 'textAlign', 'textDecorationLine', 'textIndent',
  'textShadow', 'textTransform', 'visibility', 'whiteSpace', 'wordSpacing',
];
const k_selectors = ['h1', 'h2', 'p', 'a[href]', 'figure', 'figcaption', 'img', 'li', 'time', 'section', 'ul', 'button'];

let site;
before(async () => {
  site = await openSite();
  site.add('/styles/seed.json', { body: articleOn(site.origin, 'seed.json') });
  const column = '<div style="width: 700px !important">';
  const page = (head) => ({ body: partnerPage({ src: '/styles/seed.json', head, before: column, after: '</div>' }) });
  site.add('/styles/plain.html', page(''));
  site.add('/styles/hostile.html', page('<link rel="stylesheet" href="/examples/partner/partner.css">'));
});
after(() => site?.close());

const computedStyles = (selectors, properties) => {
  const root = document.querySelector('lede-article').shadowRoot;
  return Object.fromEntries(
    selectors.map((selector) => {
      const element = root.querySelector(selector);
      if (!element) return [selector, null];
      const style = getComputedStyle(element);
      return [selector, Object.fromEntries(properties.map((property) => [property, style[property]]))];
    }),
  );
};

describeInEveryEngine('host styles', (browser) => {
  const stylesOn = async (path) => {
    await browser().setViewport(1280, 900);
    await browser().open(site.origin + path);
    assert.equal((await browser().evaluate(outcome)).name, 'lede-ready');
    return browser().evaluate(computedStyles, k_selectors, k_properties);
  };

  test('an aggressive style sheet changes nothing in the article', async () => {
    const plain = await stylesOn('/styles/plain.html');
    const hostile = await stylesOn('/styles/hostile.html');
    assert.deepEqual(hostile, plain);
  });

  test('the article changes nothing on the page', async () => {
    const read = () => {
      const { fontFamily, fontSize, color } = getComputedStyle(document.querySelector('#other'));
      return { fontFamily, fontSize, color, sheets: document.adoptedStyleSheets?.length ?? 0 };
    };
    const other = '<p id="other">Somebody else’s paragraph</p>';
    site.add('/styles/without.html', { body: `<!doctype html><html lang="vi"><title>Alone</title>${other}` });
    site.add('/styles/with.html', { body: partnerPage({ src: '/styles/seed.json', after: other }) });
    await browser().open(`${site.origin}/styles/without.html`);
    const alone = await browser().evaluate(read);
    await browser().open(`${site.origin}/styles/with.html`);
    await browser().evaluate(outcome);
    assert.deepEqual(await browser().evaluate(read), alone);
  });
});
