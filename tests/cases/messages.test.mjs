// Every text of core/src/base/messages.def has a case that makes Lede say it, and the case has the message word for word: a
// line of messages.ndjson, or one of the inputs here that are too long, or not UTF-8, to be written down there. An ellipsis
// replaces the rest of the names of formats.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { answer } from '../support/harness.mjs';
import { readMessageTexts } from '../support/messages.mjs';
import { inProject, lede } from '../support/paths.mjs';

const texts = readMessageTexts();
const render = (input, options) => ({ operation: 'render', input, options });
const sanitize = (input) => ({ operation: 'sanitize', input });
const markdown = (input) => ({ operation: 'markdown', input });
const asLede = { from: 'lede' };

/** [name, request, message] */
const k_long = [
  ['input_too_large', sanitize('a'.repeat(33554433)), 'the input is larger than 32 MiB'],
  ['warnings_capped', sanitize('<input>'.repeat(101)), '1 further warnings are not listed'],
  ['json_too_many_values', render('{"a":[' + '0,'.repeat(100001) + '0]}', asLede), 'the document has more than 100,000 values'],
  ['json_too_deep', render('{"a":' + '['.repeat(200), asLede), 'arrays and objects are nested too deep'],
  ['xml_too_many_nodes', render('<?xml version="1.0"?><rss><channel>' + '<a/>'.repeat(100001) + '</channel></rss>'), 'the XML has more than 100,000 elements and texts'],
  ['xml_too_deep', render('<?xml version="1.0"?><rss>' + '<a>'.repeat(200)), 'XML elements are nested deeper than 128'],
  ['front_matter_too_long', render('---\ntitle: T\nlist:\n' + '- a\n'.repeat(20000) + '---\n\nB\n'), 'the front matter is too long; it was cut here'],
  ['front_matter_too_deep', render('---\ntitle: T\na: ' + '['.repeat(300) + '\n---\n\nB\n'), 'lists are nested too deep; this one was left out'],
  ['list_cut', render('{"headline":"H","body":"B","language":"en","tags":[' + '{"name":"a"},'.repeat(2000) + '{"name":"a"}]}'), 'the list is too long; it was cut here'],
  ['named_too_often', render(JSON.stringify({ version: '0.3.1', markups: [], atoms: [], cards: [['html', { html: `<p>${'a'.repeat(400000)}` }]], sections: Array(13).fill([10, 0]) })), 'this part is shown too often already; it was left out'],
  ['tag_too_deep', sanitize('<i>'.repeat(400)), 'tag <i> removed: it is nested too deep'],
  ['formatting_dropped', sanitize('<p>' + '<b class=lede-quote>'.repeat(200) + '</p><p>a'), 'mis-nested formatting beyond its limit was not reopened'],
  ['markdown_simplified', markdown('> '.repeat(2000) + 'a'), 'the Markdown exceeds a limit from here on; it is shown as plain text'],
  ['url_verdicts', sanitize('<a href="https://news.example/' + 'a'.repeat(9000) + '">b</a>'), 'attribute "href" of <a> removed: it is too long'],
  ['request_not_an_object', [], 'expected a request as a JSON object'],
];

/** [name, bytes of a document, message] */
const k_bytes = [
  ['invalid_utf8', '{"headline":"a\xFF","body":"B","language":"en"}', 'bytes that are not UTF-8 were replaced by U+FFFD'],
  ['invalid_byte', '{"a":\xFF}', 'expected a value, found a byte that is not UTF-8'],
  ['xml_encoding', '<?xml version="1.0" encoding="shift_jis"?><rss><channel><title>\xC0</title></channel></rss>', 'unsupported encoding "shift_jis" (expected UTF-8, or one with a byte for each character, such as windows-1251)'],
  ['page_encoding', '<!doctype html><html><head><meta charset="shift_jis"><title>\xC0</title></head><body><article><p>a\xC0</p></article></body></html>', 'the page is in "shift_jis" (expected UTF-8, or an encoding with a byte for each character, such as windows-1251)'],
];

const cases = readFileSync(inProject('tests', 'cases', 'messages.ndjson'), 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => JSON.parse(line))
  .map(({ id, says, ...request }) => ({ name: id.replace('messages: ', '').replace(/ \(.*/, ''), says, request }));
cases.push(...k_long.map(([name, request, says]) => ({ name, says, request })));
const answers = await answer(cases.map(({ request }) => request));
/** Only the XML reader itself can get such a text; see tests/unit/formats/xml_test.cpp. */
const k_unheard = ['xml_without_element'];

cases.forEach((item, index) => {
  const { error, warnings = [] } = answers[index];
  item.said = (error ? [error] : warnings).map(({ message }) => message);
});
for (const [name, bytes, says] of k_bytes) {
  const { stdout, stderr } = spawnSync(lede, ['validate', '-'], { input: Buffer.from(bytes, 'latin1'), encoding: 'utf8' });
  const said = [...`${stdout}${stderr}`.matchAll(/(?:warning|error)\[[a-z\d-]+\]: (.*?)(?: \(\$[^ ]*\))?(?: \[\w+\])?$/gm)].map(([, message]) => message);
  cases.push({ name, says, said });
}

{
  const input = '{';
  const { stderr } = spawnSync(lede, ['sanitize', '--options', '-'], { input, encoding: 'utf8' });
  const said = [stderr.match(/^lede: -: (.*) \(\$\)/)?.[1] ?? stderr];
  const says = "options are not valid JSON: the text ends too early (expected a key in double quotes or '}')";
  cases.push({ name: 'options_not_json', says, said });
}

for (const { name, says, said } of cases) {
  test(`${name}: ${says}`, () => {
    const isSaid = (message) => message.replace(/auto, lede, [a-z, -]+/, 'auto, lede, …') === says;
    assert.ok(said.some(isSaid), `said instead: ${said.join(' · ')}`);
    const ofName = texts.filter((text) => text.name === name);
    assert.ok(ofName.some(({ matches }) => matches.test(says)), `messages.def has no such text of the name ${name}`);
  });
}

test('every text has a case', () => {
  const heard = texts.filter(({ name }) => !k_unheard.includes(name));
  const without = heard.filter(({ name, matches }) => !cases.some((item) => item.name === name && matches.test(item.says)));
  assert.deepEqual(without.map(({ name, text }) => `${name}: ${text}`), []);
});

test('a case has a name of its own', () => {
  const names = cases.map(({ name, says }) => `${name}: ${says}`);
  assert.deepEqual(names.filter((name, index) => names.indexOf(name) !== index), []);
});
