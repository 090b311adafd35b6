// One table put together out of the rows of a document.
#pragma once

#include <string_view>
#include <vector>

#include "reading/heads.h"
#include "reading/row_labels.h"
#include "reading/tables.h"

namespace gouji {

class TableReader {
 public:
  TableReader(const TableWords& words, const Home& home);

  // Whether rows of the table stand there that it has already.
  bool read(const Run& run);
  TableReading finish();

 private:
  const TableSpec& spec() const { return words_.spec(); }

  // Tables with a row a line.
  void read_rows(const Run& run);
  void take(const Found& found, HeadReader& heads, bool from_grid);
  bool unglue(const std::vector<int>& columns, std::vector<Piece>& values, bool from_grid);
  void take_merged(const Found& found, HeadReader& heads, bool from_grid);
  bool is_row_of_table(const PieceRow& row, const Found& found, std::size_t width,
                       bool inside) const;
  void take_stranger(const Found& found);
  void take_label_only(const std::vector<Piece>& labels);
  static bool may_hold_figure(std::string_view label, bool lacks_figures);
  static bool may_be_torn(const std::vector<Piece>& values, std::size_t due);
  void take_heads(const std::vector<Head>& heads, const std::vector<int>& canonical);

  // Tables with all figures on one line.
  struct CellIndex {
    int row, column;
  };
  void read_across(const Run& run);
  bool has_heads(const std::vector<Piece>& labels) const;
  std::vector<CellIndex> cells_under(HeadReader& heads, const std::vector<Piece>& labels,
                                     std::size_t figures) const;
  void take_line(const std::vector<Piece>& values, const std::vector<CellIndex>& order, bool torn,
                 Locus where);

  void set(int row, int column, const Piece& piece);
  void place(const Run& run, const PieceRow& row);

  const TableWords& words_;
  const Home& home_;
  RowLabels labels_;
  TableReading table_;
  std::vector<Head> text_heads_;
  bool text_heads_fresh_ = false;          // no figures since
  bool text_heads_damaged_ = false;        // one may be another, or two
  std::vector<LabelReading> bare_labels_;  // by row: labels met without figures
  std::size_t orphans_ = 0;
  bool unread_ = false;  // a cell has a formula without its result
  bool again_ = false;   // rows were met again in this run
};

}  // namespace gouji
