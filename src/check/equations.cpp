#include "check/equations.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "check/compose.h"
#include "check/sums.h"

namespace gouji {
namespace {

// Sums of more terms than this are written without the zeros in them.
constexpr std::size_t kWrittenWhole = 2;

struct Addend {
  Decimal value;
  bool negative = false;
};

std::string written(const std::vector<Addend>& addends) {
  std::string text;
  for (const auto& a : addends) {
    if (addends.size() > kWrittenWhole && a.value.is_zero()) continue;
    if (!text.empty()) {
      text += a.negative ? " - " : " + ";
    } else if (a.negative) {
      text += "-";
    }
    const std::string number = a.value.to_string();
    const bool first = text.empty();
    text += a.value.is_negative() && !first ? "(" + number + ")" : number;
  }
  return text.empty() ? "0" : text;
}

// "45 + 17 + 2 = 64 ≠ 66" where one side is a total, "104 + 0 ≠ 100 + 3（104 ≠ 103）" where none
// is.
std::string computation(const TableSums& sums, const SumLine& line, const SumResult& result) {
  std::vector<Addend> left, right;
  for (const auto& term : line.terms) {
    (term.right ? right : left)
        .push_back({sums.value(term.cell, sums.cells()).value, term.negative});
  }
  const std::string left_sum = result.left.to_string(), right_sum = result.right.to_string();
  const std::string left_text = written(left), right_text = written(right);
  const auto with_sum = [](const std::string& text, const std::string& sum) {
    return text == sum ? sum : text + " = " + sum;
  };
  if (right.size() == 1) return with_sum(left_text, left_sum) + " ≠ " + right_text;
  if (left.size() == 1) return with_sum(right_text, right_sum) + " ≠ " + left_text;
  std::string text = left_text + " ≠ " + right_text;
  if (left_text != left_sum || right_text != right_sum) {
    text += "（" + left_sum + " ≠ " + right_sum + "）";
  }
  return text;
}

// What would have to stand in the cell of the finding, all else as it is.
std::optional<Decimal> expected_at(const TableSums& sums, const SumLine& line,
                                   const SumResult& result) {
  for (const auto& term : line.terms) {
    if (term.cell != line.at) continue;
    const Decimal off = result.left - result.right;
    const Decimal value = sums.value(line.at, sums.cells()).value;
    return term.negative == term.right ? value - off : value + off;
  }
  return std::nullopt;
}

// Whether a cell of this kind may hold the value: nobody is told to write down an error.
bool may_hold(FigureKind kind, Decimal value) {
  if (kind == FigureKind::change) return true;
  return !value.is_negative() && (kind == FigureKind::amount || value.is_integer());
}

class Evaluation {
 public:
  Evaluation(const Report& report, EquationRun& run)
      : report_(report), run_(run), used_(report.followed->rules.size(), false) {}

  void table(int index) {
    const TableReading& table = report_.tables[static_cast<std::size_t>(index)];
    if (!table.spec || table.state == TableState::missing) return;
    const TableSums sums(table, *report_.followed);
    for (const auto& line : sums.lines()) {
      const SumResult result = sums.evaluate(line, sums.cells());
      if (result.state == SumResult::State::silent) continue;
      used_[line.rule] = true;
      if (result.state == SumResult::State::skipped) {
        skip(sums, line, result.reason);
      } else if (result.broken()) {
        find(sums, line, result, index);
      }
    }
  }

  void finish() {
    for (std::size_t i = 0; i < used_.size(); ++i) {
      if (used_[i]) run_.run.push_back(&report_.followed->rules[i]);
    }
  }

 private:
  void skip(const TableSums& sums, const SumLine& line, std::string_view reason) {
    const Rule& rule = sums.rule_of(line);
    const TableSpec& spec = *sums.table().spec;
    SkippedEquation skipped{rule.id, spec.id, "", "", std::string(reason), {}};
    const auto at = static_cast<std::size_t>(line.index);
    const auto table = table_name(spec);
    if (rule.each == Rule::Each::column) {
      skipped.column = spec.columns[at].id;
      const auto column = column_name(spec, line.index);
      skipped.name = {"《" + table.zh + "》“" + column.zh + "”列",
                      "column " + column.en + " of " + table.en};
    } else {
      skipped.row = spec.rows[at].id;
      const auto row = row_name(sums.table(), line.index);
      skipped.name = {"《" + table.zh + "》“" + row.zh + "”行",
                      "row " + row.en + " of " + table.en};
    }
    run_.skipped.push_back(std::move(skipped));
  }

  void find(const TableSums& sums, const SumLine& line, const SumResult& result, int table) {
    const Rule& rule = sums.rule_of(line);
    const TableSpec& spec = *sums.table().spec;
    const int at = line.at >= 0 ? line.at : line.terms.front().cell;
    const int row = sums.row_of(at), column = sums.column_of(at);
    const Figure& figure = sums.figure(at);
    const Decimal off = result.left - result.right;
    auto expected = expected_at(sums, line, result);
    if (expected && !may_hold(spec.columns[static_cast<std::size_t>(column)].kind, *expected)) {
      expected.reset();
    }
    const std::string sum = computation(sums, line, result);
    const std::string wanted = expected ? expected->to_string() : "";
    const Bilingual found = figure.state == FigureState::blank
                                ? Bilingual{"空白", "blank"}
                                : Bilingual{quotable(figure.raw), quotable(figure.raw)};
    const std::vector<Argument> arguments{
        {"table", table_name(spec)},
        {"row", row_name(sums.table(), row)},
        {"column", column_name(spec, column)},
        {"found", found},
        {"expected", wanted},
        {"computation", sum},
        {"difference", (off.is_negative() ? -off : off).to_string()},
    };
    Finding finding =
        make_finding(report_, rule, "", arguments, report_.document ? &figure.where : nullptr);
    finding.section = spec.section;
    finding.table = spec.id;
    finding.row = spec.rows[static_cast<std::size_t>(row)].id;
    finding.column = spec.columns[static_cast<std::size_t>(column)].id;
    finding.found = figure.raw;
    if (expected) finding.expected = wanted;
    finding.computation = sum;
    finding.confidence = result.likely ? Confidence::likely : Confidence::certain;
    finding.related = others(sums, line, at);
    finding.excerpt = excerpt_of(sums.table(), row, column, rule.each);
    run_.broken.push_back(
        {&rule, table, line.index, result.left, result.right, run_.findings.size()});
    run_.findings.push_back(std::move(finding));
  }

  std::vector<Related> others(const TableSums& sums, const SumLine& line, int at) const {
    std::vector<Related> related;
    const TableSpec& spec = *sums.table().spec;
    for (const auto& term : line.terms) {
      if (term.cell == at) continue;
      const Figure& figure = sums.figure(term.cell);
      related.push_back({spec.id, spec.rows[static_cast<std::size_t>(sums.row_of(term.cell))].id,
                         spec.columns[static_cast<std::size_t>(sums.column_of(term.cell))].id,
                         figure.raw,
                         report_.document ? report_.document->place(figure.where) : Place{}});
    }
    return related;
  }

  const Report& report_;
  EquationRun& run_;
  std::vector<bool> used_;
};

}  // namespace

EquationRun check_equations(const Report& report) {
  EquationRun run;
  if (!report.followed) return run;
  Evaluation evaluation(report, run);
  for (std::size_t i = 0; i < report.tables.size(); ++i) evaluation.table(static_cast<int>(i));
  evaluation.finish();
  return run;
}

}  // namespace gouji
