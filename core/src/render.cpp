// The pipeline from bytes to markup:
//
//   bytes → json → formats → Article → body → sanitizer → HtmlWriter → components → page → RenderOutput
//
// Each stage is a folder. The table in tests/rules/includes.test.mjs says which folder may include which.
#include "lede/render.h"

#include <optional>
#include <utility>

#include "base/language_name.h"
#include "base/limits.h"
#include "base/messages.h"
#include "base/report.h"
#include "base/text.h"
#include "base/utf8.h"
#include "body/body.h"
#include "body/footnote_list.h"
#include "components/article_parts.h"
#include "components/article_typography.h"
#include "components/comments.h"
#include "components/component.h"
#include "components/rendered_article.h"
#include "components/shown_once.h"
#include "formats/formats.h"
#include "formats/lede_v1_writer.h"
#include "html/html_writer.h"
#include "html/plain_text.h"
#include "i18n/detect_language.h"
#include "i18n/labels.h"
#include "i18n/language.h"
#include "json/document.h"
#include "output/index.h"
#include "output/json_ld.h"
#include "output/page.h"
#include "output/warnings.h"
#include "policy/url.h"

namespace lede {
namespace {

/// Does what `render` does. @param of_refused gets the warnings if the document is refused; may be null.
Result<RenderOutput> render_document(std::string_view bytes, const RenderOptions& options,
                                     std::vector<Warning>* of_refused);

/// Returns the context in which a document's texts are sanitized, by the policy for articles.
body::Context context_of(const UrlPolicy& urls, const ElementSet& elements, const CommonOptions& options,
                         Report& report) {
  return {.urls = urls,
          .report = report,
          .id_prefix = options.id_prefix,
          .link_target = options.link_target,
          .heading_level = options.heading_level,
          .link_rel = options.link_rel,
          .allow_elements = &elements,
          .see_also_title = {}};
}

/// Sanitizes every text of the article that may contain markup.
RenderedArticle render_texts(const Article& article, const body::Context& context);

/// Fills a list of the article from a feed. @return false if the feed cannot be read; then the list is not changed.
bool fill_list(std::vector<Teaser>& list, std::string_view feed, std::string_view name, const Article& article,
               const body::Context& context);

/// Renders a text of Markdown or HTML that is not part of an article.
Result<RenderOutput> render_text(std::string_view text, Markup markup, const SanitizeOptions& options);

/// Relative URLs are resolved against the host's base URL, else against the article's own URL.
std::string_view base_of(const CommonOptions& options, const Article& article) {
  if (!options.base_url.empty()) return options.base_url;
  return article.url.empty() ? article.canonical.value : article.url.value;
}

UrlPolicy::Options url_options(const CommonOptions& options) {
  return {options.data_images, options.allow_url_hosts ? &*options.allow_url_hosts : nullptr};
}

/// Returns the elements that the host's list allows; all elements if there is no list.
ElementSet element_set(const CommonOptions& options) {
  if (!options.allow_elements) return ElementSet().set();
  ElementSet set;
  for (const std::string& name : *options.allow_elements) set[static_cast<std::size_t>(element_of(name))] = true;
  return with_what_they_need(set);
}

/// For texts of which only the words are shown.
body::Context one_line(const UrlPolicy& urls, Report& report) {
  return {.urls = urls,
          .report = report,
          .id_prefix = {},
          .link_rel = {},
          .see_also_title = {},
          .place = body::Place::phrasing};
}

About about(Article&& article, const UrlPolicy& urls) {
  Image& image = article.image;
  UrlPolicy::Judgement url = urls.allow(image.url.value, UrlUse::resource);
  return {
      std::move(article.id.value),
      std::move(article.headline.value),
      std::move(article.published.value),
      std::move(article.language.value),
      {url.url ? std::string(url.url->view()) : std::string(), std::move(image.alt.value), image.width, image.height}};
}

std::string_view locale_of(const ConvertOptions& options, const Article& article) {
  return options.locale.empty() ? article.language.value : options.locale;
}

/// Returns the language to choose if the document has the article in several.
std::string_view wanted_language(const ConvertOptions& options) {
  return options.language.empty() ? options.locale : options.language;
}

/// Sets the language of an article that names none: the host's, else the detected one.
void find_language(Article& article, const RenderedArticle& rendered, const ConvertOptions& options, Report& report) {
  std::string& language = article.language.value;
  language = read_language_name(options.language);
  if (!language.empty()) return;
  const std::string lead = article.has_in_body(PartInBody::lead) ? std::string() : plain_text(rendered.lead);
  const std::string body = plain_text(rendered.body, i18n::k_longest_sample);
  const bool is_picture = article.once && lead.empty() && body.empty(); // an agency's, whose only text is the caption
  const std::string caption = is_picture ? plain_text(rendered.caption) : std::string();
  language = i18n::detect_language(concat({article.headline.value, "\n", lead, "\n", body, "\n", caption}));
  if (!language.empty() || !options.locale.empty()) return;
  report.warn(messages::language_assumed, {}, {});
}

} // namespace

Result<RenderOutput> render(std::string_view bytes, const RenderOptions& options) {
  return render_document(bytes, options, nullptr);
}

namespace {

Result<RenderOutput> render_document(std::string_view bytes, const RenderOptions& options,
                                     std::vector<Warning>* of_refused) {
  Report report(options.report, options.report_all);
  Result<json::Document> document = formats::read_document(bytes, options.from, report);
  if (!document.ok()) return document.error();

  Article article;
  const formats::Source source = {options.from, options.item, {}, wanted_language(options)};
  if (std::optional<Error> refusal = formats::to_article(document.value(), source, report, article)) {
    if (of_refused != nullptr) *of_refused = output::locate_warnings(report, document.value());
    return std::move(*refusal);
  }

  const UrlPolicy urls(base_of(options, article), url_options(options));
  const ElementSet elements = element_set(options);
  body::Context texts = context_of(urls, elements, options, report);
  if (options.heading_level == 0) texts.heading_level = 1;
  // If the language has to be detected, it is not known before the text is rendered.
  if (!locale_of(options, article).empty()) {
    texts.see_also_title =
        i18n::Labels(i18n::language_for(locale_of(options, article)), options.labels).text(i18n::Label::see_also_title);
  }
  RenderedArticle rendered = render_texts(article, texts);
  if (rendered.body.empty() && article.updates.empty() && !article.is_summary)
    report.warn(messages::body_missing, {}, {});
  if (article.once) show_once(article, rendered, urls);
  if (article.has_in_body(PartInBody::headline)) remove_repeated_headline(article, rendered);
  if (!options.related.empty()) fill_list(article.related, options.related, "related", article, texts);
  if (!options.latest.empty() && fill_list(article.latest, options.latest, "latest", article, texts))
    article.has_latest = true;

  if (article.language.empty()) find_language(article, rendered, options, report);
  const i18n::Labels labels(i18n::language_for(locale_of(options, article)), options.labels);
  std::string json_ld = output::write_json_ld(article, rendered, urls, options.json_ld_rating);
  if (options.typography) set_punctuation(article, rendered);
  HtmlWriter writer;
  const Page page{.writer = writer,
                  .urls = urls,
                  .labels = labels,
                  .options = options,
                  .report = report,
                  .language = article.language.value};
  output::write_page(page, article, rendered, json_ld);

  return RenderOutput{std::move(writer).finish().release(), std::move(json_ld),
                      output::locate_warnings(report, document.value()), about(std::move(article), urls)};
}

} // namespace

std::string format_names() { return formats::names(); }

Result<RenderOutput> render_markdown(std::string_view markdown, const SanitizeOptions& options) {
  return render_text(markdown, Markup::markdown, options);
}

Result<RenderOutput> sanitize(std::string_view markup, const SanitizeOptions& options) {
  return render_text(markup, Markup::html, options);
}

namespace {

/// Writes down which parts the body has, so that pages do not have to look for them.
void settle_parts(Article& article, const CommonOptions& options) {
  Report unread(false);
  const std::string_view base = base_of(options, article);
  const UrlPolicy urls(base.empty() ? "https://any.invalid/" : base, url_options(options));
  const ElementSet elements = element_set(options);
  show_once(article, render_texts(article, context_of(urls, elements, options, unread)), urls);
  article.once = false;
}

} // namespace

Result<ConvertOutput> convert(std::string_view bytes, const ConvertOptions& options) {
  Report report(options.report, options.report_all);
  Result<json::Document> document = formats::read_document(bytes, options.from, report);
  if (!document.ok()) return document.error();
  Article article;
  const formats::Source source = {options.from, options.item, {}, wanted_language(options)};
  if (std::optional<Error> refusal = formats::to_article(document.value(), source, report, article))
    return std::move(*refusal);
  const std::string_view format = formats::format_of(document.value(), options.from);
  if (article.once && format != "lede") settle_parts(article, options);
  return ConvertOutput{formats::write_lede_v1(article), output::locate_warnings(report, document.value()), format};
}

std::vector<ConvertedItem> convert_list(std::string_view bytes, const ConvertOptions& options) {
  std::vector<ConvertedItem> converted;
  Report of_document(options.report, options.report_all);
  Result<json::Document> document = formats::read_document(bytes, options.from, of_document);
  if (!document.ok()) return converted;
  const formats::ArticleList list = formats::articles_of(document.value(), options.from);
  for (const json::Value item : list.items) {
    ConvertedItem& out = converted.emplace_back();
    Report report(options.report, options.report_all);
    Article article;
    const formats::Source source = {list.format, {}, item, wanted_language(options)};
    if (std::optional<Error> refusal = formats::to_article(document.value(), source, report, article)) {
      out.refused = true;
      out.refusal = std::move(*refusal);
      continue;
    }
    out.output = {formats::write_lede_v1(article), output::locate_warnings(report, document.value()), list.format};
    out.id = std::move(article.id.value);
  }
  return converted;
}

Validation validate(std::string_view bytes, const RenderOptions& options) {
  // Problems in URLs and bodies are found only by rendering.
  RenderOptions reporting = options;
  reporting.report = true;
  reporting.report_all = true;
  Validation found;
  // If no usable field is left and the document is refused, the warnings about its fields are the explanation.
  Result<RenderOutput> output = render_document(bytes, reporting, &found.warnings);
  found.refused = !output.ok();
  if (found.refused)
    found.refusal = output.error();
  else
    found.warnings = std::move(output.value().warnings);
  return found;
}

std::string write_index(const IndexPage& index, const std::vector<IndexEntry>& entries, const RenderOptions& options) {
  Report report(false);
  std::string_view locale = options.locale;
  if (locale.empty()) locale = output::language_of_most(entries);
  const UrlPolicy urls({}, {});
  const i18n::Labels labels(i18n::language_for(locale), options.labels);
  HtmlWriter writer;
  const Page page{
      .writer = writer, .urls = urls, .labels = labels, .options = options, .report = report, .language = labels.tag()};
  std::vector<std::string> leads;
  leads.reserve(entries.size());
  for (const IndexEntry& entry : entries)
    leads.push_back(plain_text(body::sanitize_text(entry.lead, Markup::markdown, {}, one_line(urls, report))));
  output::write_index_page(page, index, entries, leads);
  return std::move(writer).finish().release();
}

namespace {

SafeHtml render_text(const Text& text, const body::Context& context) {
  return body::sanitize_text(text.value, text.markup, text.origin, context);
}

void render_comments(const std::vector<Comment>& comments, const body::Context& context, std::vector<SafeHtml>& out) {
  // Replies come right after the comment that they answer. limits::max_comment_depth bounds the recursion.
  body::Context replies = context;
  replies.depth += k_elements_around_reply;
  for (const Comment& comment : comments) {
    out.push_back(render_text(comment.text, context));
    render_comments(comment.replies, replies, out);
  }
}

/// Sanitizes the parts that few articles have. A function of its own, since the caller runs for every article.
void render_parts(const Article& article, const body::Context& texts, RenderedArticle& rendered) {
  body::Context flow = texts;
  flow.footnotes = nullptr; // only lead, caption and body have footnotes
  body::Context line = flow;
  line.place = body::Place::phrasing;
  flow.depth = k_elements_around_part;
  if (flow.heading_level != 0) flow.heading_level += 2; // headings in an update come below the update's own headline
  for (const KeyPoint& point : article.key_points) rendered.key_points.push_back(render_text(point.text, line));
  for (const Note& note : article.notes) rendered.notes.push_back(render_text(note.text, flow));
  for (const Update& update : article.updates) rendered.updates.push_back(render_text(update.text, flow));
  for (const Author& author : article.authors) rendered.bios.push_back(render_text(author.bio, flow));
}

bool has_parts(const Article& article) {
  for (const Author& author : article.authors) {
    if (!author.bio.empty()) return true;
  }
  return !article.key_points.empty() || !article.notes.empty() || !article.updates.empty();
}

RenderedArticle render_texts(const Article& article, const body::Context& options) {
  body::FootnoteList footnotes(options);
  body::Context context = options;
  context.footnotes = &footnotes;
  body::Context line = context;
  line.place = body::Place::phrasing;
  body::Context readers = options; // no footnotes, since those need ids
  readers.policy = PolicyName::comment;
  readers.hard_line_breaks = true;
  readers.depth = k_elements_around_comment;

  RenderedArticle rendered;
  rendered.lead = render_text(article.lead, line);
  rendered.caption = render_text(article.image.caption, line);
  if (has_parts(article)) render_parts(article, context, rendered);
  const UrlPolicy::Judgement lead_picture = context.urls.allow(article.image.url.value, UrlUse::image);
  bool first_picture_waits = !lead_picture.url;
  context.first_picture_waits = &first_picture_waits;
  rendered.body = HtmlWriter::with_heading_ids(body::sanitize_blocks(article.body, context), context.id_prefix);
  render_comments(article.comments.items, readers, rendered.comments);
  return rendered;
}

bool fill_list(std::vector<Teaser>& list, std::string_view feed, std::string_view name, const Article& article,
               const body::Context& context) {
  Report unread(false);
  const Result<json::Document> document = formats::read_document(feed, {}, unread);
  std::vector<Teaser> teasers;
  if (document.ok()) teasers = formats::to_teasers(document.value());
  if (teasers.empty()) {
    const std::string_view why = document.ok() ? phrases::feed_without_headline : document.error().message;
    context.report.warn_of_option(messages::feed_unusable, {quote(name), why},
                                  name == "related" ? "$options.related" : "$options.latest");
    return false;
  }
  const body::Context line = one_line(context.urls, unread);
  list.clear();
  for (Teaser& teaser : teasers) {
    const std::string& url = teaser.url.value;
    const bool is_itself = !url.empty() && (url == article.url.value || url == article.canonical.value);
    if (is_itself || list.size() == limits::max_feed_items) continue;
    Text& summary = teaser.summary;
    if (summary.markup != Markup::text)
      summary.value = plain_text(body::sanitize_text(summary.value, summary.markup, {}, line));
    list.push_back(std::move(teaser));
  }
  return true;
}

Result<RenderOutput> render_text(std::string_view text, Markup markup, const SanitizeOptions& options) {
  if (text.size() > max_input_bytes) {
    return make_error(messages::input_too_large, {}, {});
  }
  const std::size_t mark = text.starts_with(utf8::k_byte_order_mark) ? utf8::k_byte_order_mark.size() : 0;
  Report report(options.report, options.report_all);
  const UrlPolicy urls(options.base_url, url_options(options));
  const ElementSet elements = element_set(options);
  body::Context context = context_of(urls, elements, options, report);
  context.policy = options.policy;
  body::FootnoteList footnotes(context);
  if (options.policy == PolicyName::article) context.footnotes = &footnotes;
  SafeHtml html = body::sanitize_text(text.substr(mark), markup, {}, context);
  if (options.typography) html = HtmlWriter::with_punctuation(std::move(html), read_language_name(options.language));
  for (PendingWarning& warning : report.pending()) warning.text_offset += mark;
  return RenderOutput{std::move(html).release(), {}, output::locate_warnings(report, text), {}};
}

} // namespace
} // namespace lede
