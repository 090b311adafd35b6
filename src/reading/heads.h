// The heads of a table: which figure of a row stands in which column.
#pragma once

#include <optional>
#include <vector>

#include "reading/rows.h"
#include "reading/words.h"

namespace gouji {

// The lowest heads of a table from left to right. `column` is -1 for a head that the format does
// not have (a subtotal) or that is blank.
struct Head {
  int column = -1;
  int group_row = -1;  // tables across: the row whose group stands above
  LabelReading label;
  std::uint32_t from = 0, to = 0;  // columns of the grid
};

// Collects the head rows of a grid and gives their lowest row.
class HeadReader {
 public:
  HeadReader(const TableWords& words, std::uint32_t columns);

  // Whether the row holds heads of this table; takes it in if so.
  bool take(const PieceRow& row);
  void restart();
  bool any() const { return any_; }
  const std::vector<Head>& heads();  // from the first known head on

 private:
  struct Slot {
    const Piece* piece = nullptr;
    int column = -1;
    LabelMatch match = LabelMatch::none;
    int group_row = -1;
  };
  void place(const Piece& piece, const LabelKey& key);
  void read_below(const Piece& piece, Slot& slot) const;

  const TableWords& words_;
  std::vector<Slot> lowest_;
  std::vector<Head> heads_;
  bool any_ = false, stale_ = true;
};

// For each piece of `values`, the column of the table it stands in, or nothing where that cannot be
// told. `canonical` are the columns that the format has there, `heads` what was met (may be empty).
std::optional<std::vector<int>> assign_columns(const std::vector<Piece>& values,
                                               const std::vector<Head>& heads,
                                               const std::vector<int>& canonical, bool from_grid);

}  // namespace gouji
