// Makes core/src/html/character_reference_table.h from the list of names in the HTML standard.
//
//   node core/cmake/make_character_references.mjs entities.json > core/src/html/character_reference_table.h
//
// entities.json is the standard's own file, https://html.spec.whatwg.org/entities.json. The list is closed ("will not
// be added to"), so this script ran once. It is kept so that the table can be checked or written in another form.
import { readFileSync } from 'node:fs';

const entities = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const legacy_names = new Set(Object.keys(entities).filter((name) => !name.endsWith(';')).map((name) => name.slice(1)));
/**
 * What articles are written with besides the old names that count without ";": the other characters of prose that HTML 4
 * had names for.
 */
const usual_names = new Set(
  (
    'apos ensp emsp thinsp zwnj zwj lrm rlm ndash mdash lsquo rsquo sbquo ldquo rdquo bdquo dagger Dagger bull hellip ' +
    'permil prime Prime lsaquo rsaquo euro trade larr uarr rarr darr harr minus infin ne le ge asymp hearts ' +
    'OElig oelig Scaron scaron Yuml circ tilde fnof'
  ).split(' '),
);
const rows = Object.entries(entities)
  .filter(([name]) => name.endsWith(';'))
  .map(([name, { codepoints }]) => ({ name: name.slice(1, -1), first: codepoints[0], second: codepoints[1] ?? 0 }));

// Among the names of one character, longer ones come first: of the orders tried, this one is the smallest after Brotli.
rows.sort(
  (a, b) =>
    a.first - b.first || a.second - b.second || b.name.length - a.name.length || (a.name < b.name ? -1 : 1),
);
const second_code_points = [...new Set(rows.map((row) => row.second).filter(Boolean))];

const octal = (byte) => '\\' + byte.toString(8).padStart(3, '0');
const k_largest_short_step = 126;

/** The step from the code point before, in one byte from 0x80 on; or 0xFF and three bytes of seven bits, low ones first. */
function write_step(step) {
  if (step <= k_largest_short_step) return octal(0x80 + step);
  return octal(0xff) + [0, 7, 14].map((shift) => octal(0x80 | ((step >> shift) & 0x7f))).join('');
}

/** The lines of one table. */
function write_table(rows) {
  let previous = 0;
  const entries = rows.map(({ name, first, second }) => {
    const step = write_step(first - previous);
    previous = first;
    const mark = legacy_names.has(name) ? '&' : second ? 1 + second_code_points.indexOf(second) : '';
    return step + mark + name;
  });
  entries.push(octal(0x80)); // so that the last name ends like all others

  const lines = [''];
  for (const entry of entries) {
    if (lines.at(-1).length + entry.length > 112) lines.push('');
    lines[lines.length - 1] += entry;
  }
  return lines.map((line) => `    "${line}"`).join('\n');
}

const is_usual = ({ name }) => legacy_names.has(name) || usual_names.has(name);

process.stdout.write(`// All names of character references, each table in the order of what the names stand for. Made by
// core/cmake/make_character_references.mjs.
//
// An entry is a step, at most one mark, and the name:
//   step  0x80 + how far the code point is from that of the entry before, or 0xFF and the distance in three bytes of
//         seven bits, low ones first, each with its high bit set
//   mark  "&": also a reference without ";" · "1" to "${second_code_points.length}": a second code point follows, one of k_second_code_points
// The next entry's step ends the name; after the last entry stands one more.
#pragma once

namespace lede::html {

// clang-format off
inline constexpr char32_t k_second_code_points[] = {${second_code_points
  .map((code_point) => '0x' + code_point.toString(16).toUpperCase().padStart(4, '0'))
  .join(', ')}};

/// What articles are written with, and every name that counts without ";".
inline constexpr char k_usual_references[] =
${write_table(rows.filter(is_usual))};

/// The others: mathematics, other alphabets, longer names of the same characters.
inline constexpr char k_rare_references[] =
${write_table(rows.filter((row) => !is_usual(row)))};
// clang-format on

} // namespace lede::html
`);
