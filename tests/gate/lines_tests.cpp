#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "gate/lines.h"

namespace gouji {
namespace {

// Every section and setting as "line [name]" and "line key=value".
std::vector<std::string> shape(const std::string& text) {
  std::vector<std::string> out;
  for (const auto& section : read_setting_lines("f", text)) {
    if (section.line > 0) out.push_back(std::to_string(section.line) + " [" + section.name + "]");
    for (const auto& setting : section.settings) {
      out.push_back(std::to_string(setting.line) + " " + setting.key + "=" + setting.value);
    }
  }
  return out;
}

std::vector<std::string> mistakes(const std::string& text) {
  std::vector<std::string> out;
  try {
    read_setting_lines("f", text);
  } catch (const GateFailure& failure) {
    for (const auto& mistake : failure.mistakes) {
      out.push_back(std::to_string(mistake.line) + ":" + std::to_string(mistake.column) + "+" +
                    std::to_string(mistake.width) + " " + mistake.message.en);
    }
  }
  return out;
}

using Lines = std::vector<std::string>;

TEST_CASE("settings and sections keep their lines, and blanks around them are nobody's") {
  CHECK(shape("\n  pack = national-2021  \n\n[ *.docx ]\nbody=township\n[a[bc]d]\n\tx = y = z") ==
        Lines{"2 pack=national-2021", "4 [*.docx]", "5 body=township", "6 [a[bc]d]", "7 x=y = z"});
}

TEST_CASE("a number sign begins a comment only at the beginning of a line") {
  CHECK(shape("# one\n  # two\nwhy = 见#3号台账 # 复核\n[#1/*]\n") ==
        Lines{"3 why=见#3号台账 # 复核", "4 [#1/*]"});
}

TEST_CASE("a byte order mark and ends of lines of another system make no difference") {
  CHECK(shape("\xEF\xBB\xBF"
              "a = 1\r\n[b]\r\nc = 2\r\n") == Lines{"1 a=1", "2 [b]", "3 c=2"});
}

TEST_CASE("every line that cannot be understood is told with its place") {
  CHECK(mistakes("a = 1\n  清溪市\n= x\nb =\n[c\n[ ]\n") ==
        Lines{"2:3+3 this line cannot be understood", "3:1+3 nothing stands before the equals sign",
              "4:1+3 b has no value", "5:1+2 the head of a section ends in a bracket",
              "6:1+3 the head of a section is empty"});
}

TEST_CASE("full-width signs are named as the cause") {
  for (const std::string text : {"fail-on＝error", "【*.docx】", "［*.docx］"}) {
    CAPTURE(text);
    try {
      read_setting_lines("f", text);
      FAIL("no mistake was found");
    } catch (const GateFailure& failure) {
      REQUIRE(failure.mistakes.size() == 1);
      CHECK(failure.mistakes.front().hint.zh.find("半角") != std::string::npos);
    }
  }
}

TEST_CASE("the marks of a merge are told as such and nothing else is") {
  CHECK(mistakes("a = 1\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> other\n") ==
        Lines{"2:1+12 a merge has left a conflict here"});
}

}  // namespace
}  // namespace gouji
