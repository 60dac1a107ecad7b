// One script and one element, in every place where a partner puts them.
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { inProject } from '../support/paths.mjs';
import { seed, seedPath } from '../support/seed-parts.mjs';
import { describeInEveryEngine } from './support/engines.mjs';
import { nextFrame, outcome, skippedWithout } from './support/outcome.mjs';
import { openSite, page } from './support/site.mjs';

const dist = process.env.LEDE_DIST ?? inProject('web', 'dist');
const element = (attributes = 'src="/articles/seed.json"') =>
  `<lede-article ${attributes}><a id="fallback" href="/">The article at its own address</a></lede-article>`;
const script = (attributes = 'async src="/dist/lede.js"') => `<script ${attributes}></script>`;

// Where the script is on the page, and how it gets there.
const places = [
  { name: 'async in the head', head: script(), body: element() },
  { name: 'in the head, without a word', head: script('src="/dist/lede.js"'), body: element() },
  { name: 'deferred', head: script('defer src="/dist/lede.js"'), body: element() },
  { name: 'before the element', body: script() + element() },
  { name: 'after the element', body: element() + script('src="/dist/lede.js"') },
  { name: 'inside of the element', body: `<lede-article src="/articles/seed.json">${script()}</lede-article>` },
  { name: 'as a module', head: script('type="module" src="/dist/lede.js"'), body: element() },
  {
    name: 'added by another script',
    body: `${element()}<script>document.head.append(Object.assign(document.createElement('script'), {src: '/dist/lede.js'}))</script>`,
  },
  {
    name: 'long before an element that a script makes',
    head: script(),
    body: `<script>
      addEventListener('load', () => {
        const made = document.createElement('lede-article');
        made.src = '/articles/seed.json';
        document.body.append(made);
      });
    </script>`,
  },
  {
    name: 'long before an element that a script writes',
    head: script(),
    body: `<main></main><script>
      addEventListener('load', () => {
        document.querySelector('main').innerHTML = '<lede-article src="/articles/seed.json"></lede-article>';
      });
    </script>`,
  },
  { name: 'in quotation of another base', head: `<base href="/elsewhere/">${script()}`, body: element() },
];

const frames = [
  ['a frame', 'src="/framed.html"'],
  ['a frame without rights but scripts', 'src="/framed.html" sandbox="allow-scripts"'],
  ['a frame whose text is an attribute', (text) => `srcdoc="${text.replaceAll('"', '&quot;')}"`],
];

let site;
let elsewhere;
before(async () => {
  site = await openSite();
  elsewhere = await openSite();
  for (const id of ['a', 'b', 'c', 'd']) {
    site.add(`/${id}.json`, { body: JSON.stringify({ headline: `Article ${id}`, body: 'Text' }) });
  }
});
after(() => Promise.all([site?.close(), elsewhere?.close()]));

const headlines = () =>
  [...document.querySelectorAll('lede-article')].map((item) => item.shadowRoot?.querySelector('h1')?.textContent);
const events = () => window.seen.events.map(({ name, message }) => message ?? name);

describeInEveryEngine('embedding', (browser) => {
  for (const { name, head, body } of places) {
    test(`the script ${name}`, async () => {
      site.add('/place.html', { body: page({ head, body }) });
      await browser().open(`${site.origin}/place.html`);
      assert.deepEqual(await browser().evaluate(outcome), { name: 'lede-ready' });
      assert.deepEqual(await browser().evaluate(headlines), [seed.headline]);
    });
  }

  test('two versions of the script: the first one works, the second one is idle', async () => {
    site.alias('/older', 'dist');
    const older = readFileSync(join(dist, 'lede.js'), 'utf8').replaceAll(/\b0\.\d+\.\d+\b/g, '0.0.1');
    site.add('/older/lede.js', { body: older });
    site.add('/versions.html', {
      body: page({
        head: script('src="/older/lede.js"') + script('src="/dist/lede.js"'),
        body: element('src="/a.json"') + element('src="/b.json"'),
      }),
    });
    site.requests.length = 0;
    await browser().open(`${site.origin}/versions.html`);
    await browser().evaluate(allReady);
    assert.deepEqual(await browser().evaluate(headlines), ['Article a', 'Article b']);
    assert.deepEqual(await browser().evaluate(events), ['lede-ready', 'lede-ready']);
    assert.deepEqual(
      site.requests.filter((path) => path.endsWith('lede.wasm')),
      ['/older/lede.wasm'],
    );
  });

  test('an address that changes again before the answer is there', async () => {
    const releases = new Map();
    for (const id of ['slow', 'slower']) {
      const until = new Promise((resolve) => releases.set(id, resolve));
      site.add(`/${id}.json`, { body: JSON.stringify({ headline: id, body: 'Text' }), until });
    }
    site.add('/changing.html', { body: page({ head: script(), body: element('src="/a.json"') }) });
    await browser().open(`${site.origin}/changing.html`);
    await browser().evaluate(outcome);
    site.requests.length = 0;
    site.aborted.length = 0;
    await browser().evaluate(() => (document.querySelector('lede-article').src = '/slower.json'));
    await site.when(() => site.requests.includes('/slower.json'));
    await browser().evaluate(() => (document.querySelector('lede-article').src = '/slow.json'));
    await site.when(() => site.requests.includes('/slow.json'));
    const shown = await browser().evaluate(async () => {
      const item = document.querySelector('lede-article');
      const ready = new Promise((resolve) => item.addEventListener('lede-ready', resolve));
      for (const id of ['b', 'c', 'b', 'd']) item.src = `/${id}.json`;
      await ready;
      return item.shadowRoot.querySelector('h1').textContent;
    });
    for (const release of releases.values()) release();
    assert.equal(shown, 'Article d');
    // A request that is no longer needed is aborted. If several attributes are set at once, the article is fetched
    // once.
    await site.when(() => ['/slow.json', '/slower.json'].every((path) => site.aborted.includes(path)));
    assert.deepEqual(site.requests, ['/slower.json', '/slow.json', '/d.json']);
    await browser().evaluate(nextFrame);
    assert.deepEqual(await browser().evaluate(headlines), ['Article d']);
    assert.deepEqual(await browser().evaluate(events), ['lede-ready', 'lede-ready']);
  });

  test('an article that fails after another one was shown brings the fallback back', async () => {
    site.add('/worse.html', { body: page({ head: script(), body: element('src="/a.json"') }) });
    await browser().open(`${site.origin}/worse.html`);
    await browser().evaluate(outcome);
    const seen = await browser().evaluate(async () => {
      const item = document.querySelector('lede-article');
      const fallback = () => document.querySelector('#fallback').getClientRects().length;
      const before = fallback();
      const failed = new Promise((resolve) =>
        item.addEventListener('lede-error', ({ detail }) => resolve(detail.code)),
      );
      item.src = '/none.json';
      return { before, code: await failed, after: fallback(), headline: item.shadowRoot.querySelector('h1') };
    });
    assert.deepEqual(seen, { before: 0, code: 'article-not-found', after: 1, headline: null });
  });

  for (const [name, attributes] of frames) {
    test(`in ${name}`, async () => {
      const absolute = (text) => text.replaceAll(/(src=")\//g, `$1${site.origin}/`);
      const framed = absolute(page({ head: script(), body: element() }));
      site.add('/framed.html', { body: framed });
      const frame = `<iframe ${typeof attributes === 'function' ? attributes(framed) : attributes}></iframe>`;
      // The outer page learns of the article by the recorder's message, since it may not access the frame.
      const listener = `<script>window.outcome = new Promise((resolve) => addEventListener('message', ({ data }) => resolve(data)));</script>`;
      site.add('/frames.html', { body: page({ head: listener, body: frame }) });
      await browser().open(`${site.origin}/frames.html`);
      assert.deepEqual(await browser().evaluate(outcome), { name: 'lede-ready' });
    });
  }

  test('an element that moves to the document of a frame keeps its article and its looks', async () => {
    site.add('/empty.html', { body: '<!doctype html><title>Empty</title>' });
    site.add('/adopting.html', {
      body: page({ head: script(), body: `${element('src="/a.json"')}<iframe src="/empty.html"></iframe>` }),
    });
    await browser().open(`${site.origin}/adopting.html`);
    await browser().evaluate(outcome);
    const moved = await browser().evaluate(() => {
      const item = document.querySelector('lede-article');
      const inside = document.querySelector('iframe').contentDocument;
      inside.body.append(item);
      const headline = item.shadowRoot.querySelector('h1');
      return { text: headline.textContent, size: parseFloat(inside.defaultView.getComputedStyle(headline).fontSize) };
    });
    assert.equal(moved.text, 'Article a');
    assert.ok(moved.size > 20, `the headline has ${moved.size} px`);
  });

  test('loading="lazy" waits until the reader comes near', async () => {
    const far = '<div style="height: 20000px"></div>';
    site.add('/lazy.html', {
      body: page({ head: script(), body: far + element('src="/far.json" loading="lazy"') + far }),
    });
    // An address of its own, since a request of the earlier page may arrive late.
    site.add('/far.json', { type: 'application/json', body: JSON.stringify({ lede: 1, headline: 'Article far' }) });
    const requestsFor = (name) => site.requests.filter((path) => path.endsWith(name));
    await browser().open(`${site.origin}/lazy.html`);
    await browser().evaluate(() => customElements.whenDefined('lede-article').then(() => undefined));
    await browser().evaluate(nextFrame);
    assert.deepEqual(requestsFor('far.json'), []);
    await browser().evaluate(() => document.querySelector('lede-article').scrollIntoView({ behavior: 'instant' }));
    assert.deepEqual(await browser().evaluate(outcome), { name: 'lede-ready' });
    assert.deepEqual(await browser().evaluate(headlines), ['Article far']);
    assert.deepEqual(requestsFor('far.json'), ['/far.json']);
  });

  // Firefox 115 ignores `loading` on a picture that comes from a template.
  const lazyFromTemplates = () => (/Firefox\/11\d\./.test(navigator.userAgent) ? 'no lazy pictures in templates' : '');
  test('the lead picture of an article far below loads when the reader comes near, and that of an article in sight at once', async (context) => {
    if (await skippedWithout(lazyFromTemplates, browser(), context)) return;
    const image = { url: `${site.origin}/articles/pictures/ferry.webp`, alt: '', width: 1200, height: 800 };
    const other = { ...image, url: `${site.origin}/articles/pictures/market.webp` };
    site.add('/near.json', { body: JSON.stringify({ headline: 'Near', image, body: 'Text' }) });
    site.add('/far.json', { body: JSON.stringify({ headline: 'Far', image: other, body: 'Text' }) });
    const far = `<div style="height: 20000px"></div>${element('src="/far.json"')}`;
    site.add('/both.html', { body: page({ head: script(), body: element('src="/near.json"') + far }) });
    site.requests.length = 0;
    await browser().open(`${site.origin}/both.html`);
    await browser().evaluate(allReady);
    await site.when(() => site.requests.includes('/articles/pictures/ferry.webp'));
    assert.deepEqual(await browser().evaluate(headlines), ['Near', 'Far']);
    assert.deepEqual(site.requests.filter((path) => path.endsWith('/market.webp')), []);
    await browser().evaluate(() => document.querySelectorAll('lede-article')[1].scrollIntoView());
    await site.when(() => site.requests.includes('/articles/pictures/market.webp'));
  });

  test('loading changed to eager no longer waits', async () => {
    site.add('/eager.html', {
      body: page({
        head: script(),
        body: `<div style="height: 20000px"></div>${element('src="/a.json" loading="lazy"')}`,
      }),
    });
    await browser().open(`${site.origin}/eager.html`);
    await browser().evaluate(() => document.querySelector('lede-article').setAttribute('loading', 'eager'));
    assert.deepEqual(await browser().evaluate(outcome), { name: 'lede-ready' });
  });

  test('a page that was opened as a file, with the script from a server', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'lede-file-'));
    try {
      const text = page({ head: script(), body: element() }).replaceAll(/(src=")\//g, `$1${site.origin}/`);
      writeFileSync(join(folder, 'page.html'), text);
      await browser().open(pathToFileURL(join(folder, 'page.html')).href);
      assert.deepEqual(await browser().evaluate(outcome), { name: 'lede-ready' });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test('a page whose every part is a file shows its article, or keeps its fallback and says why', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'lede-file-'));
    try {
      cpSync(dist, join(folder, 'dist'), { recursive: true });
      cpSync(seedPath, join(folder, 'articles/seed.json'));
      cpSync(inProject('tests/browser/pages'), join(folder, 'pages'), { recursive: true });
      const text = page({ head: script(), body: element() }).replaceAll('src="/', 'src="');
      writeFileSync(join(folder, 'page.html'), text);
      await browser().open(pathToFileURL(join(folder, 'page.html')).href);
      const { name, code, message } = await browser().evaluate(outcome);
      if (name === 'lede-ready') return; // an engine whose settings let files read files
      assert.equal(name, 'lede-error');
      assert.match(code, /^(wasm|article)-unreachable$/);
      assert.match(message, /opened as a file/);
      assert.equal(await browser().evaluate(() => document.querySelector('#fallback').getClientRects().length), 1);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  // Browsers do not tell scripts why a fetch failed; the element finds out.
  const unreachable = [
    {
      name: 'a server that does not allow the page',
      code: 'article-unreachable',
      says: /Access-Control-Allow-Origin/,
      open: () => {
        elsewhere.add('/closed.json', {
          body: '{}',
          headers: { 'access-control-allow-origin': 'https://other.example' },
        });
        return page({ head: script(), body: element(`src="${elsewhere.origin}/closed.json"`) });
      },
    },
    {
      name: 'a server of the wasm that does not allow the page',
      code: 'wasm-unreachable',
      says: /Access-Control-Allow-Origin/,
      open: () => {
        elsewhere.alias('/closed', 'dist');
        for (const name of ['lede.wasm', 'lede-rest.wasm']) {
          elsewhere.add(`/closed/${name}`, {
            body: '',
            headers: { 'access-control-allow-origin': 'https://other.example' },
          });
        }
        return page({ head: script(`async src="${elsewhere.origin}/closed/lede.js"`), body: element() });
      },
    },
    {
      name: 'a policy of the page that does not name the server',
      code: 'article-unreachable',
      says: /Content-Security-Policy.*connect-src/,
      headers: () => ({
        'content-security-policy': `script-src ${site.origin} 'wasm-unsafe-eval'; connect-src ${site.origin}`,
      }),
      open: () => page({ head: script(), body: element(`src="${elsewhere.origin}/articles/seed.json"`) }),
    },
    {
      name: 'an address that is none',
      code: 'article-unreachable',
      says: /no address/,
      open: () => page({ head: script(), body: element('src="http://["') }),
    },
    {
      name: 'an address that runs',
      code: 'article-unreachable',
      says: /no address/,
      open: () => page({ head: script(), body: element('src="javascript:window.ran=1"') }),
    },
    {
      name: 'a base that is no address',
      code: 'option-invalid',
      says: /absolute http/,
      open: () => page({ head: script(), body: element('src="/a.json" base-url="http://["') }),
    },
    {
      name: 'a server that does not answer',
      code: 'article-unreachable',
      says: /did not answer/,
      open: () => page({ head: script(), body: element('src="http://127.0.0.1:9/article.json"') }),
    },
  ];
  for (const { name, code, says, headers, open } of unreachable) {
    test(`${name}: the message says so`, async () => {
      site.add('/unreachable.html', { body: open(), headers: headers?.() });
      await browser().open(`${site.origin}/unreachable.html`);
      const said = await browser().evaluate(outcome);
      assert.equal(said.code, code);
      assert.match(said.message, says);
    });
  }
});

async function allReady() {
  const elements = [...document.querySelectorAll('lede-article')];
  const shown = (item) =>
    item.shadowRoot?.querySelector('h1') ?? new Promise((resolve) => item.addEventListener('lede-ready', resolve));
  await Promise.all(elements.map(shown));
}
