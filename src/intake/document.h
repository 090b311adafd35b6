// What any file becomes: paragraphs and grids of cells in reading order, every piece of text with
// its place. Nothing here knows the format of a report.
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/problem.h"
#include "intake/page_box.h"
#include "intake/source.h"

namespace gouji {

// UTF-8 text and where it came from. Pieces are in ascending order and cover the text. A piece
// whose length in the text equals its length in the source is a plain copy of it; any other (an
// entity, white space folded to one blank) stands for its source stretch as a whole.
struct Text {
  struct Piece {
    std::uint32_t at;  // offset in `utf8`
    Locus source;
  };
  std::string utf8;
  std::vector<Piece> pieces;

  bool empty() const { return utf8.empty(); }
  // The source of bytes [begin, end) of `utf8`; of the whole text without arguments.
  Locus locus(std::size_t begin, std::size_t end) const;
  Locus locus() const { return locus(0, utf8.size()); }
  void append(std::string_view more, Locus source);
  void append(const Text& more);
};

struct Paragraph {
  Text text;
  int heading_level = 0;   // 1 to 6 where the file marks it as a heading
  bool untied = false;     // a line of a table on a page: which words make a cell could not be told
  bool unordered = false;  // a line on a page: which line comes before or after could not be told
  bool chrome = false;     // navigation, a page's header or footer: where the file says so
  std::uint32_t blank_before = 0;  // empty lines before it, where the format has lines
};

struct Cell {
  Text text;                                    // its paragraphs and soft breaks joined by '\n'
  std::uint32_t row = 0, column = 0;            // of its upper left corner, from 0
  std::uint32_t row_span = 1, column_span = 1;  // as they fit into the grid
  bool header = false;
  bool picture = false;  // holds an image and no text
  bool unread = false;  // shows something that the file does not hold: a formula without its result
};

// A table with merged cells expanded. `rows` counts the rows that the file has, however far a
// merged cell claims to reach.
struct Grid {
  std::uint32_t rows = 0, columns = 0;
  std::vector<Cell> cells;        // in order of row, then column of the upper left corner
  std::vector<std::int32_t> at_;  // rows x columns, index into cells or -1 for a hole
  Locus where;
  bool inferred = false;  // cells are known only by where their words stand on a page

  const Cell* at(std::uint32_t row, std::uint32_t column) const {
    const auto i = at_[std::size_t{row} * columns + column];
    return i < 0 ? nullptr : &cells[static_cast<std::size_t>(i)];
  }
};

// Something that shows what it holds only as a picture, in a frame or as a file of its own.
struct Embedded {
  enum class Kind { picture, frame, attachment };
  Kind kind;
  std::string target;  // file name or address, as written
  std::string label;   // alt text or link text
  Locus where;
};

using Block = std::variant<Paragraph, Grid, Embedded>;

// Calls `visit(locus)` for every place that the block has.
template <class Visit>
void for_each_locus(Block& block, Visit visit) {
  const auto of_text = [&](Text& text) {
    for (auto& piece : text.pieces) visit(piece.source);
  };
  if (auto* paragraph = std::get_if<Paragraph>(&block)) {
    of_text(paragraph->text);
  } else if (auto* grid = std::get_if<Grid>(&block)) {
    visit(grid->where);
    for (auto& cell : grid->cells) of_text(cell.text);
  } else {
    visit(std::get<Embedded>(block).where);
  }
}

enum class Format {
  html,
  text,
  xml,
  markdown,
  docx,
  xlsx,
  mhtml,
  pdf,
  ofd,  // the national fixed layout, GB/T 33190
  doc,  // of Word before 2007, or of WPS Writer
  rtf,
  odt,
  xls,  // of Excel before 2007, or of WPS Spreadsheets
  ods,
  unknown
};
std::string_view to_string(Format format);

// Where something stands in a format that has no lines: what `Locus::node` counts.
struct Node {
  std::string part;  // the part of the container, or the headings above
  std::string cell;  // table, row and cell (or the paragraph) as a person counts them
  int page = 0;      // from 1; 0 where the format has no pages
  PageBox box;       // empty where it is the page as a whole
};

struct Document {
  Format format = Format::unknown;
  std::shared_ptr<const Source> source;
  std::vector<Block> blocks;
  std::deque<Node> nodes;  // what stands in no line of `source`
  std::vector<Problem> problems;
  bool open_end = false;   // a web page that never says that it ends: parts may be lost
  std::string page_title;  // <title>, where the format has one
  std::string published;   // ISO date of publication by the page's own metadata, or empty

  // The locus of a new node.
  Locus add_node(Node node);
  Place place(Locus where) const;
  bool unreadable() const;  // a fatal problem
  Loss loss() const;        // the worst of any problem
};

}  // namespace gouji
