#include "cli/choices.h"
#include "cli/completion.h"

namespace gouji {
namespace {

// A word in single quotes.
std::string quoted(std::string_view text) {
  std::string out = "'";
  for (const char c : text) {
    if (c == '\'') {
      out += "'\\''";
    } else {
      out += c;
    }
  }
  return out + "'";
}

// As text inside a specification of _arguments or _describe.
std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '[' || c == ']' || c == ':' || c == '\\') out += '\\';
    out += c;
  }
  return out;
}

// ":what:action" for a value.
std::string action(std::string_view what, const Choices& choices) {
  std::string words, act;
  // compadd leaves the cursor right behind "bytes=", where the value goes on.
  if (!choices.words.empty()) words = "(" + joined(choices.words) + ")";
  const bool open = !choices.words.empty() && choices.words.front().ends_with("=");
  if (choices.files && !words.empty()) {
    act =
        "{_alternative " + quoted("words:word:" + words) + " " + quoted("files:file:_files") + "}";
  } else if (choices.files) {
    act = "_files";
  } else if (open) {
    act = "{compadd -S '' -- " + joined(choices.words) + "}";
  } else {
    act = words.empty() ? " " : words;
  }
  return ":" + escaped(what) + ":" + act;
}

std::string specification(const OptionRow& option, Language language) {
  const auto meaning = std::string(language == Language::zh ? option.zh : option.en);
  std::string value;
  if (!option.argument.empty()) value = action(option.argument, choices_of(option));
  std::string out;
  for (const auto& spelling : spellings(option)) {
    std::string name = option.repeatable ? "*" : "";
    if (!option.repeatable && option.letter != '\0') name = "(" + joined(spellings(option)) + ")";
    name += spelling;
    if (!value.empty()) name += spelling.starts_with("--") ? "=" : "+";
    out += " \\\n    " + quoted(name + "[" + escaped(meaning) + "]" + value);
  }
  return out;
}

std::string function_name(std::string_view command) {
  std::string name = "_gouji_";
  for (const char c : command) name += c == ' ' ? '_' : c;
  return name;
}

std::string arguments_of(const Command& command, Language language) {
  std::string out = "    _arguments -s";
  for (const auto& option : command.options) out += specification(option, language);
  if (!command.operands.empty()) {
    out += " \\\n    " + quoted("*" + action(command.operands, operand_choices(command)));
  }
  return out + "\n";
}

std::string function_of(const Command& command) {
  return function_name(command.name) + "() {\n  if _gouji_zh; then\n" +
         arguments_of(command, Language::zh) + "  else\n" + arguments_of(command, Language::en) +
         "  fi\n}\n\n";
}

// The first words with what each does.
std::string first_words_in(Language language) {
  std::string out = "      words_known=(";
  for (const auto& first : first_words()) {
    out += "\n        " + quoted(escaped(first) + ":" + meaning_of(first, language));
  }
  return out + ")\n";
}

}  // namespace

std::string zsh_completion() {
  std::string out =
      "#compdef gouji\n# zsh completion for gouji, written by `gouji completion zsh`.\n\n"
      "_gouji_zh() {\n"
      "  case ${LC_ALL:-${LC_MESSAGES:-$LANG}} in\n    (''|C|POSIX|C.*|zh*) return 0 ;;\n  esac\n"
      "  return 1\n}\n\n";
  for (const auto* command : commands()) out += function_of(*command);
  out +=
      "_gouji() {\n  local -a words_known\n  if ((CURRENT == 2)); then\n    if _gouji_zh; then\n" +
      first_words_in(Language::zh) + "    else\n" + first_words_in(Language::en) +
      "    fi\n    _describe -t commands command words_known\n    return\n  fi\n"
      "  shift words\n  ((CURRENT--))\n  case $words[1] in\n";
  for (const auto& first : first_words()) {
    const auto seconds = second_words(first);
    out += "    (" + first + ")";
    if (seconds.empty()) {
      out += " " + function_name(first) + " ;;\n";
      continue;
    }
    out += "\n      if ((CURRENT == 2)); then\n        compadd -- " + joined(seconds) +
           "\n        return\n      fi\n      shift words\n      ((CURRENT--))\n      case "
           "$words[1] in\n";
    for (const auto& second : seconds) {
      out += "        (" + second + ") " + function_name(first + " " + second) + " ;;\n";
    }
    out += "      esac ;;\n";
  }
  return out + "  esac\n}\n\n_gouji \"$@\"\n";
}

}  // namespace gouji
