// The documentation site in every engine, above all the playground, with ordinary and with hostile input.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { readFileSync } from 'node:fs';
import { payloads } from '../support/attacks/native.mjs';
import { payloadFile } from '../support/outputs.mjs';
import { skipWithout } from '../support/paths.mjs';
import { buildSite, folder } from '../support/tested-site.mjs';
import { describeInEveryEngine } from './support/engines.mjs';
import { openSite } from './support/site.mjs';

const k_mistakes = 'samples/starts/article-with-mistakes.json.txt';

let site;
before(async () => {
  buildSite();
  site = await openSite({ needsPackage: false });
  // axe is a script of the page's own site, as the page's policy demands.
  for (const page of ['index.html', 'playground/index.html', 'gallery/index.html', 'guide/package.html', 'reference/element.html']) {
    const html = readFileSync(`${folder}/${page}`, 'utf8');
    site.add(`/site/${page.replace('.html', '-axe.html')}`, { body: html.replace('</head>', '<script src="/axe/axe.min.js"></script></head>') });
  }
});
after(() => site?.close());

// Each function below runs in the page.

/** Resolves when the playground has shown what it was last asked for. */
const settled = () =>
  new Promise((resolve) => {
    const look = () => document.body.dataset.state && resolve(document.body.dataset.state);
    new MutationObserver(look).observe(document.body, { attributes: true });
    look();
  });

/** Writes into the source as a reader does, and waits for the result. */
const write = (text) =>
  new Promise((resolve) => {
    delete document.body.dataset.state;
    new MutationObserver(() => document.body.dataset.state && resolve(document.body.dataset.state)).observe(document.body, { attributes: true });
    const field = document.getElementById('text');
    field.value = text;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  });

/** What a frame of the preview shows, once it has an article. */
const shown = () =>
  new Promise((resolve) => {
    const look = () => {
      const frame = document.querySelector('#stage iframe');
      const root = frame?.contentDocument?.querySelector('lede-article')?.shadowRoot;
      if (root?.querySelector('div')?.childElementCount > 0) resolve(root.querySelector('div').textContent);
      else requestAnimationFrame(look);
    };
    look();
  });

/** Waits for what a script of the page shows when it has started. */
const started = (selector) =>
  new Promise((resolve) => {
    const look = () => (document.querySelector(`${selector}:not([hidden])`) ? resolve() : requestAnimationFrame(look));
    look();
  });

const problems = () => [...document.querySelectorAll('#problems li')].map((item) => item.textContent);

/** Chooses a value, as a reader does. */
const choose = (id, value) => {
  const field = document.getElementById(id);
  field.value = value;
  field.dispatchEvent(new Event('change', { bubbles: true }));
  return field.value;
};

const selected = (index) => {
  document.querySelectorAll('#problems button')[index].click();
  const field = document.getElementById('text');
  return { text: field.value.slice(field.selectionStart, field.selectionEnd), hasFocus: document.activeElement === field };
};

/** Presses Share, and gives the fragment that holds the source. */
const share = () =>
  new Promise((resolve) => {
    const said = document.getElementById('said');
    new MutationObserver(() => location.hash && resolve(location.hash)).observe(said, { childList: true });
    document.getElementById('share').click();
  });

const message = () =>
  new Promise((resolve) => {
    const said = document.getElementById('said');
    const look = () => said.textContent && resolve(said.textContent);
    new MutationObserver(look).observe(said, { childList: true });
    look();
  });

/** Writes one text after the other, as each kind of document, and returns the effects of all of them. */
const endure = async (texts) => {
  const seen = [];
  for (const name of ['alert', 'confirm', 'prompt', 'print', 'open']) window[name] = () => void seen.push(name);
  document.addEventListener('securitypolicyviolation', (event) => seen.push(`${event.effectiveDirective} ${event.blockedURI}`));
  const field = document.getElementById('text');
  const kind = document.getElementById('as');
  const rendered = () =>
    new Promise((resolve) => {
      const observer = new MutationObserver(() => {
        if (!document.body.dataset.state) return;
        observer.disconnect();
        resolve();
      });
      observer.observe(document.body, { attributes: true });
    });
  for (const as of ['markdown', 'html', 'article']) {
    kind.value = as;
    for (const text of texts) {
      delete document.body.dataset.state;
      const done = rendered();
      field.value = as === 'article' ? JSON.stringify({ lede: 1, language: 'en', headline: text, kicker: text, [text]: text, body: text }) : `x${text}`;
      field.dispatchEvent(new Event('input', { bubbles: true }));
      await done;
    }
  }
  return { seen, address: location.pathname, frames: [...document.querySelectorAll('iframe')].map((frame) => frame.contentDocument?.location.pathname.split('/').at(-1)) };
};

const runAxe = async (prepare) => {
  if (prepare === 'dark') document.documentElement.dataset.scheme = 'dark';
  document.documentElement.classList.add('is-still');
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  const { violations } = await window.axe.run(document, { resultTypes: ['violations'], iframes: false });
  return violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(({ target, failureSummary }) => `${target.flat().join(' ')} ${failureSummary}`).join('; ')}`);
};

describeInEveryEngine('the site', (browser, engine) => {
  const open = async (page) => {
    await browser().setViewport(1280, 900);
    await browser().open('about:blank');
    await browser().open(`${site.origin}/site/${page}`);
  };
  const openPlayground = async (fragment = '') => {
    await open(`playground/index.html${fragment}`);
    return browser().evaluate(settled);
  };

  test('the playground begins with an article, and shows it', async () => {
    assert.equal(await openPlayground(), 'rendered');
    assert.match(await browser().evaluate(shown), /The ferry that waits for the sea/);
    assert.deepEqual(await browser().evaluate(problems), []);
    assert.match(await browser().evaluate(() => document.getElementById('figures').textContent), /KB of HTML.* ms$/);
  });

  test('a problem leads to its place in the source', async () => {
    await openPlayground(`#sample=${k_mistakes}`);
    const list = await browser().evaluate(problems);
    const index = list.findIndex((text) => text.includes('$.published'));
    assert.ok(index >= 0, list.join('\n'));
    assert.deepEqual(await browser().evaluate(selected, index), { text: '"last Tuesday"', hasFocus: true });
  });

  test('a problem at the end of a line, or in an empty one, leaves the numbers of the lines right', async () => {
    await openPlayground();
    const source = '{"lede": 1, "language": "en",\n "headline": "a\nb",\n\n "lead": "c"}';
    await browser().evaluate(write, source);
    const rows = () => [...document.querySelectorAll('#mirror > div')].map((row) => row.textContent.replaceAll('\u200b', ''));
    assert.deepEqual(await browser().evaluate(rows), source.split('\n'));
    assert.equal(await browser().evaluate(() => document.querySelectorAll('#mirror mark').length), 1);
  });

  test('places are right after characters of two, three and four bytes', async () => {
    await openPlayground();
    await browser().evaluate(write, '{"lede":1,"language":"vi","headline":"Một 新闻 🛶","kicker":17,"body":"Chữ"}');
    assert.deepEqual(await browser().evaluate(selected, 0), { text: '17', hasFocus: true });
  });

  test('a refused document is a problem with its place, and the last page stays', async () => {
    await openPlayground();
    assert.equal(await browser().evaluate(write, '{"lede":1,"headline":\n  wrong}'), 'refused');
    assert.match((await browser().evaluate(problems))[0], /^refused.*2:3.*json-syntax$/);
    assert.match(await browser().evaluate(shown), /The ferry/);
  });

  test('options reach Lede, and an option that it refuses is a problem', async () => {
    await openPlayground();
    await browser().evaluate(write, '{"lede":1,"language":"en","headline":"A","body":"B","published":"2026-05-01"}');
    const render = async (id, value) => {
      await browser().evaluate(() => void delete document.body.dataset.state);
      await browser().evaluate(choose, id, value);
      return browser().evaluate(settled);
    };
    await render('locale', 'vi');
    assert.match(await browser().evaluate(shown), /Về đầu trang/);
    assert.equal(await render('base', 'no address'), 'refused');
    assert.match((await browser().evaluate(problems))[0], /option-invalid/);
  });

  test('Markdown and HTML alone are rendered as such', async () => {
    await openPlayground('#sample=samples/starts/markdown-text.md.txt');
    assert.match(await browser().evaluate(shown), /Notes from the council/);
    await openPlayground('#sample=samples/starts/html-of-a-word-processor.html.txt');
    assert.match(await browser().evaluate(shown), /Pasted from a word processor/);
  });

  test('a shared address holds the source and the options, and is sent nowhere', async () => {
    await openPlayground();
    const text = '{"lede":1,"language":"en","headline":"Chia sẻ 🛶","body":"<b onclick=x>bold</b>"}';
    await browser().evaluate(write, text);
    await browser().evaluate(choose, 'heading', '3');
    const hash = await browser().evaluate(share);
    const asked = site.requests.length;
    await openPlayground(hash);
    assert.equal(await browser().evaluate(() => document.getElementById('text').value), text);
    assert.equal(await browser().evaluate(() => document.getElementById('heading').value), '3');
    assert.deepEqual(site.requests.slice(asked).filter((path) => path.includes(hash.slice(3, 20))), []);
  });

  test('a damaged address, and one that unpacks to too much, are said to be so', async () => {
    for (const fragment of ['#1.AAAA', '#0.bm8', '#1.', '#nonsense', '#0.eyJ0ZXh0IjoxfQ']) {
      await openPlayground(fragment);
      assert.match(await browser().evaluate(message), /^This address cannot be read/, fragment);
    }
    const bomb = await browser().evaluate(async () => {
      if (typeof CompressionStream === 'undefined') return undefined;
      const text = `{"text":"${'a'.repeat(9_000_000)}","as":"article","options":{}}`;
      const packed = new Blob([text]).stream().pipeThrough(new CompressionStream('deflate-raw'));
      const bytes = new Uint8Array(await new Response(packed).arrayBuffer());
      return btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
    });
    if (bomb === undefined) return;
    await openPlayground(`#1.${bomb}`);
    assert.match(await browser().evaluate(message), /more than the playground takes/);
  });

  test('hostile text in every field and in the address runs nothing and asks for nothing', async () => {
    const attack = '"><img src=/hostile-picture onerror="parent.hostile=1;top.hostile=1"><script>top.hostile=1</script><svg onload="top.hostile=1"><iframe srcdoc="<script>top.hostile=1</script>"></iframe><a href="javascript:top.hostile=1">';
    const value = { lede: 1, language: attack, headline: attack, kicker: attack, [attack]: attack, url: attack, published: attack, body: [{ type: 'html', text: attack }, { type: attack }], image: { url: attack, alt: attack } };
    const options = { locale: attack, base: attack, item: attack, heading: attack, __proto__: null, constructor: attack, 'report-all': attack };
    const shared = { text: JSON.stringify(value), as: 'article', options: {} };
    const pack = (what) => `#0.${Buffer.from(JSON.stringify(what)).toString('base64url')}`;
    const asked = site.requests.length;
    for (const what of [shared, { ...shared, options }, { ...shared, as: attack }, { text: attack, as: 'markdown', options }, { text: attack, as: 'html', options: {} }]) {
      await openPlayground(pack(what));
      for (const tab of ['html', 'data', 'embed', 'page']) await browser().evaluate((name) => document.getElementById(`tab-${name}`).click(), tab);
      const found = await browser().evaluate(() => ({
        hostile: window.hostile === undefined,
        handlers: [...document.querySelectorAll('*')].filter((element) => [...element.attributes].some(({ name }) => name.startsWith('on'))).length,
        frames: document.querySelectorAll('iframe:not([sandbox="allow-same-origin"])').length,
      }));
      assert.deepEqual(found, { hostile: true, handlers: 0, frames: 0 });
    }
    assert.deepEqual(site.requests.slice(asked).filter((path) => path.includes('hostile')), []);
  });

  test('attack payloads run nothing, ask for nothing and lead nowhere', { skip: skipWithout(payloadFile, 'attacks/payloads.json') }, async () => {
    await openPlayground();
    const texts = payloads(80).map(({ payload }) => payload);
    assert.ok(texts.length > 20, `${texts.length} payloads`);
    const asked = site.requests.length;
    assert.deepEqual(await browser().evaluate(endure, texts), { seen: [], address: '/site/playground/index.html', frames: ['preview.html'] });
    assert.deepEqual(site.requests.slice(asked).filter((path) => !path.startsWith('/site/')), []);
  });

  test('a link in the preview leads nowhere, and says where it would lead', async () => {
    await openPlayground();
    await browser().evaluate(write, '{"lede":1,"language":"en","headline":"A","body":"[there](https://elsewhere.example/)"}');
    await browser().evaluate(shown);
    const after = await browser().evaluate(async () => {
      const frame = document.querySelector('#stage iframe');
      frame.contentDocument.querySelector('lede-article').shadowRoot.querySelector('a[href*=elsewhere]').click();
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      const link = frame.contentDocument.querySelector('lede-article').shadowRoot.querySelector('a[href*=elsewhere]');
      return { path: new URL(frame.contentDocument.URL).pathname.split('/').at(-1), title: link.title, said: document.getElementById('leads').textContent };
    });
    // WebKit calls no listener in a frame that may run no scripts.
    const said = engine === 'webkit' ? '' : 'This link leads to https://elsewhere.example/';
    assert.deepEqual(after, { path: 'preview.html', title: 'https://elsewhere.example/', said });
  });

  test('a large document leaves the page at work, and the newest text wins', async () => {
    await openPlayground();
    const large = JSON.stringify({ lede: 1, language: 'en', headline: 'Large', body: 'Some *words* and [links](https://a.example/).\n\n'.repeat(20_000) });
    await browser().evaluate(write, large);
    assert.match(await browser().evaluate(() => document.getElementById('source-size').textContent), /^9\d\d\.\d KB$/);
    await browser().evaluate(write, '{"lede":1,"language":"en","headline":"Small","body":"B"}');
    assert.match(await browser().evaluate(shown), /Small/);
  });

  test('the tabs answer to the keys', async () => {
    await openPlayground();
    await browser().evaluate(() => document.getElementById('tab-page').focus());
    await browser().press('ArrowRight');
    assert.deepEqual(
      await browser().evaluate(() => [document.activeElement.id, document.getElementById('panel-html').hidden, document.getElementById('html').textContent.startsWith('<article')]),
      ['tab-html', false, true],
    );
    await browser().press('End');
    assert.match(await browser().evaluate(() => document.getElementById('embed').textContent), /<lede-article src="\/articles\/article.json"/);
  });

  test('the search finds a heading', async () => {
    await open('index.html');
    await browser().evaluate(started, '[data-search]');
    const hit = await browser().evaluate(async () => {
      document.querySelector('[data-search]').click();
      const input = document.querySelector('.search input');
      input.value = 'content security';
      const list = document.querySelector('.search ul');
      const found = new Promise((resolve) => new MutationObserver(() => list.querySelector('a') && resolve(list.querySelector('a').href)).observe(list, { childList: true }));
      input.dispatchEvent(new Event('input', { bubbles: true }));
      return found;
    });
    assert.equal(hit, `${site.origin}/site/guide/package.html#content-security-policy`);
  });

  test('an article of the gallery takes the style that is chosen', async () => {
    await open('gallery/feature.html');
    await browser().evaluate(started, '[data-choices]');
    const classes = await browser().evaluate(() => {
      document.querySelector('input[name=style][value=magazine]').click();
      document.querySelector('input[name=theme][value=dark]').click();
      const article = document.querySelector('lede-article');
      return [article.className, article.getAttribute('theme'), article.shadowRoot.querySelector('h2').textContent];
    });
    assert.deepEqual(classes, ['magazine', 'dark', 'The ferry that waits for the sea']);
  });

  for (const scheme of ['light', 'dark']) {
    test(`axe finds nothing on the pages, ${scheme}`, async () => {
      const found = {};
      for (const page of engine === 'chromium' ? ['index', 'gallery/index', 'guide/package', 'reference/element'] : ['gallery/index']) {
        await open(`${page}-axe.html`);
        const violations = await browser().evaluate(runAxe, scheme);
        if (violations.length > 0) found[page] = violations;
      }
      assert.deepEqual(found, {});
    });

    test(`axe finds nothing in the playground, ${scheme}`, async () => {
      const found = {};
      for (const width of engine === 'chromium' ? [390, 1280] : [1280]) {
        await open(`playground/index-axe.html#sample=${k_mistakes}`);
        await browser().setViewport(width, 900);
        await browser().evaluate(settled);
        for (const tab of engine === 'chromium' ? ['page', 'html', 'data', 'embed'] : ['page', 'html']) {
          await browser().evaluate((name) => document.getElementById(`tab-${name}`).click(), tab);
          await browser().evaluate((isOpen) => void (document.querySelector('details.options').open = isOpen), tab === 'html');
          const violations = await browser().evaluate(runAxe, scheme);
          if (violations.length > 0) found[`${tab}, ${width}`] = violations;
        }
      }
      assert.deepEqual(found, {});
    });
  }

  if (engine === 'chromium') {
    test('the playground works without a network once it has been opened', async () => {
      await openPlayground();
      await browser().evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
      const { page } = browser();
      await page.context().setOffline(true);
      try {
        await browser().open(`${site.origin}/site/playground/index.html#sample=samples/formats/ghost.json.txt`);
        assert.equal(await browser().evaluate(settled), 'rendered');
        assert.notEqual(await browser().evaluate(shown), '');
      } finally {
        await page.context().setOffline(false);
      }
    });
  }
});
