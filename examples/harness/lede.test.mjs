// A newsroom's articles against the renderer that readers get, in Node's own test runner.
//   LEDE=build/native/bin/lede node --test examples/harness/lede.test.mjs
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, readdirSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { after, test } from 'node:test';

/** One process of `lede harness`, asked a line at a time. */
class Lede {
  #process = spawn(process.env.LEDE ?? 'lede', ['harness'], { stdio: ['pipe', 'pipe', 'inherit'] });
  #ended = once(this.#process, 'exit');
  #answers = createInterface({ input: this.#process.stdout })[Symbol.asyncIterator]();
  #count = 0;

  async ask(operation, input, options = {}, more = {}) {
    const id = (this.#count += 1);
    this.#process.stdin.write(`${JSON.stringify({ id, operation, input, options, ...more })}\n`);
    const answer = JSON.parse((await this.#answers.next()).value);
    assert.equal(answer.id, id);
    return answer;
  }

  /** @returns {Promise<number>} 0 where all cases passed. */
  async end() {
    this.#process.stdin.end();
    return (await this.#ended)[0];
  }
}

const lede = new Lede();
after(() => lede.end());

const articles = new URL('../articles/', import.meta.url);
const lookedAt = ['attribute-removed', 'element-removed', 'tag-removed', 'url-removed'];
for (const name of readdirSync(articles).filter((file) => file.endsWith('.json'))) {
  test(`${name} renders`, async () => {
    const article = readFileSync(new URL(name, articles), 'utf8');
    const { error, html, warnings, json_ld } = await lede.ask('render', article, { baseUrl: 'https://news.example/' });
    assert.equal(error, undefined);
    assert.match(html, /<h1/);
    assert.deepEqual(warnings.filter(({ code }) => !lookedAt.includes(code)), []);
    assert.match(JSON.parse(json_ld)['@type'], /NewsArticle$|^LiveBlogPosting$/); // an opinion and a live blog have types of their own
  });
}

for (const pasted of ['<img src=x onerror=alert(1)>', '<script>alert(1)</script>', '[x](javascript:alert(1))']) {
  test(`${pasted} does no harm`, async () => {
    const { html, warnings } = await lede.ask('markdown', pasted, { policy: 'comment' });
    assert.doesNotMatch(html, /onerror|<script|javascript:/);
    assert.notDeepEqual(warnings, []);
  });
}

test('a refused article says where', async () => {
  const { error } = await lede.ask('render', '{"headline": "Half an art');
  assert.deepEqual([error.code, error.line, error.path], ['json-truncated', 1, '$.headline']);
});

test('an expected result, and one that fails', async () => {
  const own = new Lede();
  assert.equal((await own.ask('markdown', '**a**', {}, { expected: '<p><strong>a</strong></p>' })).pass, true);
  assert.equal((await own.ask('markdown', '**a**', {}, { expected: '<p><b>a</b></p>' })).pass, false);
  assert.equal(await own.end(), 1);
});
