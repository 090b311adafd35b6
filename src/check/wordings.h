// Where the wordings that a pack's rules look for stand in the running text.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "check/prose.h"
#include "pack/pack.h"
#include "pack/pattern.h"
#include "reading/report.h"

namespace gouji {

// One place; offsets are into Prose::text().
struct WordingHit {
  const Wording* wording = nullptr;
  std::size_t begin = 0, end = 0;
  std::size_t sentence = 0;
};

// The anchors are found in one pass over the text for all rules of the pack; the patterns of a rule
// are asked when it is. Not for two threads at a time.
class WordingHits {
 public:
  WordingHits(const Prose& prose, const Report& report);

  // In the order of the text; only in sentences that hold `word`, as given when first asked.
  const std::vector<WordingHit>& of(const Rule& rule, std::string_view word = {}) const;

 private:
  const Prose& prose_;
  const Pack& pack_;
  const std::string agency_;                              // folded
  mutable std::vector<std::vector<WordingHit>> anchors_;  // by rule: one a sentence and pattern
  mutable std::vector<std::optional<std::vector<WordingHit>>> hits_;  // by rule, once asked for
};

// Calls `visit(wording, begin, end)` for every anchor of the rule's wordings in a folded text, in
// order of the end; patterns are not asked.
void scan_for_words(const Pack& pack, const Rule& rule, std::string_view text,
                    const std::function<void(const Wording&, std::size_t, std::size_t)>& visit);

// Whether one of the rule's words, taken as patterns, matches the text.
bool matches_words(const Pack& pack, const Rule& rule, std::string_view text);

// The pattern of a wording, compiled once for the pack and living as long.
const LazyPattern& match_pattern(const Pack& pack, const Wording& wording);

// The exceptions of a wording of this pack: whether one of them matches `text`.
bool excused(const Pack& pack, const Wording& wording, std::string_view text);

}  // namespace gouji
