// Which constants of the module's memory go with the rest of it. One that is wrongly said to be unread is missing on pages.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dataOf } from '../../wasm/data-section.mjs';
import { readMap } from '../../wasm/link-map.mjs';
import { readFromOutside } from '../../wasm/object-file.mjs';
import { placeData } from '../../wasm/place-data.mjs';
import { name, signed, unsigned, writeModule } from '../../wasm/sections.mjs';

const k_end = 0x0b;
const list = (items) => Buffer.concat([unsigned(items.length), ...items]);
const sized = (bytes) => Buffer.concat([unsigned(bytes.length), bytes]);
const header = Buffer.from('\0asm\x01\0\0\0', 'latin1');

/** A module of one memory. @param data `[address, bytes]` of each segment. */
function moduleOf(data) {
  const segments = data.map(([address, bytes]) =>
    Buffer.concat([Buffer.from([0, 0x41]), signed(address), Buffer.from([k_end]), sized(Buffer.from(bytes))]),
  );
  const sections = [
    { id: 5, content: list([Buffer.from([0, 16])]) },
    { id: 11, content: list(segments) },
  ];
  const module = writeModule({ header, sections });
  assert.ok(WebAssembly.validate(module), 'an engine takes the module of the test for one');
  return module;
}

// A literal of fifteen bytes with its zero, and two tables of 200 bytes each, far from each other.
const k_text = 0x12340;
const k_table = 0x23400;
const k_other = 0x34500;
const k_objects = [
  { begin: k_text, end: k_text + 16, section: '.rodata' },
  { begin: k_table, end: k_table + 200, section: '.rodata._ZN4lede7k_tableE' },
  { begin: k_other, end: k_other + 200, section: '.rodata._ZN4lede7k_otherE' },
];
const word = (value) => [...Buffer.from(Uint32Array.of(value).buffer)];
const bytes = (begin = []) => Object.assign(Buffer.alloc(200, 0x55), begin);
const text = (addresses) => addresses.map((address) => `   (i32.const ${address})`).join('\n');

/** What the first part's code says, what else there is, and the addresses of what goes. */
const k_cases = {
  'nothing is read': { code: '', goes: [k_text, k_table, k_other] },
  'by a constant': { code: text([k_text, k_table]), goes: [k_other] },
  'by the offset of a load': { code: `   (i32.load8_u offset=${k_table}`, goes: [k_text, k_other] },
  'by half of a constant of eight bytes': {
    code: `   (i64.const ${(BigInt(k_table) << 32n) | 15n})`,
    goes: [k_text, k_other],
  },
  'by the lower half below a negative one': {
    code: `   (i64.const ${BigInt.asIntN(64, (0xffffffffn << 32n) | BigInt(k_table))})`,
    goes: [k_text, k_other],
  },
  'by an address inside of it': { code: text([k_text + 7, k_other + 199]), goes: [k_table] },
  'by its end': { code: text([k_table + 200]), goes: [k_text, k_other] },
  'by an address before it that an index leads on from': { code: text([k_text - 1, k_table - 128]), goes: [k_other] },
  'not by an address farther before it': { code: text([k_text - 2, k_table - 129]), goes: [k_text, k_table, k_other] },
  'not by the address of a segment': { code: ` (data (i32.const ${k_table}) "…")`, goes: [k_text, k_table, k_other] },
  'by a word of a table that is read': { code: text([k_table]), table: bytes(word(k_other)), goes: [k_text] },
  'not by a word of a table that is not': { code: text([k_other]), table: bytes(word(k_text)), goes: [k_text, k_table] },
  'by a word of what is not known': { code: '', more: [[0x400, word(k_other)]], goes: [k_text, k_table] },
  'by a word whose last zero was cut off': {
    code: '',
    more: [[0x400, word(k_other).slice(0, 3)]],
    goes: [k_text, k_table],
  },
  'by a word in two segments': {
    code: '',
    more: [
      [0x400, word(k_other).slice(0, 2)],
      [0x402, word(k_other).slice(2)],
    ],
    goes: [k_text, k_table],
  },
  'one that is read from outside of it stays': { code: '', pinned: ['.rodata._ZN4lede7k_otherE'], goes: [k_text, k_table] },
  'one of a library stays': {
    code: '',
    objects: [{ begin: k_other, end: k_other + 200, section: '.rodata.md_table' }],
    goes: [k_other].slice(1),
  },
};

for (const [what, { code, table = bytes(), more = [], pinned = [], objects = k_objects, goes }] of Object.entries(k_cases)) {
  test(what, () => {
    const data = [...more, [k_text, 'a literal there\0'], [k_table, table], [k_other, bytes()]];
    const { first, rest } = placeData(
      { module: moduleOf(data), text: code },
      { module: moduleOf([]), text: '' },
      objects,
      new Set(pinned),
    );
    const places = (module) => dataOf(module).map(({ address }) => address);
    assert.deepEqual(places(rest), goes);
    assert.deepEqual(places(first), data.map(([address]) => address).filter((address) => !goes.includes(address)));
  });
}

test('the map of the linker gives each variable its section and its place', () => {
  const map = [
    '    Addr      Off     Size Out     In      Symbol',
    '       -       14       20 CODE',
    '       -       18       10         lto.tmp:(.text.run)',
    '   80000    d06d1      130 .rodata',
    '   80000    d06da      100         <internal>:(.rodata)',
    '   80100    db5fa       20         lto.tmp:(.rodata._ZN4lede7k_tableE)',
    '   80100    db5fa       20                 lede::k_table',
    '   80120    db61a       10         lto.tmp:(.rodata.two)',
    '   80120    db61a        8                 one of two',
    '   80128    db622        8                 two of two',
    '   80130    db62a        4 .data',
    '   80130    db62a        4         lto.tmp:(.data.counter)',
    '   80130    db62a        4                 counter',
  ].join('\n');
  const [literals, table, one, two, ...others] = readMap(map);
  assert.deepEqual([literals.begin, literals.end, literals.section], [0x80000, 0x80100, '.rodata']);
  assert.deepEqual([table.begin, table.end, table.section], [0x80100, 0x80120, '.rodata._ZN4lede7k_tableE']);
  assert.deepEqual([one.begin, one.end, two.begin, two.end], [0x80120, 0x80128, 0x80128, 0x80130]);
  assert.deepEqual(others, [], 'variables that can change are no constants');
  assert.throws(() => readMap(''), /names no constants/);
});

/** An object file of one symbol of eight bytes, and one relocation that names it. */
function objectOf(addend) {
  const symbol = Buffer.concat([Buffer.from([1, 0]), name('table'), unsigned(0), unsigned(0), unsigned(8)]);
  const segment = Buffer.concat([name('.rodata.table'), unsigned(0), unsigned(0)]);
  const subsection = (kind, content) => Buffer.concat([Buffer.from([kind]), sized(content)]);
  const linking = Buffer.concat([unsigned(2), subsection(5, list([segment])), subsection(8, list([symbol]))]);
  const signedAddend = addend < 0 ? Buffer.from([addend & 0x7f]) : Buffer.from([addend]);
  const relocation = Buffer.concat([Buffer.from([4]), unsigned(3), unsigned(0), signedAddend]);
  const sections = [
    { id: 0, content: Buffer.concat([name('linking'), linking]) },
    { id: 0, content: Buffer.concat([name('reloc.CODE'), unsigned(3), list([relocation])]) },
  ];
  return writeModule({ header, sections });
}

const k_addends = { '-4': true, 0: false, 8: false, 9: true };
for (const [addend, isOutside] of Object.entries(k_addends)) {
  test(`an address of ${addend} past a table of eight bytes is ${isOutside ? 'outside' : 'inside'}`, () => {
    assert.deepEqual([...readFromOutside(objectOf(Number(addend)))], isOutside ? ['.rodata.table'] : []);
  });
}
