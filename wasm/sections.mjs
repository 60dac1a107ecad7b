// Reads and writes a WebAssembly module as sections, and the numbers and names in them.
// @see https://webassembly.github.io/spec/core/binary/modules.html
export class Reader {
  constructor(bytes) {
    this.bytes = bytes;
    this.offset = 0;
  }

  byte() {
    if (this.offset >= this.bytes.length) throw new Error('A module that ends too early.');
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

  /** A name, in UTF-8. */
  name() {
    return Buffer.from(this.take(this.unsigned())).toString();
  }

  /** Signed LEB128 of an address, which is never negative here. */
  address() {
    const value = this.unsigned();
    if (value >= 2 ** 31) throw new Error('An address in the upper half of memory.');
    return value;
  }
}

export function unsigned(value) {
  const bytes = [];
  do {
    const low = value & 0x7f;
    value >>>= 7;
    bytes.push(value === 0 ? low : low | 0x80);
  } while (value !== 0);
  return Buffer.from(bytes);
}

export function name(text) {
  const bytes = Buffer.from(text);
  return Buffer.concat([unsigned(bytes.length), bytes]);
}

export function signed(value) {
  const bytes = [];
  for (;;) {
    const low = value & 0x7f;
    value >>= 7;
    if (value === 0 && low < 0x40) return Buffer.from([...bytes, low]);
    bytes.push(low | 0x80);
  }
}

/** The first eight bytes of a module, and its sections as {id, content}. */
export function sectionsOf(module) {
  const reader = new Reader(module);
  const header = reader.take(8);
  const sections = [];
  while (reader.offset < module.length) sections.push({ id: reader.byte(), content: reader.take(reader.unsigned()) });
  return { header, sections };
}

export function writeModule({ header, sections }) {
  const parts = [header];
  for (const { id, content } of sections) parts.push(Buffer.from([id]), unsigned(content.length), content);
  return Buffer.concat(parts);
}

/** Returns the content of a module's section of that kind; empty if there is none. */
export function sectionContent(module, id) {
  return sectionsOf(module).sections.find((section) => section.id === id)?.content ?? Buffer.alloc(0);
}

const kinds = { function: 0, table: 1, memory: 2, global: 3 };

function skipLimits(reader) {
  const hasMost = (reader.byte() & 1) !== 0;
  reader.unsigned();
  if (hasMost) reader.unsigned();
}

/**
 * Yields the imports in the content of an import section: the name of the other module, the name of the import, the
 * bytes that describe it, and for a function the number of its type.
 */
export function* importsOf(content) {
  const reader = new Reader(content);
  for (let left = reader.unsigned(); left > 0; left -= 1) {
    const from = reader.name();
    const own = reader.name();
    const begin = reader.offset;
    const kind = reader.byte();
    let type;
    if (kind === kinds.function) type = reader.unsigned();
    else if (kind === kinds.table) {
      reader.byte();
      skipLimits(reader);
    } else if (kind === kinds.memory) skipLimits(reader);
    else if (kind === kinds.global) reader.take(2);
    else throw new Error(`An import of the unknown kind ${kind}.`);
    yield { from, own, type, description: content.subarray(begin, reader.offset) };
  }
}
