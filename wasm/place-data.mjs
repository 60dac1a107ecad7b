// Gives each constant of a module in parts to the part that reads it, so that pages do not load what they never look at.
//
// Nothing is guessed about what a constant is for. A part reads it if one of its instructions may hold its address, or if
// another constant does that the part reads: every number in the code is taken for an address, and every word of the data.
// That errs on the side of the first part, which keeps what it may read.
import { dataOf, writeData } from './data-section.mjs';

/** Fewer bytes in a row are not worth a segment of their own. */
const shortestRun = 12;
/** How far before a string literal an address may lie that an index then leads into it (`"0123"[i - 1]`). */
const reachOfText = 1;
/**
 * The same of a table. Addresses that the compiler puts before one are known from the object file; beyond that, Binaryen can take
 * a character from the address of a table of bytes.
 */
const reachOfTable = 128;
/** What the linker calls the literals of all files, which it has put together. */
const mergedLiterals = '.rodata';
/** Tables of our own, and what the compiler makes of theirs; those of libraries stay, since nobody here knows how they are read. */
const movable = /4lede|^\.rodata\.\.(Lconstinit|L\.str)|^lede_rest$/;

/** All numbers in the functions of a module, as Binaryen writes it out, that can be addresses. */
function addressesIn(text) {
  const found = new Set();
  for (const line of text.split('\n')) {
    if (/^ \((data|elem|global|table|memory)/.test(line)) continue;
    for (const [, number, offset] of line.matchAll(/i32\.const (-?\d+)|offset=(\d+)/g))
      found.add(Number(number ?? offset) >>> 0);
    // Newer compilers write an address and a size, or two addresses, by one number of eight bytes.
    for (const [, number] of line.matchAll(/i64\.const (-?\d+)/g)) {
      found.add(Number(BigInt.asUintN(32, BigInt(number)))).add(Number(BigInt.asUintN(32, BigInt(number) >> 32n)));
    }
  }
  return found;
}

/** All of it in one, up to a whole word: zeros have no segment, and an address may begin or end with one. */
function memoryOf(segments) {
  const size = Math.max(0, ...segments.map(({ address, bytes }) => address + bytes.length));
  const memory = Buffer.alloc(Math.ceil(size / 4) * 4);
  for (const { address, bytes } of segments) memory.set(bytes, address);
  return memory;
}

/** String literals end with a zero; one that ends another shares its bytes. */
function* textsOf({ begin, end }, memory) {
  while (begin < end) {
    const zero = memory.indexOf(0, begin);
    const next = zero < 0 || zero >= end ? end : zero + 1;
    yield { begin, end: next, reach: reachOfText, isTable: false };
    begin = next;
  }
}

/** What can be moved, in pieces that are moved as a whole, in order. */
function piecesOf(objects, pinned, memory) {
  return objects.flatMap(({ begin, end, section }) => {
    if (section === mergedLiterals) return [...textsOf({ begin, end }, memory)];
    return movable.test(section) && !pinned.has(section) ? [{ begin, end, reach: reachOfTable, isTable: true }] : [];
  });
}

/** The words of the memory that lie wholly between two addresses. */
function* words(memory, begin, end) {
  for (let address = Math.ceil(begin / 4) * 4; address + 4 <= end && address + 4 <= memory.length; address += 4) {
    yield memory.readUInt32LE(address);
  }
}

function hasBetween(addresses, begin, end) {
  let low = 0;
  let high = addresses.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (addresses[middle] < begin) low = middle + 1;
    else high = middle;
  }
  return low < addresses.length && addresses[low] <= end;
}

/** The pieces that may be read by whoever has these addresses, directly or by the way of others. */
function piecesRead(pieces, addresses, memory) {
  const found = new Set();
  for (let before = -1; before !== found.size;) {
    before = found.size;
    const sorted = Uint32Array.from(addresses).sort();
    for (const piece of pieces) {
      if (found.has(piece) || !hasBetween(sorted, piece.begin - piece.reach, piece.end)) continue;
      found.add(piece);
      if (piece.isTable) for (const word of words(memory, piece.begin, piece.end)) addresses.add(word);
    }
  }
  return found;
}

/** @returns {[number, number][]} ranges of addresses in order, none touching another, without such as are not worth it. */
function rangesOf(pieces) {
  const ranges = [];
  for (const { begin, end } of pieces) {
    const last = ranges.at(-1);
    if (last && begin <= last[1]) last[1] = end;
    else ranges.push([begin, end]);
  }
  return ranges.filter(([begin, end]) => end - begin >= shortestRun);
}

/** What of the segments lies in the ranges. */
const within = (segments, ranges) =>
  ranges.flatMap(([begin, limit]) =>
    segments.flatMap(({ address, bytes }) => {
      const from = Math.max(address, begin);
      const to = Math.min(address + bytes.length, limit);
      return from < to ? [{ address: from, bytes: bytes.subarray(from - address, to - address) }] : [];
    }),
  );

/** The ranges between these, from 0 to the end of all memory. */
function between(ranges) {
  const edges = [0, ...ranges.flat(), 2 ** 31];
  return Array.from({ length: edges.length / 2 }, (_, index) => [edges[index * 2], edges[index * 2 + 1]]);
}

/**
 * @param first the part that has the initial memory of both, as {module, text}: its bytes, and the same as `wasm-dis` writes it.
 * @param rest the other.
 * @param objects the constants, as the linker's map has them (link-map.mjs).
 * @param pinned sections of those that stay where they are (object-file.mjs).
 * @returns {{first: Uint8Array, rest: Uint8Array}} both modules, as new bytes. What the first does not read is in the rest.
 */
export function placeData(first, rest, objects, pinned) {
  const segments = dataOf(first.module);
  const memory = memoryOf(segments);
  const pieces = piecesOf(objects, pinned, memory);
  const addresses = addressesIn(first.text);
  // What cannot be moved may point anywhere.
  for (const [begin, end] of between(rangesOf(pieces))) {
    for (const word of words(memory, begin, Math.min(end, memory.length))) addresses.add(word);
  }
  const read = piecesRead(pieces, addresses, memory);
  const moved = rangesOf(pieces.filter((piece) => !read.has(piece)));
  return {
    first: writeData(first.module, within(segments, between(moved))),
    rest: writeData(rest.module, [...dataOf(rest.module), ...within(segments, moved)]),
  };
}
