// Shortens the names under which the two parts of a module import from each other.
// @see https://webassembly.github.io/spec/core/binary/modules.html#import-section
import { importsOf, name, Reader, sectionsOf, unsigned, writeModule } from './sections.mjs';

const importSection = 2;
const exportSection = 7;

/**
 * @param rename returns the new name of an import; it gets the name of the import's module, the import's name, and the
 * number of a function's type.
 */
function renameImports(module, rename) {
  const parts = sectionsOf(module);
  const section = parts.sections.find(({ id }) => id === importSection);
  const imports = [...importsOf(section.content)];
  const written = [unsigned(imports.length)];
  for (const { from, own, type, description } of imports) {
    written.push(name(from), name(rename(from, own, type)), description);
  }
  section.content = Buffer.concat(written);
  return writeModule(parts);
}

/**
 * A call to any function of the other part has the same result: it fetches that part. So all placeholders of one type
 * get the same name, and Binaryen merges them (`duplicate-import-elimination`). About 20 imports are left of 400.
 * @param names names of placeholders that are not merged, by their numbers.
 */
export const mergePlaceholders = (first, placeholders, names) =>
  renameImports(first, (from, own, type) => (from === placeholders ? (names.get(own) ?? String(type)) : own));

/**
 * Yields all short names, in a fixed order: a, b … z, A …, aa … */
function* shortNames() {
  const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_$';
  for (let size = 1; ; size += 1) {
    for (let number = 0; number < letters.length ** size; number += 1) {
      let text = '';
      for (let left = number, digit = 0; digit < size; digit += 1, left = Math.floor(left / letters.length)) {
        text = letters[left % letters.length] + text;
      }
      yield text;
    }
  }
}

/**
 * Gives short names to the exports that only the rest uses, in the order of what they export. Names and numbers then
 * rise together, which compresses better.
 * @param prefix how the names of such exports begin before.
 * @param importsOfBoth the name under which the rest imports them.
 * @return both modules, as new bytes.
 */
export function renameExports(first, rest, prefix, importsOfBoth) {
  const parts = sectionsOf(first);
  const section = parts.sections.find(({ id }) => id === exportSection);
  const reader = new Reader(section.content);
  const exported = Array.from({ length: reader.unsigned() }, () => {
    return { own: reader.name(), kind: reader.byte(), index: reader.unsigned() };
  });
  const kept = exported.filter(({ own }) => !own.startsWith(prefix));
  const taken = new Set(kept.map(({ own }) => own));
  const names = shortNames();
  const renamed = new Map();
  const forRest = exported
    .filter(({ own }) => own.startsWith(prefix))
    .sort((left, right) => left.kind - right.kind || left.index - right.index);
  for (const item of forRest) {
    let short = names.next().value;
    while (taken.has(short)) short = names.next().value;
    renamed.set(item.own, short);
    item.own = short;
  }
  const all = [...kept, ...forRest];
  section.content = Buffer.concat([
    unsigned(all.length),
    ...all.flatMap(({ own, kind, index }) => [name(own), Buffer.from([kind]), unsigned(index)]),
  ]);
  const inRest = (from, own) => (from === importsOfBoth ? (renamed.get(own) ?? own) : own);
  return { first: writeModule(parts), rest: renameImports(rest, inRest) };
}
