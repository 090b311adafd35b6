// Where a pack's phrases stand in the running text, and what they state.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "check/compose.h"
#include "check/prose.h"
#include "pack/pack.h"

namespace gouji {

struct CompiledPhrase;
struct PhraseBooks;

// One match of a phrase. Offsets are into Prose::text().
struct Statement {
  struct Figure {
    std::string_view name;  // as in the pattern
    const Number* number;
  };
  const Phrase* phrase = nullptr;
  const CompiledPhrase* compiled = nullptr;
  std::size_t sentence = 0;
  std::size_t begin = 0, end = 0;
  std::vector<Figure> figures;
  bool names_year = false;  // the one before or after, as the phrase has it

  const Number* figure(std::string_view name) const;
};

// A sentence that holds one of a phrase's anchors: there the phrase may stand.
struct PhraseSite {
  const CompiledPhrase* compiled = nullptr;
  const Phrase* phrase = nullptr;
  std::size_t sentence = 0;
  std::vector<std::uint32_t> anchors;  // where they begin in Prose::text()
};

// The phrases of one rule in one text. Finding the sites is one pass over the text; a pattern is
// compiled when a site that has it is first matched.
class PhraseSearch {
 public:
  PhraseSearch(const Prose& prose, const Pack& pack, const Rule& rule, std::optional<int> year);

  // In the order of the phrases, then of the text; none where no pattern can match.
  const std::vector<PhraseSite>& sites() const { return sites_; }
  // Whether the phrase may say something of a number of the sentence. One that names a single
  // number has it beside an anchor: no other number that counts stands between them, nor a comma
  // where the anchor is behind.
  bool may_state(const PhraseSite& site, const Number& number) const;
  // Adds the statements of a site, but for those that name another year than they should. They
  // live as long as the pack.
  void match(const PhraseSite& site, std::vector<Statement>& statements) const;

 private:
  const Prose& prose_;
  const std::optional<int> year_;
  std::shared_ptr<const PhraseBooks> books_;
  std::vector<PhraseSite> sites_;
};

// Whether no exception of the phrase covers the statement and it has its context. Apart from
// finding it, as most statements agree with the tables and need no second look.
bool holds(const Prose& prose, const Statement& statement);

// The items of a list of patterns, compiled once for the pack.
bool list_matches(const Pack& pack, std::string_view list, std::string_view text);

// Whether what is said between `from` and `to` of a sentence is said of another time than the year
// of the report: another year, a part of it, a stretch of years, the year before.
bool of_another_time(const Prose& prose, const Pack& pack, std::size_t sentence, std::size_t to,
                     std::optional<int> year);

// Of whom a statement speaks, by what stands before it in its sentence.
enum class Scope { own, wide, narrow, other };
Scope scope_of(const Prose& prose, const Report& report, const Statement& statement);

// A number of the prose that is not what the computation gives.
struct Miscalculation {
  const Number* number = nullptr;
  std::size_t sentence = 0;
  std::size_t quote_begin = 0, quote_end = 0;  // of Prose::text(): what messages quote
  std::string found, expected, computation;
};

// The finding at that number, likely; `more` are arguments of its message besides.
Finding likely_finding(const Report& report, const Prose& prose, const Rule& rule,
                       const Miscalculation& wrong, const std::vector<Argument>& more = {});

// A stretch as messages quote it, without the full stop that may end it.
std::string quoted(const Prose& prose, std::size_t begin, std::size_t end);

}  // namespace gouji
