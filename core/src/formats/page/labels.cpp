// Languages: English, German, French, Spanish, Portuguese, Italian, Dutch, Swedish, Danish, Polish, Vietnamese,
// Chinese.
#include "formats/page/labels.h"

#include <algorithm>
#include <iterator>

#include "base/words.h"

namespace lede::formats::page {
namespace {

constexpr std::string_view k_tools =
    "advertisementscrolltocontinue storycontinuesbelowadvertisement articlecontinuesbelowadvertisement "
    "storycontinuesbelow articlecontinuesbelow sharethisarticle sharethisstory sharethispost sharethispage "
    "besociableshare diesenartikelteilen diesenbeitragteilen artikelteilen beitragteilen newsteilen "
    "partagercetarticle compartirestanota printthisarticle artikeldrucken listentothisarticle viewcomments "
    "showcomments leaveacomment leaveareply postacomment addacomment jetztkommentieren kommentarschreiben "
    "kommentareanzeigen laisseruncommentaire dejauncomentario artikelbewerten ratethisarticle jumptonavigation "
    "jumptosearch jumptocontent skiptocontent skiptomaincontent skiptonavigation backtotop zumseitenanfang "
    "retourenhaut loadingcomments bildanzeigenbildschließen";

constexpr std::string_view k_advertising =
    "advertisement advertising anzeige werbung publicité publicidad publicidade pubblicità advertentie annons reklama "
    "quảngcáo 广告";

constexpr std::string_view k_buttons =
    "share tweet print email teilen drucken partager imprimer compartir imprimir compartilhar condividi delen dela del "
    "comment comentar subscribe signup abonnieren suscríbete totop zumanfang loading previous next previousnext "
    "vorheriges weiter zurück vorherigesweiter continuereading weiterlesen continuereadingbelow sharethis likethis "
    "udostępnij chiasẻ printthis emailthis kommentieren subscribenow followus nachoben externerinhalt";

constexpr std::string_view k_sizes = "fontsize textsize schriftgröße";

constexpr std::string_view k_stories =
    "relatedstories relatedarticles relatedposts relatedcontent relatednews relatedcoverage moreonthisstory "
    "morestories morelikethis readalso alsoread youmayalsolike youmightalsolike youmayalsobeinterestedin "
    "youmightalsobeinterestedin recommendedforyou recommendedstories popularstories mehrzumthema auchinteressant "
    "ähnlichebeiträge Ähnlichebeiträge ähnlicheartikel Ähnlicheartikel weiterebeiträge weitereartikel "
    "verwandteartikel verwandtethemen lesensieauch lesenauch liesauch daskönntedichauchinteressieren "
    "daskönntesieauchinteressieren dasthemakönntedichauchinteressieren lesensieauchdiefolgendenbeiträge "
    "themenimartikel empfehlungenderredaktion empfehlungenausderredaktion àlireaussi Àlireaussi alireaussi lireaussi "
    "vousaimerezaussi surlemêmesujet articlesliés notasrelacionadas noticiasrelacionadas artículosrelacionados "
    "tambiénteinteresa leatambién leiamais leiatambém vejatambém "
    "notíciasrelacionadas leggianche articolicorrelati potrebbeinteressarti leesook gerelateerdeartikelen läsmer "
    "läsocks czytajtakże czytajteż zobacztakże tinliênquan "
    "bàiviếtliênquan cóthểbạnquantâm xemthêm đọcthêm 相关新闻 相关阅读 推荐阅读";

} // namespace

Label label_of(std::string_view letters) {
  if (has_word(k_tools, letters)) return Label::tool;
  if (has_word(k_advertising, letters)) return Label::advertising;
  if (has_word(k_buttons, letters)) return Label::button;
  if (has_word(k_sizes, letters)) return Label::size;
  return has_word(k_stories, letters) ? Label::stories : Label::none;
}

bool is_title_of_sources(std::string_view letters) {
  constexpr std::string_view k_titles =
      "sources source references reference bibliography sourcesandreferences notesandreferences quellen quelle "
      "quellenangaben quellenverzeichnis literatur literaturverzeichnis einzelnachweise références sourcesetréférences "
      "bibliographie fuentes referencias bibliografía fontes referências bibliografia fonti riferimenti bronnen källor "
      "referenser kilder źródła przypisy nguồn nguồnthamkhảo tàiliệuthamkhảo 参考文献 参考资料 来源";
  return has_word(k_titles, letters);
}

bool is_said(std::string_view line) {
  constexpr std::string_view k_marks[] = {".", "?", "\"", "“", "”", "„", "«", "»", "。", "？"};
  return std::any_of(std::begin(k_marks), std::end(k_marks),
                     [&](std::string_view mark) { return line.find(mark) != std::string_view::npos; });
}

} // namespace lede::formats::page
