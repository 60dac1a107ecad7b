// The tree that a browser builds from a document, reduced to what the article policy keeps: parse5's tree, filtered.
// Written from the policy's description and not from its tables.
import { defaultTreeAdapter, html as spec, parseFragment } from 'parse5';
import { parsedUrl } from '../parsed-url.mjs';
import { elementsWith } from '../policy.mjs';

export const baseUrl = 'https://news.example/a/';

const words = (text) => text.trim().split(/\s+/);
// Sources and tracks are read with what they belong to.
const k_kept = new Set(elementsWith(({ name }) => name !== 'source' && name !== 'track'));
const k_removed = new Set(
  words(`script style iframe object embed applet template slot noscript noembed noframes xmp listing plaintext textarea title
    select selectedcontent datalist optgroup option button input output progress meter form dialog base
    link meta marquee portal fencedframe canvas xml source track param area`),
);
/** Elements whose removal separates lines: text before them and text after them are not on one line. */
const k_removed_blocks = new Set(words('form dialog xmp listing plaintext'));
/** What readers saw between the words around it. */
const k_seen = new Set(words('button input select textarea output progress meter canvas svg math marquee'));
const k_unwrapped_blocks = new Set(words('main search fieldset legend'));
const k_renamed = { strike: 's', tt: 'code', acronym: 'abbr', center: 'div', dir: 'ul', image: 'img' };

const isLoadable = (address) => {
  if (address === undefined || address.trim() === '' || !parsedUrl(address, baseUrl)) return false;
  const url = new URL(address, baseUrl);
  return ['http:', 'https:'].includes(url.protocol) && !url.username && !url.password;
};

const attributeOf = (node, name) => node.attrs.find((candidate) => candidate.name === name)?.value;
const firstAddresses = (srcset) => (srcset ?? '').split(/\s*,\s+|\s+\S+,\s*/).map((candidate) => candidate.trim().split(/\s/)[0]);
const hasLoadable = (node) => isLoadable(attributeOf(node, 'src')) || firstAddresses(attributeOf(node, 'srcset')).some(isLoadable);
const childElements = (node, name) => node.childNodes.filter((child) => child.tagName === name);

/** Marks the place of something that is not shown. An element that contained nothing else is removed with it. */
const k_lost = ['lost', []];

const k_file_name = /\.(jpe?g|png|gif|webp|avif|svg|bmp|tiff?|heic|jfif)$|^(?=[\w.-]*[\d_])(?=[\w.-]*[._-])[\w.-]+$|^(image|img|photo|picture|thumbnail|audio-thumbnail|logo|icon)$/i;

/**
 * A picture that cannot be loaded becomes its alternative text, separated from the words around it; the name of a file
 * is no alternative text.
 */
function filterPicture(node) {
  const isInPicture = node.parentNode?.tagName === 'picture';
  const sources = isInPicture ? childElements(node.parentNode, 'source') : [];
  if (isHidden(node)) return [k_lost];
  if (hasLoadable(node) || sources.some((source) => firstAddresses(attributeOf(source, 'srcset')).some(isLoadable))) return [['img', []]];
  const text = attributeOf(node, 'alt') ?? '';
  return text.trim() === '' || k_file_name.test(text.trim()) ? [k_lost] : [['gap', []], text, ['gap', []]];
}

const isHidden = (node) =>
  (attributeOf(node, 'hidden') ?? 'until-found').toLowerCase() !== 'until-found' ||
  /(^|;)\s*(display\s*:\s*none|visibility\s*:\s*hidden)\s*(!important\s*)?(;|$)/i.test(attributeOf(node, 'style') ?? '');
// Players are never hidden, and neither is what has no content.
const k_never_hidden = new Set(words('colgroup col audio video picture br hr wbr'));

/**
 * Elements that are removed if they are empty. A cell keeps its place, and an inline element with an id may be the
 * target of a link.
 */
const k_vanishing_blocks = new Set(
  words(`article section nav aside header footer address hgroup h1 h2 h3 h4 h5 h6 p blockquote ol ul menu li dl figure figcaption div`),
);
const k_vanishing_inline = new Set(
  words('a em strong small s cite q dfn abbr time code var samp kbd sub sup i b u mark bdi bdo span ins del picture'),
);
const isBlank = (text) => /^[ \t\n\r\f\u00a0]*$/.test(text);

function vanishes(node, name, children) {
  if (!children.some((child) => child === k_lost)) return false;
  if (children.some((child) => (typeof child === 'string' ? !isBlank(child) : !['lost', 'cut', 'gap'].includes(child[0])))) return false;
  return k_vanishing_blocks.has(name) || (k_vanishing_inline.has(name) && attributeOf(node, 'id') === undefined);
}

/** A film or a map of another site is a link in a figure. */
const k_advertising = /doubleclick|syndication|tagmanager|adsystem|adserv|adnxs|taboola|outbrain|criteo|analytics|scorecard|(^|\.)(ads?|adv|pixel|track(ing|er)|pubads)\./i;
function filterFrame(node) {
  const src = attributeOf(node, node.tagName === 'object' ? 'data' : 'src');
  const isSmall = ['width', 'height'].some((name) => /^(0|1)(\.\d*)?(px)?$|^0%$/.test((attributeOf(node, name) ?? '').trim()));
  if (!isLoadable(src) || /^\s*#|[{}<>"]/.test(src) || !/[./]/.test(src) || isSmall || isHidden(node) || k_advertising.test(new URL(src, baseUrl).host)) return [k_lost];
  const title = attributeOf(node, 'title')?.trim() || attributeOf(node, 'aria-label')?.trim() || new URL(src, baseUrl).host.replace(/^(www|m)\./, '');
  return [['embed', [['a', [['span', [title]]]]]]];
}

/** A paragraph ends before a frame that it contains, and continues after it. */
function splitAtFrames(name, children) {
  const at = children.findIndex((child) => child[0] === 'embed');
  if (at < 0) return [[name, children]];
  const isEmpty = (part) => part.every((child) => (typeof child === 'string' ? isBlank(child) : ['lost', 'cut', 'gap'].includes(child[0])));
  const [before, behind] = [children.slice(0, at), children.slice(at + 1)];
  return [...(isEmpty(before) ? [] : [[name, before]]), children[at], ...(isEmpty(behind) ? [] : splitAtFrames(name, behind))];
}

/** The words of a button in a link are the link's. */
const isInLink = (node) => node.tagName === 'a' || (node.parentNode !== undefined && node.parentNode !== null && isInLink(node.parentNode));

/**
 * An inline element with the style of a block is on lines of its own. An inline box is separated from the words around
 * it.
 */
function partsOf(node) {
  const display = /(?:^|;)\s*display\s*:\s*([\w-]+)/i.exec(attributeOf(node, 'style') ?? '')?.[1]?.toLowerCase() ?? '';
  if (!k_vanishing_inline.has(k_renamed[node.tagName] ?? node.tagName)) return [];
  if (/^(block|flex|grid|table|list-item)$/.test(display)) return [['cut', []]];
  return /^(inline-.*|table-cell)$/.test(display) ? [['gap', []]] : [];
}

/** @returns {(string | [string, object[]])[]} the children of a parse5 node that the policy keeps: text, [name, children]. */
function filterChildren(parent) {
  return parent.childNodes.flatMap((node) => {
    if (node.nodeName === '#text') return [withoutControls(node.value)];
    if (!node.tagName) return [];
    if (k_removed_blocks.has(node.tagName)) return [['cut', []], k_lost];
    if (node.namespaceURI === spec.NS.HTML && /^(iframe|object|embed)$/.test(node.tagName)) return filterFrame(node);
    if (k_seen.has(node.tagName)) return node.tagName === 'button' && isInLink(node) ? [['gap', []], ...filterChildren(node)] : [['gap', []], k_lost];
    if (node.namespaceURI !== spec.NS.HTML || k_removed.has(node.tagName)) return /^(source|track)$/.test(node.tagName) ? [] : [k_lost];
    const name = k_renamed[node.tagName] ?? node.tagName;
    if (k_kept.has(name) && name !== 'img' && !k_never_hidden.has(name) && isHidden(node))
      return k_vanishing_inline.has(name) ? [k_lost] : [['cut', []], k_lost];
    if (name === 'img') return filterPicture(node);
    // Content of a player besides its sources is shown by browsers without players.
    const children = name === 'audio' || name === 'video' ? [] : filterChildren(node);
    if ((name === 'audio' || name === 'video') && !isLoadable(attributeOf(node, 'src')) && !childElements(node, 'source').some(hasLoadable))
      return [k_lost];
    if (vanishes(node, name, children)) return k_vanishing_blocks.has(name) ? [['cut', []], k_lost, ['cut', []]] : [...children.filter((child) => typeof child === 'string'), k_lost];
    if (name === 'p') return splitAtFrames(name, children);
    if (k_unwrapped_blocks.has(name)) return [['cut', []], ...children, ['cut', []]];
    const parts = partsOf(node);
    return k_kept.has(name) ? [...parts, [name, children], ...parts] : children;
  });
}

// Control characters are removed, and so is a byte-order mark at the beginning, which nobody sees.
const withoutControls = (text) => text.replace(/[\0-\x08\x0b\x0e-\x1f\uFEFF]/g, '').toWellFormed();

const k_context = defaultTreeAdapter.createElement('div', spec.NS.HTML, []);

export const treeOfInput = (markup) => filterChildren(parseFragment(k_context, markup));
/** For our own output: the same tree without filtering, since everything in it is kept. */
export const treeOfOutput = (markup) => filterChildren(parseFragment(k_context, markup));
