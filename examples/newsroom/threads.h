// A discussion on pages of a bounded size. The store is asked for the comments that follow a
// place, and never for all of them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store.h"

namespace newsroom {

/// One comment of a page, with its answers.
struct ThreadItem {
  std::int64_t id = 0;
  std::vector<ThreadItem> answers;
};

/// A place between two threads, or inside of one that is too large for one page.
struct ThreadCursor {
  std::int64_t thread = 0;
  std::int64_t comment = 0; ///< The last one of the thread that was shown; 0: the whole thread was.
};

/// "12", or "12.34" inside of a thread.
[[nodiscard]] std::string text_of(const ThreadCursor& cursor);
[[nodiscard]] std::optional<ThreadCursor> parse_cursor(std::string_view text);

struct ThreadPage {
  std::vector<ThreadItem> items;    ///< Answers are in the order of their age.
  std::optional<ThreadCursor> next; ///< Where the next page begins, if there is one.
  std::int64_t thread = 0;          ///< The first one on it.
};

/// The threads after a place. @param after nothing: from the beginning.
[[nodiscard]] ThreadPage page_of_threads(Store& store, std::string_view article, ThreadOrder order,
                                         const std::optional<ThreadCursor>& after);
/// The thread of a comment, or of a thread too large for one page the part with the comment. Empty if it is not there.
[[nodiscard]] ThreadPage page_with(Store& store, std::string_view article, std::int64_t comment);
/// Every comment of these.
[[nodiscard]] std::vector<std::int64_t> ids_of(const std::vector<ThreadItem>& items);

} // namespace newsroom
