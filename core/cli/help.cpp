// The text of `lede help`.
#include <algorithm>
#include <cstddef>
#include <string>

#include "arguments.h"
#include "lede/render.h"

namespace lede::cli {
namespace {

constexpr const char* k_before_formats = R"(lede: news articles as clean HTML

  lede render   [FILE|-]      article -> HTML
  lede markdown [FILE|-]      Markdown -> sanitized HTML
  lede sanitize [FILE|-]      HTML -> sanitized HTML
  lede convert  [FILE|-]      article of any known format -> Lede's own JSON, version 1
  lede validate [FILE|-] ...  says all that is wrong with articles; nothing if all is well
  lede batch    INPUT -o DIR  many articles -> as many files, and an index of them
  lede check    INPUT         what an archive would lose: a table, format by format; writes no pages
  lede harness                cases on standard input, results on standard output, one JSON object a line
  lede help, lede version

Options of more than one command; a command refuses those that mean nothing to it
  -o FILE                  write there instead of to standard output
  --from FORMAT            the article's format: )";

constexpr const char* k_after_formats = R"(
  --item N|ID              of a feed or an array: the article with that id, or the one at that place, counted from 0
  --output FORM            render, batch: fragment (default), element, page (batch: default)
  --locale TAG             language of labels and dates (vi, en ...); default: the article's own
  --language TAG           language of an article that names none; default: the one its text is in, else English
  --base-url URL           where relative URLs start from; default: the article's own url
  --policy NAME            markdown, sanitize: article (default), comment
  --style-url URL          element, page: where lede.css is; default: lede.css next to the page, or the batch's index
  --styles FILE.css        element, page: put this style sheet into the markup instead of a link
  --script-url URL         element, page: where hydrate.js or lede.js is; default: no script
  --assets-url URL         element, page: the folder of the package's files, of which each page links what its article needs
  --related FEED           render, batch: fill the related news from a feed
  --latest FEED            render, batch: fill the latest news from a feed
  --options FILE.json      options under the names of the JavaScript package; the ones above win
  --strict                 exit with 1 if a reader misses something of an article
  --verbose                show cosmetic warnings as well (not batch)
  --report FILE.json       write the warnings there (batch: how many of each, in its table)

render
  --json-ld FILE           write the structured data there

batch
  INPUT                    a folder (its .json, .md, .xml and .html files and their like, at any depth), a file of JSON
                           lines (.ndjson, .jsonl, or -), a file with one article or a list of them, or a file with a
                           path a line
  -o DIR                   files are named after their sources, or after the ids of articles; index.html leads to all,
                           lede-batch.tsv says how each went, lede.css is their style sheet, unless one is there
  --jobs N                 how many threads render; default: one a core
  --continue               go on after an interruption: what was done with the same options and has not changed stays

check
  INPUT                    as for batch
  --json                   the same as one JSON object

FILE may be - for standard input or output. Files appear whole or not at all. Exit status: 0 done; 1 a document was
refused, could not be read or written, or a case failed; 2 wrong usage.
)";

/// Names beside the option that takes them, as many in a line as fit.
std::string in_lines(const std::string& names) {
  constexpr std::size_t k_indentation = 27;
  constexpr std::size_t k_width = 118;
  std::string out;
  std::size_t column = 49; // behind "the article's format: "
  for (std::size_t begin = 0; begin < names.size();) {
    const std::size_t end = std::min(names.find(' ', begin), names.size());
    const std::size_t size = end - begin;
    if (column + size > k_width) {
      out.back() = '\n';
      out.append(k_indentation, ' ');
      column = k_indentation;
    }
    out.append(names, begin, size);
    out += ' ';
    column += size + 1;
    begin = end + 1;
  }
  out.pop_back();
  return out;
}

} // namespace

std::string help_text() { return std::string(k_before_formats) + in_lines(format_names()) + k_after_formats; }

} // namespace lede::cli
