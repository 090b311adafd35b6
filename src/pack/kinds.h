// What a rule of each kind may say and needs to be told.
#pragma once

#include <span>
#include <string_view>
#include <vector>

namespace gouji {

using Names = std::vector<std::string_view>;

// A further message of a kind, by key, and the arguments that it may use.
struct KeyedMessage {
  std::string_view key;
  Names arguments;
};

// The dozen things that rules can ask; every kind belongs to one of them.
struct RuleFamily {
  std::string_view name;
  std::string_view zh, en;
};

struct RuleKind {
  std::string_view name;
  std::string_view family;
  std::string_view zh, en;  // what it finds, as docs/packs.md and `gouji pack kinds` say it
  Names arguments{};        // of the plain message
  std::vector<KeyedMessage> keyed{};  // further messages
  Names required{}, optional{};       // parameters
  bool patterns = false;              // takes words, each a regular expression
  bool equation = false;              // takes table, each, at and an equation
  bool wordings = false;              // takes wordings
  bool phrases = false;               // speaks for phrases that name it
  bool absence = false;               // finds that something is not there
  bool both_years = false;            // holds this report's figures against last year's
};

std::span<const RuleFamily> rule_families();
std::span<const RuleKind> rule_kind_table();  // in the order of checking
// Null where there is no such kind.
const RuleKind* find_rule_kind(std::string_view name);

}  // namespace gouji
