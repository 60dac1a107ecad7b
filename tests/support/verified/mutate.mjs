// Texts that no server of ours wrote: real fragments with bytes flipped, deleted, inserted and swapped, with pieces of each other, and with
// tags and attributes out of attacks. The same seed gives the same texts.
import { Generator } from '../attacks/generate.mjs';
import { inArticle } from './fragments.mjs';

const k_tag = /<\/?[a-z][^<>]*>?/gi;
const k_attribute = /[\s/]([a-z:@-]+\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+))/gi;
const k_longest = 6000;
const k_bytes = ['<', '>', '"', "'", '&', ' ', '/', '=', '\n', '\r', '\f', '\0', '\u001b', '\u00a0', '\ud800', '\udc00', '\ufeff', '`', 'a'];
const k_values = ['javascript:alert(1)', 'https://a:b@evil.example/', '//evil.example', 'data:text/html,x', ' https://evil.example/', '#a', '']
  .concat(['https:\\\\evil.example', 'https://EVIL.example/', 'https://evil.example', 'https://evil.example/../', 'https://0x7f.1/'])
  .concat(['password', 'hidden', 'submit', 'lede', 'lede-frame lede', 'rating', 'location', '_top', 'opener', 'blob:https://a/b'])
  .concat(['https://evil.example/,https://b.example/ 1x', 'java&#115;cript:1', '&amp;&lt;', 'https://evil.example/ 1x, x 2x']);

// What trees are made of: a start tag and the name that ends it, or a text.
const k_trees = `a p b i em code span ul ol li dl dt dd div table caption colgroup thead tbody tfoot tr td th h2 h3 pre section figure
  figcaption details summary ruby rt rp picture ins del blockquote article header menu hgroup address`
  .trim()
  .split(/\s+/)
  .map((name) => [`<${name}>`, name])
  .concat([['x', ''], [' ', ''], ['\n', ''], ['<br>', ''], ['<hr>', ''], ['<col>', '']])
  .concat([['<a href="#top">', 'a'], ['<a href="https://a.example/" rel="noopener">', 'a']])
  .concat([['<form class="lede-form" method="post" hidden="">', 'form'], ['<fieldset>', 'fieldset'], ['<legend>', 'legend'], ['<label>', 'label']])
  .concat([['<input type="radio" name="rating" value="1">', ''], ['<input name="author">', ''], ['<textarea name="text">', 'textarea']])
  .concat([['<button type="button">', 'button'], ['<audio controls="" preload="metadata">', 'audio'], ['<source>', ''], ['<track>', '']])
  .concat([['<img src="https://a.example/" referrerpolicy="strict-origin-when-cross-origin">', '']]);
const k_children = {
  ul: ['li'], ol: ['li'], menu: ['li'], dl: ['dt', 'dd', 'div'], table: ['caption', 'colgroup', 'thead', 'tbody', 'tfoot'], thead: ['tr'],
  tbody: ['tr'], tfoot: ['tr'], tr: ['td', 'th'], figure: ['figcaption'], details: ['summary'], ruby: ['rt', 'rp'], section: ['form', 'div'],
  form: ['fieldset', 'label', 'p', 'div'], fieldset: ['legend', 'label'], p: ['button', 'span', 'a'], li: ['ul', 'p', 'ol'], td: ['p', 'table'],
};

export class Mutator extends Generator {
  /** @param {string[]} fragments real ones. @param {string[]} payloads attacks. */
  constructor(seed, fragments, payloads) {
    super(seed, payloads);
    this.fragments = fragments.filter((html) => html.length <= k_longest);
    this.tags = [...new Set(payloads.flatMap((text) => text.match(k_tag) ?? []))].filter((tag) => tag.length < 200);
    this.attributes = [...new Set(payloads.flatMap((text) => [...text.matchAll(k_attribute)].map(([, found]) => found)))];
    this.ownTags = [...new Set(this.fragments.flatMap((html) => html.match(k_tag) ?? []))];
  }

  /** Chooses a place, more often after the start of a piece of markup than within a text. */
  place(html) {
    if (this.random() < 0.3) return this.below(html.length + 1);
    const at = html.indexOf(this.pick(['<', '>', ' ', '"']), this.below(html.length));
    return at < 0 ? html.length : at + (this.random() < 0.5 ? 0 : 1);
  }

  someTag() {
    return this.tags.length > 0 && this.random() < 0.5 ? this.pick(this.tags) : this.pick(this.ownTags);
  }

  someAttribute() {
    if (this.attributes.length === 0 || this.random() < 0.3) {
      return `${this.pick(['href', 'src', 'class', 'id', 'name', 'type', 'action', 'rel', 'target', 'srcset', 'data-value'])}="${this.pick(k_values)}"`;
    }
    return this.pick(this.attributes);
  }

  once(html) {
    const at = this.place(html);
    const end = Math.min(html.length, at + 1 + this.below(8));
    const put = (text) => html.slice(0, at) + text + html.slice(at);
    switch (this.below(12)) {
      case 0: return html.slice(0, at) + String.fromCharCode(html.charCodeAt(at) ^ (1 << this.below(8))) + html.slice(at + 1);
      case 1: return put(this.pick(k_bytes));
      case 2: return html.slice(0, at) + html.slice(end);
      case 3: return html.slice(0, at) + html.slice(end, end + 8) + html.slice(at, end) + html.slice(end + 8);
      case 4: return put(this.someTag());
      case 5: return this.aroundTag(html, (tag) => tag.replace(/>$/, ` ${this.someAttribute()}>`));
      case 6: return this.aroundTag(html, () => this.someTag());
      case 7: return this.aroundTag(html, (tag) => tag.replace(/"[^"]*"/, `"${this.pick(k_values)}"`));
      case 8: return this.aroundTag(html, (tag) => tag + tag);
      case 9: return put(this.element());
      case 10: return put(this.slice());
      default: return this.aroundTag(html, (tag) => tag.replace(/[a-z][a-z0-9]*/, this.pick(['form', 'a', 'p', 'input', 'table', 'li', 'img', 'button'])));
    }
  }

  /** A well-formed element of ours or of an attack, so that mutations go deeper than the first tag that does not fit. */
  element() {
    const tag = this.someTag().replace(/^<\//, '<');
    const name = /[a-z][a-z0-9]*/i.exec(tag)?.[0] ?? 'b';
    return `${tag}x</${name}>`;
  }

  slice() {
    const other = this.pick(this.fragments);
    const begin = this.place(other);
    return other.slice(begin, begin + this.below(300));
  }

  aroundTag(html, change) {
    const begin = html.indexOf('<', this.below(html.length));
    const end = begin < 0 ? -1 : html.indexOf('>', begin);
    return end < 0 ? html : html.slice(0, begin) + change(html.slice(begin, end + 1)) + html.slice(end + 1);
  }

  /** Balanced elements of ours, mostly in allowed places: only their nesting may be wrong. */
  tree(depth) {
    const [tag, name] = this.pick(k_trees);
    if (name === '') return tag;
    let inside = '';
    for (let count = this.below(4); count > 0 && depth > 0; --count) {
      const hint = k_children[name];
      const child = hint && this.random() < 0.8 ? k_trees.find(([, other]) => other === this.pick(hint)) : undefined;
      inside += child && child[1] !== '' ? `${child[0]}${this.tree(depth - 1)}</${child[1]}>` : this.tree(depth - 1);
    }
    return `${tag}${inside}</${name}>`;
  }

  /** @returns {string} one text, changed once or a few times. */
  text() {
    if (this.random() < 0.2) return inArticle(this.tree(2 + this.below(8)));
    let html = this.pick(this.fragments);
    for (let count = this.random() < 0.6 ? 1 : 1 + this.below(4); count > 0; --count) html = this.once(html);
    return html;
  }
}
