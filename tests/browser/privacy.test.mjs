// Which other machines a page with an article contacts, as a proxy sees it: only the article's own addresses until the
// reader clicks on an embed, and then only its player. In each engine, for the element and for a server's page.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { after, before, test } from 'node:test';
import { htmlOf } from '../support/harness.mjs';
import { describeInEveryEngine } from './support/engines.mjs';
import { loadPictures, nextFrame, outcome } from './support/outcome.mjs';
import { openProxy } from './support/proxy.mjs';
import { openSite, partnerPage } from './support/site.mjs';

const k_film = 'https://www.youtube.com/watch?v=aqz-KE-bpKQ&t=65';
const k_player = 'https://www.youtube-nocookie.com/embed/aqz-KE-bpKQ?autoplay=1&start=65';
const k_player_host = 'www.youtube-nocookie.com';
const k_elsewhere = 'https://video.example/watch/pear-31';

const proxy = await openProxy();
let site;
let publisher; // the article's own server, another origin than the page's
before(async () => {
  site = await openSite();
  publisher = await openSite();
  const picture = { url: `${publisher.origin}/articles/pictures/market.webp`, alt: 'A market', width: 640, height: 400 };
  const article = {
    language: 'en',
    headline: 'Embeds',
    url: `${publisher.origin}/embeds`,
    image: picture,
    body: [
      { type: 'markdown', text: 'Text.' },
      { type: 'embed', url: k_film, title: 'A film', image: picture },
      { type: 'embed', url: 'https://vimeo.com/76979871', title: 'Another film' },
      { type: 'embed', url: k_elsewhere, title: 'A film elsewhere', image: picture },
    ],
    rating: { endpoint: `${publisher.origin}/rate` },
  };
  publisher.add('/embeds.json', { body: JSON.stringify(article), headers: { 'set-cookie': 'reader=1; Path=/' } });
  site.add('/element.html', { body: partnerPage({ src: `${publisher.origin}/embeds.json` }) });
  const [html] = await htmlOf([
    {
      id: 1,
      operation: 'render',
      input: article,
      options: { output: 'element', styleUrl: '/dist/lede.css', scriptUrl: '/dist/hydrate.js' },
    },
  ]);
  site.add('/hydrated.html', {
    body: `<!doctype html><title>Host</title><link rel="icon" href="data:,"><script src="/pages/record.js"></script>${html}`,
  });
});
after(() => Promise.all([site?.close(), publisher?.close(), proxy.close()]));

/** Clicks on the n-th embed. @returns what is shown there then. */
const clickOn = (index) => {
  const figure = document.querySelector('lede-article').shadowRoot.querySelectorAll('.lede-embed')[index];
  figure.querySelector('a').click();
  const frame = figure.querySelector('iframe');
  return frame && { src: frame.src, title: frame.title, sandbox: frame.getAttribute('sandbox'), focus: figure.getRootNode().activeElement === frame };
};

test('the proxy outlives a browser that resets its connections', async () => {
  proxy.forget();
  const sockets = Array.from({ length: 50 }, () => connect(proxy.port, '127.0.0.1'));
  const ended = sockets.map(async (socket) => {
    await once(socket, 'connect');
    socket.write('CONNECT reset.example:443 HTTP/1.1\r\nHost: reset.example:443\r\n\r\n');
    socket.resetAndDestroy();
    await once(socket, 'close');
  });
  await Promise.all(ended);
  await proxy.asked('reset.example');
});

describeInEveryEngine('privacy', (browser) => {
  const open = async (path, headers) => {
    if (headers) site.add(path, { ...headers });
    await browser().open(site.origin + path);
    assert.equal((await browser().evaluate(outcome)).name, 'lede-ready');
    await browser().evaluate(loadPictures);
    await browser().evaluate(nextFrame);
  };

  for (const { path, own } of [
    { path: '/element.html', own: ['/element.html', '/pages/record.js', '/dist/lede', '/dist/render.js', '/dist/participation.js', '/dist/films.js'] },
    { path: '/hydrated.html', own: ['/hydrated.html', '/pages/record.js', '/dist/hydrate.js', '/dist/lede.css'] },
  ]) {
    test(`${path}: nothing but the article’s own addresses before a click, and one player after it`, async (context) => {
      proxy.forget();
      site.log.length = publisher.log.length = 0;
      await open(path);
      await open(path); // a second time, when a cookie would come back
      assert.deepEqual(proxy.hosts, []);
      const strange = site.log.filter((entry) => !own.some((start) => entry.path.startsWith(start)));
      assert.deepEqual(strange.map((entry) => entry.path).filter((name) => name !== '/favicon.ico'), []);
      const articles = publisher.log.map((entry) => entry.path).filter((name) => !/^\/(embeds\.json|articles\/pictures\/market\.webp)$/.test(name));
      assert.deepEqual(articles, []);
      const fetched = publisher.log.filter((entry) => entry.path === '/embeds.json');
      assert.deepEqual(fetched.filter(({ headers }) => headers.cookie !== undefined), []);
      const kept = await browser().evaluate(() => ({ cookie: document.cookie, stored: localStorage.length + sessionStorage.length }));
      assert.deepEqual(kept, { cookie: '', stored: 0 });

      const before = site.log.length + publisher.log.length;
      const frame = await browser().evaluate(clickOn, 0);
      await proxy.asked(k_player_host);
      await browser().evaluate(nextFrame);
      assert.deepEqual(proxy.hosts, [k_player_host]);
      assert.equal(site.log.length + publisher.log.length, before);
      assert.deepEqual(frame, {
        src: k_player,
        title: 'A film',
        sandbox: 'allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-presentation',
        focus: true,
      });
      context.diagnostic(`twice opened: ${before} requests, all to the page’s and the article’s own servers, 0 to others; after the click 1, to ${k_player_host}`);
    });
  }

  test('an embed of a site that is not in the table stays a link', async () => {
    await open('/element.html');
    const heard = await browser().evaluate(() => {
      let url;
      addEventListener('lede-navigate', (event) => {
        event.preventDefault();
        url = event.detail.url;
      });
      const figure = document.querySelector('lede-article').shadowRoot.querySelectorAll('.lede-embed')[2];
      figure.querySelector('a').click();
      return { url, frames: figure.querySelectorAll('iframe').length };
    });
    assert.deepEqual(heard, { url: k_elsewhere, frames: 0 });
  });

  test('a page that asks for consent first takes the click over', async () => {
    await open('/element.html');
    proxy.forget();
    const heard = await browser().evaluate(() => {
      let detail;
      addEventListener('lede-embed', (event) => {
        event.preventDefault();
        detail = event.detail;
      });
      const figure = document.querySelector('lede-article').shadowRoot.querySelector('.lede-embed');
      figure.querySelector('a').click();
      return { ...detail, frames: figure.querySelectorAll('iframe').length };
    });
    await browser().evaluate(nextFrame);
    assert.deepEqual(heard, { url: k_film, frame: k_player, frames: 0 });
    assert.deepEqual(proxy.hosts, []);
  });

  test('the keyboard opens it', async () => {
    await open('/hydrated.html');
    proxy.forget();
    await browser().evaluate(() => document.querySelector('lede-article').shadowRoot.querySelector('.lede-embed a').focus());
    await browser().press('Enter');
    await proxy.asked(k_player_host);
    assert.deepEqual(proxy.hosts, [k_player_host]);
    const sign = () => getComputedStyle(document.querySelector('lede-article').shadowRoot.querySelector('.lede-embed a'), '::after').display;
    assert.equal(await browser().evaluate(sign), 'none', 'the sign that was on the picture goes with it');
  });

  test('a click that asks for another tab is the browser’s', async () => {
    await open('/hydrated.html');
    const frames = await browser().evaluate(() => {
      addEventListener('click', (event) => event.preventDefault());
      const { shadowRoot } = document.querySelector('lede-article');
      const options = { bubbles: true, composed: true, cancelable: true, ctrlKey: true };
      shadowRoot.querySelector('.lede-embed a').dispatchEvent(new MouseEvent('click', options));
      return shadowRoot.querySelectorAll('iframe').length;
    });
    assert.equal(frames, 0);
  });

  test('under a policy that forbids the player the link comes back', async () => {
    const policy = (frames) => `script-src ${site.origin} 'wasm-unsafe-eval'; frame-src ${frames}`;
    const body = partnerPage({ src: `${publisher.origin}/embeds.json` });
    await open('/refused.html', { body, headers: { 'content-security-policy': policy("'none'") } });
    const after = await browser().evaluate(async () => {
      const { shadowRoot } = document.querySelector('lede-article');
      const link = shadowRoot.querySelector('.lede-embed a');
      const refused = new Promise((resolve) => document.addEventListener('securitypolicyviolation', resolve, { once: true }));
      link.click();
      await refused;
      await new Promise((resolve) => setTimeout(resolve)); // until all listeners were called
      return { state: link.dataset.state, frames: shadowRoot.querySelectorAll('iframe').length, focus: shadowRoot.activeElement === link };
    });
    assert.deepEqual(after, { state: 'refused', frames: 0, focus: true });
    // And the documented line lets it through.
    await open('/allowed.html', { body, headers: { 'content-security-policy': policy('https://www.youtube-nocookie.com') } });
    proxy.forget();
    await browser().evaluate(clickOn, 0);
    await proxy.asked(k_player_host);
    assert.deepEqual(await browser().evaluate(() => window.seen.violations.filter((text) => /frame/.test(text))), []);
  });
}, { proxyPort: proxy.port });
