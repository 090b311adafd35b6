// The specimen's figures, and the edits of fragments.
#include <charconv>

#include "base/decimal.h"
#include "pack/build.h"
#include "pack/cell_names.h"

namespace gouji {

void build_specimen(Builder& b) {
  const Item& item = b.outline.specimen;
  if (!item.node) return;
  Pack& pack = b.pack;
  pack.specimen_place = place_of(item);
  pack.specimen_title = b.specimen_text(item, item.attribute("title"));
  pack.specimen_preamble = b.specimen_text(item, item.attribute("preamble"));
  const std::string year = item.attribute("year");
  std::from_chars(year.data(), year.data() + year.size(), pack.specimen_year);
  for (auto node : item.node.children("figure")) {
    const Item figure{item.source, node};
    const CellNames cell = find_cell(b, figure, CellNeeds::cell);
    if (cell.column < 0) continue;
    std::string text = text_of(node);
    if (!Decimal::parse(text)) {
      b.mistakes.add(*item.source, item.source->inner(node),
                     {"样表的数据应为数字，现为“" + text + "”",
                      "a figure of the specimen is a number, not \"" + text + "\""});
    }
    pack.specimen_figures.push_back({cell.table, cell.row, cell.column, std::move(text)});
  }
}

}  // namespace gouji
