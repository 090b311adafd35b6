// The blocks of a Word document in reading order.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include <pugixml.hpp>

#include "base/limits.h"
#include "intake/document.h"
#include "intake/docx_numbering.h"
#include "intake/docx_paragraph.h"
#include "intake/docx_styles.h"
#include "intake/grid.h"

namespace gouji::docx {

// Tables that only arrange a page (those around other tables, of one cell, or of prose) dissolve
// into the blocks of their cells; all others become grids. All blocks lie in one sequence, a cell's
// among them until its table is through. No text has a place yet.
class Flow {
 public:
  Flow(const Styles& styles, DocxNumbering& numbering, const Limits& limits);

  // Reads all that stands in `body`. Recurses as deep as the XML is nested.
  void read(const pugi::xml_node& body);

  std::vector<Block> take_blocks() { return std::move(blocks_); }
  std::vector<Problem> take_problems() { return std::move(problems_); }
  const PendingChanges& pending() const { return pending_; }

 private:
  struct CellClaim {
    pugi::xml_node node;
    std::int64_t column = 0, width = 1;
    std::uint32_t rows = 1;
    bool filler = false;     // a place without a cell, at the beginning of a row
    bool continues = false;  // merged with the cell above
    std::size_t first_block = 0, end_block = 0;
  };
  struct RowClaim {
    std::vector<CellClaim> cells;
    bool header = false;
  };
  struct TableClaim {
    std::vector<RowClaim> rows;
    std::size_t first_block = 0;
    std::size_t cell_count = 0;
    bool arranges = false;  // a table within it dissolved into several cells
  };

  void read_block(const pugi::xml_node& node, bool chrome);
  void read_paragraph(const pugi::xml_node& node, bool chrome);
  void finish_paragraph(ParagraphContent content, const pugi::xml_node& node, bool chrome);
  std::string number_for(const pugi::xml_node& properties, const Style& style);
  void end_story();

  void read_table(const pugi::xml_node& node);
  void collect_rows(const pugi::xml_node& node, TableClaim& table);
  void collect_row(const pugi::xml_node& node, TableClaim& table);
  void collect_cells(const pugi::xml_node& node, RowClaim& row, std::int64_t& column);
  void collect_cell(const pugi::xml_node& node, RowClaim& row, std::int64_t& column);
  void read_cells(TableClaim& table);
  static void merge_downwards(TableClaim& table);
  static void drop_slivers(TableClaim& table, const pugi::xml_node& grid);
  bool is_layout(const TableClaim& table) const;
  bool is_prose(const CellClaim& cell, std::size_t least_code_points) const;
  void make_grid(TableClaim& table);
  Cell make_cell(const CellClaim& claim, bool header);
  void reached(Limit limit);

  const Styles& styles_;
  DocxNumbering& numbering_;
  const Limits& limits_;
  PendingChanges pending_;
  ParagraphReader reader_;
  GridBuilder builder_;
  std::vector<Block> blocks_;
  std::vector<Problem> problems_;
  std::vector<TableClaim*> tables_;  // the open ones
  ParagraphContent held_;            // of paragraphs whose marks are deleted
  pugi::xml_node held_from_;
  std::uint64_t cells_seen_ = 0;
  bool full_ = false;
};

}  // namespace gouji::docx
