#include "check_outcome.h"

#include <algorithm>
#include <utility>

#include "json_text.h"

namespace lede::cli {
namespace {

constexpr std::size_t k_most_losses_shown = 12;

std::string place_of(const Loss& loss) {
  std::string place = loss.source;
  if (loss.location.offset > 0 || !loss.location.path.empty())
    place += ":" + std::to_string(loss.location.line) + ":" + std::to_string(loss.location.column);
  return place;
}

std::vector<std::pair<std::string, Loss>> by_count(const std::map<std::string, Loss>& losses) {
  std::vector<std::pair<std::string, Loss>> list(losses.begin(), losses.end());
  std::stable_sort(list.begin(), list.end(),
                   [](const auto& left, const auto& right) { return left.second.count > right.second.count; });
  return list;
}

std::string share(std::size_t part, std::size_t whole) {
  if (whole == 0) return "-";
  const std::size_t tenths = (part * 1000 + whole / 2) / whole;
  return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + " %";
}

std::string of(std::size_t part, std::size_t whole) { return std::to_string(part) + "/" + std::to_string(whole); }

void append_losses(std::string& text, std::string_view title, const std::map<std::string, Loss>& losses) {
  if (!losses.empty()) text.append("\n").append(title).append("\n");
  std::size_t shown = 0;
  for (const auto& [code, loss] : by_count(losses)) {
    if (++shown > k_most_losses_shown) break;
    text += std::to_string(loss.count) + "  " + code + "  " + place_of(loss) + ": " + loss.message + "\n";
  }
}

std::string json_of_losses(const std::map<std::string, Loss>& losses) {
  std::string out;
  for (const auto& [code, loss] : by_count(losses)) {
    out += out.empty() ? "{" : ",{";
    out += "\"code\":" + json_string(code) + ",\"count\":" + std::to_string(loss.count) +
           ",\"example\":{\"source\":" + json_string(loss.source) + ",\"path\":" + json_string(loss.location.path) +
           ",\"line\":" + std::to_string(loss.location.line) + ",\"column\":" + std::to_string(loss.location.column) +
           ",\"message\":" + json_string(loss.message) + "}}";
  }
  return out;
}

/// The documents that lack words, those that lack most first.
std::vector<Gap> by_size(const Outcome& outcome) {
  std::vector<Gap> gaps = outcome.gaps;
  std::sort(gaps.begin(), gaps.end(), [](const Gap& left, const Gap& right) {
    return left.missing != right.missing ? left.missing > right.missing : left.document < right.document;
  });
  return gaps;
}

void append_gaps(std::string& text, const Outcome& outcome) {
  std::size_t shown = 0;
  for (const Gap& gap : by_size(outcome)) {
    if (shown++ == 0) text += "\nWhere words are missing, most first, with the first of them\n";
    if (shown > k_most_losses_shown) break;
    text += of(gap.missing, gap.words) + "  " + gap.source;
    if (gap.line > 0) text += ":" + std::to_string(gap.line) + ":" + std::to_string(gap.column);
    text += ": " + gap.first + "\n";
  }
}

std::string json_of_gaps(const Outcome& outcome) {
  std::string out;
  for (const Gap& gap : by_size(outcome)) {
    out += out.empty() ? "{" : ",{";
    out += "\"source\":" + json_string(gap.source) + ",\"words\":" + std::to_string(gap.words) +
           ",\"missing\":" + std::to_string(gap.missing) + ",\"line\":" + std::to_string(gap.line) +
           ",\"column\":" + std::to_string(gap.column) + ",\"first\":" + json_string(gap.first) + "}";
  }
  return out;
}

/// The pictures that are missing, in the order of their documents.
std::vector<MissingPicture> in_order(const Outcome& outcome) {
  std::vector<MissingPicture> pictures = outcome.missing_pictures;
  std::stable_sort(pictures.begin(), pictures.end(),
                   [](const auto& left, const auto& right) { return left.document < right.document; });
  return pictures;
}

void append_pictures(std::string& text, const Outcome& outcome) {
  std::size_t shown = 0;
  for (const MissingPicture& picture : in_order(outcome)) {
    if (shown++ == 0) text += "\nWhich pictures are missing\n";
    if (shown > k_most_losses_shown) break;
    text += picture.source + ": " + picture.address + "\n";
  }
}

std::string json_of_pictures(const Outcome& outcome) {
  std::string out;
  for (const MissingPicture& picture : in_order(outcome)) {
    out += out.empty() ? "{" : ",{";
    out += "\"source\":" + json_string(picture.source) + ",\"address\":" + json_string(picture.address) + "}";
  }
  return out;
}

} // namespace

std::string table_of(const Outcome& outcome) {
  std::vector<std::vector<std::string>> lines = {{"format", "articles", "read", "refused", "words kept", "doubled",
                                                  "pictures", "films", "no date", "no author", "no picture"}};
  bool has_dash = false;
  for (const auto& [format, row] : outcome.rows) {
    const std::size_t doubled = row.doubled_sentences + row.doubled_headlines + row.doubled_pictures;
    has_dash = has_dash || row.words == 0;
    lines.push_back({format, std::to_string(row.documents), std::to_string(row.read), std::to_string(row.refused),
                     share(row.words_kept, row.words), std::to_string(doubled), of(row.pictures_kept, row.pictures),
                     of(row.films_kept, row.films), std::to_string(row.without_date),
                     std::to_string(row.without_author), std::to_string(row.without_picture)});
  }
  std::vector<std::size_t> widths(lines.front().size(), 0);
  for (const auto& line : lines) {
    for (std::size_t column = 0; column < line.size(); ++column)
      widths[column] = std::max(widths[column], line[column].size());
  }
  std::string text;
  for (const auto& line : lines) {
    for (std::size_t column = 0; column < line.size(); ++column) {
      const std::string padding(widths[column] - line[column].size(), ' ');
      text += column == 0 ? line[column] + padding : "  " + padding + line[column];
    }
    text += "\n";
  }
  if (has_dash) text += "\n-: no text was found that can be counted without Lede's readers\n";
  append_losses(text, "What is lost or refused, most frequent first", outcome.losses);
  append_losses(text, "What pages show twice", outcome.doubles);
  append_gaps(text, outcome);
  append_pictures(text, outcome);
  return text;
}

std::string json_of(const Outcome& outcome) {
  std::string formats;
  for (const auto& [format, row] : outcome.rows) {
    formats += formats.empty() ? "{" : ",{";
    formats += "\"format\":" + (format == k_no_format ? "null" : json_string(format));
    for (const Number& number : k_numbers) {
      formats += ",\"" + std::string(number.name) + "\":" + std::to_string(row.*number.member);
    }
    formats += "}";
  }
  return "{\"formats\":[" + formats + "],\"losses\":[" + json_of_losses(outcome.losses) + "],\"doubled\":[" +
         json_of_losses(outcome.doubles) + "],\"missing\":[" + json_of_gaps(outcome) + "],\"missingPictures\":[" +
         json_of_pictures(outcome) + "]}\n";
}

} // namespace lede::cli
