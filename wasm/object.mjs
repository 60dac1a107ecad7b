// Reads the one object file that link-time optimization passes to the linker: which data each function refers to, and
// which data that data refers to in turn.
// @see https://github.com/WebAssembly/tool-conventions/blob/main/Linking.md
import { importsOf, Reader, sectionsOf } from './sections.mjs';

const sectionIds = { custom: 0, import: 2, code: 10, data: 11 };
const subsections = { segmentInfo: 5, symbolTable: 8 };
const symbolKinds = { function: 0, data: 1, section: 3 };
const isUndefined = 0x10;
const hasExplicitName = 0x40;
const passiveSegment = 1;
/**
 * Types of relocations: the one that calls a function, those that refer to an address in memory, and all that have an
 * addend.
 */
const callsFunction = 0;
const namesMemory = new Set([3, 4, 5, 11, 14, 15, 16]);
const hasAddend = new Set([...namesMemory, 8, 9, 17, 22, 23]);

function customSections(sections) {
  const found = new Map();
  sections.forEach(({ id, content }) => {
    if (id !== sectionIds.custom) return;
    const reader = new Reader(content);
    const name = reader.name();
    found.set(name, content.subarray(reader.offset));
  });
  return found;
}

/** Returns where the code of each function is in the section. */
function readBodies(content, imported) {
  const reader = new Reader(content);
  return Array.from({ length: reader.unsigned() }, (_, number) => {
    const size = reader.unsigned();
    const begin = reader.offset;
    reader.take(size);
    return { index: imported + number, begin, end: begin + size };
  });
}

function readSegments(content) {
  const reader = new Reader(content);
  return Array.from({ length: reader.unsigned() }, () => {
    const kind = reader.unsigned();
    if (kind > passiveSegment) reader.unsigned();
    if (kind !== passiveSegment) {
      reader.byte(); // i32.const
      reader.unsigned(); // its address, which the linker has not set yet
      reader.byte(); // end
    }
    const size = reader.unsigned();
    const begin = reader.offset;
    reader.take(size);
    return { begin, end: begin + size };
  });
}

function readSegmentInfo(reader, segments) {
  const count = reader.unsigned();
  for (let index = 0; index < count; index += 1) {
    segments[index].name = reader.name();
    reader.unsigned(); // its alignment
    reader.unsigned(); // its flags: what it may be merged with
  }
}

function readSymbol(reader) {
  const kind = reader.byte();
  const flags = reader.unsigned();
  if (kind === symbolKinds.section) return { kind, section: reader.unsigned() };
  if (kind === symbolKinds.data) {
    const name = reader.name();
    if (flags & isUndefined) return { kind, name };
    const segment = reader.unsigned();
    reader.unsigned(); // where in the segment it begins
    reader.unsigned(); // its size
    return { kind, name, segment };
  }
  const index = reader.unsigned();
  return { kind, index, name: flags & isUndefined && !(flags & hasExplicitName) ? undefined : reader.name() };
}

function readLinking(content, segments) {
  const reader = new Reader(content);
  const version = reader.unsigned();
  if (version !== 2) throw new Error(`An object file of the unknown version ${version}.`);
  let symbols = [];
  while (reader.offset < content.length) {
    const kind = reader.byte();
    const inner = new Reader(reader.take(reader.unsigned()));
    if (kind === subsections.segmentInfo) readSegmentInfo(inner, segments);
    if (kind === subsections.symbolTable) symbols = Array.from({ length: inner.unsigned() }, () => readSymbol(inner));
  }
  return symbols;
}

/** Returns the relocations in the order of their offsets. */
function readRelocations(content) {
  const reader = new Reader(content);
  reader.unsigned(); // the number of the section to which they apply
  const all = Array.from({ length: reader.unsigned() }, () => {
    const kind = reader.byte();
    const offset = reader.unsigned();
    const symbol = reader.unsigned();
    if (hasAddend.has(kind)) reader.unsigned();
    return { kind, offset, symbol };
  });
  return all.sort((left, right) => left.offset - right.offset);
}

/**
 * Calls `take` for each relocation, with the holder that contains its offset. `holders` are in order and do not
 * overlap.
 */
function distribute(relocations, holders, take) {
  let at = 0;
  for (const relocation of relocations) {
    while (holders[at] && relocation.offset >= holders[at].end) at += 1;
    if (!holders[at] || relocation.offset < holders[at].begin)
      throw new Error('A relocation outside of all code and data.');
    take(holders[at], relocation);
  }
}

/**
 * @return functions {name, size, calls: [name], data: [segment]} and segments {name, size, data: [segment]}, where
 * `data` has the numbers of the segments that it refers to.
 */
export function readObject(bytes) {
  const { sections } = sectionsOf(bytes);
  const contentOf = (wanted) => sections.find(({ id }) => id === wanted)?.content ?? Buffer.from([0]);
  const custom = customSections(sections);
  const imported = [...importsOf(contentOf(sectionIds.import))].filter(({ type }) => type !== undefined).length;
  const functions = readBodies(contentOf(sectionIds.code), imported);
  const segments = readSegments(contentOf(sectionIds.data));
  const symbols = readLinking(custom.get('linking'), segments);
  const names = new Map(
    symbols
      .filter(({ kind, name }) => kind === symbolKinds.function && name !== undefined)
      .map(({ index, name }) => [index, name]),
  );
  for (const each of functions)
    Object.assign(each, { name: names.get(each.index), size: each.end - each.begin, calls: [], data: [] });
  for (const each of segments) Object.assign(each, { size: each.end - each.begin, data: [] });

  const takeData = (holder, { kind, symbol }) => {
    const { segment } = symbols[symbol];
    if (namesMemory.has(kind) && segment !== undefined) holder.data.push(segment);
  };
  distribute(readRelocations(custom.get('reloc.CODE')), functions, (holder, relocation) => {
    if (relocation.kind === callsFunction) holder.calls.push(symbols[relocation.symbol].name);
    takeData(holder, relocation);
  });
  distribute(readRelocations(custom.get('reloc.DATA')), segments, takeData);
  return { functions, segments };
}
