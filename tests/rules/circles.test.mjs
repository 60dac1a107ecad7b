// No circle of files: reading a file and then the files that it uses comes to an end. In C++ a header and the source of its name are one
// file here, so that a circle through the sources is found as well; in TypeScript types count like values.
import assert from 'node:assert/strict';
import { posix } from 'node:path';
import { test } from 'node:test';
import { files, read } from './project.mjs';

/** The groups of files that reach each other. @param uses file → the files that it names. */
function circlesIn(uses) {
  // Tarjan's algorithm, on a stack of its own. @see https://doi.org/10.1137/0201010
  const [number, lowest, open, circles] = [new Map(), new Map(), [], []];
  const isOpen = new Set();
  for (const start of uses.keys()) {
    if (number.has(start)) continue;
    const walk = [{ file: start, left: [...uses.get(start)] }];
    while (walk.length > 0) {
      const { file, left } = walk.at(-1);
      if (!number.has(file)) {
        number.set(file, number.size);
        lowest.set(file, number.get(file));
        open.push(file);
        isOpen.add(file);
      }
      const next = left.pop();
      if (next === undefined) {
        walk.pop();
        const parent = walk.at(-1)?.file;
        if (parent !== undefined) lowest.set(parent, Math.min(lowest.get(parent), lowest.get(file)));
        if (lowest.get(file) !== number.get(file)) continue;
        const circle = open.splice(open.indexOf(file));
        circle.forEach((member) => isOpen.delete(member));
        if (circle.length > 1 || uses.get(file).has(file)) circles.push(circle.sort());
      } else if (!number.has(next)) {
        walk.push({ file: next, left: [...uses.get(next)] });
      } else if (isOpen.has(next)) {
        lowest.set(file, Math.min(lowest.get(file), number.get(next)));
      }
    }
  }
  return circles.sort(([one], [other]) => (one < other ? -1 : 1));
}

/** @param names what a file names, as [file, named file]. */
function graphOf(names) {
  const uses = new Map();
  for (const [from, to] of names) {
    if (!uses.has(from)) uses.set(from, new Set());
    if (!uses.has(to)) uses.set(to, new Set());
    if (from !== to) uses.get(from).add(to);
  }
  return uses;
}

const unit = (file) => file.replace(/\.(cpp|h)$/, '');

/** Includes of ours: beside the file, or from one of the roots that the build names. */
function includes(folders, roots) {
  const sources = files.filter((file) => /\.(cpp|h)$/.test(file) && folders.some((folder) => file.startsWith(`${folder}/`)));
  return sources.flatMap((file) =>
    [...read(file).matchAll(/^#include "([^"]+)"/gm)].flatMap(([, name]) => {
      const found = [posix.dirname(file), ...roots].map((folder) => posix.join(folder, name)).find((path) => files.includes(path));
      return found ? [[unit(file), unit(found)]] : [];
    }),
  );
}

/** Imports of ours, of TypeScript and of JavaScript: "./a.js" is a.ts if there is one. */
function imports(folders) {
  const scripts = files.filter((file) => /\.(ts|mjs|js)$/.test(file) && folders.some((folder) => file.startsWith(`${folder}/`)));
  return scripts.flatMap((file) =>
    [...read(file).matchAll(/^(?:import|export)\b[^'"]*?from '(\.[^']+)'|^import '(\.[^']+)'|\bimport\('(\.[^']+)'\)/gm)].flatMap(
      ([, named, alone, later]) => {
        const path = posix.join(posix.dirname(file), named ?? alone ?? later);
        const found = [path.replace(/\.js$/, '.ts'), path].find((one) => files.includes(one));
        return found ? [[file, found]] : [];
      },
    ),
  );
}

/** Families of files that call each other, as what they read may contain each other. */
const inFormats = (...names) => names.map((name) => `core/src/formats/${name}`);
const families = [
  // A box keeps a frame in Base64, and a frame its film in settings.
  ['core/src/body/frames', 'core/src/body/player_data'],
  // Readers of bodies: an editor's tree may have a body of another system in a node, and that body a tree in a field.
  inFormats('medium', 'prismic_text', 'rich_text', 'ricos', 'tree_reader', 'usual_body', 'usual_parts'),
];
const isFamily = (circle) => families.some((family) => circle.every((file) => family.includes(file)));

const graphs = {
  'core and wasm': includes(['core', 'wasm'], ['core/src', 'core/include', 'core/cli']),
  'examples/newsroom': includes(['examples/newsroom'], ['core/include']),
  'tests/fuzz and tests/unit': includes(['tests/fuzz', 'tests/unit', 'tests/bounds', 'tests/bench'], ['core/src', 'core/include', 'tests']),
  'web/src': imports(['web/src']),
  'web/scripts, wasm and tools': imports(['web/scripts', 'wasm', 'tools']),
  tests: imports(['tests']),
  examples: imports(['examples', 'docs']),
};

for (const [name, names] of Object.entries(graphs)) {
  test(`${name}: no circle of files`, () => {
    assert.ok(names.length > 5, 'nothing was read');
    assert.deepEqual(circlesIn(graphOf(names)).filter((circle) => !isFamily(circle)), []);
  });
}

test('a circle is found, however long', () => {
  assert.deepEqual(circlesIn(graphOf([['a', 'b'], ['b', 'c'], ['c', 'a'], ['c', 'd']])), [['a', 'b', 'c']]);
  assert.deepEqual(circlesIn(graphOf([['a', 'b'], ['a', 'c'], ['b', 'd'], ['c', 'd']])), []);
});
