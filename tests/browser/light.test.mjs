// <lede-article light>: the article in the page's own document, for reader modes, crawlers and hosts with a style of their own;
// frameworks that change the element's children; and what Mozilla's Readability, the reader mode of Firefox, finds in each form.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { answer } from '../support/harness.mjs';
import { describeInEveryEngine } from './support/engines.mjs';
import { outcome } from './support/outcome.mjs';
import { articleOn, openSite } from './support/site.mjs';

const k_lead = /diễn đàn/i; // words of the article's text
let site;
let article;
before(async () => {
  site = await openSite();
  article = { ...JSON.parse(articleOn(site.origin, 'seed.json')), rating: { endpoint: '/rate' } };
  site.add('/article.json', { body: JSON.stringify(article) });
  site.add('/article.html', { type: 'text/html', body: await render('fragment') });
  site.add('/rate', { body: '{"value": 4, "count": 1}' });
  const readability = createRequire(import.meta.url).resolve('@mozilla/readability/Readability.js');
  site.add('/readability.js', { type: 'text/javascript', body: readFileSync(readability) });
});
after(() => site?.close());

async function render(output) {
  const options = { output, styleUrl: '/dist/lede.css' };
  const [{ html }] = await answer([{ id: 1, operation: 'render', input: article, options }]);
  return html;
}

const page = (body, head = '') =>
  `<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>Host</title><link rel="icon" href="data:,">
<style>.lede .lede-headline { color: rgb(1, 2, 3) }</style>
<script src="/pages/record.js"></script><script src="/readability.js"></script>${head}</head><body>${body}</body></html>`;
const lede = '<script async src="/dist/lede.js"></script>';

// Runs in the page.
const look = () => {
  const element = document.querySelector('lede-article');
  const headline = document.querySelector('lede-article h1');
  const style = headline && getComputedStyle(headline);
  return {
    isInDocument: headline?.getRootNode() === document,
    size: style && parseFloat(style.fontSize) > 24,
    color: style?.color,
    stars: getComputedStyle(document.querySelector('lede-article [data-component=rating] fieldset') ?? element).borderStyle,
    fallback: document.querySelector('#fallback')?.getClientRects().length > 0,
  };
};
const vote = () =>
  new Promise((resolve) => {
    document.addEventListener('lede-rate', ({ detail }) => resolve(detail.value));
    const form = document.querySelector('[data-component=rating] form');
    [...form.querySelectorAll('[type=radio]')].find((choice) => choice.value === '4').click();
    form.querySelector('[type=submit]')?.click();
  });
const read = () => new window.Readability(document.cloneNode(true)).parse()?.textContent ?? '';

describeInEveryEngine('light', (browser) => {
  for (const kind of ['json', 'html']) {
    test(`an article from ${kind} is in the document, in our style and that of the host`, async () => {
      const element = `<lede-article light src="/article.${kind}"><a id="fallback" href="/">Fallback</a></lede-article>`;
      site.add('/light.html', { body: page(element, lede) });
      await browser().open(`${site.origin}/light.html`);
      assert.deepEqual(await browser().evaluate(outcome), { name: 'lede-ready' });
      const { stars, ...rest } = await browser().evaluate(look);
      assert.deepEqual(rest, { isInDocument: true, size: true, color: 'rgb(1, 2, 3)', fallback: false });
      assert.equal(stars, 'none', 'the style sheet of the rating is there');
      assert.match(await browser().evaluate(read), k_lead);
    });
  }

  const openLight = async (head = '') => {
    const element = '<lede-article light src="/article.json"><a id="fallback" href="/">Fallback</a> and words</lede-article>';
    site.add('/children.html', { body: page(`<main>${element}</main>`, lede + head) });
    await browser().open(`${site.origin}/children.html`);
    await browser().evaluate(outcome);
  };
  const isThere = () => {
    const headlines = document.querySelectorAll('lede-article h1');
    return headlines.length === 1 && headlines[0].checkVisibility() && getComputedStyle(headlines[0]).color === 'rgb(1, 2, 3)';
  };

  test('the element is a block, to which the page’s rules for widths apply, and which it may hide', async () => {
    await openLight('<style>main { width: 900px } main > * { max-width: 400px; margin-inline: auto }</style>');
    const place = () => {
      const element = document.querySelector('lede-article');
      const { x, width } = element.getBoundingClientRect();
      element.hidden = true;
      return { x: Math.round(x - document.querySelector('main').getBoundingClientRect().x), width, hiddenHeight: element.getBoundingClientRect().height };
    };
    assert.deepEqual(await browser().evaluate(place), { x: 250, width: 400, hiddenHeight: 0 });
  });

  test('on a page that resets lists and tables, lists keep their marks and tables their rules', async () => {
    const body = [{ type: 'html', text: '<ul><li>a<ul><li>b</ul></ul><ol><li>d</ol><table><tr><td>e</table>' }];
    site.add('/listed.json', { body: JSON.stringify({ lede: 1, language: 'en', headline: 'H', body }) });
    const reset = '<style>ol, ul, menu { list-style: none } table { border-collapse: collapse }</style>';
    site.add('/listed.html', { body: page('<lede-article light src="/listed.json"></lede-article>', reset + lede) });
    await browser().open(`${site.origin}/listed.html`);
    await browser().evaluate(outcome);
    const marks = () => [...document.querySelectorAll('lede-article :is(ul, ol, table)')].map((element) => {
      const { listStyleType, borderCollapse } = getComputedStyle(element);
      return element.localName === 'table' ? borderCollapse : listStyleType;
    });
    assert.deepEqual(await browser().evaluate(marks), ['disc', 'circle', 'decimal', 'separate']);
  });

  test('a framework may remove the children that it made, and put others there', async () => {
    await openLight();
    await browser().evaluate(() => {
      const element = document.querySelector('lede-article');
      const [fallback, words] = element.childNodes;
      element.insertBefore(document.createElement('b'), words); // as React does
      element.removeChild(fallback);
      element.removeChild(words);
    });
    assert.equal(await browser().evaluate(isThere), true);
  });

  test('a router that restores the children leaves the article, and its rating is answered to', async () => {
    await openLight();
    await browser().evaluate(async () => {
      document.querySelector('lede-article').innerHTML = '<a id="fallback" href="/">Fallback</a> and words'; // as morphing does
      await new Promise((resolve) => requestAnimationFrame(resolve));
    });
    assert.equal(await browser().evaluate(isThere), true);
    assert.equal(await browser().evaluate(vote), 4);
  });

  test('a page that was saved with its article, or a copy of the element, has it once', async () => {
    await openLight();
    await browser().evaluate(() => {
      const element = document.querySelector('lede-article');
      window.outcome = new Promise((resolve) => addEventListener('lede-ready', resolve, { once: true })).then(() => 'ready');
      element.replaceWith(element.cloneNode(true));
    });
    assert.equal(await browser().evaluate(outcome), 'ready');
    assert.equal(await browser().evaluate(isThere), true);
  });

  test('hydrate.js on the same page sends no vote a second time', async () => {
    await openLight('<script async src="/dist/hydrate.js"></script>');
    const votes = await browser().evaluate(async () => {
      let count = 0;
      document.addEventListener('lede-rate', () => (count += 1));
      const form = document.querySelector('[data-component=rating] form');
      form.querySelector('[value="4"]').click();
      form.querySelector('[type=submit]')?.click();
      await new Promise((resolve) => requestAnimationFrame(resolve));
      return count;
    });
    assert.equal(votes, 1);
  });

  test('its rating is answered to', async () => {
    site.add('/rated.html', { body: page('<lede-article light src="/article.json"></lede-article>', lede) });
    await browser().open(`${site.origin}/rated.html`);
    await browser().evaluate(outcome);
    assert.equal(await browser().evaluate(vote), 4);
  });

  test('an article that cannot be loaded leaves the children as they are', async () => {
    const element = '<lede-article light src="/none.json"><a id="fallback" href="/">Fallback</a></lede-article>';
    site.add('/none.html', { body: page(element, lede) });
    await browser().open(`${site.origin}/none.html`);
    assert.equal((await browser().evaluate(outcome)).code, 'article-not-found');
    assert.deepEqual(
      await browser().evaluate(() => [document.querySelector('lede-article').innerHTML, document.querySelector('#fallback') !== null]),
      ['<a id="fallback" href="/">Fallback</a>', true],
    );
  });

  // In an element with a shadow root it finds nothing: it reads a copy of the document, which has no shadow roots.
  for (const output of ['fragment', 'page']) {
    test(`Readability finds the article in a ${output}`, async () => {
      const html = await render(output);
      const scripts = '<script src="/readability.js"></script>';
      site.add(`/${output}.html`, { body: output === 'page' ? html.replace('<head>', `<head>${scripts}`) : page(html) });
      await browser().open(`${site.origin}/${output}.html`);
      assert.match(await browser().evaluate(read), k_lead);
    });
  }
});
