// The element as pages really treat it: many on one page, the script twice, moved, removed, filled inline.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { seed, seedPath } from '../support/seed-parts.mjs';
import { describeInEveryEngine } from './support/engines.mjs';
import { outcome } from './support/outcome.mjs';
import { openSite, page, partnerPage } from './support/site.mjs';

let site;
before(async () => {
  site = await openSite();
  site.alias('/examples/dist', 'dist');
});
after(() => site?.close());

const headline = () => document.querySelector('lede-article').shadowRoot?.querySelector('h1')?.textContent;

describeInEveryEngine('the element', (browser) => {
  test('several on the example page share one script and one wasm', async () => {
    site.requests.length = 0;
    await browser().open(`${site.origin}/examples/partner/articles.html`);
    const headlines = await browser().evaluate(async () => {
      const elements = [...document.querySelectorAll('lede-article')];
      const shown = (element) =>
        element.shadowRoot?.querySelector('h1') ?? new Promise((resolve) => element.addEventListener('lede-ready', resolve));
      await Promise.all(elements.map(shown));
      return elements.map((element) => element.shadowRoot.querySelector('h1').textContent);
    });
    assert.equal(headlines.length, 4);
    // The first of them has footnotes, which are in the second part.
    const expected = { 'lede.js': 1, 'lede.wasm': 1, 'lede-rest.wasm': 1, 'participation.js': 1, 'verified.js': 0 };
    for (const [name, times] of Object.entries(expected)) {
      assert.equal(site.requests.filter((path) => path.endsWith(name)).length, times, name);
    }
  });

  test('including the script twice changes nothing', async () => {
    site.alias('/second', 'dist');
    site.add('/twice.html', {
      body: partnerPage({ src: '/articles/seed.json', head: '<script async src="/second/lede.js"></script>' }),
    });
    await browser().open(`${site.origin}/twice.html`);
    assert.deepEqual(await browser().evaluate(outcome), { name: 'lede-ready' });
    const { events } = await browser().evaluate(() => window.seen);
    assert.deepEqual(events, [{ name: 'lede-ready' }]);
  });

  // What a page with the npm package loads itself, and what its elements then fetch.
  const loads = [
    { name: 'nothing', own: '', fetched: ['lede.wasm'] },
    { name: 'the full module', own: 'load();', fetched: ['lede-full.wasm'] },
    { name: 'a module elsewhere', own: "load({ wasm: '/mine/lede-full.wasm' });", fetched: ['mine/lede-full.wasm'] },
    {
      name: 'a module that is not there',
      own: "load({ wasm: '/none/lede-full.wasm' }).catch(() => undefined);",
      fetched: ['none/lede-full.wasm', 'lede.wasm'],
    },
  ];
  for (const [index, { name, own, fetched }] of loads.entries()) {
    test(`the page itself loads ${name}`, async () => {
      site.alias('/mine', 'dist');
      const script = `import { load } from '/dist/index.js'; import '/dist/element.js'; ${own}`;
      site.add(`/loads-${index}.js`, { body: script });
      site.add(`/loads-${index}.html`, {
        body: partnerPage({
          src: '/articles/seed.json',
          script: '/none.js',
          head: `<script type="module" src="/loads-${index}.js"></script>`,
        }),
      });
      site.requests.length = 0;
      await browser().open(`${site.origin}/loads-${index}.html`);
      assert.deepEqual(await browser().evaluate(outcome), { name: 'lede-ready' });
      const modules = site.requests.filter((path) => path.endsWith('.wasm'));
      assert.deepEqual(modules, fetched.map((path) => (path.includes('/') ? `/${path}` : `/dist/${path}`)));
    });
  }

  // A page asks for the language that it is in at once; that of a single article follows when it is known.
  for (const { name, lang } of [{ name: 'in German', lang: 'de-AT' }, { name: 'in Vietnamese', lang: 'vi' }]) {
    test(`a German article on a page ${name} loads the words of one language more`, async () => {
      site.add('/german.json', { body: JSON.stringify({ headline: 'A', language: 'de', body: 'b', rating: { count: 0 } }) });
      const markup = partnerPage({ src: '/german.json' }).replace('<html lang="vi">', `<html lang="${lang}">`);
      site.add('/german.html', { body: markup });
      site.requests.length = 0;
      await browser().open(`${site.origin}/german.html`);
      assert.deepEqual(await browser().evaluate(outcome), { name: 'lede-ready' });
      const modules = site.requests.map((path) => path.split('/').at(-1)).filter((file) => file.endsWith('.wasm'));
      assert.deepEqual(modules, ['lede.wasm', 'lede-de.wasm']);
      assert.match(await browser().evaluate(() => document.querySelector('lede-article').shadowRoot.textContent), /Bewertung/);
    });
  }

  test('a script that another one fetched and runs finds its module beside its own address', async () => {
    const after = '<script>fetch("/dist/lede.js").then(async (answer) => (0, eval)(await answer.text()))</script>';
    const page = partnerPage({ src: '/articles/seed.json', after });
    site.add('/elsewhere/run.html', { body: page.replace('<script async src', '<script async type="text/later" src') });
    await browser().open(`${site.origin}/elsewhere/run.html`);
    assert.deepEqual(await browser().evaluate(outcome), { name: 'lede-ready' });
  });

  test('an article that is null, as in frameworks before there is one, is none', async () => {
    site.add('/null.html', { body: partnerPage({ src: '/articles/seed.json' }).replace('src="/articles/seed.json"', '') });
    await browser().open(`${site.origin}/null.html`);
    const seen = await browser().evaluate(async () => {
      await customElements.whenDefined('lede-article');
      const element = document.querySelector('lede-article');
      const shown = async (article) => {
        const ready = new Promise((resolve) => element.addEventListener('lede-ready', resolve, { once: true }));
        element.article = article;
        await ready;
        return element.shadowRoot.querySelector('h1').textContent;
      };
      const first = await shown({ headline: 'First' });
      element.article = null;
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      return { first, second: await shown({ headline: 'Second' }), events: window.seen.events };
    });
    const ready = { name: 'lede-ready' };
    assert.deepEqual(seen, { first: 'First', second: 'Second', events: [ready, ready] });
  });

  for (const none of ['null', 'undefined']) {
    test(`a framework that takes src away by ${none} has no article fetched`, async () => {
      site.add('/taken.html', { body: partnerPage({ src: '/articles/seed.json' }) });
      await browser().open(`${site.origin}/taken.html`);
      assert.deepEqual(await browser().evaluate(outcome), { name: 'lede-ready' });
      site.requests.length = 0;
      const events = await browser().evaluate(async (value) => {
        document.querySelector('lede-article').src = value === 'null' ? null : undefined;
        await new Promise((resolve) => setTimeout(resolve, 100));
        return window.seen.events;
      }, none);
      assert.deepEqual([events, site.requests.filter((path) => path.endsWith(none))], [[{ name: 'lede-ready' }], []]);
    });
  }

  test('an article that cannot be JSON, since it contains itself, is refused as such', async () => {
    site.add('/cyclic.html', { body: page({ head: '<script src="/dist/lede.js"></script>', body: '<lede-article></lede-article>' }) });
    await browser().open(`${site.origin}/cyclic.html`);
    const error = await browser().evaluate(async () => {
      await customElements.whenDefined('lede-article');
      const article = { headline: 'H', body: 'b' };
      article.self = article;
      const element = document.querySelector('lede-article');
      element.article = article;
      await new Promise((resolve) => setTimeout(resolve)); // the element takes it up later
      return element.ready.then(() => [], ({ code, message }) => [code, message]);
    });
    assert.equal(error[0], 'article-not-an-object');
    assert.match(error[1], /^The article is not a JSON object: TypeError/);
  });

  test('an article that is null leaves src its place', async () => {
    site.add('/null-src.html', {
      body: partnerPage({ src: '', after: '<script>document.querySelector("lede-article").article = null</script>' }).replace(
        'src="" ',
        'src="/articles/seed.json"',
      ),
    });
    await browser().open(`${site.origin}/null-src.html`);
    assert.deepEqual(await browser().evaluate(outcome), { name: 'lede-ready' });
    assert.equal(await browser().evaluate(headline), seed.headline);
  });

  for (const how of ['the text', 'the text node, as React does', 'the script itself']) {
    test(`an inline article that is changed is shown anew: ${how}`, async () => {
      const element = '<lede-article><script type="application/json">{"headline":"First"}</script></lede-article>';
      site.add('/inline-changed.html', { body: partnerPage({ src: '' }).replace(/<lede-article[^]*<\/lede-article>/, element) });
      await browser().open(`${site.origin}/inline-changed.html`);
      assert.deepEqual(await browser().evaluate(outcome), { name: 'lede-ready' });
      const shown = await browser().evaluate(async (part) => {
        const json = '{"headline":"Second"}';
        const article = document.querySelector('lede-article');
        const script = article.querySelector('script');
        const first = article.shadowRoot.querySelector('h1').textContent;
        const ready = new Promise((resolve) => article.addEventListener('lede-ready', resolve, { once: true }));
        if (part === 'the text') script.textContent = json;
        else if (part.startsWith('the text node')) script.firstChild.data = json;
        else article.innerHTML = `<script type="application/json">${json}</${'script'}>`;
        await Promise.race([ready, new Promise((resolve) => setTimeout(resolve, 30_000))]);
        return [first, article.shadowRoot.querySelector('h1').textContent];
      }, how);
      assert.deepEqual(shown, ['First', 'Second']);
    });
  }

  for (const [name, article] of Object.entries({ 'by src': 'src="/none.json">', inline: '><script type="application/json">{</script>' })) {
    test(`a page that changes its fallback after a failure starts no new try: ${name}`, async () => {
      site.add('/no-new-try.html', {
        body: partnerPage({
          src: '',
          before: `<script>
            addEventListener('lede-error', ({ target, detail }) => target.append(document.createElement('p'), detail.code));
          </script>`,
        }).replace(/<lede-article[^]*<\/lede-article>/, `<lede-article ${article}</lede-article>`),
      });
      await browser().open(`${site.origin}/no-new-try.html`);
      assert.equal((await browser().evaluate(outcome)).name, 'lede-error');
      const failures = await browser().evaluate(async () => {
        for (let frame = 0; frame < 10; frame += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
        return window.seen.events.length;
      });
      assert.equal(failures, 1);
    });
  }

  test('words of attributes may be written in capitals, as in HTML', async () => {
    site.add('/capitals.html', {
      body: `${partnerPage({ src: '/articles/seed.json', attributes: 'THEME="DARK"' })}
        <div style="height: 9000px"></div><lede-article id="far" SRC="/articles/seed.json" LOADING="Lazy"></lede-article>`,
    });
    await browser().open(`${site.origin}/capitals.html`);
    await browser().evaluate(outcome);
    const seen = await browser().evaluate(() => {
      const article = document.querySelector('lede-article').shadowRoot.querySelector('.lede');
      return { scheme: getComputedStyle(article).colorScheme, far: document.querySelector('#far').shadowRoot !== null };
    });
    assert.deepEqual(seen, { scheme: 'dark', far: false });
  });

  for (const [value, target] of [['blank', '_blank'], ['_blank', '_blank'], ['same', ''], ['', '']]) {
    test(`link-target="${value}"`, async () => {
      site.add('/link.json', { body: '{"headline":"A","body":"[b](https://news.example/)"}' });
      site.add('/link.html', { body: partnerPage({ src: '/link.json', attributes: `link-target="${value}"` }) });
      await browser().open(`${site.origin}/link.html`);
      assert.deepEqual(await browser().evaluate(outcome), { name: 'lede-ready' });
      const link = () => document.querySelector('lede-article').shadowRoot.querySelector('[href="https://news.example/"]').target;
      assert.equal(await browser().evaluate(link), target);
    });
  }

  test('an article that cannot be answered to, because of what the page did to its forms, is still there to be read', async () => {
    site.add('/rated.json', { body: JSON.stringify({ headline: 'Rated', rating: { endpoint: `${site.origin}/rate` } }) });
    const head = `<script>Object.defineProperty(HTMLFormElement.prototype, 'action', { get() { throw new Error('not yours') } })</script>`;
    site.add('/rated.html', { body: partnerPage({ src: '/rated.json', head }) });
    await browser().open(`${site.origin}/rated.html`);
    assert.deepEqual(await browser().evaluate(outcome), { name: 'lede-ready' });
    assert.equal(await browser().evaluate(headline), 'Rated');
  });

  test('a relative src means what it meant, though a router changes the address of the page', async () => {
    site.add('/routed/one.json', { body: '{"headline":"One"}' });
    site.add('/routed/page.html', { body: partnerPage({ src: 'one.json', after: '<section id="there"></section>' }) });
    await browser().open(`${site.origin}/routed/page.html`);
    await browser().evaluate(outcome);
    await browser().evaluate(async () => {
      history.pushState(null, '', '/another/page');
      const element = document.querySelector('lede-article');
      const ready = new Promise((resolve) => element.addEventListener('lede-ready', resolve, { once: true }));
      document.querySelector('#there').append(element);
      element.setAttribute('locale', 'en');
      await Promise.race([ready, new Promise((resolve) => element.addEventListener('lede-error', resolve, { once: true }))]);
    });
    assert.equal(await browser().evaluate(headline), 'One');
  });

  test('an element that moves keeps its article', async () => {
    site.add('/moving.html', { body: partnerPage({ src: '/articles/seed.json', after: '<section id="there"></section>' }) });
    await browser().open(`${site.origin}/moving.html`);
    await browser().evaluate(outcome);
    site.requests.length = 0;
    await browser().evaluate(async () => {
      document.querySelector('#there').append(document.querySelector('lede-article'));
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    });
    assert.equal(await browser().evaluate(headline), seed.headline);
    assert.deepEqual(site.requests, []);
  });

  test('an element inside a form of the page keeps its own forms', async () => {
    site.add('/in-form.json', {
      body: JSON.stringify({ headline: 'Here', body: 'Text', comments: { endpoint: `${site.origin}/comment`, items: [] } }),
    });
    const page = partnerPage({ src: '/in-form.json' });
    site.add('/in-form.html', { body: page.replace(/<lede-article[^]*<\/lede-article>/, '<form>$&</form>') });
    await browser().open(`${site.origin}/in-form.html`);
    await browser().evaluate(outcome);
    const forms = await browser().evaluate(
      () => document.querySelector('form > lede-article').shadowRoot.querySelectorAll('form').length,
    );
    assert.equal(forms, 1);
  });

  test('an element that was removed while it waited shows its article when it comes back', async () => {
    let release;
    const until = new Promise((resolve) => (release = resolve));
    site.add('/slow.json', { body: readFileSync(seedPath), until });
    site.add('/removed.html', { body: partnerPage({ src: '/slow.json' }) });
    await browser().open(`${site.origin}/removed.html`);
    await browser().evaluate(async () => {
      await customElements.whenDefined('lede-article');
      const element = document.querySelector('lede-article');
      element.remove();
      await new Promise((resolve) => requestAnimationFrame(resolve));
      document.body.append(element);
    });
    release();
    assert.deepEqual(await browser().evaluate(outcome), { name: 'lede-ready' });
    assert.equal(await browser().evaluate(headline), seed.headline);
  });

  test('an article that stands inline needs no address', async () => {
    const inline = readFileSync(seedPath, 'utf8').replaceAll('<', '\\u003C');
    const page = partnerPage({ src: '' }).replace(
      /<lede-article.*<\/lede-article>/,
      () => `<lede-article><script type="application/json">${inline}</script></lede-article>`,
    );
    site.add('/inline.html', { body: page });
    await browser().open(`${site.origin}/inline.html`);
    assert.deepEqual(await browser().evaluate(outcome), { name: 'lede-ready' });
    assert.equal(await browser().evaluate(headline), seed.headline);
  });

  test('a link to the article’s own top goes there', async () => {
    await browser().open(`${site.origin}/moving.html`);
    await browser().evaluate(outcome);
    const top = await browser().evaluate(async () => {
      const element = document.querySelector('lede-article');
      scrollTo({ top: document.documentElement.scrollHeight, behavior: 'instant' });
      const before = scrollY;
      const link = [...element.shadowRoot.querySelectorAll('a[href^="#"]')].at(-1);
      const scrolled = new Promise((resolve) => addEventListener('scrollend', resolve, { once: true }));
      link.click();
      const enough = new Promise((resolve) => setTimeout(resolve, 3000));
      await Promise.race([scrolled, enough]);
      return { before, after: element.getBoundingClientRect().top };
    });
    assert.ok(top.before > 500, 'the page was scrolled');
    assert.ok(top.after > -50, `the top of the article is at ${top.after}`);
  });
});
