// Finds texts in a module's initial memory that none of its functions mentions, so that they can go with the functions
// that do, which are in another module.
//
// Nothing is guessed about what a text is for. It counts as mentioned where any instruction may hold its address: every
// byte that could be a constant, a load or a store is taken for one, and every word of the data for an address. That
// errs on the side of staying.
import { dataOf } from './cut-data.mjs';
import { sectionContent } from './sections.mjs';

const codeSection = 10;
const i32Const = 0x41;
const i64Const = 0x42;
const firstLoad = 0x28;
const lastStore = 0x3e;
const greatestAlignment = 4;
/** Shorter ones are not worth a segment of their own. */
const shortestText = 8;
/** How far before a text an address may lie that an index then leads into it (`"0123"[i - 1]`). */
const reach = 8;

function lebAt(bytes, offset) {
  let value = 0;
  for (let shift = 0; shift < 35; shift += 7) {
    const byte = bytes[offset++];
    value += (byte & 0x7f) * 2 ** shift;
    if (byte < 0x80) break;
  }
  return value;
}

/** The two words of an `i64.const`: newer compilers write an address and a size, or two addresses, by one. */
function wordsAt(bytes, offset) {
  let value = 0n;
  for (let shift = 0n; shift < 70n; shift += 7n) {
    const byte = bytes[offset++] ?? 0;
    value |= BigInt(byte & 0x7f) << shift;
    if (byte < 0x80) break;
  }
  return [Number(BigInt.asUintN(32, value)), Number(BigInt.asUintN(32, value >> 32n))];
}

/** All of it in one, up to a whole word: zeros have no segment, and an address may begin or end with one. */
function memoryOf(segments) {
  const size = Math.max(0, ...segments.map(({ address, bytes }) => address + bytes.length));
  const memory = Buffer.alloc(Math.ceil(size / 4) * 4);
  for (const { address, bytes } of segments) memory.set(bytes, address);
  return memory;
}

function mentionedAddresses(module) {
  const mentioned = new Set();
  const code = sectionContent(module, codeSection);
  for (let offset = 0; offset < code.length; offset += 1) {
    const byte = code[offset];
    if (byte === i32Const) mentioned.add(lebAt(code, offset + 1));
    if (byte === i64Const) for (const word of wordsAt(code, offset + 1)) mentioned.add(word);
    if (byte >= firstLoad && byte <= lastStore && code[offset + 1] <= greatestAlignment) {
      mentioned.add(lebAt(code, offset + 2));
    }
  }
  const memory = memoryOf(dataOf(module));
  for (let offset = 0; offset < memory.length; offset += 4) mentioned.add(memory.readUInt32LE(offset));
  return Uint32Array.from(mentioned).sort();
}

function isMentioned(addresses, begin, end) {
  let low = 0;
  let high = addresses.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (addresses[middle] < begin) low = middle + 1;
    else high = middle;
  }
  return low < addresses.length && addresses[low] <= end;
}

const isText = (bytes) => bytes.length >= shortestText && bytes.every((byte) => byte >= 0x20 || byte === 0x0a);

/** @return {[number, number][]} ranges of addresses, in order, none touching another. */
export function idleStrings(module) {
  const addresses = mentionedAddresses(module);
  const ranges = [];
  for (const { address, bytes } of dataOf(module)) {
    for (let begin = 0; begin < bytes.length;) {
      const nul = bytes.indexOf(0, begin);
      const end = nul < 0 ? bytes.length : nul;
      const isIdle =
        isText(bytes.subarray(begin, end)) && !isMentioned(addresses, address + begin - reach, address + end);
      const last = ranges.at(-1);
      if (isIdle && last?.[1] === address + begin - 1) last[1] = address + end;
      else if (isIdle) ranges.push([address + begin, address + end]);
      begin = end + 1;
    }
  }
  return ranges;
}
