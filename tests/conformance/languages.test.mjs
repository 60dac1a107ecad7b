// Dates, numbers and plural forms of every language, beside those of the Unicode CLDR, which Node brings. Where Lede writes
// something else on purpose, `k_deliberate` says what and why.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { htmlOf } from '../support/harness.mjs';
import { inProject } from '../support/paths.mjs';

/** Each file of core/src/i18n/languages: a language that is added is judged as all of them are. */
const k_folder = inProject('core', 'src', 'i18n', 'languages');
const k_files = readdirSync(k_folder).map((name) => JSON.parse(readFileSync(join(k_folder, name), 'utf8')));

/** Where our language is one region's, or has other digits or shorter weekdays than CLDR's first choice. */
const k_intl = { en: 'en-GB', ar: 'ar-u-nu-latn' };
const k_weekday = { ja: 'short' };

/** What replaces the fields of our patterns in `date`. */
const k_fields = { A: 'Weekday', d: 'dd', e: 'day', m: 'mm', n: 'm', B: 'month', Y: 'year', E: 'year' };
const k_languages = k_files.map(({ tag, dates }) => ({
  tag,
  intl: k_intl[tag] ?? tag,
  weekday: k_weekday[tag] ?? 'long',
  date: dates.date.replace(/%(\w)/g, (_, letter) => `{${k_fields[letter]}}`),
}));

/** What Lede writes otherwise than CLDR, because newspapers do. */
const k_deliberate = {
  // A date line is alone and so begins with a capital; CLDR has the word as it appears in a sentence.
  capital: (weekday, tag) => weekday.charAt(0).toLocaleUpperCase(tag) + weekday.slice(1),
  // The first of a month: "1er janvier", "1º de janeiro".
  firstDay: { fr: '1er', pt: '1º' },
  // El País and Clarín write "1.500 personas", where CLDR groups from five digits on.
  groupsFrom: { es: 4 },
};

/** Words that CLDR has changed, the old one first. Node is built with several versions of it. */
const k_renamed = { hi: ['अक्तूबर', 'अक्टूबर'] }; // October, in CLDR 46

const k_dates = Array.from({ length: 12 }, (_, month) => `2021-${String(month + 1).padStart(2, '0')}-${String(10 + month)}`)
  .concat(Array.from({ length: 7 }, (_, day) => `2026-03-0${1 + day}`), ['2000-01-01', '2024-02-29', '1999-12-31']);

const textOf = (html, pattern) => html.match(pattern)?.[1].replaceAll('&nbsp;', '\u00a0');
const render = (input, options) => ({ id: 1, operation: 'render', input, options });
const dateLine = /<time datetime="[^"]*"[^>]*>([^<]*)<\/time>/;

describe('dates', () => {
  for (const { tag, intl, weekday, date } of k_languages) {
    test(`${tag}: weekdays, months and their order`, async () => {
      const written = await htmlOf(k_dates.map((published) => render({ language: tag, headline: 'H', published })));
      const format = (options) => new Intl.DateTimeFormat(intl, { timeZone: 'UTC', ...options });
      const whole = format({ weekday, day: 'numeric', month: 'long', year: 'numeric' });
      const numbers = format({ day: '2-digit', month: '2-digit' });
      k_dates.forEach((day, index) => {
        const parts = {};
        for (const { type, value } of whole.formatToParts(new Date(day))) parts[type] = value;
        for (const { type, value } of numbers.formatToParts(new Date(day))) parts[{ day: 'dd', month: 'mm' }[type]] = value;
        parts.m = String(Number(parts.mm));
        parts.Weekday = k_deliberate.capital(parts.weekday, tag);
        if (parts.day === '1') parts.day = k_deliberate.firstDay[tag] ?? '1';
        // "the day of Saturday" is one name to CLDR, and a word of the pattern to us.
        const before = date.slice(0, date.indexOf('{Weekday}'));
        if (before && parts.Weekday.startsWith(before)) parts.Weekday = parts.Weekday.slice(before.length);
        if (parts.month === k_renamed[tag]?.[0]) [, parts.month] = k_renamed[tag];
        const expected = date.replace(/\{(\w+)\}/g, (_, name) => parts[name]);
        assert.equal(textOf(written[index], dateLine), expected);
      });
    });
  }
});

describe('numbers', () => {
  const k_counts = [0, 1, 12, 999, 1000, 1234, 99999, 100000, 1234567, 12345678, 1234567890];
  const k_averages = [0, 0.5, 1, 3.25, 4.75];
  for (const { tag, intl } of k_languages) {
    test(`${tag}: groups and decimals`, async () => {
      const html = await htmlOf([
        ...k_counts.map((count) => render({ language: tag, headline: 'H', comments: { count } })),
        ...k_averages.map((value) => render({ language: tag, headline: 'H', rating: { value, count: 5 } })),
      ]);
      const useGrouping = k_deliberate.groupsFrom[tag] === 4 ? 'always' : 'auto';
      const whole = new Intl.NumberFormat(intl, { useGrouping });
      k_counts.forEach((count, index) => {
        if (count === 0) return; // no number is shown
        assert.equal(textOf(html[index], /<span class="lede-count"[^>]*>\(([^<)]*)\)/), whole.format(count));
      });
      const fraction = new Intl.NumberFormat(intl, { minimumFractionDigits: 1, maximumFractionDigits: 1, roundingMode: 'halfExpand' });
      k_averages.forEach((value, index) => {
        assert.equal(textOf(html[k_counts.length + index], /<b class="lede-average"[^>]*>([^<]*)</), fraction.format(value));
      });
    });
  }
});

describe('plural forms', () => {
  const k_order = ['zero', 'one', 'two', 'few', 'many', 'other'];
  const k_counts = [...Array.from({ length: 232 }, (_, count) => count + 1), 999, 1000, 1001, 1002, 1011, 1021, 1000000, 1000001,
    2000000, 1000000000];
  for (const { tag, intl } of k_languages) {
    test(`${tag}: which form goes with a count`, async () => {
      const rules = new Intl.PluralRules(intl);
      const used = new Set(k_counts.map((count) => rules.select(count)).concat(rules.select(0)));
      // A host's own label, with each category's name for its form: what is shown is what was chosen.
      const forms = k_order.filter((category) => used.has(category));
      const options = { labels: { 'rating.count': forms.join('|') } };
      const html = await htmlOf(
        k_counts.map((count) => render({ language: tag, headline: 'H', rating: { value: 4, count } }, options)),
      );
      k_counts.forEach((count, index) => {
        assert.equal(textOf(html[index], /<span class="lede-count"[^>]*>([^<]*)</), rules.select(count), `of ${count}`);
      });
    });
  }
});

describe('direction', () => {
  const k_tags = ['ar', 'ar-EG', 'he', 'iw', 'fa', 'ur', 'ur-Latn', 'yi', 'ps', 'sd', 'sd-Deva', 'ug', 'dv', 'ckb', 'ku', 'ku-Arab',
    'ks', 'az', 'az-Arab', 'pa', 'pa-Arab', 'ff-Adlm', 'arz', 'syr', 'nqo', 'mzn', 'lrc', 'vi', 'en', 'ja', 'zh-Hant', 'de-1996'];
  let html;
  before(async () => {
    html = await htmlOf(k_tags.map((language) => render({ language, headline: 'H' })));
  });
  k_tags.forEach((tag, index) => {
    test(`${tag} runs as its script does`, () => {
      const runsLeft = ['Arab', 'Hebr', 'Thaa', 'Syrc', 'Nkoo', 'Adlm'].includes(new Intl.Locale(tag).maximize().script);
      assert.equal(textOf(html[index], /dir="(\w+)"/), runsLeft ? 'rtl' : 'ltr');
    });
  });
});

describe('labels', () => {
  const english = k_files.find(({ tag }) => tag === 'en');
  const namesOf = (labels) => Object.keys(labels).filter((name) => !name.startsWith('@'));

  for (const language of k_files) {
    test(`${language.tag}: has its own words`, (context) => {
      const missing = ['labels', 'rareLabels'].flatMap((part) =>
        namesOf(english[part]).filter((name) => language[part]?.[name] === undefined),
      );
      // Not a failure: the English text is shown until somebody translates it.
      for (const name of missing) context.diagnostic(`${language.tag}.json has no "${name}"; the label is in English`);
      assert.ok(missing.length < namesOf(english.labels).length / 2, 'more than half of the labels are missing');
    });
  }

  test('a label that a language lacks is in English', () => {
    // As the build reads it, by the script that it runs.
    const folder = mkdtempSync(join(tmpdir(), 'lede-languages-'));
    try {
      const languages = join(folder, 'src', 'i18n', 'languages');
      mkdirSync(languages, { recursive: true });
      for (const language of k_files) {
        const labels = { ...language.labels, ...(language.tag === 'en' ? { 'a.newLabel': { one: '{count} thing', other: '{count} things' } } : {}) };
        writeFileSync(join(languages, `${language.tag}.json`), JSON.stringify({ ...language, labels }));
      }
      const script = inProject('core', 'cmake', 'languages.cmake');
      writeFileSync(join(folder, 'CMakeLists.txt'), `cmake_minimum_required(VERSION 3.25)\nproject(languages NONE)\ninclude("${script}")\n`);
      const { status, stderr } = spawnSync('cmake', ['-G', 'Ninja', '-S', folder, '-B', join(folder, 'build')], { encoding: 'utf8' });
      assert.equal(status, 0, stderr);
      const written = (name) => readFileSync(join(folder, 'build', 'generated', 'i18n', name), 'utf8');
      assert.match(written('labels.def'), /^LEDE_LABEL\(a_new_label, "a.newLabel"\)$/m);
      const texts = written('languages.def').split(/^LEDE_(?:FIRST_)?LANGUAGE\(/m).slice(1);
      assert.equal(texts.length, k_files.length);
      for (const text of texts) {
        assert.match(text, text.startsWith('en,') ? /^\{count\} thing\|\{count\} things$/m : /^\{count\} things$/m);
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
