// A report with a table of contents has each section once.
#include <string>
#include <vector>

#include "check/check.h"
#include "layouts.h"
#include "packs.h"
#include "print.h"

using namespace gouji;
using test::packs;
using Lines = std::vector<std::string>;

namespace {

// The rules that find something in a sound report with `contents` before its title.
Lines rules_with(const std::string& contents) {
  auto draft = sample::sound_draft(*packs().get("national-2021"));
  auto page = sample::html(draft);
  const auto at = page.find("<body>");
  REQUIRE(at != page.npos);
  page.insert(at + 6, "<p>目　录</p>" + contents);
  Lines rules;
  for (const auto& finding : check_bytes("清溪.html", page, packs(), {}).findings) {
    rules.push_back(finding.rule);
  }
  return rules;
}

// One line a section.
std::string contents(const std::string& before, const std::string& behind,
                     const std::string& below = "") {
  std::string text;
  for (const auto& section : packs().get("national-2021")->sections) {
    text += before + section.number + "、" + section.title.text + behind + below;
  }
  return text;
}

}  // namespace

TEST_CASE("headings in a table of contents are no sections, however it is set") {
  CHECK(rules_with(contents("<p>", "</p>")) == Lines{});
  CHECK(rules_with(contents("<p>", "……………3</p>")) == Lines{});
  CHECK(rules_with(contents("<p>", "（3）</p>")) == Lines{});
  CHECK(rules_with(contents("<p>", " 第3页</p>")) == Lines{});
  CHECK(rules_with(contents("<div><span>", "</span><i></i><span>3</span></div>")) == Lines{});
  CHECK(rules_with(contents("<p>", "</p>", "<p>………</p><p>3</p>")) == Lines{});
  CHECK(rules_with(contents("<p>", " 3</p>", "<p>（一）概况 3</p><p>（二）依申请公开 4</p>")) ==
        Lines{});
  CHECK(rules_with("<table>" + contents("<tr><td>", "</td><td>3</td></tr>") + "</table>") ==
        Lines{});
}

TEST_CASE("headings with text of their own are sections and come twice") {
  auto rules = rules_with(contents("<p>", "</p>", "<p>各项工作平稳。</p>"));
  // The title stands behind sections then.
  std::erase(rules, "title.missing");
  CHECK(rules == Lines(packs().get("national-2021")->sections.size(), "section.duplicate"));
}
