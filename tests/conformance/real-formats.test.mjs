// Real documents of publishers: what Lede shows of each article against what an independent reader finds in it. Prints a
// table, format by field: in how many articles both agree, of those that have the field. Words, pictures and films are
// shown once and in order, or their loss is reported.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { squash } from '../support/formats/texts.mjs';
import { realArticles, shownIn, wordList } from '../support/formats/real.mjs';
import { answer } from '../support/harness.mjs';
import { sharedData, skipWithout } from '../support/paths.mjs';

const k_base = 'https://base.example/';
const k_fields = ['headline', 'lead', 'authors', 'date', 'picture', 'language', 'words', 'order', 'pictures', 'films'];

const sameMoment = (a, b) => Math.floor(Date.parse(a) / 60000) === Math.floor(Date.parse(b) / 60000);

/** How many words of a list another one lacks, each as often as it appears there. */
function lacking(wanted, found) {
  const left = new Map();
  for (const word of found) left.set(word, (left.get(word) ?? 0) + 1);
  return wanted.filter((word) => {
    const count = left.get(word) ?? 0;
    left.set(word, count - 1);
    return count <= 0;
  });
}

/** Whether the words are in the other list in their order, with others between them. */
function isWithin(wanted, found) {
  let at = 0;
  for (const word of found) if (word === wanted[at]) at += 1;
  return at === wanted.length;
}

const small = (words) => words.map((word) => word.toLowerCase());
const asText = (value) => squash(value ?? '');

/** @returns {Record<string, boolean>} of the fields that the article has, whether Lede shows the same. */
function compare(says, html, warnings) {
  const shows = shownIn(html);
  const told = warnings.filter(({ severity }) => severity === 'lost').length;
  const result = {};
  const judge = (field, isRight) => (result[field] = isRight);
  if (says.headline) judge('headline', asText(shows.headline) === asText(says.headline));
  // A lead that the text says again is shown once.
  const isSaid = (lead) => asText(shows.lead).endsWith(asText(lead)) || isWithin(wordList(lead.toLowerCase()), small(shows.words));
  if (says.lead?.length > 0) judge('lead', says.lead.some(isSaid));
  else if (says.lead) judge('lead', !shows.lead);
  if (says.authors.length > 0) judge('authors', says.authors.every((name) => shows.authors.some((shown) => asText(shown).includes(asText(name)))));
  if (says.date) judge('date', sameMoment(shows.date, says.date));
  if (says.picture) judge('picture', says.picture.includes(shows.picture));
  if (says.language) judge('language', shows.language === says.language.replace('_', '-'));
  if (says.words.length > 0) {
    const unsaid = lacking(says.words, shows.words);
    // A picture that is shown once has its caption at the top.
    const missing = lacking(unsaid, shows.caption);
    const added = says.others ? [] : lacking(shows.words, says.words);
    judge('words', (missing.length === 0 || told > 0) && added.length === 0);
    judge('order', unsaid.length > 0 || isWithin(says.words, shows.words));
  }
  if (says.pictures.length > 0) judge('pictures', says.pictures.filter((src) => !shows.pictures.includes(src)).length <= told);
  if (says.films > 0) judge('films', says.films - shows.films <= told);
  return result;
}

test('real documents are shown as independent readers read them', { skip: skipWithout(sharedData('real'), 'real') }, async (t) => {
  const articles = realArticles(sharedData('real'));
  assert.ok(articles.length > 100, `${articles.length} articles`);
  const answers = await answer(
    articles.map(({ name, source, item }) => ({
      id: name,
      operation: 'render',
      input: source,
      options: { baseUrl: k_base, reportAll: true, ...(item === undefined ? {} : { item: String(item) }) },
    })),
  );
  const table = new Map();
  const wrong = [];
  articles.forEach(({ name, format, says }, index) => {
    const { html, error, warnings } = answers[index];
    const row = table.get(format) ?? { articles: 0, ...Object.fromEntries(k_fields.map((field) => [field, [0, 0]])) };
    table.set(format, row);
    row.articles += 1;
    if (error) return wrong.push([format, 'refused', `${name}: ${error.code}`]);
    for (const [field, isRight] of Object.entries(compare(says, html, warnings))) {
      row[field][0] += isRight ? 1 : 0;
      row[field][1] += 1;
      if (!isRight) wrong.push([format, field, name]);
    }
  });
  const line = (cells) => cells.map((cell, at) => (at === 0 ? cell.padEnd(18) : String(cell).padStart(10))).join('');
  t.diagnostic(line(['agreed/total', 'articles', ...k_fields]));
  for (const [format, row] of table)
    t.diagnostic(line([format, row.articles, ...k_fields.map((field) => (row[field][1] ? row[field].join('/') : ''))]));
  assert.deepEqual(wrong, []);
});
