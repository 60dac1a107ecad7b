// What of a module's memory its first part can do without. A text or table that is wrongly sent away is missing on pages.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readLinkMap, unneededData } from '../../wasm/unneeded-data.mjs';

/** Segments of the object file, by number, and the numbers of those that each names. */
const k_segments = [
  { name: '.rodata.table', data: [] }, // 0
  { name: '.rodata.rows', data: [3] }, // 1
  { name: '.rodata.rare', data: [] }, // 2
  { name: '.rodata..L.str', data: [] }, // 3
  { name: '.rodata..L.str.1', data: [] }, // 4
  { name: '.bss.zeros', data: [] }, // 5
  { name: '.rodata.ring', data: [2, 6] }, // 6: names itself
];

/** Where the linker put them, one of another file among them. */
const k_map = `
    Addr      Off     Size Out     In      Symbol
       -        8      111 CODE
     400       10       70 .rodata
     400       10        f         lto.tmp:(.rodata..L.str)
     40f       1f        f         lto.tmp:(.rodata..L.str.1)
     420       30       10         lto.tmp:(.rodata.table)
     420       30       10                 table
     430       40       10         lto.tmp:(.rodata.rows)
     440       50       10         lto.tmp:(.rodata.rare)
     450       60       10         /lib/libc.a(x.o):(.rodata.foreign)
     460       70       10         lto.tmp:(.rodata.ring)
     470       80       10         lto.tmp:(.bss.zeros)
`;
const k_text = [0x400, 0x40f];
const k_other_text = [0x40f, 0x41e];
const k_table = [0x420, 0x430];
const k_rows = [0x430, 0x440];
const k_rare = [0x440, 0x450];
const k_ring = [0x460, 0x470];

/** The end alone counts. */
const k_data = [{ address: 0x400, bytes: Buffer.alloc(0x70, 1) }];
const large = (name, data, calls = []) => ({ name, size: 100, calls, data });
const small = (name, data, calls = []) => ({ name, size: 12, calls, data });
/** Joins ranges that nothing but the two bytes of padding lies between, as the answer has them. */
const joined = (...ranges) =>
  ranges.reduce((all, [begin, end]) => {
    if (all.at(-1)?.[1] >= begin - 2) all.at(-1)[1] = end;
    else all.push([begin, end]);
    return all;
  }, []);

/** The functions, which of them are in the first part, what that part can do without, and which are known to be in the other. */
const k_cases = {
  'a part that reads nothing needs nothing of our own, and keeps what came from other files': [
    [large('f', [])],
    ['f'],
    joined(k_text, k_other_text, k_table, k_rows, k_rare, k_ring),
  ],
  'a table that a function names stays': [
    [large('f', [0])],
    ['f'],
    joined(k_text, k_other_text, k_rows, k_rare, k_ring),
  ],
  'a table that only a function of the rest names goes': [
    [large('f', [0]), large('g', [2])],
    ['f'],
    joined(k_text, k_other_text, k_rows, k_rare, k_ring),
  ],
  'a text that a function names stays': [
    [large('f', [3])],
    ['f'],
    joined(k_other_text, k_table, k_rows, k_rare, k_ring),
  ],
  'a text that a table names stays with the table': [
    [large('f', [1])],
    ['f'],
    joined(k_other_text, k_table, k_rare, k_ring),
  ],
  'what a table names in turn stays, and a ring of names comes to an end': [
    [large('f', [6])],
    ['f'],
    joined(k_text, k_other_text, k_table, k_rows),
  ],
  'zeros that no file holds are neither kept nor moved': [
    [large('f', [5])],
    ['f'],
    joined(k_text, k_other_text, k_table, k_rows, k_rare, k_ring),
  ],
  'a small function may be in its caller': [
    [large('f', [], ['g']), small('g', [2])],
    ['f'],
    joined(k_text, k_other_text, k_table, k_rows, k_ring),
  ],
  'and so may one that it calls': [
    [large('f', [], ['g']), small('g', [], ['h']), small('h', [2])],
    ['f'],
    joined(k_text, k_other_text, k_table, k_rows, k_ring),
  ],
  'not one that is known to be in the other part': [
    [large('f', [], ['g']), small('g', [2])],
    ['f'],
    joined(k_text, k_other_text, k_table, k_rows, k_rare, k_ring),
    ['g'],
  ],
  'a large one is not': [
    [large('f', [], ['g']), large('g', [2])],
    ['f'],
    joined(k_text, k_other_text, k_table, k_rows, k_rare, k_ring),
  ],
  'a function that Binaryen made of several names what they do': [
    [large('f', [0])],
    ['byn$mgfn-shared$f'],
    joined(k_text, k_other_text, k_rows, k_rare, k_ring),
  ],
  'a function of another file is unknown, and nothing follows from it': [
    [large('f', [0])],
    ['memcpy', 'f'],
    joined(k_text, k_other_text, k_rows, k_rare, k_ring),
  ],
};

for (const [what, [functions, names, expected, apart]] of Object.entries(k_cases)) {
  test(what, () => {
    assert.deepEqual(unneededData({ functions, segments: k_segments }, readLinkMap(k_map), k_data, names, apart), expected);
  });
}

test('data that the map does not have stops the build', () => {
  const segments = [...k_segments, { name: '.rodata.gone', data: [] }];
  assert.throws(
    () => unneededData({ functions: [large('f', [7])], segments }, readLinkMap(k_map), k_data, ['f']),
    /does not say where \.rodata\.gone lies/,
  );
});
