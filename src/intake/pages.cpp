#include "intake/pages.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "base/utf8.h"
#include "intake/grid.h"
#include "intake/page_prose.h"
#include "intake/page_strip.h"
#include "intake/page_tables.h"
#include "intake/ruled_pages.h"
#include "intake/unread_pages.h"

namespace gouji {
namespace {

bool is_latin(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// By some of what is drawn on a page neither its tables nor its figures are known: there no error
// is certain.
void clear_crowded(Document& document, std::vector<Page>& pages, const Limits& limits) {
  std::vector<int> numbers;
  for (auto& page : pages) {
    if (!page.crowded && page.rules.size() + page.unread.size() <= limits[Limit::drawn]) continue;
    page.rules = {};
    page.unread = {};
    numbers.push_back(page.number);
  }
  if (numbers.empty()) return;
  auto problem = limit_reached(Limit::drawn, limits, page_node(document, numbers.front()));
  problem.message.zh = pages_zh(numbers) + "：" + problem.message.zh;
  problem.message.en = pages_en(numbers) + ": " + problem.message.en;
  problem.loss = Loss::characters;
  document.problems.push_back(std::move(problem));
}

class PagesReader {
 public:
  PagesReader(Document& document, const Limits& limits)
      : document_(document), limits_(limits), builder_(limits) {}

  void read(std::vector<Page> pages) {
    auto strip = strip_of(std::move(pages), limits_);
    if (strip.full_on > 0) leave_out_tables(strip.full_on);
    // Where pictures are all there is nothing was checked.
    tell_unread(document_, {strip.pictured, "只有图像，没有文字", "pictures only"},
                strip.no_text ? Severity::unclear : Severity::advice);
    tell_crossed(strip.crossed);
    tell_missing(strip.missing);
    auto& lines = strip.lines;
    limits_.keep_time_of_step();
    const auto regions = find_tables(lines, limits_);
    limits_.keep_time_of_step();
    std::vector<std::size_t> prose;
    std::size_t next = 0;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      while (next < regions.size() && regions[next].end <= i) ++next;
      if (next == regions.size() || i < regions[next].begin) prose.push_back(i);
    }
    const auto paragraphs = paragraphs_of(lines, prose, limits_);
    limits_.keep_time_of_step();
    std::size_t p = 0, shown = 0;
    // What stands before a line of the strip.
    const auto advance = [&](std::size_t line) {
      while (p < paragraphs.size() || shown < strip.shown.size()) {
        const auto at = p < paragraphs.size() ? paragraphs[p].lines.front() : lines.size();
        if (shown < strip.shown.size() && strip.shown[shown].before <= std::min(at, line)) {
          shown = add_shown(strip.shown, shown);
        } else if (at < line) {
          add_paragraph(lines, paragraphs[p]);
          // What is in the document is held there.
          for (const auto i : paragraphs[p++].lines) lines[i].tokens = {};
        } else {
          break;
        }
      }
    };
    for (const auto& region : regions) {
      advance(region.begin);
      limits_.keep_time_of_step();
      const auto tables = build_tables(lines, region, limits_);
      for (const auto& table : tables) add_table(table);
      for (auto i = region.begin; i < region.end; ++i) {
        if (tables.empty()) add_line(lines[i], true);
        lines[i].tokens = {};
      }
    }
    advance(lines.size());
    for (const auto& line : strip.beside) add_beside(line);
  }

 private:
  // The words of tables that are left out may be taken for others.
  void leave_out_tables(int page) {
    auto problem = limit_reached(Limit::cells, limits_, page_node(document_, page));
    problem.loss = Loss::characters;
    document_.problems.push_back(std::move(problem));
  }

  void tell_crossed(const std::vector<int>& pages) {
    if (pages.empty()) return;
    document_.problems.push_back(losing(
        Loss::characters, "intake.no-text",
        pages_zh(pages) + "的文字与水印等其他文字重叠，不能准确分开，查出的差错一律列为待核；"
                          "请用没有水印的原稿导出后再检查。",
        "the text of " + pages_en(pages) +
            " stands under other text, as watermarks are, and "
            "cannot be told apart from it with certainty, so "
            "that every error is unclear; export the file "
            "again without watermarks",
        page_node(document_, pages.front())));
  }

  void tell_missing(const MissingPages& missing) {
    if (missing.numbers.empty()) return;
    document_.problems.push_back(losing(
        Loss::parts, "intake.page-missing",
        "从印出的页码看，文件缺" + pages_zh(missing.numbers) +
            "，没有找到的内容可能就在缺页中，列为待核；请核对文件是否完整。",
        "by the page numbers that are printed, the file lacks " + pages_en(missing.numbers) +
            "; what was not found may stand there and is unclear; check that the file is complete",
        page_node(document_, missing.beside)));
  }

  Locus node_of(int page, int line, const PageBox& box) {
    Node node;
    node.page = page;
    node.box = box;
    node.cell = "第" + std::to_string(line) + "行";
    return document_.add_node(std::move(node));
  }
  Locus node_of(const Token& token) { return node_of(token.page, token.line, token.box); }

  // Joins the words of a line to the text; `wide` parts those far from one another.
  void append(Text& text, const std::vector<Token>& tokens, std::string_view wide, double far) {
    const Token* last = nullptr;
    for (const auto& token : tokens) {
      if (is_unread_figure(token.text)) continue;
      if (text.utf8.size() + token.text.size() > limits_[Limit::text_bytes]) {
        return reached(Limit::text_bytes);
      }
      const auto where = node_of(token);
      if (last != nullptr) {
        const double gap = gap_between(*last, token);
        const bool latin = is_latin(last->text.back()) && is_latin(token.text.front());
        const bool parted = last->figure && token.figure && gap > token.em * 0.2;
        if (gap > token.em * far || parted) {
          text.append(wide, where);
        } else if (latin && gap > token.em * 0.12) {
          text.append(" ", where);
        }
      }
      text.append(token.text, where);
      last = &token;
    }
  }

  // Puts the lines into the cell; what holds a figure that is not told can only be looked at.
  void fill(Cell& cell, const std::vector<std::vector<Token>>& lines) {
    for (const auto& line : lines) {
      cell.picture = cell.picture || std::any_of(line.begin(), line.end(), [](const Token& token) {
                       return is_unread_figure(token.text);
                     });
    }
    for (const auto& line : lines) {
      if (cell.picture) continue;
      if (!cell.text.pieces.empty()) cell.text.append("\n", node_of(line.front()));
      append(cell.text, line, " ", 1.2);
    }
    if (cell.picture && !lines.empty()) cell.text.pieces = {{0, node_of(lines.front().front())}};
  }

  void add_paragraph(const std::vector<TextLine>& lines, const ParagraphLines& of) {
    if (lines[of.lines.front()].doubtful) return add_line(lines[of.lines.front()], false);
    Paragraph paragraph;
    const Token* last = nullptr;
    for (const auto i : of.lines) {
      const auto& tokens = lines[i].tokens;
      if (last != nullptr && is_latin(last->text.back()) && is_latin(tokens.front().text.front()) &&
          !ends_in_digit(*last)) {
        paragraph.text.append(" ", node_of(tokens.front()));
      }
      append(paragraph.text, tokens, "\t", 3);
      last = &tokens.back();
    }
    add_block(std::move(paragraph));
  }

  // A number may be broken at the end of a line.
  static bool ends_in_digit(const Token& token) {
    return token.text.back() >= '0' && token.text.back() <= '9';
  }

  // Of a table, or of what may be columns.
  void add_line(const TextLine& line, bool table) {
    Paragraph paragraph;
    append(paragraph.text, line.tokens, "\t", 0.9);
    (table ? paragraph.untied : paragraph.unordered) = true;
    add_block(std::move(paragraph));
  }

  // Of a list beside the text, as menus are.
  void add_beside(const TextLine& line) {
    Paragraph paragraph;
    append(paragraph.text, line.tokens, "\t", 3);
    paragraph.chrome = true;
    add_block(std::move(paragraph));
  }

  void add_table(const PageTable& table) {
    Locus where;
    bool first = true;
    for (const auto& row : table.rows) {
      builder_.begin_row();
      std::uint32_t column = 0;
      for (const auto& from : row.cells) {
        if (from.column > column) {
          Cell hole;
          hole.column_span = from.column - column;
          builder_.add(std::move(hole));
        }
        Cell cell;
        cell.column_span = from.span;
        fill(cell, from.lines);
        if (from.lines.empty() && (from.box.x1 > from.box.x0)) {
          cell.text.pieces = {{0, node_of(from.page, from.line, from.box)}};
        }
        if (first && !cell.text.pieces.empty()) {
          where = cell.text.locus();
          first = false;
        }
        column = from.column + from.span;
        if (++cells_ > limits_[Limit::cells]) {
          reached(Limit::cells);
          break;
        }
        builder_.add(std::move(cell));
      }
    }
    auto grid = builder_.finish(where, document_.problems);
    grid.inferred = true;
    add_block(std::move(grid));
  }

  // Adds all that stands at one place of the strip; gives the first that stands elsewhere.
  std::size_t add_shown(const std::vector<Shown>& shown, std::size_t from) {
    auto end = from;
    while (end < shown.size() && shown[end].before == shown[from].before) ++end;
    for (auto i = from; i < end;) {
      limits_.keep_time();
      auto next = i;
      while (next < end && !shown[next].table.cells.empty()) ++next;
      for (const auto& table : whole_tables(shown, i, next, limits_)) add_table(table);
      for (; next < end && shown[next].table.cells.empty(); ++next) {
        const auto& at = shown[next];
        add_block(
            Embedded{Embedded::Kind::picture, "", "", node_of(at.page, at.line, at.table.at)});
      }
      i = next;
    }
    return end;
  }

  void add_table(const WholeTable& table) {
    std::size_t row = 0;
    Locus where;
    builder_.begin_row();
    for (const auto& from : table.cells) {
      for (; row < from.row; ++row) builder_.begin_row();
      Cell cell;
      cell.row_span = static_cast<std::uint32_t>(from.rows);
      cell.column_span = static_cast<std::uint32_t>(from.columns);
      cell.picture = from.unread;
      fill(cell, from.lines);
      if (from.lines.empty()) cell.text.pieces = {{0, node_of(from.page, from.line, from.box)}};
      if (&from == &table.cells.front()) where = cell.text.locus();
      if (++cells_ > limits_[Limit::cells]) {
        reached(Limit::cells);
        break;
      }
      builder_.add(std::move(cell));
    }
    add_block(builder_.finish(where, document_.problems));
  }

  template <class Kind>
  void add_block(Kind block) {
    limits_.keep_time();
    if (document_.blocks.size() >= limits_[Limit::blocks]) return reached(Limit::blocks);
    document_.blocks.emplace_back(std::move(block));
  }

  // Each limit is one problem, however often it is reached.
  void reached(Limit limit) { add_once(document_.problems, limit_reached(limit, limits_)); }

  Document& document_;
  const Limits& limits_;
  GridBuilder builder_;
  std::uint64_t cells_ = 0;
};

}  // namespace

void keep_words_limit(Document& document, std::vector<Page>& pages, const Limits& limits) {
  std::uint64_t words = 0;
  for (auto& page : pages) {
    words += page.words.size();
    if (words <= limits[Limit::words]) continue;
    page.words.resize(page.words.size() - static_cast<std::size_t>(words - limits[Limit::words]));
    words = limits[Limit::words];
    add_once(document.problems, limit_reached(Limit::words, limits));
    pages.resize(static_cast<std::size_t>(&page - pages.data()) + 1);
    break;
  }
}

void read_pages(Document& document, std::vector<Page> pages, const Limits& limits) {
  clear_crowded(document, pages, limits);
  PagesReader(document, limits).read(std::move(pages));
}

}  // namespace gouji
