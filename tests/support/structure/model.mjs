// Applies the content model to a tree that the parser built, which may have a block where only text is allowed, or an
// item without a list. The changes are written from the model's description. Each has a name, so that they can be
// counted.
import { isBlock, isInline, joinPieces } from './skeleton.mjs';

const k_text_only = /^(p|h[1-6]|pre|summary)$/;
const k_lists = /^(ul|ol|menu)$/;
const k_item_of = { li: 'ul', dt: 'dl', dd: 'dl' };

/** @returns {{items: object[], forced: Set<string>}} the skeleton that the model allows, and what it changed. */
export function fitModel(items) {
  const forced = new Set();
  return { items: joinPieces(fitInto('div', items, forced)), forced };
}

function fitInto(name, items, forced) {
  if (k_text_only.test(name)) return fitText(name, items, forced);
  if (k_lists.test(name)) return fitList(name, items, forced);
  if (name === 'dl') return fitDescriptions(items, forced);
  if (name === 'table') return fitTable(items, forced);
  if (/^(colgroup|thead|tbody|tfoot|tr)$/.test(name)) return items.map((item) => fitted(item, forced));
  return fitFlow(name, items, forced);
}

const fitted = (item, forced) => (isBlock(item) ? { ...item, items: fitInto(item.block, item.items, forced) } : item);

/** Wraps each run of children that are not allowed here into one element that is. */
function wrapRuns(items, belongs, wrapper, kind, forced) {
  const out = [];
  let run = [];
  const flush = () => {
    if (run.length > 0) out.push({ block: wrapper, items: fitInto(wrapper, run, forced) });
    run = [];
  };
  for (const item of items) {
    if (belongs(item)) {
      flush();
      out.push(fitted(item, forced));
    } else {
      forced.add(kind);
      run.push(item);
    }
  }
  flush();
  return out;
}

/**
 * A list that is a child of a list belongs to the item before it. Without such an item, a list of the same kind is only
 * an indentation.
 */
function fitList(name, items, forced) {
  const first = items.findIndex((item) => item.block !== undefined || item.void !== 'br');
  const [head, ...rest] = first < 0 ? [] : items.slice(first);
  if (head?.block === name) return fitList(name, [...head.items, ...rest], forced);
  const out = [];
  let isOpen = false; // whether content that follows belongs to the last item
  for (const item of items) {
    if (item.block === 'li') {
      out.push(fitted(item, forced));
      isOpen = false;
      continue;
    }
    forced.add('content straight in a list');
    if (item.void === 'br' && !isOpen) continue;
    const isNested = k_lists.test(item.block ?? '');
    if (!isOpen && !(isNested && out.length > 0)) out.push({ block: 'li', items: [] });
    isOpen = true;
    out.at(-1).items.push(fitted(item, forced));
  }
  return out.map((item) => ({ ...item, items: joinPieces(item.items) }));
}

const k_describes = /^(dt|dd)$/;

function fitDescriptions(items, forced) {
  return wrapRuns(items, (item) => /^(dt|dd|div)$/.test(item.block), 'dd', 'content straight in a dl', forced).map((item) => {
    if (item.block !== 'div') return item;
    return { ...item, items: wrapRuns(unwrapLists(item.items), (inner) => k_describes.test(inner.block), 'dd', 'content straight in a dl', forced) };
  });
}

/** An item in a group got a list of its own before the group was known. */
const unwrapLists = (items) => items.flatMap((item) => (item.block === 'dl' ? item.items : [item]));

function fitFlow(name, items, forced) {
  const out = [];
  items.forEach((item, index) => {
    const list = k_item_of[item.block];
    if (list) {
      forced.add('item outside a list');
      const before = out.at(-1);
      if (before?.implied === list) before.items.push(fitted(item, forced));
      else out.push({ block: list, implied: list, items: [fitted(item, forced)] });
      return;
    }
    const isStray =
      (item.block === 'figcaption' && (name !== 'figure' || out.some((other) => other.block === 'figcaption'))) ||
      (item.block === 'summary' && (name !== 'details' || index > 0));
    if (!isStray) return out.push(fitted(item, forced));
    forced.add('caption or summary out of its place');
    const inner = fitFlow(name, item.items, forced);
    joinLines(out, inner);
    const next = items[index + 1];
    if (next && isInline(next) && out.length > 0 && isInline(out.at(-1))) out.push({ void: 'br' });
    return undefined;
  });
  return out.map(({ implied, ...item }) => item);
}

/** Blocks where blocks are not allowed become lines, with a break between their contents. */
function joinLines(out, inner) {
  if (out.length > 0 && inner.length > 0 && isInline(out.at(-1)) && isInline(inner[0])) out.push({ void: 'br' });
  out.push(...inner);
}

function fitText(name, items, forced) {
  const out = [];
  let breaks = false;
  const walk = (list) => {
    for (const item of list) {
      if (isInline(item)) {
        if (breaks && out.length > 0) out.push({ void: 'br' });
        breaks = false;
        out.push(item);
        continue;
      }
      forced.add(`block in ${/^h\d/.test(name) ? 'a heading' : name}`);
      breaks = breaks || out.length > 0;
      if (isBlock(item)) walk(item.items);
      breaks = out.length > 0;
    }
  };
  walk(items);
  return out;
}

const k_table_order = ['caption', 'colgroup', 'thead', 'tbody', 'tfoot'];

function fitTable(items, forced) {
  const parts = items.map((item) => fitted(item, forced));
  let last = 0;
  let isInOrder = true;
  for (const { block } of parts) {
    const place = k_table_order.indexOf(block);
    if (place < last || (place === last && /^(caption|thead|tfoot)$/.test(block) && last > 0)) isInOrder = false;
    last = place;
  }
  if (!isInOrder) forced.add('parts of a table out of order');
  return orderTable(parts);
}

/** The order of a table is one caption, columns, one head, bodies, one foot. A second head or foot becomes a body. */
function orderTable(parts) {
  const out = { caption: [], columns: [], head: [], bodies: [], foot: [] };
  for (const part of parts) {
    const begun = out.head.length + out.bodies.length + out.foot.length > 0;
    if (part.block === 'caption') {
      if (out.caption.length === 0) out.caption.push(part);
      else out.bodies.push({ block: 'tbody', items: [{ block: 'tr', items: [{ block: 'td', items: part.items }] }] });
    } else if (part.block === 'colgroup') {
      if (!begun) out.columns.push(part);
    } else if (part.block === 'thead' && !begun) {
      out.head.push(part);
    } else if (part.block === 'tfoot' && out.foot.length === 0) {
      out.foot.push(part);
    } else {
      out.bodies.push({ ...part, block: 'tbody' });
    }
  }
  return [...out.caption, ...out.columns, ...out.head, ...out.bodies, ...out.foot];
}
