// A regular expression of a pack, compiled for the first text that it may match.
#pragma once

#include <atomic>
#include <cstddef>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include <re2/re2.h>

#include "pack/literals.h"

namespace gouji {

inline re2::StringPiece piece(std::string_view text) { return {text.data(), text.size()}; }

// Safe for threads. A text that is no pattern matches nothing.
class LazyPattern {
 public:
  explicit LazyPattern(std::string text) : text_(std::move(text)) {}

  bool empty() const { return text_.empty(); }
  // Null where the text is no pattern.
  const RE2* compiled() const;
  // Null as well where the pattern has not been needed yet and this text lacks words that no match
  // can do without.
  const RE2* compiled_for(std::string_view text) const;
  // What the pattern names, in the order of the groups; of one that was compiled.
  struct Group {
    int number;
    std::string name;
  };
  const std::vector<Group>& named_groups() const { return groups_; }
  bool matches(std::string_view text) const;
  // The first match from `from` on: of the first group where the pattern has one. False where there
  // is none.
  bool find(std::string_view text, std::size_t from, std::size_t& begin, std::size_t& end) const;

 private:
  std::string text_;
  mutable std::once_flag once_, literals_once_;
  mutable std::atomic<bool> needed_ = false;
  mutable Literals literals_;
  mutable std::vector<Group> groups_;
  mutable std::unique_ptr<RE2> pattern_;
};

using LazyPatterns = std::vector<std::unique_ptr<const LazyPattern>>;

LazyPatterns lazy_patterns(const std::vector<std::string>& texts);
bool any_matches(const LazyPatterns& patterns, std::string_view text);

}  // namespace gouji
