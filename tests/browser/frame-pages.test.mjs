// Where pages put a frame with an article: in a tab that is hidden, far below, added later, with a height of its own, in a page that
// gives its frames no permissions. The frame gets the height of its article and no scroll bar.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { inProject } from '../support/paths.mjs';
import { seedPath } from '../support/seed-parts.mjs';
import { describeInEveryEngine } from './support/engines.mjs';
import { openSite } from './support/site.mjs';

let site;
before(async () => {
  site = await openSite();
  site.add('/seed.json', { body: readFileSync(seedPath) });
});
after(() => site?.close());

const k_frame = '<iframe data-lede-frame src="/dist/frame.html?src=/seed.json" width="700" height="300" title="Article"></iframe>';
const k_script = '<script async src="/dist/frame-parent.js"></script>';
const page = (body, head = '') => `<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>Host</title><link rel="icon" href="data:,">${head}</head><body>${body}</body></html>`;

/**
 * Waits until the height is twice the same, more than the page gave the frame, and near that of the article: on a busy
 * machine, the article may go on growing for longer than the time between two looks.
 */
const height = async () => {
  let last;
  for (let turn = 0; turn < 200; turn += 1) {
    const frame = document.querySelector('iframe[title]');
    const now = parseFloat(frame?.style.height ?? '');
    const inside = frame?.contentDocument?.documentElement?.getBoundingClientRect().height;
    if (now > 800 && now === last && Math.abs(frame.clientHeight - inside) < 100) return now;
    last = now;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return last ?? 0;
};

const k_pages = {
  'a tab that is shown later': {
    body: `<div id="tab" style="display: none">${k_frame}</div>${k_script}`,
    act: async () => {
      await new Promise((resolve) => setTimeout(resolve, 500));
      document.querySelector('#tab').removeAttribute('style');
    },
  },
  'a page that adds it later': {
    body: `<main></main>${k_script}`,
    act: (frame) => void (document.querySelector('main').innerHTML = frame),
  },
  'a place far below, loaded when the reader is near': {
    body: `<div style="height: 5000px"></div>${k_frame.replace('<iframe', '<iframe loading="lazy"')}${k_script}`,
    act: () => document.querySelector('iframe').scrollIntoView(),
  },
  'a page that makes all frames as high as the window': { body: k_frame + k_script, head: '<style>iframe { min-height: 100vh }</style>' },
  'a page of percents and border boxes': { body: k_frame + k_script, head: '<style>*, ::before { box-sizing: border-box } html, body { height: 100% } iframe { width: 100%; border: 7px solid }</style>' },
};

describeInEveryEngine('frames on pages', (browser) => {
  for (const [name, { body, head, act }] of Object.entries(k_pages)) {
    test(`${name}: the frame is as high as its article`, async () => {
      site.add('/frame-page.html', { body: page(body, head) });
      await browser().setViewport(1000, 800);
      await browser().open(`${site.origin}/frame-page.html`);
      if (act) await browser().evaluate(act, k_frame);
      const first = await browser().evaluate(height);
      assert.ok(first > 800, `${first} pixels are not the whole article`);
      const { inside, shown } = await browser().evaluate(() => {
        const frame = document.querySelector('iframe');
        return { inside: Math.ceil(frame.contentDocument.documentElement.getBoundingClientRect().height), shown: frame.clientHeight };
      });
      assert.ok(shown >= inside, `the frame shows ${shown} of ${inside} pixels`);
      assert.ok(shown <= inside + 100, `the frame grows: ${shown} for ${inside} pixels`);
    });
  }

  test('frames without an address that can be written to do not stop those after them', async () => {
    const others = ['src="about:blank"', 'src="data:text/html,x"', 'src="http://"', 'src="javascript:void 0"', 'srcdoc="x"', ''];
    const frames = others.map((words) => `<iframe data-lede-frame data-other ${words}></iframe>`).join('');
    const late = `<script>addEventListener('load', () => { const script = document.createElement('script'); script.src = '/dist/frame-parent.js'; document.body.append(script); });</script>`;
    const record = '<script>window.errors = []; addEventListener("error", ({ message }) => errors.push(message));</script>';
    site.add('/odd-frames.html', { body: page(frames + k_frame + late, record) });
    await browser().open(`${site.origin}/odd-frames.html`);
    const first = await browser().evaluate(height);
    assert.ok(first > 800, `${first} pixels are not the whole article`);
    assert.deepEqual(await browser().evaluate(() => window.errors), []);
  });

  test('the button that copies is hidden in a frame that may not, and shown in the frame of web/README.md', async (context) => {
    const readme = readFileSync(inProject('web', 'README.md'), 'utf8');
    const allow = /<iframe data-lede-frame[^>]*?(allow="[^"]*")/.exec(readme)[1];
    const shared = { ...JSON.parse(readFileSync(seedPath, 'utf8')), url: `${site.origin}/seed` };
    site.add('/shared.json', { body: JSON.stringify(shared) });
    const other = await openSite();
    other.add('/seed.json', { body: JSON.stringify(shared) });
    const frame = (words) => `<iframe data-lede-frame src="${other.origin}/dist/frame.html?src=/seed.json" width="700" ${words} title="Article"></iframe>`;
    try {
      const buttons = [];
      for (const words of ['', allow]) {
        const listener = '<script>addEventListener("message", ({ data }) => { if (data.buttons) window.buttons = data.buttons; });</script>';
        site.add('/allowed.html', { body: page(frame(words), listener) });
        // The frame's permissions are read in the frame itself.
        other.alias('/dist', 'dist');
        other.add('/dist/frame.js', {
          body: `${readFileSync(inProject('web', 'dist', 'frame.js'), 'utf8')};document.addEventListener('lede-ready', ({ target }) => setTimeout(() => parent.postMessage({ buttons: {
            policy: (document.permissionsPolicy ?? document.featurePolicy)?.allowsFeature('clipboard-write'),
            copy: [...target.shadowRoot.querySelectorAll('button[value=clipboard]')].map((button) => !button.hidden) } }, '*'), 200));`,
          type: 'text/javascript',
        });
        await browser().open(`${site.origin}/allowed.html`);
        buttons.push(
          await browser().evaluate(async () => {
            while (!window.buttons) await new Promise((resolve) => setTimeout(resolve, 50));
            return window.buttons;
          }),
        );
      }
      if (buttons[0].policy === undefined || buttons[0].policy === null) {
        context.skip('this engine does not say what a frame may');
        return;
      }
      assert.deepEqual(buttons.map(({ copy }) => copy), [[false], [true]]);
    } finally {
      await other.close();
    }
  });
});
