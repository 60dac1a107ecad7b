// What every file of the project keeps to.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { currentVersion, dateOf, disagreements } from '../../tools/release/version.mjs';
import { files, filesOfFolder, read, root, textFiles } from './project.mjs';

const sources = textFiles.filter((file) => /\.(cpp|h|ts|mjs|js|css|cmake|sh)$/.test(file) || file === 'dev');

// Files of data: one row after the other, without logic. Each is named here, with its subject.
const tables = {
  'core/src/html/character_reference_table.h': 'the named character references of HTML',
};
// What one reads in one sitting.
const longest = 400;

// Written in parts, so that this file does not break its own rules.
const words = (...parts) => new RegExp(parts.map((part) => part.join('')).join('|'));
const unfinished = words(['TO', 'DO'], ['FIX', 'ME'], ['\\bX', 'XX\\b'], ['not impl', 'emented']);
const places = words(
  ['deb.deb', 'ian.org'],
  ['registry.npm', 'js.org'],
  ['(^|[\\s"\'`=(:])/wo', 'rk/'],
  ['(^|[\\s"\'`=(:])/ro', 'ot/'],
);

const offenders = (list, pattern) =>
  list.flatMap((file) =>
    read(file)
      .split('\n')
      .flatMap((line, index) => (pattern.test(line) ? [`${file}:${index + 1}: ${line.trim().slice(0, 100)}`] : [])),
  );

test('an unpacked archive without git has the same files', () => {
  assert.deepEqual(filesOfFolder().sort(), [...files].sort());
});

test(`a source file has at most ${longest} lines, tables excepted`, () => {
  const long = sources
    .filter((file) => !(file in tables))
    .map((file) => [file, read(file).split('\n').length - 1])
    .filter(([, lines]) => lines > longest)
    .map(([file, lines]) => `${file}: ${lines}`);
  assert.deepEqual(long, []);
});

test('every table that is excepted still exists', () => {
  assert.deepEqual(Object.keys(tables).filter((file) => !files.includes(file)), []);
});

test('a source file starts with a comment that says what it is for', () => {
  const silent = sources.filter((file) => !/^(#!.*\n)?\s*(\/\/|\/\*|#)/.test(read(file)));
  assert.deepEqual(silent, []);
});

test('nothing is left unfinished', () => {
  assert.deepEqual(offenders(sources, unfinished), []);
});

test('the build decides what is inlined, and no mark in the core', () => {
  assert.deepEqual(offenders(sources.filter((file) => file.startsWith('core/')), /noinline/), []);
});

test('no file names a package registry or a path of one machine', () => {
  assert.deepEqual(offenders(textFiles, places), []);
});

test('lock files hold on any mirror', () => {
  const locks = files.filter((file) => file.endsWith('package-lock.json'));
  assert.deepEqual(offenders(locks, /"resolved": "https?:/), []);
});

test('text is UTF-8 with line feeds and a last one', () => {
  const wrong = textFiles.filter((file) => {
    const bytes = readFileSync(join(root, file));
    const text = bytes.toString('utf8');
    // Seeds of the fuzzers are bytes of any kind.
    if (file.startsWith('tests/fuzz/corpus/') || text === '') return false;
    return !bytes.equals(Buffer.from(text)) || text.includes('\r\n') || !text.endsWith('\n');
  });
  assert.deepEqual(wrong, []);
});

test('no third-party source is committed', () => {
  const copied = files.filter((file) => /(^|\/)(md4c|nlohmann|catch2?|third[_-]?party|vendor|node_modules)(\/|\.(c|h|hpp)$)/i.test(file));
  assert.deepEqual(copied, []);
});

test('all places that name the version name the same one', () => {
  assert.deepEqual(disagreements(), []);
  assert.ok(dateOf(currentVersion()) || read('CHANGELOG.md').includes('\n## [Unreleased]\n'), 'CHANGELOG.md names neither');
});

test('no two cases of a file have the same name', () => {
  const doubled = files
    .filter((file) => file.startsWith('tests/cases/') && file.endsWith('.ndjson'))
    .flatMap((file) => {
      const names = read(file)
        .split('\n')
        .filter((line) => line.startsWith('{'))
        .map((line) => JSON.parse(line).id);
      return names.filter((name, index) => names.indexOf(name) !== index).map((name) => `${file}: ${name}`);
    });
  assert.deepEqual(doubled, []);
});
