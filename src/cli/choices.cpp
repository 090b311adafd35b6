#include "cli/choices.h"

#include <algorithm>

#include "output/extract.h"
#include "output/writers.h"

namespace gouji {
namespace {

// "zh|en" lists its words; "ID|FILE" names kinds of words.
std::vector<std::string> listed(std::string_view argument) {
  const auto small = [](char c) { return (c >= 'a' && c <= 'z') || c == '-' || c == '|'; };
  if (argument.find('|') == std::string_view::npos ||
      !std::all_of(argument.begin(), argument.end(), small)) {
    return {};
  }
  std::vector<std::string> words;
  while (!argument.empty()) {
    const auto bar = argument.find('|');
    words.emplace_back(argument.substr(0, bar));
    argument.remove_prefix(bar == std::string_view::npos ? argument.size() : bar + 1);
  }
  return words;
}

bool names_path(std::string_view text) {
  return text.find("FILE") != std::string_view::npos ||
         text.find("PATH") != std::string_view::npos ||
         text.find("FOLDER") != std::string_view::npos;
}

}  // namespace

std::vector<std::string> result_format_names() {
  std::vector<std::string> names;
  for (const auto& format : result_formats()) names.emplace_back(format.name);
  return names;
}

std::vector<std::string> extract_format_names() {
  std::vector<std::string> names;
  for (const auto& extractor : extractors()) names.emplace_back(extractor.format);
  return names;
}

std::vector<std::string> level_names() { return {"error", "warning", "advice"}; }

Choices choices_of(const OptionRow& option) {
  if (option.values != nullptr) {
    // A file behind an equals sign comes when the word before it is whole.
    const bool files =
        names_path(option.argument) && option.argument.find('=') == option.argument.npos;
    return {option.values(), files};
  }
  return {listed(option.argument), names_path(option.argument)};
}

Choices operand_choices(const Command& command) {
  if (command.operand_values != nullptr) return {command.operand_values(), false};
  return {listed(command.operands), names_path(command.operands)};
}

std::vector<std::string> spellings(const OptionRow& option) {
  std::vector<std::string> all{"--" + std::string(option.name)};
  if (option.letter != '\0') all.push_back(std::string("-") + option.letter);
  return all;
}

std::vector<std::string> first_words() {
  std::vector<std::string> words;
  for (const auto* command : commands()) {
    std::string word(command->name.substr(0, command->name.find(' ')));
    if (std::find(words.begin(), words.end(), word) == words.end()) words.push_back(word);
  }
  return words;
}

std::vector<std::string> second_words(std::string_view first) {
  std::vector<std::string> words;
  for (const auto* command : commands()) {
    const auto blank = command->name.find(' ');
    if (blank == std::string_view::npos || command->name.substr(0, blank) != first) continue;
    words.emplace_back(command->name.substr(blank + 1));
  }
  return words;
}

std::string meaning_of(std::string_view first, Language language) {
  for (const auto* command : commands()) {
    if (command->name == first) {
      return std::string(language == Language::zh ? command->zh : command->en);
    }
  }
  return joined(second_words(first));
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const auto& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

}  // namespace gouji
