// Articles that a server rendered ahead: they are verified and shown without WebAssembly. HTML that is not as Lede
// writes it is refused as a whole, whatever the server says.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { htmlOf } from '../support/harness.mjs';
import { payloads as attackPayloads } from '../support/attacks/native.mjs';
import { verify } from '../support/verified/attack.mjs';
import { fragmentsOfCases, fragmentsOfCorpora, inArticle, verifyOptions } from '../support/verified/fragments.mjs';
import { Mutator } from '../support/verified/mutate.mjs';
import { seed, seedPath } from '../support/seed-parts.mjs';
import { addPage, attack, prepare } from './support/attacks.mjs';
import { describeInEveryEngine } from './support/engines.mjs';
import { outcome, skippedWithout } from './support/outcome.mjs';
import { articleOn, openSite, partnerPage } from './support/site.mjs';

const render = async (input, options) => (await htmlOf([{ id: 'article', operation: 'render', input, options }]))[0];

let site;
let fragment;
let hostile;
const attacks = [];

before(async () => {
  site = await openSite();
  addPage(site);
  fragment = await render(JSON.parse(articleOn(site.origin, 'seed.json')));
  hostile = await render({
    headline: 'Rated',
    body: 'Text [a](https://a.example/)',
    rating: { endpoint: `${site.origin}/rate` },
    comments: { endpoint: `${site.origin}/comment` },
    related: [{ headline: 'R', url: 'https://a.example/r' }],
  });
  await collectAttacks();
  const real = [...(await fragmentsOfCases()), ...(await fragmentsOfCorpora())];
  site.add('/served/real.json', { body: JSON.stringify(real.map(({ html, options }) => ({ html, options: verifyOptions(options) }))) });
});
after(() => site?.close());

/** The mutations and payloads that the verifier accepts; engines get only these. */
async function collectAttacks() {
  const payloads = attackPayloads(1).map(({ payload }) => payload);
  const fragments = (await fragmentsOfCases()).map(({ html }) => html);
  const mutator = new Mutator(3, fragments, payloads);
  const texts = payloads.filter((_, index) => index % 20 === 0).map((payload) => ({ html: inArticle(payload), payload }));
  for (let count = 0; count < 4000; ++count) texts.push({ html: mutator.text(), payload: '' });
  const accepted = texts.filter(({ html }) => typeof verify(html) === 'string');
  attacks.push(prepare(accepted.map((text, index) => ({ ...text, label: `accepted ${index}` }))));
}

const state = () => {
  const root = document.querySelector('lede-article').shadowRoot;
  return {
    headline: root?.querySelector('h1')?.textContent ?? null,
    fallback: document.querySelector('#fallback').getClientRects().length > 0,
  };
};

describeInEveryEngine('an article that a server rendered', (browser) => {
  async function show(answer, { attributes = '', headers = {}, path = '/served/a.html', head = '' } = {}) {
    site.add(path, answer);
    site.add('/served/page.html', { body: partnerPage({ src: path, attributes, head }), headers });
    site.requests.length = 0;
    await browser().open(`${site.origin}/served/page.html`);
    return browser().evaluate(outcome);
  }

  test('is shown, and nothing that renders is loaded', async () => {
    assert.deepEqual(await show({ body: fragment }), { name: 'lede-ready' });
    assert.deepEqual(await browser().evaluate(state), { headline: seed.headline, fallback: false });
    const loaded = site.requests.filter((path) => path.startsWith('/dist/'));
    assert.deepEqual(loaded.sort(), ['/dist/lede.js', '/dist/participation.js', '/dist/verified.js']);
  });

  test('is accepted, whatever document it is of: this engine reads addresses as the core does', async () => {
    site.add('/served/none.html', { body: '<!doctype html><title>None</title>' });
    await browser().open(`${site.origin}/served/none.html`);
    const { count, refused } = await browser().evaluate(async () => {
      const { verify } = await import('/dist/verify.js');
      const real = await (await fetch('/served/real.json')).json();
      const told = real.map(({ html, options }) => {
        const { offset, reason } = verify(html, options);
        return reason && `${reason}: ${html.slice(offset, offset + 200)}`;
      });
      return { count: real.length, refused: told.filter(Boolean) };
    });
    assert.deepEqual(refused, []);
    assert.ok(count >= 250, `${count}`);
  });

  test('is the same tree as the one that the renderer shows', async () => {
    const tree = () => document.querySelector('lede-article').shadowRoot.querySelector('.lede-story').innerHTML;
    await show({ body: fragment });
    const served = await browser().evaluate(tree);
    site.add('/served/same.json', { body: articleOn(site.origin, 'seed.json') });
    site.add('/served/json.html', { body: partnerPage({ src: '/served/same.json' }) });
    await browser().open(`${site.origin}/served/json.html`);
    await browser().evaluate(outcome);
    assert.equal(served, await browser().evaluate(tree));
  });

  test('needs no WebAssembly of a page, and its policy for Trusted Types alone', async () => {
    const policy = `default-src 'none'; script-src ${site.origin}; connect-src ${site.origin}; img-src ${site.origin} data:`;
    const headers = { 'content-security-policy': `${policy}; require-trusted-types-for 'script'; trusted-types lede` };
    assert.deepEqual(await show({ body: fragment }, { headers }), { name: 'lede-ready' });
    assert.deepEqual(await browser().evaluate(() => window.seen.violations), []);
  });

  test('takes a vote and sends it', async () => {
    site.add('/rate', { body: '{"value": 5, "count": 1}', type: 'application/json' });
    await show({ body: hostile });
    await browser().evaluate(() => {
      const root = document.querySelector('lede-article').shadowRoot;
      root.querySelector('input[type=radio][value="5"]').checked = true;
      root.querySelector('[data-component=rating] form').requestSubmit();
    });
    const sent = () => site.log.findLast(({ path }) => path === '/rate'); // it is there once its body has arrived
    await site.when(() => sent() !== undefined);
    assert.equal(sent().body, 'rating=5');
  });

  test('shows only the components that the page wants, and loads none of the others', async () => {
    await show({ body: hostile }, { attributes: 'components="comments"' });
    const components = await browser().evaluate(() =>
      [...document.querySelector('lede-article').shadowRoot.querySelectorAll('[data-component], .lede-rail')].map(
        ({ className }) => className,
      ),
    );
    assert.deepEqual(components, ['lede-comments']);
  });

  test('says once in the console that its server chose what only a rendering can', async () => {
    const head = '<script>window.said = []; console.warn = (text) => window.said.push(text);</script>';
    await show({ body: fragment }, { attributes: 'locale="vi" heading-level="2" theme="dark"', head });
    const said = await browser().evaluate(async () => {
      const element = document.querySelector('lede-article');
      const again = new Promise((resolve) => element.addEventListener('lede-ready', resolve, { once: true }));
      element.setAttribute('src', element.getAttribute('src'));
      await again;
      return window.said;
    });
    assert.equal(said.length, 1, said.join('\n'));
    assert.match(said[0], /locale, heading-level without effect/);
  });

  test('may be given as a text', async () => {
    site.add('/served/given.html', { body: partnerPage({ src: '' }).replace('src=""', '') });
    await browser().open(`${site.origin}/served/given.html`);
    const given = await browser().evaluate(async (html) => {
      await customElements.whenDefined('lede-article');
      document.querySelector('lede-article').article = html;
      return window.outcome;
    }, fragment);
    assert.deepEqual(given, { name: 'lede-ready' });
  });

  const k_types = ['text/html; charset=utf-8', 'text/html', 'application/json', 'text/plain', 'image/png', 'application/wasm'];
  for (const type of k_types) {
    test(`is shown though its type says ${type}`, async () => {
      assert.deepEqual(await show({ body: fragment, type }, { path: '/served/typed' }), { name: 'lede-ready' });
    });
  }

  test('JSON is rendered though its address ends in .html and its type says so', async () => {
    assert.deepEqual(await show({ body: readFileSync(seedPath), type: 'text/html' }), { name: 'lede-ready' });
    assert.equal((await browser().evaluate(state)).headline, seed.headline);
  });

  const utf16 = (text, isBig) => {
    const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
    return isBig ? bytes.swap16() : bytes;
  };
  const k_refused = {
    'a handler': () => fragment.replace('<h1 ', '<h1 onclick="window.ran = 1" '),
    'a script at its end': () => `${fragment}<script>window.ran = 1</script>`,
    'a script inside': () => fragment.replace('</h1>', '</h1><script>window.ran = 1</script>'),
    'a frame': () => fragment.replace('</h1>', '</h1><iframe srcdoc="<script>parent.ran = 1</script>"></iframe>'),
    'a picture that fails': () => fragment.replace('</h1>', '<img src=x onerror="window.ran = 1"></h1>'),
    'a style': () => fragment.replace('</h1>', '</h1><style>*{position:fixed}</style>'),
    'a style attribute': () => fragment.replace('<h1 ', '<h1 style="position:fixed;inset:0" '),
    'a link that runs': () => fragment.replace(/href="[^"]*"/, 'href="javascript:window.ran=1"'),
    'a password': () => hostile.replace('name="author"', 'name="author" type="password"'),
    'a comment form that goes elsewhere by itself': () => hostile.replace('method="post"', 'method="get"'),
    'a form without its component': () => hostile.replace('data-component="rating"', ''),
    'markup that parsers read otherwise': () => fragment.replace('</h1>', '<p>a</p></h1>'),
    'another form of Lede’s': () => fragment.replace('data-lede="1"', 'data-lede="2"'),
    'an article without a form, of an older Lede': () => fragment.replace(' data-lede="1"', ''),
    'half of it': () => fragment.slice(0, fragment.length / 2),
    'all but its last byte': () => fragment.slice(0, -1),
    'something appended': () => `${fragment}<p>a</p>`,
    'an article appended': () => fragment + fragment,
    'something in front': () => `<p>a</p>${fragment}`,
    'UTF-16': () => utf16(fragment, false),
    'UTF-16, the other way round': () => utf16(fragment, true),
    'UTF-16 without a mark': () => Buffer.from(fragment, 'utf16le'),
    'Latin-1': () => Buffer.from(fragment.replace('</h1>', 'é</h1>'), 'latin1'),
    'an escape of ISO-2022-JP': () => fragment.replace('</h1>', '\u001b$B</h1>'),
    'NUL': () => fragment.replace('</h1>', '\0</h1>'),
  };
  for (const [what, make] of Object.entries(k_refused)) {
    test(`is refused: ${what}`, async () => {
      const { name, code, message } = await show({ body: make(), type: 'text/html; charset=iso-2022-jp' });
      assert.deepEqual({ name, code }, { name: 'lede-error', code: 'article-not-verified' }, message);
      assert.deepEqual(await browser().evaluate(state), { headline: null, fallback: true });
      assert.equal(await browser().evaluate(() => window.ran), undefined);
      const rendering = site.requests.filter((path) => /render\.js|\.wasm$/.test(path));
      assert.deepEqual(rendering, [], 'there is no second way');
    });
  }

  test('a refusal says where and why', async () => {
    const body = fragment.replace('<h1 ', '\n<h1 onclick="1" ');
    await show({ body });
    const detail = await browser().evaluate(async () => {
      const element = document.querySelector('lede-article');
      const error = new Promise((resolve) => element.addEventListener('lede-error', ({ detail }) => resolve(detail), { once: true }));
      element.setAttribute('src', element.getAttribute('src'));
      const { offset, line, column, message } = await error;
      return { offset, line, column, message };
    });
    assert.equal(detail.line, 2);
    assert.equal(detail.column, 4);
    assert.equal(detail.offset, Buffer.from(body.slice(0, body.indexOf(' onclick'))).length);
    assert.match(detail.message, /<h1> has an attribute/);
  });

  test('another answer after a refusal is shown', async () => {
    await show({ body: `${fragment}x` });
    site.add('/served/a.html', { body: fragment });
    await browser().evaluate(async () => {
      const element = document.querySelector('lede-article');
      const ready = new Promise((resolve) => element.addEventListener('lede-ready', resolve, { once: true }));
      element.setAttribute('src', element.getAttribute('src'));
      await ready;
    });
    assert.deepEqual(await browser().evaluate(state), { headline: seed.headline, fallback: false });
  });

  test('a page instead of an article is still called one', async () => {
    const { code } = await show({ body: '<!doctype html><h1>Not found</h1>' });
    assert.equal(code, 'article-is-html');
  });

  // Firefox 115 lists attributes that set a style (lang, dir, width) in an order of its own, and trees are compared by their hashes.
  const inOrder = () => {
    const element = document.createElement('p');
    element.innerHTML = '<p lang=en dir=ltr>';
    return element.firstChild.attributes[0].name === 'lang' ? '' : 'an order of its own for attributes';
  };
  test('what is accepted of attacks runs nothing, asks for nothing foreign and hides nothing', async (context) => {
    if (await skippedWithout(inOrder, browser(), context)) return;
    await browser().open(`${site.origin}/attacks.html`);
    for (const batch of attacks) {
      const { trees, problems } = await attack(browser(), site, batch);
      assert.deepEqual(problems, []);
      assert.ok(trees >= 200, `${trees}`);
    }
  });
});
