// What the rows of a run of text tell of one another.
#include <algorithm>
#include <map>

#include "base/utf8.h"
#include "reading/row_labels.h"

namespace gouji {

void RowLabels::mend(std::vector<Found>& found, std::vector<PieceRow>& rows) const {
  join_wrapped(found, rows);
  join_words(found, rows);
  align_lines(found, rows);
}

// Whether a piece can only be a word in a figure's place: short, and no label of the table.
bool RowLabels::is_stray_word(const Piece& piece) const {
  if (piece.text.empty() || piece.text.size() > 30) return false;
  const auto& key = label_of(piece);
  return key.numbering == Numbering::none && words_.row(key).index < 0 &&
         words_.column(key).index < 0 && !words_.is_group(key);
}

// Words among the figures of a row end it too early: what is wanting is taken from the pieces that
// follow, if it can be had exactly.
void RowLabels::join_words(std::vector<Found>& found, std::vector<PieceRow>& rows) const {
  // A table without one of its columns has rows that are shorter all through.
  std::map<std::size_t, std::map<std::size_t, int>> lengths;  // by width of the format
  for (const auto& row : found) {
    if (row.kind != Found::Kind::row || row.values.empty()) continue;
    ++lengths[words_.columns_of_row(row.index).size()][row.values.size()];
  }
  const auto usual = [&](std::size_t width) {
    std::size_t most = width;
    int count = 0;
    for (const auto& [length, times] : lengths[width]) {
      if (times > count) most = length, count = times;
    }
    return std::min(width, most);
  };
  for (std::size_t i = 0; i + 1 < found.size(); ++i) {
    auto& row = found[i];
    if (row.kind != Found::Kind::row) continue;
    const auto width = usual(words_.columns_of_row(row.index).size());
    if (row.values.size() >= width) continue;
    std::vector<Piece> more;
    std::size_t at = i + 1, labels_used = 0;
    for (; at < found.size() && row.values.size() + more.size() < width; ++at) {
      const bool stranger = found[at].kind == Found::Kind::stranger;
      const auto end = stranger ? rows[at].first_value : found[at].label_begin;
      for (labels_used = 0; labels_used < end && row.values.size() + more.size() < width;
           ++labels_used) {
        if (!is_stray_word(rows[at].cells[labels_used])) break;
        more.push_back(rows[at].cells[labels_used]);
      }
      if (labels_used < end || !stranger) break;
      for (const auto& value : found[at].values) more.push_back(value);
    }
    while (row.values.size() + more.size() > width && more.back().text.empty()) more.pop_back();
    if (row.values.size() + more.size() != width) continue;
    std::move(more.begin(), more.end(), std::back_inserter(row.values));
    for (auto gone = i + 1; gone < std::min(at, found.size()); ++gone) found[gone] = {};
  }
}

// A label that wraps around its figures: its beginning stands before them, its end after them, in
// front of the next label.
void RowLabels::join_wrapped(std::vector<Found>& found, std::vector<PieceRow>& rows) const {
  for (std::size_t i = 0; i + 1 < found.size(); ++i) {
    if (found[i].kind != Found::Kind::stranger || count_figures(found[i].values) == 0) continue;
    const auto labels = rows[i].first_value;
    std::string head;
    bool done = false;
    for (std::size_t k = 1; k <= std::min<std::size_t>(labels, 4) && !done; ++k) {
      head = rows[i].cells[labels - k].text + head;
      const auto begun = label_key(head).body;
      if (begun.size() < 4) continue;
      for (std::size_t r = 0; r < words_.spec().rows.size() && !done; ++r) {
        const auto& whole = words_.row_key(static_cast<int>(r)).body;
        if (whole.size() <= begun.size() || whole.compare(0, begun.size(), begun) != 0) continue;
        std::string tail;
        for (std::size_t t = 0; t < std::min<std::size_t>(rows[i + 1].first_value, 4); ++t) {
          tail += rows[i + 1].cells[t].text;
          if (label_key("x" + tail).body.substr(1) != whole.substr(begun.size())) continue;
          found[i].kind = Found::Kind::row;
          found[i].index = static_cast<int>(r);
          found[i].label =
              label_reading(LabelMatch::exact, head + tail, rows[i].cells[labels - k].where);
          auto& next = rows[i + 1];
          next.cells.erase(next.cells.begin(),
                           next.cells.begin() + static_cast<std::ptrdiff_t>(t + 1));
          next.first_value -= t + 1;
          found[i + 1] = in_text(next);
          done = true;
          break;
        }
      }
    }
  }
}

// What the lines of one width have in common.
struct RowLabels::Lines {
  std::uint32_t first = 0;      // column behind the longest row of labels
  int filled_up = 0, bare = 0;  // lines with shorter labels that do, or do not, fill up with blanks

  // One figure where blanks should be shows that the lines are not filled up.
  bool fill_up() const { return filled_up > 0 && bare == 0; }
};

// Lines that are rows may fill up the place of merged labels with blanks, so that all figures begin
// in one column.
void RowLabels::align_lines(std::vector<Found>& found, const std::vector<PieceRow>& rows) const {
  std::map<std::size_t, Lines> lines;  // by width of the format
  const auto width_of = [&](const Found& f) -> std::size_t {
    if (f.kind != Found::Kind::row && f.kind != Found::Kind::merged) return 0;
    return words_
        .columns_of_row(f.kind == Found::Kind::row
                            ? f.index
                            : words_.merged_rows()[std::size_t(f.index)].front())
        .size();
  };
  const auto label_end = [&](std::size_t i) {
    return rows[i].cells[rows[i].first_value - 1].column + 1;
  };
  for (const bool measure : {true, false}) {
    for (std::size_t i = 0; i < found.size(); ++i) {
      if (width_of(found[i]) == 0 || !rows[i].is_line || rows[i].first_value == 0) continue;
      auto& all = lines[width_of(found[i])];
      if (measure) {
        all.first = std::max(all.first, label_end(i));
      } else if (label_end(i) < all.first) {
        const auto& values = found[i].values;
        const bool blanks = std::all_of(values.begin(), values.end(), [&](const Piece& p) {
          return p.column >= all.first || p.text.empty();
        });
        ++(blanks ? all.filled_up : all.bare);
      }
    }
  }
  std::size_t width = 0;
  for (std::size_t i = 0; i < found.size(); ++i) {
    auto& values = found[i].values;
    if (const auto own = width_of(found[i])) width = own;
    if (found[i].kind == Found::Kind::nothing) continue;
    if (width == 0 || !rows[i].is_line || values.empty()) continue;
    const auto& all = lines[width];
    while (all.fill_up() && !values.empty() && values.front().text.empty() &&
           values.front().column < all.first) {
      values.erase(values.begin());
    }
  }
}

}  // namespace gouji
