#include "cli/choices.h"
#include "cli/completion.h"

namespace gouji {
namespace {

// What stands before the cursor is taken apart first. Bash takes "=" as a word of its own, so that
// "--format=json=x" comes as five.
constexpr const char* kHead = R"(# bash completion for gouji, written by `gouji completion bash`.
_gouji() {
  local -i at=COMP_CWORD
  local current=${COMP_WORDS[at]} option='' command=${COMP_WORDS[1]} words='' files=''
  COMPREPLY=()
  if [[ $current == '=' ]]; then
    option=${COMP_WORDS[at-1]} current=''
  elif ((at > 1)) && [[ ${COMP_WORDS[at-1]} == '=' ]]; then
    option=${COMP_WORDS[at-2]}
    [[ $option == -* ]] || option='=FILE'
  elif ((at > 1)) && [[ ${COMP_WORDS[at-1]} == -* ]]; then
    option=${COMP_WORDS[at-1]}
  fi
)";

constexpr const char* kTail = R"(  if [[ -n $words ]]; then
    mapfile -t COMPREPLY < <(compgen -W "$words" -- "$current")
    [[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} == *= ]] && compopt -o nospace 2>/dev/null
  fi
  if [[ -n $files ]]; then
    compopt -o filenames 2>/dev/null
    mapfile -t -O "${#COMPREPLY[@]}" COMPREPLY < <(compgen -f -- "$current")
  fi
  return 0
}
complete -F _gouji gouji
)";

// The assignments that offer the choices.
std::string offer(const Choices& choices) {
  std::string out;
  if (!choices.words.empty()) out += " words='" + joined(choices.words) + "'";
  if (choices.files) out += " files=1";
  return out.empty() ? " :" : out;
}

std::string cases_of(const Command& command) {
  std::string out, options;
  for (const auto& option : command.options) {
    std::string pattern;
    for (const auto& spelling : spellings(option)) {
      if (option.letter == '\0' || spelling.starts_with("--")) {
        options += (options.empty() ? "" : " ") + spelling;
      }
      pattern +=
          (pattern.empty() ? "'" : " | '") + std::string(command.name) + " " + spelling + "'";
    }
    if (option.argument.empty()) continue;
    out += "    " + pattern + ")" + offer(choices_of(option)) + " ;;\n";
  }
  return out + "    '" + std::string(command.name) +
         " '*)\n      if [[ $current == -* ]]; then words='" + options + "'; else" +
         offer(operand_choices(command)) + "; fi ;;\n";
}

}  // namespace

std::string bash_completion() {
  std::string out = kHead;
  const auto firsts = first_words();
  out += "  if ((at == 1)); then\n    words='" + joined(firsts) +
         " --help --version'\n    command=''\n";
  for (const auto& first : firsts) {
    const auto seconds = second_words(first);
    if (seconds.empty()) continue;
    out += "  elif [[ $command == " + first + " ]]; then\n    command=\"" + first +
           " ${COMP_WORDS[2]}\"\n    if ((at == 2)); then words='" + joined(seconds) +
           "' command=''; fi\n";
  }
  out += "  fi\n  case \"$command $option\" in\n    *' =FILE') files=1 ;;\n";
  for (const auto* command : commands()) out += cases_of(*command);
  return out + "  esac\n" + kTail;
}

}  // namespace gouji
