#include "reading/row_labels.h"

#include <algorithm>

#include "base/utf8.h"
#include "reading/figure.h"

namespace gouji {
namespace {

constexpr double kLikeRow = 0.5;
constexpr double kLikeRowSameNumber = 0.34;
constexpr double kLikeRowElsewhere = 0.7;
constexpr std::size_t kMostStrangers = 2000;

// Whether more text stands between a cell and the figures of its row.
bool text_behind(const PieceRow& row, std::size_t cell) {
  for (auto i = cell + 1; i < row.cells.size(); ++i) {
    if (row.cells[i].text.empty() || row.cells[i].continued) continue;
    return !row.cells[i].figure && label_of(row.cells[i]).body.size() > 3;
  }
  return false;
}

}  // namespace

std::vector<Piece> values_of(const PieceRow& row, std::size_t from) {
  std::vector<Piece> values;
  values.reserve(row.cells.size() - std::min(from, row.cells.size()));
  for (auto i = from; i < row.cells.size(); ++i) {
    const auto& cell = row.cells[i];
    if (!cell.continued || cell.figure) values.push_back(cell);
  }
  return values;
}

std::size_t count_figures(const std::vector<Piece>& values) {
  return static_cast<std::size_t>(std::count_if(
      values.begin(), values.end(), [](const Piece& p) { return !p.text.empty() && p.figure; }));
}

Locus span_of(const std::vector<Piece>& cells, std::size_t from, std::size_t to) {
  auto where = cells[from].where;
  if (where.node < 0 && cells[to - 1].where.node < 0) where.end = cells[to - 1].where.end;
  return where;
}

std::string join(const std::vector<Piece>& cells, std::size_t from, std::size_t to) {
  std::string out;
  for (auto i = from; i < to; ++i) {
    if (!out.empty()) out += ' ';
    out += cells[i].text;
  }
  return out;
}

// 总计 and 其他 are rows and columns: without the row's number and without figures it is a head.
bool RowLabels::is_head(const LabelKey& key, int row, const std::vector<Piece>& cells,
                        std::size_t after) const {
  if (words_.column(key).index < 0 || key.number == words_.row_key(row).number) return false;
  const auto figures =
      std::count_if(cells.begin() + static_cast<std::ptrdiff_t>(after), cells.end(),
                    [](const Piece& p) { return !p.text.empty() && p.figure; });
  return figures == 0 || static_cast<std::size_t>(figures) > words_.columns_of_row(row).size();
}

bool RowLabels::match(const LabelKey& key, const std::vector<Piece>& cells, std::size_t from,
                      std::size_t to, Found& found) const {
  if (const auto hit = words_.row(key); hit.index >= 0 && !is_head(key, hit.index, cells, to)) {
    found.kind = Found::Kind::row;
    found.index = hit.index;
    found.label = label_reading(hit.match, join(cells, from, to), span_of(cells, from, to));
    return true;
  }
  if (const auto merged = words_.merged(key); merged >= 0) {
    found.kind = Found::Kind::merged;
    found.index = merged;
    found.label = label_reading(LabelMatch::exact, join(cells, from, to), span_of(cells, from, to));
    return true;
  }
  return false;
}

// A cell whose first or last lines are the label of a group: where cells were put together from
// lines, one may have taken in too much.
bool RowLabels::match_beside_group(const std::vector<Piece>& cells, std::size_t cell,
                                   Found& found) const {
  const std::string_view text = cells[cell].text;
  for (auto line = text.find('\n'); line != text.npos; line = text.find('\n', line + 1)) {
    const auto above = text.substr(0, line), below = text.substr(line + 1);
    for (const bool first : {true, false}) {
      if (!words_.is_group(label_key(first ? below : above))) continue;
      if (!match(label_key(first ? above : below), cells, cell, cell + 1, found)) continue;
      found.label = label_reading(found.label.match, first ? above : below, found.label.where);
      return true;
    }
  }
  return false;
}

Found RowLabels::in_grid(const PieceRow& row) const {
  Found found;
  if (row.cells.empty()) return found;  // the table reaches over it, with nothing but gaps
  std::size_t after_label = 0, first_figure = row.cells.size();
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    const auto& text = row.cells[i].text;
    if (text.empty() || row.cells[i].continued) continue;
    if (row.cells[i].figure) {
      first_figure = std::min(first_figure, i);
      continue;
    }
    if (text.size() > 400) continue;
    Found here;
    if (!match(label_of(row.cells[i]), row.cells, i, i + 1, here) &&
        !match_beside_group(row.cells, i, here)) {
      continue;
    }
    if (here.kind == Found::Kind::merged &&
        (found.kind == Found::Kind::row || text_behind(row, i))) {
      continue;
    }
    found = std::move(here);
    after_label = i + 1;
  }
  if (found.kind != Found::Kind::nothing) {
    found.values = values_of(row, after_label);
    return found;
  }
  if (first_figure == row.cells.size()) {
    // Nothing but blanks behind a text: perhaps a row whose label is misspelt.
    std::size_t last = 0;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      if (!row.cells[i].text.empty() && !row.cells[i].continued) last = i;
    }
    if (last + 1 < row.cells.size() && !row.cells[last].text.empty()) {
      found.kind = Found::Kind::stranger;
      found.label = label_reading(LabelMatch::none, row.cells[last].text, row.cells[last].where);
      found.values = values_of(row, last + 1);
    }
    if (!row.cells[last].text.empty()) {
      found.label = label_reading(LabelMatch::none, row.cells[last].text, row.cells[last].where);
      split_glued(found);
    }
    return found;
  }
  // The label is unknown or not there; figures begin after the last text before them.
  std::size_t last_text = 0;
  bool has_text = false;
  for (std::size_t i = 0; i < first_figure; ++i) {
    if (!row.cells[i].text.empty() && !row.cells[i].continued) last_text = i, has_text = true;
  }
  if (has_text && !words_.is_group(label_of(row.cells[last_text]))) {
    found.kind = Found::Kind::stranger;
    found.label =
        label_reading(LabelMatch::none, row.cells[last_text].text, row.cells[last_text].where);
    found.values = values_of(row, last_text + 1);
    return found;
  }
  found.kind = Found::Kind::orphan;
  found.values = values_of(row, has_text ? last_text + 1 : 0);
  return found;
}

Found RowLabels::in_text(const PieceRow& row) const {
  Found found;
  const auto labels = row.first_value;
  found.values = values_of(row, labels);
  if (labels == 0) {
    if (count_figures(found.values) > 0) found.kind = Found::Kind::orphan;
    return found;
  }
  std::string text;
  LabelKey joined;
  for (std::size_t k = 1; k <= std::min(labels, kTornLabel); ++k) {
    text = row.cells[labels - k].text + text;
    if (text.size() > 600) break;
    const auto& key = k == 1 ? label_of(row.cells[labels - 1]) : joined = label_key(text);
    if (!match(key, row.cells, labels - k, labels, found)) continue;
    found.label_begin = labels - k;
    return found;
  }
  if (word_behind_label(row, found)) return found;
  if (const auto hit = words_.row_behind_group(label_of(row.cells[labels - 1])); hit.index >= 0) {
    found.kind = Found::Kind::row;
    found.index = hit.index;
    found.label = label_reading(hit.match, row.cells[labels - 1].text, row.cells[labels - 1].where);
    found.label_begin = labels - 1;
    return found;
  }
  found.kind = Found::Kind::stranger;
  found.label =
      label_reading(LabelMatch::none, row.cells[labels - 1].text, row.cells[labels - 1].where);
  split_glued(found);
  return found;
}

// A word that stands right behind the label in the place of its first figure: 规章 | 未统计 | 0
// | 3.
bool RowLabels::word_behind_label(const PieceRow& row, Found& found) const {
  const auto labels = row.first_value;
  for (std::size_t words = 1; words <= 3 && words < labels; ++words) {
    const auto end = labels - words;
    if (!is_stray_word(row.cells[end])) return false;
    std::string text;
    for (std::size_t k = 1; k <= std::min<std::size_t>(end, 4); ++k) {
      text = row.cells[end - k].text + text;
      Found here;
      if (!match(label_key(text), row.cells, end - k, end, here)) continue;
      if (here.kind != Found::Kind::row) return false;
      const auto width = words_.columns_of_row(here.index).size();
      if (found.values.size() + words != width) return false;
      here.values = values_of(row, end);
      here.label_begin = end - k;
      found = std::move(here);
      return true;
    }
  }
  return false;
}

// `规章000`: digits that stand right behind a label are its figures.
void RowLabels::split_glued(Found& found) const {
  if (count_figures(found.values) > 0) return;
  const auto& raw = found.label.raw;
  auto cut = raw.size();
  while (cut > 0 && raw[cut - 1] >= '0' && raw[cut - 1] <= '9') --cut;
  if (cut == 0 || cut == raw.size()) return;
  const auto key = label_key(std::string_view(raw).substr(0, cut));
  const auto hit = words_.row(key);
  if (hit.index < 0) return;
  found.kind = Found::Kind::row;
  found.index = hit.index;
  found.glued = true;
  Piece digits;
  digits.text = raw.substr(cut);
  digits.where = found.label.where;
  if (digits.where.node < 0) {
    digits.where.begin = digits.where.end - static_cast<std::uint32_t>(digits.text.size());
    found.label.where.end = digits.where.begin;
  }
  found.label.match = hit.match;
  found.label.raw = raw.substr(0, cut);
  found.values.assign(1, digits);
}

// Whether a line of text names a column that no other table has.
bool RowLabels::names_column(const PieceRow& row) const {
  return std::any_of(row.cells.begin(),
                     row.cells.begin() + static_cast<std::ptrdiff_t>(row.first_value),
                     [&](const Piece& piece) {
                       const auto& key = label_of(piece);
                       return key.body.size() > 4 && words_.column(key).index >= 0;
                     });
}

// The row that a label which is none of the table's is nearest to, among those not met; first of
// all those that belong between its neighbours.
RowLabels::Likeness RowLabels::nearest_row(const LabelKey& key, std::size_t figures,
                                           const std::vector<char>& taken, int before,
                                           int after) const {
  Likeness best;
  if (words_.column(key).index >= 0 || words_.is_group(key)) return best;
  for (std::size_t r = 0; r < taken.size(); ++r) {
    const int row = static_cast<int>(r);
    if (taken[r] != 0 || words_.columns_of_row(row).size() > figures + 1) continue;
    const bool between = before < row && row < after;
    const bool same_number = !key.number.empty() && key.number == words_.row_key(row).number;
    const auto least = between && same_number ? kLikeRowSameNumber : kLikeRow;
    auto like = words_.row_likeness(row, key, least);
    if (like < least) continue;
    if (!between && like < kLikeRowElsewhere) continue;
    if (between) like += 0.2;
    if (like > best.like) best = {like, row};
  }
  return best;
}

void RowLabels::match_misspelt(std::vector<Found>& found, const std::vector<PieceRow>& rows,
                               const std::vector<LabelReading>& met) const {
  std::vector<char> taken(words_.spec().rows.size(), 0);
  int rows_met = 0;
  for (std::size_t r = 0; r < taken.size(); ++r) {
    taken[r] = met[r].match != LabelMatch::none ? 1 : 0;
  }
  for (const auto& f : found) {
    if (f.kind == Found::Kind::row) taken[static_cast<std::size_t>(f.index)] = 1, ++rows_met;
  }
  if (rows_met == 0) return;
  std::vector<int> next_row(found.size() + 1, static_cast<int>(taken.size()));
  for (std::size_t i = found.size(); i-- > 0;) {
    next_row[i] = found[i].kind == Found::Kind::row ? found[i].index : next_row[i + 1];
  }
  // A document that holds nothing but strangers is no table; only so many are compared.
  std::size_t strangers = 0;
  int before = -1;
  for (std::size_t i = 0; i < found.size(); ++i) {
    auto& f = found[i];
    if (f.kind == Found::Kind::row) before = f.index;
    if (f.kind != Found::Kind::stranger || ++strangers > kMostStrangers) continue;
    const int after = next_row[i + 1];
    auto best = nearest_row(label_key(f.label.raw), f.values.size(), taken, before, after);
    // In text a label may have come apart.
    const auto labels = rows[i].from_grid ? 0 : rows[i].first_value;
    std::string text = labels > 0 ? rows[i].cells[labels - 1].text : std::string{};
    for (std::size_t k = 2; k <= std::min<std::size_t>(labels, 4); ++k) {
      text = rows[i].cells[labels - k].text + text;
      const auto joined = nearest_row(label_key(text), f.values.size(), taken, before, after);
      if (joined.like <= best.like) continue;
      best = joined;
      f.label = label_reading(f.label.match, text, span_of(rows[i].cells, labels - k, labels));
    }
    if (best.row < 0) continue;
    f.kind = Found::Kind::row;
    f.index = before = best.row;
    f.label.match = is_damaged(f.label.raw) ? LabelMatch::accepted : LabelMatch::misspelt;
    taken[static_cast<std::size_t>(best.row)] = 1;
  }
}

}  // namespace gouji
