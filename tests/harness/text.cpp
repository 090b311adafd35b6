// Plain text and Markdown: what pages become when they are copied or converted.
#include "layouts.h"
#include "sheet.h"
#include "traditional.h"
#include "utf8_characters.h"

namespace harness {
namespace {

enum class Shape { bars, outer_bars, cell_bar, bar_line, lines, tabs, markdown };

struct TextStyle {
  Shape shape = Shape::bars;
  bool blank_lines = false;  // between all lines
  bool one_line = false;
  bool half_width = false;
  bool list_numbers = false;  // 1. for 一、
  bool wrapped = false;       // long labels broken over lines
  bool traditional = false;
};

std::string wrap(const SheetCell& cell, Random& random) {
  const std::vector<std::string> letters = characters(cell.text);
  if (cell.kind == SheetCell::figure || letters.size() < 4 || random.percent(30)) return cell.text;
  std::string out;
  std::size_t left = letters.size() > 8 ? 3 + random.below(letters.size() - 5) : letters.size() / 2;
  for (const std::string& letter : letters) {
    out += letter;
    if (--left == 0) out += "\n";
  }
  return out;
}

class TextWriter {
 public:
  TextWriter(const TextStyle& style, Random& random) : style_(style), random_(random) {}

  void paragraph(const std::string& text) { line(text); }

  void heading(const std::string& text, int level) {
    if (style_.shape == Shape::markdown)
      line(std::string(static_cast<std::size_t>(level), '#') + " " + text + "\n");
    else
      line(text);
  }

  void sheet(const Sheet& sheet) {
    switch (style_.shape) {
      case Shape::bars:
        bars(sheet);
        break;
      case Shape::outer_bars:
        outer_bars(sheet, false);
        break;
      case Shape::markdown:
        outer_bars(sheet, true);
        break;
      case Shape::cell_bar:
        cell_bar(sheet);
        break;
      case Shape::bar_line:
        bar_line(sheet);
        break;
      case Shape::lines:
        lines(sheet);
        break;
      case Shape::tabs:
        tabs(sheet);
        break;
    }
  }

  std::string finish() {
    if (style_.half_width)
      for (const auto& [full, half] : std::vector<std::pair<std::string, std::string>>{
               {"（", "("}, {"）", ")"}, {"，", ","}, {"：", ":"}, {"；", ";"}})
        out_ = replaced(out_, full, half);
    if (style_.one_line) out_ = replaced(out_, "\n", " ");
    if (style_.traditional) out_ = traditional(out_);
    return out_;
  }

 private:
  void line(const std::string& text) {
    out_ += text + "\n";
    if (style_.blank_lines || style_.shape == Shape::markdown) out_ += "\n";
  }
  void row(const std::string& text) {
    out_ += text + "\n";
    if (style_.blank_lines) out_ += "\n";
  }

  void bars(const Sheet& sheet) {
    for (const SheetRow& one : sheet.rows) {
      std::string text;
      for (const SheetCell& cell : one.cells)
        text +=
            (text.empty() ? "" : " ") + (style_.wrapped ? wrap(cell, random_) : cell.text) + " |";
      row(text);
    }
  }

  void outer_bars(const Sheet& sheet, bool ruled) {
    bool first = true;
    for (const auto& one : expanded(sheet)) {
      std::string text = "|", rule = "|";
      for (const SheetCell& cell : one) {
        text += " " + cell.text + " |";
        rule += "---|";
      }
      row(text);
      if (ruled && first) row(rule);
      first = false;
    }
    if (ruled) out_ += "\n";
  }

  // One cell a line with a bar behind it; merged cells leave a line of bars.
  void cell_bar(const Sheet& sheet) {
    for (const SheetRow& one : sheet.rows) {
      int covered = 0;
      for (const SheetCell& cell : one.cells) {
        row(cell.text + " |");
        covered += cell.columns - 1;
      }
      if (covered > 0) row(std::string(static_cast<std::size_t>(covered), '|'));
    }
  }

  void bar_line(const Sheet& sheet) {
    for (const SheetRow& one : sheet.rows)
      for (const SheetCell& cell : one.cells) {
        row(cell.text);
        row("|");
      }
  }

  void lines(const Sheet& sheet) {
    for (const SheetRow& one : sheet.rows)
      for (const SheetCell& cell : one.cells)
        if (!cell.text.empty()) row(cell.text);
  }

  void tabs(const Sheet& sheet) {
    for (const auto& one : expanded(sheet)) {
      std::string text;
      for (std::size_t c = 0; c < one.size(); ++c) text += (c == 0 ? "" : "\t") + one[c].text;
      row(text);
    }
  }

  const TextStyle& style_;
  Random& random_;
  std::string out_;
};

std::string write(const Report& report, Random& random, const TextStyle& style) {
  TextWriter out(style, random);
  if (!report.title().empty()) out.heading(report.title(), 1);
  out.paragraph(report.preamble());
  int number = 0;
  for (const Section& section : report.sections) {
    ++number;
    out.heading(
        style.list_numbers ? std::to_string(number) + ". " + section.title : heading_of(section),
        2);
    for (const std::string& paragraph : section.paragraphs) out.paragraph(paragraph);
    if (const Table* table = report.table(section.id); section.holds_table && table != nullptr)
      for (const Sheet& sheet : sheets_of(*table)) out.sheet(sheet);
  }
  return out.finish();
}

template <Shape shape, bool blank_lines = false>
std::string shaped(const Report& report, Random& random) {
  TextStyle style;
  style.shape = shape;
  style.blank_lines = blank_lines;
  return write(report, random, style);
}

template <bool TextStyle::*setting>
std::string with_bars(const Report& report, Random& random) {
  TextStyle style;
  style.*setting = true;
  return write(report, random, style);
}

}  // namespace

std::vector<Layout> text_layouts() {
  // With one cell a line, an empty cell and a column left out cannot be told from what merged
  // cells leave behind, nor a word in a cell from a label.
  const unsigned all = kAnything;
  const unsigned cells = all & ~unsigned{kBlanks | kBlankRuns | kColumns | kWords};
  // Where a label goes on in the next line, a word behind it may be its end, one that the format
  // does not have begins nobody knows where, and lines of nothing
  // but heads and blanks cannot be told apart.
  const unsigned wrapped = all & ~unsigned{kBlankRuns | kColumns | kWords | kRows};
  const unsigned bare = cells & ~unsigned{kRows};
  return {{"t-bars", "txt", all, true, shaped<Shape::bars>},
          {"t-bars-blank-lines", "txt", all, true, shaped<Shape::bars, true>},
          {"t-cell-bar", "txt", cells, true, shaped<Shape::cell_bar>},
          {"t-bar-line", "txt", cells, true, shaped<Shape::bar_line>},
          {"t-lines", "txt", bare, true, shaped<Shape::lines>},
          {"t-lines-blank-lines", "txt", bare, true, shaped<Shape::lines, true>},
          {"t-one-line", "txt", bare, true, with_bars<&TextStyle::one_line>},
          {"t-half-width", "txt", all, false, with_bars<&TextStyle::half_width>},
          {"t-list-numbers", "txt", all, false, with_bars<&TextStyle::list_numbers>},
          {"t-wrapped", "txt", wrapped, true, with_bars<&TextStyle::wrapped>},
          {"t-outer-bars", "txt", all, true, shaped<Shape::outer_bars>},
          {"t-markdown", "md", all, true, shaped<Shape::markdown>},
          {"t-traditional", "txt", all, false, with_bars<&TextStyle::traditional>},
          {"t-tabs", "txt", all & ~unsigned{kBlankRuns}, true, shaped<Shape::tabs>}};
}

}  // namespace harness
