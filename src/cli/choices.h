// What the words of a command line may be: what completions and the manual page are made from.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/commands.h"

namespace gouji {

struct Choices {
  std::vector<std::string> words;  // in the order in which they are offered
  bool files = false;              // a path may stand there
};

// Nothing of either kind where any text may stand there.
Choices choices_of(const OptionRow& option);
Choices operand_choices(const Command& command);

// "--output" and, where there is one, "-o".
std::vector<std::string> spellings(const OptionRow& option);

// The first words of commands, each once, and what may follow such a word ("check" after "pack").
std::vector<std::string> first_words();
std::vector<std::string> second_words(std::string_view first);

// One line for a first word: what its command does, or the names of the commands it begins.
std::string meaning_of(std::string_view first, Language language);

// The words with a blank between them.
std::string joined(const std::vector<std::string>& words);

}  // namespace gouji
