// The tables of a page: their rows and cells as they open and close, and what becomes of them.

#include <algorithm>
#include <utility>

#include "base/utf8.h"
#include "intake/html_flow.h"

namespace gouji {
namespace {

// A cell of so many paragraphs and characters holds prose. Where the table is not one row or one
// column, which hardly any table of figures is, only a long text tells it from a cell of remarks.
constexpr std::size_t kProseParagraphs = 3;
constexpr std::size_t kProseCodePoints = 200;
constexpr std::size_t kLongProseCodePoints = 600;

}  // namespace

// A table that begins between the rows or cells of another ends that one, as in a browser: its own
// end tag was lost.
void HtmlFlow::open_table(std::uint32_t at) {
  end_paragraph();
  if (!tables_.empty() && !tables_.back().cell_open && cells_.size() > tables_.back().first_cell) {
    close_table(at);
  }
  OpenTable table;
  table.at = at;
  table.first_block = blocks_.size();
  table.first_cell = cells_.size();
  table.first_row = rows_.size();
  tables_.push_back(table);
}

void HtmlFlow::begin_group() {
  close_row();
  if (!tables_.empty()) ++tables_.back().group;
}

void HtmlFlow::open_row() {
  close_row();
  if (tables_.empty()) return;
  auto& table = tables_.back();
  rows_.push_back(table.group);
  table.row_open = true;
  if (++rows_seen_ > limits_[Limit::cells]) {
    reached(Limit::cells, table.at);
    full_ = true;
  }
}

void HtmlFlow::open_cell(HtmlCellClaim claim, std::uint32_t content_at) {
  close_cell();
  if (tables_.empty() || claim.hidden) return;
  if (!tables_.back().row_open) open_row();
  if (++cells_seen_ > limits_[Limit::cells]) {
    reached(Limit::cells, content_at);
    full_ = true;
    return;
  }
  OpenCell cell;
  cell.claim = claim;
  cell.row = static_cast<std::uint32_t>(rows_.size() - tables_.back().first_row - 1);
  cell.content_at = content_at;
  cell.first_block = cell.end_block = blocks_.size();
  cells_.push_back(cell);
  tables_.back().cell_open = true;
}

void HtmlFlow::close_cell() {
  end_paragraph();
  if (tables_.empty() || !tables_.back().cell_open) return;
  tables_.back().cell_open = false;
  cells_.back().end_block = blocks_.size();
}

void HtmlFlow::break_off_row() {
  close_cell();
  if (tables_.empty() || !tables_.back().row_open) return;
  const auto& table = tables_.back();
  const auto row = rows_.size() - table.first_row - 1;
  for (auto i = cells_.size(); i > table.first_cell && cells_[i - 1].row == row; --i) {
    cells_[i - 1].broken_off = true;
  }
}

void HtmlFlow::close_row() {
  close_cell();
  if (!tables_.empty()) tables_.back().row_open = false;
}

void HtmlFlow::close_table(std::uint32_t at) {
  close_row();
  if (tables_.empty()) return;
  const auto table = tables_.back();
  tables_.pop_back();
  const auto cell_count = cells_.size() - table.first_cell;
  if (cell_count != 0) {
    if (!is_layout(table)) {
      make_grid(table, at);
    } else if (!tables_.empty() && tables_.back().cell_open && cell_count > 1) {
      tables_.back().arranges = true;
    }
  }
  cells_.resize(table.first_cell);
  rows_.resize(table.first_row);
  if (tables_.empty()) check_blocks();
}

bool HtmlFlow::is_layout(const OpenTable& table) const {
  const auto first = cells_.begin() + static_cast<std::ptrdiff_t>(table.first_cell);
  if (table.arranges || cells_.end() - first == 1) return true;
  bool one_column = true;
  const bool one_row = first->row == cells_.back().row;
  for (auto cell = first; cell != cells_.end(); ++cell) {
    for (auto i = cell->first_block; i < cell->end_block; ++i) {
      if (std::holds_alternative<Grid>(blocks_[i])) return true;
    }
    if (cell != first && cell->row == (cell - 1)->row) one_column = false;
  }
  const auto least = one_row || one_column ? kProseCodePoints : kLongProseCodePoints;
  return std::any_of(first, cells_.end(),
                     [&](const OpenCell& cell) { return is_prose(cell, least); });
}

bool HtmlFlow::is_prose(const OpenCell& cell, std::size_t least_code_points) const {
  if (cell.end_block - cell.first_block < kProseParagraphs) return false;
  std::size_t paragraphs = 0, code_points = 0;
  for (auto i = cell.first_block; i < cell.end_block; ++i) {
    if (const auto* paragraph = std::get_if<Paragraph>(&blocks_[i])) {
      ++paragraphs;
      code_points += count_code_points(paragraph->text.utf8);
    }
  }
  return paragraphs >= kProseParagraphs && code_points > least_code_points;
}

// What stands in the table but in no cell (a caption, text out of place) comes before the grid, as
// in a browser; files and frames in its cells come after it.
void HtmlFlow::make_grid(const OpenTable& table, std::uint32_t end) {
  std::vector<Embedded> held;
  auto kept = table.first_block, next = table.first_block;
  const auto keep_until = [&](std::size_t block) {
    for (; next < block; ++next, ++kept) {
      if (kept != next) blocks_[kept] = std::move(blocks_[next]);
    }
  };
  builder_.reserve(cells_.size() - table.first_cell);
  auto cell = cells_.begin() + static_cast<std::ptrdiff_t>(table.first_cell);
  for (auto row = table.first_row; row < rows_.size(); ++row) {
    if (row != table.first_row && rows_[row] != rows_[row - 1]) builder_.begin_group();
    builder_.begin_row();
    for (; cell != cells_.end() && cell->row == row - table.first_row; ++cell) {
      keep_until(cell->first_block);
      if (!cell->broken_off) builder_.add(make_cell(*cell));
      for (; next < cell->end_block; ++next) {
        auto* embedded = std::get_if<Embedded>(&blocks_[next]);
        if (embedded != nullptr && embedded->kind != Embedded::Kind::picture) {
          held.push_back(std::move(*embedded));
        }
      }
    }
  }
  keep_until(blocks_.size());
  blocks_.resize(kept);
  blocks_.emplace_back(builder_.finish({table.at, end, -1}, document_.problems));
  for (auto& embedded : held) blocks_.emplace_back(std::move(embedded));
}

// A cell without text still has a place: where its content would stand.
Cell HtmlFlow::make_cell(OpenCell& open) {
  Cell cell;
  cell.row_span = open.claim.row_span;
  cell.column_span = open.claim.column_span;
  cell.header = open.claim.header;
  for (auto i = open.first_block; i < open.end_block; ++i) {
    if (auto* paragraph = std::get_if<Paragraph>(&blocks_[i])) {
      auto& text = paragraph->text;
      if (cell.text.empty()) {
        cell.text = std::move(text);
      } else if (cell.text.utf8.size() + text.utf8.size() < limits_[Limit::text_bytes]) {
        cell.text.append(
            "\n", {cell.text.pieces.back().source.end, text.pieces.front().source.begin, -1});
        cell.text.append(text);
      } else {
        reached(Limit::text_bytes, open.content_at);
      }
    } else if (std::holds_alternative<Embedded>(blocks_[i])) {
      cell.picture |= std::get<Embedded>(blocks_[i]).kind == Embedded::Kind::picture;
    }
  }
  if (cell.text.empty()) {
    cell.text.pieces.push_back({0, {open.content_at, open.content_at, -1}});
  } else {
    cell.picture = false;
  }
  return cell;
}

}  // namespace gouji
