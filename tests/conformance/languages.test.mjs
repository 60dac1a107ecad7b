// Dates, numbers and plural forms of every language, beside those of the Unicode CLDR, which Node brings. Where Lede writes
// something else on purpose, `k_deliberate` says what and why.
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { htmlOf } from '../support/harness.mjs';

/** Fractions and dates as Intl writes them in the locale named; `date` is how its parts become our date line. */
const k_languages = [
  { tag: 'vi', date: '{Weekday}, {dd}/{mm}/{year}' },
  { tag: 'en', intl: 'en-GB', date: '{Weekday}, {day} {month} {year}' },
  { tag: 'ar', intl: 'ar-u-nu-latn', date: '{Weekday}، {day} {month} {year}' },
  { tag: 'de', date: '{Weekday}, {day}. {month} {year}' },
  { tag: 'es', date: '{Weekday}, {day} de {month} de {year}' },
  { tag: 'fr', date: '{Weekday} {day} {month} {year}' },
  { tag: 'he', date: '{Weekday}, {day} ב{month} {year}' },
  { tag: 'hi', date: '{Weekday}, {day} {month} {year}' },
  { tag: 'id', date: '{Weekday}, {day} {month} {year}' },
  { tag: 'ja', weekday: 'short', date: '{year}年{m}月{day}日({Weekday})' },
  { tag: 'ko', date: '{year}년 {m}월 {day}일 {Weekday}' },
  { tag: 'pt', date: '{Weekday}, {day} de {month} de {year}' },
  { tag: 'ru', date: '{Weekday}, {day} {month} {year}' },
  { tag: 'th', date: '{Weekday}ที่ {day} {month} {year}' },
  { tag: 'zh-Hans', date: '{year}年{m}月{day}日 {Weekday}' },
  { tag: 'zh-Hant', date: '{year}年{m}月{day}日 {Weekday}' },
];

/** What Lede writes otherwise than CLDR, because newspapers do. */
const k_deliberate = {
  // A date line stands alone and so begins with a capital; CLDR has the word as it stands in a sentence.
  capital: (weekday, tag) => weekday.charAt(0).toLocaleUpperCase(tag) + weekday.slice(1),
  // The first of a month: "1er janvier", "1º de janeiro".
  firstDay: { fr: '1er', pt: '1º' },
  // El País and Clarín write "1.500 personas", where CLDR groups from five digits on.
  groupsFrom: { es: 4 },
};

const k_dates = Array.from({ length: 12 }, (_, month) => `2021-${String(month + 1).padStart(2, '0')}-${String(10 + month)}`)
  .concat(Array.from({ length: 7 }, (_, day) => `2026-03-0${1 + day}`), ['2000-01-01', '2024-02-29', '1999-12-31']);

const textOf = (html, pattern) => html.match(pattern)?.[1].replaceAll('&nbsp;', '\u00a0');
const render = (input, options) => ({ id: 1, operation: 'render', input, options });
const dateLine = /<time datetime="[^"]*"[^>]*>([^<]*)<\/time>/;

describe('dates', () => {
  for (const { tag, intl = tag, weekday = 'long', date } of k_languages) {
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
        const expected = date.replace(/\{(\w+)\}/g, (_, name) => parts[name]);
        assert.equal(textOf(written[index], dateLine), expected);
      });
    });
  }
});

describe('numbers', () => {
  const k_counts = [0, 1, 12, 999, 1000, 1234, 99999, 100000, 1234567, 12345678, 1234567890];
  const k_averages = [0, 0.5, 1, 3.25, 4.75];
  for (const { tag, intl = tag } of k_languages) {
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
  for (const { tag, intl = tag } of k_languages) {
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
