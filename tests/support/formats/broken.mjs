// Every way in which a document of a format is broken by machines and people: cut off, or with a value of another type.

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

/** @returns {{id: string, text: string, from: string}[]} */
export function brokenDocuments({ name, format, text }) {
  const cuts = Array.from({ length: 50 }, (_, index) => ({
    id: `${name} cut at ${index}/50`,
    text: text.slice(0, Math.floor((text.length * index) / 50)),
    from: 'auto',
  }));
  if (!/^\s*[[{]/.test(text)) return cuts;
  const document = JSON.parse(text);
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
