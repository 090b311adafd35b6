// Rows of pieces: what every layout of a table becomes before its labels are looked at.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "intake/document.h"
#include "reading/label.h"

namespace gouji {

struct Piece {
  std::string text;                       // as it stands, trimmed
  bool figure = true;                     // it is blank, a figure, or a mark in a figure's place
  std::shared_ptr<const LabelKey> label;  // of a text that is no figure; see label_of
  Locus where;
  std::uint32_t column = 0, span = 1;  // columns of the grid; in text the order in the row
  bool picture = false;
  bool unread = false;     // see Cell
  bool continued = false;  // reaches down from a row above
};

// The piece as a label; an empty key where it is blank.
const LabelKey& label_of(const Piece& piece);

// One row of a grid, or what stands in text from one label to the next: labels, then figures.
struct PieceRow {
  std::vector<Piece> cells;
  // In text: where the figures begin; in a grid not known before labels are matched.
  std::size_t first_value = 0;
  bool from_grid = false;
  bool is_line = false;  // in text: its figures stand on one line, and columns count its cells
  bool bars = false;     // cells were told apart by bars or tabs, so that blank ones are there
  Locus where;
};

// Rows that follow one another without anything between them.
struct Run {
  std::vector<PieceRow> rows;
  bool from_grid = false;
  std::uint32_t columns = 0;  // of the grid
  Locus where;
  std::size_t block = 0, end_block = 0;  // of the document
};

// All runs of a document, in its order: a run a grid, a run a stretch of lines that are no prose.
// At the blocks `headings` a stretch ends.
std::vector<Run> piece_runs(const Document& document, const std::vector<std::size_t>& headings);

}  // namespace gouji
