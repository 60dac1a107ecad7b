// Moves a range of a module's initial memory into another module that imports the same memory.
// @see https://webassembly.github.io/spec/core/binary/modules.html#data-section
import { Reader, sectionContent, sectionsOf, signed, unsigned, writeModule } from './sections.mjs';

const dataSection = 11;
const dataCountSection = 12;
const activeInFirstMemory = 0;
const i32Const = 0x41;
const end = 0x0b;

function segmentsOf(content) {
  const reader = new Reader(content);
  return Array.from({ length: reader.unsigned() }, () => {
    const kind = reader.unsigned();
    if (kind !== activeInFirstMemory || reader.byte() !== i32Const) throw new Error('A data segment of another kind.');
    const address = reader.address();
    if (reader.byte() !== end) throw new Error('A data segment whose place is computed.');
    return { address, bytes: reader.take(reader.unsigned()) };
  });
}

function writeSegments(segments) {
  const parts = [unsigned(segments.length)];
  for (const { address, bytes } of segments) {
    parts.push(Buffer.from([activeInFirstMemory, i32Const]), signed(address), Buffer.from([end]));
    parts.push(unsigned(bytes.length), bytes);
  }
  return Buffer.concat(parts);
}

/** The initial memory of a module, as {address, bytes}. */
export function dataOf(module) {
  return segmentsOf(sectionContent(module, dataSection));
}

/** Returns the part of a segment that is in [begin, limit), as a list of one or none. */
function clip({ address, bytes }, begin, limit) {
  const from = Math.max(address, begin);
  const to = Math.min(address + bytes.length, limit);
  return from < to ? [{ address: from, bytes: bytes.subarray(from - address, to - address) }] : [];
}

/**
 * @param ranges [begin, limit) of addresses; the initial memory there is moved from the first module to the rest.
 * @return both modules, as new bytes.
 */
export function cutData(first, rest, ranges) {
  const from = sectionsOf(first);
  const to = sectionsOf(rest);
  // The section with the count of segments is removed: the count would be wrong, and only `memory.init`, which is not
  // used here, needs it.
  for (const module of [from, to]) module.sections = module.sections.filter(({ id }) => id !== dataCountSection);
  const data = from.sections.find(({ id }) => id === dataSection);
  let segments = segmentsOf(data.content);
  const moved = to.sections.some(({ id }) => id === dataSection) ? dataOf(rest) : [];
  to.sections = to.sections.filter(({ id }) => id !== dataSection);
  for (const [begin, limit] of ranges) {
    moved.push(...segments.flatMap((segment) => clip(segment, begin, limit)));
    segments = segments.flatMap((segment) => [...clip(segment, 0, begin), ...clip(segment, limit, 2 ** 31)]);
  }
  data.content = writeSegments(segments);
  const custom = to.sections.findIndex(({ id }, index) => id === 0 && index > 0);
  to.sections.splice(custom < 0 ? to.sections.length : custom, 0, { id: dataSection, content: writeSegments(moved) });
  return { first: writeModule(from), rest: writeModule(to) };
}
