#include "reading/doubts.h"

#include <algorithm>
#include <string>

#include "reading/label.h"

namespace gouji {
namespace {

// All letters of a stretch of blocks, in their order.
std::u32string letters_of(const Document& document, Home home) {
  std::u32string all;
  const auto add = [&](const Text& text) { all += label_key("x" + text.utf8).body; };
  if (home.end <= home.begin) home = {0, document.blocks.size()};
  for (auto i = home.begin; i < home.end; ++i) {
    if (const auto* line = std::get_if<Paragraph>(&document.blocks[i])) add(line->text);
    const auto* grid = std::get_if<Grid>(&document.blocks[i]);
    if (grid == nullptr) continue;
    for (const auto& cell : grid->cells) add(cell.text);
  }
  return all;
}

class Doubts {
 public:
  Doubts(const Document& document, const Home& home, TableReading& table)
      : letters_(letters_of(document, home)), table_(table) {}

  void missing_table() {
    // Two labels of a table are no accident.
    const auto& rows = table_.spec->rows;
    const auto met = std::count_if(rows.begin(), rows.end(),
                                   [&](const auto& row) { return is_there(row.label); });
    if (met < 2) return;
    table_.state = TableState::unreadable;
    table_.trouble = "untied";
  }

  void missing_labels() {
    // Rows printed side by side are known by the number of their figures.
    for (std::size_t r = 0; r < table_.rows.size() && !table_.spec->across; ++r) {
      if (!lost(table_.rows[r], table_.spec->rows[r].label) || is_merged(static_cast<int>(r))) {
        continue;
      }
      table_.rows[r].match = LabelMatch::accepted;
      for (std::size_t c = 0; c < table_.columns.size(); ++c) doubt(r, c);
    }
    for (std::size_t c = 0; c < table_.columns.size(); ++c) {
      if (!lost(table_.columns[c], table_.spec->columns[c].label)) continue;
      table_.columns[c].match = LabelMatch::accepted;
      for (std::size_t r = 0; r < table_.rows.size(); ++r) doubt(r, c);
    }
  }

 private:
  bool lost(const LabelReading& reading, const Label& label) const {
    return reading.match == LabelMatch::none && is_there(label);
  }

  // A label may have been cut in two; short ones may stand anywhere.
  bool is_there(const Label& label) const {
    constexpr std::size_t kTelling = 5;
    const auto body = label_key(label.text).body;
    if (body.size() < kTelling) return false;
    const auto half = body.size() / 2;
    return letters_.find(body.substr(0, half)) != letters_.npos &&
           letters_.find(body.substr(half)) != letters_.npos;
  }

  bool is_merged(int row) const {
    return std::any_of(table_.merged.begin(), table_.merged.end(), [&](const MergedRows& m) {
      return std::find(m.rows.begin(), m.rows.end(), row) != m.rows.end();
    });
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
  TableReading& table_;
};

}  // namespace

bool has_pages(const Document& document) {
  return !document.nodes.empty() && document.nodes.front().page > 0;
}

void doubt_missing(const Document& document, const Home& home, TableReading& table) {
  Doubts doubts(document, home, table);
  if (table.state == TableState::missing) doubts.missing_table();
  if (table.state == TableState::read) doubts.missing_labels();
}

}  // namespace gouji
