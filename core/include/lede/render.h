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

/// The longest input that is read, in bytes; a longer one is refused with `input_too_large`.
inline constexpr std::size_t max_input_bytes = 32 * 1024 * 1024;

/// Why a document, or an option, was refused. Bad content is a `Warning`; only a bad document is an `Error`.
enum class ErrorCode : std::uint8_t {
#define LEDE_ERROR(code, name, meaning) code,
#include "lede/codes.def"
};

/// The code's name in JSON and in messages: "json-syntax". The view is of static storage.
[[nodiscard]] std::string_view name_of(ErrorCode code) noexcept;

/// Where something stands in the input. `offset` counts bytes from 0; `line` and `column` count from 1, the column in
/// Unicode code points, as editors show them. `path` is a JSON path ("$.related[0].url"), empty for plain text.
struct Location {
  std::string path;
  std::size_t offset = 0;
  std::size_t line = 1;
  std::size_t column = 1;
};

struct Error {
  ErrorCode code = ErrorCode::json_syntax;
  std::string message; ///< One English sentence for the person who has to mend the document.
  Location location;
};

/// What a warning means to a reader of the article.
enum class Severity : std::uint8_t {
  lost,     ///< The reader misses something: words, a picture, a film, a link.
  changed,  ///< Everything is there, though not as the document has it.
  cosmetic, ///< A reader never sees the difference.
};

/// The severity's name in JSON: "lost".
[[nodiscard]] std::string_view name_of(Severity severity) noexcept;

/// Something in a document that was repaired, left out or ignored while the rest went on.
enum class WarningCode : std::uint8_t {
#define LEDE_WARNING(code, name, severity, meaning) code,
#include "lede/codes.def"
};

/// The code's name in JSON: "url-removed". The view is of static storage.
[[nodiscard]] std::string_view name_of(WarningCode code) noexcept;

/// The severity that a warning of this code has unless what it is about says otherwise.
[[nodiscard]] Severity severity_of(WarningCode code) noexcept;

struct Warning {
  WarningCode code = WarningCode::unknown_field;
  Severity severity = Severity::changed;
  std::string message;   ///< In English; names what was removed ("onclick", "javascript:").
  Location location;     ///< In the source given to the function, also for markup inside a JSON string.
  std::size_t count = 1; ///< How many times; more than 1 only for cosmetic warnings, whose location is the first one.
};

/// A value, or the error that stood in its way.
template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : ok_(true), value_(std::move(value)) {}      // NOLINT: meant to convert
  Result(Error error) : ok_(false), error_(std::move(error)) {} // NOLINT: meant to convert

  [[nodiscard]] bool ok() const noexcept { return ok_; }
  /// Only where `ok()`.
  [[nodiscard]] T& value() noexcept { return value_; }
  [[nodiscard]] const T& value() const noexcept { return value_; }
  /// Only where not `ok()`.
  [[nodiscard]] const Error& error() const noexcept { return error_; }

 private:
  // Both beside each other: a variant of them would be more code than all that it saves in memory.
  bool ok_;
  T value_{};
  Error error_{};
};

/// What `RenderOutput::html` is.
enum class Output : std::uint8_t {
  fragment, ///< The article's markup alone.
  element,  ///< `<lede-article>` with a declarative shadow root: appears without any script.
  page,     ///< A whole HTML document.
};

/// Which policy `sanitize` and `render_markdown` apply. A document's comments always get `comment`.
enum class PolicyName : std::uint8_t { article, comment };

enum class LinkTarget : std::uint8_t { same, blank };

/// The components that a host can leave out: those to write. They are listed in options.def.
struct Components {
#define LEDE_COMPONENT(name) bool name = true;
#include "lede/options.def"
};

/// A host's own word for one of the labels, by the label's name ("rating.title").
struct LabelOverride {
  std::string name;
  std::string text;
};

/// The options of one call. options.def lists them: each member, its type, its default and what it means.
struct Options {
#define LEDE_OPTION(member, name, calls, type, value, reading, script_type, meaning) type member = value;
#include "lede/options.def"
};

/// Reads options from a JSON object whose names are those of the JavaScript package ("baseUrl", "headingLevel" …).
/// @param json UTF-8; an empty text means no options. @param defaults what is not named in `json`.
/// @return the options, or `option_invalid` with the path of the first that cannot be used. Unknown names are refused.
[[nodiscard]] Result<Options> parse_options(std::string_view json, Options defaults = {});

/// Whose page it is: for lists, file names and logs. Plain text as the document has it, not markup.
struct About {
  std::string id;
  std::string headline;
  std::string published; ///< RFC 3339.
  std::string language;  ///< BCP 47.
};

/// The formats that `Options::from` can name, "auto" first: "auto, lede, ninjs …".
[[nodiscard]] std::string format_names();

struct RenderOutput {
  std::string html;    ///< UTF-8; a fixed point of the HTML parser. See SECURITY.md for the contexts this holds in.
  std::string json_ld; ///< A schema.org NewsArticle, safe inside `<script type="application/ld+json">`; `render` only.
  /// What is lost comes first, then what is changed, then what is cosmetic; each in the order of the source.
  std::vector<Warning> warnings;
  About about; ///< `render` only.
};

/// An article of any known format → HTML: JSON, Markdown with front matter, or a page with JSON-LD in it.
/// @param article UTF-8, with or without a byte-order mark, at most `max_input_bytes`.
[[nodiscard]] Result<RenderOutput> render(std::string_view article, const Options& options = {});

/// Markdown (CommonMark with tables, strikethrough, task lists, autolinks, footnotes) → sanitized HTML.
/// @param markdown bytes; what is not UTF-8 is replaced by U+FFFD and reported.
[[nodiscard]] Result<RenderOutput> render_markdown(std::string_view markdown, const Options& options = {});

/// HTML of any origin → sanitized HTML.
/// @param markup bytes; what is not UTF-8 is replaced by U+FFFD and reported.
[[nodiscard]] Result<RenderOutput> sanitize(std::string_view markup, const Options& options = {});

struct ConvertOutput {
  std::string article; ///< UTF-8, on one line. For files and pipes: inside a script element of a page, escape `<`.
  std::vector<Warning>
      warnings;            ///< What could not be read. What a URL or a body has wrong is reported when it is rendered.
  std::string_view format; ///< Name of the format that the document was read as: "ninjs". Static storage.
};

/// Article JSON of any known format → version 1 of Lede's own, without loss for all that version 1 can say. Rendering
/// the result gives what rendering the document gives; converting it again gives the same bytes.
/// @param options `from`, `item` and `report`; the others mean nothing here.
[[nodiscard]] Result<ConvertOutput> convert(std::string_view article, const Options& options = {});

/// An article of a list.
struct ConvertedItem {
  ConvertOutput output;
  std::string id;       ///< As the document has it.
  bool refused = false; ///< Then only `refusal` counts.
  Error refusal;
};

/// Every article of a feed, an array or an export → version 1 of Lede's own, in the order of the document.
/// @param options `from` and `report`; the others mean nothing here.
/// @return nothing where the document is one article, or cannot be read: `render` says why.
[[nodiscard]] std::vector<ConvertedItem> convert_list(std::string_view text, const Options& options = {});

/// Everything that is wrong with a document.
struct Validation {
  std::vector<Warning> warnings; ///< All of them, also if the document is refused; ordered as those of `RenderOutput`.
  bool refused = false;
  Error refusal; ///< Why `render` refuses it. Only where `refused`.
};

/// Reads and renders a document for what is wrong with it: each problem with path, line and column, what was expected
/// and what was found.
[[nodiscard]] Validation validate(std::string_view article, const Options& options = {});

struct IndexEntry {
  std::string url; ///< Where the rendered article is, relative to the page; as a URL writes it.
  About about;
};

struct IndexPage {
  std::string title;
  std::size_t number = 1;   ///< Of this page, where there are several.
  std::string previous_url; ///< Empty: there is none.
  std::string next_url;
};

/// A page of links to rendered articles, as a whole HTML document.
/// @param options `locale`, and where styles come from. Without a locale, the language of the first entry.
[[nodiscard]] std::string write_index(const IndexPage& page, const std::vector<IndexEntry>& entries,
                                      const Options& options = {});

struct HarnessAnswer {
  std::string json;   ///< `{"id", "html", "json_ld"?, "warnings", "pass"?}` or `{"id", "error", "pass"?}`.
  bool passed = true; ///< False where the line is no request, or its result is not the expected one.
};

/// One line of the harness: a JSON request in, a JSON answer out, without its line end.
/// @param line `{"id", "operation": "render"|"markdown"|"sanitize", "input", "options"?, "expected"?}`; `input` is a
///        string or, for "render", the article object itself. What is wrong with the request is the answer.
[[nodiscard]] HarnessAnswer answer_case(std::string_view line);

/// `{"warnings": […]}` as JSON: code, severity, message, path, offset, line, column, count of each.
[[nodiscard]] std::string write_report(const std::vector<Warning>& warnings);

/// `{"code", "message", "path", "offset", "line", "column"}` as JSON.
[[nodiscard]] std::string write_report(const Error& error);

} // namespace lede
