// Finds what of a module's initial memory no function of its first part can read, so that it can go with the functions
// that do, which are in the other part.
//
// Nothing is guessed. The object file says which data each function names, and the linker's map where it put that data.
// What a function of the first part names stays, and so does what that names in turn. Of two functions
// that are the same Binaryen keeps one, under either name; they name the same data. Data that came from other files stays.

/**
 * Binaryen puts functions as small as these into their callers. Then the caller names what they name.
 * In bytes of the object file, where each number that the linker fills in takes five.
 */
const smallFunction = 24;
/** Two ranges with fewer bytes between them are not worth a segment of their own for these. */
const leastKept = 8;
/** How Binaryen names what it makes of functions that differ in numbers alone. */
const mergedPrefix = 'byn$mgfn-shared$';

/**
 * Where the linker put things.
 * @param map what `wasm-ld --print-map` prints: address, place in the file, size, and of what file which segment it is.
 * @return pieces {address, size, file, name}, of the data alone.
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

/** The functions of those names, and the small ones that may have been put into them. */
function withSmallOnes(names, functions) {
  const byName = new Map(functions.map((each) => [each.name, each]));
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
  for (const number of reached) for (const next of segments[number].data) reached.add(next); // a set grows while it is read
  return reached;
}

/** What is not needed, as ranges in order; a piece too short to be worth it stays. */
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
 * @param object as `readObject` gives it.
 * @param pieces as `readLinkMap` gives them.
 * @param data the module's initial memory, as `dataOf` gives it.
 * @param {string[]} names of the functions of the first part.
 * @return {[number, number][]} ranges of addresses, in order, none touching another.
 */
export function unneededData({ functions, segments }, pieces, data, names) {
  const needed = new Set(
    [...reachable(withSmallOnes(names, functions), segments)].map((number) => segments[number].name),
  );
  const placed = new Set(pieces.map(({ name }) => name));
  const lost = [...needed].find((name) => !placed.has(name));
  if (lost) throw new Error(`The linker's map does not say where ${lost} lies.`);

  const own = new Set(segments.map(({ name }) => name));
  const end = Math.max(...data.map(({ address, bytes }) => address + bytes.length)); // behind it are zeros, of which no file has any
  return gaps(
    pieces
      .filter(({ address, size }) => size > 0 && address < end)
      .sort((left, right) => left.address - right.address)
      .map(({ address, size, name }) => {
        return { begin: address, end: Math.min(address + size, end), isNeeded: needed.has(name) || !own.has(name) };
      }),
  );
}
