// What lies where in a module's initial memory, by what the linker prints for `--print-map`.

/** The address, the offset in the file, the size; then "file:(section)", indented, or a symbol of it, indented more. */
const mapLine = /^ *([0-9a-f]+) +[0-9a-f]+ +([0-9a-f]+) {9}( {8})?(\S.*)$/;
const constants = /:\((\.rodata.*|lede_rest)\)$/;

/**
 * @param {string} map
 * @returns {{begin: number, end: number, section: string}[]} the constants: each variable, string literals many at a time. In the
 * order of their addresses.
 */
export function readMap(map) {
  const objects = [];
  let section;
  for (const line of map.split('\n')) {
    const [, address, size, isSymbol, name] = mapLine.exec(line) ?? [];
    if (name === undefined) continue;
    const begin = parseInt(address, 16);
    const end = begin + parseInt(size, 16);
    if (!isSymbol) {
      section = constants.exec(name)?.[1];
      if (section !== undefined) objects.push({ begin, end, section, isWhole: true });
    } else if (section !== undefined) {
      // A section of several variables is as many objects.
      if (objects.at(-1)?.isWhole) objects.pop();
      objects.push({ begin, end, section });
    }
  }
  if (objects.length === 0) throw new Error('The map of the linker names no constants.');
  return objects.sort((left, right) => left.begin - right.begin);
}
