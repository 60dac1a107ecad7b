// Which texts of a module's memory its functions do not mention. A text that is wrongly said to be idle is missing on pages.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { idleStrings } from '../../wasm/idle-strings.mjs';
import { name, signed, unsigned, writeModule } from '../../wasm/sections.mjs';

const k_drop = 0x1a;
const k_end = 0x0b;
const list = (items) => Buffer.concat([unsigned(items.length), ...items]);
const sized = (bytes) => Buffer.concat([unsigned(bytes.length), bytes]);

function signed64(value) {
  const bytes = [];
  for (let rest = BigInt.asIntN(64, value); ; rest >>= 7n) {
    const low = Number(rest & 0x7fn);
    const isLast = rest >= -64n && rest < 64n;
    bytes.push(isLast ? low : low | 0x80);
    if (isLast) return Buffer.from(bytes);
  }
}

const i32 = (value) => Buffer.concat([Buffer.from([0x41]), signed(value), Buffer.from([k_drop])]);
const i64 = (low, high) => {
  const value = signed64((BigInt(high) << 32n) | BigInt(low));
  return Buffer.concat([Buffer.from([0x42]), value, Buffer.from([k_drop])]);
};
/** i32.load8_u of that offset. */
const load = (offset) => Buffer.concat([i32(0).subarray(0, -1), Buffer.from([0x2d, 0]), unsigned(offset), Buffer.from([k_drop])]);
/** i32.store8 of a zero. */
const store = (offset) =>
  Buffer.concat([i32(0).subarray(0, -1), i32(0).subarray(0, -1), Buffer.from([0x3a, 0]), unsigned(offset)]);

/** A module of one function and one memory. @param data `[address, bytes]` of each segment. */
function moduleOf(code, data) {
  const body = sized(Buffer.concat([unsigned(0), ...code, Buffer.from([k_end])]));
  const segments = data.map(([address, bytes]) =>
    Buffer.concat([Buffer.from([0, 0x41]), signed(address), Buffer.from([k_end]), sized(Buffer.from(bytes))]),
  );
  const sections = [
    { id: 1, content: list([Buffer.from([0x60, 0, 0])]) },
    { id: 3, content: list([unsigned(0)]) },
    { id: 5, content: list([Buffer.from([0, 16])]) },
    { id: 7, content: list([Buffer.concat([name('run'), Buffer.from([0, 0])])]) },
    { id: 10, content: list([body]) },
    { id: 11, content: list(segments) },
  ];
  const module = writeModule({ header: Buffer.from('\0asm\x01\0\0\0', 'latin1'), sections });
  assert.ok(WebAssembly.validate(module), 'an engine takes the module of the test for one');
  return module;
}

// Two texts of fifteen bytes, each with its NUL, far from each other.
const k_one = 0x12340;
const k_other = 0x23450;
const k_texts = [
  [k_one, 'the first text.\0'],
  [k_other, 'the other text.\0'],
];
const k_idle_one = [k_one, k_one + 15];
const k_idle_other = [k_other, k_other + 15];
const word = (value) => [...Buffer.from(Uint32Array.of(value).buffer)];

/** What a function does, what else is in memory, and which texts are idle then. */
const k_cases = {
  'nothing is mentioned': [[], [], [k_idle_one, k_idle_other]],
  'by i32.const': [[i32(k_one)], [], [k_idle_other]],
  'by i32.const, the other one': [[i32(k_other)], [], [k_idle_one]],
  'by the low word of an i64.const': [[i64(k_one, 15)], [], [k_idle_other]],
  'by the high word of an i64.const': [[i64(15, k_one)], [], [k_idle_other]],
  'both by one i64.const': [[i64(k_one, k_other)], [], []],
  'by the low word below a negative high word': [[i64(k_one, 0xffffffff)], [], [k_idle_other]],
  'by the offset of a load': [[load(k_one)], [], [k_idle_other]],
  'by the offset of a store': [[store(k_other)], [], [k_idle_one]],
  'by an address inside of it': [[i32(k_one + 7)], [], [k_idle_other]],
  'by its end': [[i32(k_one + 15)], [], [k_idle_other]],
  'by an address before it that an index leads on from': [[i32(k_one - 8)], [], [k_idle_other]],
  'not by an address farther before it': [[i32(k_one - 9)], [], [k_idle_one, k_idle_other]],
  'not by an address behind it': [[i32(k_one + 16)], [], [k_idle_one, k_idle_other]],
  'by a word of the data': [[], [[0x400, word(k_other)]], [k_idle_one]],
  'by a word whose last zero was cut off': [[], [[0x400, word(k_one).slice(0, 3)]], [k_idle_other]],
  'by a word whose first zero was cut off': [[], [[0x401, word(0x23400).slice(1)], [0x23400, 'a text there is.\0']], [k_idle_one, k_idle_other]],
  'by a word in two segments': [[], [[0x400, word(k_one).slice(0, 2)], [0x402, word(k_one).slice(2)]], [k_idle_other]],
  'a short text stays': [[], [[0x400, 'seven b\0']], [k_idle_one, k_idle_other]],
  'what is no text stays': [[], [[0x400, 'eight by\x01tes\0']], [k_idle_one, k_idle_other]],
  'neighbours are one range': [[], [[0x400, 'one text\0two texts\0']], [[0x400, 0x412], k_idle_one, k_idle_other]],
  'a neighbour that is mentioned stays': [
    [i32(0x400 + 27)],
    [[0x400, 'one text\0two texts that go on\0']],
    [[0x400, 0x408], k_idle_one, k_idle_other],
  ],
};

for (const [what, [code, data, expected]] of Object.entries(k_cases)) {
  test(what, () => {
    const segments = [...data, ...k_texts].sort(([a], [b]) => a - b);
    assert.deepEqual(idleStrings(moduleOf(code, segments)), expected);
  });
}
