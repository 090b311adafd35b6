// What a reader sees in a sheet: lines of text, and tables between them.
#include <algorithm>
#include <utility>

#include "base/utf8.h"
#include "intake/xlsx_sheet.h"

namespace gouji {
namespace {

// In a sheet without lines around its cells, longer texts that stand alone are no row of a table.
constexpr std::size_t kLongestLabel = 30;

// 一、 二、 十二、 and the like.
bool begins_with_number(std::string_view text) {
  static constexpr std::u32string_view kNumbers = U"一二三四五六七八九十";
  std::size_t at = 0, numbers = 0;
  for (; at < text.size(); ++numbers) {
    const auto c = decode(text, at);
    if (kNumbers.find(c.value) == kNumbers.npos) break;
    at += c.length;
  }
  return numbers > 0 && text.substr(at).starts_with("、");
}

bool ends_as_sentence(std::string_view text) {
  return text.ends_with("。") || text.ends_with("：") || text.ends_with("；") ||
         text.ends_with("，");
}

class SheetBlocks {
 public:
  SheetBlocks(Document& document, const Sheet& sheet, GridBuilder& builder, const Limits& limits,
              std::uint64_t& cells)
      : document_(document), sheet_(sheet), builder_(builder), limits_(limits), cells_(cells) {}

  bool run() {
    look();
    for (const auto& row : sheet_.rows) {
      if (full_) return false;
      take(row);
    }
    end_table();
    return !full_;
  }

 private:
  static const SheetCell* cell_at(const SheetRow& row, std::uint32_t column) {
    const auto found = std::lower_bound(
        row.cells.begin(), row.cells.end(), column,
        [](const SheetCell& cell, std::uint32_t wanted) { return cell.column < wanted; });
    return found != row.cells.end() && found->column == column ? &*found : nullptr;
  }

  // The width of the sheet, and whether it draws its tables with lines.
  void look() {
    for (const auto& row : sheet_.rows) {
      for (const auto& cell : row.cells) {
        if (sheet_.is_hidden(cell.column)) continue;
        has_lines_ |= cell.bordered;
        if (cell.text.empty() && !cell.bordered) continue;
        first_ = std::min(first_, cell.column);
        last_ = std::max(last_, cell.column);
      }
    }
    for (std::size_t i = 0; i < sheet_.merges.size(); ++i) {
      if (sheet_.merges[i].first_row == sheet_.merges[i].last_row) {
        wide_.push_back(sheet_.merges[i]);
      }
    }
    std::stable_sort(wide_.begin(), wide_.end(), [](const SheetMerge& a, const SheetMerge& b) {
      return a.first_row < b.first_row;
    });
  }

  // The last column that the cell covers within its row.
  std::uint32_t reach(const SheetRow& row, std::uint32_t column) const {
    auto merge = std::lower_bound(
        wide_.begin(), wide_.end(), row.number,
        [](const SheetMerge& one, std::uint32_t number) { return one.first_row < number; });
    for (; merge != wide_.end() && merge->first_row == row.number; ++merge) {
      if (merge->first_column == column) return merge->last_column;
    }
    return column;
  }

  void take(const SheetRow& row) {
    std::size_t texts = 0, lines = 0;
    const SheetCell* only = nullptr;
    for (const auto& cell : row.cells) {
      if (sheet_.is_hidden(cell.column)) continue;
      lines += cell.bordered;
      if (cell.text.empty()) continue;
      ++texts;
      only = &cell;
    }
    const bool gap = !rows_.empty() && row.number > rows_.back()->number + 1;
    if (texts >= 2) {
      rows_.push_back(&row);
      many_ = true;
    } else if (texts == 0) {
      if (lines > 0 && !rows_.empty()) rows_.push_back(&row);
    } else if (is_label(row, *only, lines, gap)) {
      rows_.push_back(&row);
    } else {
      end_table();
      add_paragraphs(row, *only);
    }
  }

  // Whether a row of one text belongs to a table.
  bool is_label(const SheetRow& row, const SheetCell& cell, std::size_t lines, bool gap) const {
    const bool whole_width = cell.column <= first_ && reach(row, cell.column) >= last_;
    if (begins_with_number(cell.text) && (whole_width || lines == 0)) return false;
    if (has_lines_) return lines >= 2 || (lines == 1 && !whole_width);
    return many_ && !gap && count_code_points(cell.text) <= kLongestLabel &&
           !ends_as_sentence(cell.text);
  }

  void add_paragraphs(const SheetRow& row, const SheetCell& cell) {
    const auto where =
        document_.add_node({sheet_.name, cell_address(row.number, cell.column), 0, {}});
    const std::string_view text = cell.text;
    for (std::size_t at = 0; at <= text.size() && !full_;) {
      const auto end = std::min(text.find('\n', at), text.size());
      auto line = trimmed(text.substr(at, end - at));
      at = end + 1;
      if (line.empty()) continue;
      if (line.size() > limits_[Limit::text_bytes]) {
        document_.problems.push_back(limit_reached(Limit::text_bytes, limits_, where));
        continue;
      }
      Paragraph paragraph;
      paragraph.text.append(line, where);
      add_block(std::move(paragraph));
    }
  }

  // The table of the rows that wait; rows of one text each are no table.
  void end_table() {
    auto rows = std::exchange(rows_, {});
    const bool many = std::exchange(many_, false);
    const auto has_text = [](const SheetRow* row) {
      return std::any_of(row->cells.begin(), row->cells.end(),
                         [](const SheetCell& cell) { return !cell.text.empty(); });
    };
    while (!rows.empty() && !many && !has_text(rows.back())) rows.pop_back();
    if (rows.empty()) return;
    if (many) return add_grid(rows);
    for (const auto* row : rows) {
      for (const auto& cell : row->cells) {
        if (!cell.text.empty() && !sheet_.is_hidden(cell.column)) add_paragraphs(*row, cell);
      }
    }
  }

  // Where a merged cell covers the places of a grid: the index of its merge, or -1.
  struct Cover {
    std::vector<std::int32_t> by;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> spans;  // rows, columns as shown
    std::vector<std::size_t> starts;
  };

  struct Extent {
    std::vector<std::uint32_t> columns;  // those shown
    std::uint32_t index_of(std::uint32_t column) const {
      return static_cast<std::uint32_t>(std::lower_bound(columns.begin(), columns.end(), column) -
                                        columns.begin());
    }
  };

  Extent extent_of(const std::vector<const SheetRow*>& rows, const Locus& where) {
    std::uint32_t first = ~0U, last = 0;
    for (const auto* row : rows) {
      for (const auto& cell : row->cells) {
        if (sheet_.is_hidden(cell.column) || (cell.text.empty() && !cell.bordered)) continue;
        first = std::min(first, cell.column);
        last = std::max(last, cell.text.empty() ? cell.column : reach(*row, cell.column));
      }
    }
    last = std::max(std::min(last, std::max(last_, first)), first);
    Extent extent;
    for (auto column = first; column <= last; ++column) {
      if (sheet_.is_hidden(column)) continue;
      if (extent.columns.size() >= limits_[Limit::columns]) {
        document_.problems.push_back(limit_reached(Limit::columns, limits_, where));
        break;
      }
      extent.columns.push_back(column);
    }
    return extent;
  }

  // Merged cells that run into one another are none: the first of them counts.
  Cover cover_of(const std::vector<const SheetRow*>& rows, const Extent& extent) const {
    const auto width = extent.columns.size();
    Cover cover;
    cover.by.assign(rows.size() * width, -1);
    std::uint64_t work = 16 * (cover.by.size() + 1);
    const auto row_index = [&](std::uint32_t number) {
      return static_cast<std::size_t>(
          std::lower_bound(
              rows.begin(), rows.end(), number,
              [](const SheetRow* row, std::uint32_t wanted) { return row->number < wanted; }) -
          rows.begin());
    };
    for (const auto& merge : sheet_.merges) {
      const auto top = row_index(merge.first_row), bottom = row_index(merge.last_row + 1);
      const auto left = extent.index_of(merge.first_column);
      const auto right = extent.index_of(merge.last_column + 1);
      if (top >= bottom || left >= right) continue;
      const auto area = std::uint64_t{bottom - top} * (right - left);
      if (area > work) break;
      work -= area;
      bool free = true;
      for (auto row = top; row < bottom && free; ++row) {
        const auto* begin = &cover.by[row * width + left];
        free = std::all_of(begin, begin + (right - left), [](auto one) { return one < 0; });
      }
      if (!free) continue;
      const auto index = static_cast<std::int32_t>(cover.spans.size());
      cover.spans.emplace_back(bottom - top, right - left);
      cover.starts.push_back(top * width + left);
      for (auto row = top; row < bottom; ++row) {
        std::fill_n(cover.by.begin() + static_cast<std::ptrdiff_t>(row * width + left),
                    right - left, index);
      }
    }
    return cover;
  }

  void add_grid(std::vector<const SheetRow*> rows) {
    const auto where = document_.add_node({sheet_.name, "", 0, {}});
    const auto extent = extent_of(rows, where);
    const auto width = extent.columns.size();
    if (width == 0) return;
    // So much room that only cells beyond the limit fall outside of it.
    const auto most = limits_[Limit::cells] * 16 / width + 1;
    if (rows.size() > most) rows.resize(static_cast<std::size_t>(most));
    document_.nodes.back().cell = cell_address(rows.front()->number, extent.columns.front()) + ":" +
                                  cell_address(rows.back()->number, extent.columns.back());
    const auto cover = cover_of(rows, extent);
    bool over = false;
    for (std::size_t r = 0; r < rows.size() && !over; ++r) {
      builder_.begin_row();
      for (std::size_t c = 0; c < width; ++c) {
        const auto by = cover.by[r * width + c];
        const bool begins = by < 0 || cover.starts[static_cast<std::size_t>(by)] == r * width + c;
        if (!begins) continue;
        if (++cells_ > limits_[Limit::cells]) {
          document_.problems.push_back(limit_reached(Limit::cells, limits_, where));
          full_ = over = true;
          break;
        }
        Cell cell = cell_of(*rows[r], extent.columns[c]);
        if (by >= 0) {
          const auto& span = cover.spans[static_cast<std::size_t>(by)];
          cell.row_span = span.first;
          cell.column_span = span.second;
        }
        builder_.add(std::move(cell));
      }
    }
    add_block(builder_.finish(where, document_.problems), over);
  }

  Cell cell_of(const SheetRow& row, std::uint32_t column) {
    Cell cell;
    const auto where = document_.add_node({sheet_.name, cell_address(row.number, column), 0, {}});
    const auto* found = cell_at(row, column);
    if (found != nullptr && found->text.size() <= limits_[Limit::text_bytes]) {
      cell.text.append(found->text, where);
      cell.unread = found->without_result;
    } else if (found != nullptr) {
      document_.problems.push_back(limit_reached(Limit::text_bytes, limits_, where));
    }
    // An empty cell, too, knows where it stands.
    if (cell.text.empty()) cell.text.pieces = {{0, where}};
    return cell;
  }

  template <class Kind>
  void add_block(Kind block, bool last = false) {
    if (document_.blocks.size() >= limits_[Limit::blocks]) {
      if (!full_) document_.problems.push_back(limit_reached(Limit::blocks, limits_));
      full_ = true;
      return;
    }
    document_.blocks.emplace_back(std::move(block));
    full_ |= last;
  }

  Document& document_;
  const Sheet& sheet_;
  GridBuilder& builder_;
  const Limits& limits_;
  std::uint64_t& cells_;
  std::vector<SheetMerge> wide_;       // those within one row, by row
  std::vector<const SheetRow*> rows_;  // that may become a table
  bool many_ = false;                  // one of them has several texts
  bool has_lines_ = false, full_ = false;
  std::uint32_t first_ = ~0U, last_ = 0;  // columns of the sheet that show something
};

}  // namespace

bool add_sheet(Document& document, const Sheet& sheet, GridBuilder& builder, const Limits& limits,
               std::uint64_t& cells) {
  return SheetBlocks(document, sheet, builder, limits, cells).run();
}

}  // namespace gouji
