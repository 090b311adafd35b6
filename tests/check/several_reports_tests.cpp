// Files that hold more than one report.
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "check/check.h"
#include "intake/intake.h"
#include "packs.h"

namespace gouji {
namespace {

using test::packs;
using Lines = std::vector<std::string>;

std::string example(const std::string& name) {
  return load_file(std::string(GOUJI_SOURCE_DIR) + "/examples/" + name, Limits()).bytes;
}

std::string with(std::string text, const std::string& from, const std::string& to) {
  for (auto at = text.find(from); at != text.npos; at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
  return text;
}

Lines found(const ReportResult& result) {
  Lines lines;
  for (const auto& finding : result.findings) {
    lines.push_back(std::string(to_string(finding.severity)) + " " + finding.rule);
  }
  return lines;
}

}  // namespace

TEST_CASE("two reports in one file are said once, with both titles, and nothing else is judged") {
  for (const char* name : {"sound.html", "sound.md", "sound.txt"}) {
    CAPTURE(name);
    const auto one = example(name);
    for (const auto& other : {with(one, "2023", "2022"), with(one, "云岭", "清溪"), one}) {
      const auto result = check_bytes(name, one + "\n" + other, packs(), {});
      CHECK(found(result) == Lines{"unclear intake.several-reports"});
      CHECK(result.verdict == Verdict::unclear);
      REQUIRE(result.findings.size() == 1);
      const auto& finding = result.findings[0];
      CHECK(finding.message.zh.find("“云岭县人民政府2023年政府信息公开工作年度报告”之后还有“") !=
            std::string::npos);
      REQUIRE(finding.related.size() == 1);
      CHECK(finding.related[0].place.line < finding.place->line);
    }
  }
}

TEST_CASE("one report with a list of others, or with sections twice, is still one report") {
  const auto one = example("sound.html");
  const auto listed = with(one, "</body>",
                           "<p>云岭县人民政府2022年政府信息公开工作年度报告</p>"
                           "<p>云岭县人民政府2021年政府信息公开工作年度报告</p></body>");
  CHECK(check_bytes("a.html", listed, packs(), {}).verdict == Verdict::pass);
  const auto begin = one.find("<h2>五、"), end = one.find("</body>");
  const auto twice = with(one, "</body>", one.substr(begin, end - begin) + "</body>");
  const auto lines = found(check_bytes("a.html", twice, packs(), {}));
  CHECK(lines == Lines{"error section.duplicate", "error section.duplicate"});
}

TEST_CASE("last year's report is not taken out of a file that holds two") {
  const auto one = example("sound.html"), last = with(one, "2023", "2022");
  CheckOptions options;
  options.previous = {"last.html", last + one};
  const auto result = check_bytes("a.html", one, packs(), options);
  CHECK(found(result) == Lines{"unclear previous.pair"});
}

}  // namespace gouji
