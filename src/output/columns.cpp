#include "output/columns.h"

#include <algorithm>

#include "base/utf8.h"

namespace gouji {
namespace {

// Marks that may not begin a line, and those after which a line may not end.
constexpr std::string_view kClosing = "，。、；：！？）”’》〉】〕」…,.;:!?)";
constexpr std::string_view kOpening = "（“‘《〈【〔「(";

// The piece of text that must not be broken which begins at `at`: a Chinese character or a word,
// with the marks that cling to it.
std::size_t unbreakable(std::string_view text, std::size_t at) {
  std::size_t end = at;
  bool more = true;
  while (more && end < text.size()) {
    const auto c = decode(text, end);
    if (c.value == ' ') break;
    const auto piece = text.substr(end, c.length);
    end += c.length;
    const auto next = end < text.size() ? decode(text, end) : CodePoint{};
    const bool clings =
        next.length > 0 && (kClosing.find(text.substr(end, next.length)) != std::string_view::npos);
    const bool narrow = display_width(c.value) < 2 && next.length > 0 &&
                        display_width(next.value) < 2 && next.value != ' ';
    more = clings || narrow || kOpening.find(piece) != std::string_view::npos;
  }
  return end - at;
}

}  // namespace

std::string pad_right(std::string_view text, std::size_t columns) {
  std::string out(text);
  const auto width = display_width(text);
  if (width < columns) out.append(columns - width, ' ');
  return out;
}

std::string pad_left(std::string_view text, std::size_t columns) {
  const auto width = display_width(text);
  return std::string(width < columns ? columns - width : 0, ' ').append(text);
}

std::vector<std::string> wrap(std::string_view text, std::size_t columns) {
  std::vector<std::string> lines;
  std::string line;
  std::size_t width = 0;
  bool blank = false;
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] == ' ') {
      blank = !line.empty();
      ++at;
      continue;
    }
    const auto piece = text.substr(at, unbreakable(text, at));
    const auto w = display_width(piece);
    if (!line.empty() && width + (blank ? 1 : 0) + w > columns) {
      lines.push_back(std::move(line));
      line.clear();
      width = 0;
    } else if (blank) {
      line += ' ';
      ++width;
    }
    blank = false;
    line += piece;
    width += w;
    at += piece.size();
  }
  if (!line.empty() || lines.empty()) lines.push_back(std::move(line));
  return lines;
}

std::string aligned(const std::vector<std::vector<std::string>>& rows) {
  std::vector<std::size_t> widths;
  for (const auto& row : rows) {
    widths.resize(std::max(widths.size(), row.size()));
    for (std::size_t i = 0; i < row.size(); ++i) {
      widths[i] = std::max(widths[i], display_width(row[i]));
    }
  }
  std::string out;
  for (const auto& row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      out += i + 1 < row.size() ? pad_right(row[i], widths[i]) + "  " : row[i];
    }
    while (out.ends_with(' ')) out.pop_back();
    out += '\n';
  }
  return out;
}

}  // namespace gouji
