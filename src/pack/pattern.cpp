#include "pack/pattern.h"

#include <algorithm>

namespace gouji {
namespace {

// Where the set of characters ends that begins at `at`.
std::size_t behind_set(std::string_view pattern, std::size_t at) {
  at += pattern.substr(at).starts_with("[^") ? 2 : 1;
  if (pattern.substr(at).starts_with(']')) ++at;
  while (at < pattern.size() && pattern[at] != ']') {
    const auto end = pattern.substr(at).starts_with("[:") ? pattern.find(":]", at) : pattern.npos;
    at = end != pattern.npos ? end + 2 : at + (pattern[at] == '\\' ? 2 : 1);
  }
  return std::min(at + 1, pattern.size());
}

// The pattern with its groups numbered only: for the first name that it meets, RE2 puts together
// all letters of Unicode, which takes longer than to compile ten patterns.
std::string without_names(std::string_view pattern, std::vector<LazyPattern::Group>& groups) {
  constexpr std::string_view kNamed = "(?P<";
  std::string plain;
  int count = 0;
  for (std::size_t at = 0; at < pattern.size();) {
    const auto rest = pattern.substr(at);
    auto length = rest[0] == '\\'  ? std::min<std::size_t>(2, rest.size())
                  : rest[0] == '[' ? behind_set(pattern, at) - at
                                   : std::size_t{1};
    const auto end = rest.starts_with(kNamed) ? rest.find('>') : rest.npos;
    if (end != rest.npos) {
      groups.push_back({++count, std::string(rest.substr(kNamed.size(), end - kNamed.size()))});
      plain += '(';
      length = end + 1;
    } else {
      if (rest[0] == '(' && !rest.starts_with("(?")) ++count;
      plain += rest.substr(0, length);
    }
    at += length;
  }
  return plain;
}

}  // namespace

const RE2* LazyPattern::compiled() const {
  std::call_once(once_, [&] {
    auto pattern = std::make_unique<RE2>(without_names(text_, groups_), RE2::Quiet);
    if (pattern->ok()) pattern_ = std::move(pattern);
    needed_.store(true, std::memory_order_release);
  });
  return pattern_.get();
}

const RE2* LazyPattern::compiled_for(std::string_view text) const {
  if (needed_.load(std::memory_order_acquire)) return pattern_.get();
  std::call_once(literals_once_, [&] { literals_ = Literals(text_); });
  return literals_.may_match(text) ? compiled() : nullptr;
}

bool LazyPattern::matches(std::string_view text) const {
  const auto* pattern = compiled_for(text);
  return pattern != nullptr && RE2::PartialMatch(piece(text), *pattern);
}

bool LazyPattern::find(std::string_view text, std::size_t from, std::size_t& begin,
                       std::size_t& end) const {
  const auto* pattern = compiled_for(text);
  if (pattern == nullptr) return false;
  re2::StringPiece parts[2];
  const int wanted = pattern->NumberOfCapturingGroups() > 0 ? 2 : 1;
  if (!pattern->Match(piece(text), from, text.size(), RE2::UNANCHORED, parts, wanted)) return false;
  const auto& meant = wanted == 2 && parts[1].data() != nullptr ? parts[1] : parts[0];
  if (meant.empty()) return false;
  begin = static_cast<std::size_t>(meant.data() - text.data());
  end = begin + meant.size();
  return true;
}

LazyPatterns lazy_patterns(const std::vector<std::string>& texts) {
  LazyPatterns patterns;
  for (const auto& text : texts) patterns.push_back(std::make_unique<const LazyPattern>(text));
  return patterns;
}

bool any_matches(const LazyPatterns& patterns, std::string_view text) {
  return std::any_of(patterns.begin(), patterns.end(),
                     [&](const auto& pattern) { return pattern->matches(text); });
}

}  // namespace gouji
