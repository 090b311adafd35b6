#include "intake/xlsx_sheet.h"

#include <algorithm>
#include <cstring>
#include <optional>
#include <utility>

#include "base/utf8.h"
#include "intake/xlsx_format.h"
#include "intake/xml_part.h"

namespace gouji {
namespace {

// What Excel itself can hold; an address beyond it is none.
constexpr std::uint32_t kLastRow = 1'048'576, kLastColumn = 16'384;

struct Address {
  std::uint32_t row = 0, column = 0;
};

std::optional<Address> parsed_address(std::string_view text) {
  Address address;
  std::size_t at = 0;
  for (; at < text.size(); ++at) {
    const char c = text[at];
    if (c == '$') continue;
    const int letter = c >= 'A' && c <= 'Z' ? c - 'A' + 1 : c >= 'a' && c <= 'z' ? c - 'a' + 1 : 0;
    if (letter == 0) break;
    address.column = address.column * 26 + static_cast<std::uint32_t>(letter);
    if (address.column > kLastColumn) return std::nullopt;
  }
  for (; at < text.size(); ++at) {
    if (text[at] == '$') continue;
    if (text[at] < '0' || text[at] > '9') return std::nullopt;
    address.row = address.row * 10 + static_cast<std::uint32_t>(text[at] - '0');
    if (address.row > kLastRow) return std::nullopt;
  }
  if (address.row == 0 || address.column == 0) return std::nullopt;
  return address;
}

// A text as Excel writes it down: _x000D_ stands for a carriage return, which shows nothing.
std::string shown(std::string text) {
  for (auto at = text.find("_x000"); at != text.npos; at = text.find("_x000", at)) {
    const char sign = at + 6 < text.size() && text[at + 6] == '_' ? text[at + 5] : '\0';
    if (sign == 'D' || sign == 'd') {
      text.erase(at, 7);
    } else if (sign == 'A' || sign == 'a') {
      text.replace(at, 7, "\n");
    } else {
      at += 5;
    }
  }
  return trimmed(text);
}

pugi::xml_node child(const pugi::xml_node& node, std::string_view name) {
  for (const auto& one : node.children()) {
    if (local_name(one.name()) == name) return one;
  }
  return {};
}

bool is_set(const pugi::xml_attribute& attribute) {
  const std::string_view value = attribute.value();
  return value == "1" || value == "true";
}

class SheetReader {
 public:
  SheetReader(std::string name, const Workbook& workbook) : workbook_(workbook) {
    sheet_.name = std::move(name);
  }

  Sheet read(const pugi::xml_node& worksheet) {
    for (const auto& node : worksheet.children()) {
      const auto name = local_name(node.name());
      if (name == "cols") read_columns(node);
      if (name == "sheetData") read_rows(node);
      if (name == "mergeCells") read_merges(node);
    }
    const auto by_number = [](const auto& a, const auto& b) { return a.number < b.number; };
    std::stable_sort(sheet_.rows.begin(), sheet_.rows.end(), by_number);
    return std::move(sheet_);
  }

 private:
  void read_columns(const pugi::xml_node& columns) {
    for (const auto& node : columns.children()) {
      if (!is_set(node.attribute("hidden"))) continue;
      const auto first = node.attribute("min").as_uint();
      const auto last = std::min(node.attribute("max").as_uint(), kLastColumn);
      if (sheet_.hidden_columns.size() <= last) sheet_.hidden_columns.resize(last + 1);
      for (auto column = std::max(first, 1U); column <= last; ++column) {
        sheet_.hidden_columns[column] = true;
      }
    }
  }

  // Rows and cells without an address follow the one before.
  void read_rows(const pugi::xml_node& data) {
    std::uint32_t number = 0;
    for (const auto& node : data.children()) {
      if (local_name(node.name()) != "row") continue;
      const auto stated = node.attribute("r").as_uint();
      number = stated > 0 ? stated : number + 1;
      if (number > kLastRow) return;
      if (is_set(node.attribute("hidden"))) continue;
      SheetRow row;
      row.number = number;
      std::uint32_t column = 0;
      for (const auto& cell : node.children()) {
        if (local_name(cell.name()) != "c") continue;
        const auto address = parsed_address(cell.attribute("r").value());
        column = address ? address->column : column + 1;
        if (column > kLastColumn) break;
        row.cells.push_back(read_cell(cell, column));
      }
      const auto before = [](const auto& a, const auto& b) { return a.column < b.column; };
      const auto same = [](const auto& a, const auto& b) { return a.column == b.column; };
      std::stable_sort(row.cells.begin(), row.cells.end(), before);
      row.cells.erase(std::unique(row.cells.begin(), row.cells.end(), same), row.cells.end());
      sheet_.rows.push_back(std::move(row));
    }
  }

  SheetCell read_cell(const pugi::xml_node& node, std::uint32_t column) {
    static const SheetStyle kPlain;
    const auto index = node.attribute("s").as_uint();
    const auto& style = index < workbook_.styles.size() ? workbook_.styles[index] : kPlain;
    SheetCell cell;
    cell.column = column;
    cell.bordered = style.bordered;
    const std::string_view type = node.attribute("t").value();
    if (type == "inlineStr") {
      cell.text = shown(string_item(child(node, "is")));
      return cell;
    }
    const std::string value = child(node, "v").text().get();
    if (value.empty()) {
      cell.without_result = type != "str" && child(node, "f");
      sheet_.without_result += cell.without_result;
    } else if (type == "s") {
      const auto string = child(node, "v").text().as_uint(~0U);
      if (string < workbook_.strings.size()) {
        cell.text = workbook_.strings[string];
      } else {
        sheet_.lacks_strings = true;
      }
    } else if (type == "b") {
      cell.text = value == "1" ? "TRUE" : "FALSE";
    } else if (type == "str" || type == "e" || type == "d") {
      cell.text = shown(value);
    } else {
      cell.text = displayed_number(trimmed(value), style.code, workbook_.epoch_1904);
    }
    return cell;
  }

  void read_merges(const pugi::xml_node& merges) {
    for (const auto& node : merges.children()) {
      const std::string_view range = node.attribute("ref").value();
      const auto colon = range.find(':');
      if (colon == range.npos) continue;
      const auto first = parsed_address(range.substr(0, colon));
      const auto last = parsed_address(range.substr(colon + 1));
      if (!first || !last || last->row < first->row || last->column < first->column) continue;
      sheet_.merges.push_back({first->row, last->row, first->column, last->column});
    }
  }

  const Workbook& workbook_;
  Sheet sheet_;
};

}  // namespace

std::string cell_address(std::uint32_t row, std::uint32_t column) {
  std::string letters;
  for (; column > 0; column = (column - 1) / 26) {
    letters.insert(0, 1, static_cast<char>('A' + (column - 1) % 26));
  }
  return letters + std::to_string(row);
}

std::string string_item(const pugi::xml_node& item) {
  std::string text;
  for (const auto& node : item.children()) {
    const auto name = local_name(node.name());
    if (name == "t") text += node.text().get();
    if (name == "r") text += child(node, "t").text().get();
  }
  return shown(std::move(text));
}

Sheet read_sheet(const pugi::xml_node& worksheet, std::string name, const Workbook& workbook) {
  return SheetReader(std::move(name), workbook).read(worksheet);
}

}  // namespace gouji
