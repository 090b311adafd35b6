#include "output/excerpt.h"

#include <algorithm>
#include <vector>

#include "base/utf8.h"
#include "output/columns.h"
#include "output/words.h"

namespace gouji {
namespace {

constexpr std::size_t kHeadColumns = 40;
constexpr std::size_t kValueColumns = 24;

struct Entry {
  std::string head, value;
  std::size_t width() const { return std::max(display_width(head), display_width(value)); }
};

std::vector<Entry> entries_of(const Excerpt& excerpt) {
  std::vector<Entry> entries;
  const auto count = std::min(excerpt.heads.size(), excerpt.values.size());
  for (std::size_t i = 0; i < count; ++i) {
    Entry entry{shown(excerpt.heads[i], kHeadColumns), shown(excerpt.values[i], kValueColumns)};
    if (static_cast<int>(i) == excerpt.marked) entry.value = "〔" + entry.value + "〕";
    entries.push_back(std::move(entry));
  }
  return entries;
}

std::string rule_line(std::string_view indent, const std::vector<std::size_t>& widths,
                      std::string_view left, std::string_view middle, std::string_view right) {
  std::string line(indent);
  line += left;
  for (std::size_t i = 0; i < widths.size(); ++i) {
    if (i > 0) line += middle;
    for (std::size_t n = 0; n < widths[i] + 2; ++n) line += "─";
  }
  return line.append(right) += '\n';
}

std::string side_by_side(const std::vector<Entry>& entries, std::string_view indent) {
  std::vector<std::size_t> widths;
  std::string heads(indent), values(indent);
  for (const auto& entry : entries) {
    widths.push_back(entry.width());
    heads += "│ " + pad_right(entry.head, widths.back()) + " ";
    values += "│ " + pad_left(entry.value, widths.back()) + " ";
  }
  return rule_line(indent, widths, "┌", "┬", "┐") + heads + "│\n" +
         rule_line(indent, widths, "├", "┼", "┤") + values + "│\n" +
         rule_line(indent, widths, "└", "┴", "┘");
}

std::string one_under_another(const std::vector<Entry>& entries, const Excerpt& excerpt,
                              std::string_view indent) {
  std::size_t head_width = 0, value_width = 0;
  for (const auto& entry : entries) {
    head_width = std::max(head_width, display_width(entry.head));
    value_width = std::max(value_width, display_width(entry.value));
  }
  const std::vector<std::size_t> widths{head_width, value_width};
  std::string out = rule_line(indent, widths, "┌", "┬", "┐");
  bool left_out = false;
  const auto note_left_out = [&] {
    if (!left_out) return;
    out.append(indent) +=
        "│ " + pad_right("…", head_width) + " │ " + pad_left("…", value_width) + " │\n";
    left_out = false;
  };
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const auto& value = entries[i].value;
    if (static_cast<int>(i) != excerpt.marked && (value.empty() || value == "0")) {
      left_out = true;
      continue;
    }
    note_left_out();
    out.append(indent) += "│ " + pad_right(entries[i].head, head_width) + " │ " +
                          pad_left(value, value_width) + " │\n";
  }
  note_left_out();
  return out + rule_line(indent, widths, "└", "┴", "┘");
}

}  // namespace

std::string draw(const Excerpt& excerpt, std::string_view indent, std::size_t columns) {
  const auto entries = entries_of(excerpt);
  if (entries.empty()) return {};
  std::size_t width = display_width(indent) + 1;
  for (const auto& entry : entries) width += entry.width() + 3;
  return width <= columns ? side_by_side(entries, indent)
                          : one_under_another(entries, excerpt, indent);
}

}  // namespace gouji
