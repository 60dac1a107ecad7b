// Even the most aggressive style sheet of a host does not affect the article, and ours does not affect the host.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { describeInEveryEngine } from './support/engines.mjs';
import { outcome } from './support/outcome.mjs';
import { articleOn, openSite, partnerPage } from './support/site.mjs';

// What inheritance through the element could carry in, and what bare element selectors could set.
const k_properties = [
  'boxSizing', 'color', 'cursor', 'direction', 'display', 'float', 'fontFamily', 'fontSize', 'fontStyle', 'fontWeight',
  'letterSpacing', 'lineHeight', 'listStyleType', 'maxWidth', 'outlineStyle', 'textAlign', 'textDecorationLine', 'textIndent',
  'textShadow', 'textTransform', 'visibility', 'whiteSpace', 'wordSpacing',
];
const k_selectors = ['h1', 'h2', 'p', 'a[href]', 'figure', 'figcaption', 'img', 'li', 'time', 'section', 'ul', 'button'];

/** Elements of a host's own page, and an empty article so that one sees that the sheets are there. */
const everyElement = `
<body><header><nav><ul><li><a href="#">One</a><ul><li>Two</ul></ul><ol start="3"><li>Three</ol></nav></header>
<main><article><h1>A</h1><h2>B</h2><h3>C</h3><h4>D</h4><h5>E</h5><h6>F</h6><p>Words <b>b</b> <i>i</i> <em>e</em> <code>c</code> <kbd>k</kbd> <q>q</q>
<mark>m</mark> <time>t</time> <sub>s</sub><sup>s</sup> <abbr title="a">a</abbr> <bdi>b</bdi> <span dir="rtl">r</span></p>
<table><caption>Caption</caption><thead><tr><th>One<th align="right">Two</thead><tbody><tr><td>1<td>2<td>3</table>
<figure><img alt="x" width="20" height="10"><figcaption>Caption</figcaption></figure><blockquote><p>Quotation<cite>c</cite></blockquote><pre>pre</pre><hr>
<dl><dt>t<dd>d</dl><details open><summary>s</summary>d</details><iframe title="f"></iframe><video></video><audio controls></audio></article>
<section><aside><address>a</address></aside></section>
<form><fieldset><legend>l</legend><label>l<input></label><input type="radio"><select><option>o</select><textarea></textarea><button>b</button><output>o</output><progress></progress></fieldset></form>
<dialog open>d</dialog></main><footer>f</footer><div class="lede"></div>`;

let site;
before(async () => {
  site = await openSite();
  site.add('/styles/seed.json', { body: articleOn(site.origin, 'seed.json') });
  const column = '<div style="width: 700px !important">';
  const page = (head) => ({ body: partnerPage({ src: '/styles/seed.json', head, before: column, after: '</div>' }) });
  site.add('/styles/plain.html', page(''));
  site.add('/styles/hostile.html', page('<link rel="stylesheet" href="/examples/partner/partner.css">'));
});
after(() => site?.close());

const computedStyles = (selectors, properties) => {
  const root = document.querySelector('lede-article').shadowRoot;
  return Object.fromEntries(
    selectors.map((selector) => {
      const element = root.querySelector(selector);
      if (!element) return [selector, null];
      const style = getComputedStyle(element);
      return [selector, Object.fromEntries(properties.map((property) => [property, style[property]]))];
    }),
  );
};

describeInEveryEngine('host styles', (browser) => {
  const stylesOn = async (path) => {
    await browser().setViewport(1280, 900);
    await browser().open(site.origin + path);
    assert.equal((await browser().evaluate(outcome)).name, 'lede-ready');
    return browser().evaluate(computedStyles, k_selectors, k_properties);
  };

  test('an aggressive style sheet changes nothing in the article', async () => {
    const plain = await stylesOn('/styles/plain.html');
    const hostile = await stylesOn('/styles/hostile.html');
    assert.deepEqual(hostile, plain);
  });

  for (const [lang, dir] of [['vi', 'ltr'], ['ja', 'ltr'], ['ar', 'rtl'], ['de', 'rtl']]) {
    test(`our sheets in a page of the host change none of its elements, ${lang} ${dir}`, async () => {
      const sheets = ['lede.css', 'lede-parts.css'].map((name) => `<link rel="stylesheet" href="/dist/${name}">`).join('');
      site.add('/styles/every.html', { body: `<!doctype html><html lang="${lang}" dir="${dir}"><title>Theirs</title><style>* { background-color: #cfc; outline-color: #060 }</style>${sheets}${everyElement}` });
      await browser().open(`${site.origin}/styles/every.html`);
      const changed = await browser().evaluate(() => {
        const elements = [...document.body.querySelectorAll('*')];
        const read = () => elements.map((element) => {
          const style = getComputedStyle(element);
          return Object.fromEntries([...style].map((property) => [property, style.getPropertyValue(property)]));
        });
        const withSheets = read();
        if (getComputedStyle(document.querySelector('.lede')).containerType !== 'inline-size') return ['the sheets are not there'];
        for (const { sheet } of document.querySelectorAll('link')) sheet.disabled = true;
        return read().flatMap((without, index) => {
          const element = elements[index];
          if (element.closest('.lede')) return [];
          return Object.keys(without).filter((property) => without[property] !== withSheets[index][property]).map((property) => `${element.localName} ${property}`);
        });
      });
      assert.deepEqual(changed, []);
    });
  }

  test('the article changes nothing on the page', async () => {
    const read = () => {
      const { fontFamily, fontSize, color } = getComputedStyle(document.querySelector('#other'));
      return { fontFamily, fontSize, color, sheets: document.adoptedStyleSheets?.length ?? 0 };
    };
    const other = '<p id="other">Somebody else’s paragraph</p>';
    site.add('/styles/without.html', { body: `<!doctype html><html lang="vi"><title>Alone</title>${other}` });
    site.add('/styles/with.html', { body: partnerPage({ src: '/styles/seed.json', after: other }) });
    await browser().open(`${site.origin}/styles/without.html`);
    const alone = await browser().evaluate(read);
    await browser().open(`${site.origin}/styles/with.html`);
    await browser().evaluate(outcome);
    assert.deepEqual(await browser().evaluate(read), alone);
  });
});
