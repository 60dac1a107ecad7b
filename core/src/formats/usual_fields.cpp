// The meaning of fields' names.
#include "formats/usual_fields.h"

#include <algorithm>
#include <string>

#include "base/text.h"
#include "base/words.h"
#include "formats/values.h"

namespace lede::formats {
namespace {

using json::Kind;
using json::Value;

constexpr std::size_t k_inside = 1000; // added to the rank of fields of an inner object
constexpr std::size_t k_behind_all = 5000;

struct Meaning {
  Usual usual;
  std::string_view names; ///< Without "_", "-" and capitals; the best first.
  std::size_t later = 0;  ///< Added to the rank of each name.
};

constexpr Meaning k_meanings[] = {
    {Usual::headline,
     "headline title heading posttitle articletitle titletext webtitle "
     "titre titulo titolo titel tieude judul tytul baslik"},
    {Usual::name, "name subject"},
    {Usual::lead,
     "standfirst dek deck lead lede subtitle subheadline subheading subhead sapo intro introduction teaser abstract "
     "customexcerpt excerpt summary postexcerpt postsummary brief blurb trailtext shortdescription snippet preamble "
     "ingress leadtext summaryhtml excerpthtml teasertext chapo chapeau bajada copete entradilla resumen manchet "
     "sommario anrisstext vorspann resume resumo riassunto zusammenfassung tomtat motangan ringkasan ozet "
     "description metadescription seodescription ogdescription"},
    {Usual::html,
     "contenthtml htmlcontent bodyhtml htmlbody html articlehtml contentrendered contentencoded renderedcontent "
     "bodyxhtml bodyxml"},
    {Usual::markdown, "contentmarkdown bodymarkdown markdown markdowncontent markdownbody rawmarkdownbody md mdx"},
    {Usual::plain_text, "contenttext textcontent bodytext plaintext textbody"},
    {Usual::body,
     "body content contents articlebody introtext fulltext text story article postbody postcontent maincontent "
     "articlecontent richtext paragraphs sections blocks contentblocks bodyblocks bodycopy bodycontent mainbody "
     "maintext bodytree "
     "slices contentbody pagecontent flexiblecontent pagebuilder richcontent contenido cuerpo texto details copy "
     "longtext articletext storytext contentelements cards editorblocks contenu contenuto conteudo inhalt "
     "noidung konten isi icerik tresc"},
    {Usual::id, "id articleid postid storyid uuid guid uid documentid objectid key slug postslug handle alias urlkey"},
    {Usual::url,
     "url link permalink weburl articleurl posturl fullurl htmlurl shareurl publicurl mediumurl onlinestoreurl "
     "externalurl href"},
    {Usual::canonical, "canonical canonicalurl canonicallink"},
    {Usual::kicker,
     "kicker eyebrow overline category primarycategory categoryname section sectionname sections rubric channel "
     "department categories categorie categoria kategorie kategori chuyenmuc rubrique rubrik seccion"},
    {Usual::authors,
     "populatedauthors authors author authorv2 createdbyalias writers writer creator creators authorname postauthor "
     "journalists "
     "journalist "
     "reporters reporter "
     "contributors contributor writtenby postedby dccreator itunesauthor publishedbylines bylines authorfragment user "
     "owner auteur auteurs autor autores autore autori autorin tacgia penulis yazar writername"},
    {Usual::byline, "byline custombyline"},
    {Usual::published,
     "datepublished publishedat publisheddate publishedon publishdate publishat publishon publishedtime publishtime "
     "publicationdate pubdate firstpublishedat firstpublicationdate releasedate published date datetime displaydate "
     "webpublicationdate versioncreated postdate posteddate postedat postedon publishup posted articledate "
     "publishdatetime firstpublisheddate isodate issued datepublish fecha fechapublicacion datepublication datum "
     "ngaydang "
     "ngayxuatban tanggal tarih time timestamp"},
    {Usual::published,
     "createdat createdon createdtime createddate datecreated createdate created addedon versionfirstcreated "
     "firstcreated",
     k_behind_all},
    {Usual::published_utc, "dategmt publisheddategmt postdategmt"},
    {Usual::modified_utc, "modifiedgmt postmodifiedgmt"},
    {Usual::modified,
     "datemodified modifiedat modifieddate modified updatedat updatedon updateddate dateupdated updatedate updated "
     "lastmodified "
     "lastmod lastupdated lastpublicationdate lastpublishedat latestpublishedat lastpublisheddate lastpublished "
     "editedat"},
    {Usual::language,
     "language lang locale languagecode languagescode localecode langcode detectedlanguage languagescode lng"},
    {Usual::image,
     "leadimage mainimage heroimage featuredimage featuredimageurl featureimage featuredmedia image imageurl "
     "coverimage cover covermedia coverphoto urltoimage mainphoto leadphoto hero postthumbnail headerimage picture "
     "photo "
     "bannerimage banner "
     "heroimg articleimage primaryimage keyimage feedimage "
     "teaserimage postimage img imgurl imagesrc poster asseturl thumbnail thumbnailurl thumbnailimage thumb "
     "previewimage "
     "socialimage ogimage topimage topimg leadimageurl articleimage imagen imagenurl imagem immagine "
     "bild hinhanh anhdaidien gambar resim foto"},
    {Usual::image_alt,
     "imagealt featuredimagealt featureimagealt alt alttext imagealttext coverimagealt thumbnailalt "
     "featuredimagealttext"},
    {Usual::image_caption,
     "imagecaption featuredimagecaption featureimagecaption photocaption caption coverimagecaption"},
    {Usual::image_credit, "imagecredit photocredit featuredimagecredit photographer imagesource credit"},
    {Usual::pictures,
     "images pictures photos gallery media associations enclosure enclosures mediacontent mediathumbnail itunesimage"},
    {Usual::film, "videourl video youtubeurl embedurl videoembed"},
    {Usual::sound, "audiourl audio podcasturl"},
    {Usual::tags,
     "tags taglist keywords topics labels subjects hashtags tagnames metakeywords metakey posttags etiquetas motscles "
     "tukhoa"},
    {Usual::source, "source sourcename publisher publication outlet provider sitename"},
    {Usual::license, "license licence"},
    {Usual::kind, "articletype storytype posttype"},
    {Usual::reading_time,
     "readingtime readtime readingtimeminutes readtimeinminutes minutestoread timetoread estimatedreadingtime"},
    {Usual::key_points, "keypoints keytakeaways takeaways highlights"},
    {Usual::sponsor, "sponsor sponsoredby"},
    {Usual::correction, "corrections correction"},
    {Usual::around, "fielddata fields attributes properties translations meta metadata elements node data"},
    {Usual::ignored,
     "status state type kind typename contenttype format template layout version v order position weight sort priority "
     "featured isfeatured ispublished isactive active enabled visible visibility draft isdraft archived deleted "
     "deletedat hidden pinned sticky views viewcount viewscount hits likes likecount likescount shares sharecount "
     "reactions reactionscount positivereactionscount publicreactionscount claps comments commentcount commentscount "
     "wordcount createdby updatedby modifiedby createdbyid authorid "
     "userid categoryid categoryids tagids authorids sourceid imageid siteid parentid parent previewurl apiurl path "
     "metatitle seotitle seo ogtitle robots etag hash checksum revision rev analytics tracking sys cmsid "
     "lastfetchedat fetchedat expires expiresat unpublishdate locked permissions contentencodedsnippet contentsnippet "
     "itunesduration itunesexplicit itunes route cultures system score "
     "totalresults country "
     "allowcomments commentsenabled rating pingstatus commentstatus menuorder generator selflink organization "
     "flaretag component typeof fullslug htmltitle recordtype blog replies readablepublishdate detailurl "
     "publishedtimestamp lastcommentat shorturl discussion attachments pubstatus uri mimetype geo capabilities "
     "otherurls password pageinfo sectionhandle typehandle currentstate rssbody rsssummary workflowstate "
     "structuredcontent mediafocalpoint filename audience truncatedbodytext typealias relationships breadcrumbs "
     "appearance slugs linkeddocuments"},
};

/// Normalises a name: "publish_date", "publishDate" and "Publish-Date" are the same.
std::string plain_name(std::string_view name) {
  std::string out;
  for (const char c : name) {
    if (c != '_' && c != '-' && c != ' ' && c != ':') out += c;
  }
  lower_ascii(out);
  return out;
}

struct Place {
  Usual usual;
  std::size_t rank;
};

Place place_of(std::string_view name) {
  const std::string plain = plain_name(name);
  for (const Meaning& meaning : k_meanings) {
    const std::size_t rank = find_word(meaning.names, plain);
    if (rank != std::string_view::npos) return {meaning.usual, rank + meaning.later};
  }
  bool is_private = name.starts_with('_') || name.starts_with('$');
  for (const std::string_view end : {"_id", "Id", "ID", "_ids", "Ids", "_count", "Count"}) {
    is_private = is_private || name.ends_with(end);
  }
  return {is_private ? Usual::ignored : Usual::unknown, 0};
}

} // namespace

bool is_empty(Value value) {
  if (value.is(Kind::string)) return is_blank(value.text());
  return !value || value.is(Kind::null) || value.is(Kind::boolean) ||
         ((value.is(Kind::array) || value.is(Kind::object)) && value.size() == 0);
}

Value text_in(Value value) {
  if (value.is(Kind::array)) {
    for (const Value child : value.children()) return child.is(Kind::array) ? Value() : text_in(child);
    return {};
  }
  if (!value.is(Kind::object)) return value;
  const Value inner = find_any(value, {"rendered", "html", "value", "markdown", "text", "plain", "plaintext", "raw",
                                       "__html", "#text", "#cdata-section", "__cdata", "_cdata", "_", "$t"});
  return inner.is(Kind::string) ? inner : Value();
}

Value unwrapped(Value value) {
  const Value inner = find(value, "value");
  const bool is_typed = inner && has_word(
                                     "StructuredText Text Image Date Timestamp Number Select Color Embed Group "
                                     "SliceZone Slice SharedSlice Link.web Link.image",
                                     text_at(value, "type"));
  if (!is_typed || !text_at(value, "slice_type").empty()) return value;
  return text_at(value, "type") == "Image" && find(inner, "main") ? find(inner, "main") : inner;
}

/// Returns the offset of the language in a name ("title_en", "titleEn"); npos if there is none.
static std::size_t language_in(std::string_view name) {
  constexpr std::string_view k_languages =
      "ar cs da de el en es et fi fr he hi hu id it ja ko lt lv ms nb nl no pl pt ro "
      "ru sk sl sr sv th tr uk vi zh";
  if (name.size() < 6) return std::string_view::npos;
  const std::size_t at = name.size() - 2;
  const bool is_parted = name[at - 1] == '_' || name[at - 1] == '-';
  return is_parted && has_word(k_languages, name.substr(at)) ? at : std::string_view::npos;
}

/// Returns the text in the preferred language.
Value UsualFields::in_one_language(Usual usual, Value value) {
  const Value chosen = localised(value, preferred_);
  const bool is_text = usual == Usual::headline || usual == Usual::body || usual == Usual::html ||
                       usual == Usual::markdown || usual == Usual::around;
  if (is_text && chosen && value.is(Kind::object) && chosen.origin().value_index != value.origin().value_index) {
    language_ = chosen.key();
    has_translations_ = has_translations_ || value.size() > 1;
  }
  return chosen;
}

/// Returns the preferred translation of Directus, else the first, which is in the site's language.
Value UsualFields::translation_in(Value translations) {
  for (const Value translation : translations.children()) {
    const Value code = find_any(translation, {"languages_code", "language", "locale", "lang", "language_code"});
    const std::string_view language = code.is(Kind::object) ? text_at(code, "code") : code.text();
    if (preferred_.size() < 2 || !language.starts_with(preferred_.substr(0, 2))) continue;
    has_translations_ = translations.size() > 1;
    return translation;
  }
  has_translations_ = translations.size() > 1;
  return first_object(translations);
}

void UsualFields::add(std::string_view name, Value value, std::size_t later) {
  constexpr std::size_t k_nameless = 500; // rank of a text with an unknown name
  constexpr std::size_t k_translated = 20;
  Place place = place_of(name);
  value = unwrapped(value);
  if (const std::size_t at = language_in(name); place.usual == Usual::unknown && at != std::string_view::npos) {
    const Place plain = place_of(name.substr(0, at - 1));
    const std::string_view language = name.substr(at);
    if (has_meaning(name.substr(0, at - 1)) && value.is(Kind::string) && !is_blank(value.text())) {
      const bool is_text = plain.usual == Usual::headline || plain.usual == Usual::body;
      const bool is_preferred = preferred_.starts_with(language);
      has_translations_ = has_translations_ || (!language_.empty() && language != language_);
      if (is_text && (language_.empty() || is_preferred)) language_ = language;
      place = {plain.usual, plain.rank + (is_preferred ? 0 : language == language_ ? k_translated : 2 * k_translated)};
    }
  }
  // An interface for machines has no page there: Prismic's `href`.
  if (place.usual == Usual::url && value.text().find("/api/v") != std::string_view::npos) place.usual = Usual::ignored;
  if (place.usual == Usual::unknown && !text_at(value, "html").empty()) place = {Usual::body, k_nameless};
  members_.push_back({place.usual, later + place.rank, name, in_one_language(place.usual, value)});
}

bool UsualFields::has_meaning(std::string_view name) {
  const Usual usual = place_of(name).usual;
  return usual != Usual::around && usual != Usual::ignored && usual != Usual::unknown;
}

void UsualFields::collect(Value object, Value body) {
  constexpr std::size_t k_most_members = 400; // of an article; each is searched in the table
  for (const Value member : object.children()) {
    if (members_.size() == k_most_members) break;
    if (!member.is(Kind::null) && (!body || member.key() != body.key())) add(member.key(), member);
  }
  const std::size_t own = members_.size();
  for (std::size_t index = 0; index < own; ++index) {
    const Value around = members_[index].value;
    if (body && has_word("meta metadata", around.key())) continue; // metadata for search engines
    Value inner = around.is(Kind::array) && around.key() == "translations" ? translation_in(around) : around;
    // Prismic's older interface: {"type": "article", "data": {"article": {…}}}.
    if (const Value typed = find(inner, text_at(object, "type")); inner.size() == 1 && typed.is(Kind::object)) {
      inner = typed;
    }
    const bool is_content =
        inner.key() == "content" && inner.is(Kind::object) &&
        (find(inner, "component") || (!find(inner, "value") && !text_in(inner))); // Storyblok's `text` is a field
    if ((members_[index].usual != Usual::around && !is_content) || !inner.is(Kind::object)) continue;
    if (is_content && !find_any(inner, {"body", "content", "text", "title", "blocks"})) continue;
    if (is_content) members_[index].usual = Usual::around;
    for (const Value member : inner.children()) {
      if (members_.size() == k_most_members) break;
      if (!member.is(Kind::null)) add(member.key(), member, k_inside);
    }
  }
  finish();
}

void UsualFields::finish() {
  std::stable_sort(members_.begin(), members_.end(),
                   [](const UsualField& a, const UsualField& b) { return a.rank < b.rank; });
}

Value UsualFields::first(Usual usual) const {
  for (const UsualField& member : members_) {
    if (member.usual == usual && !is_empty(member.value)) return member.value;
  }
  return {};
}

std::vector<UsualField> UsualFields::all(Usual usual) const {
  std::vector<UsualField> found;
  for (const UsualField& member : members_) {
    if (member.usual == usual && !is_empty(member.value)) found.push_back(member);
  }
  return found;
}

std::vector<Value> UsualFields::parts(Usual usual) const {
  std::vector<Value> values;
  const UsualField* first = nullptr;
  for (const UsualField& member : members_) {
    if (member.usual != usual || is_empty(member.value)) continue;
    if (first == nullptr) first = &member;
    if (member.rank == first->rank) values.push_back(member.value);
  }
  return values;
}

bool UsualFields::has_body() const {
  return first(Usual::html) || first(Usual::markdown) || first(Usual::plain_text) || first(Usual::body);
}

bool has_name_part(std::string_view name, std::string_view words) {
  while (true) {
    const std::size_t end = name.find('_');
    if (has_word(words, name.substr(0, end))) return true;
    if (end == std::string_view::npos) return false;
    name.remove_prefix(end + 1);
  }
}

} // namespace lede::formats
