// The whole line, bytes to markup:
//
//   bytes → json → formats → Article → body → sanitizer → HtmlWriter → components → page → RenderOutput
//
// Each stage is a folder. Who may know whom is a table in tests/rules/includes.test.mjs.
#include "lede/render.h"

#include "base/language_name.h"
#include "base/limits.h"
#include "base/messages.h"
#include "base/report.h"
#include "base/text.h"
#include "base/utf8.h"
#include "body/body.h"
#include "body/footnote_list.h"
#include "components/article_parts.h"
#include "components/comments.h"
#include "components/component.h"
#include "components/rendered_article.h"
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

/// `render`. @param of_refused null, or where the warnings go if the document is refused.
Result<RenderOutput> render_document(std::string_view bytes, const Options& options, std::vector<Warning>* of_refused);

/// What the texts of a document are sanitized with.
body::Context context_of(const UrlPolicy& urls, const ElementSet& elements, const Options& options, Report& report) {
  return {.urls = urls,
          .report = report,
          .policy = options.policy,
          .id_prefix = options.id_prefix,
          .link_target = options.link_target,
          .heading_level = options.heading_level,
          .link_rel = options.link_rel,
          .allow_elements = &elements};
}

/// Every text of the article that may carry markup, sanitized.
RenderedArticle render_texts(const Article& article, const body::Context& context);

/// Fills a list of the article from a feed, where the feed can be read.
/// @return whether it can.
bool fill_list(std::vector<Teaser>& list, std::string_view feed, std::string_view name, const Article& article,
               const body::Context& context);

/// Markdown or HTML that is a document of its own.
Result<RenderOutput> render_text(std::string_view text, Markup markup, const Options& options);

/// Relative URLs start from the host's base, else from where the article says it is.
std::string_view base_of(const Options& options, const Article& article) {
  if (!options.base_url.empty()) return options.base_url;
  return article.url.empty() ? article.canonical.value : article.url.value;
}

UrlPolicy::Options url_options(const Options& options) {
  return {options.data_images, options.allow_url_hosts ? &*options.allow_url_hosts : nullptr};
}

/// The elements that the host's list names; everything where there is no list.
ElementSet element_set(const Options& options) {
  if (!options.allow_elements) return ElementSet().set();
  ElementSet set;
  for (const std::string& name : *options.allow_elements) set[static_cast<std::size_t>(element_of(name))] = true;
  return with_what_they_need(set);
}

About about(Article&& article) {
  return {std::move(article.id.value), std::move(article.headline.value), std::move(article.published.value),
          std::move(article.language.value)};
}

std::string_view locale_of(const Options& options, const Article& article) {
  return options.locale.empty() ? article.language.value : options.locale;
}

/// For an article that names no language: the host's, else the one that its text is in.
[[gnu::noinline]] void find_language(Article& article, const RenderedArticle& rendered, const Options& options,
                                     Report& report) {
  std::string& language = article.language.value;
  language = read_language_name(options.language);
  if (!language.empty()) return;
  language = i18n::detect_language(
      concat({article.headline.value, "\n", plain_text(rendered.lead), "\n", plain_text(rendered.body)}));
  if (!language.empty() || !options.locale.empty()) return;
  report.warn(messages::language_assumed, {}, {});
}

} // namespace

Result<RenderOutput> render(std::string_view bytes, const Options& options) {
  return render_document(bytes, options, nullptr);
}

namespace {

Result<RenderOutput> render_document(std::string_view bytes, const Options& options, std::vector<Warning>* of_refused) {
  Report report(options.report, options.report_all);
  Result<json::Document> document = formats::read_document(bytes, options.from, report);
  if (!document.ok()) return document.error();

  Article article;
  Error error;
  if (!formats::to_article(document.value(), {options.from, options.item}, report, article, error)) {
    if (of_refused != nullptr) *of_refused = output::locate_warnings(report, document.value());
    return error;
  }

  const UrlPolicy urls(base_of(options, article), url_options(options));
  const ElementSet elements = element_set(options);
  body::Context texts = context_of(urls, elements, options, report);
  texts.policy = PolicyName::article;
  if (options.heading_level == 0) texts.heading_level = 1;
  const RenderedArticle rendered = render_texts(article, texts);
  if (rendered.body.empty() && article.updates.empty()) report.warn(messages::body_missing, {}, {});
  if (!options.related.empty()) fill_list(article.related, options.related, "related", article, texts);
  if (!options.latest.empty() && fill_list(article.latest, options.latest, "latest", article, texts))
    article.has_latest = true;

  if (article.language.empty()) find_language(article, rendered, options, report);
  const i18n::Labels labels(i18n::language_for(locale_of(options, article)), options.labels);
  std::string json_ld = output::write_json_ld(article, rendered, urls, options.json_ld_rating);
  HtmlWriter writer;
  const Page page{.writer = writer,
                  .urls = urls,
                  .labels = labels,
                  .options = options,
                  .report = report,
                  .language = article.language.value};
  output::write_page(page, article, rendered, json_ld);

  return RenderOutput{std::move(writer).finish().release(), std::move(json_ld),
                      output::locate_warnings(report, document.value()), about(std::move(article))};
}

} // namespace

std::string format_names() { return formats::names(); }

Result<RenderOutput> render_markdown(std::string_view markdown, const Options& options) {
  return render_text(markdown, Markup::markdown, options);
}

Result<RenderOutput> sanitize(std::string_view markup, const Options& options) {
  return render_text(markup, Markup::html, options);
}

Result<ConvertOutput> convert(std::string_view bytes, const Options& options) {
  Report report(options.report, options.report_all);
  Result<json::Document> document = formats::read_document(bytes, options.from, report);
  if (!document.ok()) return document.error();
  Article article;
  Error error;
  if (!formats::to_article(document.value(), {options.from, options.item}, report, article, error)) return error;
  return ConvertOutput{formats::write_lede_v1(article), output::locate_warnings(report, document.value()),
                       formats::format_of(document.value(), options.from)};
}

std::vector<ConvertedItem> convert_list(std::string_view bytes, const Options& options) {
  std::vector<ConvertedItem> converted;
  Report of_document(options.report, options.report_all);
  Result<json::Document> document = formats::read_document(bytes, options.from, of_document);
  if (!document.ok()) return converted;
  const formats::ArticleList list = formats::articles_of(document.value(), options.from);
  for (const json::Value item : list.items) {
    ConvertedItem& out = converted.emplace_back();
    Report report(options.report, options.report_all);
    Article article;
    out.refused = !formats::to_article(document.value(), {list.format, {}, item}, report, article, out.refusal);
    if (out.refused) continue;
    out.output = {formats::write_lede_v1(article), output::locate_warnings(report, document.value()), list.format};
    out.id = std::move(article.id.value);
  }
  return converted;
}

Validation validate(std::string_view bytes, const Options& options) {
  // What a URL or a body has wrong shows only when it is rendered.
  Options reporting = options;
  reporting.report = true;
  reporting.report_all = true;
  Validation found;
  // If nothing is left of the article, what was wrong with its fields says why.
  Result<RenderOutput> output = render_document(bytes, reporting, &found.warnings);
  found.refused = !output.ok();
  if (found.refused)
    found.refusal = output.error();
  else
    found.warnings = std::move(output.value().warnings);
  return found;
}

std::string write_index(const IndexPage& index, const std::vector<IndexEntry>& entries, const Options& options) {
  Report report(false);
  std::string_view locale = options.locale;
  if (locale.empty() && !entries.empty()) locale = entries.front().about.language;
  const UrlPolicy urls({}, {});
  const i18n::Labels labels(i18n::language_for(locale), options.labels);
  HtmlWriter writer;
  const Page page{
      .writer = writer, .urls = urls, .labels = labels, .options = options, .report = report, .language = labels.tag()};
  output::write_index_page(page, index, entries);
  return std::move(writer).finish().release();
}

namespace {

SafeHtml render_text(const Text& text, const body::Context& context) {
  return body::sanitize_text(text.value, text.markup, text.origin, context);
}

void render_comments(const std::vector<Comment>& comments, const body::Context& context, std::vector<SafeHtml>& out) {
  // Replies follow what they answer. Their depth is bounded by limits::max_comment_depth.
  body::Context replies = context;
  replies.depth += k_elements_around_reply;
  for (const Comment& comment : comments) {
    out.push_back(render_text(comment.text, context));
    render_comments(comment.replies, replies, out);
  }
}

/// The parts that few articles have. Not inlined: what calls it runs for every article.
[[gnu::noinline]] void render_parts(const Article& article, const body::Context& texts, RenderedArticle& rendered) {
  body::Context flow = texts;
  flow.footnotes = nullptr; // they are the body's
  body::Context line = flow;
  line.place = body::Place::phrasing;
  flow.depth = k_elements_around_part;
  if (flow.heading_level != 0) flow.heading_level += 2; // below an update's own headline
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
  body::Context readers = options; // whose footnotes would need ids
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

[[gnu::noinline]] bool fill_list(std::vector<Teaser>& list, std::string_view feed, std::string_view name,
                                 const Article& article, const body::Context& context) {
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
  const body::Context line{
      .urls = context.urls, .report = unread, .id_prefix = {}, .link_rel = {}, .place = body::Place::phrasing};
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

Result<RenderOutput> render_text(std::string_view text, Markup markup, const Options& options) {
  if (text.size() > max_input_bytes) {
    return make_error(messages::input_too_large, {}, {});
  }
  const std::size_t mark = text.starts_with(utf8::k_byte_order_mark) ? utf8::k_byte_order_mark.size() : 0;
  Report report(options.report, options.report_all);
  const UrlPolicy urls(options.base_url, url_options(options));
  const ElementSet elements = element_set(options);
  body::Context context = context_of(urls, elements, options, report);
  body::FootnoteList footnotes(context);
  if (options.policy == PolicyName::article) context.footnotes = &footnotes;
  SafeHtml html = body::sanitize_text(text.substr(mark), markup, {}, context);
  for (PendingWarning& warning : report.pending()) warning.text_offset += mark;
  return RenderOutput{std::move(html).release(), {}, output::locate_warnings(report, text), {}};
}

} // namespace
} // namespace lede
