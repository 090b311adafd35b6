// The parts of the report that its preamble announces.
#include <algorithm>
#include <charconv>
#include <string_view>
#include <vector>

#include "base/fold.h"
#include "reading/opening.h"
#include "reading/stretch.h"

namespace gouji {
namespace {

constexpr std::size_t kFewestParts = 3;  // fewer are no list
constexpr std::size_t kFarthest = 120;   // bytes between a part and the next
constexpr std::size_t kAround = 60;      // bytes before and behind the list where a number may be

// A title that stands in the preamble.
struct Name {
  std::size_t at, end;
  int section;
};

// Every wording of every title; of those that overlap the longest: 政府信息公开总体情况 holds
// 总体情况.
std::vector<Name> titles_in(std::string_view text, const Pack& pack) {
  std::vector<Name> names;
  const auto look_for = [&](const std::string& wording, std::size_t section) {
    const auto needle = folded(wording);
    for (auto at = text.find(needle); at != std::string_view::npos;
         at = text.find(needle, at + 1)) {
      names.push_back({at, at + needle.size(), static_cast<int>(section)});
    }
  };
  for (std::size_t s = 0; s < pack.sections.size(); ++s) {
    const auto& title = pack.sections[s].title;
    look_for(title.text, s);
    for (const auto& wording : title.accepted) look_for(wording, s);
    for (const auto& wording : title.variants) look_for(wording, s);
    for (const auto& wording : pack.list("preamble." + pack.sections[s].id)) look_for(wording, s);
  }
  std::sort(names.begin(), names.end(), [](const Name& a, const Name& b) {
    return a.at != b.at ? a.at < b.at : a.end > b.end;
  });
  std::vector<Name> apart;
  for (const auto& name : names) {
    if (apart.empty() || name.at >= apart.back().end) {
      apart.push_back(name);
    } else if (name.end - name.at > apart.back().end - apart.back().at) {
      apart.back() = name;
    }
  }
  return apart;
}

std::optional<int> number_stated(const LazyPatterns& patterns, std::string_view text) {
  for (const auto& pattern : patterns) {
    std::size_t begin = 0, end = 0;
    if (!pattern->find(text, 0, begin, end)) continue;
    const auto stated = text.substr(begin, end - begin);
    constexpr std::string_view kNumerals = "一二三四五六七八九十";
    const auto at = kNumerals.find(stated);
    if (at != std::string_view::npos) return static_cast<int>(at / 3) + 1;
    int value = 0;
    std::from_chars(stated.data(), stated.data() + stated.size(), value);
    return value;
  }
  return std::nullopt;
}

}  // namespace

void read_preamble_parts(Report& report, const Words& words) {
  const Stretch stretch(*report.document, report.preamble_begin, report.preamble_end);
  const std::string_view text = stretch.text();
  const auto names = titles_in(text, *report.pack);
  if (names.size() < kFewestParts) return;
  PreambleParts parts;
  std::size_t last = 0;
  for (const auto& name : names) {
    if (!parts.sections.empty() && name.at > last + kFarthest) break;
    if (std::find(parts.sections.begin(), parts.sections.end(), name.section) ==
        parts.sections.end()) {
      parts.sections.push_back(name.section);
      last = name.end;
    }
  }
  if (parts.sections.size() < kFewestParts) return;
  parts.where = stretch.locus(names.front().at, last);
  for (const auto& name : names) {
    if (name.end > last) break;
    if (!parts.raw.empty()) parts.raw += "、";
    parts.raw += text.substr(name.at, name.end - name.at);
  }
  parts.named = static_cast<int>(parts.sections.size());
  const auto& open = report.pack->list("preamble.open");
  parts.open = std::any_of(open.begin(), open.end(), [&](const std::string& word) {
    return text.substr(last).starts_with(word);
  });
  auto begin = names.front().at > kAround ? names.front().at - kAround : 0;
  while (begin < text.size() && (static_cast<unsigned char>(text[begin]) & 0xC0) == 0x80) ++begin;
  parts.stated_count =
      number_stated(words.parts_stated, text.substr(begin, last - begin + kAround));
  report.parts = parts;
}

}  // namespace gouji
