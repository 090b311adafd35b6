// Mistakes that no report would ever bring to light, and texts in one language only.
#include <doctest/doctest.h>

#include "pack/load.h"
#include "small_pack.h"

namespace gouji {
namespace {

std::string rule_with(const std::string& wordings) {
  return "<rule id=\"letters.text\" kind=\"wording\" severity=\"advice\" clause=\"c\">"
         "<name zh=\"用语\" en=\"Word\"/><message zh=\"出现{found}\" en=\"Has {found}\"/>"
         "<explanation zh=\"不用\" en=\"Not used\"/><remedy zh=\"删\" en=\"Drop\"/>\n" +
         wordings +
         "\n<good note=\"无\"/><bad note=\"有\"><body section=\"letters\">来函</body>"
         "<finding rule=\"letters.text\"/></bad></rule>\n  <list name=\"bodies";
}

std::vector<std::string> mistakes(const std::string& from, const std::string& to) {
  std::vector<std::string> all;
  for (const auto& e : load_pack_text("p.xml", small_pack_with(from, to)).errors) {
    CHECK(e.line > 0);
    CHECK(e.column > 0);
    CHECK_FALSE(e.message.zh.empty());
    all.push_back(e.message.en + (e.hint.en.empty() ? "" : " | " + e.hint.en));
  }
  return all;
}

std::vector<std::string> mistakes_of(const std::string& wordings) {
  return mistakes("<list name=\"bodies", rule_with(wordings));
}

using Lines = std::vector<std::string>;

TEST_CASE("a wording that can be met is no mistake") {
  CHECK(mistakes_of(
            "<wording><anchor>来函</anchor><anchor>來電</anchor><match>来函[^，]{2,5}件|\\p{Han}X?"
            "</match><unless>来函表</unless></wording>"
            "<wording><anchor>来函</anchor><match>函</match></wording>") ==
        Lines{"no report holds \"X\" here: the pattern can never match | texts are folded before "
              "they are compared (simplified, half-width, small letters): write \"x\""});
  CHECK(mistakes_of("<wording><anchor>来函</anchor><match>来函(?:件)?[A-Z，]</match></wording>") ==
        Lines{});
}

TEST_CASE("a pattern of traditional characters, full-width marks or blanks never matches") {
  CHECK(mistakes_of("<wording><anchor>来函</anchor><match>來函</match></wording>").size() == 1);
  CHECK(mistakes_of("<wording><anchor>来函</anchor><match>来函，</match></wording>").size() == 1);
  const auto blank = mistakes_of("<wording><anchor>来函</anchor><match>来 函</match></wording>");
  REQUIRE(blank.size() == 1);
  CHECK(blank[0].ends_with("blanks are taken out before texts are compared: leave it out"));
}

TEST_CASE("a wording whose own exception takes in every anchor can never be met") {
  CHECK(mistakes_of("<wording><anchor>来函</anchor><anchor>复函</anchor><unless>函</unless>"
                    "</wording>") ==
        Lines{"its own \"unless\" excuses every anchor: this wording can never be met | an "
              "\"unless\" says more than the anchor: the words that are no fault"});
  CHECK(mistakes_of("<wording><anchor>来函</anchor><anchor>来电</anchor><unless>函</unless>"
                    "</wording>")
            .empty());
  CHECK(mistakes_of("<wording><anchor>来函</anchor><unless>^来函</unless></wording>").empty());
}

TEST_CASE("a wording that says what an earlier one says never has its turn") {
  CHECK(
      mistakes_of("<wording><anchor>来函</anchor></wording><wording><anchor>来電</anchor></wording>"
                  "<wording><anchor>来电</anchor></wording>") ==
      Lines{"an earlier wording says the same: this one never has its turn | leave one of them "
            "out"});
}

TEST_CASE("another wording of a heading that is one already never has its turn") {
  CHECK(mistakes("<variant>情况</variant>", "<variant>情况</variant><accepted>概況</accepted>") ==
        Lines{"\"概況\" is there already: this wording never has its turn | full and half width, "
              "traditional and simplified are one"});
}

TEST_CASE("a name of a wording in one language, and a text that is not translated, are mistakes") {
  CHECK(mistakes_of("<wording zh=\"来函\"><anchor>来函</anchor></wording>") ==
        Lines{"the name of a wording is given in both languages, zh and en"});
  CHECK(mistakes("en=\"All are done\"", "en=\"收到的都应办理\"") ==
        Lines{"the English (en) of \"explanation\" is not translated"});
  CHECK(mistakes("zh=\"收到的都应办理\"", "zh=\"All are done\"") ==
        Lines{"the Chinese (zh) of \"explanation\" is not translated"});
  CHECK(
      mistakes("en=\"Column {column}: {computation}\"", "en=\"{column}: {computation}\"").empty());
}

TEST_CASE("parameters are names of the pack, numbers, years, kinds of body and days") {
  const auto with = [&](const std::string& kind, const std::string& parameters) {
    return mistakes(
        "<list name=\"bodies",
        "<rule id=\"letters.text\" kind=\"" + kind +
            "\" severity=\"advice\" clause=\"c\"><name zh=\"用语\" en=\"Word\"/><message zh=\"一\" "
            "en=\"a\"/><explanation zh=\"不用\" en=\"Not used\"/><remedy zh=\"删\" "
            "en=\"Drop\"/>\n" +
            parameters +
            "<good note=\"无\"/><bad note=\"有\"><finding rule=\"letters.text\"/></bad></rule>\n  "
            "<list name=\"bodies");
  };
  const auto parameter = [](const std::string& name, const std::string& value) {
    return "<parameter name=\"" + name + "\" value=\"" + value + "\"/>\n";
  };
  CHECK(with("deadline", parameter("due-government", "02-28")) == Lines{});
  CHECK(with("deadline", parameter("due-government", "02-30") + parameter("due-other", "2月")) ==
        Lines{"the parameter \"due-government\" is a day, MM-DD | 31 January is 01-31",
              "the parameter \"due-other\" is a day, MM-DD | 31 January is 01-31"});
  CHECK(with("impossible-year", parameter("first-year", "2008")) == Lines{});
  for (const char* wrong : {"99999999999", "0208", "20.8", "-200", "二〇〇八"}) {
    CAPTURE(wrong);
    CHECK(with("impossible-year", parameter("first-year", wrong)) ==
          Lines{"the parameter \"first-year\" is a year of four digits | for example 2008"});
  }
  CHECK(with("deadline", parameter("due-goverment", "02-28")) ==
        Lines{"there is no parameter \"due-goverment\" | did you mean \"due-government\"?"});
  CHECK(with("carried", parameter("table", "letters") + parameter("row", "recieved") +
                            parameter("last-row", "done.wel")) ==
        Lines{"there is no row \"recieved\" | did you mean \"received\"?",
              "there is no row \"done.wel\" | did you mean \"done.well\"?"});
  CHECK(with("copied", parameter("sections", "overview lettres") + parameter("share", "half") +
                           parameter("length", "50")) ==
        Lines{"there is no section \"lettres\" | did you mean \"letters\"?",
              "the parameter \"share\" is a number"});
  CHECK(with("copied", parameter("sections", "overview") + parameter("share", "60")) ==
        Lines{"a rule of kind copied needs the parameter \"length\" | after remedy: <parameter "
              "name=\"length\" value=\"…\"/>"});
}

}  // namespace
}  // namespace gouji
