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

std::vector<Piece> values_of(const PieceRow& row, std::size_t from) {
  return {row.cells.begin() + static_cast<std::ptrdiff_t>(std::min(from, row.cells.size())),
          row.cells.end()};
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
  void join_wrapped(std::vector<Found>& found, std::vector<PieceRow>& rows) const;
  void match_misspelt(std::vector<Found>& found) const;
  void split_glued(Found& found) const;

  // Taking rows in.
  void read_rows(const Run& run);
  void read_across(const Run& run);
  void take(const Found& found, HeadReader& heads, bool from_grid);
  bool unglue(const std::vector<int>& columns, std::vector<Piece>& values, bool from_grid);
  void take_merged(const Found& found, HeadReader& heads, bool from_grid);
  void take_stranger(const Found& found, bool from_grid);
  void take_label_only(const std::vector<Piece>& labels);
  void take_heads(const std::vector<Head>& heads, const std::vector<int>& canonical);
  void set(int row, int column, const Piece& piece);
  void place(const Run& run, const PieceRow& row);

  const TableWords& words_;
  const Home& home_;
  TableReading table_;
  std::vector<Head> text_heads_;
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
  return std::none_of(cells.begin() + static_cast<std::ptrdiff_t>(after), cells.end(),
                      [](const Piece& p) { return !p.text.empty() && looks_like_figure(p.text); });
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

Found TableReader::label_in_grid(const PieceRow& row) const {
  Found found;
  std::size_t after_label = 0, first_figure = row.cells.size();
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    const auto& text = row.cells[i].text;
    if (text.empty()) continue;
    if (looks_like_figure(text)) {
      first_figure = std::min(first_figure, i);
      continue;
    }
    if (text.size() > 400) continue;
    Found here;
    if (!match(label_key(text), row.cells, i, i + 1, here)) continue;
    if (here.kind == Found::Kind::merged && found.kind == Found::Kind::row) continue;
    found = std::move(here);
    after_label = i + 1;
  }
  if (found.kind != Found::Kind::nothing) {
    found.values = values_of(row, after_label);
    return found;
  }
  if (first_figure == row.cells.size()) return found;
  // The label is unknown or not there; figures begin after the last text before them.
  std::size_t last_text = 0;
  bool has_text = false;
  for (std::size_t i = 0; i < first_figure; ++i) {
    if (!row.cells[i].text.empty()) last_text = i, has_text = true;
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
    if (match(label_key(text), row.cells, labels - k, labels, found)) return found;
  }
  found.kind = Found::Kind::stranger;
  found.label = {LabelMatch::none, collapsed(row.cells[labels - 1].text),
                 row.cells[labels - 1].where};
  split_glued(found);
  return found;
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

void TableReader::take_stranger(const Found& found, bool from_grid) {
  if (count_figures(found.values) == 0) return;
  UnknownRow row;
  row.raw = found.label.raw;
  row.where = found.label.where;
  for (const auto& value : found.values) {
    row.figures.push_back(read_figure(value.text));
    row.figures.back().where = value.where;
  }
  // In running text a stray number makes no row.
  if (!from_grid && found.values.size() < 2) return;
  table_.unknown_rows.push_back(std::move(row));
}

// Labels that stand one after another: rows whose figures are not beside them, and heads.
void TableReader::take_label_only(const std::vector<Piece>& labels) {
  std::vector<Head> heads;
  bool unknown_between = false;
  for (std::size_t i = 0; i < labels.size();) {
    std::size_t used = 0;
    std::string text;
    for (std::size_t k = 1; k <= std::min(labels.size() - i, kTornLabel); ++k) {
      text += labels[i + k - 1].text;
      if (text.size() > 300) break;
      const auto key = label_key(text);
      if (const auto hit = words_.column(key); hit.index >= 0 && !across()) {
        Head head;
        head.column = hit.index;
        head.label = {hit.match, collapsed(join(labels, i, i + k)), labels[i].where};
        if (unknown_between && !heads.empty()) heads.push_back({});
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
  if (!heads.empty()) text_heads_ = std::move(heads);
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
  if (!run.from_grid) join_wrapped(found, rows);
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
        if (run.from_grid && heads.take(rows[i])) break;
        if (i > first && (run.from_grid || i < last) && f.values.size() >= width && width > 0) {
          take_stranger(f, run.from_grid);
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

void TableReader::read_across(const Run& run) {
  // The figures of all rows stand in one line under heads; a report may also print a line a row.
  const auto width = spec().rows.size() * spec().columns.size();
  HeadReader heads(words_, run.columns);
  // In its own section the line of figures is known by their number, whatever became of the heads.
  const bool at_home = home_.begin <= run.block && run.block < home_.end;
  bool headed = at_home;
  for (const auto& row : run.rows) {
    const auto figures = count_figures(row.cells);
    if (run.from_grid && figures == 0 && heads.take(row)) {
      // 其他 and 总计 are heads of other tables too.
      const auto& met = heads.heads();
      headed = headed || std::count_if(met.begin(), met.end(),
                                       [](const Head& head) { return head.column >= 0; }) > 2;
      continue;
    }
    auto values = run.from_grid ? row.cells : values_of(row, row.first_value);
    if (!run.from_grid && row.first_value > 0) {
      int known = 0;
      std::string text;
      for (std::size_t i = 0; i < row.first_value; ++i) text += row.cells[i].text;
      const auto all = label_key(text).body;
      for (std::size_t c = 0; c < spec().columns.size(); ++c) {
        if (all.find(label_key(spec().columns[c].label.text).body) != std::u32string::npos) ++known;
      }
      headed = headed || known >= 3;
    }
    if (!headed && !table_.placed) continue;
    if (values.size() == 1) values = split_digits(values[0], width);
    if (values.size() < spec().columns.size() || (heads.heads().empty() && values.size() < width)) {
      continue;
    }
    const bool blank_line =
        std::all_of(values.begin(), values.end(), [](const Piece& p) { return p.text.empty(); });
    if (run.from_grid && figures == 0 && !blank_line) continue;
    if (blank_line && values.size() < width) continue;
    if (table_.state == TableState::read) return;
    // Order of the heads met; the format's where they are whole or not there.
    std::vector<std::pair<int, int>> order;
    int current = -1, previous = static_cast<int>(spec().columns.size());
    for (const auto& head : heads.heads()) {
      if (head.column < 0) continue;
      if (head.column <= previous) ++current;
      previous = head.column;
      order.emplace_back(head.group_row >= 0 ? head.group_row : current, head.column);
    }
    auto kept = values;
    const auto wanted = values.size() >= width || order.empty() ? width : order.size();
    while (kept.size() > wanted && kept.back().text.empty()) kept.pop_back();
    while (kept.size() > wanted && kept.front().text.empty()) kept.erase(kept.begin());
    if (kept.size() == width) {
      order.clear();
      for (std::size_t i = 0; i < width; ++i) {
        order.emplace_back(static_cast<int>(i / spec().columns.size()),
                           static_cast<int>(i % spec().columns.size()));
      }
    }
    place(run, row);
    table_.state = TableState::read;
    if (order.size() != kept.size()) {
      for (auto& figure : table_.figures) {
        figure.state = FigureState::unreadable;
        figure.where = row.where;
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
      set(r, c, kept[i]);
    }
    return;
  }
}

void TableReader::read(const Run& run) {
  if (across()) {
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
