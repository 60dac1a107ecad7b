// Reads the sizes of sections and functions of a WebAssembly module, from its bytes and Emscripten's symbol map.
// @see https://webassembly.github.io/spec/core/binary/modules.html

const sectionNames = [
  'custom',
  'type',
  'import',
  'function',
  'table',
  'memory',
  'global',
  'export',
  'start',
  'element',
  'code',
  'data',
];
const importSection = 2;
const codeSection = 10;
const functionImport = 0;

class Reader {
  constructor(bytes, offset = 0) {
    this.bytes = bytes;
    this.offset = offset;
  }

  number() {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.bytes[this.offset++];
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return value;
    }
  }

  skipName() {
    const size = this.number();
    this.offset += size;
  }

  skipLimits() {
    const flags = this.number();
    this.number();
    if (flags & 1) this.number();
  }
}

function* sectionsOf(bytes) {
  const reader = new Reader(bytes, 8);
  while (reader.offset < bytes.length) {
    const id = reader.number();
    const size = reader.number();
    yield { id, name: sectionNames[id] ?? String(id), begin: reader.offset, size };
    reader.offset += size;
  }
}

function countFunctionImports(reader) {
  let functions = 0;
  for (let count = reader.number(); count > 0; count -= 1) {
    reader.skipName();
    reader.skipName();
    const kind = reader.number();
    if (kind === functionImport) {
      functions += 1;
      reader.number();
    } else if (kind === 1) {
      reader.number();
      reader.skipLimits();
    } else if (kind === 2) reader.skipLimits();
    else reader.offset += 2;
  }
  return functions;
}

function readNames(symbolMap) {
  const names = new Map();
  for (const line of symbolMap.split('\n')) {
    const colon = line.indexOf(':');
    if (colon < 0) continue;
    const name = line
      .slice(colon + 1)
      .replace(/\\([0-9a-f]{2})/g, (_, code) => String.fromCharCode(parseInt(code, 16)));
    names.set(Number(line.slice(0, colon)), name);
  }
  return names;
}

/** @returns {{sections: {name: string, size: number}[], functions: {index: number, name: string, size: number}[]}} largest functions first. */
export function readWasmSizes(bytes, symbolMap) {
  const names = readNames(symbolMap);
  const sections = [];
  const functions = [];
  let imported = 0;
  for (const section of sectionsOf(bytes)) {
    sections.push({ name: section.name, size: section.size });
    const reader = new Reader(bytes, section.begin);
    if (section.id === importSection) imported = countFunctionImports(reader);
    if (section.id !== codeSection) continue;
    const count = reader.number();
    for (let index = 0; index < count; index += 1) {
      const begin = reader.offset;
      const size = reader.number();
      reader.offset += size;
      const name = names.get(imported + index) ?? `function ${imported + index}`;
      functions.push({ index, name, size: reader.offset - begin });
    }
  }
  functions.sort((a, b) => b.size - a.size);
  return { sections, functions };
}
