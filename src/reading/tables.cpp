#include "reading/tables.h"

#include <algorithm>

#include "base/utf8.h"
#include "reading/figure.h"
#include "reading/glued.h"
#include "reading/table_reader.h"

namespace gouji {

TableReader::TableReader(const TableWords& words, const Home& home)
    : words_(words), home_(home), labels_(words) {
  table_.spec = &words.spec();
  table_.rows.resize(spec().rows.size());
  table_.columns.resize(spec().columns.size());
  table_.figures.resize(spec().rows.size() * spec().columns.size());
  bare_labels_.resize(spec().rows.size());
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
  if ((piece.picture || piece.unread) && figure.state == FigureState::blank) {
    figure.state = FigureState::unreadable;
    figure.unread = piece.picture ? Unread::drawn : Unread::untied;
    unread_ = unread_ || piece.unread;
  }
}

// Whether what is lost may have parted two of the figures.
bool TableReader::may_be_torn(const std::vector<Piece>& values, std::size_t due) {
  return std::any_of(values.begin(), values.end(), [&](const Piece& value) {
    if (!is_damaged(value.text)) return false;
    const auto rest = trimmed(without_damage(value.text));
    return values.size() != due || without_white(rest) != rest;
  });
}

// Whether the label of a row in text has taken in a figure with what is lost between them.
bool TableReader::may_hold_figure(std::string_view label, bool lacks_figures) {
  if (!is_damaged(label)) return false;
  const auto rest = without_white(without_damage(label));
  return lacks_figures || (!rest.empty() && rest.back() >= '0' && rest.back() <= '9');
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
  if (label.match != LabelMatch::none) {  // the first one stands
    again_ = again_ || count_figures(found.values) > 0;
    return;
  }
  const auto& canonical = words_.columns_of_row(found.index);
  auto lowest = from_grid ? heads.heads() : text_heads_;
  std::erase_if(lowest, [&](const Head& head) {
    return head.column >= 0 &&
           std::find(canonical.begin(), canonical.end(), head.column) == canonical.end();
  });
  auto values = found.values;
  const bool came_apart = unglue(canonical, values, from_grid && !found.glued);
  if (!from_grid && count_figures(values) == 0) {
    if (bare_labels_[static_cast<std::size_t>(found.index)].match == LabelMatch::none) {
      bare_labels_[static_cast<std::size_t>(found.index)] = found.label;
    }
    if (values.size() < canonical.size()) return;
  }
  label = found.label;
  if (text_heads_damaged_ && !from_grid) lowest.clear();
  const bool torn =
      may_be_torn(values, canonical.size()) ||
      (!from_grid && may_hold_figure(found.label.raw, values.size() < canonical.size()));
  const auto columns = torn ? std::nullopt : assign_columns(values, lowest, canonical, from_grid);
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
  if (row.from_grid) return found.values.size() + (width > 2 ? 1 : 0) >= width;
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
  text_heads_damaged_ |= std::any_of(labels.begin(), labels.end(),
                                     [](const Piece& label) { return is_damaged(label.text); });
  std::vector<Head> heads;
  bool unknown_between = false, unknown_inside = false;
  for (std::size_t i = 0; i < labels.size();) {
    std::size_t used = 0;
    std::string text;
    for (std::size_t k = 1; k <= std::min(labels.size() - i, kTornLabel); ++k) {
      text += labels[i + k - 1].text;
      if (text.size() > 300) break;
      const auto key = k == 1 ? label_of(labels[i]) : label_key(text);
      // 3.其他 is a row; heads have no numbers.
      const bool head = key.numbering == Numbering::none && !spec().across;
      if (const auto hit = words_.column(key); hit.index >= 0 && head) {
        Head head;
        head.column = hit.index;
        head.label = label_reading(hit.match, join(labels, i, i + k), labels[i].where);
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
          bare = label_reading(hit.match, join(labels, i, i + k), labels[i].where);
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
  std::vector<PieceRow> moved;  // pieces of text may move from row to row
  if (!run.from_grid) moved = run.rows;
  const auto& rows = run.from_grid ? run.rows : moved;
  std::vector<Found> found;
  found.reserve(rows.size());
  bool after_data = false;
  for (const auto& row : rows) {
    Found f = run.from_grid ? labels_.in_grid(row) : labels_.in_text(row);
    found.push_back(std::move(f));
  }
  if (!run.from_grid) {
    labels_.mend(found, moved);
  }
  labels_.match_misspelt(found, rows, table_.rows);

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
  } else {
    for (const auto& row : rows) headed = headed || labels_.names_column(row);
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
        if (run.from_grid) {
          if (after_data) heads.restart(), after_data = false;
          heads.take(rows[i]);
        }
        break;
    }
  }
}

bool TableReader::read(const Run& run) {
  again_ = false;
  if (spec().across) {
    if (table_.state == TableState::read) {
      return std::any_of(run.rows.begin(), run.rows.end(), [&](const PieceRow& row) {
        return count_figures(row.cells) >= spec().columns.size();
      });
    }
    read_across(run);
    if (table_.placed) return false;
  }
  read_rows(run);
  return again_;
}

TableReading TableReader::finish() {
  if (!table_.placed) return std::move(table_);
  table_.state = TableState::read;
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
    // A label that lies apart from its figures may be torn: its wording is not judged.
    if (bare && orphans_ > 0) table_.rows[r].match = LabelMatch::accepted;
    take_heads({}, words_.columns_of_row(static_cast<int>(r)));
    for (const auto c : words_.columns_of_row(static_cast<int>(r))) {
      auto& figure = table_.at(static_cast<int>(r), c);
      figure.state = orphans_ > 0 ? FigureState::unreadable : FigureState::blank;
      figure.where = bare ? bare_labels_[r].where : table_.where;
    }
  }
  const std::string torn = unread_ ? "no-result" : "untied";
  for (const auto& figure : table_.figures) {
    if (figure.is_untied()) {
      table_.trouble = torn;
    } else if (figure.state == FigureState::unreadable && figure.unread == Unread::drawn &&
               table_.trouble.empty()) {
      table_.trouble = "drawn";
    }
  }
  return std::move(table_);
}

namespace {

// The numbers of another copy of a table that are not those of the first. A few rows of the same
// names may be another table.
std::vector<OtherFigure> differing(const TableReading& table, const TableReading& copy) {
  std::vector<OtherFigure> differing;
  std::size_t rows = 0;
  for (std::size_t r = 0; r < table.rows.size(); ++r) {
    if (copy.rows[r].match == LabelMatch::none) continue;
    ++rows;
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
      const int row = static_cast<int>(r), column = static_cast<int>(c);
      const auto &first = table.at(row, column), &second = copy.at(row, column);
      if (first.state != FigureState::number || second.state != FigureState::number) continue;
      if (first.likely || second.likely || first.value == second.value) continue;
      differing.push_back({row, column, second});
    }
  }
  if (rows * 2 < table.rows.size()) differing.clear();
  return differing;
}

// The grids among the runs that are other tables than the one asked for, as a chart of outcomes in
// the prose is: narrower by half than its rows, and outside its section, which has a grid for them.
std::vector<bool> foreign_grids(const TableSpec& spec, const std::vector<Run>& runs,
                                const Home& home) {
  std::size_t width = 0;
  for (const auto& part : spec.parts) width = std::max(width, part.columns.size());
  const auto is_home = [&](const Run& run) {
    return run.block >= home.begin && run.block < home.end;
  };
  const bool wide_at_home = std::any_of(runs.begin(), runs.end(), [&](const Run& run) {
    return run.from_grid && is_home(run) && run.columns > width;
  });
  std::vector<bool> foreign;
  for (const auto& run : runs) {
    foreign.push_back(wide_at_home && !spec.across && run.from_grid && !is_home(run) &&
                      std::size_t{run.columns} * 2 <= width);
  }
  return foreign;
}

}  // namespace

TableReading read_table(const TableWords& words, const std::vector<Run>& runs, const Home& home) {
  const auto foreign = foreign_grids(words.spec(), runs, home);
  TableReader reader(words, home);
  std::vector<const Run*> again;
  for (std::size_t i = 0; i < runs.size(); ++i) {
    if (!foreign[i] && reader.read(runs[i])) again.push_back(&runs[i]);
  }
  auto table = reader.finish();
  if (again.empty() || table.state != TableState::read) return table;
  TableReader other(words, home);
  for (const auto* run : again) other.read(*run);
  const auto copy = other.finish();
  if (copy.state == TableState::read) table.other_copy = differing(table, copy);
  return table;
}

}  // namespace gouji
