// The initial memory of a module.
// @see https://webassembly.github.io/spec/core/binary/modules.html#data-section
import { Reader, sectionContent, sectionsOf, signed, unsigned, writeModule } from './sections.mjs';

const dataSection = 11;
const dataCountSection = 12;
const activeInFirstMemory = 0;
const i32Const = 0x41;
const end = 0x0b;

/** @returns {{address: number, bytes: Uint8Array}[]} its segments; zeros between them have none. */
export function dataOf(module) {
  const content = sectionContent(module, dataSection);
  if (content.length === 0) return [];
  const reader = new Reader(content);
  return Array.from({ length: reader.unsigned() }, () => {
    const kind = reader.unsigned();
    if (kind !== activeInFirstMemory || reader.byte() !== i32Const) throw new Error('A data segment of another kind.');
    const address = reader.address();
    if (reader.byte() !== end) throw new Error('A data segment whose place is computed.');
    return { address, bytes: reader.take(reader.unsigned()) };
  });
}

function contentOf(segments) {
  const parts = [unsigned(segments.length)];
  for (const { address, bytes } of segments) {
    parts.push(Buffer.from([activeInFirstMemory, i32Const]), signed(address), Buffer.from([end]));
    parts.push(unsigned(bytes.length), bytes);
  }
  return Buffer.concat(parts);
}

/** @returns the module with these segments in place of its own, as new bytes. */
export function writeData(module, segments) {
  const parts = sectionsOf(module);
  // Only instructions that name a segment need the count; there are none here, and it would be wrong now.
  parts.sections = parts.sections.filter(({ id }) => id !== dataSection && id !== dataCountSection);
  if (segments.length > 0) {
    const custom = parts.sections.findIndex(({ id }, index) => id === 0 && index > 0);
    const at = custom < 0 ? parts.sections.length : custom;
    parts.sections.splice(at, 0, { id: dataSection, content: contentOf(segments) });
  }
  return writeModule(parts);
}
