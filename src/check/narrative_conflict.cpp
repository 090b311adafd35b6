// Two totals for one thing in one report.
#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <vector>

#include "check/compose.h"
#include "check/narrative_cells.h"
#include "check/narrative_phrases.h"
#include "check/rule_checks.h"

namespace gouji {
namespace {

struct Total {
  const Statement* statement;
  const Number* number;  // null: 0, in words

  Decimal value() const { return number == nullptr ? Decimal() : number->value; }
  std::size_t begin() const { return number == nullptr ? statement->begin : number->begin; }
  std::size_t end() const { return number == nullptr ? statement->end : number->end; }
};

// Where the tables give the figure, the prose is compared with them and not with itself.
bool given_by_tables(CellValues& values, const Phrase& phrase) {
  return std::any_of(phrase.readings.begin(), phrase.readings.end(),
                     [&](const Phrase::Reading& reading) {
                       return values.value(reading.cells, CellValues::Totals::stated).has_value();
                     });
}

bool same_throughout(const std::vector<Total>& totals) {
  return std::all_of(totals.begin(), totals.end(),
                     [&](const Total& total) { return total.value() == totals.front().value(); });
}

void report_pair(const Examination& examination, const Rule& rule, const Total& first,
                 const Total& second, Findings& findings) {
  const auto& prose = examination.prose();
  const auto quote = [&](const Total& total) {
    const auto clause = prose.clause(total.begin());
    return quoted(prose, clause.begin, clause.end);
  };
  const auto where = prose.locus(second.begin(), second.end());
  const auto found = second.value().to_string(), other = first.value().to_string();
  auto finding = make_finding(
      examination.report, rule, "",
      {{"found", found}, {"expected", other}, {"quote", quote(second)}, {"other", quote(first)}},
      &where);
  finding.confidence = Confidence::likely;
  const auto section = prose.sentences()[second.statement->sentence].section;
  if (!section.empty()) finding.section = std::string(section);
  finding.found = found;
  finding.expected = other;
  finding.related.push_back(
      {"", "", "", prose.raw(first.begin(), first.end()),
       examination.report.document->place(prose.locus(first.begin(), first.end()))});
  findings.push_back(std::move(finding));
}

}  // namespace

void check_narrative_conflict(const Examination& examination, const Rule& rule,
                              Findings& findings) {
  const auto& report = examination.report;
  const auto& prose = examination.prose();
  const auto& pack = report.followed ? *report.followed : *report.pack;
  CellValues values(report);
  const PhraseSearch search(prose, pack, rule, examination.year);
  // One sentence alone contradicts nothing.
  std::map<std::string_view, std::set<std::size_t>> sentences;
  for (const auto& site : search.sites()) {
    sentences[site.phrase->subject].insert(site.sentence);
  }
  std::vector<Statement> statements;
  for (const auto& site : search.sites()) {
    if (sentences[site.phrase->subject].size() < 2) continue;
    if (!given_by_tables(values, *site.phrase)) search.match(site, statements);
  }
  std::map<std::string_view, std::vector<Total>> totals;
  for (const auto& statement : statements) {
    const auto* number = statement.figure("n");
    if (number == nullptr ? statement.figures.empty() : number->exact()) {
      totals[statement.phrase->subject].push_back({&statement, number});
    }
  }
  for (auto& [subject, all] : totals) {
    std::stable_sort(all.begin(), all.end(),
                     [](const Total& a, const Total& b) { return a.begin() < b.begin(); });
    // Only where figures differ does it matter whether each is what it seems.
    if (same_throughout(all)) continue;
    std::map<Scope, std::vector<Total>> by_scope;
    for (const auto& total : all) {
      const auto& statement = *total.statement;
      if (!holds(prose, statement)) continue;
      if (of_another_time(prose, pack, statement.sentence, total.begin(), examination.year)) {
        continue;
      }
      by_scope[scope_of(prose, report, statement)].push_back(total);
    }
    for (const auto& [scope, own] : by_scope) {
      if (scope == Scope::other || same_throughout(own)) continue;
      const auto other = std::find_if(own.begin(), own.end(), [&](const Total& total) {
        return total.value() != own.front().value();
      });
      report_pair(examination, rule, own.front(), *other, findings);
    }
  }
}

}  // namespace gouji
