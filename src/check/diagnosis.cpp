#include "check/diagnosis.h"

#include <algorithm>
#include <string>
#include <utility>

#include "check/compose.h"
#include "check/equations.h"

namespace gouji {
namespace {

// A slipped column may change as many cells as the table has rows; these are written out.
constexpr std::size_t kWrittenCells = 8;

std::string_view kind_name(Fix::Kind kind) {
  switch (kind) {
    case Fix::Kind::total:
      return "total";
    case Fix::Kind::split:
      return "split";
    case Fix::Kind::shift:
      return "shift";
    case Fix::Kind::transposed:
      return "transposed";
    default:
      return "cell";
  }
}

std::string circled(std::size_t index) {
  static constexpr std::string_view kMarks[] = {"①", "②", "③", "④", "⑤", "⑥", "⑦", "⑧"};
  return std::string(kMarks[std::min<std::size_t>(index, 7)]);
}

// Puts the diagnoses of one table into the words and names of the report.
class Account {
 public:
  Account(const TableSums& sums, int table, const EquationRun& run)
      : sums_(sums), spec_(*sums.table().spec), table_(table), run_(run) {}

  Diagnosis of(const Explanation& explanation, const Breakage& breakage) const {
    Diagnosis diagnosis;
    diagnosis.kind = kind_name(explanation.fixes.front().kind);
    for (const auto& fix : explanation.fixes) {
      std::vector<Candidate> cells;
      for (const auto& change : fix.changes) cells.push_back(candidate(change));
      diagnosis.candidates.push_back(std::move(cells));
    }
    for (std::size_t bit = 0; bit < breakage.broken().size(); ++bit) {
      if ((explanation.settles >> bit & 1) == 0) continue;
      const SumLine& line = sums_.lines()[breakage.broken()[bit]];
      for (const auto& broken : run_.broken) {
        if (broken.table != table_ || broken.line != line.index) continue;
        if (broken.rule != &sums_.rule_of(line)) continue;
        diagnosis.explains.push_back(run_.findings[broken.finding].fingerprint);
      }
    }
    diagnosis.message = message(explanation, diagnosis.explains.size());
    return diagnosis;
  }

 private:
  // What is suspected, before what to change.
  Bilingual suspicion(const Fix& fix) const {
    switch (fix.kind) {
      case Fix::Kind::total:
        return {"疑为合计数有误", "The total may be wrong"};
      case Fix::Kind::split:
        return {"疑为同一个数被拆填在相邻两格", "One number may have come apart into two cells"};
      case Fix::Kind::transposed:
        return {"疑为相邻两位数字颠倒", "Two neighbouring digits may be transposed"};
      case Fix::Kind::shift:
        if (!spec_.across &&
            sums_.row_of(fix.changes.front().cell) != sums_.row_of(fix.changes.back().cell)) {
          return {"疑为数字错行", "Figures may stand one row off"};
        }
        return {"疑为数字错列", "Figures may stand one column off"};
      default:
        return {"疑为一处数字有误", "One figure may be wrong"};
    }
  }

  Candidate candidate(const CellChange& change) const {
    return {spec_.id, spec_.rows[static_cast<std::size_t>(sums_.row_of(change.cell))].id,
            spec_.columns[static_cast<std::size_t>(sums_.column_of(change.cell))].id,
            sums_.figure(change.cell).raw, change.value.to_string()};
  }

  Bilingual found(int cell) const {
    const Figure& figure = sums_.figure(cell);
    if (figure.state == FigureState::blank) return {"空白", "blank"};
    return {quotable(figure.raw), quotable(figure.raw)};
  }

  Bilingual change_text(const CellChange& change) const {
    const Bilingual name =
        cell_name(sums_.table(), sums_.row_of(change.cell), sums_.column_of(change.cell));
    const Bilingual was = found(change.cell);
    const std::string now = change.value.to_string();
    return {"将" + name.zh + "的" + was.zh + "改为" + now,
            "change " + name.en + " from " + was.en + " to " + now};
  }

  // Cells of one row after the first are named by their column alone.
  Bilingual fix_text(const Fix& fix) const {
    Bilingual text = change_text(fix.changes.front());
    for (std::size_t i = 1; i < std::min(fix.changes.size(), kWrittenCells); ++i) {
      const CellChange& change = fix.changes[i];
      if (sums_.row_of(change.cell) != sums_.row_of(fix.changes.front().cell)) {
        const Bilingual whole = change_text(change);
        text.zh += "，" + whole.zh;
        text.en += ", " + whole.en;
        continue;
      }
      const Bilingual column = column_name(spec_, sums_.column_of(change.cell));
      const Bilingual was = found(change.cell);
      const std::string now = change.value.to_string();
      text.zh += "，“" + column.zh + "”列的" + was.zh + "改为" + now;
      text.en += ", " + column.en + " from " + was.en + " to " + now;
    }
    if (fix.changes.size() > kWrittenCells) {
      const std::string n = std::to_string(fix.changes.size());
      text.zh += "等，共" + n + "格";
      text.en += " and so on, " + n + " cells in all";
    }
    return text;
  }

  Bilingual message(const Explanation& explanation, std::size_t count) const {
    const Fix& first = explanation.fixes.front();
    Bilingual text = explanation.fixes.size() == 1
                         ? suspicion(first)
                         : Bilingual{"以下改法任取其一", "Any one of these changes would do"};
    text.zh += "：";
    text.en += ": ";
    for (std::size_t i = 0; i < explanation.fixes.size(); ++i) {
      const Bilingual fix = fix_text(explanation.fixes[i]);
      if (explanation.fixes.size() > 1) {
        text.zh += (i > 0 ? "；" : "") + circled(i);
        text.en += (i > 0 ? "; (" : "(") + std::to_string(i + 1) + ") ";
      }
      text.zh += fix.zh;
      text.en += fix.en;
    }
    const std::string n = std::to_string(count);
    text.zh += count == 1 ? "，该处勾稽关系即可成立" : "，" + n + "处勾稽关系即可同时成立";
    text.zh += "（仅为推断，请以台账为准）";
    text.en += count == 1 ? "; the equation then holds" : "; all " + n + " equations then hold";
    text.en += " (an inference only: go by your own records)";
    return text;
  }

  const TableSums& sums_;
  const TableSpec& spec_;
  const int table_;
  const EquationRun& run_;
};

}  // namespace

std::vector<Diagnosis> diagnose(const Report& report, const EquationRun& run) {
  std::vector<Diagnosis> diagnoses;
  if (run.broken.empty() || !report.followed) return diagnoses;
  for (std::size_t t = 0; t < report.tables.size(); ++t) {
    const int table = static_cast<int>(t);
    if (std::none_of(run.broken.begin(), run.broken.end(),
                     [=](const BrokenEquation& b) { return b.table == table; })) {
      continue;
    }
    const TableSums sums(report.tables[t], *report.followed);
    Breakage breakage(sums);
    const Account account(sums, table, run);
    for (const auto& explanation : explain(breakage)) {
      diagnoses.push_back(account.of(explanation, breakage));
    }
  }
  return diagnoses;
}

}  // namespace gouji
