// Rules on the wording of running text: damaged phrases, leftovers, stale years.
#include <algorithm>
#include <charconv>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "check/compose.h"
#include "check/prose.h"
#include "check/rule_checks.h"
#include "check/wordings.h"

namespace gouji {
namespace {

Finding text_finding(const Examination& examination, const Rule& rule, const WordingHit& hit,
                     std::vector<Argument> arguments) {
  const auto& prose = examination.prose();
  const auto where = prose.locus(hit.begin, hit.end);
  const auto raw = quotable(prose.raw(hit.begin, hit.end));
  arguments.emplace_back("found", raw);
  auto finding = make_finding(examination.report, rule, hit.wording ? hit.wording->key : "",
                              arguments, &where);
  const auto section = prose.sentences()[hit.sentence].section;
  if (!section.empty()) finding.section = std::string(section);
  finding.found = raw;
  finding.confidence = Confidence::likely;
  return finding;
}

void add_wording(const Examination& examination, const Rule& rule, const WordingHit& hit,
                 Findings& findings) {
  const auto& expected = hit.wording->expected;
  auto finding = text_finding(examination, rule, hit,
                              {{"expected", expected}, {"agency", examination.report.agency}});
  if (!expected.empty()) finding.expected = expected;
  findings.push_back(std::move(finding));
}

bool overlap(const WordingHit& a, const WordingHit& b) {
  return a.begin < b.end && b.begin < a.end;
}

}  // namespace

// Every place at which one of the rule's wordings stands; of two that overlap the first.
void check_wording(const Examination& examination, const Rule& rule, Findings& findings) {
  const WordingHit* before = nullptr;
  for (const auto& hit : examination.wordings().of(rule)) {
    if (before != nullptr && overlap(*before, hit)) continue;
    add_wording(examination, rule, hit, findings);
    before = &hit;
  }
}

// The first place of each wording: what is meant runs through a report.
void check_wording_once(const Examination& examination, const Rule& rule, Findings& findings) {
  std::set<const Wording*> said;
  for (const auto& hit : examination.wordings().of(rule)) {
    if (said.insert(hit.wording).second) add_wording(examination, rule, hit, findings);
  }
}

// A wording whose group is a year. Only the year before the report's is stale: any other is rather
// history or a plan. Where section one speaks of that year throughout, title.year says so.
void check_stale_year(const Examination& examination, const Rule& rule, Findings& findings) {
  const auto& report = examination.report;
  if (!examination.year || (!report.title_year && !report.period)) return;
  const int stale = *examination.year - 1;
  if (report.title_year && report.title_year->year != *examination.year) return;
  if (report.period && !report.period->damaged && report.period->to_year != *examination.year) {
    return;
  }
  // title.year speaks of a section one that the date of publication bears out.
  if (!report.period && report.overview_year && report.published_year &&
      report.overview_year->year == stale && report.published_year->year == *examination.year) {
    return;
  }
  for (const auto& hit : examination.wordings().of(rule, std::to_string(stale))) {
    const auto text = std::string_view(examination.prose().text()).substr(hit.begin, 4);
    int year = 0;
    std::from_chars(text.data(), text.data() + text.size(), year);
    if (year != stale) continue;
    const auto now = std::to_string(*examination.year);
    const auto sentence = examination.prose().of(examination.prose().sentences()[hit.sentence]);
    if (sentence.find(now) != std::string_view::npos) continue;  // the two are set side by side
    auto finding = text_finding(examination, rule, hit, {{"expected", now}});
    finding.expected = now;
    findings.push_back(std::move(finding));
  }
}

}  // namespace gouji
