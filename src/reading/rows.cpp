#include "reading/rows.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

#include "base/utf8.h"
#include "reading/figure.h"
#include "reading/label.h"

namespace gouji {
namespace {

constexpr std::size_t kLongestLabel = 600;

// Sets what a piece's text makes of it.
void judge(Piece& piece) {
  piece.figure = looks_like_figure(piece.text);
  piece.label.reset();
  if (piece.figure || piece.text.size() > kLongestLabel) return;
  piece.label = std::make_shared<const LabelKey>(label_key(piece.text));
}

Piece piece_of(const Text& text, std::size_t begin, std::size_t end) {
  std::string_view s = text.utf8;
  while (begin < end) {
    const auto c = decode(s, begin);
    if (!is_white(c.value)) break;
    begin += c.length;
  }
  while (end > begin) {
    auto at = end - 1;
    while (at > begin && (static_cast<unsigned char>(s[at]) & 0xC0) == 0x80) --at;
    if (!is_white(decode(s, at).value)) break;
    end = at;
  }
  Piece piece;
  piece.text = std::string(s.substr(begin, end - begin));
  piece.where = text.locus(begin, end);
  judge(piece);
  return piece;
}

Run grid_run(const Grid& grid, std::size_t block) {
  Run run;
  run.from_grid = true;
  run.columns = grid.columns;
  run.where = grid.where;
  run.block = block;
  run.end_block = block + 1;
  run.rows.reserve(grid.rows);
  for (std::uint32_t r = 0; r < grid.rows; ++r) {
    PieceRow row;
    row.from_grid = row.bars = true;
    row.cells.reserve(grid.columns);
    const Cell* last = nullptr;
    for (std::uint32_t c = 0; c < grid.columns; ++c) {
      const auto* cell = grid.at(r, c);
      if (cell == nullptr || cell == last) continue;
      last = cell;
      if (cell->row < r) {
        const auto above = std::find_if(run.rows.back().cells.begin(), run.rows.back().cells.end(),
                                        [&](const Piece& p) { return p.column == cell->column; });
        if (above != run.rows.back().cells.end()) {
          row.cells.push_back(*above);
          row.cells.back().continued = true;
          continue;
        }
      }
      auto piece = piece_of(cell->text, 0, cell->text.utf8.size());
      piece.column = cell->column;
      piece.span = cell->column_span;
      piece.picture = cell->picture;
      piece.unread = cell->unread;
      piece.continued = cell->row < r;
      row.cells.push_back(std::move(piece));
    }
    if (!row.cells.empty()) row.where = row.cells.front().where;
    run.rows.push_back(std::move(row));
  }
  return run;
}

// Puts the tokens of lines together into rows: labels up to the first figure, figures up to the
// next label.
class LineReader {
 public:
  explicit LineReader(std::size_t block) { run_.block = block; }

  void text(Piece piece) {
    if (!values_.empty()) flush();
    labels_.push_back(std::move(piece));
  }
  void value(Piece piece) { values_.push_back(std::move(piece)); }
  // A cell without text.
  void blank(Piece piece) {
    if (labels_.empty() && values_.empty()) return;
    if (piece.where == Locus{}) {
      // It left no mark of its own: it stands right behind what comes before it.
      piece.where = (values_.empty() ? labels_ : values_).back().where;
      piece.where.begin = piece.where.end;
    }
    values_.push_back(std::move(piece));
  }
  void flush() {
    if (labels_.empty() && values_.empty()) return;
    PieceRow row;
    row.bars = bars;
    row.first_value = labels_.size();
    row.cells = std::move(labels_);
    std::move(values_.begin(), values_.end(), std::back_inserter(row.cells));
    row.is_line = is_line;
    for (std::size_t i = 0; i < row.cells.size() && !is_line; ++i) {
      row.cells[i].column = static_cast<std::uint32_t>(i);
    }
    row.where = row.cells.front().where;
    labels_.clear();
    values_.clear();
    run_.rows.push_back(std::move(row));
  }
  Run take() {
    flush();
    if (!run_.rows.empty()) run_.where = run_.rows.front().where;
    return std::move(run_);
  }
  bool bars = false;
  bool is_line = false;

 private:
  Run run_;
  std::vector<Piece> labels_, values_;
};

bool is_bar(char32_t c) { return c == U'|' || c == U'｜' || c == U'│'; }

bool has_bar(std::string_view s) {
  return s.find('|') != std::string_view::npos || s.find("｜") != std::string_view::npos ||
         s.find("│") != std::string_view::npos;
}

// A line that is a sentence: it holds sentence marks, or it is long and nothing parts it.
bool is_prose(std::string_view s) {
  if (has_bar(s) || s.find('\t') != std::string_view::npos) return false;
  if (s.find("。") == std::string_view::npos && s.find("；") == std::string_view::npos) {
    return s.size() > 600 && s.find(' ') == std::string_view::npos;
  }
  return s.size() < 3000;  // a whole report may stand on one line
}

// "-3-", "— 3 —", "第3页": what a printed page leaves between rows.
bool is_page_number(std::string_view s) {
  const auto text = without_white(s);
  std::size_t digits = 0, dashes = 0, other = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto c = decode(text, at);
    if (c.value >= U'0' && c.value <= U'9') {
      ++digits;
    } else if (c.value == U'-' || c.value == U'—' || c.value == U'–') {
      ++dashes;
    } else {
      ++other;
    }
    at += c.length;
  }
  return other == 0 && dashes >= 2 && digits >= 1 && digits <= 3;
}

// Parts digits from the label that they stand right behind (规章|000); nothing where there are
// none.
std::optional<Piece> take_glued_figures(Piece& piece) {
  const auto& s = piece.text;
  auto cut = s.size();
  while (cut > 0 && s[cut - 1] >= '0' && s[cut - 1] <= '9') --cut;
  const bool behind_label = cut > 0 && static_cast<unsigned char>(s[cut - 1]) >= 0x80;
  if (cut == s.size() || !behind_label || piece.figure) return std::nullopt;
  Piece digits;
  digits.text = s.substr(cut);
  digits.where = piece.where;
  digits.column = piece.column;
  if (piece.where.node < 0) {
    const auto length = static_cast<std::uint32_t>(digits.text.size());
    digits.where.begin = piece.where.end = std::max(piece.where.begin, piece.where.end - length);
  }
  piece.text.resize(cut);
  judge(piece);
  return digits;
}

void read_token(LineReader& out, Piece piece) {
  if (piece.text.empty()) {
    out.blank(std::move(piece));
  } else if (piece.figure) {
    out.value(std::move(piece));
  } else {
    auto figures = take_glued_figures(piece);
    out.text(std::move(piece));
    if (figures) out.value(*std::move(figures));
  }
}

// Cells closed by bars. What stands before a bar belongs to one cell, over line ends too.
class BarReader {
 public:
  explicit BarReader(LineReader& out) : out_(out) {}

  void line(const Text& text) {
    std::string_view s = text.utf8;
    std::size_t from = 0;
    for (std::size_t at = 0; at < s.size();) {
      const auto c = decode(s, at);
      if (is_bar(c.value)) {
        add(text, from, at);
        close();
        from = at + c.length;
      }
      at += c.length;
    }
    add(text, from, s.size());
  }
  void close() {
    read_token(out_, std::move(open_));
    open_ = {};
  }
  void finish() {
    if (!open_.text.empty()) close();
  }

 private:
  void add(const Text& text, std::size_t begin, std::size_t end) {
    auto piece = piece_of(text, begin, end);
    if (piece.text.empty()) return;
    if (open_.text.empty()) {
      open_ = std::move(piece);
    } else {
      open_.text += '\n' + piece.text;
      open_.where.end = piece.where.end;
      judge(open_);
    }
  }
  LineReader& out_;
  Piece open_;
};

// The words of a line, parted by white space.
void read_words(LineReader& out, const Text& text) {
  std::string_view s = text.utf8;
  std::size_t from = 0;
  const auto close = [&](std::size_t end) {
    auto piece = piece_of(text, from, end);
    if (!piece.text.empty()) read_token(out, std::move(piece));
  };
  for (std::size_t at = 0; at < s.size();) {
    const auto c = decode(s, at);
    if (is_white(c.value)) {
      close(at);
      from = at + c.length;
    }
    at += c.length;
  }
  close(s.size());
}

// A line that is a row: labels up to the first blank or figure behind one, and figures, or words in
// their place, from there on. `ends` is false where a label may go on in the next line.
void read_row(LineReader& out, std::vector<Piece> cells, bool ends) {
  const bool any_label =
      std::any_of(cells.begin(), cells.end(), [](const Piece& p) { return !p.figure; });
  const bool any_figure = std::any_of(cells.begin(), cells.end(),
                                      [](const Piece& p) { return !p.text.empty() && p.figure; });
  bool label = !any_label, values = false;
  for (auto& cell : cells) {
    const bool figure = cell.figure;  // or blank
    // A blank before the label fills up the place of a merged one; a line of figures has none.
    if (cell.text.empty() && !label) continue;
    label = true;
    values = values || (figure && (any_figure || cell.text.empty()));
    if (figure || (values && any_figure)) {
      out.value(std::move(cell));
    } else {
      out.text(std::move(cell));
    }
  }
  if (!ends && !any_figure) return;
  out.is_line = true;
  out.flush();
  out.is_line = false;
}

void read_tabs(LineReader& out, const Text& text) {
  std::vector<Piece> cells;
  std::string_view s = text.utf8;
  for (std::size_t from = 0; from <= s.size();) {
    const auto tab = std::min(s.find('\t', from), s.size());
    cells.push_back(piece_of(text, from, tab));
    cells.back().column = static_cast<std::uint32_t>(cells.size() - 1);
    from = tab + 1;
  }
  out.flush();
  out.bars = true;
  read_row(out, std::move(cells), true);
  out.bars = false;
}

bool is_prose(std::string_view s);

bool is_regular(const Grid& grid) {
  return grid.rows >= 3 &&
         std::none_of(grid.at_.begin(), grid.at_.end(), [](auto i) { return i < 0; });
}

// Whether labels of a text's tables go on from line to line: short lines stand between its rows.
bool has_torn_rows(const Document& document) {
  constexpr int kTorn = 3;
  int between = 0;
  const auto& blocks = document.blocks;
  for (std::size_t i = 1; i + 1 < blocks.size(); ++i) {
    const auto* line = std::get_if<Paragraph>(&blocks[i]);
    if (line == nullptr || has_bar(line->text.utf8) || is_prose(line->text.utf8)) continue;
    if (label_key(line->text.utf8).numbering == Numbering::top) continue;  // a heading
    if (std::holds_alternative<Grid>(blocks[i - 1]) &&
        std::holds_alternative<Grid>(blocks[i + 1])) {
      ++between;
    }
  }
  return between >= kTorn;
}

// Which grids of a document are read with the lines around them: rows of text of different lengths,
// for the columns of such a grid mean nothing.
std::vector<char> loose_grids(const Document& document, bool torn) {
  std::vector<char> loose(document.blocks.size(), 0);
  if (document.format != Format::text) return loose;
  for (std::size_t i = 0; i < loose.size(); ++i) {
    const auto* grid = std::get_if<Grid>(&document.blocks[i]);
    loose[i] = grid != nullptr && (torn || !is_regular(*grid));
  }
  return loose;
}

void read_grid_rows(LineReader& out, const Grid& grid, bool torn) {
  const bool bars = std::exchange(out.bars, true);
  for (std::uint32_t r = 0; r < grid.rows; ++r) {
    std::vector<Piece> cells;
    for (std::uint32_t c = 0; c < grid.columns; ++c) {
      const auto* cell = grid.at(r, c);
      if (cell == nullptr) continue;
      cells.push_back(piece_of(cell->text, 0, cell->text.utf8.size()));
      cells.back().column = c;
    }
    read_row(out, std::move(cells), !torn);
  }
  out.bars = bars;
}

// Reads a stretch of lines [from, to) of blocks.
Run line_run(const Document& document, std::size_t from, std::size_t to, bool torn) {
  const auto paragraph = [&](std::size_t i) { return std::get_if<Paragraph>(&document.blocks[i]); };
  std::size_t with_bars = 0;
  for (auto i = from; i < to; ++i) {
    if (const auto* p = paragraph(i); p != nullptr && has_bar(p->text.utf8)) ++with_bars;
  }
  LineReader out(from);
  out.bars = with_bars * 3 >= to - from && with_bars > 0;
  // How many empty lines stand between neighbours as a rule: more of them are empty cells.
  std::uint32_t rhythm = UINT32_MAX;
  for (auto i = from + 1; i < to; ++i) {
    if (const auto* p = paragraph(i)) rhythm = std::min(rhythm, p->blank_before);
  }
  BarReader bars(out);
  for (auto i = from; i < to; ++i) {
    if (paragraph(i) == nullptr) {
      bars.finish();
      read_grid_rows(out, std::get<Grid>(document.blocks[i]), torn);
      continue;
    }
    const auto& line = *paragraph(i);
    if (is_page_number(line.text.utf8)) continue;
    if (out.bars) {
      bars.line(line.text);
      continue;
    }
    // Every blank line beyond those is a cell without text.
    constexpr std::uint32_t kMostBlanks = 32;
    if (i > from && line.blank_before > rhythm) {
      const auto blanks = std::min(line.blank_before - rhythm, kMostBlanks);
      for (std::uint32_t blank = 0; blank < blanks; ++blank) out.blank({});
    }
    // A line with tabs is a row of its own, and its blank cells are there.
    const bool tabs = line.text.utf8.find('\t') != std::string::npos;
    tabs ? read_tabs(out, line.text) : read_words(out, line.text);
  }
  bars.finish();
  auto run = out.take();
  return run;
}

// Rows of figures without any label, right below a table as broad as theirs, are its last rows: its
// borders told it apart from them.
bool goes_on(const Run& table, const Run& below) {
  if (!table.from_grid || table.end_block != below.block || table.columns != below.columns) {
    return false;
  }
  bool any = false;
  for (const auto& row : below.rows) {
    for (const auto& piece : row.cells) {
      if (!piece.figure) return false;
      any = any || !piece.text.empty();
    }
  }
  return any;
}

}  // namespace

const LabelKey& label_of(const Piece& piece) {
  static const LabelKey none;
  return piece.label ? *piece.label : none;
}

std::vector<Run> piece_runs(const Document& document, const std::vector<std::size_t>& headings) {
  std::vector<Run> runs;
  const bool torn = has_torn_rows(document);
  const auto loose = loose_grids(document, torn);
  for (std::size_t i = 0; i < document.blocks.size();) {
    const auto* grid = std::get_if<Grid>(&document.blocks[i]);
    if (grid != nullptr && loose[i] == 0) {
      auto run = grid_run(*grid, i++);
      if (!runs.empty() && goes_on(runs.back(), run)) {
        std::move(run.rows.begin(), run.rows.end(), std::back_inserter(runs.back().rows));
        runs.back().end_block = run.end_block;
      } else {
        runs.push_back(std::move(run));
      }
      continue;
    }
    auto end = i;
    while (end < document.blocks.size()) {
      const auto* line = std::get_if<Paragraph>(&document.blocks[end]);
      if (line == nullptr ? loose[end] == 0 : line->untied || is_prose(line->text.utf8)) break;
      if (end > i && std::find(headings.begin(), headings.end(), end) != headings.end()) break;
      ++end;
    }
    if (end > i) {
      auto run = line_run(document, i, end, torn);
      run.end_block = end;
      if (!run.rows.empty()) runs.push_back(std::move(run));
    }
    i = std::max(end, i + 1);
  }
  return runs;
}

}  // namespace gouji
