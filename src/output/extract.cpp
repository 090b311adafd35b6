#include "output/extract.h"

#include <array>

namespace gouji {

std::span<const Extractor> extractors() {
  static const std::array<Extractor, 3> table{{
      {"json",
       {"章节、表格和数据及其位置", "sections, tables and figures with their places"},
       &extract_json},
      {"xml", {"规范 XML，可再次检查", "canonical XML, which check reads back"}, &extract_xml},
      {"csv",
       {"每行一个数据，供电子表格使用", "one figure a line, for spreadsheets"},
       &extract_csv},
  }};
  return table;
}

const Extractor* find_extractor(std::string_view format) {
  for (const auto& extractor : extractors()) {
    if (extractor.format == format) return &extractor;
  }
  return nullptr;
}

std::string_view to_string(FigureState state) {
  switch (state) {
    case FigureState::absent:
      return "absent";
    case FigureState::blank:
      return "blank";
    case FigureState::number:
      return "number";
    case FigureState::not_a_number:
      return "not-a-number";
    case FigureState::unreadable:
      break;
  }
  return "unreadable";
}

std::string_view to_string(TableState state) {
  switch (state) {
    case TableState::missing:
      return "missing";
    case TableState::read:
      return "read";
    case TableState::unreadable:
      break;
  }
  return "unreadable";
}

}  // namespace gouji
