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

struct RuleKind {
  std::string_view name;
  Names arguments;  // of the plain message
  std::vector<KeyedMessage> keyed;
  Names required, optional;  // parameters
  bool patterns = false;     // takes words, each a regular expression
  bool equation = false;     // takes table, each, at and an equation
  bool wordings = false;     // takes wordings
};

std::span<const RuleKind> rule_kind_table();
// Null where there is no such kind.
const RuleKind* find_rule_kind(std::string_view name);

}  // namespace gouji
