#include "output/report_json.h"

#include <string_view>
#include <utility>

namespace lede {
namespace output {
namespace {

void write_place(json::Writer& writer, std::string_view message, const Location& location) {
  writer.member("message", message);
  writer.member("path", location.path);
  writer.key("offset");
  writer.integer(static_cast<std::int64_t>(location.offset));
  writer.key("line");
  writer.integer(static_cast<std::int64_t>(location.line));
  writer.key("column");
  writer.integer(static_cast<std::int64_t>(location.column));
}

} // namespace

void write_warnings(json::Writer& writer, const std::vector<Warning>& warnings) {
  writer.begin_array();
  for (const Warning& warning : warnings) {
    writer.begin_object();
    writer.member("code", name_of(warning.code));
    writer.member("severity", name_of(warning.severity));
    write_place(writer, warning.message, warning.location);
    writer.key("count");
    writer.integer(static_cast<std::int64_t>(warning.count));
    writer.end_object();
  }
  writer.end_array();
}

void write_error(json::Writer& writer, const Error& error) {
  writer.begin_object();
  writer.member("code", name_of(error.code));
  write_place(writer, error.message, error.location);
  writer.end_object();
}

} // namespace output

std::string write_report(const std::vector<Warning>& warnings) {
  json::Writer writer;
  writer.begin_object();
  writer.key("warnings");
  output::write_warnings(writer, warnings);
  writer.end_object();
  return std::move(writer).take();
}

std::string write_report(const Error& error) {
  json::Writer writer;
  output::write_error(writer, error);
  return std::move(writer).take();
}

} // namespace lede
