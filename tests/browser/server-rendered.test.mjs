// Articles that a server rendered, as an element with a declarative shadow root and as a whole page: they are complete
// without any script, get their behaviour from hydrate.js, and are not rendered again by lede.js.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { parse } from 'parse5';
import { answer } from '../support/harness.mjs';
import { inProject } from '../support/paths.mjs';
import { partsOutOfPlace, seed } from '../support/seed-parts.mjs';
import { describeInEngine, describeInEveryEngine, engineNames } from './support/engines.mjs';
import { declarativeRoots, nextFrame, skippedWithout } from './support/outcome.mjs';
import { articleOn, openSite, withForms } from './support/site.mjs';

const k_nonce = 'bGVkZS10ZXN0';
const styles = readFileSync(inProject('web', 'dist', 'lede.css'), 'utf8');
const k_outputs = ['element', 'page'];

let site;
let article;
before(async () => {
  site = await openSite();
  article = withForms(articleOn(site.origin, 'seed.json'));
  for (const path of ['/rate', '/comment']) site.add(path, { type: 'text/html', body: '<!doctype html><title>Thanks</title>' });
});
after(() => site?.close());

async function render(options) {
  const [{ html }] = await answer([
    { id: 1, operation: 'render', input: article, options: { styleUrl: '/dist/lede.css', ...options } },
  ]);
  return html;
}

/** Puts the output on the site: an element into a page with a recorder of events, a page as it is, but for the recorder. */
async function publish(path, { headers, head = '', attributes = '', ...options }) {
  const html = (await render(options)).replace('<lede-article>', () => `<lede-article ${attributes}>`);
  const extra = `<link rel="icon" href="data:,">${head}`;
  const body =
    options.output === 'page'
      ? html.replace('<head>', () => `<head>${extra}`)
      : `<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>Host</title>${extra}</head><body>${html}<p>After</p></body></html>`;
  site.add(path, { body, headers });
  return site.origin + path;
}

const recorder = '<script src="/pages/record.js"></script>';
const ready = () => window.outcome;

// Runs in the page.
const shown = () => {
  const texts = [];
  const visit = (node) => {
    if (node.nodeType === Node.TEXT_NODE) texts.push(node.data);
    if (node.nodeType === Node.ELEMENT_NODE && !node.hidden) [...node.childNodes].forEach(visit);
  };
  const root = document.querySelector('lede-article')?.shadowRoot ?? document;
  const article = root.querySelector('.lede');
  visit(article);
  return {
    text: texts.join(''),
    headlineSize: parseFloat(getComputedStyle(root.querySelector('h1')).fontSize),
    width: article.getBoundingClientRect().width,
  };
};

/** Fills in a form as a reader does and presses its button. */
const fillIn = (component, fields) => {
  const root = document.querySelector('lede-article')?.shadowRoot ?? document;
  const form = root.querySelector(`[data-component=${component}] form`);
  for (const [name, value] of Object.entries(fields)) {
    const inputs = [...form.querySelectorAll(`[name="${name}"]`)];
    const radio = inputs.find((input) => input.type === 'radio' && input.value === value);
    if (radio) radio.click();
    else inputs[0].value = value;
  }
  form.querySelector('[type=submit]').click();
};

/** The states of a form that a reader can see, as soon as it is not sending any more. */
const settled = async (component) => {
  const root = document.querySelector('lede-article')?.shadowRoot ?? document;
  const form = root.querySelector(`[data-component=${component}] form`);
  while (form.getAttribute('aria-busy') !== 'false') await new Promise((resolve) => setTimeout(resolve, 20));
  return [...form.querySelectorAll('[role=status] > [data-state]')].filter(({ hidden }) => !hidden).map((text) => text.dataset.state);
};

const sentTo = (path) => site.log.filter((entry) => entry.path === path);

/** Waits for the request of a form that navigates. */
async function arrivesAt(path) {
  for (let attempt = 0; attempt < 600; attempt += 1) {
    if (sentTo(path).length > 0) return sentTo(path)[0];
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return undefined;
}

/** Waits until the answer to the form is the page: navigating earlier would abort the request. */
async function hasGoneTo(browser, path) {
  for (;;) {
    const at = await browser.evaluate(() => document.readyState === 'complete' && location.pathname).catch(() => undefined);
    if (at === path) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

describeInEveryEngine('server rendering', (browser) => {
  for (const output of k_outputs) {
    test(`${output}: the whole article, in its styles, where no script may run`, async (context) => {
      if (output === 'element' && (await skippedWithout(declarativeRoots, browser(), context))) return;
      const url = await publish(`/bare-${output}.html`, {
        output,
        scriptUrl: '/dist/hydrate.js',
        headers: { 'content-security-policy': `default-src 'none'; style-src ${site.origin}; img-src ${site.origin}` },
      });
      site.requests.length = 0;
      await browser().open(url);
      const { text, headlineSize, width } = await browser().evaluate(shown);
      assert.deepEqual(partsOutOfPlace(text), []);
      assert.ok(headlineSize > 20 && width > 200, 'the style sheet is there');
      assert.deepEqual(site.requests.filter((path) => /\.(js|wasm|json)$/.test(path)), []);
    });

    test(`${output}: the style sheet inside, under a policy that wants its nonce`, async (context) => {
      if (output === 'element' && (await skippedWithout(declarativeRoots, browser(), context))) return;
      const policy = (nonce) => `default-src 'none'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'; img-src ${site.origin}`;
      const options = { output, styles, nonce: k_nonce, scriptUrl: '/dist/hydrate.js' };
      const head = `<script nonce="${k_nonce}" src="/pages/record.js"></script>`;
      const headers = { 'content-security-policy': policy(k_nonce) };
      await browser().open(await publish(`/nonce-${output}.html`, { ...options, head, headers }));
      assert.deepEqual(await browser().evaluate(ready), { name: 'lede-ready' });
      const { headlineSize } = await browser().evaluate(shown);
      assert.ok(headlineSize > 20);
      // The policy is in force: under another nonce the same bytes come without their styles.
      const other = { 'content-security-policy': policy('b3RoZXI=') };
      await browser().open(await publish(`/other-nonce-${output}.html`, { ...options, headers: other }));
      assert.notEqual((await browser().evaluate(shown)).headlineSize, headlineSize);
    });

    test(`${output}: rating and comment are posted without any script`, async (context) => {
      if (output === 'element' && (await skippedWithout(declarativeRoots, browser(), context))) return;
      const headers = { 'content-security-policy': `script-src 'none'` };
      const url = await publish(`/forms-${output}.html`, { output, headers });
      for (const [component, fields, path] of [
        ['rating', { rating: '4' }, '/rate'],
        ['comments', { author: 'Hà', text: 'Đúng vậy & "hay"' }, '/comment'],
      ]) {
        site.log.length = 0;
        await browser().open(url);
        await browser().evaluate(fillIn, component, fields);
        const { method, headers: sent, body } = await arrivesAt(path);
        await hasGoneTo(browser(), path);
        assert.equal(method, 'POST');
        assert.match(sent['content-type'], /^application\/x-www-form-urlencoded/);
        assert.deepEqual(Object.fromEntries(new URLSearchParams(body)), fields);
      }
    });

    test(`${output}: hydrate.js sends rating and comment and stays on the page`, async () => {
      const url = await publish(`/alive-${output}.html`, { output, head: recorder, scriptUrl: '/dist/hydrate.js' });
      await browser().open(url);
      assert.deepEqual(await browser().evaluate(ready), { name: 'lede-ready' });
      site.log.length = 0;
      await browser().evaluate(fillIn, 'rating', { rating: '4' });
      assert.deepEqual(await browser().evaluate(settled, 'rating'), ['sent']);
      await browser().evaluate(fillIn, 'comments', { author: 'Hà', text: 'Hay' });
      assert.deepEqual(await browser().evaluate(settled, 'comments'), ['sent']);
      assert.equal(sentTo('/rate').length, 1);
      assert.match(sentTo('/rate')[0].body, /\b4\b/);
      assert.equal(sentTo('/comment').length, 1);
      assert.match(sentTo('/comment')[0].body, /Hay/);
      assert.equal(await browser().evaluate(() => location.pathname), new URL(url).pathname);
      // The vote is remembered where it was given.
      await browser().open(url);
      await browser().evaluate(ready);
      const vote = await browser().evaluate(() => {
        const root = document.querySelector('lede-article')?.shadowRoot ?? document;
        return root.querySelector('[data-component=rating] input:checked')?.value;
      });
      assert.equal(vote, '4');
    });

    test(`${output}: hydrate.js tells of ratings and links, which the page may take over`, async () => {
      await browser().open(await publish(`/events-${output}.html`, { output, head: recorder, scriptUrl: '/dist/hydrate.js' }));
      await browser().evaluate(ready);
      site.log.length = 0;
      const heard = await browser().evaluate(() => {
        const details = [];
        for (const name of ['lede-rate', 'lede-navigate']) {
          addEventListener(name, (event) => {
            event.preventDefault();
            const { value, url, component } = event.detail;
            details.push({ name, value, url, component });
          });
        }
        const root = document.querySelector('lede-article')?.shadowRoot ?? document;
        const form = root.querySelector('[data-component=rating] form');
        form.querySelector('input[value="3"]').click();
        form.querySelector('[type=submit]').click();
        root.querySelector('[data-component=related] a').click();
        return JSON.parse(JSON.stringify(details));
      });
      const [related] = article.related;
      assert.deepEqual(heard, [
        { name: 'lede-rate', value: 3 },
        { name: 'lede-navigate', url: new URL(related.url, article.url).href, component: 'related' },
      ]);
      await browser().evaluate(nextFrame);
      // Lazy pictures may still arrive; nothing else is asked for.
      const asked = site.log.filter(({ path }) => !path.startsWith('/articles/pictures/') && path !== '/favicon.ico');
      assert.deepEqual(asked, []);
    });

    test(`${output}: hydrate.js under the strictest policy, which allows no HTML to be set at all`, async () => {
      const { origin } = site;
      const headers = {
        'content-security-policy':
          `default-src 'none'; script-src ${origin}; style-src ${origin}; img-src ${origin}; connect-src ${origin}; ` +
          `form-action ${origin}; base-uri 'none'; require-trusted-types-for 'script'; trusted-types 'none'`,
      };
      await browser().open(await publish(`/strict-${output}.html`, { output, head: recorder, scriptUrl: '/dist/hydrate.js', headers }));
      assert.deepEqual(await browser().evaluate(ready), { name: 'lede-ready' });
      await browser().evaluate(fillIn, 'rating', { rating: '5' });
      assert.deepEqual(await browser().evaluate(settled, 'rating'), ['sent']);
      const violations = await browser().evaluate(() => window.seen.violations);
      assert.deepEqual(violations.filter((violation) => !violation.startsWith('img-src data')), []);
    });
  }

  test('hydrate.js alone is what is loaded: no wasm, no article', async () => {
    const url = await publish('/loads.html', { output: 'element', head: recorder, scriptUrl: '/dist/hydrate.js' });
    site.requests.length = 0;
    await browser().open(url);
    await browser().evaluate(ready);
    const loaded = site.requests.filter((path) => !path.startsWith('/articles/pictures/') && path !== '/favicon.ico');
    assert.deepEqual(loaded.sort(), ['/dist/hydrate.js', '/dist/lede.css', '/loads.html', '/pages/record.js']);
  });

  for (const output of k_outputs) {
    test(`${output}: an article without rating and comments loads the smaller files, and reports its links`, async () => {
      const files = { assetsUrl: '/dist/', styleUrl: undefined, components: ['related'] };
      const path = `/reading-${output}.html`;
      const url = await publish(path, { output, head: recorder, ...files });
      site.requests.length = 0;
      await browser().open(url);
      assert.deepEqual(await browser().evaluate(ready), { name: 'lede-ready' });
      const loaded = site.requests.filter((name) => !name.startsWith('/articles/pictures/') && name !== '/favicon.ico');
      assert.deepEqual(loaded.sort(), ['/dist/hydrate-reading.js', '/dist/lede-reading.css', '/pages/record.js', path]);
      const heard = await browser().evaluate(() => {
        let component;
        addEventListener('lede-navigate', (event) => {
          event.preventDefault();
          ({ component } = event.detail);
        });
        const root = document.querySelector('lede-article')?.shadowRoot ?? document;
        root.querySelector('[data-component=related] a').click();
        return component;
      });
      assert.equal(heard, 'related');
    });
  }

  const k_scripts = [
    ['lede.js'],
    ['hydrate.js', 'lede.js'],
    ['lede.js', 'hydrate.js'],
    ['hydrate-reading.js', 'hydrate.js'],
    ['hydrate.js', 'hydrate-reading.js'],
  ];
  for (const scripts of k_scripts) {
    test(`the article stays as it was rendered, and sends once, with ${scripts.join(' and ')}`, async () => {
      site.add('/same.json', { body: JSON.stringify(article) });
      const head = recorder + scripts.map((name) => `<script defer src="/dist/${name}"></script>`).join('');
      const url = await publish(`/same-${scripts.join('-')}.html`, { output: 'element', attributes: 'src="/same.json"', head });
      site.log.length = 0;
      await browser().open(url);
      assert.deepEqual(await browser().evaluate(ready), { name: 'lede-ready' });
      await browser().evaluate(fillIn, 'rating', { rating: '2' });
      assert.deepEqual(await browser().evaluate(settled, 'rating'), ['sent']);
      assert.equal(sentTo('/rate').length, 1);
      assert.equal(sentTo('/same.json').length, 0, 'the article was fetched again');
      const { events, linked } = await browser().evaluate(() => ({
        events: window.seen.events.map(({ name }) => name),
        linked: document.querySelector('lede-article').shadowRoot.querySelector('link') !== null,
      }));
      assert.deepEqual(events, ['lede-ready']);
      assert.ok(linked, 'what the server rendered is gone');
    });
  }

  test('a new src replaces what the server rendered, in the same styles', async () => {
    // It is as long as a window, since sizes of type depend on the width, and that on the scroll bar.
    site.add('/next.json', { body: JSON.stringify({ language: 'vi', headline: 'Tiếp theo', body: 'Khác\n\n'.repeat(60) }) });
    const head = `${recorder}<script defer src="/dist/lede.js"></script>`;
    const headers = { 'content-security-policy': `style-src ${site.origin}` };
    const url = await publish('/next.html', { output: 'element', attributes: 'src="/same.json"', head, headers });
    site.add('/same.json', { body: JSON.stringify(article) });
    await browser().open(url);
    await browser().evaluate(ready);
    const before = await browser().evaluate(shown);
    const after = await browser().evaluate(async () => {
      const element = document.querySelector('lede-article');
      const done = new Promise((resolve) => element.addEventListener('lede-ready', resolve, { once: true }));
      element.src = '/next.json';
      await done;
      const headline = element.shadowRoot.querySelector('h1');
      return { text: headline.textContent, headlineSize: parseFloat(getComputedStyle(headline).fontSize) };
    });
    assert.deepEqual(after, { text: 'Tiếp theo', headlineSize: before.headlineSize });
  });

  test('markup that a framework sets later comes to life too, though the parser left its template alone', async () => {
    const html = await render({ output: 'element' });
    site.add('/later.html', {
      body: `<!doctype html><title>Later</title>${recorder}<script defer src="/dist/hydrate.js"></script><main></main>`,
    });
    await browser().open(`${site.origin}/later.html`);
    const headline = await browser().evaluate(async (markup) => {
      document.querySelector('main').innerHTML = markup;
      await window.outcome;
      return document.querySelector('lede-article').shadowRoot.querySelector('h1').textContent;
    }, html);
    assert.equal(headline, seed.headline);
  });
});

if (engineNames.includes('chromium')) {
  describeInEngine('chromium', 'server rendering', (browser) => {
    for (const output of k_outputs) {
      test(`${output}: whole in a browser whose scripts are switched off`, async (context) => {
        if (output === 'element' && (await skippedWithout(declarativeRoots, browser(), context))) return;
        const url = await publish(`/off-${output}.html`, { output, scriptUrl: '/dist/hydrate.js' });
        const withoutScript = await browser().browser.newContext({ javaScriptEnabled: false });
        const page = await withoutScript.newPage();
        await page.goto(url);
        // By functions: Playwright's locators need checkVisibility(), which Chromium before 105 lacks.
        const { headline, button, related } = await page.evaluate(() => {
          const root = document.querySelector('lede-article')?.shadowRoot ?? document;
          const seen = (selector) => {
            const element = root.querySelector(selector);
            return element.getClientRects().length > 0 && element.textContent;
          };
          return { headline: seen('h1'), button: seen('form button'), related: seen('.lede-related') };
        });
        assert.equal(headline, seed.headline);
        assert.ok(button);
        assert.ok(related.includes(seed.related[0].headline), related);
        await withoutScript.close();
      });

      for (const late of [false, true]) {
        test(`${output}: nothing shifts, ${late ? 'though the style sheet is late' : 'styles inside'}`, async (context) => {
          if (output === 'element' && (await skippedWithout(declarativeRoots, browser(), context))) return;
          let release;
          const until = new Promise((resolve) => (release = resolve));
          site.add('/late.css', { type: 'text/css', body: styles, until });
          const options = late ? { styleUrl: '/late.css' } : { styles };
          const url = await publish(`/still-${output}-${late}.html`, { output, head: recorder, scriptUrl: '/dist/hydrate.js', ...options });
          await browser().setViewport(1280, 900);
          const arrived = browser().page.goto(url, { waitUntil: 'load' });
          if (late) {
            await arrivesAt('/late.css');
            release();
          }
          await arrived;
          await browser().evaluate(nextFrame);
          assert.deepEqual((await browser().evaluate(() => window.seen)).shifts, []);
        });
      }
    }
  });
}

test('a page tells search engines and those who share it what it is', async () => {
  const document = parse(await render({ output: 'page', oembedUrl: 'https://news.example/oembed?url=x' }));
  const head = document.childNodes.find(({ nodeName }) => nodeName === 'html').childNodes[0];
  const attributesOf = (node) => Object.fromEntries((node.attrs ?? []).map(({ name, value }) => [name, value]));
  const nodes = head.childNodes.map((node) => ({ element: node.nodeName, text: node.childNodes?.[0]?.value, ...attributesOf(node) }));
  const link = (rel) => nodes.find((node) => node.element === 'link' && node.rel === rel);
  const named = (key) => nodes.find(({ name, property }) => name === key || property === key)?.content;
  assert.equal(nodes.find(({ element }) => element === 'title').text, seed.headline);
  assert.equal(link('canonical').href, article.url);
  assert.equal(link('alternate').type, 'application/json+oembed');
  assert.ok(named('description').length > 20);
  assert.equal(named('og:type'), 'article');
  assert.equal(named('og:title'), seed.headline);
  assert.equal(named('og:url'), article.url);
  assert.equal(named('og:image'), article.image.url);
  assert.equal(named('twitter:card'), 'summary_large_image');
  const data = JSON.parse(nodes.find(({ type }) => type === 'application/ld+json').text);
  assert.equal(data['@type'], 'NewsArticle');
  assert.equal(data.headline, seed.headline);
});
