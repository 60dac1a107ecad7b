// What a browser makes of a document, as far as the article policy keeps it: parse5's tree, filtered. Written from the
// policy's description and not from its tables.
import { defaultTreeAdapter, html as spec, parseFragment } from 'parse5';

export const baseUrl = 'https://news.example/a/';

const words = (text) => text.trim().split(/\s+/);
const k_kept = new Set(
  words(`article section nav aside header footer address hgroup h1 h2 h3 h4 h5 h6 p hr pre blockquote ol ul menu li dl dt dd
    figure figcaption div details summary a em strong small s cite q dfn abbr time code var samp kbd sub sup i b u mark bdi bdo
    span br wbr ruby rt rp ins del img picture audio video table caption colgroup col thead tbody tfoot tr td th`),
);
const k_removed = new Set(
  words(`script style iframe object embed applet template slot noscript noembed noframes xmp listing plaintext textarea title
    select selectedcontent datalist optgroup option button input output progress meter form dialog base
    link meta marquee portal fencedframe canvas source track param area`),
);
/** What stood before them and what stands behind are not on one line. */
const k_removed_blocks = new Set(words('form dialog xmp listing plaintext'));
const k_unwrapped_blocks = new Set(words('main search fieldset legend'));
const k_renamed = { strike: 's', tt: 'code', acronym: 'abbr', center: 'div', dir: 'ul', image: 'img' };

const isLoadable = (address) => {
  if (address === undefined || address.trim() === '' || !URL.canParse(address, baseUrl)) return false;
  const url = new URL(address, baseUrl);
  return ['http:', 'https:'].includes(url.protocol) && !url.username && !url.password;
};

/** A picture that cannot be loaded is its alternative text. */
function filterPicture(node) {
  const attribute = (name) => node.attrs.find((candidate) => candidate.name === name)?.value;
  return isLoadable(attribute('src')) ? [['img', []]] : [attribute('alt') ?? ''];
}

/** @returns {(string | [string, object[]])[]} the children of a parse5 node that the policy keeps: text, [name, children]. */
function filterChildren(parent) {
  return parent.childNodes.flatMap((node) => {
    if (node.nodeName === '#text') return [withoutControls(node.value)];
    if (k_removed_blocks.has(node.tagName)) return [['cut', []]];
    if (!node.tagName || node.namespaceURI !== spec.NS.HTML || k_removed.has(node.tagName)) return [];
    const name = k_renamed[node.tagName] ?? node.tagName;
    if (name === 'img') return filterPicture(node);
    // What is in a player besides its sources shows where there are no players.
    const children = name === 'audio' || name === 'video' ? [] : filterChildren(node);
    if (k_unwrapped_blocks.has(name)) return [['cut', []], ...children, ['cut', []]];
    return k_kept.has(name) ? [[name, children]] : children;
  });
}

// Controls go, and so does a byte-order mark at the very beginning, which nobody sees anywhere.
const withoutControls = (text) => text.replace(/[\0-\x08\x0b\x0e-\x1f\uFEFF]/g, '').toWellFormed();

const k_context = defaultTreeAdapter.createElement('div', spec.NS.HTML, []);

export const treeOfInput = (markup) => filterChildren(parseFragment(k_context, markup));
/** Of our own output: the same tree without a policy, since all is kept. */
export const treeOfOutput = (markup) => filterChildren(parseFragment(k_context, markup));
