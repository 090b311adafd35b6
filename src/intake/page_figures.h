// The figures of a table: in which rows and in which columns they stand.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "intake/page_heads.h"
#include "intake/page_tables.h"

namespace gouji {

// Figures on one base line. `lines` are lines of the strip: a number too wide for its cell goes on
// below itself, so that there may be more than one.
struct FigureRow {
  double y = 0, height = 0;
  std::vector<std::size_t> lines;
  std::vector<Token> figures;
};

// The rows of figures of a region, from top to bottom. Throws what `limits.keep_time` throws, as do
// the next.
std::vector<FigureRow> figure_rows(const std::vector<TextLine>& lines, TableRegion region,
                                   const Limits& limits);

// The columns that the figures of `rows`, one below another, make; words behind the first figure of
// a row make one, too.
std::vector<Column> columns_of(const std::vector<TextLine>& lines, std::span<const FigureRow> rows,
                               const Limits& limits);

// A figure as those of the columns that it stands in: numbers that touch are printed as one word.
// Where it cannot be told where one ends, none of them has characters that could be read.
std::vector<Token> parted(const Token& figure, const std::vector<Column>& columns);

// Whether a word stands on the base line of a row.
bool on_row(const Token& token, const FigureRow& row);

// Where the first figure of a row begins.
double left_of(const FigureRow& row);

}  // namespace gouji
