// What bundlers, strict hosts and servers want of the built files.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const dist = new URL('../dist/', import.meta.url);
const read = (name) => readFileSync(new URL(name, dist), 'utf8');
const scripts = readdirSync(dist).filter((name) => /\.c?js$/.test(name));
const { exports, version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
const count = (text, pattern) => [...text.matchAll(pattern)].length;

for (const name of scripts) {
  test(`${name} makes no code out of text, and sets HTML in one place at most`, () => {
    const text = read(name);
    assert.equal(count(text, /\beval\(|new Function\b|Function\(["'`]/g), 0);
    assert.ok(
      count(text, /\.(?:inner|outer)HTML\s*[-+|&?*]*=(?!=)|insertAdjacentHTML|setHTMLUnsafe|document\.write/g) <= 1,
    );
  });
}

test('index.js has one address of each module, in the form that bundlers read', () => {
  const text = read('index.js');
  for (const name of ['lede', 'lede-rest', 'lede-languages', 'lede-full']) {
    const pattern = new RegExp(`new URL\\("${name}\\.wasm",\\s*import\\.meta\\.url\\)`, 'g');
    assert.equal(count(text, pattern), 1, name);
  }
  assert.equal(count(text, /import\.meta/g), 4);
});

test('node.js has the address of its module in a form that file tracers read', () => {
  assert.match(read('node.js'), /new URL\("\.\/lede-full\.wasm",\s*import\.meta\.url\)/);
});

test('lede.js is a classic script that leaves no name behind', () => {
  const text = read('lede.js');
  assert.equal(count(text, /import\.meta|\bimport\(|^import |^export /gm), 0);
  assert.match(text, /^\/\*!.*\*\/\s*\(\(\)=>\{/);
});

test('the browser entries import no module of Node', () => {
  for (const name of ['index.js', 'element.js', 'lede.js', 'workerd.js', 'edge-light.js']) {
    assert.equal(count(read(name), /(?:\bfrom|\bimport\(?)\s*["']node:|require\(/g), 0, name);
  }
});

test('lede.wasm asks for what is in the rest once for each type of function', () => {
  const imports = WebAssembly.Module.imports(new WebAssembly.Module(readFileSync(new URL('lede.wasm', dist))));
  const ofBuild = imports.filter(({ module }) => module.startsWith('lede-'));
  assert.ok(ofBuild.length > 0);
  assert.equal(new Set(ofBuild.map(({ name }) => name)).size, ofBuild.length);
});

test('every file that package.json exports is there', () => {
  const paths = (value) => (typeof value === 'string' ? [value] : Object.values(value).flatMap(paths));
  for (const path of paths(exports)) {
    assert.ok(existsSync(fileURLToPath(new URL(`../${path}`, import.meta.url))), path);
  }
});

test('conditions stand in the order in which they must be tried', () => {
  assert.deepEqual(Object.keys(exports['.']), ['types', 'workerd', 'edge-light', 'node', 'browser', 'default']);
});

for (const folder of ['', `cdn/${version}/`]) {
  test(`dist/${folder} has the licences of all that is compiled into the module`, () => {
    assert.equal(read(`${folder}LICENSE`), readFileSync(new URL('../../LICENSE', import.meta.url), 'utf8'));
    assert.match(read(`${folder}LICENSE.md4c`), /Copyright © .* Martin Mitáš/);
    assert.match(read(`${folder}LICENSE.nlohmann_json`), /Copyright \(c\) .* Niels Lohmann/);
  });
}
