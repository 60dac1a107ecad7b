// The same bytes from the native command and from each engine, for every case there is.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { readCaseLines } from '../support/cases.mjs';
import { answerLines } from '../support/harness.mjs';
import { inProject, lede } from '../support/paths.mjs';
import { describeInEveryEngine } from './support/engines.mjs';
import { openSite } from './support/site.mjs';

const k_articles = readdirSync(inProject('examples', 'articles')).filter((name) => name.endsWith('.json'));

/** Reports only the first place in which two long texts differ. */
function assertSame(actual, expected, name) {
  if (actual === expected) return;
  let at = 0;
  while (actual[at] === expected[at]) at += 1;
  const around = (text) => text.slice(Math.max(0, at - 60), at + 120);
  assert.equal(around(actual), around(expected), `${name}: differs from character ${at} on`);
}

let site;
let lines;
let native;
before(async () => {
  lines = readCaseLines();
  native = await answerLines(lines.map(({ line }) => line));
  site = await openSite();
  site.add('/lines.json', { body: JSON.stringify(lines.map(({ line }) => line)) });
  site.add('/module.html', { body: '<!doctype html><title>Module</title><link rel="icon" href="data:,">' });
});
after(() => site?.close());

describeInEveryEngine('same bytes', (browser) => {
  test('for every case of tests/cases', async () => {
    assert.ok(lines.length > 0, 'tests/cases holds no cases');
    await browser().open(`${site.origin}/module.html`);
    const answers = await browser().evaluate(async () => {
      const { load } = await import('/dist/index.js');
      const lede = await load();
      const cases = await (await fetch('/lines.json')).json();
      return cases.map((line) => lede.answer(line).json);
    });
    assert.equal(answers.length, native.length);
    answers.forEach((answer, index) => {
      const { file, number } = lines[index];
      assertSame(answer, native[index], `tests/cases/${file}:${number}`);
    });
  });

  for (const name of k_articles) {
    test(`for ${name}, given as bytes, text and object`, async () => {
      const file = inProject('examples', 'articles', name);
      const expected = execFileSync(lede, ['render', file], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
      await browser().open(`${site.origin}/module.html`);
      const html = await browser().evaluate(async (path) => {
        const { load } = await import('/dist/index.js');
        const lede = await load();
        const bytes = new Uint8Array(await (await fetch(path)).arrayBuffer());
        const text = new TextDecoder().decode(bytes);
        return [bytes, text, JSON.parse(text)].map((article) => lede.render(article).html);
      }, `/articles/${name}`);
      const ending = expected.endsWith('\n') ? '\n' : ''; // the command ends its output like a text file
      for (const rendered of html) assertSame(rendered + ending, expected, name);
    });
  }

  test('for the script-tag build', async () => {
    site.add('/script-tag.html', {
      body: '<!doctype html><title>Script tag</title><link rel="icon" href="data:,"><script src="/dist/lede.js"></script>',
    });
    await browser().open(`${site.origin}/script-tag.html`);
    const html = await browser().evaluate(async () => {
      const article = new Uint8Array(await (await fetch('/articles/seed.json')).arrayBuffer());
      return (await customElements.get('lede-article').supply.render(article)).html;
    });
    const seed = inProject('examples', 'articles', 'seed.json');
    const [answer] = await answerLines([
      JSON.stringify({ id: 1, operation: 'render', input: readFileSync(seed, 'utf8') }),
    ]);
    assertSame(html, JSON.parse(answer).html, 'seed.json');
  });
});
