#include "check/cell_list.h"

#include <string>

#include "check/compose.h"

namespace gouji {
namespace {

constexpr std::size_t kCellsNamed = 8;

}  // namespace

void CellList::add(int row, int column) {
  if (++count_ > kCellsNamed) return;
  const auto r = row_name(table_, row), c = column_name(table_, column);
  if (row == last_row_) {
    text_.zh += "“" + c.zh + "”";
  } else {
    text_.zh += (text_.zh.empty() ? "“" : "列、“") + r.zh + "”行“" + c.zh + "”";
  }
  text_.en += (text_.en.empty() ? "" : ", ") + r.en + "." + c.en;
  last_row_ = row;
}

Bilingual CellList::text() const {
  if (count_ == 0) return {};
  Bilingual text{text_.zh + "列", text_.en};
  if (count_ > kCellsNamed) {
    text.zh += "等" + std::to_string(count_) + "处";
    text.en += " and " + std::to_string(count_ - kCellsNamed) + " more";
  }
  return text;
}

}  // namespace gouji
