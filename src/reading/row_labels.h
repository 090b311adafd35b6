// The rows of a table found by their labels: what each row of pieces turned out to be.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "reading/report.h"
#include "reading/rows.h"
#include "reading/words.h"

namespace gouji {

// What a row of pieces turned out to be.
struct Found {
  enum class Kind { nothing, row, merged, stranger, orphan };
  Kind kind = Kind::nothing;
  int index = -1;  // of the row, or of the merged rows
  LabelReading label;
  std::size_t label_begin = 0;  // in text: the first piece of the label
  bool glued = false;           // its figures stood right behind the label
  std::vector<Piece> values;
};

// The cells from `from` on, without labels that reach down among them.
std::vector<Piece> values_of(const PieceRow& row, std::size_t from);
// How many hold a figure or a mark in its place.
std::size_t count_figures(const std::vector<Piece>& values);
std::string join(const std::vector<Piece>& cells, std::size_t from, std::size_t to);
Locus span_of(const std::vector<Piece>& cells, std::size_t from, std::size_t to);

// Pieces that one label may have come apart into.
inline constexpr std::size_t kTornLabel = 8;

// Finds labels with the words of one table. Keeps nothing; `words` must outlive it.
class RowLabels {
 public:
  explicit RowLabels(const TableWords& words) : words_(words) {}

  Found in_grid(const PieceRow& row) const;
  Found in_text(const PieceRow& row) const;
  // Whether a line of text names a column that no other table has.
  bool names_column(const PieceRow& row) const;

  // What the rows of a run of text tell of one another: labels that wrap around their figures,
  // words among figures, blanks that fill up a line. Changes `found`, and `rows` where pieces move.
  void mend(std::vector<Found>& found, std::vector<PieceRow>& rows) const;
  // Ties labels that are none of the table's to the rows they are nearest to. `met`: the labels of
  // the table's rows found before, by row.
  void match_misspelt(std::vector<Found>& found, const std::vector<PieceRow>& rows,
                      const std::vector<LabelReading>& met) const;

 private:
  struct Lines;
  struct Likeness {
    double like = 0;
    int row = -1;
  };
  bool match(const LabelKey& key, const std::vector<Piece>& cells, std::size_t from, std::size_t to,
             Found& found) const;
  bool match_beside_group(const std::vector<Piece>& cells, std::size_t cell, Found& found) const;
  bool is_head(const LabelKey& key, int row, const std::vector<Piece>& cells,
               std::size_t after) const;
  bool word_behind_label(const PieceRow& row, Found& found) const;
  void split_glued(Found& found) const;
  bool is_stray_word(const Piece& piece) const;
  void join_wrapped(std::vector<Found>& found, std::vector<PieceRow>& rows) const;
  void join_words(std::vector<Found>& found, std::vector<PieceRow>& rows) const;
  void align_lines(std::vector<Found>& found, const std::vector<PieceRow>& rows) const;
  Likeness nearest_row(const LabelKey& key, std::size_t figures, const std::vector<char>& taken,
                       int before, int after) const;

  const TableWords& words_;
};

}  // namespace gouji
