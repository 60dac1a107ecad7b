// `lede convert`: what it writes is rendered as the document itself is, is valid by the schema, and is written the same
// again.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import Ajv from 'ajv/dist/2020.js';
import { readCaseLines } from '../support/cases.mjs';
import { lede, inProject, root } from '../support/paths.mjs';

const run = (...words) => {
  const [args, input] = [words.slice(0, -1), words.at(-1)];
  const { status, stdout } = spawnSync(lede, args, { input, encoding: 'utf8', cwd: root, maxBuffer: 1 << 28 });
  return status === 0 ? stdout : `refused with ${status}`;
};
const isValid = new Ajv({ strict: false }).compile(JSON.parse(readFileSync(inProject('web', 'schema.json'), 'utf8')));

const documents = readdirSync(inProject('examples', 'articles'))
  .filter((name) => name.includes('.'))
  .map((name) => [name, readFileSync(inProject('examples', 'articles', name), 'utf8')]);
for (const { file, number, line } of readCaseLines()) {
  let request;
  try {
    request = JSON.parse(line);
  } catch {
    continue;
  }
  if (request.operation !== 'render') continue;
  const text = typeof request.input === 'string' ? request.input : JSON.stringify(request.input);
  documents.push([`${file}:${number} ${request.id}`, text]);
}

for (const [name, document] of documents) {
  test(`${name}: converted is rendered as itself`, () => {
    const once = run('convert', document);
    const whole = run('render', '--output', 'page', document);
    if (once.startsWith('refused')) return assert.equal(once, whole);
    assert.equal(run('render', '--output', 'page', once), whole);
    assert.equal(run('convert', once), once);
    const article = JSON.parse(once);
    // A document without a headline stays one; nothing else can be missing.
    assert.ok(isValid('headline' in article ? article : { ...article, headline: 'H' }), JSON.stringify(isValid.errors));
    assert.equal(article.lede, 1);
  });
}
