// The equations of one table, laid out line by line over its cells.
#pragma once

#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

#include "pack/pack.h"
#include "reading/report.h"

namespace gouji {

// A cell as sums see it.
struct SumCell {
  FigureState state = FigureState::absent;
  Decimal value;
  bool likely = false;
};

// One equation on one column or row. Cells are numbered row by row.
struct SumLine {
  struct Term {
    int cell = 0;
    bool negative = false;
    bool right = false;
  };
  std::size_t rule = 0;  // index into the pack's rules
  int index = -1;        // the column (rules over rows) or the row (rules over columns)
  std::vector<Term> terms;
  int total = -1;  // the cell that the equation defines as a total, -1 where it defines none
  int at = -1;     // the cell at which a finding stands
};

struct SumResult {
  enum class State {
    silent,   // states nothing: all blank, or its total is
    skipped,  // a figure cannot be had
    evaluated,
  };
  State state = State::silent;
  std::string_view reason;  // where skipped: not-a-number, untied, absent, split
  Decimal left, right;
  bool likely = false;  // a figure in it was split rather than read

  bool broken() const { return state == State::evaluated && left != right; }
  bool holds() const { return state == State::evaluated && left == right; }
};

// What a cell counts for. A blank total counts for the sum of its parts, any other blank for 0.
struct SumValue {
  FigureState problem = FigureState::number;  // anything else: it counts for nothing
  Decimal value;
  bool likely = false;
  bool stated = false;  // a number stands in it or, for a blank total, in one of its parts
};

// A cell that a sum really rests on, and with which sign: -1 or 1.
using SumLeaf = std::pair<int, int>;

// Rows that stand merged share the cells of the first of them. Keeps references to table and pack.
class TableSums {
 public:
  TableSums(const TableReading& table, const Pack& pack);

  const std::vector<SumLine>& lines() const { return lines_; }
  const std::vector<SumCell>& cells() const { return cells_; }
  const Rule& rule_of(const SumLine& line) const { return pack_.rules[line.rule]; }
  const TableReading& table() const { return table_; }

  int row_of(int cell) const { return cell / columns_; }
  int column_of(int cell) const { return cell % columns_; }
  const Figure& figure(int cell) const;
  bool is_total(int cell) const { return is_total_[static_cast<std::size_t>(cell)]; }
  // The cells of a row that the format asks for; none for a row merged into one before it.
  std::vector<int> cells_of_row(int row) const;

  // These take the cells apart from the table, so that a change can be tried.
  SumResult evaluate(const SumLine& line, const std::vector<SumCell>& cells) const;
  SumValue value(int cell, const std::vector<SumCell>& cells) const;
  std::vector<SumLeaf> leaves(const SumLine& line, const std::vector<SumCell>& cells) const;

 private:
  struct Trail;
  void read_cells();
  void add_lines(std::size_t rule);
  void add_line(std::size_t rule, int index);
  int cell_of_term(const Equation& equation, const Equation::Term& term, Rule::Each each,
                   int index) const;
  bool stands_whole(const Equation& equation, const MergedRows& group) const;
  SumValue resolve(int cell, const std::vector<SumCell>& cells, Trail& trail, int sign,
                   std::vector<SumLeaf>* leaves) const;
  SumValue parts_of(const SumLine& line, const std::vector<SumCell>& cells, Trail& trail, int sign,
                    std::vector<SumLeaf>* leaves) const;

  const TableReading& table_;
  const Pack& pack_;
  int rows_ = 0, columns_ = 0;
  std::vector<int> group_of_row_;  // index into TableReading::merged, -1 where the row stands alone
  std::vector<bool> asked_, is_total_;
  std::vector<SumCell> cells_;
  std::vector<SumLine> lines_;
  bool any_likely_ = false;
};

}  // namespace gouji
