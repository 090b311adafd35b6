#include "pack/phrase.h"

#include <algorithm>

#include "pack/load.h"

namespace gouji {
namespace {

constexpr std::string_view kNumber = "[0-9][0-9,.]*|[零〇一二两三四五六七八九十百千]+";

// A name in braces, as against the {2,5} of a regular expression.
bool begins_name(std::string_view pattern, std::size_t at) {
  return pattern[at] == '{' && at + 1 < pattern.size() && pattern[at + 1] >= 'a' &&
         pattern[at + 1] <= 'z';
}

std::string any_of_list(const std::vector<std::string>& items) {
  std::string out = "(?:";
  for (const auto& item : items) {
    if (out.size() > 3) out += '|';
    out += item;
  }
  return out + ")";
}

std::string filled(std::string_view name, const Pack& pack, bool& known) {
  if (name.size() == 1) return "(?P<" + std::string(name) + ">" + std::string(kNumber) + ")";
  if (name == "next-year") return "(?P<next_year>20[0-9]{2})";
  if (name == "last-year") return "(?P<last_year>20[0-9]{2})";
  const auto& items = pack.list("prose." + std::string(name));
  known = !items.empty();
  // What stands before the phrase is no part of it.
  return any_of_list(items) + (name == "start" ? "(?P<from>)" : "");
}

class SumParser {
 public:
  SumParser(std::string_view text, const Pack& pack) : text_(text), pack_(pack) {}

  std::variant<CellSum, EquationError> run() {
    sum_.text = std::string(text_);
    bool negative = false, expect_cell = true;
    for (std::size_t at = 0; at < text_.size();) {
      const char c = text_[at];
      if (c == ' ' || c == '\n' || c == '\t') {
        ++at;
        continue;
      }
      if (c == '+' || c == '-') {
        if (expect_cell) return wrong(at, 1, "这里应写单元格", "a cell is expected here");
        negative = c == '-';
        expect_cell = true;
        ++at;
        continue;
      }
      const auto end = std::min(text_.find_first_of(" \n\t+-", at), text_.size());
      if (!expect_cell) return wrong(at, end - at, "这里应写加号或减号", "a sign is expected here");
      if (auto error = add(at, end, negative)) return *error;
      expect_cell = false;
      at = end;
    }
    if (expect_cell) return wrong(0, text_.size(), "缺少单元格", "a cell is missing");
    return std::move(sum_);
  }

 private:
  static EquationError wrong(std::size_t at, std::size_t length, std::string zh, std::string en,
                             std::string hint = {}) {
    return EquationError{at, length, std::move(zh), std::move(en), std::move(hint)};
  }

  static EquationError unknown(std::size_t at, std::string_view name, const char* zh,
                               const char* en, const std::vector<std::string>& names) {
    const std::string n(name);
    return wrong(at, n.size(), "没有名为“" + n + "”的" + zh,
                 "there is no " + std::string(en) + " \"" + n + "\"", nearest(n, names));
  }

  std::optional<EquationError> add(std::size_t begin, std::size_t end, bool negative) {
    const auto name = text_.substr(begin, end - begin);
    const auto first = name.find('.'), last = name.rfind('.');
    if (first == std::string_view::npos || first == last) {
      return wrong(begin, name.size(), "单元格应写成“表.行.列”", "a cell is table.row.column");
    }
    const auto table_id = name.substr(0, first), row_id = name.substr(first + 1, last - first - 1),
               column_id = name.substr(last + 1);
    const auto* table = pack_.table(table_id);
    if (table == nullptr) {
      std::vector<std::string> names;
      for (const auto& t : pack_.tables) names.push_back(t.id);
      return unknown(begin, table_id, "表", "table", names);
    }
    const int column = table->column(column_id);
    if (column < 0) {
      std::vector<std::string> names;
      for (const auto& c : table->columns) names.push_back(c.id);
      return unknown(begin + last + 1, column_id, "列", "column", names);
    }
    const int index = static_cast<int>(table - pack_.tables.data());
    const bool group = row_id.size() > 2 && row_id.substr(row_id.size() - 2) == ".*";
    bool any = false;
    for (std::size_t r = 0; r < table->rows.size(); ++r) {
      const std::string_view id = table->rows[r].id;
      const bool meant =
          group ? id.substr(0, row_id.size() - 1) == row_id.substr(0, row_id.size() - 1)
                : id == row_id;
      if (!meant) continue;
      any = true;
      if (!table->asks_for(static_cast<int>(r), column)) {
        return wrong(begin, name.size(), "格式没有这个单元格", "the format has no such cell");
      }
      sum_.terms.push_back({index, static_cast<int>(r), column, negative});
    }
    if (any) return std::nullopt;
    std::vector<std::string> names;
    for (const auto& r : table->rows) names.push_back(r.id);
    return unknown(begin + first + 1, row_id, "行", "row", names);
  }

  std::string_view text_;
  const Pack& pack_;
  CellSum sum_;
};

}  // namespace

std::string expand_pattern(std::string_view pattern, const Pack& pack, std::string* unknown) {
  std::string out;
  for (std::size_t at = 0; at < pattern.size();) {
    const auto brace = std::min(pattern.find('{', at), pattern.size());
    out += pattern.substr(at, brace - at);
    if ((at = brace) == pattern.size()) break;
    const auto end = begins_name(pattern, at) ? pattern.find('}', at) : std::string_view::npos;
    if (end == std::string_view::npos) {
      out += pattern[at++];
      continue;
    }
    const auto name = pattern.substr(at + 1, end - at - 1);
    bool known = true;
    out += filled(name, pack, known);
    if (!known && unknown != nullptr && unknown->empty()) *unknown = std::string(name);
    at = end + 1;
  }
  return out;
}

std::variant<CellSum, EquationError> parse_cell_sum(std::string_view text, const Pack& pack) {
  return SumParser(text, pack).run();
}

}  // namespace gouji
