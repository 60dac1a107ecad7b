// What a page can read from an element after the event: its outcome, its state, whether it is busy. What a reader can
// do if an article failed. Where lede.js finds its own files if it cannot know its address.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { inProject } from '../support/paths.mjs';
import { seed, seedPath } from '../support/seed-parts.mjs';
import { describeInEveryEngine } from './support/engines.mjs';
import { outcome } from './support/outcome.mjs';
import { openSite } from './support/site.mjs';

let site;
before(async () => {
  site = await openSite();
  site.add('/seed.json', { body: readFileSync(seedPath) });
  site.add('/never.json', { body: '{}', until: new Promise(() => undefined) });
});
after(() => site?.close());

const script = '<script async src="/dist/lede.js"></script>';
const page = (element, head = script, language = 'vi') =>
  `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>Outcome</title><link rel="icon" href="data:,">
   <script src="/pages/record.js"></script>${head}</head><body>${element}</body></html>`;

// Runs in the page.
const stateOf = () => {
  const element = document.querySelector('lede-article');
  const has = (name) => {
    try {
      return element.matches(`:state(${name})`);
    } catch {
      return null; // a browser without :state()
    }
  };
  return { busy: element.getAttribute('aria-busy'), ready: has('ready'), error: has('error'), loading: has('loading') };
};
const late = async () => {
  await window.outcome;
  const element = document.querySelector('lede-article');
  return element.ready.then(
    (detail) => ({ warnings: Array.isArray(detail.warnings) }),
    (error) => ({ name: error.name, code: error.code }),
  );
};
// The button is in English until its words have come.
const retryButton = async () => {
  const button = document.querySelector('lede-article').shadowRoot?.querySelector('[part=retry]');
  for (let turn = 0; turn < 250 && button?.textContent === 'Try again'; turn += 1) await new Promise((resolve) => setTimeout(resolve, 20));
  return button ? { text: button.textContent, fallback: document.querySelector('lede-article a').getBoundingClientRect().height > 0 } : null;
};
const pressRetry = async () => {
  const element = document.querySelector('lede-article');
  const shown = new Promise((resolve) => element.addEventListener('lede-ready', resolve, { once: true }));
  element.shadowRoot.querySelector('[part=retry]').click();
  await shown;
  await element.ready;
  return element.shadowRoot.querySelector('h1').textContent;
};

describeInEveryEngine('outcome', (browser) => {
  const open = async (name, html) => {
    site.add(`/${name}.html`, { body: html });
    await browser().open(`${site.origin}/${name}.html`);
  };

  test('a page that asks late hears that the article is ready, and sees it', async () => {
    await open('ready', page('<lede-article src="/seed.json"></lede-article>'));
    assert.deepEqual(await browser().evaluate(late), { warnings: true });
    const { busy, ready, loading } = await browser().evaluate(stateOf);
    assert.equal(busy, null);
    if (ready !== null) assert.deepEqual([ready, loading], [true, false]);
  });

  test('a page that asks late gets the reason of the failure', async () => {
    await open('error', page('<lede-article src="/none.json"></lede-article>'));
    assert.deepEqual(await browser().evaluate(late), { name: 'LedeError', code: 'article-not-found' });
    const { busy, error } = await browser().evaluate(stateOf);
    assert.equal(busy, null);
    if (error !== null) assert.equal(error, true);
    assert.ok(!(await browser().evaluate(retryButton)), 'an article that is not there is not there at the second try either');
  });

  test('while the article is awaited the element is busy, and a server that never answers is given up', async () => {
    const watch = `<script>new MutationObserver(() => { window.wasBusy ||= Boolean(document.querySelector('[aria-busy=true]')); })
      .observe(document, { attributes: true, subtree: true });</script>`;
    await open('never', page('<lede-article src="/never.json" timeout="1"><a href="/a">A</a></lede-article>', watch + script));
    const { name, code, message } = await browser().evaluate(outcome);
    assert.ok(await browser().evaluate(() => window.wasBusy));
    assert.deepEqual([name, code], ['lede-error', 'article-timeout']);
    assert.match(message, /did not answer within 1 seconds/);
  });

  for (const [language, words] of [['vi', 'Thử lại'], ['de-AT', 'Erneut versuchen'], ['zh-Hant', '重试']]) {
    test(`a reader of ${language} can ask again for an article that a server could not give`, async () => {
      site.add('/busy.json', { status: 503, body: 'busy' });
      await open('busy', page('<lede-article src="/busy.json"><a href="/a">A</a></lede-article>', script, language));
      assert.equal((await browser().evaluate(outcome)).name, 'lede-error');
      assert.deepEqual(await browser().evaluate(retryButton), { text: words, fallback: true });
      site.add('/busy.json', { body: readFileSync(seedPath) });
      assert.equal(await browser().evaluate(pressRetry), seed.headline);
    });
  }

  const pasted = readFileSync(inProject('web', 'dist', 'lede.js'), 'utf8').replaceAll('</script', '<\\/script');
  for (const [name, head] of [
    ['a script that was pasted into the page', `<script data-base="/dist">${pasted}</script>`],
    ['a script that an optimiser moved', '<script data-base="/dist/" async src="/cache/min/x.js"></script>'],
    ['a module of another name', '<script data-base="/dist" type="module" src="/cache/min/x.js"></script>'],
    ['a script behind the copy that a consent manager holds back', `<script type="text/plain" src="https://elsewhere.example/lede.js"></script>${script.replace('async', 'type="module"')}`],
  ]) {
    test(`${name} finds its files`, async () => {
      site.add('/cache/min/x.js', { type: 'text/javascript', body: readFileSync(inProject('web', 'dist', 'lede.js')) });
      await open('base', page('<lede-article src="/seed.json"></lede-article>', head));
      const said = await browser().evaluate(outcome);
      assert.deepEqual(said, { name: 'lede-ready' });
    });
  }

  test('a script that was moved without a word says what to add', async () => {
    site.add('/cache/min/x.js', { type: 'text/javascript', body: readFileSync(inProject('web', 'dist', 'lede.js')) });
    await open('moved', page('<lede-article src="/seed.json"></lede-article>', '<script async src="/cache/min/x.js"></script>'));
    const { name, message } = await browser().evaluate(outcome);
    assert.equal(name, 'lede-error');
    assert.match(message, /name the folder in data-base on the script\.$/);
  });
});
