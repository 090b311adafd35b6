#include "cli/choices.h"
#include "cli/completion.h"

namespace gouji {
namespace {

// The words after `gouji` are told apart by how they begin: "pack check" is no "check".
constexpr const char* kHead = R"(# fish completion for gouji, written by `gouji completion fish`.
function __gouji_words
    set -l words (commandline -opc)
    set -e words[1]
    echo -- "$words "
end
function __gouji_first
    test (__gouji_words) = ' '
end
function __gouji_after
    test (__gouji_words) = "$argv[1] "
end
function __gouji_in
    string match -q -- "$argv[1] *" (__gouji_words)
end
function __gouji_zh
    set -l locale "$LANG"
    test -n "$LC_MESSAGES"; and set locale "$LC_MESSAGES"
    test -n "$LC_ALL"; and set locale "$LC_ALL"
    string match -qr '^(|C|POSIX|C\..*|zh.*)$' -- "$locale"
end
complete -c gouji -f
)";

// A word in single quotes.
std::string quoted(std::string_view text) {
  std::string out = "'";
  for (const char c : text) {
    if (c == '\'' || c == '\\') out += '\\';
    out += c;
  }
  return out + "'";
}

std::string condition(std::string_view function, std::string_view words) {
  return "complete -c gouji -n " + quoted(std::string(function) + " " + quoted(words));
}

std::string option_line(const Command& command, const OptionRow& option, Language language) {
  auto out = "    " + condition("__gouji_in", command.name) + " -l " + std::string(option.name);
  if (option.letter != '\0') out += std::string(" -s ") + option.letter;
  if (!option.argument.empty()) {
    const auto choices = choices_of(option);
    out += choices.files ? " -r -F" : " -x";
    if (!choices.words.empty()) out += " -a " + quoted(joined(choices.words));
  }
  return out + " -d " + quoted(language == Language::zh ? option.zh : option.en) + "\n";
}

std::string lines_in(Language language) {
  std::string out;
  for (const auto& first : first_words()) {
    out += "    complete -c gouji -n __gouji_first -a " + first + " -d " +
           quoted(meaning_of(first, language)) + "\n";
  }
  for (const auto* command : commands()) {
    for (const auto& option : command->options) out += option_line(*command, option, language);
  }
  return out;
}

}  // namespace

std::string fish_completion() {
  std::string out = kHead;
  out += "if __gouji_zh\n" + lines_in(Language::zh) + "else\n" + lines_in(Language::en) + "end\n";
  for (const auto& first : first_words()) {
    const auto seconds = second_words(first);
    if (seconds.empty()) continue;
    out += condition("__gouji_after", first) + " -a " + quoted(joined(seconds)) + "\n";
  }
  for (const auto* command : commands()) {
    const auto choices = operand_choices(*command);
    if (choices.files) out += condition("__gouji_in", command->name) + " -F\n";
    if (choices.words.empty()) continue;
    out += condition("__gouji_in", command->name) + " -a " + quoted(joined(choices.words)) + "\n";
  }
  return out;
}

}  // namespace gouji
