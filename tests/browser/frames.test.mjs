// frame.html, for partners who want a frame: it shows only articles that its owner allows, and reports its height to
// the parent that greets it. Neither side accepts messages of others.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { inProject } from '../support/paths.mjs';
import { seed, seedPath } from '../support/seed-parts.mjs';
import { describeInEveryEngine } from './support/engines.mjs';
import { openSite } from './support/site.mjs';

let newsroom; // serves the frame and its articles
let partner; // another origin, with the page around it
let stranger; // a third
before(async () => {
  [newsroom, partner, stranger] = await Promise.all([openSite(), openSite(), openSite()]);
  newsroom.add('/seed.json', { body: readFileSync(seedPath) });
  newsroom.add('/elsewhere.json', { status: 302, headers: { location: `${stranger.origin}/seed.json` } });
  stranger.add('/seed.json', { body: JSON.stringify({ headline: 'Not the newsroom’s', body: 'Text' }) });
});
after(() => Promise.all([newsroom?.close(), partner?.close(), stranger?.close()]));

/** frame.html with one of the two lines changed that its owner may change. */
function configured(path, { sources, parents }) {
  let html = readFileSync(inProject('web', 'frame.html'), 'utf8');
  if (sources) html = html.replace('lede-frame-sources" content="self"', `lede-frame-sources" content="${sources}"`).replace("'self' https:;", `'self' ${sources};`);
  if (parents) html = html.replace('lede-frame-parents" content="*"', `lede-frame-parents" content="${parents}"`);
  newsroom.alias('/own', 'dist');
  newsroom.add(path, { body: html });
}

/** Opens a frame, and returns what it shows: the article, or why there is none. */
const shown = async () => {
  const element = document.querySelector('lede-article');
  const alert = element.querySelector('[role=alert]');
  while (!element.shadowRoot?.querySelector('h1') && alert.textContent === '') await new Promise((resolve) => setTimeout(resolve, 20));
  return { headline: element.shadowRoot?.querySelector('h1')?.textContent ?? '', reason: alert.textContent };
};

const frameOf = (query, path = '/dist/frame.html') => `${newsroom.origin}${path}?${new URLSearchParams(query)}`;

/** The partner's page as web/README.md has it. */
function around({ src = frameOf({ src: `${newsroom.origin}/seed.json` }), script = `${newsroom.origin}/dist/frame-parent.js`, before: head = '', order = 'after', width = 700 } = {}) {
  const frame = `<iframe data-lede-frame src="${src.replaceAll('&', '&amp;')}" width="${width}" height="400" title="Article"></iframe>`;
  const helper = `<script async src="${script}"></script>`;
  return {
    body: `<!doctype html><html><head><title>Partner</title><link rel="icon" href="data:,">${head}</head><body style="margin: 0">${order === 'after' ? frame + helper : helper + frame}</body></html>`,
    headers: { 'content-security-policy': `default-src 'none'; script-src ${partner.origin} ${newsroom.origin} 'nonce-test'; style-src-attr 'unsafe-inline'; frame-src ${newsroom.origin} ${stranger.origin}` },
  };
}

/** Waits until the frame's height has been set, twice the same. */
const heightOfFrame = async (selector = 'iframe') => {
  const frame = document.querySelector(selector);
  let last;
  for (;;) {
    const height = parseFloat(frame.style.height);
    if (height > 0 && height === last) return height;
    last = height;
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
};

describeInEveryEngine('frames', (browser) => {
  const go = async (url) => {
    await browser().setViewport(1000, 800);
    await browser().open(url);
  };

  test('an article of the frame’s own origin is shown', async () => {
    await go(frameOf({ src: '/seed.json', theme: 'dark' }));
    assert.deepEqual(await browser().evaluate(shown), { headline: seed.headline, reason: '' });
    assert.equal(await browser().evaluate(() => document.querySelector('lede-article').getAttribute('theme')), 'dark');
  });

  test('until its article is there, a frame shows the outline of one', async () => {
    let give;
    newsroom.add('/late.json', { body: readFileSync(seedPath), until: new Promise((resolve) => (give = resolve)) });
    await go(frameOf({ src: '/late.json' }));
    const outline = () => getComputedStyle(document.querySelector('main'), '::before').backgroundImage !== 'none';
    assert.equal(await browser().evaluate(outline), true);
    give();
    await browser().evaluate(shown);
    await browser().evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 50))));
    assert.equal(await browser().evaluate(outline), false);
  });

  test('the frame’s page has the article’s name, language and direction', async () => {
    newsroom.add('/rtl.json', { body: JSON.stringify({ headline: 'سوق الصباح', language: 'ar', body: 'نص' }) });
    await go(frameOf({ src: '/rtl.json' }));
    const page = await browser().evaluate(async () => {
      while (document.title === 'Article') await new Promise((resolve) => setTimeout(resolve, 20));
      const { lang, dir } = document.documentElement;
      return { lang, dir, title: document.title };
    });
    assert.deepEqual(page, { lang: 'ar', dir: 'rtl', title: 'سوق الصباح' });
  });

  for (const { theme, scheme } of [
    { theme: undefined, scheme: 'light' },
    { theme: 'light', scheme: 'light' },
    { theme: 'dark', scheme: 'dark' },
    { theme: 'auto', scheme: 'light dark' },
  ]) {
    test(`a frame with ${theme ?? 'no'} theme lets its page be ${scheme}`, async () => {
      await go(frameOf({ src: '/seed.json', ...(theme && { theme }) }));
      await browser().evaluate(shown);
      assert.equal(await browser().evaluate(() => document.querySelector('meta[name=color-scheme]').content), scheme);
    });
  }

  for (const { name, src, reason } of [
    { name: 'another origin', src: () => `${stranger.origin}/seed.json`, reason: /shows no articles from http/ },
    { name: 'a script', src: () => 'javascript:alert(1)', reason: /not a web address/ },
    { name: 'data', src: () => 'data:application/json,{"headline":"x"}', reason: /not a web address/ },
    { name: 'a name and a password', src: () => newsroom.origin.replace('//', '//a:b@') + '/seed.json', reason: /not a web address/ },
    { name: 'no address', src: () => '', reason: /names no article/ },
    { name: 'a redirect to another origin', src: () => '/elsewhere.json', reason: /could not be fetched/ },
    { name: 'an article that is not there', src: () => '/none.json', reason: /answered 404/ },
  ]) {
    test(`${name} is not shown, and the reason is said`, async () => {
      await go(frameOf({ src: src() }));
      const seen = await browser().evaluate(shown);
      assert.equal(seen.headline, '');
      assert.match(seen.reason, reason);
    });
  }

  test('an origin that its owner lists is shown', async () => {
    configured('/own/frame.html', { sources: stranger.origin });
    await go(frameOf({ src: `${stranger.origin}/seed.json` }, '/own/frame.html'));
    assert.equal((await browser().evaluate(shown)).headline, 'Not the newsroom’s');
    await go(frameOf({ src: '/seed.json' }, '/own/frame.html'));
    assert.match((await browser().evaluate(shown)).reason, /shows no articles from/);
  });

  for (const order of ['before', 'after']) {
    test(`the frame gets its height, with the script ${order} it, and again when it gets narrower`, async () => {
      partner.add(`/${order}.html`, around({ order }));
      await go(`${partner.origin}/${order}.html`);
      const wide = await browser().evaluate(heightOfFrame);
      assert.ok(wide > 800, `${wide} pixels are not the whole article`);
      await browser().evaluate(() => void (document.querySelector('iframe').width = 320));
      await waitForChange(browser(), wide);
    });
  }

  test('a frame keeps the height of its page until it shows something', async () => {
    let release;
    newsroom.add('/late.json', { body: readFileSync(seedPath), until: new Promise((resolve) => (release = resolve)) });
    newsroom.requests.length = 0;
    partner.add('/listener.js', { body: listener });
    partner.add('/late.html', around({ src: frameOf({ src: '/late.json' }), before: '<script src="/listener.js"></script>' }));
    await go(`${partner.origin}/late.html`);
    await newsroom.when(() => newsroom.requests.includes('/late.json'));
    await browser().evaluate(greeted);
    release();
    await browser().evaluate(heightOfFrame);
    const heights = await browser().evaluate(() => window.heard.filter(({ lede }) => lede === 'lede-frame-height').map(({ height }) => height));
    assert.ok(heights[0] > 800, `first heights: ${heights.slice(0, 3).join()}`);
  });

  test('a parent that its owner does not list learns nothing', async () => {
    configured('/own/strict.html', { parents: newsroom.origin });
    const src = frameOf({ src: '/seed.json' }, '/own/strict.html');
    // A second frame on the page tells every parent its height. When it has, the article has arrived in the first, too.
    const open = `<iframe data-lede-frame data-open src="${frameOf({ src: '/seed.json' }).replaceAll('&', '&amp;')}" width="700"></iframe>`;
    for (const { site, learns } of [{ site: partner, learns: false }, { site: newsroom, learns: true }]) {
      site.add('/listener.js', { body: listener });
      const { body, headers } = around({ src, before: '<script src="/listener.js"></script>' });
      headers['content-security-policy'] = headers['content-security-policy'].replace(partner.origin, site.origin);
      site.add('/listed.html', { body: body.replace('</body>', `${open}</body>`), headers });
      await go(`${site.origin}/listed.html`);
      await browser().evaluate(heightOfFrame, 'iframe[data-open]');
      if (learns) await browser().evaluate(heightOfFrame);
      else await browser().evaluate(greeted);
      const heard = await browser().evaluate(() => window.heard.filter(({ frame }) => frame === 0).map(({ lede }) => lede));
      assert.equal(heard.includes('lede-frame-height'), learns, heard.join());
    }
  });

  test('a page in the frame that is not the frame’s, and other windows, set no height', async () => {
    stranger.add('/liar.js', { body: `parent.postMessage({ lede: 'lede-frame-height', height: 9999 }, '*');` });
    stranger.add('/liar.html', { body: '<!doctype html><title>Liar</title><script src="/liar.js"></script>' });
    // A frame whose `src` names the newsroom, but which has navigated to another site since.
    newsroom.add('/led.html', { status: 302, headers: { location: `${stranger.origin}/liar.html` } });
    partner.add('/listener.js', { body: listener });
    partner.add('/lied.html', around({ src: `${newsroom.origin}/led.html`, before: '<script src="/listener.js"></script>' }));
    await go(`${partner.origin}/lied.html`);
    await browser().evaluate(async () => {
      while (!window.heard.some(({ height }) => height === 9999)) await new Promise((resolve) => setTimeout(resolve, 20));
      window.postMessage({ lede: 'lede-frame-height', height: 8888 }, '*');
      while (!window.heard.some(({ height }) => height === 8888)) await new Promise((resolve) => setTimeout(resolve, 20));
    });
    assert.equal(await browser().evaluate(() => document.querySelector('iframe').style.height), '');
  });

  test('heights that are none are not set', async () => {
    newsroom.add('/odd.js', {
      body: `for (const height of [-5, 0, NaN, Infinity, 1e9, '700', null]) parent.postMessage({ lede: 'lede-frame-height', height }, '*');
        parent.postMessage({ lede: 'done' }, '*');`,
    });
    newsroom.add('/odd.html', { body: '<!doctype html><title>Odd</title><script src="/odd.js"></script>' });
    partner.add('/listener.js', { body: listener });
    partner.add('/odd.html', around({ src: `${newsroom.origin}/odd.html`, before: '<script src="/listener.js"></script>' }));
    await go(`${partner.origin}/odd.html`);
    await browser().evaluate(async () => {
      while (!window.heard.some(({ lede }) => lede === 'done')) await new Promise((resolve) => setTimeout(resolve, 20));
    });
    assert.equal(await browser().evaluate(() => document.querySelector('iframe').style.height), '');
  });
});

/** On a partner's page: the messages of frames, which any script there can read. */
const listener = `window.heard = []; addEventListener('message', ({ data, source }) => {
  window.heard.push({ ...data, frame: [...document.querySelectorAll('iframe')].findIndex(({ contentWindow }) => contentWindow === source) });
});`;

/** Waits until the frame has announced itself, was greeted, and had enough time to answer. */
const greeted = async () => {
  while (!window.heard.some(({ lede }) => lede === 'lede-frame-here')) await new Promise((resolve) => setTimeout(resolve, 20));
  const frame = document.querySelector('iframe');
  for (let round = 0; round < 10; round += 1) {
    frame.contentWindow.postMessage({ lede: 'lede-frame-hello' }, new URL(frame.src).origin);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
};

/** Waits until the frame is higher than it was. */
async function waitForChange(browser, before) {
  const higher = await browser.evaluate(async (height) => {
    const frame = document.querySelector('iframe');
    while (!(parseFloat(frame.style.height) > height)) await new Promise((resolve) => setTimeout(resolve, 50));
    return true;
  }, before);
  assert.ok(higher);
}
