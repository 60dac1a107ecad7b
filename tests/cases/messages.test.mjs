// Every text of core/src/base/messages.def has a case that makes Lede say it, and the case has the message word for word: a
// line of messages.ndjson, or one of the inputs here that are too long, or not UTF-8, to be written down there.
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
const asLede = { from: 'lede' };

/** [name, request, message] */
const k_long = [
  LONG
];

/** [name, bytes of a document, message] */
const k_bytes = [
  BYTES
];

const cases = readFileSync(inProject('tests', 'cases', 'messages.ndjson'), 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => JSON.parse(line))
  .map(({ id, says, ...request }) => ({ name: id.replace('messages: ', ''), says, request }));
cases.push(...k_long.map(([name, request, says]) => ({ name, says, request })));
const answers = await answer(cases.map(({ request }) => request));
cases.forEach((item, index) => {
  const { error, warnings = [] } = answers[index];
  item.said = (error ? [error] : warnings).map(({ message }) => message);
});
for (const [name, bytes, says] of k_bytes) {
  const { stderr } = spawnSync(lede, ['validate', '-'], { input: Buffer.from(bytes, 'latin1'), encoding: 'utf8' });
  const said = [...stderr.matchAll(/(?:warning|error)\[[a-z\d-]+\]: (.*?)(?: \(\$[^ ]*\))?(?: \[\w+\])?$/gm)].map(([, message]) => message);
  cases.push({ name, says, said });
}

for (const { name, says, said } of cases) {
  test(`${name}: ${says}`, () => {
    assert.ok(said.includes(says), `said instead: ${said.join(' · ')}`);
    const ofName = texts.filter((text) => text.name === name);
    assert.ok(ofName.some(({ matches }) => matches.test(says)), `messages.def has no such text of the name ${name}`);
  });
}

test('every text has a case', () => {
  const without = texts.filter(({ name, matches }) => !cases.some((item) => item.name === name && matches.test(item.says)));
  assert.deepEqual(without.map(({ name, text }) => `${name}: ${text}`), []);
});

test('a case has a name of its own', () => {
  const names = cases.map(({ name, says }) => `${name}: ${says}`);
  assert.deepEqual(names.filter((name, index) => names.indexOf(name) !== index), []);
});
