#include "intake/page_margins.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "intake/page_numbers.h"

namespace gouji {
namespace {

std::string text_of(const TextLine& line) {
  std::string text;
  for (const auto& token : line.tokens) text += token.text;
  return text;
}

std::optional<int> page_number_of(const TextLine& line) {
  const auto printed = page_number_in(text_of(line));
  return printed ? std::optional(printed->number) : std::nullopt;
}

// The line with digits made equal: what running heads have in common from page to page.
std::string pattern_of(const TextLine& line) {
  auto text = text_of(line);
  for (char& c : text) {
    if (c >= '0' && c <= '9') c = '#';
  }
  return text;
}

constexpr std::size_t kMarginLines = 3;

// The lines nearest to the top (or the bottom), outermost first.
std::vector<std::size_t> margin_lines(const PageSheet& sheet, bool top) {
  std::vector<std::size_t> out;
  for (std::size_t i = 0; i < std::min(kMarginLines, sheet.lines.size()); ++i) {
    const auto index = top ? i : sheet.lines.size() - 1 - i;
    const double y = sheet.lines[index].y() / sheet.height;
    if (top ? y > 0.16 : y < 0.84) break;
    out.push_back(index);
  }
  return out;
}

}  // namespace

void drop_margins(std::vector<PageSheet>& sheets) {
  for (const bool top : {true, false}) {
    std::map<std::pair<std::string, long>, int> repeated;
    std::map<int, int> offsets;  // page number less page: how often
    int pages = 0;
    for (std::size_t p = 0; p < sheets.size(); ++p) {
      if (!sheets[p].lines.empty()) ++pages;
      for (const auto i : margin_lines(sheets[p], top)) {
        const auto& line = sheets[p].lines[i];
        ++repeated[{pattern_of(line), std::lround(line.y() / 4)}];
        if (const auto number = page_number_of(line)) ++offsets[*number - static_cast<int>(p)];
      }
    }
    for (std::size_t p = 0; p < sheets.size(); ++p) {
      auto& lines = sheets[p].lines;
      std::vector<std::size_t> gone;
      for (const auto i : margin_lines(sheets[p], top)) {
        const auto& line = lines[i];
        const auto number = page_number_of(line);
        const bool counted =
            number &&
            (offsets[*number - static_cast<int>(p)] >= 2 || *number == static_cast<int>(p) + 1 ||
             text_of(line).find_first_not_of("0123456789") != std::string::npos);
        int same = 0;
        for (long around = -1; around <= 1; ++around) {
          const auto found = repeated.find({pattern_of(line), std::lround(line.y() / 4) + around});
          if (found != repeated.end()) same += found->second;
        }
        // Heads of tables that are repeated on every page stand between rows. A head with the
        // number of its page in it could be a row, but for three of them.
        const auto figures = std::count_if(line.tokens.begin(), line.tokens.end(),
                                           [](const Token& t) { return t.figure; });
        const bool running = same >= (figures == 0 ? 2 : 3) && same * 2 >= pages && figures <= 1 &&
                             line.tokens.size() <= 6 && !is_figure(text_of(line));
        const bool outermost = i == (top ? 0 : lines.size() - 1) || gone.size() > 0;
        if (!(counted && line.tokens.size() <= 7) && !(running && outermost)) break;
        gone.push_back(i);
      }
      std::sort(gone.begin(), gone.end());
      while (!gone.empty()) {
        lines.erase(lines.begin() + static_cast<std::ptrdiff_t>(gone.back()));
        gone.pop_back();
      }
    }
  }
}

}  // namespace gouji
