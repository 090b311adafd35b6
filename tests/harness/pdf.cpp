// PDF as word processors, browsers and content systems print reports: words at positions only.
#include <algorithm>
#include <cmath>

#include "../pdf_file.h"
#include "layouts.h"
#include "sheet.h"
#include "utf8_characters.h"

namespace harness {
namespace {

// How one print sets its pages; drawn for every report anew.
struct PrintStyle {
  double width = 595, height = 842, margin = 74, side = 72;
  double size = 14, lead = 1.6;  // of prose; the lead in sizes
  bool indented = true;
  int numbers = 0;  // page numbers: none, 3, - 3 -, 第3页
  bool running_head = false;
  double table_size = 9, table_lead = 1.25, padding = 2;
  enum Edge { low, middle, high } label_across = low, figure_across = middle, down = middle;
  bool group_upright = false;  // the outermost groups of rows one character a line
  bool repeat_heads = false;   // on every page
  bool broken_heads = false;   // heads as narrow as they can be
  bool ruled = true;
  bool shuffled = false;  // words in no order
  bool split = false;     // applications in two tables
  int turn = 0;           // of all that stands on the pages
};

PrintStyle draw(Random& random) {
  PrintStyle s;
  if (random.percent(15)) std::swap(s.width, s.height);
  s.margin = static_cast<double>(random.between(50, 90));
  s.side = static_cast<double>(random.between(45, 85));
  s.size = static_cast<double>(random.between(21, 32)) / 2;
  s.lead = static_cast<double>(random.between(14, 19)) / 10;
  s.indented = random.percent(80);
  s.numbers = static_cast<int>(random.below(4));
  s.running_head = random.percent(15);
  s.table_size = static_cast<double>(random.between(16, 21)) / 2;
  s.table_lead = static_cast<double>(random.between(10, 15)) / 10;
  s.padding = static_cast<double>(random.between(4, 10)) / 2;
  const auto edge = [&] { return static_cast<PrintStyle::Edge>(random.below(3)); };
  s.label_across = random.percent(70) ? PrintStyle::low : PrintStyle::middle;
  s.figure_across = random.percent(60) ? PrintStyle::middle : edge();
  s.down = random.percent(65) ? PrintStyle::middle : edge();
  s.group_upright = random.percent(40);
  s.repeat_heads = random.percent(30);
  s.broken_heads = random.percent(40);
  s.ruled = random.percent(80);
  s.shuffled = random.percent(50);
  return s;
}

// Lines no wider than `room`; characters break anywhere, numbers and words nowhere.
std::vector<std::string> wrapped(const std::string& text, double room, double first_room) {
  std::vector<std::string> lines;
  std::string line, word;
  double left = first_room;
  const auto flush = [&](const std::string& piece) {
    const double width = pdf::width(piece);
    if (width > left + 1e-9 && !line.empty()) {
      lines.push_back(line);
      line.clear();
      left = room;
    }
    line += piece;
    left -= width;
  };
  for (const std::string& letter : characters(text)) {
    const bool joins = letter.size() == 1 && letter != " ";
    if (joins) {
      word += letter;
      continue;
    }
    if (!word.empty()) flush(word);
    word.clear();
    flush(letter);
  }
  if (!word.empty()) flush(word);
  if (!line.empty() || lines.empty()) lines.push_back(line);
  return lines;
}

class Printer {
 public:
  Printer(PrintStyle style, Random& random)
      : style_(style), random_(random), file_(font(random, style_.turn)) {}

  std::string print(const Report& report) {
    head_ = report.agency;
    turn_page();
    if (!report.title().empty()) title(report.title());
    prose(report.preamble());
    for (const Section& section : report.sections) {
      prose(heading_of(section));
      for (const std::string& text : section.paragraphs) prose(text);
      if (const Table* table = report.table(section.id); section.holds_table && table != nullptr)
        tables(*table);
    }
    end_page();
    return file_.bytes();
  }

 private:
  static pdf::Options font(Random& random, int turn) {
    static const std::vector<std::pair<int, int>> claims = {
        {859, -141}, {1160, -288}, {1050, -320}, {750, -150}, {880, -120}, {1800, -800}};
    const auto& [ascent, descent] = random.pick(claims);
    pdf::Options options;
    options.ascent = ascent;
    options.descent = descent;
    options.turn = turn;
    return options;
  }

  struct Word {
    double x, y, size;
    std::string text;
  };

  double room() const { return style_.width - 2 * style_.side; }
  double bottom() const { return style_.height - style_.margin; }

  void put(double x, double y, double size, const std::string& text) {
    words_.push_back({x, y, size, text});
  }

  void turn_page() {
    if (page_ > 0) end_page();
    ++page_;
    file_.page(style_.width, style_.height);
    y_ = style_.margin;
  }

  void end_page() {
    if (style_.running_head) centred(style_.margin * 0.45, 9, head_ + "政府信息公开");
    const std::string number = std::to_string(page_);
    if (style_.numbers > 0) {
      centred(style_.height - style_.margin * 0.5, 10.5,
              style_.numbers == 1   ? number
              : style_.numbers == 2 ? "- " + number + " -"
                                    : "第" + number + "页");
    }
    if (style_.shuffled) {
      for (std::size_t i = words_.size(); i > 1; --i)
        std::swap(words_[i - 1], words_[random_.below(i)]);
    }
    for (const Word& word : words_) file_.text(word.x, word.y, word.size, word.text);
    words_.clear();
  }

  void centred(double y, double size, const std::string& text) {
    put((style_.width - pdf::width(text) * size) / 2, y, size, text);
  }

  void title(const std::string& text) {
    const double size = style_.size * 1.35;
    for (const std::string& line : wrapped(text, room() / size, room() / size)) {
      centred(y_ + size, size, line);
      y_ += size * 1.7;
    }
    y_ += size;
  }

  void prose(const std::string& text) {
    const double size = style_.size, step = size * style_.lead;
    const double indent = style_.indented ? 2 : 0, most = std::floor(room() / size);
    bool first = true;
    for (const std::string& line : wrapped(text, most, most - indent)) {
      if (y_ + step > bottom()) turn_page();
      put(style_.side + (first ? indent * size : 0), y_ + step / 2, size, line);
      y_ += step;
      first = false;
    }
    if (!style_.indented) y_ += step * 0.6;
  }

  void tables(const Table& table) {
    y_ += style_.table_size * 0.5;
    if (style_.split && table.id == "applications" && table.parts[0].rows.size() > 4) {
      const std::size_t rows = table.parts[0].rows.size(), at = 2 + random_.below(rows - 3);
      sheet(piece_of(table, 0, at));
      y_ += style_.table_size * 2;
      sheet(piece_of(table, at, rows));
    } else if (table.parts.size() > 1) {
      sheet(stacked(sheets_of(table)));
    } else {
      for (const Sheet& one : sheets_of(table)) sheet(one);
    }
    y_ += style_.table_size;
  }

  struct Box {
    const SheetCell* cell;
    std::size_t row, column;
    std::vector<std::string> lines;
  };

  // How wide each column is: groups and labels as the style has it, figures share the rest.
  std::vector<double> widths_of(const Sheet& sheet) {
    const auto columns = static_cast<std::size_t>(sheet.columns);
    std::size_t labels = 0;
    for (const SheetRow& row : sheet.rows) {
      std::size_t lead = 0;
      for (const SheetCell& cell : row.cells) {
        if (cell.kind != SheetCell::label && cell.kind != SheetCell::group) break;
        lead += static_cast<std::size_t>(cell.columns);
      }
      // The row's groups that began above stand to the left of it.
      labels = std::max(labels, lead);
    }
    std::vector<double> widths(columns, 0);
    const double size = style_.table_size;
    double longest = 0;  // of the figures, which are not broken
    for (const SheetRow& row : sheet.rows) {
      for (const SheetCell& cell : row.cells) {
        if (cell.kind == SheetCell::figure && cell.columns == 1)
          longest = std::max(longest, pdf::width(cell.text) * size + style_.padding * 2 + 2);
      }
    }
    if (labels == 0) {
      std::fill(widths.begin(), widths.end(), room() / static_cast<double>(columns));
      return widths;
    }
    const double figures = static_cast<double>(columns - labels);
    const double usual = std::min(room() * (figures > 4 ? 0.07 : 0.16), room() * 0.6 / figures) *
                         static_cast<double>(random_.between(9, 12)) / 10;
    const double each = std::max(longest, usual);
    double rest = room() - each * figures;
    for (std::size_t c = 0; c < columns; ++c) widths[c] = each;
    // Labels have room for some characters, and groups for one at least.
    const bool tight = rest < size * 16;
    for (std::size_t c = 0; c + 1 < labels; ++c) {
      const double em = size + style_.padding * 2 / static_cast<double>(labels);
      widths[c] = tight || (style_.group_upright && c == 0)
                      ? size + style_.padding * 2 + 2
                      : em * static_cast<double>(random_.between(3, 5));
      rest -= widths[c];
    }
    widths[labels - 1] = rest;
    return widths;
  }

  // Figures that are wider than their cells are set smaller, all of the table with them.
  void sheet(const Sheet& one) {
    const double usual = style_.table_size;
    double most = 1;
    for (const SheetRow& row : one.rows) {
      for (const SheetCell& cell : row.cells) {
        if (cell.kind == SheetCell::figure && cell.columns == 1)
          most = std::max(most, pdf::width(cell.text));
      }
    }
    const double narrowest = room() / static_cast<double>(one.columns) - style_.padding * 2;
    style_.table_size = std::max(4.0, std::min(usual, narrowest / most));
    set(one);
    style_.table_size = usual;
  }

  void set(const Sheet& sheet) {
    const double size = style_.table_size, step = size * style_.table_lead;
    const auto widths = widths_of(sheet);
    std::vector<double> x(widths.size() + 1, style_.side);
    for (std::size_t c = 0; c < widths.size(); ++c) x[c + 1] = x[c] + widths[c];
    const auto grid = expanded(sheet);
    std::vector<Box> boxes;
    std::vector<double> heights(grid.size(), step + style_.padding * 2);
    for (std::size_t r = 0; r < grid.size(); ++r) {
      for (std::size_t c = 0; c < grid[r].size(); ++c) {
        const SheetCell& cell = grid[r][c];
        if (cell.kind == SheetCell::filler) continue;
        const auto end = std::min(c + static_cast<std::size_t>(cell.columns), widths.size());
        const double inner = (x[end] - x[c] - style_.padding * 2) / size;
        double fit = std::max(inner, 1.0);
        if (style_.broken_heads && cell.kind == SheetCell::head && cell.columns == 1)
          fit = std::max(2.0, std::min(fit, 3.0));
        if (style_.group_upright && cell.kind == SheetCell::group && c == 0 && grid[r].size() > 6)
          fit = 1;
        Box box{&cell, r, c, wrapped(cell.text, fit, fit)};
        const double need = static_cast<double>(box.lines.size()) * step + style_.padding * 2;
        if (cell.rows == 1) heights[r] = std::max(heights[r], need);
        boxes.push_back(std::move(box));
      }
    }
    // What a cell of several rows needs beyond them its last row has.
    for (const Box& box : boxes) {
      const auto end = std::min(box.row + static_cast<std::size_t>(box.cell->rows), heights.size());
      double have = 0;
      for (auto r = box.row; r < end; ++r) have += heights[r];
      const double need = static_cast<double>(box.lines.size()) * step + style_.padding * 2;
      if (need > have) heights[end - 1] += need - have;
    }
    print_rows(sheet, boxes, heights, x);
  }

  void print_rows(const Sheet& sheet, const std::vector<Box>& boxes,
                  const std::vector<double>& heights, const std::vector<double>& x) {
    std::size_t heads = 0;
    while (heads < sheet.rows.size() && sheet.rows[heads].head) ++heads;
    double head_height = 0;
    for (std::size_t r = 0; r < heads; ++r) head_height += heights[r];
    std::vector<char> done(boxes.size(), 0);
    // Heads stay together with the first row under them.
    if (y_ + head_height + heights[std::min(heads, heights.size() - 1)] > bottom()) turn_page();
    for (std::size_t from = 0; from < heights.size();) {
      std::size_t to = from;
      double y = y_;
      while (to < heights.size() && (to == from || y + heights[to] <= bottom())) y += heights[to++];
      std::vector<double> tops;
      double top = y_;
      for (auto r = from; r < to; ++r) tops.push_back(top), top += heights[r];
      for (std::size_t b = 0; b < boxes.size(); ++b) {
        const auto& box = boxes[b];
        const auto last = box.row + static_cast<std::size_t>(box.cell->rows);
        if (last <= from || box.row >= to) continue;
        const auto first_here = std::max(box.row, from), end_here = std::min(last, to);
        const double y0 = tops[first_here - from];
        const double y1 = tops[end_here - 1 - from] + heights[end_here - 1];
        // A cell that reaches over the end of a page has its text where there is room; a group's
        // that finds none is clipped.
        const double need =
            static_cast<double>(box.lines.size()) * style_.table_size * style_.table_lead;
        if (style_.ruled) frame(box, x, y0, y1);
        const bool cut = end_here < last || first_here > box.row;
        if (done[b] != 0 || (cut && y1 - y0 < need)) continue;
        done[b] = 1;
        print_cell(box, x, y0, y1);
      }
      y_ = top;
      from = to;
      if (from == heights.size()) break;
      turn_page();
      const bool one_part =
          std::none_of(sheet.rows.begin() + static_cast<std::ptrdiff_t>(heads), sheet.rows.end(),
                       [](const SheetRow& row) { return row.head; });
      if (!style_.repeat_heads || !one_part || heads == 0 || from <= heads) continue;
      double at = y_;
      for (std::size_t r = 0; r < heads; ++r) {
        for (const Box& box : boxes) {
          if (box.row != r) continue;
          double height = 0;
          for (int k = 0; k < box.cell->rows; ++k)
            height += heights[r + static_cast<std::size_t>(k)];
          if (style_.ruled) frame(box, x, at, at + height);
          print_cell(box, x, at, at + height);
        }
        at += heights[r];
      }
      y_ = at;
    }
  }

  static std::size_t end_of(const Box& box, const std::vector<double>& x) {
    return std::min(box.column + static_cast<std::size_t>(box.cell->columns), x.size() - 1);
  }

  void frame(const Box& box, const std::vector<double>& x, double y0, double y1) {
    const double left = x[box.column], right = x[end_of(box, x)];
    file_.line(left, y0, right, y0);
    file_.line(left, y1, right, y1);
    file_.line(left, y0, left, y1);
    file_.line(right, y0, right, y1);
  }

  void print_cell(const Box& box, const std::vector<double>& x, double y0, double y1) {
    const double size = style_.table_size, step = size * style_.table_lead;
    const double left = x[box.column] + style_.padding;
    const double right = x[end_of(box, x)] - style_.padding;
    const double need = static_cast<double>(box.lines.size()) * step;
    const bool figure = box.cell->kind == SheetCell::figure;
    const bool row = figure || box.cell->kind == SheetCell::label;
    const auto down = row ? style_.down : PrintStyle::middle;
    double y = down == PrintStyle::low    ? y0 + style_.padding
               : down == PrintStyle::high ? y1 - style_.padding - need
                                          : (y0 + y1 - need) / 2;
    for (const std::string& line : box.lines) {
      const double width = pdf::width(line) * size;
      const auto across =
          figure ? style_.figure_across
          : box.cell->kind == SheetCell::label || box.cell->kind == SheetCell::corner
              ? style_.label_across
              : PrintStyle::middle;
      const double at = across == PrintStyle::low    ? left
                        : across == PrintStyle::high ? right - width
                                                     : (left + right - width) / 2;
      put(at, y + step / 2, size, line);
      y += step;
    }
  }

  PrintStyle style_;
  Random& random_;
  pdf::File file_;
  std::vector<Word> words_;
  std::string head_;
  double y_ = 0;
  int page_ = 0;
};

// As most offices print: upright, ruled, figures in the middle of their cells.
std::string plain(const Report& report, Random& random) {
  PrintStyle style;
  style.numbers = 2;
  return Printer(style, random).print(report);
}

// In any way that cells may be set in, all of them ruled.
std::string ruled(const Report& report, Random& random) {
  PrintStyle style = draw(random);
  style.ruled = true;
  return Printer(style, random).print(report);
}

// Turned on its side, or on its head.
std::string turned(const Report& report, Random& random) {
  PrintStyle style = draw(random);
  style.ruled = true;
  style.shuffled = false;
  style.turn = static_cast<int>(random.between(1, 3)) * 90;
  return Printer(style, random).print(report);
}

// Tables without a line.
std::string bare(const Report& report, Random& random) {
  PrintStyle style;
  style.numbers = 2;
  style.ruled = false;
  return Printer(style, random).print(report);
}

// Tables without a line, set in any way.
std::string loose(const Report& report, Random& random) {
  // The heads of 2019, long and in narrow columns, are printed one way only.
  PrintStyle style = report.followed == 2019 ? PrintStyle() : draw(random);
  style.ruled = false;
  style.split = random.percent(20);
  return Printer(style, random).print(report);
}

// The applications in two tables, the second under heads of its own.
std::string split(const Report& report, Random& random) {
  PrintStyle style = draw(random);
  style.ruled = true;
  style.split = true;
  return Printer(style, random).print(report);
}

}  // namespace

std::vector<Layout> pdf_layouts() {
  // Without lines a table without one figure shows nothing of its columns but its heads, over which
  // columns a group of heads stands is known only where all are there, and a label on several lines
  // may have lost one.
  const unsigned unruled = kAnything & ~kBlankRuns & ~kColumns & ~kWording;
  return {{"p-plain", "pdf", kAnything, true, plain},
          {"p-ruled", "pdf", kAnything, true, ruled},
          {"p-turned", "pdf", kAnything, true, turned},
          {"p-bare", "pdf", unruled, true, bare},
          {"p-split", "pdf", kAnything & ~kColumns, true, split},
          {"p-loose", "pdf", unruled & ~kRows, true, loose, nullptr, true}};
}

}  // namespace harness
