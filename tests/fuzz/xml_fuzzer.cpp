// Feeds and news in XML: the bytes of an input draw elements from those that the readers know, and put them where they
// belong or anywhere else; texts, attributes, references and declarations are well-formed, or broken in a few ways.
#include <string>
#include <string_view>
#include <vector>

#include "articles.h"

namespace {

using lede::fuzz::Bytes;

constexpr std::string_view k_roots[] = {
    "rss",
    "feed xmlns=\"http://www.w3.org/2005/Atom\"",
    "rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" xmlns=\"http://purl.org/rss/1.0/\"",
    "newsMessage xmlns=\"http://iptc.org/std/nar/2006-10-01/\"",
    "newsItem xmlns=\"http://iptc.org/std/nar/2006-10-01/\" standard=\"NewsML-G2\"",
    "nitf",
    "NewsML",
    "articles",
    "rss xmlns:wp=\"http://wordpress.org/export/1.2/\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"",
};
constexpr std::string_view k_elements[] = {
    // Feeds
    "channel", "item", "entry", "title", "link", "description", "content:encoded", "content", "summary", "guid", "id",
    "pubDate", "published", "updated", "dc:creator", "author", "name", "category", "enclosure", "media:content",
    "media:group", "media:thumbnail", "media:title", "media:credit", "itunes:image", "language", "image", "url",
    "wp:post_id", "wp:post_type", "wp:status", "wp:attachment_url", "wp:postmeta", "wp:meta_key", "wp:meta_value",
    "wp:comment", "wp:comment_content", "excerpt:encoded", "source",
    // News in XML
    "itemSet", "itemMeta", "itemClass", "versionCreated", "contentMeta", "headline", "by", "creditline", "slugline",
    "subject", "contentSet", "inlineXML", "inlineData", "remoteContent", "package", "packageItem", "html", "head",
    "body", "body.head", "body.content", "hedline", "hl1", "hl2", "byline", "byttl", "dateline", "abstract", "block",
    "p", "media", "media-reference", "media-caption", "media-producer", "table", "tr", "td", "ul", "li", "pubdata",
    "docdata", "doc-id", "date.issue", "key-list", "keyword", "em", "a", "img", "br",
    // NewsML 1, and XML without a format of its own
    "NewsItem", "NewsManagement", "FirstCreated", "Status", "NewsComponent", "NewsLines", "HeadLine", "SubHeadLine",
    "ByLine", "DateLine", "Role", "ContentItem", "MediaType", "DataContent", "Characteristics", "Property", "article",
    "text", "tags", "tag"};
constexpr std::string_view k_attributes[] = {
    "href", "url",         "type",     "rel",        "medium",     "qcode",  "contenttype", "rank",
    "role", "isPermaLink", "domain",   "nicename",   "media-type", "source", "mime-type",   "norm",
    "key",  "xml:lang",    "xml:base", "src",        "width",      "length", "xmlns",       "xmlns:media",
    "guid", "residref",    "Href",     "FormalName", "Value"};
constexpr std::string_view k_values[] = {"html",
                                         "text",
                                         "xhtml",
                                         "application/xhtml+xml",
                                         "image/jpeg",
                                         "image",
                                         "video/mp4",
                                         "audio/mpeg",
                                         "alternate",
                                         "enclosure",
                                         "post_tag",
                                         "category",
                                         "post",
                                         "attachment",
                                         "publish",
                                         "draft",
                                         "ninat:text",
                                         "ninat:picture",
                                         "https://a.example/",
                                         "//",
                                         "javascript:",
                                         "20240101T120000Z",
                                         "2024-01-01T12:00:00+01:00",
                                         "Mon, 01 Jan 2024 12:00:00 GMT",
                                         "vi",
                                         "_thumbnail_id",
                                         "Main",
                                         "Caption",
                                         "Photo",
                                         "Text"};
constexpr std::string_view k_doctypes[] = {
    "",
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
    "<?xml version=\"1.0\" encoding=\"windows-1252\"?>",
    "<!DOCTYPE a [<!ENTITY b \"cc\"><!ENTITY d \"&b;&b;&b;&b;&b;&b;&b;&b;\"><!ENTITY e SYSTEM "
    "\"file:///etc/passwd\">]>",
    "\xEF\xBB\xBF<?xml version='1.0'?><?xml-stylesheet href='a.xsl'?><!-- a -->",
};
constexpr std::string_view k_texts[] = {"&lt;p&gt;", "&lt;/p&gt;", "&amp;amp;",    "&d;", "&e;",       "&nbsp;",
                                        "&#x1F600;", "&#0;",       "&#xFFFFFFFF;", "&",   "<![CDATA[", "]]>",
                                        "<!--",      "-->",        "<?a ?>",       "<b>", "</b>"};

class XmlMaker {
 public:
  explicit XmlMaker(Bytes& bytes) : bytes_(bytes) {}

  std::string make() {
    out_ = k_doctypes[bytes_.next() % std::size(k_doctypes)];
    open(k_roots[bytes_.next() % std::size(k_roots)]);
    while (!bytes_.empty()) step();
    // Half of the documents are cut off.
    if (out_.size() % 2 == 0) {
      while (!names_.empty()) close();
    }
    return std::move(out_);
  }

 private:
  void step() {
    const unsigned choice = bytes_.next();
    if (choice % 8 < 3) return open(k_elements[bytes_.next() % std::size(k_elements)]);
    if (choice % 8 < 5) return close();
    if (choice % 8 == 5) {
      out_ += k_texts[bytes_.next() % std::size(k_texts)];
      return;
    }
    out_ += choice % 8 == 6 ? k_values[bytes_.next() % std::size(k_values)] : bytes_.take(bytes_.next() % 32);
  }

  void open(std::string_view element) {
    names_.push_back(element.substr(0, element.find(' ')));
    out_ += '<';
    out_ += element;
    for (unsigned left = bytes_.next() % 4; left > 0; --left) {
      out_ += ' ';
      out_ += k_attributes[bytes_.next() % std::size(k_attributes)];
      out_ += "=\"";
      out_ += k_values[bytes_.next() % std::size(k_values)];
      out_ += '"';
    }
    const bool is_empty = bytes_.next() % 8 == 0 && names_.size() > 1;
    out_ += is_empty ? "/>" : ">";
    if (is_empty) names_.pop_back();
  }

  void close() {
    if (names_.empty()) return;
    out_ += "</";
    out_ += names_.back();
    out_ += '>';
    names_.pop_back();
  }

  Bytes& bytes_;
  std::string out_;
  std::vector<std::string_view> names_;
};

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  if (size < 2) return 0;
  Bytes bytes(data + 1, size - 1);
  lede::fuzz::check_article(XmlMaker(bytes).make(), data[0]);
  return 0;
}
