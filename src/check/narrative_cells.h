// What the tables give for a sum of cells that the prose may mean.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "base/bilingual.h"
#include "check/sums.h"
#include "pack/pack.h"
#include "reading/report.h"

namespace gouji {

class CellValues {
 public:
  explicit CellValues(const Report& report) : report_(report) {}

  // `stated`: totals as they stand, a blank one as the sum of its parts; `made_up`: every total as
  // the sum of its parts.
  enum class Totals { stated, made_up };

  // Nothing where a cell is not there, is no number, cannot be tied to its row, or where none of
  // the cells has a figure.
  std::optional<Decimal> value(const CellSum& sum, Totals totals);

 private:
  struct Table {
    std::unique_ptr<TableSums> sums;  // null where nothing of the table can be had
    std::vector<SumCell> made_up;
    std::vector<std::optional<SumValue>> values;  // of `made_up`, once asked for
  };
  Table& table(int index);
  static const SumValue& made_up(Table& table, int cell);
  std::optional<Decimal> plain_sum(const CellSum& sum) const;
  bool merged_away(const CellSum& sum, const CellSum::Term& term, bool& whole) const;

  const Report& report_;
  std::vector<std::optional<Table>> tables_;
};

// A sum of cells as messages say it: labels in Chinese, ids in English.
Bilingual name_of(const CellSum& sum, const Pack& pack);

}  // namespace gouji
