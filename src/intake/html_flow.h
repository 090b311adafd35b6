// The blocks of a page in reading order, grown from what its tags say one after another.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/limits.h"
#include "intake/document.h"
#include "intake/grid.h"
#include "intake/html_text.h"

namespace gouji {

// What a paragraph inherits from the elements around its first character.
struct HtmlSetting {
  std::uint8_t heading_level = 0;
  bool chrome = false;
};

// What a cell's tag claims. A hidden one ends its neighbour and leaves nothing else behind.
struct HtmlCellClaim {
  std::uint32_t row_span = 1, column_span = 1;
  bool header = false;
  bool hidden = false;
};

// Tables that only arrange a page (those around other tables, of one cell, or of prose) dissolve
// into the blocks of their cells; all others become grids. All blocks lie in one sequence, a
// cell's among them until its table closes, so that dissolving a table moves nothing.
class HtmlFlow {
 public:
  HtmlFlow(Document& document, const Limits& limits);

  // Where text goes. The setting counts for a paragraph that has no text yet.
  HtmlText& text(HtmlSetting setting) {
    if (text_.empty()) setting_ = setting;
    return text_;
  }
  void end_paragraph();
  void embed(Embedded embedded);

  // A place in the text written so far, and what was written from there on, in one line.
  struct Mark {
    std::size_t block = 0, byte = 0;
  };
  Mark mark() const { return {blocks_.size(), text_.utf8().size()}; }
  std::string text_since(Mark mark) const;

  // How many tables are open. Each of these ends what a browser would end there, such as a cell
  // whose end tag is missing; rows and cells outside of any table only end paragraphs.
  std::size_t depth() const { return tables_.size(); }
  void open_table(std::uint32_t at);
  void begin_group();
  void open_row();
  void open_cell(HtmlCellClaim claim, std::uint32_t content_at);
  void close_cell();
  // The text breaks off inside the open paragraph, which may go on: it is left out.
  void break_off_paragraph() { text_.take(); }
  // The text breaks off inside the open row: its figures may go on. It is left out, unless the
  // table only arranges a page.
  void break_off_row();
  void close_row();
  void close_table(std::uint32_t at);

  // A limit was reached behind which nothing may be added.
  bool full() const { return full_; }

  // Closes what is open and hands the blocks to the document.
  void finish(std::uint32_t at);

 private:
  struct OpenCell {
    HtmlCellClaim claim;
    std::uint32_t row = 0, content_at = 0;
    std::size_t first_block = 0, end_block = 0;
    bool broken_off = false;
  };
  struct OpenTable {
    std::uint32_t at = 0;
    std::size_t first_block = 0, first_cell = 0, first_row = 0;
    std::uint32_t group = 0;
    bool row_open = false, cell_open = false;
    bool arranges = false;  // a table within it dissolved into several cells
  };

  void reached(Limit limit, std::uint32_t at);
  void check_blocks();
  bool is_layout(const OpenTable& table) const;
  bool is_prose(const OpenCell& cell, std::size_t least_code_points) const;
  void make_grid(const OpenTable& table, std::uint32_t end);
  Cell make_cell(OpenCell& cell);

  Document& document_;
  const Limits& limits_;
  HtmlText text_;
  HtmlSetting setting_;
  std::vector<Embedded> waiting_;  // stand behind the paragraph that they are in
  std::vector<Block> blocks_;
  std::vector<OpenTable> tables_;
  std::vector<OpenCell> cells_;      // of all open tables
  std::vector<std::uint32_t> rows_;  // of all open tables: the group of each
  GridBuilder builder_;
  std::uint64_t cells_seen_ = 0, rows_seen_ = 0;
  std::vector<Limit> reached_;
  bool full_ = false;
};

}  // namespace gouji
