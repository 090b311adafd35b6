// Figures that the prose states against the cells of the tables.
#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "check/compose.h"
#include "check/narrative_cells.h"
#include "check/narrative_phrases.h"
#include "check/rule_checks.h"

namespace gouji {
namespace {

// All that phrases say of one number, of several that make one up, or of one statement in words.
struct Claim {
  struct Side {
    const Statement* statement;
    std::string_view name;
  };
  Decimal value;
  const Number* number = nullptr;  // the first of them; null: 0, in words
  bool exact = true;               // all of them
  std::vector<Side> sides;
};

using Claims = std::map<std::pair<std::size_t, std::string_view>, Claim>;

struct Reading {
  const Phrase::Reading* spec;
  Decimal value;  // of the cells, in the unit of the prose
};

// What is left of a claim that no reading bears out.
struct Difference {
  Claim claim;
  std::vector<Reading> tried;
};

Decimal ten_times(Decimal value, int times) {
  for (; times > 0; --times) {
    Decimal tenfold;
    for (int i = 0; i < 10; ++i) tenfold += value;
    value = tenfold;
  }
  return value;
}

// Half of the last place to which an amount in larger units is written, in the unit of the prose.
Decimal half_a_place(Decimal cells, int tenfold) {
  if (tenfold == 0 || cells.is_zero()) return {};
  const auto text = cells.to_string();
  const auto point = text.find('.');
  const auto decimals = point == std::string::npos ? 0 : text.size() - point - 1;
  auto half = Decimal::parse("0." + std::string(decimals, '0') + "5");
  return half ? ten_times(*half, tenfold) : Decimal();
}

bool fits(Decimal stated, Decimal cells, const Phrase::Reading& reading) {
  const auto value = ten_times(cells, reading.tenfold);
  const auto slack = half_a_place(cells, reading.tenfold);
  switch (reading.fit) {
    case Phrase::Reading::Fit::at_most:
      return stated <= value + slack;
    case Phrase::Reading::Fit::at_least:
      return value - slack <= stated;
    case Phrase::Reading::Fit::equal:
      break;
  }
  return value - slack <= stated && stated <= value + slack;
}

class FigureCheck {
 public:
  FigureCheck(const Examination& examination, const Rule& rule, Findings& findings)
      : examination_(examination),
        report_(examination.report),
        prose_(examination.prose()),
        rule_(rule),
        findings_(findings),
        values_(report_) {}

  // Most figures are as the tables have them: patterns are asked only where one is not, and all
  // those of a sentence only where one of them seems wrong, as another may bear it out.
  void run() {
    const PhraseSearch search(prose_, *report_.followed, rule_, examination_.year);
    std::vector<Statement> statements;
    for (const auto& site : search.sites()) {
      if (may_differ(search, site)) search.match(site, statements);
    }
    std::set<std::size_t> doubtful;
    for (const auto& [at, claim] : claims_of(statements)) {
      if (differs(claim)) doubtful.insert(claim.sides.front().statement->sentence);
    }
    if (doubtful.empty()) return;
    statements.clear();
    for (const auto& site : search.sites()) {
      if (doubtful.count(site.sentence) > 0) search.match(site, statements);
    }
    for (const auto& [at, claim] : claims_of(statements)) {
      if (const auto difference = differs(claim)) report(*difference);
    }
  }

 private:
  bool may_differ(const PhraseSearch& search, const PhraseSite& site) {
    std::vector<Reading> tried;
    const auto& readings = site.phrase->readings;
    const auto in_doubt = [&](std::string_view name, Decimal value) {
      return !agrees_or_cannot_tell(*site.phrase, name, value, tried);
    };
    if (in_doubt("", Decimal())) return true;
    for (const auto& number : prose_.numbers(site.sentence)) {
      if (!number.exact() || !search.may_state(site, number)) continue;
      const bool doubt = std::any_of(readings.begin(), readings.end(), [&](const auto& reading) {
        return reading.of.size() > 1 || (!reading.of.empty() && in_doubt(reading.of, number.value));
      });
      if (doubt) return true;
    }
    return false;
  }

  // By place and subject; in words, every phrase for itself.
  static Claims claims_of(const std::vector<Statement>& statements) {
    Claims claims;
    for (const auto& statement : statements) {
      for (const auto& figure : statement.figures) {
        auto& claim = claims[{figure.number->begin, statement.phrase->subject}];
        claim.number = figure.number;
        claim.value = figure.number->value;
        claim.exact = figure.number->exact();
        claim.sides.push_back({&statement, figure.name});
      }
      if (statement.figures.empty()) {
        claims[{statement.begin, statement.phrase->id}].sides.push_back({&statement, ""});
      }
      for (const auto& reading : statement.phrase->readings) {
        if (reading.of.size() > 1) add_sum(statement, reading.of, claims);
      }
    }
    return claims;
  }

  // "a+d": the numbers a and d of the statement together.
  static void add_sum(const Statement& statement, std::string_view names, Claims& claims) {
    Claim sum;
    for (std::size_t i = 0; i < names.size(); i += 2) {
      const auto* number = statement.figure(names.substr(i, 1));
      if (number == nullptr) return;
      if (sum.number == nullptr) sum.number = number;
      sum.value += number->value;
      sum.exact = sum.exact && number->exact();
    }
    auto& claim = claims[{sum.number->begin, names}];
    if (!claim.sides.empty()) return;
    claim = sum;
    claim.sides.push_back({&statement, names});
  }

  // What is wrong with a claim, if anything is.
  std::optional<Difference> differs(const Claim& claim) {
    if (!claim.exact) return std::nullopt;
    std::vector<std::vector<Reading>> readings;
    for (const auto& side : claim.sides) {
      auto& own = readings.emplace_back();
      if (agrees_or_cannot_tell(*side.statement->phrase, side.name, claim.value, own)) {
        return std::nullopt;
      }
    }
    Difference left{claim, {}};
    left.claim.sides.clear();
    for (std::size_t i = 0; i < claim.sides.size(); ++i) {
      if (!holds(prose_, *claim.sides[i].statement)) continue;
      left.claim.sides.push_back(claim.sides[i]);
      left.tried.insert(left.tried.end(), readings[i].begin(), readings[i].end());
    }
    if (left.claim.sides.empty() || excused(left.claim)) return std::nullopt;
    return left;
  }

  // Whether a reading fits, or may fit: a cell that cannot be had may hold just this figure, and a
  // phrase without readings is known to state no cell.
  bool agrees_or_cannot_tell(const Phrase& phrase, std::string_view name, Decimal value,
                             std::vector<Reading>& tried) {
    bool any = false;
    for (const auto& reading : phrase.readings) {
      if (reading.of != name) continue;
      const auto stated = values_.value(reading.cells, CellValues::Totals::stated);
      if (!stated || fits(value, *stated, reading)) return true;
      const auto made_up = values_.value(reading.cells, CellValues::Totals::made_up);
      if (made_up && fits(value, *made_up, reading)) return true;
      tried.push_back({&reading, ten_times(*stated, reading.tenfold)});
      any = true;
    }
    return !any;
  }

  // Said of another time or of another circle than the tables are.
  bool excused(const Claim& claim) const {
    const auto& first = *claim.sides.front().statement;
    const std::size_t to = claim.number != nullptr ? claim.number->begin : first.begin;
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

  void report(const Difference& difference) {
    const auto& claim = difference.claim;
    const auto& readings = difference.tried;
    const auto& statement = *claim.sides.front().statement;
    const auto clause_begin = prose_.clause(statement.begin).begin;
    const auto clause_end = prose_.clause(statement.end - 1).end;
    const auto begin = claim.number != nullptr ? claim.number->begin : statement.begin;
    const auto end = claim.number != nullptr ? claim.number->end : statement.end;
    const auto tried =
        claim.number != nullptr ? named_values(readings) : cells_above_zero(readings);
    std::string computation;
    for (const auto& one : tried) computation += (computation.empty() ? "" : "; ") + one.en;
    const auto found = claim.value.to_string();
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
    name_cell(readings.front().spec->cells, finding);
    // A zero in words is quoted as it stands: no figure of it is in the report, and none is due
    // there; nor is one known where the tables set no more than a bound.
    finding.found = claim.number != nullptr ? found : quoted(prose_, begin, end);
    if (claim.number != nullptr && readings.front().spec->fit == Phrase::Reading::Fit::equal) {
      finding.expected = readings.front().value.to_string();
    }
    finding.computation = computation;
    add_related(readings.front().spec->cells, finding);
    findings_.push_back(std::move(finding));
  }

  // Every reading once, with its value.
  std::vector<Bilingual> named_values(const std::vector<Reading>& readings) const {
    std::vector<Bilingual> tried;
    for (const auto& reading : readings) {
      using Fit = Phrase::Reading::Fit;
      const auto name = name_of(reading.spec->cells, *report_.followed);
      const auto number = reading.value.to_string();
      const auto fit = reading.spec->fit;
      Bilingual one{name.zh + "为" + number, name.en + " = " + number};
      if (fit == Fit::at_most) one = {name.zh + "只有" + number, name.en + " is only " + number};
      if (fit == Fit::at_least)
        one = {name.zh + "已有" + number, name.en + " is already " + number};
      if (std::find(tried.begin(), tried.end(), one) == tried.end())
        tried.push_back(std::move(one));
    }
    return tried;
  }

  // What belies the words: the cells of the sum that are not 0.
  std::vector<Bilingual> cells_above_zero(const std::vector<Reading>& readings) {
    std::vector<Bilingual> found;
    for (const auto& term : readings.front().spec->cells.terms) {
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
