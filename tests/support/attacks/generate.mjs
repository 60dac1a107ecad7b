// Inputs that nobody wrote: mutations of known attacks, soups of tags, deep nestings of what parsers treat specially. The
// same seed gives the same inputs.

const words = (text) => text.trim().split(/\s+/);

const k_names = words(`a b i em strong code pre p div span ul ol li dl dt dd menu dir table caption colgroup col thead tbody tfoot tr td
  th h1 h2 h6 figure figcaption details summary ruby rt rp rb rtc img picture source audio video track br wbr hr blockquote q ins
  del svg math mi mo mn ms mtext annotation-xml foreignobject desc title mglyph malignmark style script template select option
  optgroup button form input textarea noscript noembed noframes iframe object applet marquee embed xmp plaintext listing nobr font
  center tt strike big body html head frameset frame base link meta fieldset legend label dialog main search article section aside
  nav header footer address hgroup x-y image keygen param portal slot canvas map area progress meter output datalist
  selectedcontent acronym path g use a animate`);
/** The elements that the tree builder has most rules for. */
const k_hot = words(`a b i p div table tr td th caption tbody li ul ol dl dt dd svg math mtext mi foreignobject title desc
  annotation-xml select option button form template ruby rt details summary figure figcaption h1 h2 span pre nobr font style script`);
const k_texts = ['x', ' ', '\n', 'a b', '&amp;', '&lt;', '&nbsp;', '&#0;', '&#x80;', '&', '&notit;', '&#38;lt;', '\0', '\u001b$B', '\ufeff']
  .concat(['<', '</', '<!', '<?', '<!--', '-->', '--!>', '<![CDATA[', ']]>', '<!doctype html>', '<!-->', '</p>', '</br>', '</table>'])
  .concat(['"', "'", '`', '=', '\r', '\r\n', '\ud800', '\u00a0', '\f']);
const k_attributes = ['href="#x"', 'href=//e.example', 'href=" java\nscript:1"', 'src=a', 'src="x" alt="y<b>"', 'id=a', 'name=body']
  .concat(['class="language-x lede-embed-link"', 'title="--&gt;<img src=1 onerror=1>"', 'onclick=1', 'style=a', 'is=x', 'open', 'dir=rtl'])
  .concat(['encoding="text/html"', 'encoding=text/html', 'color=red', 'type=hidden', 'colspan=2', 'srcset="a 1x, b 2x"', 'lang=en'])
  .concat(['start=3', '/', 'a"b', '<', "'", '=x', 'title=`', 'cite=a:b', 'xmlns="http://www.w3.org/2000/svg"', 'xlink:href=x'])
  .concat(['shadowrootmode=open', 'datetime=2020', 'value=4']);

const k_longest = 4000;
const k_longest_mutated = 2400;

export class Generator {
  /** @param {number} seed @param {string[]} payloads to mutate; may be empty */
  constructor(seed, payloads) {
    this.state = seed;
    this.payloads = payloads.filter((payload) => payload.length < k_longest_mutated);
  }

  /** From 0 to 1. @see https://github.com/bryc/code/blob/master/jshash/PRNGs.md#mulberry32 */
  random() {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  }

  below(limit) {
    return Math.floor(this.random() * limit);
  }

  pick(list) {
    return list[this.below(list.length)];
  }

  tag(name) {
    let tag = `<${name}`;
    for (let count = this.below(3); count > 0 && this.random() < 0.5; --count) {
      tag += this.pick([' ', '\n', '/', '\t', '\f']) + this.pick(k_attributes);
    }
    return tag + this.pick(['>', '>', '>', '>', '/>', ' >', '']);
  }

  soup(size) {
    let markup = '';
    const open = [];
    for (let count = 0; count < size; ++count) {
      const choice = this.random();
      const name = this.pick(this.random() < 0.6 ? k_hot : k_names);
      if (choice < 0.5) {
        markup += this.tag(name);
        open.push(name);
      } else if (choice < 0.72 && open.length > 0) {
        markup += `</${this.random() < 0.6 ? open.pop() : this.pick(open)}>`;
      } else {
        markup += choice < 0.78 ? `</${name}>` : this.pick(k_texts);
      }
    }
    return markup;
  }

  /** Nests a few elements again and again, deeper than every limit, and closes them in another order. */
  nest() {
    const names = Array.from({ length: 2 + this.below(5) }, () => this.pick(k_hot));
    const depth = 20 + this.below(200);
    let markup = '';
    for (let count = 0; count < depth; ++count) {
      markup += this.tag(this.pick(this.random() < 0.9 ? names : k_names)) + (this.random() < 0.2 ? this.pick(k_texts) : '');
    }
    for (let count = this.below(depth); count > 0; --count) markup += `</${this.pick(names)}>${this.random() < 0.2 ? 'y' : ''}`;
    return markup;
  }

  mutate(text) {
    for (let count = 1 + this.below(4); count > 0; --count) text = this.mutateOnce(text);
    return text.slice(0, k_longest);
  }

  mutateOnce(text) {
    const begin = this.below(text.length + 1);
    const end = Math.min(text.length, begin + this.below(12));
    const insert = (addition) => text.slice(0, begin) + addition + text.slice(begin);
    switch (this.below(9)) {
      case 0: return text.slice(0, begin) + text.slice(end);
      case 1: return insert(this.pick(k_texts));
      case 2: return insert(this.tag(this.pick(k_hot)));
      case 3: return insert(`</${this.pick(k_hot)}>`);
      case 4: return text.slice(0, begin) + this.someOfAnother();
      case 5: return text.slice(0, begin);
      case 6: return text.slice(0, end) + text.slice(begin, end).repeat(1 + this.below(4)) + text.slice(end);
      case 7: return this.soup(1 + this.below(5)) + text;
      default: return text.replace(/<\/?[a-z][a-z0-9]*/gi, (tag) => (this.random() < 0.25 ? (tag[1] === '/' ? '</' : '<') + this.pick(k_hot) : tag));
    }
  }

  someOfAnother() {
    const other = this.known();
    const begin = this.below(other.length);
    return other.slice(begin, begin + 60);
  }

  known() {
    return this.payloads.length > 0 ? this.pick(this.payloads) : this.soup(12);
  }

  next() {
    switch (this.below(5)) {
      case 0: return this.mutate(this.known());
      case 1: return this.soup(3 + this.below(40));
      case 2: return this.nest();
      case 3: return this.mutate(this.soup(10));
      default: return this.mutate(this.known()) + this.soup(10);
    }
  }
}
