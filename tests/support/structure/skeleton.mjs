// A tree as a reader sees it: nested blocks, and in each the text with its formatting. `<b><p>x</p></b>` and
// `<p><b>x</b></p>` have the same skeleton, and formatting without content has none.
//   block  {block: name, items}    piece  {text, marks, space}    other  {void: name}

const words = (text) => text.trim().split(/\s+/);
const k_blocks = new Set(
  words(`article section nav aside header footer address hgroup h1 h2 h3 h4 h5 h6 p pre blockquote ol ul menu li dl dt dd figure
    figcaption div details summary table caption colgroup thead tbody tfoot tr td th`),
);
const k_voids = new Set(words('br hr wbr img col audio video'));

export const skeletonOf = (tree) => itemsOf(tree, new Set());

function itemsOf(nodes, outerMarks) {
  const items = [];
  let space = false;
  let isCut = false;
  let gap = false; // a word that follows is separate from the one before
  const walk = (children, marks) => {
    for (const node of children) {
      if (typeof node === 'string') addText(node, marks);
      else if (node[0] === 'cut') isCut = items.length > 0 && isInline(items.at(-1));
      else if (node[0] === 'gap') gap = items.at(-1)?.text !== undefined;
      else if (node[0] === 'embed') add({ block: 'figure', items: itemsOf(node[1], marks) });
      else if (k_blocks.has(node[0])) add({ block: node[0], items: itemsOf(node[1], marks) });
      else if (k_voids.has(node[0])) add({ void: node[0] });
      else walk(node[1], node[0] === 'picture' ? marks : new Set([...marks, node[0]]));
    }
  };
  const add = (item) => {
    space = false;
    if (isCut && isInline(item)) items.push({ void: 'br' });
    isCut = false;
    items.push(item);
  };
  const addText = (text, marks) => {
    const name = [...marks].sort().join(' ');
    for (const [part] of text.matchAll(/[ \t\n\r\f]+|[^ \t\n\r\f]+/g)) {
      if (/^[ \t\n\r\f]/.test(part)) {
        space = true;
        continue;
      }
      if (isCut) items.push({ void: 'br' });
      isCut = false;
      space = space || (gap && !/^[.,;:!?)\]}%'"]/.test(part));
      gap = false;
      const before = items.at(-1);
      const spaced = space && before?.text !== undefined;
      if (before?.text !== undefined && before.marks === name) before.text += (spaced ? ' ' : '') + part;
      else items.push({ text: part, marks: name, space: spaced });
      space = false;
    }
  };
  walk(nodes, outerMarks);
  return items;
}

export const isBlock = (item) => item.block !== undefined;
export const isInline = (item) => item.text !== undefined || (item.void !== undefined && !['hr', 'col'].includes(item.void));

const mapBlocks = (items, change) =>
  items.flatMap((item) => change(isBlock(item) ? { ...item, items: mapBlocks(item.items, change) } : item));

/** Joins neighbouring pieces that have the same formatting. */
export function joinPieces(items) {
  const joined = [];
  for (const item of items) {
    const before = joined.at(-1);
    if (item.text !== undefined && before?.text !== undefined && before.marks === item.marks)
      joined[joined.length - 1] = { ...before, text: before.text + (item.space ? ' ' : '') + item.text };
    else joined.push(item.text !== undefined && before?.text === undefined ? { ...item, space: false } : item);
  }
  return joined.map((item) => (isBlock(item) ? { ...item, items: joinPieces(item.items) } : item));
}

export const withoutMarks = (items) => joinPieces(mapBlocks(items, (item) => [item.text === undefined ? item : { ...item, marks: '' }]));
export const withoutBreaks = (items) => joinPieces(mapBlocks(items, (item) => (item.void === 'br' ? [] : [item])));
export const withoutEmptyBlocks = (items) =>
  joinPieces(mapBlocks(items, (item) => (isBlock(item) && item.items.length === 0 ? [] : [item])));

/** The text in reading order; blocks and line breaks separate words. */
export function wordsOf(items) {
  const text = (list) =>
    list
      .map((item) => {
        if (isBlock(item)) return ` ${text(item.items)} `;
        if (item.text === undefined) return item.void === 'wbr' ? '' : ' ';
        return (item.space ? ' ' : '') + item.text;
      })
      .join('');
  return text(items).split(/[ \t\n\r\f]+/).filter((word) => word !== '');
}
