#include "intake/text.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "intake/grid.h"
#include "intake/markdown.h"
#include "intake/markdown_html.h"

namespace gouji {
namespace {

// Offsets into the source of a line or cell, without the white space around it.
struct Stretch {
  std::size_t begin = 0, end = 0;
  bool empty() const { return begin == end; }
};

// White space alone becomes the empty stretch at its start.
Stretch without_white(std::string_view text, Stretch s) {
  const auto outer = s.begin;
  while (s.begin < s.end) {
    const auto c = decode(text, s.begin);
    if (!is_white(c.value)) break;
    s.begin += c.length;
  }
  if (s.empty()) return {outer, outer};
  while (s.begin < s.end) {
    std::size_t last = s.end - 1;
    while (last > s.begin && (static_cast<unsigned char>(text[last]) & 0xC0) == 0x80) --last;
    if (!is_white(decode(text, last).value)) break;
    s.end = last;
  }
  return s;
}

// How long the bar at `at` is; 0 where there is none. Bars come plain, full-width and as lines.
std::size_t bar_length(std::string_view text, std::size_t at) {
  const char first = text[at];
  if (first == '|') return 1;
  if (first != '\xEF' && first != '\xE2') return 0;
  const auto three = text.substr(at, 3);
  return three == "｜" || three == "│" || three == "┃" ? 3 : 0;
}

// A line between the rows of a table: `|---|---|`, `+---+`, `├──┼──┤`.
bool is_rule(std::string_view line) {
  bool across = false, joint = false;
  for (std::size_t at = 0; at < line.size();) {
    const auto c = decode(line, at);
    at += c.length;
    if (c.value == '-' || c.value == '=' || c.value == 0x2500 || c.value == 0x2501) {
      across = true;
    } else if (c.value == '|' || c.value == '+' || (c.value > 0x2501 && c.value <= 0x257F)) {
      joint = true;
    } else if (c.value != ':' && !is_white(c.value)) {
      return false;
    }
  }
  return across && joint;
}

// What a line can be in a table.
enum class RowKind {
  none,    // no row
  rule,    // a line between rows
  sparse,  // cells, of which at most one has text: a row only beside other rows
  full,    // text on both sides of a bar
};

// A longer line with bars is a whole document on one line, not a row.
constexpr std::size_t kLongestRow = 2000;

struct Line {
  Stretch where;
  std::uint32_t blank_before = 0;
  RowKind kind = RowKind::none;
  std::vector<Stretch> cells;
  std::size_t filled = 0;  // cells with text
  bool opened = false;     // begins with a bar
};

// The cells of a line, up to one more than `most`; a bar at either end of the line only closes it.
void split_cells(std::string_view text, std::uint64_t most, Line& line) {
  std::size_t at = line.where.begin, cell = at;
  const std::size_t end = line.where.end;
  bool bars = false, closed = false;
  while (at < end && line.cells.size() <= most) {
    const std::size_t bar = bar_length(text, at);
    if (bar == 0) {
      at += text[at] == '\\' && at + 1 < end && text[at + 1] == '|' ? 2 : 1;
      continue;
    }
    bars = true;
    if (at == line.where.begin) {
      line.opened = true;
    } else {
      line.cells.push_back(without_white(text, {cell, at}));
    }
    at += bar;
    cell = at;
    closed = at == end;
  }
  if (!bars) {
    line.cells.clear();
    return;
  }
  if (!closed && at == end) line.cells.push_back(without_white(text, {cell, end}));
  for (const auto& c : line.cells) line.filled += !c.empty();
  if (line.filled >= 2) {
    line.kind = RowKind::full;
  } else if (line.cells.size() >= 2 || (line.opened && closed && line.cells.size() == 1)) {
    line.kind = RowKind::sparse;
  }
}

class TextReader {
 public:
  TextReader(Document& document, const Limits& limits)
      : document_(document),
        limits_(limits),
        text_(document.source->text),
        markdown_(document.format == Format::markdown),
        html_(markdown_ ? text_ : std::string_view()),
        builder_(limits) {}

  void read() {
    std::uint32_t blank = 0;
    for (std::size_t at = 0; at < text_.size() && !full_;) {
      limits_.keep_time();
      const std::size_t end = line_end(at);
      auto where = without_white(text_, {at, end});
      // A row whose cells are parted by tabs keeps its blank cells at both ends.
      if (piece(where).find('\t') != std::string_view::npos) {
        while (where.begin > at && text_[where.begin - 1] == '\t') --where.begin;
        while (where.end < end && text_[where.end] == '\t') ++where.end;
      }
      at = end + (text_.substr(end, 2) == "\r\n" ? 2 : 1);
      if (where.empty()) {
        ++blank;
        continue;
      }
      Line line;
      line.where = where;
      line.blank_before = std::exchange(blank, 0);
      const auto html = markdown_ ? html_.begin_in(where.begin, where.end) : std::string_view::npos;
      if (html == std::string_view::npos) {
        take(std::move(line));
        continue;
      }
      line.where = without_white(text_, {where.begin, html});
      if (!line.where.empty()) take(std::move(line));
      at = html_.end_of(html);
      add_html(html, at);
      if (text_.substr(at).starts_with('\n')) ++at;
    }
    end_run();
  }

 private:
  std::string_view piece(Stretch s) const { return text_.substr(s.begin, s.end - s.begin); }

  std::size_t line_end(std::size_t at) const {
    while (at < text_.size() && text_[at] != '\n' && text_[at] != '\r') ++at;
    return at;
  }

  static Locus locus(Stretch s) {
    return {static_cast<std::uint32_t>(s.begin), static_cast<std::uint32_t>(s.end)};
  }

  void take(Line line) {
    if (is_rule(piece(line.where))) {
      line.kind = RowKind::rule;
    } else if (line.where.end - line.where.begin <= kLongestRow) {
      split_cells(text_, limits_[Limit::columns], line);
    }
    if (line.kind == RowKind::none) {
      end_run();
      add_paragraph(line);
      return;
    }
    // Rows stand close together, or all of them one blank line apart.
    if (run_.size() == 1 && line.blank_before <= 1) {
      gap_ = line.blank_before;
    } else if (!run_.empty() && line.blank_before != gap_) {
      std::optional<Line> first;
      if (gap_ == 1 && line.blank_before == 0) {
        first = std::move(run_.back());
        run_.pop_back();
      }
      end_run();
      gap_ = 0;
      if (first) run_.push_back(*std::move(first));
    }
    run_cells_ += line.cells.size();
    run_.push_back(std::move(line));
    if (run_cells_ > limits_[Limit::cells]) end_run();
  }

  void end_run() {
    auto run = std::exchange(run_, {});
    restore_blank_first_cells(run);
    run_cells_ = 0;
    std::size_t full = 0, rows = 0, widest = 0;
    bool rule = false;
    for (const auto& line : run) {
      rule |= line.kind == RowKind::rule;
      full += line.kind == RowKind::full;
      rows += line.kind == RowKind::full || (line.filled == 1 && line.cells.size() >= 3);
      widest = std::max(widest, line.cells.size());
    }
    const bool table = (full > 0 && widest >= 3) || rows >= 2 || (rule && rows > 0);
    if (table) {
      add_grid(run);
    } else {
      for (const auto& line : run) add_paragraph(line);
    }
  }

  // Where other rows do not begin with a bar, a bar at the beginning closes a blank cell: one that
  // another blank cell follows, or one of which a blank is left where other rows have none.
  void restore_blank_first_cells(std::vector<Line>& run) const {
    bool bare = false, indented = false;
    for (const auto& line : run) {
      if (line.kind == RowKind::rule || line.opened) continue;
      bare = true;
      indented |= is_indented(line);
    }
    if (!bare) return;
    for (auto& line : run) {
      if (!line.opened || line.kind == RowKind::rule || line.filled == 0) continue;
      const bool blank_first = !line.cells.empty() && line.cells.front().empty();
      if (blank_first || (!indented && is_indented(line))) {
        line.cells.insert(line.cells.begin(), Stretch{line.where.begin, line.where.begin});
      }
    }
  }

  bool is_indented(const Line& line) const {
    const auto begin = line.where.begin;
    return begin > 0 && text_[begin - 1] != '\n' && text_[begin - 1] != '\r';
  }

  void add_paragraph(const Line& line) {
    if (markdown_ && (line.kind == RowKind::rule || is_thematic_break(piece(line.where)))) return;
    Paragraph paragraph;
    paragraph.blank_before = line.blank_before;
    auto where = line.where;
    if (markdown_) {
      const auto marks = line_marks(piece(where));
      paragraph.heading_level = marks.heading_level;
      where = without_white(text_, {where.begin + marks.before, where.end - marks.after});
    }
    std::vector<Embedded> embedded;
    paragraph.text = text_of(where, embedded);
    if (!paragraph.text.empty()) add_block(std::move(paragraph));
    for (auto& one : embedded) add_block(std::move(one));
  }

  void add_grid(const std::vector<Line>& run) {
    std::vector<Embedded> embedded;
    for (std::size_t i = 0; i < run.size(); ++i) {
      if (run[i].kind == RowKind::rule) continue;
      const bool header =
          markdown_ && i + 1 < run.size() && run[i + 1].kind == RowKind::rule && i == 0;
      builder_.begin_row();
      for (const auto& stretch : run[i].cells) {
        if (++cells_ > limits_[Limit::cells]) {
          reached(Limit::cells, locus(stretch));
          break;
        }
        Cell cell;
        cell.header = header;
        cell.text = text_of(stretch, embedded);
        // An empty cell, too, knows where it stands.
        if (cell.text.empty())
          cell.text.pieces = {{0, {locus(stretch).begin, locus(stretch).begin}}};
        builder_.add(std::move(cell));
      }
    }
    const Locus where{locus(run.front().where).begin, locus(run.back().where).end};
    add_block(builder_.finish(where, document_.problems));
    for (auto& one : embedded) add_block(std::move(one));
  }

  void add_html(std::size_t begin, std::size_t end) {
    end_run();
    const auto before = document_.blocks.size();
    read_html_block(document_, begin, end, limits_);
    for (auto i = before; i < document_.blocks.size(); ++i) {
      const auto* grid = std::get_if<Grid>(&document_.blocks[i]);
      if (grid != nullptr) cells_ += grid->cells.size();
    }
    if (document_.blocks.size() > limits_[Limit::blocks]) {
      document_.blocks.resize(static_cast<std::size_t>(limits_[Limit::blocks]));
      reached(Limit::blocks, std::nullopt);
      full_ = true;
    } else if (cells_ > limits_[Limit::cells]) {
      reached(Limit::cells, std::nullopt);
      full_ = true;
    }
  }

  Text text_of(Stretch s, std::vector<Embedded>& embedded) {
    if (s.end - s.begin > limits_[Limit::text_bytes]) {
      reached(Limit::text_bytes, locus(s));
      s.end = s.begin + static_cast<std::size_t>(limits_[Limit::text_bytes]);
      while (s.end > s.begin && (static_cast<unsigned char>(text_[s.end]) & 0xC0) == 0x80) --s.end;
      s = without_white(text_, s);
    }
    if (markdown_) return inline_text(text_, s.begin, s.end, embedded);
    Text text;
    for (std::size_t at = s.begin; at < s.end;) {
      const std::size_t escape = std::min(piece({at, s.end}).find("\\|"), s.end - at) + at;
      text.append(piece({at, escape}), locus({at, escape}));
      if (escape < s.end) text.append("|", locus({escape, escape + 2}));
      at = escape + 2;
    }
    return text;
  }

  template <class Kind>
  void add_block(Kind block) {
    if (document_.blocks.size() >= limits_[Limit::blocks]) {
      reached(Limit::blocks, std::nullopt);
      full_ = true;
      return;
    }
    document_.blocks.emplace_back(std::move(block));
  }

  // Each limit is one problem, however often it is reached.
  void reached(Limit limit, std::optional<Locus> where) {
    auto& told = told_[static_cast<std::size_t>(limit)];
    if (!std::exchange(told, true)) {
      document_.problems.push_back(limit_reached(limit, limits_, where));
    }
  }

  Document& document_;
  const Limits& limits_;
  std::string_view text_;
  bool markdown_;
  HtmlBlocks html_;
  GridBuilder builder_;
  std::vector<Line> run_;  // lines that may be rows of one table
  std::uint32_t gap_ = 0;  // blank lines between them
  std::size_t run_cells_ = 0, cells_ = 0;
  bool full_ = false;
  std::array<bool, static_cast<std::size_t>(Limit::count_)> told_{};
};

}  // namespace

void read_text(Document& document, const Limits& limits) { TextReader(document, limits).read(); }

}  // namespace gouji
