// What the linker's own object file tells and the finished module no longer does: which addresses belong to which constant.
// @see https://github.com/WebAssembly/tool-conventions/blob/main/Linking.md
import { Reader, sectionsOf } from './sections.mjs';

const customSection = 0;
const segmentInfo = 5;
const symbolTable = 8;
const symbolKinds = { function: 0, data: 1, global: 2, section: 3, event: 4, table: 5 };
const isUndefined = 0x10;
const hasOwnName = 0x40;
/** Relocations that hold an address of the memory, and those that hold a number after the symbol. */
const addressTypes = new Set([3, 4, 5, 11, 14, 15, 16, 17, 21, 22, 23, 25]);
const typesWithAddend = new Set([...addressTypes, 8, 9]);

const customSections = (module) =>
  sectionsOf(module)
    .sections.filter(({ id }) => id === customSection)
    .map(({ content }) => {
      const reader = new Reader(content);
      return { name: reader.name(), reader };
    });

function readSymbol(reader) {
  const kind = reader.byte();
  const flags = reader.unsigned();
  if (kind === symbolKinds.section) {
    reader.unsigned();
    return {};
  }
  if (kind === symbolKinds.data) {
    reader.name();
    return flags & isUndefined
      ? {}
      : { segment: reader.unsigned(), offset: reader.unsigned(), size: reader.unsigned() };
  }
  reader.unsigned();
  if (!(flags & isUndefined) || flags & hasOwnName) reader.name();
  return {};
}

function readLinking(reader) {
  const found = { segments: [], symbols: [] };
  reader.unsigned(); // version
  while (reader.offset < reader.bytes.length) {
    const kind = reader.byte();
    const end = reader.unsigned() + reader.offset;
    if (kind === segmentInfo || kind === symbolTable) {
      const count = reader.unsigned();
      for (let index = 0; index < count; index += 1) {
        if (kind === symbolTable) found.symbols.push(readSymbol(reader));
        else {
          found.segments.push(reader.name());
          reader.unsigned(); // alignment
          reader.unsigned(); // flags
        }
      }
    }
    reader.offset = end;
  }
  return found;
}

/** A signed number, for which negative ones of 32 bits take as many bytes as they need. */
function signed(reader) {
  let value = 0n;
  for (let shift = 0n; ; shift += 7n) {
    const byte = reader.byte();
    value |= BigInt(byte & 0x7f) << shift;
    if (byte < 0x80) return Number(BigInt.asIntN(Number(shift) + 7, value));
  }
}

/**
 * Constants that are read by addresses outside of themselves: of `table[character - 'a']` the compiler makes an address before
 * the table, to which it adds the character.
 * @param object the file as link-time optimisation leaves it, before the linker gives addresses.
 * @returns {Set<string>} the names of their sections.
 */
export function readFromOutside(object) {
  const sections = customSections(object);
  const linking = sections.find(({ name }) => name === 'linking');
  if (!linking) throw new Error('The object file says nothing of its symbols.');
  const { segments, symbols } = readLinking(linking.reader);
  const found = new Set();
  for (const { name, reader } of sections) {
    if (!name.startsWith('reloc.')) continue;
    reader.unsigned(); // of which section
    for (let left = reader.unsigned(); left > 0; left -= 1) {
      const type = reader.byte();
      reader.unsigned(); // where
      const symbol = symbols[reader.unsigned()];
      const addend = typesWithAddend.has(type) ? signed(reader) : 0;
      if (!addressTypes.has(type) || symbol?.segment === undefined) continue;
      if (addend < 0 || addend > symbol.size) found.add(segments[symbol.segment]);
    }
  }
  return found;
}
