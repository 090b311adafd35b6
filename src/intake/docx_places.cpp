#include "intake/docx_places.h"

#include <string>
#include <utility>
#include <vector>

#include "base/utf8.h"

namespace gouji::docx {
namespace {

constexpr std::size_t kLongestHeading = 30;  // code points
constexpr std::size_t kLongestTitle = 40;    // of what may be a heading by its number alone

std::string shortened(std::string_view text) {
  std::string out;
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); ++count) {
    const auto c = decode(text, at);
    if (count == kLongestHeading) return out + "…";
    out += text.substr(at, c.length);
    at += c.length;
  }
  return out;
}

bool is_chinese_number(char32_t c) {
  return std::u32string_view(U"一二三四五六七八九十百").find(c) != std::u32string_view::npos;
}

// Few offices mark their headings. A short line that begins with 一、 is one of the first order,
// one that begins with （一） of the second; 0 where the line is neither.
int order_by_number(std::string_view text) {
  auto c = decode(text, 0);
  const bool bracket = c.value == U'（' || c.value == U'(';
  std::size_t at = bracket ? c.length : 0, digits = 0;
  for (c = decode(text, at); is_chinese_number(c.value); c = decode(text, at)) {
    at += c.length;
    ++digits;
  }
  if (digits == 0) return 0;
  if (bracket) return c.value == U'）' || c.value == U')' ? 2 : 0;
  return c.value == U'、' ? 1 : 0;
}

// The title stands above those of the first order.
int level_of(const Paragraph& paragraph) {
  if (paragraph.chrome) return 0;
  const auto& text = paragraph.text.utf8;
  const bool marked = paragraph.heading_level > 0;
  const auto order = marked || count_code_points(text) <= kLongestTitle ? order_by_number(text) : 0;
  return order > 0 ? order + 1 : paragraph.heading_level;
}

class Namer {
 public:
  Namer(Document& document, std::string_view part) : document_(document), part_(part) {}

  void name(Block& block) {
    if (auto* paragraph = std::get_if<Paragraph>(&block)) {
      name(*paragraph);
    } else if (auto* grid = std::get_if<Grid>(&block)) {
      name(*grid);
    } else {
      auto& embedded = std::get<Embedded>(block);
      embedded.where = add(above() + "第" + std::to_string(paragraphs_) + "段后", 0);
    }
  }

 private:
  struct Heading {
    int level;
    std::string text;
  };

  void name(Paragraph& paragraph) {
    auto& text = paragraph.text;
    const auto level = level_of(paragraph);
    if (level == 0) {
      ++paragraphs_;
      text.pieces = {
          {0, add(above() + "第" + std::to_string(paragraphs_) + "段", text.utf8.size())}};
      return;
    }
    while (!headings_.empty() && headings_.back().level >= level) headings_.pop_back();
    headings_.push_back({level, shortened(text.utf8)});
    paragraphs_ = 0;
    text.pieces = {{0, add(headings_.back().text, text.utf8.size())}};
  }

  // A person counts the cells that a row shows, those that reach down from above among them.
  void name(Grid& grid) {
    const auto table = "表" + std::to_string(++tables_);
    grid.where = add(table, 0);
    std::vector<std::uint32_t> number(grid.cells.size(), 1);
    for (std::uint32_t row = 0; row < grid.rows; ++row) {
      std::uint32_t count = 0;
      const Cell* last = nullptr;
      for (std::uint32_t column = 0; column < grid.columns; ++column) {
        const auto* cell = grid.at(row, column);
        if (cell == nullptr || cell == last) continue;
        last = cell;
        ++count;
        if (cell->row == row) number[static_cast<std::size_t>(cell - grid.cells.data())] = count;
      }
    }
    for (std::size_t i = 0; i < grid.cells.size(); ++i) {
      auto& cell = grid.cells[i];
      const auto place =
          table + "第" + std::to_string(cell.row + 1) + "行第" + std::to_string(number[i]) + "格";
      cell.text.pieces = {{0, add(place, cell.text.utf8.size())}};
    }
  }

  // The heading above, with the one above that; the title helps nobody to find his way.
  std::string above() const {
    std::string path;
    const auto size = headings_.size();
    for (auto i = size > 2 ? size - 2 : 0; i < size; ++i) {
      if (headings_[i].level > 1) path += headings_[i].text + " ";
    }
    return path;
  }

  Locus add(std::string cell, std::size_t length) {
    auto where = document_.add_node({std::string(part_), std::move(cell), 0, {}});
    where.begin = offset_;
    where.end = offset_ + static_cast<std::uint32_t>(length);
    offset_ = where.end + 1;
    return where;
  }

  Document& document_;
  std::string_view part_;
  std::vector<Heading> headings_;
  std::uint32_t offset_ = 0, tables_ = 0;
  std::size_t paragraphs_ = 0;
};

}  // namespace

void name_places(Document& document, std::string_view part) {
  Namer namer(document, part);
  for (auto& block : document.blocks) namer.name(block);
}

}  // namespace gouji::docx
