// The fields around an article: what each name means.
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

constexpr std::size_t k_inside = 1000; // fields of an object in the article, behind its own
constexpr std::size_t k_behind_all = 5000;

struct Meaning {
  Usual usual;
  std::string_view names; ///< Without "_", "-" and capitals; the best first.
  std::size_t later = 0;  ///< Added to the rank of each.
};

constexpr Meaning k_meanings[] = {
    {Usual::headline, "headline title heading posttitle articletitle titletext webtitle"},
    {Usual::name, "name subject"},
    {Usual::lead,
     "standfirst dek deck lead lede subtitle subheadline subheading subhead sapo intro introduction teaser abstract "
     "customexcerpt excerpt summary postexcerpt postsummary brief blurb trailtext shortdescription snippet preamble "
     "ingress leadtext teasertext chapo chapeau bajada copete entradilla resumen manchet sommario anrisstext vorspann "
     "description metadescription seodescription ogdescription"},
    {Usual::html,
     "contenthtml htmlcontent bodyhtml htmlbody html articlehtml contentrendered contentencoded renderedcontent "
     "bodyxhtml"},
    {Usual::markdown, "contentmarkdown bodymarkdown markdown markdowncontent markdownbody rawmarkdownbody md mdx"},
    {Usual::plain_text, "contenttext textcontent bodytext plaintext textbody"},
    {Usual::body,
     "body content contents articlebody introtext fulltext text story article postbody postcontent maincontent "
     "articlecontent richtext paragraphs sections blocks contentblocks bodyblocks bodycopy bodycontent mainbody "
     "maintext "
     "contentbody pagecontent flexiblecontent pagebuilder richcontent contenido cuerpo texto details copy longtext"},
    {Usual::id, "id articleid postid storyid uuid guid uid documentid objectid key slug postslug handle alias urlkey"},
    {Usual::url, "url link permalink weburl articleurl posturl fullurl htmlurl shareurl publicurl externalurl href"},
    {Usual::canonical, "canonical canonicalurl canonicallink"},
    {Usual::kicker,
     "kicker eyebrow overline category primarycategory categoryname section sectionname sections rubric channel "
     "department categories"},
    {Usual::authors,
     "populatedauthors authors author createdbyalias writers writer creator creators authorname postauthor journalists "
     "journalist "
     "reporters reporter "
     "contributors contributor writtenby postedby dccreator itunesauthor publishedbylines bylines authorfragment user "
     "owner"},
    {Usual::byline, "byline"},
    {Usual::published,
     "datepublished publishedat publisheddate publishedon publishdate publishat publishon publishedtime publishtime "
     "publicationdate pubdate firstpublishedat firstpublicationdate releasedate published date datetime displaydate "
     "webpublicationdate versioncreated postdate posteddate postedat postedon publishup posted articledate "
     "publishdatetime firstpublisheddate isodate issued time timestamp"},
    {Usual::published,
     "createdat createdon createdtime createddate datecreated createdate created addedon versionfirstcreated "
     "firstcreated",
     k_behind_all},
    {Usual::published_utc, "dategmt publisheddategmt postdategmt"},
    {Usual::modified_utc, "modifiedgmt postmodifiedgmt"},
    {Usual::modified,
     "datemodified modifiedat modifieddate modified updatedat updatedon updateddate dateupdated updatedate updated "
     "lastmodified "
     "lastmod lastupdated lastpublicationdate lastpublishedat lastpublished editedat"},
    {Usual::language, "language lang locale languagecode languagescode localecode langcode lng"},
    {Usual::image,
     "leadimage mainimage heroimage featuredimage featuredimageurl featureimage featuredmedia image imageurl "
     "coverimage cover coverphoto urltoimage mainphoto leadphoto hero postthumbnail headerimage picture photo "
     "bannerimage banner "
     "heroimg articleimage primaryimage keyimage feedimage "
     "teaserimage postimage img imgurl imagesrc poster asseturl thumbnail thumbnailurl thumbnailimage thumb "
     "previewimage "
     "socialimage ogimage"},
    {Usual::image_alt,
     "imagealt featuredimagealt featureimagealt alt alttext imagealttext coverimagealt thumbnailalt "
     "featuredimagealttext"},
    {Usual::image_caption,
     "imagecaption featuredimagecaption featureimagecaption photocaption caption coverimagecaption"},
    {Usual::image_credit, "imagecredit photocredit featuredimagecredit photographer imagesource credit"},
    {Usual::pictures,
     "images pictures photos gallery media enclosure enclosures mediacontent mediathumbnail itunesimage"},
    {Usual::film, "videourl video youtubeurl embedurl videoembed"},
    {Usual::sound, "audiourl audio podcasturl"},
    {Usual::tags, "tags taglist keywords topics labels subjects hashtags tagnames metakeywords metakey posttags"},
    {Usual::source, "source sourcename publisher publication outlet provider sitename"},
    {Usual::license, "license licence"},
    {Usual::kind, "articletype storytype posttype"},
    {Usual::reading_time, "readingtime readtime readingtimeminutes timetoread estimatedreadingtime"},
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
     "otherurls password pageinfo"},
};

/// "publish_date", "publishDate" and "Publish-Date" are one name.
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
                                       "__html", "#text", "#cdata-section", "__cdata", "_cdata", "_"});
  return inner.is(Kind::string) ? inner : Value();
}

void UsualFields::add(std::string_view name, Value value, std::size_t later) {
  constexpr std::size_t k_nameless = 500; // a text under a name that nobody knows, behind those with one
  Place place = place_of(name);
  if (place.usual == Usual::unknown && !text_at(value, "html").empty()) place = {Usual::body, k_nameless};
  members_.push_back({place.usual, later + place.rank, name, localised(value)});
}

bool UsualFields::has_meaning(std::string_view name) {
  const Usual usual = place_of(name).usual;
  return usual != Usual::around && usual != Usual::ignored && usual != Usual::unknown;
}

void UsualFields::collect(Value object, Value body) {
  constexpr std::size_t k_most_members = 400; // of an article; each costs a look into the table
  for (const Value member : object.children()) {
    if (members_.size() == k_most_members) break;
    if (!member.is(Kind::null) && (!body || member.key() != body.key())) add(member.key(), member);
  }
  const std::size_t own = members_.size();
  for (std::size_t index = 0; index < own; ++index) {
    const Value around = members_[index].value;
    if (body && has_word("meta metadata", around.key())) continue; // what editors' systems say to search engines
    // Directus has a list of translations, the first of which is the site's own.
    const Value inner = around.key() == "translations" ? first_object(around) : around;
    const bool is_content =
        inner.key() == "content" && inner.is(Kind::object) && !find(inner, "value") && !text_in(inner);
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

} // namespace lede::formats
