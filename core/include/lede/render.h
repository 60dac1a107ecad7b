// The public interface of Lede: article JSON in, sanitized HTML out.
//
// Every function here is pure: no input or output, no clock, no locale of the process, no global state. The same
// arguments give the same bytes in the native library and in WebAssembly. All functions may be called from any
// number of threads at once. No function throws; none keeps a view of its arguments after it returns.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace lede {

/// The maximum size of an input in bytes. A larger one is refused with `input_too_large`.
inline constexpr std::size_t max_input_bytes = 32 * 1024 * 1024;

/// Why a document, or an option, was refused. Bad content is a `Warning`; only a bad document is an `Error`.
enum class ErrorCode : std::uint8_t {
#define LEDE_ERROR(code, name, meaning) code,
#include "lede/codes.def"
};

/// Returns the code's name in JSON and in messages: "json-syntax". The view has static storage.
[[nodiscard]] std::string_view name_of(ErrorCode code) noexcept;

/// A place in the input. `offset` counts bytes from 0; `line` and `column` count from 1, the column in
/// Unicode code points, as editors show them. `path` is a JSON path ("$.related[0].url"), empty for plain text.
struct Location {
  std::string path;
  std::size_t offset = 0;
  std::size_t line = 1;
  std::size_t column = 1;
};

struct Error {
  ErrorCode code = ErrorCode::json_syntax;
  std::string message; ///< In English, for the person who has to correct the document.
  Location location;
};

/// What a warning means for a reader of the article.
enum class Severity : std::uint8_t {
  lost,     ///< The reader misses something: words, a picture, a film, a link.
  changed,  ///< The content is there, but not as the document has it.
  cosmetic, ///< A reader never sees the difference.
};

/// Returns the severity's name in JSON: "lost".
[[nodiscard]] std::string_view name_of(Severity severity) noexcept;

/// Something in a document that was repaired, left out or ignored; the rest of the document was rendered.
enum class WarningCode : std::uint8_t {
#define LEDE_WARNING(code, name, severity, meaning) code,
#include "lede/codes.def"
};

/// Returns the code's name in JSON: "url-removed". The view has static storage.
[[nodiscard]] std::string_view name_of(WarningCode code) noexcept;

/// Returns the usual severity of warnings with this code. A single warning may have another.
[[nodiscard]] Severity severity_of(WarningCode code) noexcept;

struct Warning {
  WarningCode code = WarningCode::unknown_field;
  Severity severity = Severity::changed;
  std::string message;   ///< In English; names what was removed ("onclick", "javascript:").
  Location location;     ///< In the function's input, also for markup inside a JSON string.
  std::size_t count = 1; ///< How many times; more than 1 only for cosmetic warnings, whose location is the first one.
};

/// A value, or the error that says why there is none.
template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : ok_(true), value_(std::move(value)) {}      // NOLINT: meant to convert
  Result(Error error) : ok_(false), error_(std::move(error)) {} // NOLINT: meant to convert

  [[nodiscard]] bool ok() const noexcept { return ok_; }
  /// Only if `ok()`.
  [[nodiscard]] T& value() noexcept { return value_; }
  [[nodiscard]] const T& value() const noexcept { return value_; }
  /// Only if not `ok()`.
  [[nodiscard]] const Error& error() const noexcept { return error_; }

 private:
  // Two members and not a variant, whose code would be larger than the memory that it saves.
  bool ok_;
  T value_{};
  Error error_{};
};

/// What `RenderOutput::html` contains.
enum class Output : std::uint8_t {
  fragment, ///< The article's markup alone.
  element,  ///< `<lede-article>` with a declarative shadow root, which is shown without script.
  page,     ///< A whole HTML document.
};

/// The policy of `sanitize` and `render_markdown`. Readers' comments in an article always get `comment`.
enum class PolicyName : std::uint8_t { article, comment };

enum class LinkTarget : std::uint8_t { same, blank };

/// Which of the optional components are written. options.def lists them.
struct Components {
#define LEDE_COMPONENT(name) bool name = true;
#include "lede/options.def"
};

/// A host's own word for one of the labels, by the label's name ("rating.title").
struct LabelOverride {
  std::string name;
  std::string text;
};

/// The options of every call. options.def lists all options: each member, its type, its default and what it means.
struct CommonOptions {
#define LEDE_OPTION_OF_all(member, type, value) type member = value;
#include "lede/options.def"
};

/// The options of `sanitize` and `render_markdown`.
struct SanitizeOptions : CommonOptions {
#define LEDE_OPTION_OF_texts(member, type, value) type member = value;
#include "lede/options.def"
};

/// The options of `convert` and `convert_list`.
struct ConvertOptions : CommonOptions {
#define LEDE_OPTION_OF_articles(member, type, value) type member = value;
#include "lede/options.def"
};

/// The options of `render`, `validate` and `write_index`.
struct RenderOptions : ConvertOptions {
#define LEDE_OPTION_OF_pages(member, type, value) type member = value;
#include "lede/options.def"
};

/// The name that `RenderOptions` had while all calls took one type.
using Options = RenderOptions;

/// Reads options from a JSON object with the names of the JavaScript package ("baseUrl", "headingLevel" …). It may
/// also have options of other calls, so that one file serves all calls: they are checked and left out.
/// @tparam CallOptions `SanitizeOptions`, `ConvertOptions` or `RenderOptions`.
/// @param json UTF-8; an empty text means no options. @param defaults the options that `json` does not name.
/// @return the options, or `option_invalid` with the path of the first invalid one. Unknown names are refused.
template <class CallOptions = RenderOptions>
[[nodiscard]] Result<CallOptions> parse_options(std::string_view json, CallOptions defaults = {}) = delete;
template <>
[[nodiscard]] Result<SanitizeOptions> parse_options(std::string_view json, SanitizeOptions defaults);
template <>
[[nodiscard]] Result<ConvertOptions> parse_options(std::string_view json, ConvertOptions defaults);
template <>
[[nodiscard]] Result<RenderOptions> parse_options(std::string_view json, RenderOptions defaults);

/// The picture of an article in an index.
struct IndexPicture {
  std::string url; ///< Absolute; for an index, also relative to the entry's address if that is absolute.
  std::string alt;
  int width = 0;  ///< pixels; 0: not known
  int height = 0; ///< pixels; 0: not known
};

/// Identifies an article in indexes, file names and logs. Plain text as the document has it, not markup.
struct About {
  std::string id;
  std::string headline;
  std::string published; ///< RFC 3339.
  std::string language;  ///< BCP 47.
  IndexPicture picture;  ///< Without an address if there is none.
};

/// Returns the values of `ConvertOptions::from`, "auto" first: "auto, lede, rss …".
[[nodiscard]] std::string format_names();

struct RenderOutput {
  std::string html;    ///< UTF-8; a fixed point of the HTML parser. See SECURITY.md for the contexts this holds in.
  std::string json_ld; ///< A schema.org NewsArticle, safe inside `<script type="application/ld+json">`; `render` only.
  /// Ordered by severity (lost, changed, cosmetic), and within a severity by place in the source.
  std::vector<Warning> warnings;
  About about; ///< `render` only.
};

/// Renders an article of any format in README.md (JSON, XML, Markdown with front matter, a web page) as HTML.
/// @param article UTF-8, with or without a byte-order mark, at most `max_input_bytes`.
[[nodiscard]] Result<RenderOutput> render(std::string_view article, const RenderOptions& options = {});

/// Renders Markdown (CommonMark with tables, strikethrough, task lists, autolinks, footnotes) as sanitized HTML.
/// @param markdown any bytes; those that are not UTF-8 are replaced by U+FFFD and reported.
[[nodiscard]] Result<RenderOutput> render_markdown(std::string_view markdown, const SanitizeOptions& options = {});

/// Sanitizes HTML of any origin. @param markup any bytes; those that are not UTF-8 are replaced by U+FFFD and reported.
[[nodiscard]] Result<RenderOutput> sanitize(std::string_view markup, const SanitizeOptions& options = {});

struct ConvertOutput {
  std::string article; ///< UTF-8, on one line. For files and pipes; to put it into a script element, escape `<`.
  std::vector<Warning>
      warnings;            ///< About reading. Problems of URLs and bodies are reported when the article is rendered.
  std::string_view format; ///< Name of the format that the document was read as: "ninjs". Static storage.
};

/// Converts an article of any format into version 1 of Lede's own. Everything that version 1 can express is kept.
/// Rendering the result gives the same as rendering the document; converting it again gives the same bytes.
/// @param options `from`, `item`, `report` and `report_all`; `language`, else `locale`, chooses the language of a
///        multilingual document. All others are ignored.
[[nodiscard]] Result<ConvertOutput> convert(std::string_view article, const ConvertOptions& options = {});

/// An article of a list.
struct ConvertedItem {
  ConvertOutput output;
  std::string id;       ///< The id in the document.
  bool refused = false; ///< If true, only `refusal` has a meaning.
  Error refusal;
};

/// Converts every article of a feed, an array or an export into version 1 of Lede's own, in the order of the document.
/// @param options as for `convert`, but without `item`.
/// @return an empty list if the document is one article or cannot be read; `render` gives the reason.
[[nodiscard]] std::vector<ConvertedItem> convert_list(std::string_view text, const ConvertOptions& options = {});

/// The result of `validate`.
struct Validation {
  std::vector<Warning> warnings; ///< All of them, even if the document is refused; ordered as in `RenderOutput`.
  bool refused = false;
  Error refusal; ///< Why `render` refuses it. Only if `refused`.
};

/// Reads and renders a document and lists all problems in it, each with path, line and column, the expected value and
/// the found one.
/// @param options as for `render`, but without `report` and `report_all`.
[[nodiscard]] Validation validate(std::string_view article, const RenderOptions& options = {});

struct IndexEntry {
  std::string url; ///< The address of the rendered article, relative to the index page, percent-encoded.
  About about;
  std::string lead;    ///< Inline Markdown, as in version 1; shown as plain text.
  std::string section; ///< The name of its section: "Culture". May be empty.
};

/// A section of the newspaper, as an index names it.
struct IndexSection {
  std::string name;
  std::string url;      ///< The address of its page; empty if that is this page.
  std::string language; ///< BCP 47; empty: that of the page.
};

struct IndexPage {
  std::string title;
  std::size_t number = 1;   ///< The number of this page, from 1.
  std::string previous_url; ///< Empty if there is none; so is `next_url`.
  std::string next_url;
  std::vector<IndexSection> sections; ///< In the order in which they are shown; of a front page only.
};

/// Writes a page of links to rendered articles, as a whole HTML document. The newest article comes first. If an entry
/// has a lead or a picture, the page is a front page: the newest article is large, the others are in a grid.
/// @param options `locale`, `labels`, and those for styles. Without `locale`, the page has the most frequent language
/// of the entries. `site_name` is written above a page that has another title, with a link to `site_url`.
[[nodiscard]] std::string write_index(const IndexPage& page, const std::vector<IndexEntry>& entries,
                                      const RenderOptions& options = {});

struct HarnessAnswer {
  std::string json;   ///< `{"id", "html", "json_ld"?, "warnings", "pass"?}` or `{"id", "error", "pass"?}`.
  bool passed = true; ///< False if the line is not a valid request, or if the result differs from the expected one.
};

/// Answers one line of the harness: a JSON request in, a JSON answer out, without a line end.
/// @param line `{"id", "operation": "render"|"markdown"|"sanitize", "input", "options"?, "expected"?}`; `input` is a
///        string or, for "render", the article object itself. If the request is invalid, the answer says why.
[[nodiscard]] HarnessAnswer answer_case(std::string_view line);

/// Returns `{"warnings": […]}` as JSON, each with code, severity, message, path, offset, line, column and count.
[[nodiscard]] std::string write_report(const std::vector<Warning>& warnings);

/// Returns `{"code", "message", "path", "offset", "line", "column"}` as JSON.
[[nodiscard]] std::string write_report(const Error& error);

} // namespace lede
