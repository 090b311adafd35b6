// Where the wordings that a pack's rules look for stand in the running text.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include <re2/re2.h>

#include "check/prose.h"
#include "pack/pack.h"
#include "reading/report.h"

namespace gouji {

// A pattern of the pack, compiled when first asked for. Safe for threads.
class LazyPattern {
 public:
  explicit LazyPattern(std::string text) : text_(std::move(text)) {}

  // The first match from `from` on: of the first group where the pattern has one. False where there
  // is none, or where the pattern is none.
  bool find(std::string_view text, std::size_t from, std::size_t& begin, std::size_t& end) const;
  bool matches(std::string_view text) const;
  bool empty() const { return text_.empty(); }

 private:
  const RE2* compiled() const;

  std::string text_;
  mutable std::once_flag once_;
  mutable std::unique_ptr<RE2> pattern_;
};

// Whether one of the rule's words, taken as patterns, matches the text.
bool matches_words(const Pack& pack, const Rule& rule, std::string_view text);

// One place; offsets are into Prose::text().
struct WordingHit {
  const Wording* wording = nullptr;
  std::size_t begin = 0, end = 0;
  std::size_t sentence = 0;
};

// Found in one pass over the text for all rules of the pack.
class WordingHits {
 public:
  WordingHits(const Prose& prose, const Report& report);

  // In the order of the text.
  const std::vector<WordingHit>& of(const Rule& rule) const;

 private:
  const Pack& pack_;
  std::vector<std::vector<WordingHit>> hits_;  // by rule of the pack
};

// Calls `visit(wording, begin, end)` for every anchor of the rule's wordings in a folded text, in
// order of the end; patterns are not asked.
void scan_for_words(const Pack& pack, const Rule& rule, std::string_view text,
                    const std::function<void(const Wording&, std::size_t, std::size_t)>& visit);

// The exceptions of a wording of this pack: whether one of them matches `text`.
bool excused(const Pack& pack, const Wording& wording, std::string_view text);

}  // namespace gouji
