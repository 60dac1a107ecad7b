// Hosts that make it hard: style sheets that unset or hide everything, quirks mode, right-to-left, another encoding than
// UTF-8, a base element, a paragraph or a form around the element. On each the article is the same as on a plain page.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { htmlOf } from '../support/harness.mjs';
import { describeInEveryEngine } from './support/engines.mjs';
import { loadPictures, nextFrame, outcome } from './support/outcome.mjs';
import { articleOn, openSite } from './support/site.mjs';

const k_articles = ['seed.json', 'feature.json', 'blocks.json'];

// What could come in by inheritance, by quirks, or by rules for bare elements.
const k_properties = [
  'boxSizing', 'color', 'cursor', 'direction', 'display', 'float', 'fontFamily', 'fontSize', 'fontStyle', 'fontWeight',
  'letterSpacing', 'lineHeight', 'listStyleType', 'opacity', 'position', 'textAlign', 'textDecorationLine', 'textIndent',
  'textShadow', 'textTransform', 'transform', 'visibility', 'whiteSpace', 'wordSpacing', 'writingMode',
];

const k_column = 'display: block !important; width: 700px !important; margin: 0 !important';
const page = ({ doctype = '<!doctype html>', html = '', charset = 'utf-8', head = '', open = '', close = '', element }) =>
  `${doctype}<html ${html}><head><meta charset="${charset}"><title>Host</title><link rel="icon" href="data:,">
<script src="/pages/record.js"></script>${head}</head>
<body style="margin: 0 !important"><div style="${k_column}">${open}${element}${close}</div></body></html>`;

const k_rude = `
  * { all: unset !important }`;
const k_hiding = `
  div, article, section, header, footer, figure, img, p, h1, h2, ul, ol, li, a, form, fieldset, input, button, slot, table
  { display: none !important; visibility: hidden !important; opacity: 0 !important }
  div:has(lede-article) { display: block !important; visibility: visible !important; opacity: 1 !important }`;
const k_reset = `
  html { font-size: 62.5% }
  *, *::before, *::after { margin: 0; padding: 0; border: 0; box-sizing: content-box; vertical-align: baseline; list-style: none; outline: 0 }
  img { max-width: none; height: 10px } a { text-decoration: none; color: inherit } h1 { font: inherit } table { border-collapse: separate }`;
const k_huge = `
  html { font-size: 40px } body { font: italic 700 60px/3 fantasy }
  * { font-size: 60px !important; letter-spacing: 0.5em !important; text-transform: uppercase !important; text-align: center !important;
      text-indent: 2em !important; word-spacing: 1em !important; line-height: 4 !important; color: #f0f !important; white-space: pre !important;
      text-shadow: 2px 2px red !important; cursor: none !important; quotes: none !important; list-style: square !important }
  lede-article { display: inline-block; float: left }`;

const style = (text) => `<style>${text}</style>`;
const k_hosts = {
  'a style sheet that unsets everything': { head: style(k_rude) },
  'a style sheet that hides everything': { head: style(k_hiding) },
  'a reset, and rem of ten pixels': { head: style(k_reset) },
  'huge letters of all kinds': { head: style(k_huge) },
  'quirks mode': { doctype: '' },
  'limited quirks mode': {
    doctype: '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">',
  },
  'a right-to-left host': { html: 'dir="rtl" lang="ar"' },
  'a host of right-to-left style': { head: style('html { direction: rtl; unicode-bidi: bidi-override; text-align: right }') },
  'vertical writing around a column that is not': {
    head: style('body { writing-mode: vertical-rl } div:has(lede-article) { writing-mode: horizontal-tb }'),
  },
  'windows-1258': { charset: 'windows-1258' },
  'windows-1252': { charset: 'windows-1252' },
  'a base element': { head: '<base href="/elsewhere/deep/" target="_top">' },
  'a paragraph around it': { open: '<p style="margin: 0">', close: '</p>' },
  'a form around it': { open: '<form action="/hosts-own">', close: '<input name="theirs"></form>' },
};

let site;
const k_rendered = {};
before(async () => {
  site = await openSite();
  for (const name of k_articles) {
    const article = JSON.parse(articleOn(site.origin, name));
    article.comments = { endpoint: `${site.origin}/comment`, items: [] };
    const body = JSON.stringify(article);
    site.add(`/articles-here/${name}`, { body });
    const options = { output: 'element', styleUrl: '/dist/lede.css', scriptUrl: '/dist/hydrate.js' };
    [k_rendered[name]] = await htmlOf([{ id: 1, operation: 'render', input: body, options }]);
  }
});
after(() => site?.close());

/** A host's page with the article. If the page is not in UTF-8, its server does not declare UTF-8 either. */
function publish(path, host, name, serverRendered) {
  const loaded = `<script async src="/dist/lede.js"></script><lede-article src="/articles-here/${name}"><a href="/">Fallback</a></lede-article>`;
  const text = page({ ...host, element: serverRendered ? k_rendered[name] : loaded });
  const charset = host.charset ?? 'utf-8';
  // A server writes characters that the encoding lacks as character references; also "…" and "–", whose bytes differ.
  const body = charset === 'utf-8' ? text : Buffer.from(text.replace(/[^\0-\x7f]/gu, (letter) => `&#${letter.codePointAt(0)};`), 'latin1');
  site.add(path, { body, type: `text/html; charset=${charset}` });
  return site.origin + path;
}

// Runs in the page: reads what is visible of the article.
const look = (properties) => {
  const host = document.querySelector('lede-article');
  const article = host.shadowRoot.querySelector('.lede');
  const origin = article.getBoundingClientRect();
  const round = (number) => Math.round(number);
  const pieces = [...article.querySelectorAll('*')].map((element) => {
    const box = element.getBoundingClientRect();
    const style = getComputedStyle(element);
    // Boxes of inline elements are not compared: in quirks mode one without text of its own has none, which nobody
    // sees.
    const hasBox = element.getClientRects().length > 0 && style.display !== 'inline';
    return {
      what: `${element.localName}.${element.className}`,
      box: hasBox && [box.x - origin.x, box.y - origin.y, box.width, box.height].map(round).join(' '),
      style: properties.map((property) => `${property}: ${style[property]}`).join('; '),
    };
  });
  return { width: round(origin.width), text: article.textContent, forms: article.querySelectorAll('form').length, pieces };
};

describeInEveryEngine('hosts', (browser) => {
  const lookAt = async (url) => {
    await browser().setViewport(1280, 900);
    await browser().open(url);
    assert.deepEqual(await browser().evaluate(outcome), { name: 'lede-ready' });
    await browser().evaluate(loadPictures);
    await browser().evaluate(nextFrame);
    return browser().evaluate(look, k_properties);
  };
  /** Reports only the innermost pieces that differ, instead of two lists of a thousand. */
  const assertSame = ({ pieces, ...rest }, expected) => {
    assert.deepEqual({ ...rest }, { width: expected.width, text: expected.text, forms: expected.forms });
    assert.equal(pieces.length, expected.pieces.length);
    const different = pieces.flatMap((piece, index) => {
      const wanted = expected.pieces[index];
      // The script tag's pictures open over the window when they are pressed; those of a server do not.
      const opens = wanted.style.includes('cursor: zoom-in');
      const words = piece.style
        .split('; ')
        .filter((word) => !wanted.style.includes(word) && !(opens && word === 'cursor: auto'));
      const size = (box) => String(box).split(' ').slice(2).join(' ');
      return words.length > 0 || size(piece.box) !== size(wanted.box) ? [`${piece.what}: ${words.join('; ')} [${piece.box}], not [${wanted.box}]`] : [];
    });
    assert.deepEqual(different.slice(0, 8), []);
  };

  const plain = {};
  for (const serverRendered of [false, true]) {
    const how = serverRendered ? 'rendered by the server' : 'by the script tag';
    test(`a plain page, ${how}`, async () => {
      for (const name of k_articles) {
        const seen = await lookAt(publish(`/plain-${serverRendered}-${name}.html`, {}, name, serverRendered));
        assert.equal(seen.width, 700);
        assert.ok(seen.pieces.length > 30 && seen.forms > 0);
        plain[name] ??= seen;
        assertSame(seen, plain[name]);
      }
    });
    Object.entries(k_hosts).forEach(([title, host], index) => {
      test(`${title}, ${how}: the article is the same`, async () => {
        // The article with the most parts, and one of the others.
        for (const name of [k_articles[1], k_articles[(index % 2) * 2]]) {
          assertSame(await lookAt(publish(`/hosts/${index}-${serverRendered}-${name}.html`, host, name, serverRendered)), plain[name]);
        }
      });
    });
  }

  test('an XHTML page: the article is the same', async () => {
    const html = page({
      doctype: '<!DOCTYPE html>',
      html: 'xmlns="http://www.w3.org/1999/xhtml"',
      element: '<script async="" src="/dist/lede.js"></script><lede-article src="/articles-here/seed.json"></lede-article>',
    });
    const body = html.replaceAll(/<((?:meta|link) [^>]*)>/g, '<$1/>');
    site.add('/hosts/page.xhtml', { body, type: 'application/xhtml+xml' });
    assertSame(await lookAt(`${site.origin}/hosts/page.xhtml`), plain['seed.json']);
  });

  test('with a base element, links inside the article and its wasm are found all the same', async () => {
    site.add('/elsewhere/deep/notes.json', {
      body: JSON.stringify({ headline: 'Notes', url: `${site.origin}/a`, body: `A[^1]\n\n${'Text.\n\n'.repeat(200)}[^1]: B` }),
    });
    site.add('/hosts/base.html', {
      body: page({
        head: '<base href="/elsewhere/deep/">',
        element: '<script async src="/dist/lede.js"></script><lede-article src="notes.json"></lede-article>',
      }),
    });
    await browser().open(`${site.origin}/hosts/base.html`);
    assert.deepEqual(await browser().evaluate(outcome), { name: 'lede-ready' });
    const went = await browser().evaluate(async () => {
      const link = document.querySelector('lede-article').shadowRoot.querySelector('a[href^="#"]');
      link.click();
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      return { path: location.pathname, scrolled: scrollY > 0 };
    });
    assert.deepEqual(went, { path: '/hosts/base.html', scrolled: true });
  });

  test('on a page of another encoding the words of an error are whole', async () => {
    // Without a charset of its own, a script is decoded in that of the page.
    site.alias('/bare', 'dist');
    const script = await (await fetch(`${site.origin}/dist/lede.js`)).text();
    site.add('/bare/lede.js', { body: script, type: 'text/javascript' });
    site.add('/hosts/error.html', {
      body: page({ charset: 'windows-1258', element: '<script async src="/bare/lede.js"></script><lede-article src="/articles-here/seed.json"></lede-article>' }),
      type: 'text/html; charset=windows-1258',
      headers: { 'content-security-policy': `script-src ${site.origin}` },
    });
    await browser().open(`${site.origin}/hosts/error.html`);
    const { code, message } = await browser().evaluate(outcome);
    assert.equal(code, 'wasm-blocked');
    assert.match(message, /^This page’s /);
  });

  test('on a page of another encoding a comment is posted in UTF-8, without any script', async () => {
    const host = { charset: 'windows-1258', head: `<meta http-equiv="Content-Security-Policy" content="script-src 'none'">` };
    site.add('/comment', { body: 'Thanks' });
    await browser().open(publish('/hosts/posting.html', host, 'seed.json', true));
    site.log.length = 0;
    const text = 'Đúng vậy – 100 %';
    await browser().evaluate((words) => {
      const form = document.querySelector('lede-article').shadowRoot.querySelector('[data-component=comments] form');
      form.querySelector('[name=author]').value = 'Hà';
      form.querySelector('[name=text]').value = words;
      form.querySelector('[type=submit]').click();
    }, text);
    const posted = () => site.log.find(({ method }) => method === 'POST');
    for (let attempt = 0; attempt < 600 && !posted(); attempt += 1) await new Promise((resolve) => setTimeout(resolve, 50));
    const fields = new URLSearchParams(posted().body);
    assert.deepEqual([fields.get('author'), fields.get('text')], ['Hà', text]);
  });
});
