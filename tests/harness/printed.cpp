#include "printed.h"

#include <algorithm>
#include <cctype>

#include "layouts.h"
#include "sheet.h"
#include "utf8_characters.h"

namespace harness {
namespace {

constexpr double kLeft = 27, kWidth = 156, kTop = 37, kBottom = 264;
constexpr double kTitle = 7.76, kBody = 5.64, kNumber = 3.7;
constexpr double kLeading = 1.3;

double length(const std::string& text, double size) {
  double sum = 0;
  for (const std::string& letter : characters(text)) sum += breadth(letter) * size;
  return sum;
}

bool is_latin(const std::string& letter) {
  return letter.size() == 1 && (std::isalnum(static_cast<unsigned char>(letter[0])) != 0 ||
                                letter == "." || letter == "%" || letter == "-");
}

// Characters that stay on one line: a number, a word, anything else alone.
std::vector<std::string> unbroken(const std::string& text) {
  std::vector<std::string> out;
  bool before = false;
  for (const std::string& letter : characters(text)) {
    const bool latin = is_latin(letter);
    if (latin && before)
      out.back() += letter;
    else
      out.push_back(letter);
    before = latin;
  }
  return out;
}

std::vector<std::string> wrapped(const std::string& text, double size, double width,
                                 double indent = 0) {
  static const std::string stops = "，。、；：）”〉》〕";
  std::vector<std::string> lines;
  std::string line;
  double used = indent;
  for (const std::string& word : unbroken(text)) {
    const double more = length(word, size);
    if (!line.empty() && used + more > width + 1e-6 && stops.find(word) == std::string::npos) {
      lines.push_back(line);
      line.clear();
      used = 0;
    }
    line += word;
    used += more;
  }
  lines.push_back(line);
  return lines;
}

struct PlacedCell {
  std::size_t row = 0, column = 0;
  const SheetCell* cell = nullptr;
  std::vector<std::string> lines;

  std::size_t rows() const { return static_cast<std::size_t>(cell->rows); }
  std::size_t columns() const { return static_cast<std::size_t>(cell->columns); }
};

std::vector<PlacedCell> placed(const Sheet& sheet) {
  std::vector<std::vector<bool>> taken(
      sheet.rows.size(), std::vector<bool>(static_cast<std::size_t>(sheet.columns), false));
  std::vector<PlacedCell> out;
  for (std::size_t r = 0; r < sheet.rows.size(); ++r) {
    std::size_t c = 0;
    for (const SheetCell& cell : sheet.rows[r].cells) {
      while (c < taken[r].size() && taken[r][c]) ++c;
      if (c == taken[r].size()) break;
      out.push_back({r, c, &cell, {}});
      const PlacedCell& one = out.back();
      for (std::size_t down = r; down < std::min(r + one.rows(), taken.size()); ++down)
        for (std::size_t right = c; right < std::min(c + one.columns(), taken[r].size()); ++right)
          taken[down][right] = true;
      c += one.columns();
    }
  }
  return out;
}

std::vector<double> edges_of(const std::vector<PlacedCell>& cells, std::size_t columns) {
  std::vector<double> weights(columns, 2.5);
  for (const PlacedCell& one : cells) {
    if (one.columns() != 1) continue;
    const double letters = static_cast<double>(characters(one.cell->text).size());
    const double share = 1.6 + std::min(letters, 18.0) / (one.rows() == 1 ? 2.4 : 6);
    weights[one.column] = std::max(weights[one.column], share);
  }
  double sum = 0;
  for (const double weight : weights) sum += weight;
  std::vector<double> edges{kLeft};
  for (const double weight : weights) edges.push_back(edges.back() + kWidth * weight / sum);
  return edges;
}

std::vector<double> heights_of(std::vector<PlacedCell> cells, std::size_t rows,
                               const PrintedStyle& style) {
  std::vector<double> heights(rows, style.small * kLeading + 2 * style.padding);
  std::stable_sort(cells.begin(), cells.end(),
                   [](const PlacedCell& a, const PlacedCell& b) { return a.rows() < b.rows(); });
  for (const PlacedCell& one : cells) {
    const std::size_t end = std::min(one.row + one.rows(), rows);
    double needed =
        static_cast<double>(one.lines.size()) * style.small * kLeading + 2 * style.padding;
    for (std::size_t r = one.row; r < end; ++r) needed -= heights[r];
    heights[end - 1] += std::max(0.0, needed);
  }
  return heights;
}

class Printer {
 public:
  explicit Printer(const PrintedStyle& style) : style_(style) {}

  std::vector<PrintedPage> print(const Report& report) {
    if (!report.title().empty()) title(report.title());
    paragraph(report.preamble());
    for (const Section& section : report.sections) {
      paragraph(heading_of(section));
      for (const std::string& text : section.paragraphs) paragraph(text);
      const Table* table = report.table(section.id);
      if (!section.holds_table || table == nullptr) continue;
      for (const Sheet& one : sheets_of(*table)) sheet(one);
    }
    for (std::size_t i = 1; i < pages_.size(); ++i)
      pages_[i].cells.push_back({{100, 280, kNumber, "— " + std::to_string(i + 1) + " —"}});
    return std::move(pages_);
  }

 private:
  struct RowPlace {
    std::size_t page;
    double top, height;
  };

  void room(double height) {
    if (y_ + height <= kBottom) return;
    pages_.emplace_back();
    y_ = kTop;
  }

  void title(const std::string& text) {
    for (const std::string& line : wrapped(text, kTitle, kWidth)) {
      pages_.back().cells.push_back(
          {{kLeft + (kWidth - length(line, kTitle)) / 2, y_, kTitle, line}});
      y_ += kTitle * 1.6;
    }
    y_ += kBody;
  }

  void paragraph(const std::string& text) {
    double indent = 2 * kBody;
    for (const std::string& line : wrapped(text, kBody, kWidth, indent)) {
      room(kBody * 1.75);
      if (!line.empty()) pages_.back().cells.push_back({{kLeft + indent, y_, kBody, line}});
      y_ += kBody * 1.75;
      indent = 0;
    }
  }

  void sheet(const Sheet& sheet) {
    std::vector<PlacedCell> cells = placed(sheet);
    const std::vector<double> edges = edges_of(cells, static_cast<std::size_t>(sheet.columns));
    for (PlacedCell& one : cells) {
      const std::size_t end = std::min(one.column + one.columns(), edges.size() - 1);
      if (!one.cell->text.empty())
        one.lines = wrapped(one.cell->text, style_.small, edges[end] - edges[one.column] - 1.6);
    }
    const std::vector<double> heights = heights_of(cells, sheet.rows.size(), style_);
    double heads = 0;
    std::size_t row = 0;
    while (row < sheet.rows.size() && sheet.rows[row].head) heads += heights[row++];
    room(heads + (row < heights.size() ? heights[row] : 0));
    std::vector<RowPlace> at;
    for (std::size_t r = 0; r < heights.size(); ++r) {
      const std::size_t before = pages_.size();
      room(together(cells, heights, r));
      if (style_.repeated_heads && pages_.size() > before && r >= row && one_part(sheet, row))
        repeat(cells, edges, heights, row);
      at.push_back({pages_.size() - 1, y_, heights[r]});
      y_ += heights[r];
    }
    for (const PlacedCell& one : cells) cell(one, edges, at);
    y_ += style_.small;
  }

  static bool one_part(const Sheet& sheet, std::size_t heads) {
    return heads > 0 &&
           std::none_of(sheet.rows.begin() + static_cast<std::ptrdiff_t>(heads), sheet.rows.end(),
                        [](const SheetRow& row) { return row.head; });
  }

  // The heads once more on a new page.
  void repeat(const std::vector<PlacedCell>& cells, const std::vector<double>& edges,
              const std::vector<double>& heights, std::size_t heads) {
    std::vector<RowPlace> at;
    for (std::size_t r = 0; r < heads; ++r) {
      at.push_back({pages_.size() - 1, y_, heights[r]});
      y_ += heights[r];
    }
    for (const PlacedCell& one : cells)
      if (one.row < heads) cell(one, edges, at);
  }

  // How high the rows are that stay together from `row` on: those of a short group.
  static double together(const std::vector<PlacedCell>& cells, const std::vector<double>& heights,
                         std::size_t row) {
    double most = heights[row];
    for (const PlacedCell& one : cells) {
      if (one.row != row || one.rows() < 2 || one.rows() > 9) continue;
      double sum = 0;
      for (std::size_t r = row; r < std::min(row + one.rows(), heights.size()); ++r)
        sum += heights[r];
      most = std::max(most, sum);
    }
    return most;
  }

  // A cell that the end of a page cuts in two is printed where it has more room.
  void cell(const PlacedCell& one, const std::vector<double>& edges,
            const std::vector<RowPlace>& at) {
    const std::size_t right = std::min(one.column + one.columns(), edges.size() - 1);
    const double left = edges[one.column], width = edges[right] - left;
    double top = 0, height = 0;
    std::size_t page = 0;
    const std::size_t end = std::min(one.row + one.rows(), at.size());
    for (std::size_t r = one.row; r < end;) {
      const std::size_t begin = r;
      double sum = 0;
      for (; r < end && at[r].page == at[begin].page; ++r) sum += at[r].height;
      pages_[at[begin].page].boxes.push_back({left, at[begin].top, width, sum});
      if (sum <= height) continue;
      height = sum;
      top = at[begin].top;
      page = at[begin].page;
    }
    if (one.lines.empty()) return;
    const double small = style_.small;
    const double spare = height - static_cast<double>(one.lines.size()) * small * kLeading;
    double y = top + 0.3 + share(style_.down, spare, 0.5);
    const bool figure = one.cell->kind == SheetCell::figure;
    const bool label = one.cell->kind == SheetCell::label;
    const auto across = figure  ? style_.figure_across
                        : label ? style_.label_across
                                : PrintedStyle::middle;
    std::vector<PrintedLine> lines;
    for (const std::string& line : one.lines) {
      lines.push_back({left + share(across, width - length(line, small), 0.8), y, small, line});
      y += small * kLeading;
    }
    pages_[page].cells.push_back(std::move(lines));
  }

  // How much of what is left over lies before the text; `least` keeps it off the edge.
  static double share(PrintedStyle::Edge edge, double spare, double least) {
    if (edge == PrintedStyle::middle || spare < 2 * least) return spare / 2;
    return edge == PrintedStyle::low ? least : spare - least;
  }

  const PrintedStyle& style_;
  std::vector<PrintedPage> pages_{1};
  double y_ = kTop;
};

}  // namespace

std::vector<PrintedPage> printed(const Report& report, const PrintedStyle& style) {
  return Printer(style).print(report);
}

double breadth(const std::string& character) {
  static const std::string wide = "—…“”‘’";
  return character.size() < 3 && wide.find(character) == std::string::npos ? 0.5 : 1;
}

}  // namespace harness
