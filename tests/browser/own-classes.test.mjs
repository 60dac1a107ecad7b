// Misuse of our own classes: a hostile server puts every class of the style sheet on every element, nested, side by
// side and with every state, in articles that the verifier accepts. Nothing may be painted outside of the element.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { inProject } from '../support/paths.mjs';
import { verify } from '../support/verified/attack.mjs';
import { inArticle } from '../support/verified/fragments.mjs';
import { describeInEveryEngine } from './support/engines.mjs';
import { nextFrame, outcome } from './support/outcome.mjs';
import { openSite, page } from './support/site.mjs';

const dist = process.env.LEDE_DIST ?? inProject('web', 'dist');
const sheet = ['lede.css', 'lede-parts.css'].map((name) => readFileSync(join(dist, name), 'utf8')).join('');
const k_classes = [...new Set([...sheet.matchAll(/\.(lede-[a-z-]+)/g)].map(([, name]) => name))].sort();
const k_elements = ['div', 'p', 'span', 'section', 'blockquote', 'figure', 'h2', 'a'];
const k_states = ['sent', 'sending', 'failed', 'playing', 'refused', 'share'];
const k_focus_ring = 4;
const k_depth = 24;

const nested = (open, close, inside = 'x') => open.repeat(k_depth) + inside + close.repeat(k_depth);
const picture = '<img src="/forum.webp" alt="" width="30000" height="30000" referrerpolicy="strict-origin-when-cross-origin">';

/** Returns an article with this text, in which addresses are replaced by this site's. */
const articles = (origin) => ({
  'nested in itself': k_classes.map((name) => nested(`<div class="${name}">`, '</div>')).join(''),
  'nested in itself, without text of its own': k_classes.map((name) => nested(`<div class="${name}">`, '</div>', '')).join(''),
  'on every element': k_classes
    .flatMap((name) => k_elements.map((element) => `<${element} class="${name}"><span class="${name}">x</span></${element}>`))
    .filter((html) => html.startsWith('<a ') === false || !html.includes('embed-link'))
    .join(''),
  'with all others on one element': nested(`<div class="${k_classes.join(' ')}">`, '</div>'),
  'side by side with each other': k_classes
    .flatMap((first) => k_classes.map((second) => `<span class="${first}"></span><div class="${second}"></div>`))
    .join(''),
  'in each other': k_classes
    .flatMap((first) => k_classes.map((second) => `<div class="${first}"><p class="${second}"><a class="${second}" href="https://a.example/" rel="noopener"></a></p></div>`))
    .join(''),
  'in every state': k_classes
    .flatMap((name) => k_states.map((value) => `<p class="${name}" data-state="${value}" data-value="9"><span class="${name}"></span></p>`))
    .join(''),
  'around a picture of 30,000 pixels': k_classes
    .map((name) => `<figure class="${name}"><div class="${name}">${picture.replace('/forum.webp', `${origin}/articles/pictures/forum.webp`)}</div></figure>`)
    .join(''),
  'in lists': k_classes.map((name) => nested(`<ul class="${name}"><li class="${name}">`, '</li></ul>')).join(''),
  'in a right-to-left text': k_classes.map((name) => nested(`<div class="${name}" dir="rtl">`, '</div>')).join(''),
});

// Rules that paint outside because the article is no box of its own any more. The test has to find them.
const k_escapes = {
  'a fixed position': '.lede{contain:none!important}.lede-story{position:fixed;inset:0;background:red}',
  'a negative margin': '.lede{contain:none!important}.lede-story{margin:-150px;background:red;height:50px}',
};

const k_viewport = [700, 600];
const space = 120;
const host = '<style>html{overflow:hidden}body{margin:0;background:#fff}#around{padding:120px;width:460px;height:100px}lede-article{height:100px}</style>';

let site;
let folder;
before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lede-classes-'));
  site = await openSite();
});
after(async () => {
  rmSync(folder, { recursive: true, force: true });
  await site?.close();
});

/** Runs in a page: how many pixels of the picture are not white outside of a rectangle. */
const countOutside = async (source, { left, top, right, bottom }) => {
  const image = new Image();
  image.src = source;
  await image.decode();
  const canvas = Object.assign(document.createElement('canvas'), { width: image.width, height: image.height });
  const context = canvas.getContext('2d');
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, image.width, image.height);
  let count = 0;
  for (let y = 0; y < image.height; y += 1) {
    for (let x = 0; x < image.width; x += 1) {
      if (x >= left && x < right && y >= top && y < bottom) continue;
      const at = 4 * (y * image.width + x);
      if (data[at] < 250 || data[at + 1] < 250 || data[at + 2] < 250) count += 1;
    }
  }
  return count;
};

describeInEveryEngine('our own classes', (browser) => {
  /** @returns {Promise<number>} pixels outside of the element that are not the page's own. */
  async function paintedOutside(inside, css = '') {
    const html = inArticle(`<div class="lede-frame"><div class="lede-story">${inside}</div></div>`);
    const { offset, reason } = verify(html);
    assert.equal(reason, undefined, `it is refused at ${html.slice(offset).slice(0, 200)}`);
    site.add('/classes/article.html', { body: html });
    const body = `<div id="around"><lede-article src="/classes/article.html"></lede-article></div>`;
    site.add('/classes/page.html', { body: page({ head: `${host}<script async src="/dist/lede.js"></script>`, body }) });
    await browser().setViewport(...k_viewport);
    await browser().open(`${site.origin}/classes/page.html`);
    assert.deepEqual(await browser().evaluate(outcome), { name: 'lede-ready' });
    const rect = await browser().evaluate((rules) => {
      const { shadowRoot } = document.querySelector('lede-article');
      if (rules) shadowRoot.append(Object.assign(document.createElement('style'), { textContent: rules }));
      const { left, top, right, bottom } = shadowRoot.querySelector('.lede').getBoundingClientRect();
      return { left, top, right, bottom };
    }, css);
    await browser().evaluate(nextFrame);
    const shot = join(folder, 'shot.png');
    await browser().screenshot(shot, { fullPage: false });
    site.add('/classes/shot.png', { body: readFileSync(shot), type: 'image/png' });
    await browser().open(`${site.origin}/none`);
    const around = {
      left: rect.left - k_focus_ring,
      top: rect.top - k_focus_ring,
      right: rect.right + k_focus_ring,
      bottom: rect.bottom + k_focus_ring,
    };
    assert.ok(rect.left >= space && rect.top >= space && rect.right <= k_viewport[0] - space + 1, JSON.stringify(rect));
    return browser().evaluate(countOutside, '/classes/shot.png', around);
  }

  for (const [what, css] of Object.entries(k_escapes)) {
    test(`${what} is seen`, async () => {
      assert.ok((await paintedOutside('x', css)) > 1000);
    });
  }

  for (const name of Object.keys(articles(''))) {
    test(`every class ${name}`, async () => {
      assert.equal(await paintedOutside(articles(site.origin)[name]), 0);
    });
  }
});
