// Server-rendered articles on sites that change pages without loading them: Turbo Drive keeps copies of pages for Back,
// and changes the present page into a newer one piece by piece; frameworks set markup by innerHTML.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { answer } from '../support/harness.mjs';
import { describeInEveryEngine } from './support/engines.mjs';
import { clonableRoots, skippedWithout } from './support/outcome.mjs';
import { articleOn, openSite, withForms } from './support/site.mjs';

const turbo = readFileSync(createRequire(import.meta.url).resolve('@hotwired/turbo/dist/turbo.es2017-umd.js'));

let site;
let article;
before(async () => {
  site = await openSite();
  article = withForms(articleOn(site.origin, 'seed.json'));
  site.add('/turbo.js', { type: 'text/javascript', body: turbo });
  site.add('/list.html', { body: page('<h1>List</h1><a id="read" href="/article.html">Read</a>') });
  await publish(article.headline);
});
after(() => site?.close());

const k_morph = '<meta name="turbo-refresh-method" content="morph"><meta name="turbo-refresh-scroll" content="preserve">';
const page = (body, { head = k_morph, script = 'hydrate.js' } = {}) => `<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>Host</title>
<link rel="icon" href="data:,">${head}<script src="/turbo.js"></script><script defer src="/dist/${script}"></script></head><body>${body}</body></html>`;

async function elementOf(headline) {
  const input = { ...article, headline };
  const options = { output: 'element', styleUrl: '/dist/lede.css' };
  const [{ html }] = await answer([{ id: 1, operation: 'render', input, options }]);
  return html;
}

/** The page of the article, as its server answers from now on. */
async function publish(headline, script) {
  site.add('/article.html', { body: page(`<main>${await elementOf(headline)}</main><a id="back" href="/list.html">List</a>`, { script }) });
}

// Runs in the page: waits for a condition, and says what a reader has of the article.
const until = async (headline) => {
  const state = () => {
    const root = document.querySelector('lede-article')?.shadowRoot;
    return {
      headline: root?.querySelector('h1')?.textContent,
      isThere: document.querySelector('lede-article')?.getBoundingClientRect().height > 300,
      templates: document.querySelectorAll('lede-article > template').length,
      // The root says whether a script listens on it.
      isAlive: root !== undefined && root !== null && Symbol.for('lede-article') in root,
    };
  };
  const wanted = JSON.stringify({ headline, isThere: true, templates: 0, isAlive: true });
  for (let frame = 0; frame < 600 && JSON.stringify(state()) !== wanted; frame += 1) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return state();
};

const whole = (headline) => ({ headline, isThere: true, templates: 0, isAlive: true });

/** Presses a link, or goes back, and waits until Turbo has put that page in. */
const go = (selector) =>
  new Promise((resolve) => {
    document.addEventListener('turbo:load', () => resolve(location.pathname), { once: true });
    if (selector) document.querySelector(selector).click();
    else history.back();
  });

const define = () =>
  new Promise((resolve) => {
    const script = document.createElement('script');
    script.src = '/dist/lede.js';
    script.onload = resolve;
    document.head.append(script);
  });

/** Begins a comment, has Turbo refresh the page, and says what is left of the comment. */
const refreshWhileWriting = async () => {
  document.querySelector('lede-article').shadowRoot.querySelector('textarea').value = 'Half a sentence';
  const rendered = new Promise((resolve) => document.addEventListener('turbo:load', resolve, { once: true }));
  window.Turbo.visit(location.href, { action: 'replace' });
  await rendered;
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  const element = document.querySelector('lede-article');
  return { text: element.shadowRoot.querySelector('textarea').value, templates: element.querySelectorAll('template').length };
};

describeInEveryEngine('routers', (browser) => {
  const shown = (headline) => browser().evaluate(until, headline);
  /** Leaves a mark, which is lost if the page is reloaded. */
  const mark = () => browser().evaluate(() => void (window.isSameDocument = true));
  const isMarked = () => browser().evaluate(() => window.isSameDocument === true);

  test('Turbo: an article is there on the way forward, on the way back and when it is visited again', async (context) => {
    if (await skippedWithout(clonableRoots, browser(), context)) return;
    await publish(article.headline);
    await browser().open(`${site.origin}/list.html`);
    await mark();
    assert.equal(await browser().evaluate(go, '#read'), '/article.html');
    assert.deepEqual(await shown(article.headline), whole(article.headline));
    assert.equal(await browser().evaluate(go, '#back'), '/list.html');
    // From here on the copy that Turbo has kept is the page: its server is not asked.
    site.requests.length = 0;
    assert.equal(await browser().evaluate(go), '/article.html');
    assert.deepEqual(await shown(article.headline), whole(article.headline));
    assert.deepEqual(site.requests.filter((path) => path === '/article.html'), []);
    assert.equal(await isMarked(), true);
  });

  test('Turbo: an article that the parser attached is there on the way back', async (context) => {
    if (await skippedWithout(clonableRoots, browser(), context)) return;
    await publish(article.headline);
    await browser().open(`${site.origin}/article.html`);
    await mark();
    assert.deepEqual(await shown(article.headline), whole(article.headline));
    assert.equal(await browser().evaluate(go, '#back'), '/list.html');
    assert.equal(await browser().evaluate(go), '/article.html');
    assert.deepEqual(await shown(article.headline), whole(article.headline));
    assert.equal(await isMarked(), true);
  });

  for (const isDefined of [false, true]) {
    test(`Turbo: a refresh by morphing brings the new edition${isDefined ? ', also with lede.js on the page' : ''}`, async () => {
      await publish(article.headline);
      await browser().open(`${site.origin}/article.html`);
      await mark();
      if (isDefined) await browser().evaluate(define);
      assert.deepEqual(await shown(article.headline), whole(article.headline));
      for (const edition of ['The second edition', 'The third edition']) {
        await publish(edition);
        await browser().evaluate(() => window.Turbo.visit(location.href, { action: 'replace' }));
        assert.deepEqual(await shown(edition), whole(edition));
      }
      assert.equal(await isMarked(), true);
    });
  }

  for (const [scripts, open] of Object.entries({
    'hydrate.js': () => undefined,
    'hydrate.js, then lede.js': define,
    'lede.js alone': undefined,
  })) {
    test(`Turbo: a refresh by morphing that brings the same edition leaves what a reader is writing: ${scripts}`, async () => {
      const publishAs = (headline) => publish(headline, open ? 'hydrate.js' : 'lede.js');
      await publishAs(article.headline);
      await browser().open(`${site.origin}/article.html`);
      if (open) await browser().evaluate(open);
      assert.deepEqual(await shown(article.headline), whole(article.headline));
      assert.deepEqual(await browser().evaluate(refreshWhileWriting), { text: 'Half a sentence', templates: 0 });
      // Another edition is shown all the same, and so is the first one when it comes back.
      for (const edition of ['The second edition', article.headline]) {
        await publishAs(edition);
        await browser().evaluate(() => window.Turbo.visit(location.href, { action: 'replace' }));
        assert.deepEqual(await shown(edition), whole(edition));
      }
      assert.deepEqual(await browser().evaluate(refreshWhileWriting), { text: 'Half a sentence', templates: 0 });
    });
  }

  test('markup that a framework sets comes alive if hydrate.js is in the page around it', async () => {
    const html = await elementOf('By innerHTML');
    await browser().open(`${site.origin}/list.html`);
    await browser().evaluate((markup) => void (document.body.innerHTML = markup), html);
    assert.deepEqual(await shown('By innerHTML'), whole('By innerHTML'));
  });

  test('a copy of the element has the article', async (context) => {
    if (await skippedWithout(clonableRoots, browser(), context)) return;
    await publish(article.headline);
    await browser().open(`${site.origin}/article.html`);
    await shown(article.headline);
    const copied = await browser().evaluate(() => {
      const element = document.querySelector('lede-article');
      const copy = element.cloneNode(true);
      element.replaceWith(copy);
      return copy.shadowRoot?.querySelector('h1')?.textContent;
    });
    assert.equal(copied, article.headline);
    assert.deepEqual(await shown(article.headline), whole(article.headline));
  });

  test('a rule that hides what is not defined yet spares the article as web/README.md says', async () => {
    const rule = /^:not\(:defined\)[^\n]*$/m.exec(readFileSync(new URL('../../web/README.md', import.meta.url), 'utf8'))[0];
    const body = `${await elementOf('Not hidden')}<some-widget>hidden</some-widget>`;
    site.add('/hiding.html', { body: page(body, { head: `<style>${rule}</style>` }) });
    await browser().open(`${site.origin}/hiding.html`);
    assert.deepEqual(await shown('Not hidden'), whole('Not hidden'));
    const visibility = await browser().evaluate(() =>
      ['lede-article', 'some-widget'].map((name) => getComputedStyle(document.querySelector(name)).visibility),
    );
    assert.deepEqual(visibility, ['visible', 'hidden']);
  });
});
