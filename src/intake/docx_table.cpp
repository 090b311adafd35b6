// The tables of a Word document: their rows and cells, and what becomes of them.

#include <algorithm>
#include <map>
#include <utility>

#include "base/utf8.h"
#include "intake/docx_flow.h"
#include "intake/docx_xml.h"

namespace gouji::docx {
namespace {

// As for tables of web pages: a cell of so many paragraphs and characters holds prose.
constexpr std::size_t kProseParagraphs = 3;
constexpr std::size_t kProseCodePoints = 200;
constexpr std::size_t kLongProseCodePoints = 600;

// A column of less than 2 mm (in twentieths of a point) is the sliver between edges that somebody
// drew by hand and that were meant to be one.
constexpr std::int32_t kSliver = 113;

bool is_deleted_row(const pugi::xml_node& row) {
  const auto properties = child(row, "trPr");
  return child(properties, "del") || child(properties, "moveFrom");
}

bool continues(const pugi::xml_node& properties, std::string_view name) {
  const auto merge = child(properties, name);
  return merge && attribute(merge, "val") != "restart";
}

// Takes the cells marked by a piece of text that they do not have out of the grid.
void take_out_fillers(Grid& grid) {
  std::vector<std::int32_t> now(grid.cells.size(), -1);
  std::int32_t kept = 0;
  for (std::size_t i = 0; i < grid.cells.size(); ++i) {
    if (grid.cells[i].text.pieces.empty()) now[i] = kept++;
  }
  if (static_cast<std::size_t>(kept) == grid.cells.size()) return;
  for (auto& at : grid.at_) at = at < 0 ? at : now[static_cast<std::size_t>(at)];
  std::erase_if(grid.cells, [](const Cell& cell) { return !cell.text.pieces.empty(); });
}

}  // namespace

void Flow::read_table(const pugi::xml_node& node) {
  TableClaim table;
  table.first_block = blocks_.size();
  collect_rows(node, table);
  drop_slivers(table, child(node, "tblGrid"));
  merge_downwards(table);
  tables_.push_back(&table);
  read_cells(table);
  tables_.pop_back();
  if (table.cell_count == 0) return;
  if (!is_layout(table)) {
    make_grid(table);
  } else if (!tables_.empty() && table.cell_count > 1) {
    tables_.back()->arranges = true;
  }
}

void Flow::collect_rows(const pugi::xml_node& node, TableClaim& table) {
  for (const auto& one : node.children()) {
    if (is(one, "tr")) {
      collect_row(one, table);
    } else if (is(one, "sdt")) {
      collect_rows(child(one, "sdtContent"), table);
    } else if (is(one, "AlternateContent")) {
      collect_rows(branch_of(one), table);
    } else if (is(one, "customXml") || is(one, "ins") || is(one, "moveTo")) {
      collect_rows(one, table);
    }
  }
}

void Flow::collect_row(const pugi::xml_node& node, TableClaim& table) {
  const auto properties = child(node, "trPr");
  if (is_deleted_row(node)) {
    ++pending_.deleted;
    return;
  }
  if (switch_of(properties, "hidden").value_or(false)) return;
  if (child(properties, "ins")) ++pending_.inserted;
  RowClaim row;
  row.header = switch_of(properties, "tblHeader").value_or(false);
  std::int64_t column = std::max(number_of(properties, "gridBefore").value_or(0), 0);
  if (column > 0) {
    CellClaim filler;
    filler.width = column;
    filler.filler = true;
    row.cells.push_back(std::move(filler));
  }
  collect_cells(node, row, column);
  table.rows.push_back(std::move(row));
}

void Flow::collect_cells(const pugi::xml_node& node, RowClaim& row, std::int64_t& column) {
  for (const auto& one : node.children()) {
    if (is(one, "tc")) {
      collect_cell(one, row, column);
    } else if (is(one, "sdt")) {
      collect_cells(child(one, "sdtContent"), row, column);
    } else if (is(one, "AlternateContent")) {
      collect_cells(branch_of(one), row, column);
    } else if (is(one, "customXml") || is(one, "ins") || is(one, "moveTo")) {
      collect_cells(one, row, column);
    }
  }
}

void Flow::collect_cell(const pugi::xml_node& node, RowClaim& row, std::int64_t& column) {
  const auto properties = child(node, "tcPr");
  if (child(properties, "cellIns")) ++pending_.inserted;
  if (child(properties, "cellDel")) {
    ++pending_.deleted;
    return;
  }
  CellClaim cell;
  cell.node = node;
  cell.column = column;
  cell.width = std::max(number_of(properties, "gridSpan").value_or(1), 1);
  cell.continues = continues(properties, "vMerge");
  column += cell.width;
  const bool joins_left =
      continues(properties, "hMerge") && !row.cells.empty() && !row.cells.back().filler;
  if (joins_left) {
    row.cells.back().width += cell.width;
  } else {
    row.cells.push_back(std::move(cell));
  }
}

// Takes the columns out of the grid that are too narrow to hold anything, where no cell consists of
// them alone; the cells at both sides then share one edge.
void Flow::drop_slivers(TableClaim& table, const pugi::xml_node& grid) {
  std::vector<bool> sliver;
  for (const auto& column : grid.children()) {
    if (!is(column, "gridCol")) continue;
    const auto width = to_number(attribute(column, "w"));
    sliver.push_back(width && *width < kSliver && (sliver.empty() || !sliver.back()));
  }
  if (std::find(sliver.begin(), sliver.end(), true) == sliver.end()) return;
  const auto index = [&](std::int64_t column) { return static_cast<std::size_t>(column); };
  for (const auto& row : table.rows) {
    for (const auto& cell : row.cells) {
      if (cell.width == 1 && !cell.filler && index(cell.column) < sliver.size()) {
        sliver[index(cell.column)] = false;
      }
    }
  }
  std::vector<std::int64_t> edges(sliver.size() + 1, 0);
  for (std::size_t i = 0; i < sliver.size(); ++i) edges[i + 1] = edges[i] + (sliver[i] ? 0 : 1);
  const auto edge = [&](std::int64_t column) {
    const auto last = static_cast<std::int64_t>(sliver.size());
    return column <= last ? edges[index(column)] : edges.back() + (column - last);
  };
  for (auto& row : table.rows) {
    for (auto& cell : row.cells) {
      const auto end = edge(cell.column + cell.width);
      cell.column = edge(cell.column);
      cell.width = end - cell.column;
    }
    std::erase_if(row.cells, [](const CellClaim& cell) { return cell.width == 0; });
  }
}

// A cell that continues one of the same place and width above makes that one longer; without such a
// cell it stands for itself.
void Flow::merge_downwards(TableClaim& table) {
  std::map<std::pair<std::int64_t, std::int64_t>, CellClaim*> above;
  for (auto& row : table.rows) {
    std::map<std::pair<std::int64_t, std::int64_t>, CellClaim*> here;
    for (auto& cell : row.cells) {
      if (cell.filler) continue;
      const auto place = std::make_pair(cell.column, cell.width);
      const auto found = above.find(place);
      cell.continues = cell.continues && found != above.end();
      auto* const first = cell.continues ? found->second : &cell;
      if (cell.continues) ++first->rows;
      here.emplace(place, first);
    }
    above = std::move(here);
  }
}

void Flow::read_cells(TableClaim& table) {
  for (auto& row : table.rows) {
    for (auto& cell : row.cells) {
      cell.first_block = cell.end_block = blocks_.size();
      if (cell.filler || cell.continues || full_) continue;
      if (++cells_seen_ > limits_[Limit::cells]) {
        reached(Limit::cells);
        full_ = true;
        continue;
      }
      ++table.cell_count;
      read(cell.node);
      cell.end_block = blocks_.size();
    }
  }
}

bool Flow::is_layout(const TableClaim& table) const {
  if (table.arranges || table.cell_count == 1) return true;
  bool one_column = true, grid = false;
  std::size_t rows = 0;
  for (const auto& row : table.rows) {
    std::size_t cells = 0;
    for (const auto& cell : row.cells) {
      if (!cell.filler) ++cells;
      for (auto i = cell.first_block; i < cell.end_block; ++i) {
        grid = grid || std::holds_alternative<Grid>(blocks_[i]);
      }
    }
    if (cells > 0) ++rows;
    if (cells > 1) one_column = false;
  }
  if (grid) return true;
  const auto least = rows == 1 || one_column ? kProseCodePoints : kLongProseCodePoints;
  return std::any_of(table.rows.begin(), table.rows.end(), [&](const RowClaim& row) {
    return std::any_of(row.cells.begin(), row.cells.end(),
                       [&](const CellClaim& cell) { return is_prose(cell, least); });
  });
}

bool Flow::is_prose(const CellClaim& cell, std::size_t least_code_points) const {
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

// A place without a cell is entered into the grid like one, and taken out again.
void Flow::make_grid(TableClaim& table) {
  const auto most = limits_[Limit::span] + 1;
  builder_.reserve(table.cell_count);
  for (const auto& row : table.rows) {
    builder_.begin_row();
    for (const auto& claim : row.cells) {
      if (claim.continues) continue;
      Cell cell = claim.filler ? Cell() : make_cell(claim, row.header);
      cell.column_span = static_cast<std::uint32_t>(
          std::min<std::uint64_t>(static_cast<std::uint64_t>(claim.width), most));
      cell.row_span = claim.rows;
      if (claim.filler) cell.text.pieces.push_back({1, {}});
      builder_.add(std::move(cell));
    }
  }
  std::vector<Embedded> held;
  for (auto i = table.first_block; i < blocks_.size(); ++i) {
    auto* embedded = std::get_if<Embedded>(&blocks_[i]);
    if (embedded != nullptr && embedded->kind != Embedded::Kind::picture) {
      held.push_back(std::move(*embedded));
    }
  }
  blocks_.resize(table.first_block);
  std::vector<Problem> problems;
  auto grid = builder_.finish({}, problems);
  for (auto& problem : problems) {
    problem.where.reset();
    add_once(problems_, std::move(problem));
  }
  take_out_fillers(grid);
  blocks_.emplace_back(std::move(grid));
  for (auto& embedded : held) blocks_.emplace_back(std::move(embedded));
}

Cell Flow::make_cell(const CellClaim& claim, bool header) {
  Cell cell;
  cell.header = header;
  for (auto i = claim.first_block; i < claim.end_block; ++i) {
    if (auto* paragraph = std::get_if<Paragraph>(&blocks_[i])) {
      auto& text = cell.text.utf8;
      if (text.empty()) {
        text = std::move(paragraph->text.utf8);
      } else if (text.size() + paragraph->text.utf8.size() < limits_[Limit::text_bytes]) {
        text += '\n' + paragraph->text.utf8;
      } else {
        reached(Limit::text_bytes);
      }
    } else if (const auto* embedded = std::get_if<Embedded>(&blocks_[i])) {
      cell.picture |= embedded->kind == Embedded::Kind::picture;
    }
  }
  if (!cell.text.empty()) cell.picture = false;
  return cell;
}

}  // namespace gouji::docx
