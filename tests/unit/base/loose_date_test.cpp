// Dates as newsrooms' systems write them.
#include "base/loose_date.h"

#include <catch2/catch_test_macros.hpp>

#include <string>

TEST_CASE("dates as newsrooms write them", "[loose_date]") {
  struct Case {
    const char* name;
    const char* text;
    const char* expected; // empty: none
  };
  const Case cases[] = {
      {"RFC 3339", "2021-07-13T18:03:00+07:00", "2021-07-13T18:03:00+07:00"},
      {"RFC 2822", "Mon, 18 Nov 2019 16:07:38 -0600", "2019-11-18T16:07:38-06:00"},
      {"RFC 822: a year of two digits", "Sun, 11 Jan 26 15:12 EST", "2026-01-11T15:12:00-05:00"},
      {"RFC 822: a year of two digits in the last century", "11 Jan 98 5:12 GMT", "1998-01-11T05:12:00Z"},
      {"RFC 850", "Sunday, 11-Jan-26 15:12:12 GMT", "2026-01-11T15:12:12Z"},
      {"RFC 2822 with a named zone", "Tue, 19 Nov 2019 07:09:00 GMT", "2019-11-19T07:09:00Z"},
      {"without a weekday or seconds", "19 Nov 2019 07:09 GMT", "2019-11-19T07:09:00Z"},
      {"month first", "Jul 08 2022", "2022-07-08"},
      {"month first with a comma", "November 19, 2019", "2019-11-19"},
      {"ordinal", "January 2nd, 2020", "2020-01-02"},
      {"a short month with a dot", "Sept. 3, 2020", "2020-09-03"},
      {"JavaScript", "Tue Nov 19 2019 03:05:46 GMT+0000 (Coordinated Universal Time)", "2019-11-19T03:05:46Z"},
      {"slashes, one digit", "2013/7/13 20:46:25", "2013-07-13T20:46:25"},
      {"dashes, one digit", "2020-1-2", "2020-01-02"},
      {"a weekday of another language", "Thứ Ba, 13/07/2021 18:03", "2021-07-13T18:03:00"},
      {"Vietnamese: the day is first", "Thứ sáu, 5/1/2024, 10:00 (GMT+7)", "2024-01-05T10:00:00+07:00"},
      {"Vietnamese in words", "ngày 5 tháng 1 năm 2024", "2024-01-05"},
      {"Vietnamese: the hour behind the day", "07/01/2024 lúc 10:00", "2024-01-07T10:00:00"},
      {"nobody knows which is the day", "05/01/2024", ""},
      {"Polish", "5 stycznia 2024", "2024-01-05"},
      {"Russian", "5 января 2024 г., 10:00", "2024-01-05T10:00:00"},
      {"Turkish", "5 Şubat 2024", "2024-02-05"},
      {"Norwegian", "5. desember 2024", "2024-12-05"},
      {"a fraction behind a comma", "2024-01-05T10:00:00,123Z", "2024-01-05T10:00:00Z"},
      {"NITF: basic, with a zone", "20080219T120000+0100", "2008-02-19T12:00:00+01:00"},
      {"NITF: a day with a zone", "20080219+0100", "2008-02-19"},
      {"NITF: a day with a zone in the west", "20080219-0500", "2008-02-19"},
      {"basic with a fraction", "20080219T120000.500Z", "2008-02-19T12:00:00Z"},
      {"basic with a space", "20080219 120000", "2008-02-19T12:00:00"},
      {"XML Schema: a day with a zone", "2008-02-19+01:00", "2008-02-19"},
      {"XML Schema: a day in UTC", "2008-02-19Z", "2008-02-19"},
      {"perhaps a time, perhaps a zone", "2008-02-19-0500", ""},
      {"a zone in parentheses", "13/7/2021, 18:03 (GMT+7)", "2021-07-13T18:03:00+07:00"},
      {"a zone's name in brackets", "2021-07-13T18:03:00+07:00[Asia/Saigon]", "2021-07-13T18:03:00+07:00"},
      {"Spanish", "13 de julio de 2021", "2021-07-13"},
      {"French with an hour", "mardi 13 juillet 2021 à 18h03", "2021-07-13T18:03:00"},
      {"German", "13. Juli 2021, 18:03 Uhr", "2021-07-13T18:03:00"},
      {"Chinese and Japanese", "2021年7月13日 18:03", "2021-07-13T18:03:00"},
      {"Korean", "2021년 7월 13일", "2021-07-13"},
      {"what the date is of", "Published: July 13, 2021 6:03 p.m. ET", "2021-07-13T18:03:00"},
      {"Japanese with an hour", "2019年02月22日 14時30分", "2019-02-22T14:30:00"},
      {"Japanese: what the date is of, behind it", "2019年04月21日 12時00分更新", "2019-04-21T12:00:00"},
      {"Japanese: an hour of twelve", "2019年2月22日 午後2時", "2019-02-22T14:00:00"},
      {"Chinese with seconds", "2019年3月1日14时27分05秒", "2019-03-01T14:27:05"},
      {"Korean with an hour of twelve", "2022년 7월 19일 오후 3시 5분", "2022-07-19T15:05:00"},
      {"Danish: a time with a point", "19. juli 2022 kl. 09.30", "2022-07-19T09:30:00"},
      {"a time with a point, and no day", "2022 kl. 09.30", ""},
      {"Italian: a time with a point", "19 luglio 2022 alle ore 9.30", "2022-07-19T09:30:00"},
      {"British: a time with a point", "Tue 19 Jul 2022 09.30 BST", "2022-07-19T09:30:00+01:00"},
      {"a zone of two meanings", "19 Jul 2022, 9:30 IST", "2022-07-19T09:30:00"},
      {"Portuguese, cut", "Seg, 24 Set 2018 19:42:40 -0300", "2018-09-24T19:42:40-03:00"},
      {"Italian, cut", "3 ott 2022", "2022-10-03"},
      {"Turkish, cut", "3 Ağu 2022", "2022-08-03"},
      {"Polish, cut", "3 paź 2022", "2022-10-03"},
      {"Romanian", "3 iunie 2022", "2022-06-03"},
      {"Hungarian", "2022. augusztus 3.", "2022-08-03"},
      {"Finnish", "3. elokuuta 2022", "2022-08-03"},
      {"Greek", "3 Αυγούστου 2022", "2022-08-03"},
      {"Arabic", "3 أغسطس 2022", "2022-08-03"},
      {"Hebrew", "3 באוגוסט 2022", "2022-08-03"},
      {"Hindi", "3 अगस्त 2022", "2022-08-03"},
      {"Thai: a year of the Buddhist era", "3 สิงหาคม 2565", "2022-08-03"},
      {"Japan's zone", "2022/07/19 09:30 JST", "2022-07-19T09:30:00+09:00"},
      {"seconds with a fraction", "1574133946.123", "2019-11-19T03:25:46Z"},
      {".NET", "/Date(1574133946000)/", "2019-11-19T03:25:46Z"},
      {"digits alone", "202107131803", "2021-07-13T18:03:00"},
      {"a clock of twelve hours", "2020-01-02 3:04 PM", "2020-01-02T15:04:00"},
      {"midnight", "2020-01-02 12:04 am", "2020-01-02T00:04:00"},
      {"half in lower case with dots", "Jan 2, 2020 at 3:04 p.m.", "2020-01-02T15:04:00"},
      {"an offset without a colon", "2020-01-02 03:04:05 +0700", "2020-01-02T03:04:05+07:00"},
      {"an offset of one digit", "2020-01-02 03:04:05 -4", "2020-01-02T03:04:05-04:00"},
      {"day first with dots", "13.7.2013", "2013-07-13"},
      {"day first, as it can only be", "13/07/2021 18:03", "2021-07-13T18:03:00"},
      {"month first, as it can only be", "07/13/2021", "2021-07-13"},
      {"basic form", "20130713T204625Z", "2013-07-13T20:46:25Z"},
      {"seconds", "1373748385", "2013-07-13T20:46:25Z"},
      {"milliseconds", "1373748385000", "2013-07-13T20:46:25Z"},
      {"a leap day", "Feb 29, 2020", "2020-02-29"},
      {"ambiguous", "1/2/2020", ""},
      {"no leap day", "Feb 29, 2021", ""},
      {"no such month", "2020-13-01 3:04 PM", ""},
      {"no such hour", "2020-01-02 25:04", ""},
      {"no date", "yesterday", ""},
      {"a year alone", "2020", ""},
      {"nothing", "", ""},
  };
  for (const Case& c : cases) {
    INFO(c.name);
    const auto date = lede::parse_loose_date(c.text);
    CHECK((date ? date->serialise() : std::string()) == c.expected);
  }
}
