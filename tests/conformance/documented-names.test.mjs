// Names that hosts may use are those that web/README.md lists, and the reverse: custom properties of the style sheet, parts
// of the markup, labels of the core, languages.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { before, test } from 'node:test';
import { answer } from '../support/harness.mjs';
import { outputsOfCases } from '../support/outputs.mjs';
import { inProject } from '../support/paths.mjs';

const read = (...path) => readFileSync(inProject(...path), 'utf8');
const all = (text, pattern) => [...new Set([...text.matchAll(pattern)].map(([, name]) => name))].sort();

const readme = read('web', 'README.md');
const styling = readme.slice(readme.indexOf('## Styling'), readme.indexOf('## Building it'));
const languages = readme.slice(readme.indexOf('## Languages'), readme.indexOf('## Styling'));
const styleFolder = ['web', 'src', 'styles'];
const styles = readdirSync(inProject(...styleFolder))
  .map((name) => read(...styleFolder, name))
  .join('\n');
const partNames = styling.slice(styling.indexOf('Parts: '), styling.indexOf('.', styling.indexOf('Parts: ')));

let parts;
before(async () => {
  parts = all((await outputsOfCases()).map(({ html }) => html).join('\n'), /\spart="([^"]*)"/g);
});

test('every custom property that the style sheet reads is documented, and no other', () => {
  const rows = styling.split('\n').filter((line) => line.startsWith('| `'));
  assert.deepEqual(all(styles, /var\((--lede-[a-z-]+)/g), all(rows.join('\n'), /`(--lede-[a-z-]+)`/g));
});

test('the style sheet reads no property of its own that it does not set', () => {
  const set = all(styles, /(--_[a-z]+):/g);
  assert.deepEqual(all(styles, /var\((--_[a-z]+)/g).filter((name) => !set.includes(name)), []);
});

test('every part of the markup is documented, and no other', () => {
  const ofElement = all(read('web', 'src', 'retry.ts'), /setAttribute\('part', '([a-z-]+)'\)/g); // what a failure shows
  assert.deepEqual([...parts, ...ofElement].sort(), all(partNames, /`([a-z-]+)`/g));
});

test('the themes use documented names alone', () => {
  const themes = readdirSync(inProject('examples', 'themes')).filter((name) => name.endsWith('.css'));
  assert.equal(themes.length, 3);
  for (const name of themes) {
    const css = read('examples', 'themes', name);
    const unknown = [
      ...all(css, /(--lede-[a-z-]+)/g).filter((property) => !styling.includes(`\`${property}\``)),
      ...all(css, /::part\(([a-z-]+)\)/g).filter((part) => !parts.includes(part)),
    ];
    assert.deepEqual(unknown, [], name);
  }
});

test('every label is documented, and no other', () => {
  const labels = all(read('core', 'src', 'i18n', 'languages', 'en.json'), /^ +"([a-zA-Z]+\.[a-zA-Z]+)":/gm);
  const names = languages.slice(languages.indexOf('The names:'));
  assert.ok(labels.length > 40);
  assert.deepEqual(labels, all(names, /`([a-zA-Z]+\.[a-zA-Z]+)`/g));
});

test('every documented language speaks for itself', async () => {
  const list = languages.slice(languages.indexOf('<!-- languages:'), languages.indexOf('<!-- languages: end'));
  const tags = all(list, /`([a-zA-Z-]+)`/g);
  assert.ok(tags.length >= 16);
  const input = (language) => ({ language, headline: 'H', latest: [] });
  const answers = await answer(tags.map((tag) => ({ id: tag, operation: 'render', input: input(tag) })));
  const words = answers.map(({ html }) => html.match(/part="heading">([^<]*)</)?.[1]);
  assert.equal(new Set(words).size, tags.length, words.join(' '));
});
