// Where a pack's phrases stand in the running text, and what they state.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "check/prose.h"
#include "pack/pack.h"

namespace gouji {

struct CompiledPhrase;

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

// All that may be statements by phrases of the rule, in the order of the phrases, but for those
// that name another year than they should. They live as long as the pack.
// Phrases that are not `wanted` are not looked for.
std::vector<Statement> find_statements(const Prose& prose, const Pack& pack, const Rule& rule,
                                       std::optional<int> year,
                                       const std::function<bool(const Phrase&)>& wanted = {});

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

// A stretch as messages quote it, without the full stop that may end it.
std::string quoted(const Prose& prose, std::size_t begin, std::size_t end);

}  // namespace gouji
