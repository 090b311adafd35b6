// Tables that come in two pieces.
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

// The rules that find something in a page with its last table torn before its last row.
Lines rules_of_torn(const sample::Draft& draft) {
  auto page = sample::html(draft);
  const auto row = page.rfind("<tr");
  REQUIRE(row != page.npos);
  page.insert(row, "</table><table>");
  Lines rules;
  for (const auto& finding : check_bytes("清溪.html", page, packs(), {}).findings) {
    rules.push_back(finding.rule + " " + finding.column.value_or(""));
  }
  return rules;
}

}  // namespace

TEST_CASE("figures without a label right below a table of their breadth are its last row") {
  auto draft = sample::sound_draft(*packs().get("national-2021"));
  CHECK(rules_of_torn(draft) == Lines{});
  draft.figures["proceedings.review.total"] = "4";
  CHECK(rules_of_torn(draft) == Lines{"proceedings.total total"});
}
