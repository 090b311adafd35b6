#include <charconv>
#include <string>

#include "base/fold.h"
#include "check/compose.h"
#include "check/rule_checks.h"

namespace gouji {
namespace {

struct TitlePart {
  std::string_view key;
  Bilingual name;
};

// What the format calls the report.
Bilingual wording(const Report& report) {
  const auto& names = report.pack->list("title.wording");
  if (names.empty()) return {"规范的报告名称", "the name of the report as the format has it"};
  return {"“" + names.front() + "”", "“" + names.front() + "”"};
}

std::vector<TitlePart> missing_parts(const Report& report) {
  std::vector<TitlePart> missing;
  const auto agency = folded(report.agency);
  if (agency.empty() || folded(report.title).find(agency) == std::string::npos) {
    missing.push_back({"agency", {"机关名称", "the name of the organ"}});
  }
  if (!report.title_year) missing.push_back({"year", {"年份", "the year"}});
  if (report.title_line.match == LabelMatch::variant ||
      report.title_line.match == LabelMatch::misspelt) {
    missing.push_back({"wording", wording(report)});
  }
  return missing;
}

void disagree(const Examination& examination, const Rule& rule, std::string_view key, int found,
              int expected, const Locus& where, Findings& findings) {
  auto finding = make_finding(
      examination.report, rule, key,
      {{"found", std::to_string(found)}, {"expected", std::to_string(expected)}}, &where);
  finding.found = std::to_string(found);
  finding.expected = std::to_string(expected);
  if (key == "overview") {
    if (auto section = section_at(examination.report, where); !section.empty()) {
      finding.section = section;
    }
  }
  findings.push_back(std::move(finding));
}

}  // namespace

void check_title_missing(const Examination& examination, const Rule& rule, Findings& findings) {
  if (examination.report.title_line.match != LabelMatch::none) return;
  const auto where = opening(examination.report);
  findings.push_back(make_finding(examination.report, rule, "", {}, &where));
}

void check_title_form(const Examination& examination, const Rule& rule, Findings& findings) {
  const auto& report = examination.report;
  if (report.title_line.match == LabelMatch::none) return;
  const auto missing = missing_parts(report);
  if (missing.empty()) return;
  std::vector<Bilingual> names;
  for (const auto& part : missing) names.push_back(part.name);
  const auto key = missing.size() == 1 ? missing.front().key : std::string_view();
  const auto title = quotable(report.title.empty() ? report.title_line.raw : report.title);
  auto finding = make_finding(report, rule, key,
                              {{"found", title}, {"missing", enumerate(names, names.size(), "项")}},
                              &report.title_line.where);
  finding.found = title;
  findings.push_back(std::move(finding));
}

// Two of title, period and section one against the third: the odd one out is to be looked at. With
// two alone, the title is taken at its word, as it is for the choice of the edition. Section one
// names many years for good reasons, so it counts only with the date of publication on its side.
void check_title_year(const Examination& examination, const Rule& rule, Findings& findings) {
  const auto& report = examination.report;
  if (!report.title_year) return;
  const auto& title = *report.title_year;
  const auto& period = report.period;
  const auto& overview = report.overview_year;
  if (period && !period->damaged && period->from_year > 0 && period->from_year == period->to_year) {
    if (period->to_year == title.year) return;
    if (overview && overview->year == period->to_year) {
      disagree(examination, rule, "", title.year, period->to_year, title.where, findings);
    } else {
      disagree(examination, rule, "period", period->to_year, title.year, period->where, findings);
    }
    return;
  }
  const auto& published = report.published_year;
  if (!period && overview && published && overview->year == published->year - 1 &&
      overview->year != title.year) {
    disagree(examination, rule, "overview", overview->year, title.year, overview->where, findings);
  }
}

namespace {

int number_of(std::string_view digits) {
  int value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

}  // namespace

// A year before there were such reports, or one that has not come: the report's own, as its title
// or its period states it. Where the two disagree, title.year says so.
void check_impossible_year(const Examination& examination, const Rule& rule, Findings& findings) {
  const auto& report = examination.report;
  const auto& period = report.period;
  const bool in_period = period && !period->damaged && period->from_year == period->to_year;
  const Locus* where = nullptr;
  if (report.title_year) {
    if (in_period && period->to_year != report.title_year->year) return;
    where = &report.title_year->where;
  } else if (in_period) {
    where = &period->where;
  }
  if (where == nullptr) return;
  const int year = report.title_year ? report.title_year->year : period->to_year;
  const int first = number_of(rule.parameter("first-year"));
  const auto& today = examination.today;
  const bool early = year < first;
  const bool to_come = !today.empty() && year > number_of(std::string_view(today).substr(0, 4));
  if (!early && !to_come) return;
  const auto found = std::to_string(year);
  auto finding =
      make_finding(report, rule, early ? "" : "to-come",
                   {{"found", found}, {"first", std::to_string(first)}, {"today", today}}, where);
  finding.found = found;
  findings.push_back(std::move(finding));
}

}  // namespace gouji
