// Finds the parts of a module's initial memory that no function of the first part can read, so that they can be moved
// to the other part.
//
// Nothing is guessed. The object file says which data each function refers to, and the linker's map where that data is.
// Data that a function of the first part refers to stays, and so does the data that it refers to in turn. If two
// functions are equal, Binaryen keeps one of them under either name; both refer to the same data. Data of other files
// stays.

/**
 * Binaryen inlines functions of this size or less into their callers, which then refer to the same data. In bytes of
 * the object file, where each number that the linker fills in takes five.
 */
const smallFunction = 24;
/** Shorter ranges are not moved: each would need a segment of its own. */
const leastKept = 8;
/** The prefix of functions that Binaryen has made of several that differ only in numbers. */
const mergedPrefix = 'byn$mgfn-shared$';

/**
 * Reads where the linker has put data.
 * @param map the output of `wasm-ld --print-map`: address, offset in the file, size, source file and segment.
 * @return pieces {address, size, file, name}, only of data.
 */
export function readLinkMap(map) {
  const pieces = [];
  for (const line of map.split('\n')) {
    const found = /^ *([0-9a-f]+) +[0-9a-f]+ +([0-9a-f]+) +(\S.*):\((\.?\w[^)]*)\)$/.exec(line);
    if (found) {
      const [, address, size, file, name] = found;
      pieces.push({ address: Number.parseInt(address, 16), size: Number.parseInt(size, 16), file, name });
    }
  }
  return pieces;
}

/**
 * Returns the functions of these names and the small ones that may have been inlined into them. Those in `apart` were
 * not inlined.
 */
function withSmallOnes(names, functions, apart) {
  const byName = new Map(functions.filter(({ name }) => !apart.includes(name)).map((each) => [each.name, each]));
  const all = new Set();
  const add = (name) => {
    const found = byName.get(name);
    if (!found || all.has(found)) return;
    all.add(found);
    for (const called of found.calls) if ((byName.get(called)?.size ?? Infinity) <= smallFunction) add(called);
  };
  for (const name of names) add(name.replace(mergedPrefix, ''));
  return [...all];
}

function reachable(functions, segments) {
  const reached = new Set(functions.flatMap(({ data }) => data));
  for (const number of reached) for (const next of segments[number].data) reached.add(next); // visits what it adds, too
  return reached;
}

/** Returns the pieces that are not needed, as ranges in order, without those that are too short. */
function gaps(pieces) {
  const ranges = [];
  let last = 'needed';
  for (const { begin, end, isNeeded } of pieces) {
    if (!isNeeded && last === 'needed') ranges.push([begin, end]);
    else if (!isNeeded) ranges.at(-1)[1] = end;
    last = isNeeded ? 'needed' : 'unneeded';
  }
  return ranges.filter(([begin, end]) => end - begin >= leastKept);
}

/**
 * @param object as `readObject` returns it.
 * @param pieces as `readLinkMap` returns them.
 * @param data the module's initial memory, as `dataOf` returns it.
 * @param {string[]} names of the functions of the first part.
 * @param {string[]} apart the names of functions that are certainly in the other part, however small they are.
 * @return {[number, number][]} ranges of addresses, in order, none touching another.
 */
export function unneededData({ functions, segments }, pieces, data, names, apart = []) {
  const needed = new Set(
    [...reachable(withSmallOnes(names, functions, apart), segments)].map((number) => segments[number].name),
  );
  const placed = new Set(pieces.map(({ name }) => name));
  const lost = [...needed].find((name) => !placed.has(name));
  if (lost) throw new Error(`The linker's map does not say where ${lost} lies.`);

  const own = new Set(segments.map(({ name }) => name));
  const end = Math.max(...data.map(({ address, bytes }) => address + bytes.length)); // only zeros follow, which no file stores
  return gaps(
    pieces
      .filter(({ address, size }) => size > 0 && address < end)
      .sort((left, right) => left.address - right.address)
      .map(({ address, size, name }) => {
        return { begin: address, end: Math.min(address + size, end), isNeeded: needed.has(name) || !own.has(name) };
      }),
  );
}
