#include "reading/doubts.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "reading/label.h"

namespace gouji {
namespace {

using Blocks = std::pair<std::vector<Block>::const_iterator, std::vector<Block>::const_iterator>;

// The blocks of a table's section; all where it has none.
Blocks stretch_of(const Document& document, const Home& home) {
  const auto begin = document.blocks.begin();
  if (home.end <= home.begin) return {begin, document.blocks.end()};
  return {begin + static_cast<std::ptrdiff_t>(home.begin),
          begin + static_cast<std::ptrdiff_t>(home.end)};
}

// All letters of a stretch of blocks, in their order.
std::u32string letters_of(const Blocks& blocks) {
  std::u32string all;
  const auto add = [&](const Text& text) { all += label_key("x" + text.utf8).body; };
  for (auto block = blocks.first; block != blocks.second; ++block) {
    if (const auto* line = std::get_if<Paragraph>(&*block)) add(line->text);
    const auto* grid = std::get_if<Grid>(&*block);
    if (grid == nullptr) continue;
    for (const auto& cell : grid->cells) add(cell.text);
  }
  return all;
}

// Every line and every line of a cell in a stretch of blocks, and their words, if several.
std::vector<LabelKey> lines_of(const Blocks& blocks) {
  std::vector<LabelKey> lines;
  const auto split = [&](std::string_view text, std::string_view marks, auto use) {
    for (std::size_t from = 0; from <= text.size();) {
      const auto end = std::min(text.find_first_of(marks, from), text.size());
      use(text.substr(from, end - from));
      from = end + 1;
    }
  };
  const auto add = [&](std::string_view text) {
    split(text, "\n", [&](std::string_view line) {
      lines.push_back(label_key(line));
      if (line.find_first_of(" \t") == line.npos) return;
      split(line, " \t", [&](std::string_view word) { lines.push_back(label_key(word)); });
    });
  };
  for (auto block = blocks.first; block != blocks.second; ++block) {
    if (const auto* line = std::get_if<Paragraph>(&*block)) add(line->text.utf8);
    const auto* grid = std::get_if<Grid>(&*block);
    if (grid == nullptr) continue;
    for (const auto& cell : grid->cells) add(cell.text.utf8);
  }
  return lines;
}

std::vector<LabelKey> cells_of(const Blocks& blocks) {
  std::vector<LabelKey> cells;
  for (auto block = blocks.first; block != blocks.second; ++block) {
    const auto* grid = std::get_if<Grid>(&*block);
    if (grid == nullptr) continue;
    for (const auto& cell : grid->cells) cells.push_back(label_key(cell.text.utf8));
  }
  return cells;
}

// A label may have been cut in two; short ones may stand anywhere. Where cells were put together
// from words, letters of one label may have come between those of another.
bool words_stand_in(const std::u32string& letters, const std::string& label) {
  constexpr std::size_t kTelling = 5;
  const auto body = label_key(label).body;
  if (body.size() < kTelling) return false;
  const auto half = body.size() / 2;
  if (letters.find(body.substr(0, half)) != letters.npos &&
      letters.find(body.substr(half)) != letters.npos) {
    return true;
  }
  // What comes between two letters parts one pair, another label several in a row.
  std::size_t parted = 0;
  bool before = false;
  for (std::size_t i = 0; i + 1 < body.size(); ++i) {
    const bool together = letters.find(body.substr(i, 2)) != letters.npos;
    if (!together && before) return false;
    before = !together;
    parted += together ? 0 : 1;
  }
  return parted * 4 < body.size();
}

// Whether one of the words of a line of a table, which tabulators part, is a number.
bool holds_figure(std::string_view line) {
  for (std::size_t from = 0; from <= line.size();) {
    const auto end = std::min(line.find('\t', from), line.size());
    const auto word = line.substr(from, end - from);
    if (!word.empty() && word.find_first_not_of("0123456789.,") == word.npos) return true;
    from = end + 1;
  }
  return false;
}

// A line of a table that found no place in a grid: it is known for one, or parted as one.
const Paragraph* untied_line(const Block& block) {
  const auto* line = std::get_if<Paragraph>(&block);
  if (line == nullptr) return nullptr;
  const auto& text = line->text.utf8;
  return line->untied || (text.find('\t') != text.npos && holds_figure(text)) ? line : nullptr;
}

bool block_holds_figure(const Block& block) {
  if (const auto* line = std::get_if<Paragraph>(&block)) return holds_figure(line->text.utf8);
  const auto* grid = std::get_if<Grid>(&block);
  return grid != nullptr &&
         std::any_of(grid->cells.begin(), grid->cells.end(),
                     [](const Cell& cell) { return holds_figure(cell.text.utf8); });
}

bool holds_figure(const TableReading& table) {
  return std::any_of(table.figures.begin(), table.figures.end(), [](const Figure& figure) {
    return figure.state != FigureState::blank && figure.state != FigureState::absent;
  });
}

class Doubts {
 public:
  // With `untied` lines among the blocks any label may stand in one of them.
  Doubts(const Blocks& blocks, bool untied, TableReading& table)
      : letters_(letters_of(blocks)),
        lines_(lines_of(blocks)),
        cells_(cells_of(blocks)),
        untied_(untied),
        table_(table) {}

  void missing_table() {
    // Two labels of a table are no accident.
    const auto& rows = table_.spec->rows;
    const auto met = std::count_if(rows.begin(), rows.end(),
                                   [&](const auto& row) { return is_there(row.label); });
    if (met < 2) return;
    table_.state = TableState::unreadable;
    table_.trouble = "untied";
  }

  // `ruled` tables have borders, which show what belongs to which cell as far as they were seen.
  void missing_labels(bool ruled) {
    for (std::size_t r = 0; r < table_.rows.size(); ++r) {
      // Rows printed side by side are known by the number of their figures, where these were found.
      if (table_.spec->across && !is_there(table_.spec->rows[r].label)) continue;
      if (!lost(table_.rows[r], table_.spec->rows[r].label) || is_merged(static_cast<int>(r))) {
        continue;
      }
      table_.rows[r].match = LabelMatch::accepted;
      for (std::size_t c = 0; c < table_.columns.size(); ++c) doubt(r, c);
    }
    // Heads are short and stand close: whether one is there cannot be told from letters.
    for (std::size_t c = 0; c < table_.columns.size(); ++c) {
      if (table_.columns[c].match != LabelMatch::none) continue;
      if (ruled && !is_there_as_head(table_.spec->columns[c].label)) continue;
      table_.columns[c].match = LabelMatch::accepted;
      for (std::size_t r = 0; r < table_.rows.size(); ++r) doubt(r, c);
    }
  }

  // A line of a label may have gone to its neighbour, and the digits beside it with it; and a table
  // of which some figures found no row may have torn labels, too.
  void spare_labels() {
    for (std::size_t r = 0; r < table_.rows.size(); ++r) {
      auto& row = table_.rows[r];
      if (row.match == LabelMatch::none || row.match == LabelMatch::exact ||
          !is_part(row, table_.spec->rows[r].label)) {
        continue;
      }
      row.match = LabelMatch::accepted;
      for (std::size_t c = 0; c < table_.columns.size(); ++c) distrust(r, c);
    }
    const bool untied = table_.trouble == "untied";
    for (auto& row : table_.rows) {
      if (row.match == LabelMatch::none) continue;
      if (untied || row.broken) row.match = LabelMatch::accepted;
    }
    if (!untied) return;
    table_.unknown_rows.clear();
    for (std::size_t r = 0; r < table_.rows.size(); ++r) doubt_blank(static_cast<int>(r));
  }

  // The cell of a row and a column that are both there is there.
  void absent_figures() {
    for (std::size_t r = 0; r < table_.rows.size(); ++r) {
      if (table_.rows[r].match == LabelMatch::none) continue;
      for (std::size_t c = 0; c < table_.columns.size(); ++c) {
        if (table_.columns[c].match != LabelMatch::none) doubt(r, c);
      }
    }
  }

  void missing_figures() {
    for (std::size_t r = 0; r < table_.rows.size(); ++r) {
      for (std::size_t c = 0; c < table_.columns.size(); ++c) {
        doubt(r, c);
        auto& figure = table_.at(static_cast<int>(r), static_cast<int>(c));
        // A word in its place may be one of a label that came apart.
        if (figure.state != FigureState::blank && figure.state != FigureState::not_a_number) {
          continue;
        }
        figure.state = FigureState::unreadable;
        table_.trouble = "untied";
      }
    }
  }

 private:
  bool lost(const LabelReading& reading, const Label& label) const {
    return reading.match == LabelMatch::none && (untied_ || is_there(label));
  }

  static bool is_part(const LabelReading& reading, const Label& label) {
    const auto read = label_key(reading.raw).body, due = label_key(label.text).body;
    return read != due && (due.find(read) != due.npos || read.find(due) != read.npos);
  }
  void distrust(std::size_t row, std::size_t column) {
    auto& figure = table_.at(static_cast<int>(row), static_cast<int>(column));
    if (figure.state == FigureState::absent) return;
    figure.state = FigureState::unreadable;
    table_.trouble = "untied";
  }

  // A short label is known where it is a line of its own.
  bool is_there(const Label& label) const {
    const auto key = label_key(label.text);
    return words_stand_in(letters_, label.text) ||
           std::any_of(lines_.begin(), lines_.end(), [&](const LabelKey& line) {
             return line.body == key.body && line.number == key.number;
           });
  }

  // A short head is a cell of its own; as a line it may be one of a label that wraps.
  bool is_there_as_head(const Label& label) const {
    constexpr std::size_t kTelling = 3;
    const auto key = label_key(label.text);
    return (key.body.size() >= kTelling && is_there(label)) ||
           std::any_of(cells_.begin(), cells_.end(), [&](const LabelKey& cell) {
             return cell.body == key.body && cell.number == key.number;
           });
  }

  bool is_merged(int row) const {
    return std::any_of(table_.merged.begin(), table_.merged.end(), [&](const MergedRows& m) {
      return std::find(m.rows.begin(), m.rows.end(), row) != m.rows.end();
    });
  }

  // The figures of a row without one may be those that found no row.
  void doubt_blank(int row) {
    const auto columns = static_cast<int>(table_.columns.size());
    for (int c = 0; c < columns; ++c) {
      const auto state = table_.at(row, c).state;
      if (state != FigureState::blank && state != FigureState::absent) return;
    }
    for (int c = 0; c < columns; ++c) {
      auto& figure = table_.at(row, c);
      if (figure.state == FigureState::blank) figure.state = FigureState::unreadable;
    }
  }

  void doubt(std::size_t row, std::size_t column) {
    const auto r = static_cast<int>(row), c = static_cast<int>(column);
    auto& figure = table_.at(r, c);
    if (figure.state != FigureState::absent || !table_.spec->asks_for(r, c)) return;
    figure.state = FigureState::unreadable;
    figure.where = table_.where;
    table_.trouble = "untied";
  }

  std::u32string letters_;
  std::vector<LabelKey> lines_, cells_;
  bool untied_;
  TableReading& table_;
};

}  // namespace

void doubt_missing(const Document& document, const Home& home, TableReading& table) {
  if (document.nodes.empty() || document.nodes.front().page == 0) return;
  const auto blocks = stretch_of(document, home);
  const auto any = [&](auto test) { return std::any_of(blocks.first, blocks.second, test); };
  const bool inferred = any([](const Block& block) {
    const auto* grid = std::get_if<Grid>(&block);
    return grid != nullptr && grid->inferred;
  });
  const bool untied = any([](const Block& block) { return untied_line(block) != nullptr; });
  Doubts doubts(blocks, untied, table);
  if (table.state == TableState::missing) doubts.missing_table();
  if (table.state != TableState::read) return;
  if (!holds_figure(table) && any(block_holds_figure)) {
    table.state = TableState::unreadable;
    table.trouble = "untied";
    return;
  }
  const bool ruled = !inferred && !untied;
  doubts.missing_labels(ruled);
  if (!ruled) doubts.spare_labels();
  doubts.absent_figures();
  // Figures that found no place may be those of any cell that has none.
  const bool loose = any([](const Block& block) {
    const auto* line = untied_line(block);
    return line != nullptr && holds_figure(line->text.utf8);
  });
  if (loose) doubts.missing_figures();
}

void doubt_blanks(TableReading& table) {
  for (auto& figure : table.figures) {
    if (figure.state != FigureState::blank) continue;
    figure.state = FigureState::unreadable;
    if (table.trouble.empty() || table.trouble == "drawn") table.trouble = "lost";
  }
}

namespace {

constexpr std::size_t kLongestLine = 150;  // bytes: what is longer is no label and no heading

bool is_damaged_label(const Text& text) {
  return text.utf8.size() <= kLongestLine && is_damaged(text.utf8);
}

}  // namespace

void doubt_damaged(const Document& document, const Home& home, TableReading& table) {
  const auto blocks = stretch_of(document, home);
  table.damaged = std::any_of(blocks.first, blocks.second, [](const Block& block) {
    if (const auto* line = std::get_if<Paragraph>(&block)) return is_damaged_label(line->text);
    const auto* grid = std::get_if<Grid>(&block);
    return grid != nullptr &&
           std::any_of(grid->cells.begin(), grid->cells.end(),
                       [](const Cell& cell) { return is_damaged_label(cell.text); });
  });
}

bool may_be_damaged_heading(const Document& document) {
  // In a text, the end of a line may be what was lost.
  const bool of_lines = document.format == Format::text || document.format == Format::markdown;
  return std::any_of(document.blocks.begin(), document.blocks.end(), [&](const Block& block) {
    const auto* line = std::get_if<Paragraph>(&block);
    if (line == nullptr) return false;
    return of_lines ? is_damaged(line->text.utf8) : is_damaged_label(line->text);
  });
}

bool may_stand_in_doubt(const Document& document, const Label& label) {
  std::u32string letters;
  const auto add = [&](const Text& text) { letters += label_key("x" + text.utf8).body; };
  for (const auto& block : document.blocks) {
    const auto* line = std::get_if<Paragraph>(&block);
    if (line != nullptr && (line->untied || line->unordered)) add(line->text);
    // What stands beside a heading may have made cells of both.
    const auto* grid = std::get_if<Grid>(&block);
    if (grid == nullptr || !grid->inferred) continue;
    for (const auto& cell : grid->cells) add(cell.text);
  }
  const auto stands = [&](const std::string& wording) { return words_stand_in(letters, wording); };
  return !letters.empty() &&
         (stands(label.text) || std::any_of(label.accepted.begin(), label.accepted.end(), stands) ||
          std::any_of(label.variants.begin(), label.variants.end(), stands));
}

bool is_in_doubt(const Document& document, const SectionReading& section) {
  const auto unordered = [&](std::size_t block) {
    if (block >= document.blocks.size()) return false;
    const auto* line = std::get_if<Paragraph>(&document.blocks[block]);
    return line != nullptr && line->unordered;
  };
  return unordered(section.heading_block) || unordered(section.first_block);
}

}  // namespace gouji
