// Data for language detection: ranges of scripts, letters that few languages use, and the most common words of each
// language. Only detect_language.cpp reads these tables.
#pragma once

#include <string_view>

namespace lede::i18n {

enum class Script : unsigned char {
  none,
  latin,
  cyrillic,
  arabic,
  devanagari,
  han,
  kana,
  hangul,
  single, ///< Only one of the languages of the press uses this script.
};
inline constexpr std::size_t k_script_count = 9;

struct ScriptRange {
  char32_t first;
  char32_t last;
  Script script;
  char tag[3]; ///< The language's tag, if only one uses the script.
};

constexpr ScriptRange k_scripts[] = {
    {0x0061, 0x007A, Script::latin, ""},      {0x00C0, 0x024F, Script::latin, ""},
    {0x0300, 0x036F, Script::latin, ""},      {0x1E00, 0x1EFF, Script::latin, ""},
    {0x0370, 0x03FF, Script::single, "el"},   {0x1F00, 0x1FFF, Script::single, "el"},
    {0x0400, 0x052F, Script::cyrillic, ""},   {0x0530, 0x058F, Script::single, "hy"},
    {0x0590, 0x05FF, Script::single, "he"},   {0x0600, 0x065F, Script::arabic, ""},
    {0x066E, 0x06EF, Script::arabic, ""},     {0x06FA, 0x077F, Script::arabic, ""},
    {0xFB50, 0xFDFF, Script::arabic, ""},     {0xFE70, 0xFEFE, Script::arabic, ""},
    {0x0900, 0x0963, Script::devanagari, ""}, {0x0980, 0x09FF, Script::single, "bn"},
    {0x0A00, 0x0A7F, Script::single, "pa"},   {0x0A80, 0x0AFF, Script::single, "gu"},
    {0x0B00, 0x0B7F, Script::single, "or"},   {0x0B80, 0x0BFF, Script::single, "ta"},
    {0x0C00, 0x0C7F, Script::single, "te"},   {0x0C80, 0x0CFF, Script::single, "kn"},
    {0x0D00, 0x0D7F, Script::single, "ml"},   {0x0D80, 0x0DFF, Script::single, "si"},
    {0x0E01, 0x0E3A, Script::single, "th"},   {0x0E40, 0x0E4E, Script::single, "th"},
    {0x0E80, 0x0EFF, Script::single, "lo"},   {0x1000, 0x109F, Script::single, "my"},
    {0x10A0, 0x10FF, Script::single, "ka"},   {0x1100, 0x11FF, Script::hangul, ""},
    {0xAC00, 0xD7A3, Script::hangul, ""},     {0x1780, 0x17FF, Script::single, "km"},
    {0x3041, 0x30FE, Script::kana, ""},       {0x3400, 0x4DBF, Script::han, ""},
    {0x4E00, 0x9FFF, Script::han, ""},
};

/// One language a line: its tag, letters that few other languages use, its most common words. A word of the text counts
/// if it is one of these or contains such a letter. Languages without labels in Lede are listed, too, so that their
/// texts are not mistaken for a related language.
constexpr char k_latin_rows[] =
    "vi|ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ|và là có cho trong khi theo cao\n"
    "en||the of and to in is was for that with on as at by it from are be has have his this were an not he which but "
    "they "
    "had their its who been will would more said after when there about into than out up we you what can all one\n"
    "de|äöüß|der die das und in den von zu mit ist auf für im dem des nicht eine ein sich auch es an werden aus er hat "
    "dass "
    "sie nach wird bei einer um am sind noch wie einem über einen so zum war haben nur oder aber vor zur bis mehr "
    "durch "
    "man sein wurde sei ich wir\n"
    "fr|çœêèàùâîûë|le la les de des du et en un une est que qui dans pour par sur pas au ne se plus il ce avec sont "
    "cette "
    "aux ont été mais son sa ses nous vous elle ils leur ou où entre même fait comme après avant être cet je deux tout "
    "d "
    "l qu n s c j\n"
    "es|ñ|el la los las de del y en que a un una por con para es se no al su lo como más pero sus le ha fue este entre "
    "cuando muy sin sobre ser también años hasta desde está todo nos esta son dos han hay había porque ya o\n"
    "pt|ãõ|o a os as de do da dos das e em no na nos nas que um uma por com para não é se ao mais como mas foi sua seu "
    "são "
    "pelo pela ou ser tem à até já também anos entre quando está ainda após isso este esta foram às\n"
    "id||yang dan di ini itu dengan untuk dari dalam tidak akan pada juga ke karena oleh telah bisa sudah ada saat "
    "kami "
    "mereka kata menjadi lebih dia tersebut seperti atau orang tahun kepada setelah bahwa sebagai para masih saja "
    "namun "
    "ketika adalah harus hingga serta\n"
    "ms||yang dan di ini itu dengan untuk dari dalam tidak akan pada juga ke kerana oleh telah boleh sudah ada mereka "
    "beliau "
    "menjadi lebih dia tersebut seperti atau orang tahun kepada selepas bahawa sebagai para berkata turut bagi ialah "
    "adalah manakala apabila perlu sebanyak pihak\n"
    "it|ìò|il la lo gli le di del della dei delle e in un una che per con non è si al alla da dal dalla nel nella sono "
    "come "
    "anche più ma ha ai sul sulla questo questa dopo stato essere o anni loro suo sua ed tra fra i l\n"
    "nl|ĳ|de het een en van in is dat op te zijn met voor niet aan er om ook als bij door maar naar uit over wordt "
    "deze "
    "werd heeft hij ze nog worden dan dit haar zich hebben meer kan wel geen al tot had was die\n"
    "sv|åäö|och i att det som en på är av för med till den har inte om ett de han men var jag så från kan när vi eller "
    "ut "
    "under efter vid nu hade skulle också sin mot blir\n"
    "da|åæø|og i at det er en til af for på de med der den ikke som et han har var men om fra sig vi jeg ud kan efter "
    "over "
    "være også blev havde skal når hvor nu efter siden mod\n"
    "nb|åæø|og i at det er en til av for på de med som den ikke et han har var men om fra seg vi jeg ut kan etter over "
    "være også ble hadde skal når hvor nå etter siden mot\n"
    "fi|äö|ja on ei että se oli hän myös ovat kun mutta ole tai joka mukaan kuin jos sen niin ollut voi nyt vain vielä "
    "sitä "
    "olisi jo sekä mitä tämä\n"
    "et|õäöü|ja on ei et see oli ta ka kui aga mis mida oma või ning siis veel nii kes selle pole seda eesti olid "
    "aasta\n"
    "pl|ąęłńśźżćó|i w z na do nie się że jest to o od za po jak ale dla przez oraz są tym był przy tego które który "
    "czy już "
    "być może jego\n"
    "cs|ěřůčšžťďň|a v se na je že s z do to o i k za by pro ale jako po od tak podle který jsou bylo až byl jeho když\n"
    "sk|ľĺŕôčšžťďň|a v sa na je že s z do to o i k za by pre ale ako po od tak podľa ktorý sú bolo až bol jeho keď\n"
    "hu|őűáéíóöüú|a az és hogy nem is egy van volt ez de meg csak el mint már ha még azt után szerint vagy ki lesz "
    "aki\n"
    "ro|ășțşţ|și în de la a că pe nu o din cu este un se pentru sunt mai care au fost al ce fi sau lui după dar prin "
    "până\n"
    "tr|ğışçöü|ve bir bu da de için ile olarak çok olan daha gibi o en kadar sonra ne ise var değil her ancak dedi "
    "göre oldu "
    "yeni\n"
    "ca|çàèòïü|el la els les de del dels i en que a un una per amb és no al es ha com més però va són aquest seva seu "
    "dels "
    "també entre ser fins des han hi l d\n"
    "gl|ñ|o a os as de do da dos das e en no na nos nas que un unha por con para non é se ao máis como pero foi súa "
    "seu son "
    "polo pola ou ser ten ata xa tamén anos entre cando está aínda tras\n"
    "hr|čćšžđ|i u je na se da za su od o s ne koji kao to iz će bi ali nije što po do kako bio te ili samo još nakon "
    "koja\n"
    "sl|čšž|in je v na se da za so od o s ne ki kot to iz bo bi pa ni po do kako bil ali le še pri tudi\n"
    "lt|ąčęėįšųūž|ir kad į yra tai su ne iš o buvo bet kaip po už ar nuo dar jo tik apie\n"
    "lv|āčēģīķļņšūž|un ir ka no ar par uz tas kā bet arī vai ne pie lai bija tika pēc šo\n"
    "sq|ëç|të e në dhe i për që me një u nga se ka nuk është si do më por kjo\n"
    "tl||ang ng sa na mga ay at si ni para hindi niya ito kay nang may siya rin kanyang ako lang\n"
    "sw||ya na wa kwa ni katika za la kuwa hiyo huo wakati huku baada alisema pia hata kama watu\n"
    "eu||eta da ez du dira ere bat izan egin dute baina zuen hau dela duen\n"
    "cy|ŵŷ|y yn a i ar o yr ac mae ei am wedi gan fod ond bod oedd eu\n"
    "ga||agus an na ar i is le go a bhí do tá ag sé faoi ach nach\n"
    "eo|ĉĝĥĵŝŭ|la kaj de en estas al ke ne kun por mi li\n"
    "af||die en van in is het nie wat te dat op vir met hy sy om ook as deur maar was na\n"
    "so||oo ah ku ka iyo in ee uu u la waxaa ayaa si\n"
    "ha|ɓɗƙ|da na a ya ta ba su ne ce wani kuma\n"
    "yo|ẹọṣ|ni ti awọn ati si o wọn pe fun\n";

constexpr char k_cyrillic_rows[] =
    "ru|ыэё|и в не на что с по он как это из от для его к за также был но году о при до а который которая которые "
    "которого через после между если чтобы этого более "
    "только будет был было были этом того уже\n"
    "uk|їєґ|і в не на що з у до та як це за від його для про є але року й також він який яка які якого через після між "
    "якщо щоб цього більше тільки буде був було були "
    "цьому того вже\n"
    "be|ў|і ў не на што з у да як гэта за ад яго для пра але года ён\n"
    "bg||и в не на че с по той как това от за да се са е ще при към беше са но бе до което който която които през след "
    "между ако това само има вече където бъде\n"
    "sr|јљњћђџ|и у је на се да за су од о са не који као то из ће би али није што\n"
    "mk|ѓќѕј|и во е на се да за со од не кој како тоа ќе би но што ги ја го\n"
    "kk|әғқңұһі|және бұл мен үшін да бір деп ол\n"
    "mn|өү|нь энэ бол байна юм гэж болон оны\n"
    "ky|өүң|жана бул менен үчүн да бир деп ал\n"
    "tg|ҷҳқӣӯғ|ва дар аз ба ки бо он ин барои\n";

constexpr char k_arabic_rows[] =
    "ar|ةإأؤ|في من على أن إلى التي الذي عن مع هذا هذه بعد كما ما لا كان بين أو قال قد و\n"
    "fa|ژ|و در به از که این را با است برای آن می شد خود "
    "تا کرد بر هم شود می‌شود روز پس نیز یک دو ای\n"
    "ur|ٹڈڑںےھہ|کے میں کی ہے سے کا اور نے کو پر اس کہ یہ نہیں ہیں\n"
    "ps|ښځڅډړږڼې|د په او چې کې له ته یې سره دی شوي\n"
    "ckb|ڕڵۆێە|لە بۆ کە و بە ئەو کرد\n"
    "ug|ېۇۈۋەىڭ|بىلەن ئۈچۈن بۇ ۋە\n"
    "sd|ڄڃڻٿٻڀڏڍ|جي ۾ کي جو ۽ آهي\n";

constexpr char k_devanagari_rows[] =
    "hi||है के में की से को और का ने हैं पर नहीं कि यह इस भी एक कर लिए हो था\n"
    "mr|ळ|आहे आणि या की हे ते च्या मध्ये नाही होते आहेत केली करण्यात यांनी म्हणून\n"
    "ne||छ र को मा पनि भएको गरेको छन् हो भने लागि यो गर्ने उनले\n";

constexpr char k_simplified[] =
    "们这说国来对时会个为过后学发经现业问间开关种员东见长门车机电术报记场动书进还没让给从区";
constexpr char k_traditional[] =
    "們這說國來對時會個為過後學發經現業問間開關種員東見長門車機電術報記場動書進還沒讓給從區";

} // namespace lede::i18n
