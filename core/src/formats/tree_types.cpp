// The types of nodes in the trees of rich text editors, with all editors' names for them.
#include "base/words.h"
#include "formats/tree_reader.h"

namespace lede::formats {

const TreeReader::NodeType* TreeReader::find_type(std::string_view type) {
  using T = TreeReader;
  static constexpr NodeType k_types[] = {
      {"text span extendedtext codehighlight", &T::read_text},
      {"paragraph p unstyled line lic listitemcontent listitemchild listitemtext litext default extendedparagraph "
       "textblock",
       &T::read_paragraph, "p"},
      {"link autolink a hyperlink anchor", &T::read_link},
      {"strong b bold", &T::read_inline, "strong"},
      {"emphasis em i italic italics", &T::read_inline, "em"},
      {"delete del s strikethrough strike", &T::read_inline, "s"},
      {"underline u", &T::read_inline, "u"},
      {"subscript sub", &T::read_inline, "sub"},
      {"superscript sup", &T::read_inline, "sup"},
      {"inlinecode", &T::read_inline, "code"},
      {"linebreak hardbreak br softbreak hardlinebreak break", &T::read_break},
      {"listitem li taskitem taskitemblock checklistitem todolistitem todoitem listelement bulletedlistitem "
       "numberedlistitem todoli actionitem decisionitem",
       &T::read_item, "li"},
      {"list bulletlist unorderedlist bulletedlist ul ullist tasklist checklist todolist actionlist decisionlist",
       &T::read_list, "ul"},
      {"orderedlist numberedlist numberlist ol ollist", &T::read_list, "ol"},
      {"heading header extendedheading h1 h2 h3 h4 h5 h6 heading1 heading2 heading3 heading4 heading5 heading6 "
       "headingone headingtwo headingthree headingfour headingfive headingsix headerone headertwo headerthree "
       "headerfour headerfive headersix title subtitle",
       &T::read_heading},
      {"quote blockquote extendedquote pullquote bq", &T::read_quotation, "blockquote"},
      {"code codeblock pre codelisting preformatted codecontainer", &T::read_code},
      {"codeline", &T::read_container},
      {"image img upload picture photo inlineimage imageblock media mediablock image2 imageresize customimage "
       "resizableimage resizedimage blockimage embeddedassetblock imageset layoutimage scrollyimage",
       &T::read_image},
      {"figure captionedimage imagefigure", &T::read_figure, "figure"},
      {"figcaption caption figurecaption imagecaption", &T::read_element, "figcaption"},
      {"gallery imagegallery slider carousel slideshow", &T::read_gallery},
      {"table", &T::read_element, "table"},
      {"thead tablehead tableheader2", &T::read_element, "thead"},
      {"tbody tablebody", &T::read_element, "tbody"},
      {"tablerow tr row", &T::read_element, "tr"},
      {"tablecell td cell", &T::read_cell, "td"},
      {"tableheader th tableheadercell tablecellheader", &T::read_cell, "th"},
      {"horizontalrule hr divider thematicbreak rule separator delimiter", &T::read_rule},
      {"embed youtube youtube2 youtubevideo vimeo tweet twitter twitter2 x iframe mediaembed oembed instagram tiktok "
       "spotify spotify2 soundcloud facebook flourish externalembed embedcard blockcard videoembed embedvideo",
       &T::read_embed},
      {"video videoblock", &T::read_film},
      {"audio audioblock", &T::read_sound},
      {"file attachment", &T::read_file},
      {"html rawhtml htmlblock", &T::read_html},
      {"markdown", &T::read_markdown},
      {"bookmark linkpreview linkcard", &T::read_bookmark},
      {"button", &T::read_button},
      {"bignumber", &T::read_number},
      {"product", &T::read_product},
      {"header2 calltoaction", &T::read_banner},
      {"mention hashtag emoji status inlinecard user userlink keyword tag zwnj date", &T::read_word},
      {"equation inlinemath blockmath mathematics mathinline mathblock math formula katex latex inlineequation",
       &T::read_formula},
      {"details collapsiblecontainer toggle expand nestedexpand accordion accordionitem", &T::read_details, "details"},
      {"detailssummary collapsibletitle summary accordiontitle", &T::read_element, "summary"},
      {"callout panel banner admonition infobox factbox alert note tip aside", &T::read_box, "aside"},
      {"block inlineblock", &T::read_block},
      {"relationship embeddedentryblock", &T::read_relation},
      {"reference", &T::read_reference},
      {"set", &T::read_set},
      {"blok", &T::read_components},
      {"root doc document layout layoutarea detailscontent collapsiblecontent accordioncontent layoutcontainer "
       "layoutitem layoutsection "
       "layoutcolumn columns column columngroup columnitem columnblock columnlist section div wrapper fragment group "
       "layoutset layoutslot scrollyblock scrollysection scrollycopy mediasingle mediagroup overflow mark comment "
       "inline body footnotedefinition span small cite abbr ins",
       &T::read_container},
      {"richtext content textblock textsection blockcontent contentblock rte", &T::read_parts},
      {"paywall email emailcta pagebreak subscribewidget tableofcontents toc trailingnode", &T::skip},
  };
  if (type.empty()) return nullptr;
  for (const NodeType& row : k_types) {
    if (has_word(row.names, type)) return &row;
  }
  return nullptr;
}

} // namespace lede::formats
