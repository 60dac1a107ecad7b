// What happens to pages with an article: they are translated, kept for Back, changed by view transitions,
// served by a service worker, opened at a text fragment, left while the article is loading.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { htmlOf } from '../support/harness.mjs';
import { describeInEngine, describeInEveryEngine, engineNames } from './support/engines.mjs';
import { outcome } from './support/outcome.mjs';
import { voteWithoutServer } from './support/participation.mjs';
import { articleOn, openSite, page, withForms } from './support/site.mjs';

const k_words = 'who keeps the bell';
const paragraphs = Array.from({ length: 60 }, (_, index) => `Paragraph ${index} of a long text.`).join('\n\n');

let site;
let article;
const k_ways = {};
before(async () => {
  site = await openSite();
  article = withForms(articleOn(site.origin, 'feature.json'));
  const long = { lede: 1, language: 'en', headline: 'Long', url: `${site.origin}/long`, body: `${paragraphs}\n\nThe one ${k_words} in the night.\n\n${paragraphs}` };
  const cases = [article, long].flatMap((input, id) => ['fragment', 'element'].map((output) => ({ id: `${id}${output}`, operation: 'render', input, options: { output, styleUrl: '/dist/lede.css' } })));
  const [fragment, element, , longElement] = await htmlOf(cases);
  site.add('/article.json', { body: JSON.stringify(article) });
  site.add('/article.html', { body: fragment });
  site.add('/long.json', { body: JSON.stringify(long) });
  Object.assign(k_ways, {
    'by the script tag': { body: '<lede-article src="/article.json"></lede-article>', long: '<lede-article src="/long.json"></lede-article>', script: 'lede.js' },
    'rendered by the server': { body: element, long: longElement, script: 'hydrate.js' },
  });
});
after(() => site?.close());

const pageOf = ({ body, script }, head = '') => page({ head: `${head}<script async src="/dist/${script}"></script>`, body });

/** What a reader sees of the headline. */
const seenHeadline = () => {
  const headline = document.querySelector('lede-article').shadowRoot.querySelector('h1');
  return headline.getBoundingClientRect().height > 0 && headline.textContent;
};
const k_headline = 'The ferry that waits for the sea';

/** The article is seen, and a vote reaches the page. */
const answers = async (browser) => {
  assert.equal(await browser.evaluate(voteWithoutServer, 4), 4);
  assert.equal(await browser.evaluate(seenHeadline), k_headline);
};

/** Changes the page as Google Translate does: puts each text into elements of its own. */
const translate = () => {
  const root = document.querySelector('lede-article').shadowRoot;
  document.documentElement.lang = 'fr';
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walker.nextNode()) if (walker.currentNode.data.trim() !== '') texts.push(walker.currentNode);
  for (const text of texts) {
    const outer = document.createElement('font');
    const inner = outer.appendChild(document.createElement('font'));
    text.replaceWith(outer);
    inner.append(text);
  }
};

/** Waits until the words of the text fragment are in the window. */
const seesWords = async (words) => {
  const root = document.querySelector('lede-article').shadowRoot;
  const paragraph = [...root.querySelectorAll('p')].find(({ textContent }) => textContent.includes(words));
  for (let turn = 0; turn < 250; turn += 1) {
    const { top } = paragraph.getBoundingClientRect();
    if (scrollY > 0 && top >= -1 && top < innerHeight) return true;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return false;
};

describeInEveryEngine('the life of a page', (browser, engine) => {
  const open = async (path) => {
    await browser().open(site.origin + path);
    const { name, message } = await browser().evaluate(outcome);
    assert.equal(name, 'lede-ready', message);
  };

  for (const way of ['by the script tag', 'rendered by the server']) {
    test(`a page that was translated, ${way}: the article answers to its reader`, async () => {
      site.add('/translated.html', { body: pageOf(k_ways[way]) });
      await open('/translated.html');
      await browser().evaluate(translate);
      await answers(browser());
    });

    test(`a page that puts the element elsewhere in a view transition, ${way}: the article is the same`, async () => {
      site.add('/moving.html', { body: pageOf(k_ways[way], '<style>lede-article { view-transition-name: article }</style>') + '<aside></aside>' });
      await open('/moving.html');
      const isSame = await browser().evaluate(async () => {
        const element = document.querySelector('lede-article');
        const { shadowRoot } = element;
        const article = shadowRoot.querySelector('.lede');
        const aside = document.body.appendChild(document.createElement('aside'));
        const move = () => (aside.moveBefore ? aside.moveBefore(element, null) : aside.append(element));
        await (document.startViewTransition?.(move).updateCallbackDone ?? move());
        return element.parentElement === aside && element.shadowRoot === shadowRoot && shadowRoot.querySelector('.lede') === article;
      });
      assert.equal(isSame, true);
      await answers(browser());
    });
  }

  test('a page that is left while its article is loading says nothing of a failure', async () => {
    let answer;
    site.add('/slow.json', { body: '{}', until: new Promise((resolve) => (answer = resolve)) });
    const tell = `<script>addEventListener('lede-error', () => { localStorage.failed = 'yes'; });</script>`;
    site.add('/leaving.html', { body: pageOf({ body: '<lede-article src="/slow.json"></lede-article>', script: 'lede.js' }, tell) });
    site.add('/away.html', { body: page({ body: 'Away' }) });
    await browser().open(`${site.origin}/leaving.html`);
    await site.when(() => site.requests.includes('/slow.json'));
    await browser().open(`${site.origin}/away.html`);
    answer();
    assert.equal(await browser().evaluate(() => localStorage.failed ?? 'no'), 'no');
  });

  // WebKit and Firefox end the requests of a page as soon as the next one is requested.
  for (const [what, slow] of Object.entries({
    article: '/kept.json',
    'module of the renderer': '/dist-of-kept/lede.wasm',
    verifier: '/dist-of-kept/verified.js',
  })) {
    test(`a link that starts a download while the ${what} is loading: the article comes`, async () => {
      let answer;
      const until = new Promise((resolve) => (answer = resolve));
      site.alias('/dist-of-kept', 'dist');
      const usual = await fetch(site.origin + slow.replace('/kept', '/article'));
      site.add(slow, { body: Buffer.from(await usual.arrayBuffer()), type: usual.headers.get('content-type'), until });
      site.add('/file.zip', { body: '', status: 204 });
      const head = `<script>addEventListener('lede-error', () => (window.failed = true))</script><script async src="/dist-of-kept/lede.js"></script>`;
      const src = slow === '/kept.json' ? slow : slow.includes('verified') ? '/article.html' : '/article.json';
      site.add('/keeping.html', { body: page({ head }) });
      site.requests.length = 0;
      await browser().open(`${site.origin}/keeping.html`);
      // Not earlier: a script that is loading would keep the page from having loaded.
      await browser().evaluate((src) => void (document.body.innerHTML = `<lede-article src="${src}"></lede-article>`), src);
      await site.when(() => site.requests.includes(slow));
      await browser().evaluate(() => void (location.href = '/file.zip'));
      await site.when(() => site.requests.includes('/file.zip'));
      answer();
      const { name, message } = await browser().evaluate(outcome);
      site.remove(slow);
      assert.equal(name, 'lede-ready', message);
      assert.equal(await browser().evaluate(() => window.failed ?? false), false);
    });
  }

  for (const [name, wrap] of Object.entries({
    'gives a promise of its own': () => {
      const { fetch } = window;
      window.fetch = (...all) => {
        const promise = fetch(...all);
        return { then: (...both) => promise.then(...both), catch: (failed) => promise.catch(failed), finally: (done) => promise.finally(done) };
      };
    },
    'makes answers anew': () => {
      const { fetch } = window;
      window.fetch = async (url) => {
        const answer = await fetch(url);
        return new Response(await answer.blob(), { status: answer.status, headers: answer.headers });
      };
    },
  })) {
    test(`a page whose fetch ${name}: the article is there`, async () => {
      site.add('/wrapped.html', { body: pageOf(k_ways['by the script tag'], `<script>(${wrap})()</script>`) });
      await open('/wrapped.html');
    });
  }

  test('a page whose articles come through a service worker has them without a network, too', async (context) => {
    const worker = `
      addEventListener('install', () => skipWaiting());
      addEventListener('activate', (event) => event.waitUntil(clients.claim()));
      addEventListener('fetch', (event) => event.respondWith(caches.match(event.request).then((kept) => kept ?? fetch(event.request).then(async (answer) => {
        const cache = await caches.open('all');
        await cache.put(event.request, answer.clone());
        return answer;
      }))));`;
    site.add('/worker.js', { type: 'text/javascript', body: worker });
    site.add('/kept/page.html', { body: pageOf(k_ways['by the script tag']) });
    site.add('/kept/begin.html', { body: page({}) });
    await browser().open(`${site.origin}/kept/begin.html`);
    const isThere = await browser().evaluate(async () => {
      if (!navigator.serviceWorker) return false;
      await navigator.serviceWorker.register('/worker.js');
      await navigator.serviceWorker.ready;
      if (!navigator.serviceWorker.controller) await new Promise((resolve) => navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true }));
      return true;
    });
    if (!isThere) {
      context.skip(`${engine} has no service workers here`);
      return;
    }
    await open('/kept/page.html');
    site.requests.length = 0;
    await open('/kept/page.html');
    assert.deepEqual(site.requests.filter((path) => /\.(?:js|wasm|json|html)$/.test(path) && path !== '/worker.js'), []);
    await browser().evaluate(async () => Promise.all((await navigator.serviceWorker.getRegistrations()).map((registration) => registration.unregister())));
  });

  test('a content script, which has no custom elements, imports the element without harm', async () => {
    const empty = `<script>Object.defineProperty(window, 'customElements', { value: null })</script>`;
    site.add('/content-script.html', { body: page({ head: empty }) });
    await browser().open(`${site.origin}/content-script.html`);
    const imported = await browser().evaluate(() => import('/dist/element.js').then(({ LedeArticle }) => typeof LedeArticle, String));
    assert.equal(imported, 'function');
  });

  test('a subclass under a name of its own shows articles', async () => {
    site.add('/subclass.html', { body: page({ body: '<my-article></my-article>' }) });
    await browser().open(`${site.origin}/subclass.html`);
    const headline = await browser().evaluate(async () => {
      const { LedeArticle } = await import('/dist/element.js');
      customElements.define('my-article', class extends LedeArticle {});
      const element = document.querySelector('my-article');
      element.setAttribute('src', '/article.json');
      await element.ready;
      return element.shadowRoot.querySelector('h1').textContent;
    });
    assert.equal(headline, k_headline);
  });

  test('a registry of its own, in which the element has another name, shows articles', async (context) => {
    site.add('/registry.html', { body: page({ body: '<main></main>' }) });
    await browser().open(`${site.origin}/registry.html`);
    const headline = await browser().evaluate(async () => {
      let registry;
      try {
        registry = new CustomElementRegistry();
      } catch {
        return '';
      }
      const { LedeArticle } = await import('/dist/element.js');
      registry.define('own-article', class extends LedeArticle {});
      const root = document.querySelector('main').attachShadow({ mode: 'open', customElementRegistry: registry });
      root.innerHTML = '<own-article src="/article.json"></own-article>';
      await root.firstElementChild.ready;
      return root.firstElementChild.shadowRoot.querySelector('h1').textContent;
    });
    if (headline === '') return context.skip('this browser has no registries but the page’s');
    assert.equal(headline, k_headline);
  });
});

// Firefox’s driver opens no other page after Back, so each test has a browser of its own.
for (const way of ['by the script tag', 'rendered by the server']) {
  describeInEveryEngine(`the way back, ${way}`, (browser) => {
    test('a page that its reader comes back to has the article, which answers', async () => {
      site.add('/left.html', { body: pageOf(k_ways[way]), headers: { 'cache-control': 'no-cache' } });
      site.add('/away.html', { body: page({ body: 'Away' }) });
      await browser().open(`${site.origin}/left.html`);
      assert.equal((await browser().evaluate(outcome)).name, 'lede-ready');
      await browser().open(`${site.origin}/away.html`);
      await browser().evaluate(() => void setTimeout(() => history.back(), 0));
      await waitFor(browser, '/left.html');
      await browser().evaluate(outcome);
      await answers(browser());
    });
  });
}

// Only Chromium's driver can do these.
if (engineNames.includes('chromium')) {
  describeInEngine('chromium', 'the life of a page', (browser) => {
    for (const way of ['by the script tag', 'rendered by the server']) {
      test(`an address that names words of the article leads to them, ${way}`, async () => {
        const { long, script } = k_ways[way];
        site.add('/words.html', { body: pageOf({ body: long, script }) });
        // Browsers scroll to a text fragment only if the reader has navigated to it.
        site.add('/link.html', { body: page({ body: `<a id="link" href="/words.html#:~:text=${encodeURIComponent(k_words)}">Read</a>` }) });
        await browser().open(`${site.origin}/link.html`);
        await Promise.all([browser().page.waitForURL('**/words.html*'), browser().page.click('#link')]);
        await browser().evaluate(outcome);
        assert.equal(await browser().evaluate(seesWords, k_words), true);
      });
    }

    test('what a reader copies is the article’s text', async () => {
      const { body, script } = k_ways['rendered by the server'];
      site.add('/copied.html', { body: pageOf({ body: `<p id="before">Before</p>${body}<textarea></textarea>`, script }) });
      await browser().open(`${site.origin}/copied.html`);
      await browser().evaluate(outcome);
      await browser().page.click('#before');
      await browser().page.keyboard.press('Control+a');
      await browser().page.keyboard.press('Control+c');
      await browser().page.click('textarea');
      await browser().page.keyboard.press('Control+v');
      assert.match(await browser().page.inputValue('textarea'), /The ferry that waits for the sea/);
    });

    test('a page with an article can be kept in one file', async () => {
      site.add('/saved.html', { body: pageOf(k_ways['rendered by the server']) });
      await browser().open(`${site.origin}/saved.html`);
      await browser().evaluate(outcome);
      const { data } = await browser().protocol.send('Page.captureSnapshot', { format: 'mhtml' });
      assert.match(data.replaceAll('=\r\n', ''), /The ferry that waits for the sea/);
    });

    test('articles that were taken away leave no listeners and no nodes behind', async () => {
      site.add('/leaks.html', { body: page({ head: '<script src="/dist/lede.js"></script>', body: '<main></main>' }) });
      await browser().open(`${site.origin}/leaks.html`);
      const round = async (times) => {
        await browser().evaluate(async (count) => {
          for (let index = 0; index < count; index += 1) {
            const element = document.createElement('lede-article');
            element.src = '/article.json';
            document.querySelector('main').append(element);
            await element.ready;
            element.remove();
          }
        }, times);
        await browser().protocol.send('HeapProfiler.collectGarbage');
        const { nodes, jsEventListeners } = await browser().protocol.send('Memory.getDOMCounters');
        return { nodes, jsEventListeners };
      };
      const before = await round(4);
      const later = await round(20);
      assert.ok(later.nodes < before.nodes + 1500, `${before.nodes} nodes became ${later.nodes}: less than one article more`);
      assert.ok(later.jsEventListeners <= before.jsEventListeners + 20, `${before.jsEventListeners} listeners became ${later.jsEventListeners}`);
    });
  });
}

async function waitFor(browser, path) {
  for (let turn = 0; turn < 300; turn += 1) {
    const there = await browser().evaluate(() => document.readyState === 'complete' && location.pathname).catch(() => undefined);
    if (there === path) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`the browser did not come to ${path}`);
}
