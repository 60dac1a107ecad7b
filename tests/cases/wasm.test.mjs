// The npm package in Node: loading, the forms of input, errors, and memory. `./dev build` comes first.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { runInNewContext } from 'node:vm';

if (process.env.LEDE_NATIVE_ONLY) process.exit(0);

const folder = process.env.LEDE_DIST;
const dist = folder ? pathToFileURL(`${folder}/`) : new URL('../../web/dist/', import.meta.url);
const { createPerform, load, LedeError } = await import(new URL('node.js', dist));
// Each copy of the module has its own memory of what was loaded.
let copies = 0;
const freshCopy = () => import(new URL(`node.js?copy=${(copies += 1)}`, dist));

const wasmBytes = await readFile(new URL('lede-full.wasm', dist));
const firstPart = await readFile(new URL('lede.wasm', dist));
const restPart = await readFile(new URL('lede-rest.wasm', dist));
const languagesPart = await readFile(new URL('lede-languages.wasm', dist));
const wasmResponse = (body, init) => new Response(body, init);
const article = { lede: 1, headline: 'Xin chào 🎉', language: 'vi', body: '**Đậm** và [xấu](javascript:alert(1))' };

test('load gives one instance, however often it is called', async () => {
  const { load: loadCopy } = await freshCopy();
  const [first, second] = await Promise.all([loadCopy(), loadCopy()]);
  assert.equal(first, second);
  assert.equal(await loadCopy(), first);
});

const sources = [
  ['the file beside the script', undefined],
  ['bytes', wasmBytes],
  ['an ArrayBuffer', new Uint8Array(wasmBytes).buffer],
  ['a DataView', new DataView(new Uint8Array(wasmBytes).buffer)],
  ['a module', new WebAssembly.Module(wasmBytes)],
  ['a module of another realm', runInNewContext('new WebAssembly.Module(bytes)', { bytes: wasmBytes })],
  ['bytes of another realm', runInNewContext('Uint8Array.from(bytes).buffer', { bytes: wasmBytes })],
  ['a response of the right type', wasmResponse(wasmBytes, { headers: { 'Content-Type': 'application/wasm' } })],
  ['a response of another type', wasmResponse(wasmBytes, { headers: { 'Content-Type': 'application/octet-stream' } })],
  ['a promise of a response', Promise.resolve(wasmResponse(wasmBytes))],
  ['a data URL', `data:application/wasm;base64,${wasmBytes.toString('base64')}`],
];

for (const [name, wasm] of sources) {
  test(`load takes ${name}`, async () => {
    const { load: loadCopy } = await freshCopy();
    const lede = await loadCopy(wasm === undefined ? undefined : { wasm });
    assert.match(lede.markdown('**a**').html, /<strong>a<\/strong>/);
  });
}

const partSources = [
  ['both', { wasm: firstPart, rest: restPart }],
  ['both as modules', { wasm: new WebAssembly.Module(firstPart), rest: new WebAssembly.Module(restPart) }],
  ['the first alone, which the full module completes', { wasm: firstPart }],
  ['the first alone, as a module', { wasm: new WebAssembly.Module(firstPart) }],
];

for (const [name, options] of partSources) {
  test(`load takes the parts that pages load: ${name}`, async () => {
    const { load: loadCopy } = await freshCopy();
    const lede = await loadCopy(options);
    assert.match(lede.markdown('| a |\n|---|\n| **b** |').html, /<td><strong>b<\/strong><\/td>/);
  });
}

const broken = [
  ['an HTML page of status 200', wasmResponse('\n<!doctype html><title>Not here</title>'), 'wasm-is-html'],
  ['status 404', wasmResponse('<!doctype html>', { status: 404 }), 'wasm-not-found'],
  ['status 503', wasmResponse('', { status: 503 }), 'wasm-unreachable'],
  ['an address that nobody answers', 'http://127.0.0.1:9/lede.wasm', 'wasm-unreachable'],
  ['bytes that are no module', new TextEncoder().encode('{}'), 'wasm-invalid'],
  ['no bytes', new Uint8Array(0), 'wasm-invalid'],
  ['a module cut in half', wasmBytes.subarray(0, wasmBytes.length / 2), 'wasm-invalid'],
  ['the rest without the first', restPart, 'wasm-invalid'],
  ['what is no source at all', 7, 'wasm-invalid'],
  ['a Blob', new Blob([wasmBytes]), 'wasm-invalid'],
  ['another module', new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]), 'wasm-invalid'],
];

for (const [name, wasm, code] of broken) {
  test(`load names ${name}, and tries again when asked`, async () => {
    const { load: loadCopy, LedeError: ErrorCopy } = await freshCopy();
    await assert.rejects(loadCopy({ wasm }), (error) => {
      assert.ok(error instanceof ErrorCopy);
      assert.equal(error.code, code, error.message);
      assert.ok(error.message.length > 20);
      return true;
    });
    const lede = await loadCopy();
    assert.match(lede.markdown('a').html, /a/);
  });
}

test('load reports a promised file that cannot be loaded', async () => {
  const { load: loadCopy } = await freshCopy();
  for (const promised of [() => readFile(new URL('none.wasm', dist)), () => fetch('http://127.0.0.1:9/lede.wasm')]) {
    await assert.rejects(loadCopy({ wasm: promised() }), { code: 'wasm-unreachable' });
  }
  assert.match((await loadCopy()).markdown('a').html, /a/);
});

test('a lede-rest.wasm that cannot be loaded is reported if it is needed, and not otherwise', async () => {
  for (const [wasm, code] of [[firstPart, 'wasm-unreachable'], [wasmBytes, undefined]]) {
    const { load: loadCopy } = await freshCopy();
    const rest = fetch('http://127.0.0.1:9/lede-rest.wasm');
    assert.equal(await loadCopy({ wasm, rest }).then(() => undefined, (error) => error.code), code);
  }
});

test('object, text and bytes give the same bytes', async () => {
  const lede = await load();
  const text = JSON.stringify(article);
  const fromObject = lede.render(article);
  assert.match(fromObject.html, /Xin chào 🎉/);
  assert.match(fromObject.jsonLd, /NewsArticle/);
  const bytes = new TextEncoder().encode(text);
  const padded = new Uint8Array(bytes.length + 7);
  padded.set(bytes, 3);
  const inputs = {
    text,
    bytes,
    'a view into a larger buffer': padded.subarray(3, 3 + bytes.length),
    'a Node buffer': Buffer.from(text),
    'a DataView': new DataView(bytes.buffer),
    'an ArrayBuffer': bytes.buffer,
    'an ArrayBuffer of another realm': runInNewContext('Uint8Array.from(bytes).buffer', { bytes }),
  };
  for (const [name, input] of Object.entries(inputs)) {
    assert.equal(JSON.stringify(lede.render(input)), JSON.stringify(fromObject), name);
    if (name !== 'text') assert.deepEqual(lede.markdown(input), lede.markdown(text), name);
  }
});

test('a value that is not a text is read as JavaScript writes it', async () => {
  const lede = await load();
  const read = [undefined, null, 5, true].map((input) => lede.markdown(input).html);
  assert.deepEqual(read, ['', '<p>null</p>', '<p>5</p>', '<p>true</p>']);
});

test('options that are null are none', async () => {
  const lede = await load();
  assert.deepEqual(lede.render(article, null), lede.render(article));
  assert.deepEqual(lede.markdown('**a**', null), lede.markdown('**a**'));
});

test('a lone surrogate of a JavaScript string becomes U+FFFD', async () => {
  const lede = await load();
  assert.match(lede.markdown('a\ud83d').html, /a\ufffd/);
});

test('warnings say what was removed and where', async () => {
  const { warnings } = (await load()).sanitize('<p onclick="x()">a</p>');
  assert.equal(warnings.length, 1);
  const { message, ...rest } = warnings[0];
  assert.match(message, /onclick/);
  assert.deepEqual(Object.keys(rest).sort(), ['code', 'column', 'count', 'line', 'offset', 'path', 'severity']);
  assert.equal(rest.code, 'attribute-removed');
  assert.equal(rest.line, 1);
});

const refused = [
  ['text that is not JSON', (lede) => lede.render('{"headline":\n nope}'), 'json-syntax', 2],
  ['an array', (lede) => lede.render('[1]'), 'article-not-an-object', 1],
  ['undefined', (lede) => lede.render(undefined), 'article-not-an-object', 1],
  ['nothing', (lede) => lede.render(''), 'input-empty', 1],
  ['an unknown option', (lede) => lede.markdown('a', { nonsense: 1 }), 'option-invalid', 1],
  ['a number for options', (lede) => lede.markdown('a', 5), 'option-invalid', 1],
  ['an array for options', (lede) => lede.markdown('a', []), 'option-invalid', 1],
  ['an impossible option', (lede) => lede.markdown('a', { headingLevel: 9 }), 'option-invalid', 1],
];

for (const [name, call, code, line] of refused) {
  test(`refuses ${name} with code and place`, async () => {
    const lede = await load();
    assert.throws(
      () => call(lede),
      (error) => {
        assert.ok(error instanceof LedeError);
        assert.equal(error.name, 'LedeError');
        assert.equal(error.code, code, error.message);
        assert.equal(error.line, line);
        assert.equal(typeof error.path, 'string');
        assert.equal(typeof error.offset, 'number');
        assert.equal(typeof error.column, 'number');
        return true;
      },
    );
    assert.match(lede.markdown('still well').html, /still well/);
  });
}

test('memory does not grow over 10,000 renders, refusals among them', async () => {
  const lede = await load();
  const documents = [
    JSON.stringify(article),
    JSON.stringify({ ...article, body: 'text *more* text\n\n'.repeat(300) }),
    '{"headline":',
  ];
  const renderAll = () => {
    for (const document of documents) {
      try {
        lede.render(document);
      } catch (error) {
        assert.equal(error.code, 'json-truncated');
      }
    }
  };
  for (let round = 0; round < 10; round += 1) renderAll();
  const before = lede.memoryBytes;
  for (let round = 0; round < 3334; round += 1) renderAll();
  assert.equal(lede.memoryBytes, before);
});

test('a document that makes the memory grow is rendered whole', async () => {
  const { load: loadCopy } = await freshCopy();
  const lede = await loadCopy();
  const before = lede.memoryBytes;
  const paragraph = 'Một đoạn văn dài vừa phải.';
  const { html } = lede.markdown(`${paragraph}\n\n`.repeat(100_000));
  assert.ok(lede.memoryBytes > before);
  assert.equal(html.split(`<p>${paragraph}</p>`).length - 1, 100_000);
  assert.equal(lede.markdown('a').html.trim(), '<p>a</p>');
});

test('the package can be required', () => {
  const required = createRequire(import.meta.url)(new URL('node.cjs', dist).pathname);
  assert.deepEqual(Object.keys(required).sort(), ['LedeError', 'createPerform', 'load', 'perform', 'place']);
});

test('the element can be imported without a document', async () => {
  const element = await import(new URL('element.js', dist));
  assert.deepEqual(Object.keys(element), ['LedeArticle']);
});

// A part of the data is in the rest. A function that reads it without asking for the rest would read zeros.
const cases = readdirSync(new URL('.', import.meta.url))
  .filter((name) => name.endsWith('.ndjson'))
  .flatMap((name) => readFileSync(new URL(name, import.meta.url), 'utf8').split('\n'))
  .filter((line) => line.startsWith('{'))
  .map((line) => JSON.parse(line))
  // Mistakes that only the harness can make are not the package's.
  .filter(({ operation }) => ['render', 'markdown', 'sanitize'].includes(operation));
const articles = new URL('../../examples/articles/', import.meta.url);
const examples = readdirSync(articles)
  .filter((name) => name.endsWith('.json'))
  .map((name) => ({ id: name, operation: 'render', input: readFileSync(new URL(name, articles), 'utf8') }));
/** What wasm/split.mjs learns from: all examples but those that show one of everything. */
const [, notOrdinary] = /EXCLUDE REGEX "(.+)"/.exec(readFileSync(new URL('../../wasm/CMakeLists.txt', import.meta.url), 'utf8'));
const ordinary = examples
  .map(({ id }) => id)
  .filter((id) => !new RegExp(notOrdinary.replaceAll('\\\\', '\\')).test(`/${id}`));

/** A renderer as pages have it, which has loaded nothing yet. */
const performInParts = (sources) =>
  createPerform({
    first: () => Promise.resolve(new WebAssembly.Module(firstPart)),
    rest: () => Promise.resolve(new WebAssembly.Module(restPart)),
    language: () => Promise.resolve(new WebAssembly.Module(languagesPart)),
    ...sources,
  });

test('lede.wasm alone, with the rest where it asks for it, gives what lede-full.wasm gives', async () => {
  const whole = await load();
  const alone = [];
  for (const { id, operation, input, options } of [...examples, ...cases]) {
    const work = (lede) => {
      try {
        return lede[operation](input, options);
      } catch (error) {
        if (error.name !== 'LedeError') throw error;
        return { code: error.code, message: error.message };
      }
    };
    let asked = 0;
    const rest = () => {
      asked += 1;
      return Promise.resolve(new WebAssembly.Module(restPart));
    };
    assert.deepEqual(await performInParts({ rest })(work), work(whole), String(id));
    if (asked === 0) alone.push(id);
  }
  assert.deepEqual(ordinary.filter((name) => !alone.includes(name)), [], 'what ordinary articles need is in lede.wasm');
  assert.ok(!alone.includes('feature.json'), 'footnotes are in lede-rest.wasm, or nothing was measured');
});

test('an article with addresses of a developer’s own server needs lede.wasm alone', async () => {
  const sources = { rest: () => assert.fail('lede-rest.wasm was loaded'), language: () => assert.fail('a language was loaded') };
  const body = '[a](http://127.0.0.1:5500/a) and [b](http://localhost:8080/b)';
  const { html } = await performInParts(sources)((lede) => lede.render({ ...article, body }));
  for (const address of ['http://127.0.0.1:5500/a', 'http://localhost:8080/b']) assert.ok(html.includes(`href="${address}"`), html);
});

const tags = readdirSync(new URL('../../core/src/i18n/languages/', import.meta.url)).map((name) => name.replace('.json', ''));
/** Its words and its dates. */
const inLanguage = (locale) => (lede) =>
  lede.render({ headline: 'A', published: '2026-03-01T09:05:00Z', body: 'b', comments: { count: 0 } }, { locale }).html;
/** Its numbers, and a label that few articles have. */
const moreInLanguage = (locale) => (lede) =>
  lede.render({ headline: 'A', rating: { count: 12345, value: 4.25 }, keyPoints: ['c'] }, { locale }).html;

test('each language comes alone, once, whatever other language the same page has', async () => {
  const whole = await load();
  const asked = [];
  const perform = performInParts({
    rest: () => assert.fail('the rest is not asked for'),
    language: (number) => {
      asked.push(number);
      return Promise.resolve(new WebAssembly.Module(languagesPart));
    },
  });
  for (const tag of [...tags, ...tags]) assert.equal(await perform(inLanguage(tag)), inLanguage(tag)(whole), tag);
  assert.deepEqual(asked, [...tags.keys()].slice(0, -2), 'all but English and Vietnamese');
});

test('each language is the same with the rest', async () => {
  const whole = await load();
  for (const tag of tags) assert.equal(await performInParts()(moreInLanguage(tag)), moreInLanguage(tag)(whole), tag);
});

const withoutWords = [
  ['cannot be read', () => Promise.reject(new Error('404'))],
  ['is of another build', () => Promise.resolve(new WebAssembly.Module(languagesPart.subarray(0, 8)))],
];
for (const [name, language] of withoutWords) {
  test(`the rest has the words of a language whose file ${name}`, async () => {
    assert.equal(await performInParts({ language })(inLanguage('de')), inLanguage('de')(await load()));
  });
}

test('articles in the language of their page take what was asked for before them', async () => {
  let asked = 0;
  const language = () => {
    asked += 1;
    return Promise.resolve(new WebAssembly.Module(languagesPart));
  };
  const perform = performInParts({ language, expected: 1 });
  assert.equal(asked, 1);
  assert.equal(await perform(inLanguage('de')), inLanguage('de')(await load()));
  assert.equal(asked, 1);
});

test('several documents at once that each need the rest all get it', async () => {
  const whole = await load();
  const perform = performInParts();
  const work = (lede) => lede.markdown('| a | b |\n|---|---|\n| &CounterClockwiseContourIntegral; | d |').html;
  const expected = work(whole);
  assert.deepEqual(await Promise.all([1, 2, 3].map(() => perform(work))), [expected, expected, expected]);
});
