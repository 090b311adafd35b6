// gouji completion and gouji man: what an installed program brings along for shells and readers.
#include "base/utf8.h"
#include "cli/commands.h"
#include "cli/completion.h"
#include "cli/manual.h"

namespace gouji {
namespace {

constexpr OptionRow kOptions[] = {kLangOption, kHelpOption};

std::vector<std::string> shell_names() { return {"bash", "zsh", "fish"}; }

int run_completion(const Arguments& arguments, Language language) {
  if (arguments.operands().size() != 1) {
    throw UsageError({"需要且只能给出一种命令解释器：bash、zsh 或 fish。",
                      "exactly one shell is needed: bash, zsh or fish"});
  }
  const auto shell = one_of({"命令解释器", "shell"}, arguments.operands().front(), shell_names());
  if (shell == "bash") return show(language, bash_completion());
  return show(language, shell == "zsh" ? zsh_completion() : fish_completion());
}

int run_man(const Arguments& arguments, Language language) {
  if (!arguments.operands().empty()) {
    const auto word = printable(arguments.operands().front());
    throw UsageError({"多余的参数 " + word + "。", "unexpected argument " + word});
  }
  return show(language, manual_page(language));
}

}  // namespace

constexpr Command kCompletionCommand{"completion",
                                     "SHELL",
                                     "输出命令行补全脚本（bash、zsh 或 fish）",
                                     "a completion script for bash, zsh or fish",
                                     kOptions,
                                     &run_completion,
                                     &shell_names};
constexpr Command kManCommand{
    "man", "", "输出联机手册页（roff 格式）", "the manual page, in roff", kOptions, &run_man};

}  // namespace gouji
