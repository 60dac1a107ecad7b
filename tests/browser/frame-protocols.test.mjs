// frame.html in pages of other systems: it reports its height as each of them expects. The test runs the real
// iframe-resizer and pym.js. For AMP and WordPress it listens to the messages that they would get.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { inProject } from '../support/paths.mjs';
import { seedPath } from '../support/seed-parts.mjs';
import { describeInEveryEngine } from './support/engines.mjs';
import { openSite } from './support/site.mjs';

const { resolve } = createRequire(import.meta.url);
let newsroom; // serves the frame and its articles
let partner; // another origin, with the page around it
before(async () => {
  [newsroom, partner] = await Promise.all([openSite(), openSite()]);
  newsroom.add('/seed.json', { body: readFileSync(seedPath) });
  newsroom.alias('/strict', 'dist');
  const html = readFileSync(inProject('web', 'frame.html'), 'utf8');
  newsroom.add('/strict/frame.html', { body: html.replace('lede-frame-parents" content="*"', `lede-frame-parents" content="self"`) });
  partner.add('/resizer.js', { type: 'text/javascript', body: readFileSync(resolve('iframe-resizer/js/iframeResizer.min.js')) });
  partner.add('/pym.js', { type: 'text/javascript', body: readFileSync(resolve('pym.js/dist/pym.v1.min.js')) });
});
after(() => Promise.all([newsroom?.close(), partner?.close()]));

const addressOf = (folder = 'dist') => `${newsroom.origin}/${folder}/frame.html?src=${encodeURIComponent(`${newsroom.origin}/seed.json`)}`;
const page = (body) =>
  `<!doctype html><title>Partner</title><link rel="icon" href="data:,"><script>window.heard = []; addEventListener('message', ({ data }) => heard.push(data));</script><body style="margin: 0">${body}`;

/** Waits until the frame is as high as the whole article, and stays so. */
const heightOfFrame = async () => {
  let last;
  for (;;) {
    const height = document.querySelector('iframe')?.offsetHeight;
    if (height > 800 && height === last) return height;
    last = height;
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
};

/** Waits for a message with the height of the whole article, and returns the message without the height. */
const heardHeight = async (name) => {
  for (;;) {
    const found = window.heard.find((data) => data?.[name] > 800);
    if (found) return { ...found, [name]: 'a height' };
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
};

describeInEveryEngine('frames of other systems', (browser, engine) => {
  const open = async (path, body) => {
    partner.add(path, { body: page(body) });
    await browser().setViewport(1000, 800);
    await browser().open(partner.origin + path);
  };

  test('iframe-resizer gives the frame its height, and another when it gets narrower', async () => {
    const frame = `<iframe id="article" src="${addressOf()}" style="width: 700px; border: 0" scrolling="no"></iframe>`;
    await open('/resizer.html', `${frame}<script src="/resizer.js"></script><script>iFrameResize({ log: false, checkOrigin: true }, '#article')</script>`);
    const wide = await browser().evaluate(heightOfFrame);
    const higher = await browser().evaluate(async (before) => {
      const element = document.querySelector('iframe');
      element.style.width = '320px';
      while (element.offsetHeight <= before) await new Promise((resolve) => setTimeout(resolve, 50));
      return true;
    }, wide);
    assert.ok(higher);
  });

  test('pym.js gives the frame its height', async () => {
    await open('/pym.html', `<div id="place"></div><script src="/pym.js"></script><script>new pym.Parent('place', ${JSON.stringify(addressOf())}, {})</script>`);
    assert.ok((await browser().evaluate(heightOfFrame)) > 800);
  });

  test('amp-iframe hears the size of the embed', async () => {
    await open('/amp.html', `<iframe src="${addressOf()}#amp=1" width="700" height="400"></iframe>`);
    assert.deepEqual(await browser().evaluate(heardHeight, 'height'), { sentinel: 'amp', type: 'embed-size', height: 'a height' });
  });

  test('WordPress hears the height under the secret of the frame, also from its sandbox', async () => {
    // Without an origin, WebKit runs no script of a page whose policy lists 'self'.
    const sandbox = engine === 'webkit' ? '' : 'sandbox="allow-scripts" security="restricted"';
    await open('/wordpress.html', `<iframe ${sandbox} src="${addressOf()}#?secret=a1B2c3D4e5" width="700" height="400"></iframe>`);
    assert.deepEqual(await browser().evaluate(heardHeight, 'value'), { message: 'height', value: 'a height', secret: 'a1B2c3D4e5' });
  });

  test('a page that the frame’s owner does not list hears nothing from any of them', async () => {
    const frame = `<iframe id="article" src="${addressOf('strict')}&childId=article#amp=1" width="700" height="400"></iframe>`;
    await open('/strict.html', frame);
    const heard = await browser().evaluate(async () => {
      const element = document.querySelector('iframe');
      while (!window.heard.some(({ lede }) => lede === 'lede-frame-here')) await new Promise((resolve) => setTimeout(resolve, 20));
      // Gives the frame enough time to answer.
      for (let round = 0; round < 10; round += 1) {
        element.contentWindow.postMessage('[iFrameSizer]article:8:false:false:32:true:true:null:bodyOffset', '*');
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      return window.heard.length;
    });
    assert.equal(heard, await browser().evaluate(() => window.heard.filter(({ lede }) => lede === 'lede-frame-here').length));
  });
});
