// The fragments of every pack, through the whole program: a good one yields nothing, a bad one its
// list and nothing else.
#include <algorithm>
#include <tuple>

#include <doctest/doctest.h>

#include "check/check.h"
#include "pack/specimen.h"

namespace gouji {
namespace {

std::string written(const Expectation& e) {
  return e.rule + " " + e.table + "." + e.row + "." + e.column;
}

// What the fragment expects says where only as far as it cares.
bool meets(const Expectation& expected, const Finding& finding) {
  const auto same = [](const std::string& wanted, const std::optional<std::string>& found) {
    return wanted.empty() || wanted == found.value_or("");
  };
  return expected.rule == finding.rule && same(expected.table, finding.table) &&
         same(expected.row, finding.row) && same(expected.column, finding.column);
}

std::string written(const Finding& f) {
  return written(
             Expectation{f.rule, f.table.value_or(""), f.row.value_or(""), f.column.value_or("")}) +
         ": " + f.message.zh;
}

// Crosses off what meets; the rest of either list is a fault.
void compare(const Fragment& fragment, std::vector<Finding> findings) {
  for (const auto& expected : fragment.expected) {
    const auto met = std::find_if(findings.begin(), findings.end(),
                                  [&](const Finding& f) { return meets(expected, f); });
    const bool found = met != findings.end();
    CHECK_MESSAGE(found, "not found: " << written(expected));
    if (found) findings.erase(met);
  }
  for (const auto& finding : findings) CHECK_MESSAGE(false, "not expected: " << written(finding));
}

std::vector<Finding> findings_of(
    const Pack& pack, const std::vector<SpecimenEdit>& edits, PackLibrary& packs,
    const std::optional<std::vector<SpecimenEdit>>& last_year = std::nullopt) {
  CheckOptions options;
  if (last_year) options.previous = {"last.xml", specimen_xml(pack, *last_year)};
  options.pack = pack.id;
  options.format = Format::xml;
  return check_bytes("specimen.xml", specimen_xml(pack, edits), packs, options).findings;
}

TEST_CASE("the specimen of every pack is a sound report") {
  PackLibrary packs;
  REQUIRE_FALSE(packs.headers().empty());
  for (const auto& header : packs.headers()) {
    CAPTURE(header.id);
    compare(Fragment{}, findings_of(*packs.get(header.id), {}, packs));
  }
}

TEST_CASE("good fragments yield nothing and bad ones exactly the findings they list") {
  PackLibrary packs;
  for (const auto& header : packs.headers()) {
    const auto pack = packs.get(header.id);
    for (const auto& rule : pack->rules) {
      for (const auto& fragment : rule.fragments) {
        CAPTURE(header.id);
        CAPTURE(rule.id);
        CAPTURE(fragment.note);
        compare(fragment, findings_of(*pack, fragment.edits, packs, fragment.last_year));
      }
    }
  }
}

}  // namespace
}  // namespace gouji
