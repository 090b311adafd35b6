// The command line: every option of every command is a row of a table, and nothing is guessed.
#pragma once

#include <map>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "base/bilingual.h"

namespace gouji {

struct OptionRow {
  std::string_view name;
  char letter;                // '\0' where there is none
  std::string_view argument;  // as help shows it; empty where the option takes none
  bool repeatable;
  std::string_view standard;  // the value where the option is not given, for help
  std::string_view zh, en;    // what it does
  // The words that the value may be, for completion, where `argument` does not list them.
  std::vector<std::string> (*values)() = nullptr;
};

// What a command was called with.
class Arguments {
 public:
  bool has(const std::string& name) const { return options_.contains(name); }
  std::string one(const std::string& name, std::string otherwise = "") const;
  std::vector<std::string> all(const std::string& name) const;
  const std::vector<std::string>& operands() const { return operands_; }

 private:
  friend Arguments parse_arguments(std::span<const OptionRow>, const std::vector<std::string>&);
  std::map<std::string, std::vector<std::string>> options_;
  std::vector<std::string> operands_;
};

// The command line cannot be followed: a sentence that says why. Ends in exit code 2.
struct UsageError : std::runtime_error {
  explicit UsageError(Bilingual text) : std::runtime_error(text.en), message(std::move(text)) {}
  Bilingual message;
};

// Throws UsageError.
Arguments parse_arguments(std::span<const OptionRow> options,
                          const std::vector<std::string>& words);

// "未知的选项 --frmat。您要用的是 --format 吗？": what kind of name is wrong, and the nearest right
// one.
UsageError unknown_name(const Bilingual& kind, std::string_view wrong,
                        const std::vector<std::string>& names, std::string_view prefix = "");

// One of `names`, or UsageError.
std::string one_of(const Bilingual& kind, const std::string& value,
                   const std::vector<std::string>& names);

// The options as help shows them, laid out by display width.
std::string options_help(std::span<const OptionRow> options, Language language);

}  // namespace gouji
