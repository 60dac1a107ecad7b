// The words of the moderation page, in Vietnamese and English.
#pragma once

#include <string>
#include <string_view>

namespace newsroom {

struct ModerationWords {
  const char* language; ///< BCP 47
  const char* moderation;
  const char* sign_in;
  const char* name;
  const char* token;
  const char* wrong_login;
  const char* sign_out;
  const char* pending;
  const char* reported;
  const char* approved;
  const char* rejected;
  const char* deleted;
  const char* search;
  const char* search_label;
  const char* select_all;
  const char* select_none;
  const char* selected; ///< A group of buttons for what is selected.
  const char* approve;
  const char* keep; ///< A reported comment stays.
  const char* reject;
  const char* remove;
  const char* undo;
  const char* done_approved; ///< With "#" for the number.
  const char* done_rejected;
  const char* done_deleted;
  const char* done_pending;
  const char* undone;
  const char* nothing_selected;
  const char* changed_since; ///< Nothing to undo.
  const char* empty;
  const char* next_page;
  const char* first_page;
  const char* select; ///< With "#" for the author.
  const char* answers;
  const char* reports;         ///< With "#" for the number.
  const char* suspected;       ///< Before what makes a comment suspicious:
  const char* suspected_word;  ///< a blocked word, with "#" for it,
  const char* suspected_links; ///< links, with "#" for their number,
  const char* suspected_name;  ///< a name that is not the author's own, with "#" for it,
  const char* suspected_field; ///< and a field that only programs fill in.
  const char* log;
  const char* log_time;
  const char* log_who;
  const char* log_what;
  const char* log_comment;
  const char* log_undo;
  const char* comments; ///< Back to them.
  const char* keys;
  const char* keys_help; ///< One key a line: "key: meaning".
  const char* keys_on;
  const char* close;
  const char* failed;
  const char* no_article;
};

/// @param language a BCP 47 tag. English if there are no words of that language.
[[nodiscard]] const ModerationWords& moderation_words(std::string_view language);

/// The text with the number or name in place of "#".
[[nodiscard]] std::string with(std::string_view text, std::string_view value);

} // namespace newsroom
