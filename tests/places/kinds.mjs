// One of each kind that somebody may add: what to write where, in how many places at most, what the generators write of it
// (`generated`), and what has to work once it is built (`check`).
import assert from 'node:assert/strict';

/** Inserts a text after, or before, one that is there. */
const after = (mark, text) => (source) => replace(source, mark, `${mark}${text}`);
const before = (mark, text) => (source) => replace(source, mark, `${text}${mark}`);

function replace(source, mark, text) {
  assert.equal(source.split(mark).length, 2, `expected once: ${mark}`);
  return source.replace(mark, () => text);
}

const top = 'const HtmlWriter::Scope paragraph = writer.part(Element::p, "top");\n'; // in every footer
const article = { headline: 'H', body: 'B', language: 'en', image: { url: 'https://news.example/a.jpg' } };
const render = (input, options) => ({ operation: 'render', input, options });

export const kinds = {
  label: {
    most: 2,
    edits: [
      ['core/src/i18n/languages/en.json', after('"labels": {\n', '    "footer.dummy": "A dummy of the footer",\n')],
      ['core/src/components/footer.cpp', after(top, '  writer.text(page.labels.text(Label::footer_dummy));\n')],
    ],
    generated(read) {
      assert.match(read('web/README.md'), /`footer\.dummy`/);
    },
    check({ answer }) {
      assert.match(answer(render(article)).html, /A dummy of the footer/);
      assert.match(answer(render({ ...article, language: 'vi' })).html, /A dummy of the footer/); // until it is translated
      assert.match(answer(render(article, { labels: { 'footer.dummy': 'Mine' } })).html, /Mine/);
    },
  },

  language: {
    most: 1,
    edits: [
      ['core/src/i18n/languages/nl.json', JSON.stringify({
        about: 'Dutch.',
        tag: 'nl',
        script: 'Latn',
        plurals: 'one_other',
        numbers: { decimal: ',', group: '.' },
        dates: { date: '%A %e %B %Y', time: ' om %H:%M', brief: '%e %B %Y' },
        weekdays: ['Zondag', 'Maandag', 'Dinsdag', 'Woensdag', 'Donderdag', 'Vrijdag', 'Zaterdag'],
        months: ['januari', 'februari', 'maart', 'april', 'mei', 'juni', 'juli', 'augustus', 'september', 'oktober', 'november', 'december'],
        labels: { 'footer.top': 'Terug naar boven', 'rating.count': { one: '{count} stem', other: '{count} stemmen' } },
      })],
    ],
    generated(read) {
      assert.match(read('web/README.md'), /`nl`/);
    },
    check({ answer }) {
      const { html } = answer(render({ ...article, language: 'nl-BE', published: '2021-07-13', rating: { value: 4, count: 2 } }));
      for (const text of ['Dinsdag 13 juli 2021', 'Terug naar boven', '2 stemmen', '4,0', 'Rating']) assert.ok(html.includes(text), text);
    },
  },

  option: {
    most: 2,
    edits: [
      [
        'core/include/lede/options.def',
        before('LEDE_OPTION(now,', 'LEDE_OPTION(dummy_mark, "dummyMark", pages, std::string, {}, text, "string",\n  "A dummy.")\n'),
      ],
      ['core/src/components/footer.cpp', after(top, '  writer.text(page.options.dummy_mark);\n')],
    ],
    generated(read) {
      assert.match(read('web/src/options.ts'), /\/\*\* A dummy\. \*\/\n {2}dummyMark\?: string;/);
    },
    check({ answer, lede }) {
      assert.match(answer(render(article, { dummyMark: 'Seen' })).html, /Seen/);
      assert.equal(answer(render(article, { dummyMark: 1 })).error.path, '$.dummyMark');
      assert.match(lede(['render', '--dummy-mark', 'Seen'], JSON.stringify(article)), /Seen/);
      assert.match(lede(['help', 'render']), /--dummy-mark TEXT +A dummy\./);
    },
  },

  format: {
    most: 2,
    edits: [
      [
        'core/src/formats/dummy.cpp',
        `// A format that is a dummy.
#include "formats/adapters.h"
#include "formats/values.h"

namespace lede::formats {
namespace {

Likeness recognise(json::Value root) { return find(root, "dummyTitle") ? Likeness::certain : Likeness::none; }

void read(json::Value root, json::Value /*document*/, Article& article, Report& report) {
  read_plain(find(root, "dummyTitle"), article.headline, report);
}

} // namespace

constexpr Format k_dummy = {"dummy", "", recognise, read};

} // namespace lede::formats
`,
      ],
      ['core/src/formats/formats.def', after('LEDE_FORMAT(lede_v1, "lede", "the format above")\n', 'LEDE_FORMAT(dummy, "dummy", "a dummy")\n')],
    ],
    generated(read) {
      assert.match(read('README.md'), /^\| `dummy` \| a dummy \|$/m);
    },
    check({ answer, lede }) {
      assert.match(answer(render({ dummyTitle: 'A dummy' })).html, /A dummy/);
      assert.match(answer(render({ dummyTitle: 'A dummy' }, { from: 'dummy' })).html, /A dummy/);
      assert.match(lede(['help', 'render']), /\bdummy\b/);
    },
  },

  attribute: {
    most: 2,
    edits: [
      ['core/src/policy/attribute_table.h', after('  X(disabled,         "disabled") \\\n', '  X(dummy,            "dummy") \\\n')],
      [
        'core/src/policy/attribute_table.h',
        before('  TEXT(number,          height,', '  TEXT(keyword,         dummy,            0, "one two", Element::kbd) \\\n'),
      ],
      ['tests/support/policy.def', after('LEDE_WRITTEN(kbd, phrasing, phrasing, "', 'dummy')],
    ],
    check({ answer, judge }) {
      const { html } = answer({ operation: 'sanitize', input: '<kbd dummy=two>a</kbd><kbd dummy=3>b</kbd><p dummy=one>c</p>' });
      assert.equal(html, '<kbd dummy="two">a</kbd><kbd>b</kbd><p>c</p>');
      judge(html);
    },
  },

  element: {
    most: 2,
    edits: [
      [
        'core/src/policy/element_table.h',
        before('  X(kbd,         keep,', '  X(dummy,       keep,        unwrap,      phrasing,        phrasing) \\\n'),
      ],
      ['tests/support/policy.def', before('LEDE_WRITTEN(kbd,', 'LEDE_WRITTEN(dummy, phrasing, phrasing, "")\n')],
    ],
    check({ answer, judge }) {
      const { html } = answer({ operation: 'sanitize', input: '<p>a <dummy>b <em>c</dummy>' });
      assert.equal(html, '<p>a <dummy>b <em>c</em></dummy></p>');
      judge(html);
      const ofReader = answer({ operation: 'sanitize', input: '<dummy>b</dummy>', options: { policy: 'comment' } });
      assert.equal(ofReader.html, 'b');
    },
  },

  component: {
    most: 4,
    edits: [
      [
        'core/src/components/dummy.h',
        `// A component that is a dummy.
#pragma once

#include "components/component.h"

namespace lede {

void write_dummy(const Page& page, const Article& article);

} // namespace lede
`,
      ],
      [
        'core/src/components/dummy.cpp',
        `// A component that is a dummy.
#include "components/dummy.h"

namespace lede {

void write_dummy(const Page& page, const Article& article) {
  const HtmlWriter::Scope paragraph = page.writer.part(Element::p, "empty");
  write_words(page, i18n::Label::dummy_title);
  page.writer.text(article.headline.value);
}

} // namespace lede
`,
      ],
      ['core/include/lede/options.def', after('LEDE_COMPONENT(share)\n', 'LEDE_COMPONENT(dummy)\n')],
      ['core/src/i18n/languages/en.json', after('"labels": {\n', '    "dummy.title": "A dummy",\n')],
      ['core/src/output/page.cpp', after('#include "components/comments.h"\n', '#include "components/dummy.h"\n')],
      [
        'core/src/output/page.cpp',
        before('  if (components.share)', '  if (components.dummy) write_dummy(page, article);\n'),
      ],
    ],
    generated(read) {
      assert.match(read('web/src/options.ts'), /ComponentName = .* \| 'dummy';/);
      assert.match(read('web/README.md'), /`dummy\.title`/);
    },
    check({ answer, lede }) {
      assert.match(answer(render(article)).html, /A dummy/);
      assert.doesNotMatch(answer(render(article, { components: ['rating'] })).html, /A dummy/);
      assert.match(answer(render(article, { components: 'dummy' })).html, /A dummy/);
      assert.match(lede(['render', '--components', 'dummy'], JSON.stringify(article)), /A dummy/);
    },
  },

  'error code': {
    most: 1,
    edits: [
      ['core/include/lede/codes.def', before('LEDE_ERROR(request_invalid,', 'LEDE_ERROR(dummy_error, "dummy-error", "A dummy.")\n')],
    ],
    generated(read) {
      assert.match(read('web/src/codes.ts'), /'dummy-error'/);
      assert.match(read('web/README.md'), /`dummy-error` \| A dummy\./);
    },
  },

  message: {
    most: 2,
    edits: [
      ['core/src/base/messages.def', after('// The article as a whole\n', 'LEDE_WARNING_TEXT(dummy, body_missing, lost, "a dummy of {}")\n')],
      ['core/src/render.cpp', before('  if (article.language.empty()) find_language(', '  report.warn(messages::dummy, {"this article"}, {});\n')],
    ],
    check({ answer }) {
      const [warning] = answer(render(article)).warnings;
      assert.equal(warning.message, 'a dummy of this article');
      assert.equal(warning.code, 'body-missing');
    },
  },
};
