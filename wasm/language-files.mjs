// Writes the languages that only some pages show. The text of each is a custom section of a module that has nothing
// else. A page fetches the language that it needs, and the loader answers the core's call for it (web/src/glue.ts).
// @see https://webassembly.github.io/spec/core/appendix/custom.html
import { name, Reader, sectionsOf, writeModule } from './sections.mjs';

/**
 * The function of core/src/i18n/language_texts.h that the loader replaces, by its name in the object file and in the
 * map.
 */
export const languageFunction = '_ZN4lede4i18n13more_languageEm';
const textsOfLanguages = /^\.rodata\..*i18n.*6k_moreE$/;
const viewSize = 8;

/** Returns the bytes at an address of a module's initial memory. */
function memoryAt(data, address, size) {
  const segment = data.find((each) => each.address <= address && address + size <= each.address + each.bytes.length);
  if (!segment) throw new Error(`The initial memory has no ${size} bytes at ${address}.`);
  return segment.bytes.subarray(address - segment.address, address - segment.address + size);
}

/**
 * @param pieces the pieces of the linker's map, as `readLinkMap` returns them.
 * @param data the module's initial memory, as `dataOf` returns it.
 * @return the texts, in the order of their numbers.
 */
function textsOf(pieces, data) {
  const views = pieces.filter(({ name: piece }) => textsOfLanguages.test(piece));
  if (views.length !== 1) throw new Error('The linker’s map does not say where the texts of the languages lie.');
  const [{ address, size }] = views;
  const table = new Reader(memoryAt(data, address, size));
  return Array.from({ length: size / viewSize }, () => {
    const begin = table.take(4).readUInt32LE();
    return memoryAt(data, begin, table.take(4).readUInt32LE());
  });
}

const header = Buffer.from([0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);

/**
 * Writes a module with all texts. Each is a section that is named after the build and its number, so that no page gets
 * the words of another build.
 */
export function writeLanguages(build, pieces, data) {
  const sections = textsOf(pieces, data).map((text, number) => ({
    id: 0,
    content: Buffer.concat([name(`${build}.${number}`), text]),
  }));
  return writeModule({ header, sections });
}

/**
 * Splits a module with all languages. @return a module for each language, {tag, module}, in the order of their numbers.
 */
export function splitLanguages(all) {
  return sectionsOf(all).sections.map((section) => {
    const reader = new Reader(section.content);
    reader.name();
    const [tag] = section.content.subarray(reader.offset).toString().split('\n');
    return { tag: tag.toLowerCase(), module: writeModule({ header, sections: [section] }) };
  });
}
