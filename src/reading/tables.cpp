#include "reading/tables.h"

#include <algorithm>
#include <map>

#include "base/utf8.h"
#include "reading/figure.h"
#include "reading/glued.h"
#include "reading/heads.h"

namespace gouji {
namespace {

constexpr double kLikeRow = 0.5;
constexpr double kLikeRowSameNumber = 0.34;
constexpr std::size_t kTornLabel = 8;  // pieces that one label may have come apart into

// The cells from `from` on, without labels that reach down among them.
std::vector<Piece> values_of(const PieceRow& row, std::size_t from) {
  std::vector<Piece> values;
  for (auto i = from; i < row.cells.size(); ++i) {
    const auto& cell = row.cells[i];
    if (!cell.continued || looks_like_figure(cell.text)) values.push_back(cell);
  }
  return values;
}

std::size_t count_figures(const std::vector<Piece>& values) {
  return static_cast<std::size_t>(std::count_if(values.begin(), values.end(), [](const Piece& p) {
    return !p.text.empty() && looks_like_figure(p.text);
  }));
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

// What a row of pieces turned out to be.
struct Found {
  enum class Kind { nothing, heads, row, merged, group, stranger, orphan };
  Kind kind = Kind::nothing;
  int index = -1;  // of the row, or of the merged rows
  LabelReading label;
  std::size_t label_begin = 0;  // in text: the first piece of the label
  std::vector<Piece> values;
};

class TableReader {
 public:
  TableReader(const TableWords& words, const Home& home);

  void read(const Run& run);
  TableReading finish();

 private:
  const TableSpec& spec() const { return words_.spec(); }
  bool across() const { return spec().across; }

  // Finding the label of a row.
  Found label_in_grid(const PieceRow& row) const;
  Found label_in_text(const PieceRow& row) const;
  bool match(const LabelKey& key, const std::vector<Piece>& cells, std::size_t from, std::size_t to,
             Found& found) const;
  bool is_head(const LabelKey& key, int row, const std::vector<Piece>& cells,
               std::size_t after) const;
  bool word_behind_label(const PieceRow& row, Found& found) const;
  bool is_stray_word(const Piece& piece) const;
  void join_words(std::vector<Found>& found, std::vector<PieceRow>& rows) const;
  void align_lines(std::vector<Found>& found, const std::vector<PieceRow>& rows) const;
  void join_wrapped(std::vector<Found>& found, std::vector<PieceRow>& rows) const;
  void match_misspelt(std::vector<Found>& found) const;
  void split_glued(Found& found) const;

  // Taking rows in.
  void read_rows(const Run& run);
  void read_across(const Run& run);
  bool has_heads(const std::vector<Piece>& labels) const;
  struct CellIndex {
    int row, column;
  };
  std::vector<CellIndex> cells_under(HeadReader& heads, const std::vector<Piece>& labels,
                                     std::size_t figures) const;
  void take_line(const std::vector<Piece>& values, const std::vector<CellIndex>& order,
                 Locus where);
  void take(const Found& found, HeadReader& heads, bool from_grid);
  bool unglue(const std::vector<int>& columns, std::vector<Piece>& values, bool from_grid);
  void take_merged(const Found& found, HeadReader& heads, bool from_grid);
  bool is_row_of_table(const PieceRow& row, const Found& found, std::size_t width,
                       bool inside) const;
  void take_stranger(const Found& found);
  void take_label_only(const std::vector<Piece>& labels);
  void take_heads(const std::vector<Head>& heads, const std::vector<int>& canonical);
  void set(int row, int column, const Piece& piece);
  void place(const Run& run, const PieceRow& row);

  const TableWords& words_;
  const Home& home_;
  TableReading table_;
  std::vector<Head> text_heads_;
  bool text_heads_fresh_ = false;          // no figures since
  std::vector<LabelReading> bare_labels_;  // by row: labels met without figures
  std::size_t orphans_ = 0;
  bool picture_ = false;
};

TableReader::TableReader(const TableWords& words, const Home& home) : words_(words), home_(home) {
  table_.spec = &words.spec();
  table_.rows.resize(spec().rows.size());
  table_.columns.resize(spec().columns.size());
  table_.figures.resize(spec().rows.size() * spec().columns.size());
  bare_labels_.resize(spec().rows.size());
}

// 总计 and 其他 are rows and columns: without the row's number and without figures it is a head.
bool TableReader::is_head(const LabelKey& key, int row, const std::vector<Piece>& cells,
                          std::size_t after) const {
  if (words_.column(key).index < 0 || key.number == words_.row_key(row).number) return false;
  const auto figures =
      std::count_if(cells.begin() + static_cast<std::ptrdiff_t>(after), cells.end(),
                    [](const Piece& p) { return !p.text.empty() && looks_like_figure(p.text); });
  return figures == 0 || static_cast<std::size_t>(figures) > words_.columns_of_row(row).size();
}

bool TableReader::match(const LabelKey& key, const std::vector<Piece>& cells, std::size_t from,
                        std::size_t to, Found& found) const {
  if (const auto hit = words_.row(key); hit.index >= 0 && !is_head(key, hit.index, cells, to)) {
    found.kind = Found::Kind::row;
    found.index = hit.index;
    found.label = {hit.match, collapsed(join(cells, from, to)), span_of(cells, from, to)};
    return true;
  }
  if (const auto merged = words_.merged(key); merged >= 0) {
    found.kind = Found::Kind::merged;
    found.index = merged;
    found.label = {LabelMatch::exact, collapsed(join(cells, from, to)), span_of(cells, from, to)};
    return true;
  }
  return false;
}

// Whether more text stands between a cell and the figures of its row.
bool text_behind(const PieceRow& row, std::size_t cell) {
  for (auto i = cell + 1; i < row.cells.size(); ++i) {
    if (row.cells[i].text.empty() || row.cells[i].continued) continue;
    return !looks_like_figure(row.cells[i].text) && label_key(row.cells[i].text).body.size() > 3;
  }
  return false;
}

Found TableReader::label_in_grid(const PieceRow& row) const {
  Found found;
  std::size_t after_label = 0, first_figure = row.cells.size();
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    const auto& text = row.cells[i].text;
    if (text.empty() || row.cells[i].continued) continue;
    if (looks_like_figure(text)) {
      first_figure = std::min(first_figure, i);
      continue;
    }
    if (text.size() > 400) continue;
    Found here;
    if (!match(label_key(text), row.cells, i, i + 1, here)) continue;
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
      found.label = {LabelMatch::none, collapsed(row.cells[last].text), row.cells[last].where};
      found.values = values_of(row, last + 1);
    }
    return found;
  }
  // The label is unknown or not there; figures begin after the last text before them.
  std::size_t last_text = 0;
  bool has_text = false;
  for (std::size_t i = 0; i < first_figure; ++i) {
    if (!row.cells[i].text.empty() && !row.cells[i].continued) last_text = i, has_text = true;
  }
  if (has_text && !words_.is_group(label_key(row.cells[last_text].text))) {
    found.kind = Found::Kind::stranger;
    found.label = {LabelMatch::none, collapsed(row.cells[last_text].text),
                   row.cells[last_text].where};
    found.values = values_of(row, last_text + 1);
    return found;
  }
  found.kind = Found::Kind::orphan;
  found.values = values_of(row, has_text ? last_text + 1 : 0);
  return found;
}

Found TableReader::label_in_text(const PieceRow& row) const {
  Found found;
  const auto labels = row.first_value;
  found.values = values_of(row, labels);
  if (labels == 0) {
    if (count_figures(found.values) > 0) found.kind = Found::Kind::orphan;
    return found;
  }
  std::string text;
  for (std::size_t k = 1; k <= std::min(labels, kTornLabel); ++k) {
    text = row.cells[labels - k].text + text;
    if (text.size() > 600) break;
    if (!match(label_key(text), row.cells, labels - k, labels, found)) continue;
    found.label_begin = labels - k;
    return found;
  }
  if (word_behind_label(row, found)) return found;
  found.kind = Found::Kind::stranger;
  found.label = {LabelMatch::none, collapsed(row.cells[labels - 1].text),
                 row.cells[labels - 1].where};
  split_glued(found);
  return found;
}

// A word that stands right behind the label in the place of its first figure: 规章 | 未统计 | 0
// | 3.
bool TableReader::word_behind_label(const PieceRow& row, Found& found) const {
  const auto labels = row.first_value;
  for (std::size_t words = 1; words <= 3 && words < labels; ++words) {
    const auto end = labels - words;
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

// Whether a piece can only be a word in a figure's place: short, and no label of the table.
bool TableReader::is_stray_word(const Piece& piece) const {
  if (piece.text.empty() || piece.text.size() > 30) return false;
  const auto key = label_key(piece.text);
  return key.numbering == Numbering::none && words_.row(key).index < 0 &&
         words_.column(key).index < 0 && !words_.is_group(key);
}

// Words among the figures of a row end it too early: what is wanting is taken from the pieces that
// follow, if it can be had exactly.
void TableReader::join_words(std::vector<Found>& found, std::vector<PieceRow>& rows) const {
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

// In lines that are rows, figures begin in one column, behind the longest row of labels: blanks
// before it fill up the place of merged labels, and blanks lost at a line's end are put back.
void TableReader::align_lines(std::vector<Found>& found, const std::vector<PieceRow>& rows) const {
  std::map<std::size_t, std::uint32_t> first_column;  // by width of the format
  for (std::size_t i = 0; i < found.size(); ++i) {
    if (found[i].kind != Found::Kind::row || !rows[i].is_line || rows[i].first_value == 0) continue;
    auto& first = first_column[words_.columns_of_row(found[i].index).size()];
    first = std::max(first, rows[i].cells[rows[i].first_value - 1].column + 1);
  }
  for (std::size_t i = 0; i < found.size(); ++i) {
    auto& f = found[i];
    if (!rows[i].is_line) continue;
    std::size_t width = 0;
    if (f.kind == Found::Kind::row) width = words_.columns_of_row(f.index).size();
    if (f.kind == Found::Kind::merged) {
      width = words_.columns_of_row(words_.merged_rows()[std::size_t(f.index)].front()).size();
    }
    if (width == 0) continue;
    const auto first = first_column[width];
    while (!f.values.empty() && f.values.front().text.empty() && f.values.front().column < first) {
      f.values.erase(f.values.begin());
    }
    while (rows[i].bars && !f.values.empty() && f.values.size() < width &&
           first + width > f.values.back().column + 1) {
      Piece blank;
      blank.where = f.values.back().where;
      blank.where.begin = blank.where.end;
      blank.column = f.values.back().column + 1;
      f.values.push_back(std::move(blank));
    }
  }
}

// `规章000`: digits that stand right behind a label are its figures.
void TableReader::split_glued(Found& found) const {
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

// A label that wraps around its figures: its beginning stands before them, its end after them, in
// front of the next label.
void TableReader::join_wrapped(std::vector<Found>& found, std::vector<PieceRow>& rows) const {
  for (std::size_t i = 0; i + 1 < found.size(); ++i) {
    if (found[i].kind != Found::Kind::stranger || count_figures(found[i].values) == 0) continue;
    const auto labels = rows[i].first_value;
    std::string head;
    bool done = false;
    for (std::size_t k = 1; k <= std::min<std::size_t>(labels, 4) && !done; ++k) {
      head = rows[i].cells[labels - k].text + head;
      const auto begun = label_key(head).body;
      if (begun.size() < 4) continue;
      for (std::size_t r = 0; r < spec().rows.size() && !done; ++r) {
        const auto& whole = words_.row_key(static_cast<int>(r)).body;
        if (whole.size() <= begun.size() || whole.compare(0, begun.size(), begun) != 0) continue;
        std::string tail;
        for (std::size_t t = 0; t < std::min<std::size_t>(rows[i + 1].first_value, 4); ++t) {
          tail += rows[i + 1].cells[t].text;
          if (label_key("x" + tail).body.substr(1) != whole.substr(begun.size())) continue;
          found[i].kind = Found::Kind::row;
          found[i].index = static_cast<int>(r);
          found[i].label = {LabelMatch::exact, collapsed(head + tail),
                            rows[i].cells[labels - k].where};
          auto& next = rows[i + 1];
          next.cells.erase(next.cells.begin(),
                           next.cells.begin() + static_cast<std::ptrdiff_t>(t + 1));
          next.first_value -= t + 1;
          found[i + 1] = label_in_text(next);
          done = true;
          break;
        }
      }
    }
  }
}

// Labels that are no label of the table are compared with the rows that were not met, first of all
// with those that belong between the neighbours.
void TableReader::match_misspelt(std::vector<Found>& found) const {
  std::vector<char> taken(spec().rows.size(), 0);
  int rows_met = 0;
  for (std::size_t r = 0; r < taken.size(); ++r)
    taken[r] = table_.rows[r].match != LabelMatch::none;
  for (const auto& f : found) {
    if (f.kind == Found::Kind::row) taken[static_cast<std::size_t>(f.index)] = 1, ++rows_met;
  }
  if (rows_met == 0) return;
  int before = -1;
  for (std::size_t i = 0; i < found.size(); ++i) {
    auto& f = found[i];
    if (f.kind == Found::Kind::row) before = f.index;
    if (f.kind != Found::Kind::stranger) continue;
    int after = static_cast<int>(taken.size());
    for (auto j = i + 1; j < found.size(); ++j) {
      if (found[j].kind == Found::Kind::row) {
        after = found[j].index;
        break;
      }
    }
    const auto key = label_key(f.label.raw);
    if (words_.column(key).index >= 0 || words_.is_group(key)) continue;
    double best = 0;
    int hit = -1;
    for (std::size_t r = 0; r < taken.size(); ++r) {
      if (taken[r] != 0) continue;
      const int row = static_cast<int>(r);
      const bool between = before < row && row < after;
      const auto& right = words_.row_key(row);
      const bool same_number = !key.number.empty() && key.number == right.number;
      auto like = words_.row_likeness(row, key);
      if (like < (between && same_number ? kLikeRowSameNumber : kLikeRow)) continue;
      if (!between && like < 0.7) continue;
      if (between) like += 0.2;
      if (like > best) best = like, hit = row;
    }
    if (hit < 0) continue;
    f.kind = Found::Kind::row;
    f.index = hit;
    f.label.match = LabelMatch::misspelt;
    taken[static_cast<std::size_t>(hit)] = 1;
    before = hit;
  }
}

void TableReader::place(const Run& run, const PieceRow& row) {
  if (table_.placed) return;
  table_.placed = true;
  table_.where = run.from_grid ? run.where : row.where;
}

void TableReader::set(int row, int column, const Piece& piece) {
  auto& figure = table_.at(row, column);
  figure = read_figure(piece.text, spec().columns[static_cast<std::size_t>(column)].kind);
  figure.where = piece.where;
  if (piece.picture && figure.state == FigureState::blank) {
    figure.state = FigureState::unreadable;
    picture_ = true;
  }
}

void TableReader::take_heads(const std::vector<Head>& heads, const std::vector<int>& canonical) {
  bool any = false;
  for (const auto& head : heads) {
    if (head.column < 0) continue;
    if (std::find(canonical.begin(), canonical.end(), head.column) == canonical.end()) continue;
    any = true;
    auto& column = table_.columns[static_cast<std::size_t>(head.column)];
    if (column.match == LabelMatch::none) column = head.label;
  }
  if (any) return;
  for (const auto c : canonical) {
    auto& column = table_.columns[static_cast<std::size_t>(c)];
    if (column.match == LabelMatch::none) column.match = LabelMatch::exact;
  }
}

void TableReader::take(const Found& found, HeadReader& heads, bool from_grid) {
  auto& label = table_.rows[static_cast<std::size_t>(found.index)];
  if (!from_grid) text_heads_fresh_ = false;
  if (label.match != LabelMatch::none) return;  // the first one stands
  const auto& canonical = words_.columns_of_row(found.index);
  auto lowest = from_grid ? heads.heads() : text_heads_;
  std::erase_if(lowest, [&](const Head& head) {
    return head.column >= 0 &&
           std::find(canonical.begin(), canonical.end(), head.column) == canonical.end();
  });
  auto values = found.values;
  const bool came_apart = unglue(canonical, values, from_grid);
  if (!from_grid && count_figures(values) == 0) {
    if (bare_labels_[static_cast<std::size_t>(found.index)].match == LabelMatch::none) {
      bare_labels_[static_cast<std::size_t>(found.index)] = found.label;
    }
    if (values.size() < canonical.size()) return;
  }
  label = found.label;
  const auto columns = assign_columns(values, lowest, canonical, from_grid);
  if (!columns) {
    for (const auto c : canonical) {
      auto& figure = table_.at(found.index, c);
      figure.state = FigureState::unreadable;
      figure.where = found.label.where;
    }
    return;
  }
  bool whole = true;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const auto c = (*columns)[i];
    if (c < 0) continue;
    set(found.index, c, values[i]);
    if (came_apart) table_.at(found.index, c).likely = true;
  }
  for (const auto c : canonical) {
    whole = whole && std::find(columns->begin(), columns->end(), c) != columns->end();
  }
  take_heads(whole ? std::vector<Head>{} : lowest, canonical);
  if (!whole && from_grid) {
    // A head without a cell under it: the row ends early, and what is not there is blank.
    for (const auto& head : lowest) {
      if (head.column < 0) continue;
      auto& figure = table_.at(found.index, head.column);
      if (figure.state == FigureState::absent) {
        figure.state = FigureState::blank;
        figure.where = found.label.where;
      }
    }
  }
}

// Figures of a row that stand without a gap, taken apart where there is but one way; whether they
// were.
bool TableReader::unglue(const std::vector<int>& columns, std::vector<Piece>& values,
                         bool from_grid) {
  if (from_grid || values.size() != 1 || columns.size() < 2) return false;
  auto apart = split_digits(values[0], columns.size());
  if (apart.size() == 1) {
    apart = split_by_sums(values[0], columns, words_.row_sums());
    if (apart.empty()) return false;
    for (const auto& sum : words_.row_sums()) {
      const auto rule = static_cast<std::size_t>(sum.rule);
      if (table_.split_by.size() <= rule) table_.split_by.resize(rule + 1);
      table_.split_by[rule] = true;
    }
  }
  values = std::move(apart);
  return true;
}

void TableReader::take_merged(const Found& found, HeadReader& heads, bool from_grid) {
  const auto& rows = words_.merged_rows()[static_cast<std::size_t>(found.index)];
  if (count_figures(found.values) == 0) return;  // only the group's label
  const auto& canonical = words_.columns_of_row(rows.front());
  const auto columns =
      assign_columns(found.values, from_grid ? heads.heads() : text_heads_, canonical, from_grid);
  MergedRows merged;
  merged.rows = rows;
  merged.raw = found.label.raw;
  merged.where = found.label.where;
  merged.figures.resize(spec().columns.size());
  for (std::size_t i = 0; columns && i < found.values.size(); ++i) {
    const auto c = (*columns)[i];
    if (c < 0) continue;
    auto& figure = merged.figures[static_cast<std::size_t>(c)];
    figure = read_figure(found.values[i].text, spec().columns[static_cast<std::size_t>(c)].kind);
    figure.where = found.values[i].where;
  }
  table_.merged.push_back(std::move(merged));
}

// In running text a stray number makes no row: there must be as many figures as the rows beside it
// have, and cells that are told apart.
bool TableReader::is_row_of_table(const PieceRow& row, const Found& found, std::size_t width,
                                  bool inside) const {
  if (row.from_grid) return found.values.size() >= width;
  auto length = found.values.size();
  while (length > width && found.values[length - 1].text.empty()) --length;
  return length == width && (row.bars || (inside && width > 1));
}

void TableReader::take_stranger(const Found& found) {
  if (count_figures(found.values) == 0) return;
  UnknownRow row;
  row.raw = found.label.raw;
  row.where = found.label.where;
  for (const auto& value : found.values) {
    row.figures.push_back(read_figure(value.text));
    row.figures.back().where = value.where;
  }

  table_.unknown_rows.push_back(std::move(row));
}

// Labels that stand one after another: rows whose figures are not beside them, and heads.
void TableReader::take_label_only(const std::vector<Piece>& labels) {
  std::vector<Head> heads;
  bool unknown_between = false, unknown_inside = false;
  for (std::size_t i = 0; i < labels.size();) {
    std::size_t used = 0;
    std::string text;
    for (std::size_t k = 1; k <= std::min(labels.size() - i, kTornLabel); ++k) {
      text += labels[i + k - 1].text;
      if (text.size() > 300) break;
      const auto key = label_key(text);
      // 3.其他 is a row; heads have no numbers.
      const bool head = key.numbering == Numbering::none && !across();
      if (const auto hit = words_.column(key); hit.index >= 0 && head) {
        Head head;
        head.column = hit.index;
        head.label = {hit.match, collapsed(join(labels, i, i + k)), labels[i].where};
        if (unknown_between && !heads.empty()) heads.push_back({}), unknown_inside = true;
        unknown_between = false;
        heads.push_back(std::move(head));
        used = k;
        break;
      }
      if (words_.is_group(key)) {
        used = k;
        break;
      }
      if (const auto hit = words_.row(key); hit.index >= 0) {
        auto& bare = bare_labels_[static_cast<std::size_t>(hit.index)];
        if (bare.match == LabelMatch::none) {
          bare = {hit.match, collapsed(join(labels, i, i + k)), labels[i].where};
        }
        used = k;
        break;
      }
    }
    if (used == 0) unknown_between = true;
    i += std::max<std::size_t>(used, 1);
  }
  if (heads.empty()) return;
  if (text_heads_fresh_) {
    heads.insert(heads.begin(), text_heads_.begin(), text_heads_.end());
    unknown_inside = unknown_inside || std::any_of(heads.begin(), heads.end(),
                                                   [](const Head& h) { return h.column < 0; });
  }
  text_heads_fresh_ = true;
  // Heads on two lines are read one line after the other; where the table prints them side by side
  // they stand in the order of the format.
  if (!unknown_inside) {
    std::stable_sort(heads.begin(), heads.end(),
                     [](const Head& a, const Head& b) { return a.column < b.column; });
  }
  text_heads_ = std::move(heads);
}

void TableReader::read_rows(const Run& run) {
  HeadReader heads(words_, run.columns);
  std::vector<PieceRow> rows = run.rows;
  std::vector<Found> found;
  found.reserve(rows.size());
  bool after_data = false;
  for (const auto& row : rows) {
    Found f = run.from_grid ? label_in_grid(row) : label_in_text(row);
    found.push_back(std::move(f));
  }
  if (!run.from_grid) {
    join_wrapped(found, rows);
    join_words(found, rows);
    align_lines(found, rows);
  }
  match_misspelt(found);

  std::size_t known = 0, telling = 0;
  for (const auto& f : found) {
    if (f.kind != Found::Kind::row) continue;
    ++known;
    if (words_.telling(f.index)) ++telling;
  }
  bool headed = false;
  if (run.from_grid) {
    HeadReader probe(words_, run.columns);
    for (const auto& row : rows) headed = probe.take(row) || headed;
  }
  const bool continues = table_.placed;
  if (known == 0 && !headed && !continues) return;
  if (telling == 0 && !(headed && known > 0) && known < 2 && !continues) return;

  std::size_t first = found.size(), last = 0;
  for (std::size_t i = 0; i < found.size(); ++i) {
    if (found[i].kind == Found::Kind::row) first = std::min(first, i), last = i;
  }
  std::size_t width = 0;
  for (std::size_t i = 0; i < found.size(); ++i) {
    auto& f = found[i];
    if (f.kind == Found::Kind::row || f.kind == Found::Kind::merged) {
      width = words_
                  .columns_of_row(f.kind == Found::Kind::row
                                      ? f.index
                                      : words_.merged_rows()[std::size_t(f.index)].front())
                  .size();
    }
    if (!run.from_grid && rows[i].first_value > 0) {
      take_label_only({rows[i].cells.begin(),
                       rows[i].cells.begin() + static_cast<std::ptrdiff_t>(rows[i].first_value)});
    }
    switch (f.kind) {
      case Found::Kind::row:
        place(run, rows[i]);
        take(f, heads, run.from_grid);
        after_data = true;
        break;
      case Found::Kind::merged:
        if (known > 0) take_merged(f, heads, run.from_grid);
        break;
      case Found::Kind::stranger:
        if (run.from_grid && count_figures(rows[i].cells) == 0) {
          if (after_data) heads.restart(), after_data = false;
          if (heads.take(rows[i])) break;
        }
        if (i > first && width > 0 && is_row_of_table(rows[i], f, width, i < last)) {
          take_stranger(f);
        }
        break;
      case Found::Kind::orphan:
        if (width == 0) {
          for (const auto& part : spec().parts) width = std::max(width, part.columns.size());
        }
        if (f.values.size() == width && width > 1 && count_figures(f.values) * 2 > width)
          ++orphans_;
        break;
      case Found::Kind::nothing:
      case Found::Kind::heads:
      case Found::Kind::group:
        if (run.from_grid) {
          if (after_data) heads.restart(), after_data = false;
          heads.take(rows[i]);
        }
        break;
    }
  }
}

// The cells that a line of figures under heads is to be read into: from the heads of a grid, or
// from the rows and columns that lines of text name.
std::vector<TableReader::CellIndex> TableReader::cells_under(HeadReader& heads,
                                                             const std::vector<Piece>& labels,
                                                             std::size_t figures) const {
  const auto columns = spec().columns.size(), width = spec().rows.size() * columns;
  std::vector<CellIndex> order;
  if (figures == width) {
    for (std::size_t i = 0; i < width; ++i) {
      order.push_back({static_cast<int>(i / columns), static_cast<int>(i % columns)});
    }
    return order;
  }
  // A row's heads stand together; where its group is named above any of them it is named for all.
  int previous = static_cast<int>(columns), last_row = -1;
  std::size_t block = 0;
  for (const auto& head : heads.heads()) {
    if (head.column < 0) continue;
    if (head.column <= previous) {
      block = order.size();
      ++last_row;
    }
    previous = head.column;
    if (head.group_row >= 0 && head.group_row != last_row) {
      last_row = head.group_row;
      for (auto i = block; i < order.size(); ++i) order[i].row = last_row;
    }
    order.push_back({last_row, head.column});
  }
  if (!order.empty()) return order;
  std::vector<char> rows_met(spec().rows.size(), 0), columns_met(columns, 0);
  for (const auto& label : labels) {
    const auto key = label_key(label.text);
    if (const auto hit = words_.row(key); hit.index >= 0) rows_met[std::size_t(hit.index)] = 1;
    if (const auto hit = words_.column(key); hit.index >= 0)
      columns_met[std::size_t(hit.index)] = 1;
  }
  for (std::size_t r = 0; r < rows_met.size(); ++r) {
    for (std::size_t c = 0; c < columns_met.size(); ++c) {
      if (rows_met[r] != 0 && columns_met[c] != 0) {
        order.push_back({static_cast<int>(r), static_cast<int>(c)});
      }
    }
  }
  return order;
}

// Whether heads of this table are among labels of text.
bool TableReader::has_heads(const std::vector<Piece>& labels) const {
  std::size_t known = 0;
  std::string text;
  for (const auto& label : labels) text += label.text;
  const auto all = label_key(text).body;
  for (const auto& column : spec().columns) {
    if (all.find(label_key(column.label.text).body) != std::u32string::npos) ++known;
  }
  return known >= 3;
}

void TableReader::read_across(const Run& run) {
  const auto columns = spec().columns.size(), width = spec().rows.size() * columns;
  HeadReader heads(words_, run.columns);
  // In its own section the line of figures is known by their number, whatever became of the heads.
  const bool at_home = home_.begin < run.end_block && run.block < home_.end;
  bool headed = at_home, any_heads = false, after_figures = false;
  std::vector<Piece> labels;  // of lines of text, since the last figures
  for (const auto& row : run.rows) {
    const auto figures = count_figures(row.cells);
    if (run.from_grid && figures == 0 && heads.take(row)) {
      // 其他 and 总计 are heads of other tables too.
      const auto& met = heads.heads();
      headed = headed || std::count_if(met.begin(), met.end(),
                                       [](const Head& head) { return head.column >= 0; }) > 2;
      any_heads = any_heads || met.size() + 1 >= columns;
      continue;
    }
    auto values = run.from_grid ? row.cells : values_of(row, row.first_value);
    if (!run.from_grid) {
      if (after_figures) labels.clear();
      labels.insert(labels.end(), row.cells.begin(),
                    row.cells.begin() + static_cast<std::ptrdiff_t>(row.first_value));
      after_figures = figures > 0;
    }
    const bool heads_before = !run.from_grid && has_heads(labels);
    any_heads = any_heads || heads_before;
    headed = headed || heads_before;
    if (!headed && !table_.placed) continue;
    if (values.size() == 1) values = split_digits(values[0], width);
    const bool some_heads = heads_before || !heads.heads().empty();
    if (values.size() < (some_heads ? columns - 1 : width)) continue;
    const bool blank_line =
        std::all_of(values.begin(), values.end(), [](const Piece& p) { return p.text.empty(); });
    if (run.from_grid && figures == 0 && !blank_line) continue;
    if (blank_line && values.size() < width) continue;
    while (values.size() > width && values.back().text.empty()) values.pop_back();
    while (values.size() > width && values.front().text.empty()) values.erase(values.begin());
    auto order = cells_under(heads, labels, values.size());
    while (values.size() > order.size() && !values.empty() && values.back().text.empty()) {
      values.pop_back();
    }
    if (order.empty() && !at_home) continue;
    place(run, row);
    table_.state = TableState::read;
    take_line(values, order, row.where);
    return;
  }
  if (!at_home || !any_heads || run.rows.empty()) return;
  // Heads, and nothing under them.
  place(run, run.rows.front());
  table_.state = TableState::read;
  take_line(std::vector<Piece>(width), cells_under(heads, {}, width), run.where);
  for (auto& figure : table_.figures) figure.where = run.where;
}

void TableReader::take_line(const std::vector<Piece>& values, const std::vector<CellIndex>& order,
                            Locus where) {
  if (order.size() != values.size()) {
    for (auto& figure : table_.figures) {
      figure.state = FigureState::unreadable;
      figure.where = where;
    }
    for (auto& label : table_.rows) label.match = LabelMatch::exact;
    for (auto& label : table_.columns) label.match = LabelMatch::exact;
    return;
  }
  for (std::size_t i = 0; i < order.size(); ++i) {
    const auto [r, c] = order[i];
    if (r >= static_cast<int>(spec().rows.size())) continue;
    table_.rows[static_cast<std::size_t>(r)].match = LabelMatch::exact;
    table_.columns[static_cast<std::size_t>(c)].match = LabelMatch::exact;
    set(r, c, values[i]);
  }
}

void TableReader::read(const Run& run) {
  if (across()) {
    if (table_.state == TableState::read) return;
    read_across(run);
    if (table_.placed) return;
  }
  read_rows(run);
}

TableReading TableReader::finish() {
  if (!table_.placed) return std::move(table_);
  table_.state = TableState::read;
  bool untied = false;
  for (std::size_t r = 0; r < table_.rows.size(); ++r) {
    if (table_.rows[r].match != LabelMatch::none) continue;
    const bool merged =
        std::any_of(table_.merged.begin(), table_.merged.end(), [&](const MergedRows& m) {
          return std::find(m.rows.begin(), m.rows.end(), static_cast<int>(r)) != m.rows.end();
        });
    if (merged) continue;
    const bool bare = bare_labels_[r].match != LabelMatch::none;
    if (orphans_ == 0 && !bare) continue;
    table_.rows[r] = bare_labels_[r];
    for (const auto c : words_.columns_of_row(static_cast<int>(r))) {
      auto& figure = table_.at(static_cast<int>(r), c);
      figure.state = orphans_ > 0 ? FigureState::unreadable : FigureState::blank;
      figure.where = bare ? bare_labels_[r].where : table_.where;
    }
  }
  for (const auto& figure : table_.figures)
    untied = untied || figure.state == FigureState::unreadable;
  if (untied) table_.trouble = picture_ ? "picture" : "untied";
  return std::move(table_);
}

}  // namespace

TableReading read_table(const TableWords& words, const std::vector<Run>& runs, const Home& home) {
  TableReader reader(words, home);
  for (const auto& run : runs) reader.read(run);
  return reader.finish();
}

}  // namespace gouji
