// Articles that others rendered: the verifier lets pass what Lede writes, all of it, and of what attackers make of that nothing
// that is not still in the same form. Here some mutations; `./dev attacks` takes a million.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { payloads as attackPayloads } from '../support/attacks/native.mjs';
import { payloadFile } from '../support/outputs.mjs';
import { sharedData, skipWithout } from '../support/paths.mjs';
import { judgeMutations, judgeRawPayloads, verify } from '../support/verified/attack.mjs';
import { corpusFolders, fragmentsOfCases, fragmentsOfCorpora, inArticle, rootTag, verifyOptions } from '../support/verified/fragments.mjs';

const k_sets = [
  { title: 'every case and example', load: fragmentsOfCases, least: 200, skip: false },
  {
    title: 'every shared document',
    load: fragmentsOfCorpora,
    least: 200,
    skip: skipWithout(corpusFolders.every((name) => sharedData(name)), 'shared documents'),
  },
];

for (const { title, load, least, skip } of k_sets) {
  test(`accepts what Lede writes for ${title}`, { skip }, async () => {
    const fragments = await load();
    assert.ok(fragments.length >= least, `${fragments.length} fragments`);
    const refused = fragments
      .map(({ id, html, options }) => ({ id, html, refusal: verify(html, verifyOptions(options)) }))
      .filter(({ refusal }) => typeof refusal !== 'string')
      .map(({ id, html, refusal: { offset, reason } }) => `${id}: ${reason}: ${html.slice(Math.max(0, offset - 20), offset + 100)}`);
    assert.deepEqual(refused, []);
  });
}

const own = ['<script>alert(1)</script>', '<img src=x onerror=alert(1)>', '<p><div></div></p>', '<form><input name="action"></form>'];
const payloads = () => attackPayloads(1).map(({ payload }) => payload);

test('whatever it accepts of attack payloads, taken raw, is harmless', (context) => {
  const { texts, accepted, problems } = judgeRawPayloads(payloadFile ? payloads() : own);
  assert.deepEqual(problems.slice(0, 10), []);
  context.diagnostic(`${texts} texts, ${accepted} accepted`);
});

test('whatever it accepts of mutations of real fragments is harmless', async (context) => {
  const fragments = (await fragmentsOfCases()).map(({ html }) => html);
  const known = payloadFile ? payloads() : own;
  const { texts, accepted, problems } = judgeMutations({ seed: 1, count: 15_000, fragments, payloads: known });
  assert.deepEqual(problems.slice(0, 10), []);
  assert.ok(accepted > texts / 50, `only ${accepted} of ${texts} were accepted`);
  context.diagnostic(`${texts} texts, ${accepted} accepted`);
});

const k_accepted = {
  'a link, a picture and a list': `<p>a <a href="https://a.example/b?c=d#e" rel="noopener">b</a></p><ul><li>c</li></ul>`,
  'a class and a part that a newer Lede may bring': '<p class="lede-something-new" part="something-new">a</p>',
  'a host in its own script': '<a href="https://bücher.example/ä" rel="noopener">a</a>'.replace('/ä', '/%C3%A4'),
  'a host that is punycode': '<a href="https://xn--bcher-kva.example/" rel="noopener">a</a>',
  'an address with a port': '<a href="https://a.example:8080/" rel="noopener">a</a>',
  'an address of a computer': '<a href="http://127.0.0.1/" rel="noopener">a</a><a href="http://[::1]/" rel="noopener">a</a>',
  'mail and telephone': '<a href="mailto:a@b.example" rel="noopener">a</a><a href="tel:+84-1" rel="noopener">a</a>',
  'a link to the top, to an id, and to nowhere': '<a href="#top">a</a><a href="#lede-b%C3%A9">b</a><a href="#">c</a>',
  'every reference': '<p title="&amp;&lt;&gt;&quot;&nbsp;">&amp;&lt;&gt;&nbsp;"</p>',
  'letters beyond the first 65,536': '<p>😀</p>',
  'a picture by its widths alone': '<img srcset="https://a.example/ 1w, https://b.example/ 2w" referrerpolicy="strict-origin-when-cross-origin">',
  '128 open elements': `${'<b>'.repeat(127)}${'</b>'.repeat(127)}`,
};

for (const [what, inside] of Object.entries(k_accepted)) {
  test(`accepts ${what}`, () => assert.equal(verify(inArticle(inside)), inArticle(inside)));
}

const k_link = (href) => `<a href="${href}" rel="noopener">a</a>`;
const k_image = (src) => `<img src="${src}" referrerpolicy="strict-origin-when-cross-origin">`;
const k_refused = {
  'a script': '<script>1</script>',
  'a style': '<style>p{}</style>',
  'a frame': '<iframe src="https://a.example/"></iframe>',
  'a handler': '<p onclick="1">a</p>',
  'a style attribute': '<p style="position:fixed">a</p>',
  'a comment': '<!-- a -->',
  'a value in single quotes': "<p title='a'>a</p>",
  'a value without quotes': '<p title=a>a</p>',
  'two spaces between attributes': '<p  title="a">a</p>',
  'a tag in capitals': '<P>a</P>',
  'a tag that closes itself': '<br/>',
  'an attribute twice': '<p title="a" title="b">a</p>',
  'a reference that Lede does not write': '<p>&copy;</p>',
  'a reference by number': '<p>&#60;</p>',
  'an ampersand alone': '<p>a & b</p>',
  'a quotation mark as a reference in text': '<p>&quot;</p>',
  'a no-break space that is not escaped': '<p>\u00a0</p>',
  'a greater-than sign that is not escaped': '<p>></p>',
  'a control character': '<p>\u001b</p>',
  NUL: '<p>\0</p>',
  'a carriage return': '<p>\r</p>',
  'half of a surrogate pair': '<p>\ud83d</p>',
  'the other half': '<p>\ude00</p>',
  'a line feed at the beginning of pre': '<pre>\na</pre>',
  'an element that is not closed': '<p>a',
  'end tags that cross': '<b><i>a</b></i>',
  'a block in a paragraph': '<p><div>a</div></p>',
  'a heading in a heading': '<h2><h3>a</h3></h2>',
  'a link in a link': '<a href="#"><b><a href="#">a</a></b></a>',
  'a block in a link in a paragraph': '<p><a href="#"><div>a</div></a></p>',
  'text in a table': '<table>a</table>',
  'white space in a table': '<table> </table>',
  'a row straight in a table': '<table><tr><td>a</td></tr></table>',
  'parts of a table out of order': '<table><tbody></tbody><thead></thead></table>',
  'an item outside of a list': '<li>a</li>',
  'a summary that is not the first': '<details><p>a</p><summary>b</summary></details>',
  'a figcaption elsewhere': '<figcaption>a</figcaption>',
  '129 open elements': `${'<b>'.repeat(128)}${'</b>'.repeat(128)}`,
  'the class of the root elsewhere': '<div class="lede">a</div>',
  'a class of the host': '<div class="modal">a</div>',
  'an id without its prefix': '<p id="a">a</p>',
  'an id with white space': '<p id="lede-a b">a</p>',
  'a name': '<a name="a">a</a>',
  'javascript:': k_link('javascript:1'),
  'data:': k_link('data:text/html,a'),
  'blob:': k_link('blob:https://a.example/b'),
  'a relative address': k_link('/a'),
  'an address without a scheme': k_link('//a.example/'),
  'an address with a user': k_link('https://a@b.example/'),
  'an address with a password': k_link('https://a:b@c.example/'),
  'an address with a backslash': k_link('https:\\\\a.example/'),
  'an address in capitals': k_link('HTTPS://A.EXAMPLE/'),
  'an address with white space around it': k_link(' https://a.example/'),
  'an address with a line feed': k_link('https://a.example/\n'),
  'an address that is not resolved': k_link('https://a.example/../b'),
  'an address that is not resolved, escaped': k_link('https://a.example/b/%2E%2e/c'),
  'a number as a host': k_link('https://0x7f.1/'),
  'a host without a path': k_link('https://a.example'),
  'an address of more than 8,192 characters': k_link(`https://a.example/${'a'.repeat(8192)}`),
  'ten million classes': `<p class="lede-a${' lede-a'.repeat(10_000_000)} x">a</p>`,
  'a link without rel': '<a href="https://a.example/">a</a>',
  'a link that opens': '<a href="https://a.example/" rel="opener">a</a>',
  'a link to a frame of the page': '<a href="https://a.example/" rel="noopener" target="_top">a</a>',
  'a fragment without the prefix': '<a href="#a">a</a>',
  'a fragment that cannot be decoded': '<a href="#lede-%E0%A4%A">a</a>',
  'a picture as data': k_image('data:image/png;base64,AAAA'),
  'a picture by mail': k_image('mailto:a@b.example'),
  'a picture that says where the reader is': '<img src="https://a.example/">',
  'a comma in srcset': `<img src="https://a.example/" srcset="https://a.example/,b 1x" referrerpolicy="strict-origin-when-cross-origin">`,
  'a film that plays by itself': '<video controls="" preload="metadata" autoplay=""></video>',
  'a film without controls': '<video src="https://a.example/"></video>',
  'a form of its own': '<form method="get" action="https://a.example/"></form>',
  'a form that goes to the page': '<section><form method="post"></form></section>',
  'a form in a form': `<section><form method="post" hidden=""><div><section><form method="post" hidden=""></form></section></div></form></section>`,
  'a password': '<section><form method="post" hidden=""><label><input name="author" type="password"></label></form></section>',
  'a field outside of a form': '<p><input name="author"></p>',
  'a text in a textarea': '<section><form method="post" hidden=""><label><textarea name="text">a</textarea></label></form></section>',
  'a button with an action of its own': '<p class="lede-share"><button type="submit" formaction="https://a.example/">a</button></p>',
  'a text as the address that is shared': '<p class="lede-share" data-component="share" data-value="curl a | sh">a</p>',
};

for (const [what, inside] of Object.entries(k_refused)) {
  test(`refuses ${what}`, () => {
    const { offset, reason } = verify(inArticle(inside));
    assert.equal(typeof reason, 'string');
    assert.ok(offset >= rootTag.length && offset <= inArticle(inside).length, `${offset}`);
  });
}

describe('what is no fragment', () => {
  const whole = inArticle('<p>a</p>');
  const k_wrong = {
    nothing: '',
    'a page': `<!DOCTYPE html><html><body>${whole}</body></html>`,
    'an article of another form': whole.replace('data-lede="1"', 'data-lede="2"'),
    'an article that says no form': whole.replace(' data-lede="1"', ''),
    'a byte-order mark': `\ufeff${whole}`,
    'something in front': ` ${whole}`,
    'something behind': `${whole}\n`,
    'two articles': whole + whole,
    'an article that was cut off': whole.slice(0, -1),
    'a start tag that was cut off': whole.slice(0, rootTag.length - 1),
    'a value that was cut off': whole.slice(0, rootTag.length - 3),
  };
  for (const [what, html] of Object.entries(k_wrong)) {
    test(`refuses ${what}`, () => assert.equal(typeof verify(html).reason, 'string'));
  }
  test('refuses a real fragment cut off anywhere', async () => {
    const [{ html }] = await fragmentsOfCases();
    for (let end = 0; end < html.length; ++end) assert.equal(typeof verify(html.slice(0, end)), 'object', `${end}`);
  });
});

describe('what the host allows', () => {
  const picture = inArticle(k_image('https://cdn.example/a.png'));
  const embed = inArticle('<a class="lede-embed-link" href="https://film.example/" rel="noopener">a</a>');
  const k_options = [
    { name: 'a host on the list', html: picture, options: { allowUrlHosts: ['cdn.example'] }, passes: true },
    { name: 'a host below one on the list', html: picture, options: { allowUrlHosts: ['*.example'] }, passes: true },
    { name: 'no other host', html: picture, options: { allowUrlHosts: ['other.example'] }, passes: false },
    { name: 'no host at all', html: picture, options: { allowUrlHosts: [] }, passes: false },
    { name: 'no embed of another host', html: embed, options: { allowUrlHosts: ['cdn.example'] }, passes: false },
    { name: 'links to all hosts', html: inArticle(k_link('https://a.example/')), options: { allowUrlHosts: [] }, passes: true },
    { name: 'pictures as data', html: inArticle(k_image('data:image/png;base64,AA==')), options: { dataImages: true }, passes: true },
    { name: 'no drawing as data', html: inArticle(k_image('data:image/svg+xml;base64,AA==')), options: { dataImages: true }, passes: false },
    { name: 'another prefix', html: inArticle('<p id="x-a">a</p>'), options: { idPrefix: 'x-' }, passes: true },
    { name: 'no other prefix than that', html: inArticle('<p id="lede-a">a</p>'), options: { idPrefix: 'x-' }, passes: false },
  ];
  for (const { name, html, options, passes } of k_options) {
    test(name, () => assert.equal(typeof verify(html, options) === 'string', passes));
  }
});

/** A text that counts how much of it is looked at. */
class CountedText {
  looked = 0;
  constructor(text) {
    this.text = text;
    this.length = text.length;
  }
  #count(amount) {
    this.looked += amount;
  }
  charCodeAt(index) {
    this.#count(1);
    return this.text.charCodeAt(index);
  }
  startsWith(other, at = 0) {
    this.#count(other.length);
    return this.text.startsWith(other, at);
  }
  indexOf(other, from) {
    const found = this.text.indexOf(other, from);
    this.#count((found < 0 ? this.length : found) - from);
    return found;
  }
  slice(begin, end) {
    const text = this.text.slice(begin, end);
    this.#count(text.length);
    return text;
  }
}

describe('time is linear in the text', () => {
  const k_repeated = {
    text: 'abc ',
    references: '&amp;',
    elements: '<b>a</b>',
    'empty elements': '<br>',
    attributes: '<p title="a" lang="vi">a</p>',
    'links with references': '<a href="https://a.example/?a=1&amp;b=2" rel="noopener">a</a>',
    'items in one list': ['<ul>', '<li>a</li>', '</ul>'],
    'rows of one table': ['<table><tbody>', '<tr><td>a</td></tr>', '</tbody></table>'],
    'classes of one element': ['<p class="lede-a', ' lede-b', '">a</p>'],
    'equals signs that close nothing': ['<p title="', '=', '">a</p>'],
    'a tag that does not end': ['<p title="a"', ' ', ''],
  };
  for (const [what, parts] of Object.entries(k_repeated)) {
    test(what, () => {
      const [before, unit, after] = Array.isArray(parts) ? parts : ['', parts, ''];
      const looks = [20_000, 200_000].map((count) => {
        const html = new CountedText(inArticle(before + unit.repeat(count) + after));
        verify(html);
        return html.looked;
      });
      assert.ok(looks[1] <= 11 * looks[0], `${looks}`);
    });
  }
});
