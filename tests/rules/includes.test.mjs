// Who may include whom. The folders of core/src are the stages of one line, and an include against its direction is a
// stage that knows too much: components that read JSON, a policy that knows who asks.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { files, read } from './project.mjs';

// A folder may always include itself, base, and the public header's types.
const mayInclude = {
  base: [],
  json: [],
  model: [],
  i18n: [],
  policy: [],
  options: ['json', 'policy', 'i18n'],
  formats: ['json', 'model', 'html'], // html: titles in HTML, pages with JSON-LD in them
  html: ['policy'],
  body: ['html', 'policy', 'model'],
  components: ['model', 'html', 'policy', 'i18n'],
  output: ['components', 'model', 'json', 'html', 'policy', 'i18n'],
  harness: ['json', 'output'],
};

// Third-party headers, each with the one place that may know of it.
const thirdParty = [
  { header: /^nlohmann\//, place: /^core\/src\/json\/[^/]+\.cpp$/, files: 1 },
  { header: /^md4c/, place: /^core\/src\/body\/markdown[^/]*$/, files: 2 },
  { header: /^emscripten/, place: /^wasm\/bindings\.cpp$/, files: 1 },
  { header: /^CLI\//, place: /^core\/cli\/(arguments|help)\.cpp$/, files: 2 },
];

// Each of these brings tens of kilobytes into the wasm, a locale, or state that is not an argument.
const keptOutOfCore = [
  'iostream', 'ostream', 'istream', 'fstream', 'sstream', 'iomanip', 'regex', 'locale', 'codecvt', 'functional',
  'unordered_map', 'unordered_set', 'cstdio', 'stdio.h', 'clocale', 'ctime', 'chrono', 'random', 'thread', 'mutex',
  'filesystem', 'format', 'exception', 'stdexcept', 'typeinfo', 'cmath',
];

function includesOf(file) {
  return [...read(file).matchAll(/^[ \t]*#[ \t]*include[ \t]*([<"])([^>"]+)[>"]/gm)].map(([, kind, name]) => ({
    local: kind === '"',
    name,
  }));
}

const cpp = files.filter((file) => /\.(cpp|h)$/.test(file));
const inFolder = (folder) => cpp.filter((file) => file.startsWith(folder));

/** The tables that the public header is made of. */
const isTable = (name) => name === 'lede/codes.def' || name === 'lede/options.def';

for (const [folder, allowed] of Object.entries(mayInclude)) {
  test(`core/src/${folder} includes only ${['itself', 'base', ...allowed].join(', ')}`, () => {
    const wrong = [];
    for (const file of inFolder(`core/src/${folder}/`)) {
      for (const { local, name } of includesOf(file)) {
        if (!local || name === 'lede/render.h' || isTable(name)) continue;
        const target = name.split('/')[0];
        if (![folder, 'base', ...allowed].includes(target)) wrong.push(`${file} includes ${name}`);
      }
    }
    assert.deepEqual(wrong, []);
  });
}

test('every folder of core/src is named here', () => {
  const folders = new Set(inFolder('core/src/').map((file) => file.split('/')[2]).filter((name) => !name.endsWith('.cpp')));
  assert.deepEqual([...folders].filter((folder) => !(folder in mayInclude)), []);
});

test('render.cpp, which sees all of them, is alone in core/src itself', () => {
  assert.deepEqual(inFolder('core/src/').filter((file) => file.split('/').length === 3), ['core/src/render.cpp']);
});

test('local includes are written from core/src, never relative', () => {
  const wrong = inFolder('core/').flatMap((file) =>
    includesOf(file).filter(({ local, name }) => local && name.startsWith('.')).map(({ name }) => `${file} includes ${name}`),
  );
  assert.deepEqual(wrong, []);
});

// render.h, and the version, which the build writes.
const publicHeaders = ['lede/render.h', 'lede/version.h'];

test('wasm and the command see the public header alone', () => {
  const wrong = [];
  for (const file of [...inFolder('wasm/'), ...inFolder('core/cli/')]) {
    for (const { local, name } of includesOf(file)) {
      // Files of the command's own folder are named without one.
      if (local && !publicHeaders.includes(name) && !isTable(name) && name.includes('/')) wrong.push(`${file} includes ${name}`);
    }
  }
  assert.deepEqual(wrong, []);
});

// Each library is the business of few files: Boost.Beast reads requests and writes heads, Boost.Asio holds the connections, libcurl sends e-mail and calls the webhook.
const newsroomLibraries = [
  { header: /^boost\/beast\//, place: /^examples\/newsroom\/(request_reader|http)\.cpp$/ },
  { header: /^boost\//, place: /^examples\/newsroom\/(connections?|request_reader|http)\.(cpp|h)$/ },
  { header: /^brotli\//, place: /^examples\/newsroom\/compression\.cpp$/ },
  { header: /^curl\//, place: /^examples\/newsroom\/curl_session\.h$/ },
  { header: /^sqlite3\.h$/, place: /^examples\/newsroom\/sqlite\.cpp$/ },
  { header: /^libpq-fe\.h$/, place: /^examples\/newsroom\/postgres\.cpp$/ },
  { header: /^openssl\//, place: /^examples\/newsroom\/crypto\.cpp$/ },
];

test('the newsroom server sees the public header alone, and each library in its place', () => {
  const wrong = [];
  for (const file of inFolder('examples/newsroom/')) {
    for (const { local, name } of includesOf(file)) {
      if (local && !['lede/render.h', 'lede/version.h'].includes(name) && name.includes('/')) wrong.push(`${file} includes ${name}`);
      const library = newsroomLibraries.find(({ header }) => header.test(name));
      if (library && !library.place.test(file)) wrong.push(`${file} includes ${name}`);
    }
  }
  assert.deepEqual(wrong, []);
});

test('the public header needs the standard library alone', () => {
  assert.deepEqual(inFolder('core/include/'), ['core/include/lede/render.h']);
  assert.deepEqual(includesOf('core/include/lede/render.h').filter(({ local, name }) => !isTable(name) && (local || /[./]/.test(name))), []);
});

for (const { header, place, files: most } of thirdParty) {
  test(`headers ${header} are included by ${most} file, in ${place}`, () => {
    const users = [...inFolder('core/'), ...inFolder('wasm/')].filter((file) =>
      includesOf(file).some(({ name }) => header.test(name)),
    );
    assert.deepEqual(users.filter((file) => !place.test(file)), []);
    assert.ok(users.length <= most, `more than ${most}: ${users.join(', ')}`);
  });
}

test('the core includes no header that wasm pays for', () => {
  const wrong = [...inFolder('core/src/'), ...inFolder('core/include/')].flatMap((file) =>
    includesOf(file).filter(({ name }) => keptOutOfCore.includes(name)).map(({ name }) => `${file} includes <${name}>`),
  );
  assert.deepEqual(wrong, []);
});
