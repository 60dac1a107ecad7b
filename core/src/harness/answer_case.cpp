// The harness, for test suites in any language: it reads one JSON object per line and answers with one JSON object.
#include <string>
#include <string_view>
#include <utility>

#include "base/messages.h"
#include "base/report.h"
#include "base/utf8.h"
#include "json/document.h"
#include "json/writer.h"
#include "lede/render.h"
#include "output/report_json.h"

namespace lede {
namespace {

Error invalid(std::string_view path, ErrorText text) { return make_error(text, {}, {std::string(path), 0, 1, 1}); }

Result<RenderOutput> run(const json::Document& request) {
  const json::Value root = request.root();
  const json::Value operation = root.find("operation");
  const json::Value input = root.find("input");
  const json::Value options_value = root.find("options");
  if (!root.is(json::Kind::object)) return invalid("$", messages::request_not_an_object);
  if (!operation.is(json::Kind::string)) return invalid("$.operation", messages::request_operation);
  const bool is_render = operation.text() == "render";
  const bool is_text = input.is(json::Kind::string);
  if (!is_text && !(is_render && input)) {
    return invalid("$.input", messages::request_input);
  }
  if (options_value && !options_value.is(json::Kind::object)) return invalid("$.options", messages::request_options);

  const std::string_view options_json = options_value ? request.source_of(options_value) : std::string_view();
  if (is_render) {
    const Result<RenderOptions> options = parse_options(options_json);
    if (!options.ok()) return options.error();
    return render(is_text ? input.text() : request.source_of(input), options.value());
  }
  const Result<SanitizeOptions> options = parse_options<SanitizeOptions>(options_json);
  if (!options.ok()) return options.error();
  if (operation.text() == "markdown") return render_markdown(input.text(), options.value());
  if (operation.text() == "sanitize") return sanitize(input.text(), options.value());
  return invalid("$.operation", messages::request_operation);
}

void write_result(json::Writer& writer, const Result<RenderOutput>& result) {
  if (!result.ok()) {
    writer.key("error");
    output::write_error(writer, result.error());
    return;
  }
  const RenderOutput& output = result.value();
  writer.member("html", output.html);
  if (!output.json_ld.empty()) writer.member("json_ld", output.json_ld);
  writer.key("warnings");
  output::write_warnings(writer, output.warnings);
}

} // namespace

HarnessAnswer answer_case(std::string_view line) {
  Report unread(false); // repairs in the request's text are no warnings about the document
  const Result<json::Document> request = json::read(line, unread);
  json::Writer writer(json::Escaping::plain);
  writer.begin_object();
  writer.key("id");
  if (!request.ok()) {
    writer.null();
    write_result(writer, request.error());
    writer.end_object();
    return {std::move(writer).take(), false};
  }
  const json::Value id = request.value().root().find("id");
  if (id)
    writer.raw(utf8::repair(request.value().source_of(id)));
  else
    writer.null();

  const Result<RenderOutput> result = run(request.value());
  write_result(writer, result);
  bool passed = result.ok() || result.error().code != ErrorCode::request_invalid;
  const json::Value expected = request.value().root().find("expected");
  if (expected) {
    passed = result.ok() && expected.is(json::Kind::string) && result.value().html == expected.text();
    writer.key("pass");
    writer.boolean(passed);
  }
  writer.end_object();
  return {std::move(writer).take(), passed};
}

} // namespace lede
