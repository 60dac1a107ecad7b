// Makes the broken documents that machines and people make: cut off, or with a value of another type.

const k_others = [null, true, 7, 'x', [], {}, ['x'], { x: 1 }];

const kindOf = (value) => (value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value);

/** Each value of a document, by the members that lead to it. */
function* places(value, path = []) {
  if (path.length > 0) yield path;
  if (value === null || typeof value !== 'object') return;
  for (const key of Object.keys(value)) yield* places(value[key], [...path, key]);
}

function replaced(document, path, other) {
  const copy = structuredClone(document);
  const holder = path.slice(0, -1).reduce((value, key) => value[key], copy);
  holder[path.at(-1)] = other;
  return copy;
}

/** What may replace a text in XML or HTML, or a value of front matter. */
const k_otherMarkup = ['', '<x/>', '<p>x', '<![CDATA[<p>x</p>]]>', '&undefined;', '&#0;', ']]>', '<!-- ', 'x'.repeat(5000)];
const k_otherValues = ['[', '{', '{a: [', '"', "'", '|', '>', '*a', '&a', '!!x', '- x', '<<: *a', 'true', '1e999', '\\u{0}'];

/** Each text between two tags, and each value of an attribute, replaced by another one. */
function brokenMarkup({ name, text }) {
  const found = [...text.matchAll(/>([^<>]+)</g), ...text.matchAll(/="([^"]*)"/g)];
  return found.flatMap(({ 0: whole, 1: inner, index }) =>
    k_otherMarkup.map((other) => {
      const begin = index + whole.indexOf(inner);
      return {
        id: `${name} at ${begin} = ${other.slice(0, 20)}`,
        text: text.slice(0, begin) + other + text.slice(begin + inner.length),
        from: 'auto',
      };
    }),
  );
}

/** Each value after a colon or an equals sign of front matter. */
function brokenFrontMatter({ name, text }) {
  return [...text.matchAll(/^([ \w]+[:=]) *(.*)$/gm)].flatMap(({ 1: key, 2: value, index }) =>
    k_otherValues.map((other) => ({
      id: `${name} at ${index} = ${other}`,
      text: `${text.slice(0, index)}${key} ${other}${text.slice(index).replace(key, '').trimStart().slice(value.length)}`,
      from: 'auto',
    })),
  );
}

/** A document of JSON, and null for a text that only begins like one. */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** @returns {{id: string, text: string, from: string}[]} */
export function brokenDocuments({ name, format, text }) {
  const cuts = Array.from({ length: 50 }, (_, index) => ({
    id: `${name} cut at ${index}/50`,
    text: text.slice(0, Math.floor((text.length * index) / 50)),
    from: 'auto',
  }));
  if (/^\s*</.test(text)) return [...cuts, ...brokenMarkup({ name, text })];
  if (!/^\s*[[{]/.test(text)) return [...cuts, ...brokenFrontMatter({ name, text })];
  const document = parsed(text);
  if (document === null) return cuts;
  const wrong = [...places(document)].flatMap((path) => {
    const value = path.reduce((holder, key) => holder[key], document);
    return k_others
      .filter((other) => kindOf(other) !== kindOf(value))
      .map((other) => ({
        id: `${name} ${path.join('.')} = ${JSON.stringify(other)}`,
        text: JSON.stringify(replaced(document, path, other)),
        from: format,
      }));
  });
  return [...cuts, ...wrong];
}
