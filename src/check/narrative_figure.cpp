// Figures that the prose states against the cells of the tables.
#include <algorithm>
#include <map>
#include <utility>

#include "check/compose.h"
#include "check/narrative_cells.h"
#include "check/narrative_phrases.h"
#include "check/rule_checks.h"

namespace gouji {
namespace {

// All that phrases say of one number, or of one statement in words.
struct Claim {
  struct Side {
    const Statement* statement;
    std::string_view name;
  };
  const Number* number = nullptr;  // null: 0, in words
  std::vector<Side> sides;
};

struct Reading {
  const CellSum* cells;
  Decimal value;
};

class FigureCheck {
 public:
  FigureCheck(const Examination& examination, const Rule& rule, Findings& findings)
      : examination_(examination),
        report_(examination.report),
        prose_(examination.prose()),
        rule_(rule),
        findings_(findings),
        values_(report_) {}

  void run() {
    const auto statements = find_statements(prose_, *report_.followed, rule_, examination_.year);
    // By place; in words, every phrase for itself.
    std::map<std::pair<std::size_t, std::string_view>, Claim> claims;
    for (const auto& statement : statements) {
      for (const auto& figure : statement.figures) {
        auto& claim = claims[{figure.number->begin, ""}];
        claim.number = figure.number;
        claim.sides.push_back({&statement, figure.name});
      }
      if (statement.figures.empty()) {
        claims[{statement.begin, statement.phrase->id}].sides.push_back({&statement, ""});
      }
    }
    for (const auto& [at, claim] : claims) judge(claim);
  }

 private:
  void judge(const Claim& claim) {
    if (claim.number != nullptr && !claim.number->exact()) return;
    const auto value = claim.number != nullptr ? claim.number->value : Decimal();
    std::vector<std::vector<Reading>> readings;
    for (const auto& side : claim.sides) {
      auto& own = readings.emplace_back();
      if (agrees_or_cannot_tell(side, value, own)) return;
    }
    Claim left{claim.number, {}};
    std::vector<Reading> tried;
    for (std::size_t i = 0; i < claim.sides.size(); ++i) {
      if (!holds(prose_, *claim.sides[i].statement)) continue;
      left.sides.push_back(claim.sides[i]);
      tried.insert(tried.end(), readings[i].begin(), readings[i].end());
    }
    if (!left.sides.empty() && !excused(left)) report(left, value, tried);
  }

  // Whether a reading fits, or may fit: a cell that cannot be had may hold just this figure, and a
  // phrase without readings is known to state no cell.
  bool agrees_or_cannot_tell(const Claim::Side& side, Decimal value, std::vector<Reading>& tried) {
    for (const auto& reading : side.statement->phrase->readings) {
      if (reading.of != side.name) continue;
      const auto stated = values_.value(reading.cells, CellValues::Totals::stated);
      if (!stated || *stated == value) return true;
      const auto made_up = values_.value(reading.cells, CellValues::Totals::made_up);
      if (made_up && *made_up == value) return true;
      tried.push_back({&reading.cells, *stated});
    }
    return tried.empty();
  }

  // Said of another time or of another circle than the tables are.
  bool excused(const Claim& claim) const {
    const auto& first = *claim.sides.front().statement;
    const auto to = claim.number != nullptr ? claim.number->begin : first.begin;
    if (!first.names_year &&
        of_another_time(prose_, *report_.followed, first.sentence, to, examination_.year)) {
      return true;
    }
    switch (scope_of(prose_, report_, first)) {
      case Scope::own:
        return false;
      case Scope::wide:
        // A remark may be made where it is not known whose report it is.
        return !speaks_for_an_area() &&
               !(report_.body == "unknown" && severity(claim) == Severity::advice);
      case Scope::narrow:
        return speaks_for_an_area();
      case Scope::other:
        return true;
    }
    return true;
  }

  // The report of a government, not of its office.
  bool speaks_for_an_area() const {
    if (report_.body != "government" && report_.body != "township") return false;
    return !list_matches(*report_.followed, "narrative.office", report_.agency);
  }

  void report(const Claim& claim, Decimal value, const std::vector<Reading>& readings) {
    const auto& statement = *claim.sides.front().statement;
    const auto clause_begin = prose_.clause(statement.begin).begin;
    const auto clause_end = prose_.clause(statement.end - 1).end;
    const auto begin = claim.number != nullptr ? claim.number->begin : statement.begin;
    const auto end = claim.number != nullptr ? claim.number->end : statement.end;
    const auto tried =
        claim.number != nullptr ? named_values(readings) : cells_above_zero(readings);
    std::string computation;
    for (const auto& one : tried) computation += (computation.empty() ? "" : "; ") + one.en;
    const auto found = value.to_string();
    const Locus where = prose_.locus(begin, end);
    auto finding = make_finding(report_, rule_, key(claim),
                                {{"quote", quoted(prose_, clause_begin, clause_end)},
                                 {"found", found},
                                 {"expected", readings.front().value.to_string()},
                                 {"readings", enumerate(tried, 4, "种")}},
                                &where);
    finding.severity = severity(claim);
    finding.confidence = Confidence::likely;
    const auto section = prose_.sentences()[statement.sentence].section;
    if (!section.empty()) finding.section = std::string(section);
    name_cell(*readings.front().cells, finding);
    finding.found = found;
    finding.expected = readings.front().value.to_string();
    finding.computation = computation;
    add_related(*readings.front().cells, finding);
    findings_.push_back(std::move(finding));
  }

  // Every reading once, with its value.
  std::vector<Bilingual> named_values(const std::vector<Reading>& readings) const {
    std::vector<Bilingual> tried;
    for (const auto& reading : readings) {
      const auto name = name_of(*reading.cells, *report_.followed);
      const auto number = reading.value.to_string();
      Bilingual one{name.zh + "为" + number, name.en + " = " + number};
      if (std::find(tried.begin(), tried.end(), one) == tried.end())
        tried.push_back(std::move(one));
    }
    return tried;
  }

  // What belies the words: the cells of the sum that are not 0.
  std::vector<Bilingual> cells_above_zero(const std::vector<Reading>& readings) {
    std::vector<Bilingual> found;
    for (const auto& term : readings.front().cells->terms) {
      const auto& table = report_.followed->tables[static_cast<std::size_t>(term.table)];
      const auto& row = table.rows[static_cast<std::size_t>(term.row)].id;
      const auto& column = table.columns[static_cast<std::size_t>(term.column)].id;
      const CellSum cell{table.id + "." + row + "." + column, {term}};
      const auto value = values_.value(cell, CellValues::Totals::stated);
      if (!value || value->is_zero()) continue;
      const auto name = name_of(cell, *report_.followed);
      found.push_back({name.zh + "为" + value->to_string(), name.en + " = " + value->to_string()});
    }
    return found.empty() ? named_values(readings) : found;
  }

  // The phrase that is the least sure of its cell decides.
  const Phrase& mildest(const Claim& claim) const {
    const Phrase* mildest = claim.sides.front().statement->phrase;
    for (const auto& side : claim.sides) {
      if (side.statement->phrase->severity) mildest = side.statement->phrase;
    }
    return *mildest;
  }
  std::string_view key(const Claim& claim) const { return mildest(claim).key; }
  Severity severity(const Claim& claim) const {
    return std::max(mildest(claim).severity.value_or(rule_.severity), rule_.severity);
  }

  void name_cell(const CellSum& cells, Finding& finding) const {
    if (cells.terms.size() != 1) return;
    const auto& term = cells.terms.front();
    const auto& table = report_.followed->tables[static_cast<std::size_t>(term.table)];
    finding.table = table.id;
    finding.row = table.rows[static_cast<std::size_t>(term.row)].id;
    finding.column = table.columns[static_cast<std::size_t>(term.column)].id;
  }

  void add_related(const CellSum& cells, Finding& finding) const {
    for (const auto& term : cells.terms) {
      const auto& table = report_.tables[static_cast<std::size_t>(term.table)];
      const auto& figure = table.at(term.row, term.column);
      if (figure.state != FigureState::number) continue;
      finding.related.push_back({table.spec->id,
                                 table.spec->rows[static_cast<std::size_t>(term.row)].id,
                                 table.spec->columns[static_cast<std::size_t>(term.column)].id,
                                 figure.raw, report_.document->place(figure.where)});
    }
  }

  const Examination& examination_;
  const Report& report_;
  const Prose& prose_;
  const Rule& rule_;
  Findings& findings_;
  CellValues values_;
};

}  // namespace

void check_narrative_figure(const Examination& examination, const Rule& rule, Findings& findings) {
  if (!examination.report.followed) return;
  FigureCheck(examination, rule, findings).run();
}

}  // namespace gouji
