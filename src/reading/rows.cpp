#include "reading/rows.h"

#include <algorithm>
#include <string_view>

#include "base/utf8.h"
#include "reading/figure.h"

namespace gouji {
namespace {

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
  return piece;
}

Run grid_run(const Grid& grid, std::size_t block) {
  Run run;
  run.from_grid = true;
  run.columns = grid.columns;
  run.where = grid.where;
  run.block = block;
  run.rows.reserve(grid.rows);
  for (std::uint32_t r = 0; r < grid.rows; ++r) {
    PieceRow row;
    row.from_grid = row.bars = true;
    const Cell* last = nullptr;
    for (std::uint32_t c = 0; c < grid.columns; ++c) {
      const auto* cell = grid.at(r, c);
      if (cell == nullptr || cell == last) continue;
      last = cell;
      auto piece = piece_of(cell->text, 0, cell->text.utf8.size());
      piece.column = cell->column;
      piece.span = cell->column_span;
      piece.picture = cell->picture;
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
    values_.push_back(std::move(piece));
  }
  void flush() {
    if (labels_.empty() && values_.empty()) return;
    PieceRow row;
    row.bars = bars;
    row.first_value = labels_.size();
    row.cells = std::move(labels_);
    std::move(values_.begin(), values_.end(), std::back_inserter(row.cells));
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
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

void read_token(LineReader& out, Piece piece) {
  if (piece.text.empty()) {
    out.blank(std::move(piece));
  } else if (looks_like_figure(piece.text)) {
    out.value(std::move(piece));
  } else {
    out.text(std::move(piece));
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
    }
  }
  LineReader& out_;
  Piece open_;
};

void read_words(LineReader& out, const Text& text) {
  std::string_view s = text.utf8;
  const bool tabs = s.find('\t') != std::string_view::npos;
  std::size_t from = 0;
  const auto close = [&](std::size_t end) {
    auto piece = piece_of(text, from, end);
    if (!piece.text.empty() || tabs) read_token(out, std::move(piece));
  };
  for (std::size_t at = 0; at < s.size();) {
    const auto c = decode(s, at);
    if (tabs ? c.value == U'\t' : is_white(c.value)) {
      close(at);
      from = at + c.length;
    }
    at += c.length;
  }
  close(s.size());
}

// Reads a stretch of lines [from, to) of blocks.
Run line_run(const Document& document, std::size_t from, std::size_t to) {
  const auto paragraph = [&](std::size_t i) -> const Paragraph& {
    return std::get<Paragraph>(document.blocks[i]);
  };
  std::size_t with_bars = 0;
  for (auto i = from; i < to; ++i) with_bars += has_bar(paragraph(i).text.utf8) ? 1 : 0;
  LineReader out(from);
  out.bars = with_bars * 3 >= to - from && with_bars > 0;
  // How many empty lines stand between neighbours as a rule: more of them are empty cells.
  std::uint32_t rhythm = UINT32_MAX;
  for (auto i = from + 1; i < to; ++i) rhythm = std::min(rhythm, paragraph(i).blank_before);
  BarReader bars(out);
  for (auto i = from; i < to; ++i) {
    const auto& line = paragraph(i);
    if (is_page_number(line.text.utf8)) continue;
    if (out.bars) {
      bars.line(line.text);
      continue;
    }
    if (i > from && line.blank_before > rhythm && looks_like_figure(line.text.utf8)) {
      for (auto extra = (line.blank_before - rhythm) / (rhythm + 1); extra > 0; --extra)
        out.blank({});
    }
    // A line with tabs is a row of its own, and its blank cells are there.
    const bool tabs = line.text.utf8.find('\t') != std::string::npos;
    if (tabs) out.flush();
    out.bars = tabs;
    read_words(out, line.text);
    if (tabs) out.flush();
    out.bars = false;
  }
  bars.finish();
  auto run = out.take();
  return run;
}

}  // namespace

std::vector<Run> piece_runs(const Document& document) {
  std::vector<Run> runs;
  for (std::size_t i = 0; i < document.blocks.size();) {
    if (const auto* grid = std::get_if<Grid>(&document.blocks[i])) {
      runs.push_back(grid_run(*grid, i++));
      continue;
    }
    auto end = i;
    while (end < document.blocks.size()) {
      const auto* line = std::get_if<Paragraph>(&document.blocks[end]);
      if (line == nullptr || is_prose(line->text.utf8)) break;
      ++end;
    }
    if (end > i) {
      auto run = line_run(document, i, end);
      if (!run.rows.empty()) runs.push_back(std::move(run));
    }
    i = std::max(end, i + 1);
  }
  return runs;
}

}  // namespace gouji
