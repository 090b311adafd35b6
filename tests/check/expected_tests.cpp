// What a finding expects: a figure only where one is due.
#include <doctest/doctest.h>

#include "check/prose_report.h"

namespace gouji {
namespace {

using Lines = std::vector<std::string>;

// "rule row.column found>expected" of the findings of one rule; - where none is expected.
Lines expected(std::string_view rule, const sample::Edits& edits) {
  static PackLibrary packs;
  const auto pack = packs.get("national-2021");
  Lines all;
  for (const auto& f : check_bytes("report.xml", specimen_xml(*pack, edits), packs, {}).findings) {
    if (f.rule != rule) continue;
    all.push_back(f.row.value_or("") + "." + f.column.value_or("") + " " + f.found.value_or("-") +
                  ">" + f.expected.value_or("-"));
  }
  return all;
}

TEST_CASE("of words that the tables belie no figure is expected") {
  CHECK(expected("narrative.figure",
                 {sample::body("applications", "我市未收到政府信息公开申请。")}) ==
        Lines{"received.total 未收到政府信息公开申请>-"});
  CHECK(expected("narrative.figure",
                 {sample::body("applications", "全年共收到政府信息公开申请129件。")}) ==
        Lines{"received.total 129>119"});
}

TEST_CASE("where the diagnosis blames another cell the sum's own finding expects no figure") {
  const auto received = sample::cell("applications", "received", "natural_person", "114");
  CHECK(expected("applications.balance", {received}) ==
        Lines{"processed_total.natural_person 102>-"});
  CHECK(expected("applications.applicants", {received}) == Lines{"received.total 119>-"});
}

TEST_CASE("a finding keeps its fingerprint, whether the figure that it expects is named or not") {
  static PackLibrary packs;
  const auto pack = packs.get("national-2021");
  const auto row_sum = [&](const sample::Edits& edits) {
    for (auto& f : check_bytes("report.xml", specimen_xml(*pack, edits), packs, {}).findings) {
      if (f.rule == "applications.applicants" && f.row == "received") return f;
    }
    return Finding{};
  };
  const auto received = sample::cell("applications", "received", "natural_person", "105");
  // With one fewer carried in it is the total that does not fit.
  const auto dropped = row_sum({received});
  const auto kept =
      row_sum({received, sample::cell("applications", "carried_in", "natural_person", "2"),
               sample::cell("applications", "carried_in", "total", "3")});
  CHECK(dropped.expected == std::nullopt);
  CHECK(kept.expected == "120");
  CHECK(dropped.found == kept.found);
  CHECK_FALSE(kept.fingerprint.empty());
  CHECK(dropped.fingerprint == kept.fingerprint);
}

TEST_CASE("where the diagnosis proposes just that figure it is expected") {
  const auto total = sample::cell("proceedings", "review", "total", "8");
  CHECK(expected("proceedings.total", {total}) == Lines{"review.total 8>4"});
}

TEST_CASE("no cell is expected to hold what the format forbids it to hold") {
  // 9 are carried out, one was received: less than nothing would have been handled.
  const auto out = sample::cell("applications", "carried_out", "welfare", "9");
  const auto in = sample::cell("applications", "received", "welfare", "1");
  CHECK(expected("applications.balance", {out, in}) == Lines{"processed_total.welfare 0>-"});
}

}  // namespace
}  // namespace gouji
