// In how many places must somebody write to add a label, a language, an option …? This does it: in a copy of the tree it adds
// one of each kind, lets the generators run, builds, tries what was added, and counts what was written by hand.
//
//   node tests/places/places.mjs [--counts] [KIND...]        ./dev places does the same
//
// The copy and its build stay in build/places, so that only the first run compiles everything. With --counts nothing is built: the
// places are counted, what is written there has to fit, and the generators run.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { files, root } from '../rules/project.mjs';
import { kinds } from './kinds.mjs';

const folder = join(root, 'build', 'places');
const tree = join(folder, 'tree');
const build = join(folder, 'native');

function run(command, args, options = {}) {
  const { status, stdout, stderr, error } = spawnSync(command, args, { cwd: tree, encoding: 'utf8', maxBuffer: 1 << 28, ...options });
  if (error) throw error;
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}:\n${`${stdout}${stderr}`.slice(-4000)}`);
  return stdout;
}

/** Updates the copy: unchanged files keep their time, so that they are not compiled again. */
function copyTree() {
  const known = join(folder, 'files.json');
  for (const file of existsSync(known) ? JSON.parse(readFileSync(known, 'utf8')) : []) {
    if (!files.includes(file)) rmSync(join(tree, file), { force: true });
  }
  for (const file of files) {
    const [from, to] = [join(root, file), join(tree, file)];
    if (!statSync(from).isFile() || (existsSync(to) && readFileSync(from).equals(readFileSync(to)))) continue;
    mkdirSync(dirname(to), { recursive: true });
    copyFileSync(from, to);
  }
  writeFileSync(known, JSON.stringify(files));
}

const generate = () => run('node', ['web/scripts/facts.mjs']);
const compile = () => run('cmake', ['--build', build, '--target', 'lede']);

/** What somebody may ask of the copy once something was added to it. */
const copy = {
  /** The answer of `lede` to a request of its harness. */
  answer: (request) => JSON.parse(run(join(build, 'bin', 'lede'), ['harness'], { input: `${JSON.stringify(request)}\n` })),
  lede: (args, input = '') => run(join(build, 'bin', 'lede'), args, { input }),
  /** Both readers that know what may be written: the one of the browsers' tests, and the one of the fuzzers. */
  judge(html) {
    const script = `import { readStrictly } from './tests/browser/strict-reader.mjs'; readStrictly(${JSON.stringify(html)});`;
    run('node', ['--input-type=module', '--eval', script]);
    const source = join(folder, 'judge.cpp');
    const program = join(folder, 'judge');
    writeFileSync(source, `#include "canonical_form.h"\nint main(int, char** words) { lede::fuzz::CanonicalReader(words[1]).check(); }\n`);
    run(process.env.CXX ?? 'c++', ['-std=c++20', '-I', join(tree, 'tests', 'fuzz'), source, '-o', program]);
    run(program, [html]);
  },
};

/** Files that are new count as one place a folder: who writes them needs to know of nothing else. */
const placesOf = (edits) =>
  new Set(edits.map(([file, edit]) => (typeof edit === 'string' ? `${dirname(file)}/ (new)` : file)));

/** Adds one of a kind, tries it, and takes it away again. */
function add({ edits, generated, check }) {
  const before = new Map();
  try {
    for (const [file, edit] of edits) {
      const path = join(tree, file);
      const old = existsSync(path) ? readFileSync(path, 'utf8') : null;
      if (!before.has(path)) before.set(path, old);
      const text = typeof edit === 'string' ? edit : edit(old);
      assert.notEqual(text, old, `${file}: nothing was added`);
      writeFileSync(path, text);
    }
    generate();
    generated?.((file) => readFileSync(join(tree, file), 'utf8'));
    if (onlyCounts) return;
    compile();
    check?.(copy);
  } finally {
    for (const [path, text] of before) {
      if (text === null) rmSync(path);
      else writeFileSync(path, text);
    }
    generate();
  }
}

const onlyCounts = process.argv[2] === '--counts';
const wanted = process.argv.slice(onlyCounts ? 3 : 2);
const unknown = wanted.filter((name) => !Object.hasOwn(kinds, name));
if (unknown.length > 0) {
  console.error(`unknown kind ${unknown.join(', ')} (expected some of: ${Object.keys(kinds).join(', ')})`);
  process.exit(2);
}
mkdirSync(tree, { recursive: true });
copyTree();
if (!onlyCounts) run('cmake', ['-S', tree, '-B', build, '-G', 'Ninja', '-DCMAKE_BUILD_TYPE=None', '-DCMAKE_CXX_FLAGS=-O0', `-DLEDE_ARCHIVES=${join(root, 'build', 'archives')}`]);
let failed = 0;
for (const [name, kind] of Object.entries(kinds)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const places = placesOf(kind.edits);
  const isFew = places.size <= kind.most;
  let problem = isFew ? '' : ', too many';
  try {
    add(kind);
  } catch (error) {
    problem = `, and it does not work: ${error.message}`;
  }
  failed += problem === '' ? 0 : 1;
  console.log(`${problem === '' ? 'ok    ' : 'FAILED'} ${name}: ${places.size} of at most ${kind.most} places (${[...places].join(', ')})${problem}`);
}
process.exit(failed === 0 ? 0 : 1);
