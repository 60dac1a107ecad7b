// Verifies that a text is an article in the form that Lede writes. The text is read once, from left to right, without a
// DOM. A text that passes is a fixed point of the HTML parser, and has no element, attribute or address that the core
// could not have written for hostile article JSON. Any other text is refused as a whole; nothing is repaired.
import {
  children,
  type ElementRule,
  elements,
  globalAttributes,
  holdsNoText,
  interactive,
  parents,
  repeatedTableParts,
  tableParts,
  type ValueCheck,
} from './verify-policy.js';
import { isAddress, isValue, type VerifyOptions, webSchemes } from './verify-values.js';

export type { VerifyOptions } from './verify-values.js';

declare const verified: unique symbol;
/** Markup that `verify` accepted. No other code creates a value of this type. */
export type VerifiedHtml = string & { readonly [verified]: true };

export interface Refusal {
  /** In UTF-16 code units. */
  offset: number;
  reason: string;
}

/** How the root of a fragment begins. The number is the form of the markup; no other form is known here. */
const root = '<article class="lede" part="article" data-lede="1"';
const knownToRoot = ['class', 'part', 'data-lede'];
const mostOpenElements = 128;

const quote = 0x22;
const ampersand = 0x26;
const slash = 0x2f;
const less = 0x3c;
const greater = 0x3e;
const noBreakSpace = 0xa0;

const references: Record<string, string> = { amp: '&', lt: '<', gt: '>', nbsp: '\u00a0', quot: '"' };

interface OpenElement {
  name: string;
  endTag: string;
  /** The content that it may have. For a transparent element, this depends on the parent. */
  content: string;
  /** Whether it is a link or a button, or is in one. */
  inLink: boolean;
  inForm: boolean;
  /** Its `data-component`, which scripts go by. */
  component: string;
  /** The last child element, if there is one. */
  lastName: string;
  /** Whether a `details` element has text of its own, other than white space. */
  hasText: boolean;
}

class Refused extends Error {}

class Verifier {
  at = 0;
  readonly #html: string;
  readonly #options: VerifyOptions;
  readonly #open: OpenElement[] = [];
  // The attributes of the start tag that is being read.
  #names: string[] = [];
  #values: string[] = [];

  constructor(html: string, options: VerifyOptions) {
    this.#html = html;
    this.#options = options;
  }

  run(): void {
    const html = this.#html;
    if (!html.startsWith(root)) throw new Refused(`it does not begin with ${root}`);
    this.#openElement(elements.get('article') as ElementRule, root.length, knownToRoot);
    while (this.at < html.length) {
      if (html.charCodeAt(this.at) !== less) this.#text();
      else if (html.charCodeAt(this.at + 1) === slash) this.#endTag();
      else this.#startTag();
    }
    const last = this.#open.at(-1);
    if (last) throw new Refused(`<${last.name}> is not closed`);
  }

  #text(): void {
    const begin = this.at;
    const parent = this.#open.at(-1);
    if (!parent) throw new Refused('something comes after the article');
    if (holdsNoText.test(parent.content)) throw new Refused(`text in <${parent.name}>`);
    if (parent.name === 'pre' && parent.lastName === '' && this.#html.charCodeAt(begin) === 0x0a) {
      throw new Refused('<pre> begins with a line feed');
    }
    this.#scan(less);
    parent.hasText ||= parent.content === 'details' && /[^ \t\n]/.test(this.#html.slice(begin, this.at));
  }

  /** Moves to the delimiter, or to the end. @return whether there are character references before it. */
  #scan(delimiter: number): boolean {
    const html = this.#html;
    const { length } = html;
    let hasReferences = false;
    let at = this.at;
    for (; at < length; at += 1) {
      const code = html.charCodeAt(at);
      if (code === delimiter) break;
      if ((code > greater && code < noBreakSpace) || (code > noBreakSpace && code < 0xd800)) continue;
      if (code === ampersand) {
        const name = /^(?:amp|lt|gt|nbsp|quot);/.exec(html.slice(at + 1, at + 6))?.[0];
        if (!name || (name === 'quot;' && delimiter !== quote)) this.#refuse(at, 'a character is not escaped');
        hasReferences = true;
        at += name.length;
      } else if (code < 0x20) {
        if (code !== 0x09 && code !== 0x0a) this.#refuse(at, 'a character that Lede never writes');
      } else if (code === less || code === greater || code === noBreakSpace) {
        this.#refuse(at, 'a character is not escaped');
      } else if (code >= 0xd800 && code < 0xe000) {
        const next = html.charCodeAt(at + 1);
        if (code >= 0xdc00 || !(next >= 0xdc00 && next < 0xe000))
          this.#refuse(at, 'a character that Lede never writes');
        at += 1;
      }
    }
    this.at = at;
    return hasReferences;
  }

  #refuse(at: number, reason: string): never {
    this.at = at;
    throw new Refused(reason);
  }

  #endTag(): void {
    const last = this.#open.pop();
    if (!last || !this.#html.startsWith(last.endTag, this.at)) {
      throw new Refused(last ? `an end tag is not ${last.endTag}` : 'an end tag closes nothing');
    }
    this.at += last.endTag.length;
  }

  #startTag(): void {
    const html = this.#html;
    let end = this.at + 1;
    for (; end < html.length; end += 1) {
      const code = html.charCodeAt(end);
      if (code < 0x30 || code === greater) break;
    }
    const name = html.slice(this.at + 1, end);
    const rule = elements.get(name);
    if (!rule) throw new Refused('a tag that Lede never writes');
    this.#openElement(rule, end, []);
  }

  /** @param end the offset behind the name. @param given the names of attributes that have been read already. */
  #openElement(rule: ElementRule, end: number, given: string[]): void {
    const { name } = rule;
    const parent = this.#open.at(-1);
    const begin = this.at;
    if (parent) {
      const wrong = whyNotIn(parent, name);
      if (wrong) throw new Refused(wrong);
      parent.lastName = name;
    } else if (given.length === 0) throw new Refused('something comes after the article');
    this.at = end;
    this.#attributes(rule, given);
    const missing = whyIncomplete(name, (wanted) => this.#values[this.#names.indexOf(wanted)], this.#options);
    if (missing) this.#refuse(begin, missing);
    if (rule.content === 'nothing') return;
    this.#open.push({
      name,
      endTag: rule.endTag,
      content: contentOf(rule, parent),
      inLink: (parent?.inLink ?? false) || name === 'a' || name === 'button',
      inForm: (parent?.inForm ?? false) || name === 'form',
      component: this.#values[this.#names.indexOf('data-component')] ?? '',
      lastName: '',
      hasText: false,
    });
    if (this.#open.length > mostOpenElements) this.#refuse(begin, 'elements nest too deeply');
  }

  /** Reads the attributes, each in the form ` name="value"`, and the end of the tag. */
  #attributes(rule: ElementRule, given: string[]): void {
    const html = this.#html;
    this.#names = [...given];
    this.#values = [...given];
    while (html.charCodeAt(this.at) === 0x20) {
      const begin = this.at;
      const equals = html.indexOf('="', begin);
      const name = html.slice(begin + 1, Math.max(equals, begin + 1));
      const check = rule.ownAttributes.has(name) ? rule.ownAttributes.get(name) : globalAttributes.get(name);
      if (!rule.ownAttributes.has(name) && !globalAttributes.has(name)) {
        throw new Refused(`<${rule.name}> has an attribute that Lede never writes`);
      }
      if (this.#names.includes(name)) throw new Refused(`${name} is repeated`);
      this.at = equals + 2;
      const hasReferences = this.#scan(quote);
      let value = html.slice(equals + 2, this.at);
      if (hasReferences) value = value.replace(/&(\w+);/g, (_, reference: string) => references[reference] ?? '');
      if (html.charCodeAt(this.at) !== quote) throw new Refused(`the value of ${name} does not end`);
      if (!passes(check, value, this.#options))
        this.#refuse(begin, `${name} of <${rule.name}> has a value that Lede never writes`);
      this.at += 1;
      this.#names.push(name);
      this.#values.push(value);
    }
    if (html.charCodeAt(this.at) !== greater) throw new Refused(`the tag <${rule.name}> does not end`);
    this.at += 1;
  }
}

function passes(check: ValueCheck, value: string, options: VerifyOptions): boolean {
  if (check === undefined) return true;
  return check instanceof RegExp ? check.test(value) : isValue(check.kind, check.detail, value, options);
}

function contentOf(rule: ElementRule, parent: OpenElement | undefined): string {
  if (rule.content === 'transparent') return /^(?:phrasing|ruby)$/.test(parent?.content ?? '') ? 'phrasing' : 'flow';
  return rule.name === 'div' && parent?.content === 'descriptions' ? 'terms' : rule.content;
}

/** @return why an element of this name may not be the next child; undefined if it may. */
function whyNotIn(parent: OpenElement, name: string): string | undefined {
  const mayStand = parents[name]
    ? parents[name].test(parent.name) && (name !== 'track' || parent.content === 'media')
    : children[parent.content]?.has(name);
  const isWrong =
    !mayStand ||
    (parent.inLink && interactive.test(name)) ||
    (name === 'form' && (parent.inForm || !/^(?:rating|comments)$/.test(parent.component))) ||
    (name === 'summary' && (parent.hasText || parent.lastName !== '')) ||
    (name === 'legend' && parent.lastName !== '') ||
    (parent.content === 'picture' && parent.lastName === 'img') ||
    (name === 'button' && !parent.inForm && parent.component !== 'share');
  if (isWrong) return `<${name}> is where Lede never writes it, in <${parent.name}>`;
  if (parent.content === 'table' && parent.lastName !== '') {
    const order = tableParts.indexOf(name) - tableParts.indexOf(parent.lastName);
    if (order < 0 || (order === 0 && !repeatedTableParts.test(name)))
      return `<${name}> comes after <${parent.lastName}>`;
  }
  return undefined;
}

/** @return what is wrong if a required attribute is missing, or if two exclude each other. */
function whyIncomplete(
  name: string,
  value: (attribute: string) => string | undefined,
  { allowUrlHosts }: VerifyOptions,
): string | undefined {
  const has = (...attributes: string[]): boolean => attributes.every((attribute) => value(attribute) !== undefined);
  let isWhole = true;
  switch (name) {
    case 'a': {
      const href = value('href');
      isWhole = (href === undefined || href.startsWith('#') || has('rel')) && (href !== undefined || !has('target'));
      if (href === undefined || !/\blede-embed-link\b/.test(value('class') ?? '')) break;
      // A click loads a player from this link, so its host must be allowed.
      isWhole &&= isAddress(href, webSchemes, allowUrlHosts);
      break;
    }
    case 'img':
      isWhole = has('referrerpolicy') && (has('src') || has('srcset'));
      break;
    case 'audio':
    case 'video':
      isWhole = has('controls', 'preload');
      break;
    case 'form':
      isWhole = has('method') && has('action') !== has('hidden');
      break;
    case 'input':
      isWhole = value('name') === (has('type') ? 'rating' : 'author');
      break;
    case 'textarea':
      isWhole = has('name');
      break;
    case 'button':
      isWhole = has('type');
  }
  return isWhole ? undefined : `<${name}> lacks an attribute, or has one too many`;
}

/**
 * @param html the answer of a server. @param options what the host allows beside the policy.
 * @return the same text, or where and why it is not in the form that Lede writes.
 */
export function verify(html: string, options: VerifyOptions = {}): VerifiedHtml | Refusal {
  const verifier = new Verifier(html, options);
  try {
    verifier.run();
    return html as VerifiedHtml;
  } catch (error) {
    // A Refused, or an error of the engine, for example if a regular expression exhausts its stack.
    return { offset: verifier.at, reason: error instanceof Refused ? error.message : String(error) };
  }
}
