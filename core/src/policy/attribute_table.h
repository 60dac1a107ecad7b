// Every attribute that Lede writes: its name, what a document may set, and what only Lede's own components write.
// The enums, the policy and the tables of web/src/verify.ts (by web/scripts/policy.mjs) are all made from these rows.
#pragma once

// clang-format off

//  identifier, name
#define LEDE_ATTRIBUTES(X) \
  X(abbr,             "abbr") \
  X(accept_charset,   "accept-charset") \
  X(align,            "align") \
  X(alt,              "alt") \
  X(aria_controls,    "aria-controls") \
  X(aria_current,     "aria-current") \
  X(aria_describedby, "aria-describedby") \
  X(aria_disabled,    "aria-disabled") \
  X(aria_expanded,    "aria-expanded") \
  X(aria_hidden,      "aria-hidden") \
  X(aria_label,       "aria-label") \
  X(aria_labelledby,  "aria-labelledby") \
  X(aria_live,        "aria-live") \
  X(async,            "async") \
  X(autocomplete,     "autocomplete") \
  X(charset,          "charset") \
  X(checked,          "checked") \
  X(class_,           "class") \
  X(colspan,          "colspan") \
  X(content,          "content") \
  X(controls,         "controls") \
  X(crossorigin,      "crossorigin") \
  X(data_component,   "data-component") \
  X(data_count,       "data-count") \
  X(data_lede,        "data-lede") \
  X(data_state,       "data-state") \
  X(data_value,       "data-value") \
  X(datetime,         "datetime") \
  X(decoding,         "decoding") \
  X(dir,              "dir") \
  X(disabled,         "disabled") \
  X(fetchpriority,    "fetchpriority") \
  X(for_,             "for") \
  X(height,           "height") \
  X(hidden,           "hidden") \
  X(hreflang,         "hreflang") \
  X(id,               "id") \
  X(integrity,        "integrity") \
  X(kind,             "kind") \
  X(label,            "label") \
  X(lang,             "lang") \
  X(loading,          "loading") \
  X(maxlength,        "maxlength") \
  X(media,            "media") \
  X(method,           "method") \
  X(name,             "name") \
  X(nonce,            "nonce") \
  X(novalidate,       "novalidate") \
  X(open,             "open") \
  X(part,             "part") \
  X(placeholder,      "placeholder") \
  X(playsinline,      "playsinline") \
  X(preload,          "preload") \
  X(property,         "property") \
  X(referrerpolicy,   "referrerpolicy") \
  X(rel,              "rel") \
  X(required,         "required") \
  X(reversed,         "reversed") \
  X(role,             "role") \
  X(rows,             "rows") \
  X(rowspan,          "rowspan") \
  X(scope,            "scope") \
  X(shadowrootclonable, "shadowrootclonable") \
  X(shadowrootmode,   "shadowrootmode") \
  X(sizes,            "sizes") \
  X(span,             "span") \
  X(srclang,          "srclang") \
  X(start,            "start") \
  X(tabindex,         "tabindex") \
  X(target,           "target") \
  X(theme,            "theme") \
  X(title,            "title") \
  X(type,             "type") \
  X(value,            "value") \
  X(width,            "width")

/// Attributes whose value a browser loads from, links to, or sends to.
#define LEDE_URL_ATTRIBUTES(X) \
  X(action, "action") \
  X(cite,   "cite") \
  X(href,   "href") \
  X(poster, "poster") \
  X(src,    "src") \
  X(srcset, "srcset")

// The attributes that a document may set. All others are removed; in particular style, on…, name, is and srcdoc. If a
// name has two rows, it has different values on different elements. A row without elements applies to every element.
//  kind, attribute, bound (the greatest number), keywords, elements
#define LEDE_DOCUMENT_ATTRIBUTES(TEXT, URL) \
  TEXT(text,            abbr,             0, "", Element::th) \
  TEXT(keyword,         align,            0, "left right center", Element::td, Element::th) \
  TEXT(text,            alt,              0, "", Element::img) \
  TEXT(identifier_list, aria_describedby, 0, "") \
  TEXT(keyword,         aria_hidden,      0, "true") \
  TEXT(text,            aria_label,       0, "") \
  TEXT(identifier_list, aria_labelledby,  0, "") \
  URL (url,             cite,             0, Element::blockquote, Element::q, Element::ins, Element::del) \
  TEXT(class_names,     class_,           0, "") \
  TEXT(number,          colspan,       1000, "", Element::td, Element::th) \
  TEXT(date_time,       datetime,         0, "", Element::time, Element::ins, Element::del) \
  TEXT(keyword,         dir,              0, "ltr rtl auto") \
  TEXT(number,          height,       32767, "", Element::img, Element::video, Element::source) \
  URL (url,             href,             0, Element::a) \
  TEXT(language,        hreflang,         0, "", Element::a) \
  TEXT(identifier,      id,               0, "") \
  TEXT(keyword,         kind,             0, "subtitles captions descriptions chapters", Element::track) \
  TEXT(text,            label,            0, "", Element::track) \
  TEXT(language,        lang,             0, "") \
  TEXT(text,            media,            0, "", Element::source) \
  TEXT(boolean,         open,             0, "", Element::details) \
  URL (url,             poster,           1, Element::video) \
  TEXT(boolean,         reversed,         0, "", Element::ol) \
  TEXT(number,          rowspan,       1000, "", Element::td, Element::th) \
  TEXT(keyword,         scope,            0, "row col rowgroup colgroup", Element::th) \
  TEXT(text,            sizes,            0, "", Element::img, Element::source) \
  TEXT(number,          span,          1000, "", Element::col, Element::colgroup) \
  URL (url,             src,              1, Element::img, Element::audio, Element::video, Element::source, Element::track) \
  TEXT(language,        srclang,          0, "", Element::track) \
  URL (srcset,          srcset,           1, Element::img, Element::source) \
  TEXT(signed_number,   start,   2147483647, "", Element::ol) \
  TEXT(text,            title,            0, "") \
  TEXT(keyword,         type,             0, "1 a A i I", Element::ol) \
  TEXT(text,            type,             0, "", Element::source) \
  TEXT(signed_number,   value,   2147483647, "", Element::li) \
  TEXT(number,          width,        32767, "", Element::img, Element::video, Element::source)

// The attributes that only Lede's components write and no document may set. web/src/verify.ts checks rendered articles
// by these rows. A row of kind `pattern` has a regular expression, which the whole value must match. URL rows are as
// above.
//  kind, attribute, bound, keywords or expression, elements
#define LEDE_OWN_ATTRIBUTES(TEXT, URL) \
  TEXT(pattern, part,           0, "[a-z]+(?:-[a-z]+)*") \
  TEXT(pattern, data_component, 0, "[a-z]+(?:-[a-z]+)*", Element::section, Element::p) \
  TEXT(pattern, data_state,     0, "[a-z]+(?:-[a-z]+)*", Element::p) \
  TEXT(pattern, data_count,     0, "\\d{1,15}", Element::p) \
  TEXT(address, data_value,     0, "\\d{1,15}", Element::p) \
  TEXT(text,    data_value,     0, "", Element::span, Element::li) \
  TEXT(boolean, hidden,         0, "", Element::p, Element::span, Element::button, Element::form) \
  TEXT(keyword, role,           0, "list status", Element::ul, Element::ol, Element::div, Element::span) \
  TEXT(keyword, tabindex,       0, "0", Element::pre, Element::table) \
  TEXT(pattern, rel,            0, "(?:(?:author|license|tag|nofollow ugc) )?noopener(?: [a-z -]*)?", Element::a) \
  TEXT(keyword, target,         0, "_blank", Element::a) \
  TEXT(keyword, loading,        0, "lazy", Element::img) \
  TEXT(keyword, fetchpriority,  0, "high", Element::img) \
  TEXT(keyword, decoding,       0, "async", Element::img) \
  TEXT(keyword, referrerpolicy, 0, "strict-origin-when-cross-origin", Element::img) \
  TEXT(boolean, controls,       0, "", Element::audio, Element::video) \
  TEXT(keyword, preload,        0, "metadata", Element::audio, Element::video) \
  URL (url,     action,         1, Element::form) \
  TEXT(keyword, method,         0, "post", Element::form) \
  TEXT(keyword, accept_charset, 0, "utf-8", Element::form) \
  TEXT(keyword, type,           0, "radio", Element::input) \
  TEXT(keyword, type,           0, "submit reset button", Element::button) \
  TEXT(keyword, name,           0, "rating author", Element::input) \
  TEXT(keyword, name,           0, "text", Element::textarea) \
  TEXT(number,  value,         10, "", Element::input) \
  TEXT(keyword, value,          0, "reply cancel share clipboard", Element::button) \
  TEXT(boolean, required,       0, "", Element::input, Element::textarea) \
  TEXT(number,  maxlength,  10000, "", Element::input, Element::textarea) \
  TEXT(number,  rows,         100, "", Element::textarea) \
  TEXT(keyword, autocomplete,   0, "name", Element::input)

/// The elements of forms, which only Lede's components may write.
#define LEDE_OWN_ELEMENTS "form fieldset legend label input textarea button"

// clang-format on
