// Languages: English, German, French, Spanish, Portuguese, Italian, Dutch, Swedish, Danish, Polish, Vietnamese,
// Chinese.
#include "formats/page/labels.h"

#include "base/words.h"

namespace lede::formats::page {
namespace {

constexpr std::string_view k_tools =
    "advertisement advertising anzeige werbung publicité publicidad publicidade pubblicità advertentie annons reklama "
    "quảngcáo 广告 advertisementscrolltocontinue storycontinuesbelowadvertisement articlecontinuesbelowadvertisement "
    "storycontinuesbelow articlecontinuesbelow continuereadingbelow "
    "sharethis sharethisarticle sharethisstory sharethispost sharethispage besociableshare likethis "
    "diesenartikelteilen diesenbeitragteilen artikelteilen beitragteilen newsteilen partagercetarticle "
    "compartirestanota udostępnij chiasẻ printthis printthisarticle emailthis artikeldrucken "
    "fontsize textsize schriftgröße listentothisarticle viewcomments showcomments leaveacomment leaveareply "
    "postacomment addacomment kommentieren jetztkommentieren kommentarschreiben kommentareanzeigen "
    "laisseruncommentaire dejauncomentario artikelbewerten ratethisarticle subscribenow followus "
    "jumptonavigation jumptosearch jumptocontent skiptocontent skiptomaincontent skiptonavigation backtotop "
    "nachoben zumseitenanfang retourenhaut loadingcomments vorherigesweiter externerinhalt bildanzeigenbildschließen";

constexpr std::string_view k_buttons =
    "share tweet print email teilen drucken partager imprimer compartir imprimir compartilhar condividi delen dela del "
    "comment comentar subscribe signup abonnieren suscríbete totop zumanfang loading previous next previousnext "
    "vorheriges weiter zurück continuereading weiterlesen";

constexpr std::string_view k_stories =
    "related relatedstories relatedarticles relatedposts relatedcontent relatednews relatedtopics relatedsearches "
    "relatedlinks relatedcoverage moreonthisstory moreonthistopic morestories morenews morelikethis readalso "
    "alsoread youmayalsolike youmightalsolike youmayalsobeinterestedin youmightalsobeinterestedin recommended "
    "recommendedforyou recommendedstories mostread mostpopular mostviewed trending trendingnow popularstories "
    "editorspicks dontmiss mehrzumthema mehrthemen auchinteressant ähnlichebeiträge Ähnlichebeiträge ähnlicheartikel "
    "Ähnlicheartikel weiterebeiträge weitereartikel verwandteartikel verwandtethemen lesensieauch lesenauch liesauch "
    "schongelesen daskönntedichauchinteressieren daskönntesieauchinteressieren dasthemakönntedichauchinteressieren "
    "lesensieauchdiefolgendenbeiträge themenimartikel meistgelesen empfehlungen empfehlungenderredaktion "
    "empfehlungenausderredaktion produktempfehlung produktempfehlungen àlireaussi Àlireaussi alireaussi lireaussi "
    "vousaimerezaussi surlemêmesujet articlesliés notasrelacionadas noticiasrelacionadas artículosrelacionados "
    "tambiénteinteresa teinteresa lomásleído leatambién leiamais leiatambém vejatambém "
    "notíciasrelacionadas leggianche articolicorrelati potrebbeinteressarti leesook gerelateerdeartikelen läsmer "
    "läsocks czytajtakże "
    "czytajteż zobacztakże tinliênquan bàiviếtliênquan cóthểbạnquantâm xemthêm đọcthêm 相关新闻 相关阅读 推荐阅读";

} // namespace

Label label_of(std::string_view letters) {
  if (has_word(k_tools, letters)) return Label::tool;
  if (has_word(k_buttons, letters)) return Label::button;
  return has_word(k_stories, letters) ? Label::stories : Label::none;
}

} // namespace lede::formats::page
