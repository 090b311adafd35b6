// Mistakes in packs as people read them, and the nearest right name.
#include <algorithm>

#include "base/utf8.h"
#include "pack/load.h"

namespace gouji {
namespace {

constexpr std::size_t kLongestName = 64;

std::u32string code_points(std::string_view text) {
  std::u32string result;
  for (std::size_t at = 0; at < text.size() && result.size() <= kLongestName;) {
    const CodePoint c = decode(text, at);
    result += c.value;
    at += c.length;
  }
  return result;
}

// Insertions, deletions, replacements and swaps of neighbours.
std::size_t distance(const std::u32string& a, const std::u32string& b) {
  std::vector<std::size_t> before, last(b.size() + 1), now(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    now[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      now[j] = std::min({last[j] + 1, now[j - 1] + 1, last[j - 1] + (a[i - 1] != b[j - 1])});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        now[j] = std::min(now[j], before[j - 2] + 1);
      }
    }
    before = last;
    last = now;
  }
  return last[b.size()];
}

// The first `columns` code points, tabs as blanks, fit for a terminal.
std::string shown(std::string_view line, std::size_t columns, std::string_view* rest = nullptr) {
  std::string text;
  std::size_t at = 0;
  for (; at < line.size() && columns > 0; --columns) {
    const CodePoint c = decode(line, at);
    if (c.value == '\t') {
      text += ' ';
    } else {
      text += line.substr(at, c.length);
    }
    at += c.length;
  }
  if (rest) *rest = line.substr(at);
  return printable(text);
}

}  // namespace

std::string nearest(std::string_view wrong, const std::vector<std::string>& names) {
  const std::u32string word = code_points(wrong);
  if (word.empty() || word.size() > kLongestName) return {};
  std::size_t best = std::max<std::size_t>(1, word.size() / 3) + 1;
  std::string result;
  for (const auto& name : names) {
    const std::u32string other = code_points(name);
    if (other.size() > kLongestName || other == word) continue;
    const std::size_t d = distance(word, other);
    if (d < best) {
      best = d;
      result = name;
    }
  }
  return result;
}

std::string render(const PackError& error, Language language) {
  std::string text = printable(error.file) + ":";
  if (error.line > 0) text += std::to_string(error.line) + ":";
  if (error.column > 0) text += std::to_string(error.column) + ":";
  text += " " + printable(error.message.in(language)) + "\n";
  if (error.line > 0 && error.column > error.skipped) {
    std::string_view rest;
    const std::string before =
        shown(error.source_line, static_cast<std::size_t>(error.column - error.skipped - 1), &rest);
    std::string_view after;
    const std::string under = shown(rest, static_cast<std::size_t>(error.width), &after);
    const std::string lead = error.skipped > 0 ? "…" : "";
    text += "  " + lead + before + under + shown(after, after.size()) + "\n";
    text += "  " + std::string(display_width(lead) + display_width(before), ' ') + "^";
    const std::size_t marked = display_width(under);
    if (marked > 1) text += std::string(std::min<std::size_t>(marked, 400) - 1, '~');
    text += "\n";
  }
  if (!error.hint.empty()) {
    text += (language == Language::zh ? "  提示：" : "  hint: ") +
            printable(error.hint.in(language)) + "\n";
  }
  return text;
}

}  // namespace gouji
