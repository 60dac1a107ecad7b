// Moves a range of a module's initial memory into another module that imports the same memory.
// @see https://webassembly.github.io/spec/core/binary/modules.html#data-section
const dataSection = 11;
const dataCountSection = 12;
const activeInFirstMemory = 0;
const i32Const = 0x41;
const end = 0x0b;

class Reader {
  constructor(bytes) {
    this.bytes = bytes;
    this.offset = 0;
  }

  byte() {
    return this.bytes[this.offset++];
  }

  take(size) {
    this.offset += size;
    return this.bytes.subarray(this.offset - size, this.offset);
  }

  /** Unsigned LEB128, at most 32 bits. */
  unsigned() {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.byte();
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return value;
    }
  }

  /** Signed LEB128 of an address, which is never negative here. */
  address() {
    const value = this.unsigned();
    if (value >= 2 ** 31) throw new Error('An address in the upper half of memory.');
    return value;
  }
}

function unsigned(value) {
  const bytes = [];
  do {
    const low = value & 0x7f;
    value >>>= 7;
    bytes.push(value === 0 ? low : low | 0x80);
  } while (value !== 0);
  return Buffer.from(bytes);
}

function signed(value) {
  const bytes = [];
  for (;;) {
    const low = value & 0x7f;
    value >>= 7;
    if (value === 0 && low < 0x40) return Buffer.from([...bytes, low]);
    bytes.push(low | 0x80);
  }
}

function sectionsOf(module) {
  const reader = new Reader(module);
  const header = reader.take(8);
  const sections = [];
  while (reader.offset < module.length) sections.push({ id: reader.byte(), content: reader.take(reader.unsigned()) });
  return { header, sections };
}

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

function writeModule({ header, sections }) {
  const parts = [header];
  for (const { id, content } of sections) parts.push(Buffer.from([id]), unsigned(content.length), content);
  return Buffer.concat(parts);
}

/** The content of a module's section of that kind; empty where there is none. */
export function sectionContent(module, id) {
  return sectionsOf(module).sections.find((section) => section.id === id)?.content ?? Buffer.alloc(0);
}

/** The initial memory of a module, as {address, bytes}. */
export function dataOf(module) {
  return segmentsOf(sectionContent(module, dataSection));
}

/** What of a segment lies in [begin, limit). */
function clip({ address, bytes }, begin, limit) {
  const from = Math.max(address, begin);
  const to = Math.min(address + bytes.length, limit);
  return from < to ? [{ address: from, bytes: bytes.subarray(from - address, to - address) }] : [];
}

/**
 * @param ranges [begin, limit) of addresses; what lies there goes from the first module's initial memory to the rest's.
 * @return both modules, as new bytes.
 */
export function cutData(first, rest, ranges) {
  const from = sectionsOf(first);
  const to = sectionsOf(rest);
  // Only instructions that name a segment need the count; there are none here, and it would be wrong now.
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
