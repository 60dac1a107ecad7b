// Threads of readers' comments.
#include "formats/reader_comments.h"

#include <utility>

#include "base/limits.h"

namespace lede::formats {
namespace {

bool has_id(const Comment& comment, std::string_view id) {
  if (comment.id.value == id) return true;
  for (const Comment& reply : comment.replies) {
    if (reply.id.value == id) return true;
  }
  return false;
}

} // namespace

bool add_reader_comment(Comment&& comment, std::string_view parent, Comments& comments) {
  comments.present = true;
  if (static_cast<std::size_t>(comments.count) >= limits::max_comments) return false;
  ++comments.count;
  for (Comment& thread : comments.items) {
    if (parent.empty() || parent == "0" || !has_id(thread, parent)) continue;
    thread.replies.push_back(std::move(comment)); // replies to replies are on the same level
    return true;
  }
  comments.items.push_back(std::move(comment));
  return true;
}

} // namespace lede::formats
