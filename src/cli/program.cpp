#include "cli/program.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <exception>

#include "base/utf8.h"
#include "cli/commands.h"
#include "cli/interrupt.h"
#include "gate/mistake.h"
#include "output/columns.h"

namespace gouji {
namespace {

constexpr std::array<const Command*, 17> kCommands{&kCheckCommand,
                                                   &kRenderCommand,
                                                   &kDiffCommand,
                                                   &kExtractCommand,
                                                   &kExplainCommand,
                                                   &kRulesCommand,
                                                   &kPacksCommand,
                                                   &kPackCheckCommand,
                                                   &kPackTestCommand,
                                                   &kPackKindsCommand,
                                                   &kConfigCommand,
                                                   &kBaselineWriteCommand,
                                                   &kBaselineCheckCommand,
                                                   &kBaselinePruneCommand,
                                                   &kLimitsCommand,
                                                   &kCompletionCommand,
                                                   &kManCommand};

// Of all commands, or of those whose name begins with a word.
std::string help(Language language, const std::string& first = "") {
  const bool zh = language == Language::zh;
  std::string out =
      !first.empty() ? (zh ? "用法\n" : "Usage\n")
      : zh ? "gouji（勾稽）：发布前检查政府信息公开工作年度报告是否符合全国统一格式\n\n用法\n"
           : "gouji: checks annual reports on government information disclosure against "
             "their national format\n\nUsage\n";
  std::vector<std::vector<std::string>> rows;
  for (const auto* command : kCommands) {
    if (!first.empty() && !command->name.starts_with(first + " ")) continue;
    auto call = "  gouji " + std::string(command->name);
    if (!command->operands.empty()) call += " " + std::string(command->operands);
    rows.push_back({call, std::string(zh ? command->zh : command->en)});
  }
  if (first.empty()) rows.push_back({"  gouji --version", zh ? "显示版本" : "show the version"});
  out += aligned(rows);
  return out + (zh ? "\n各命令的选项见 gouji 命令 --help。\n"
                   : "\nThe options of a command: gouji COMMAND --help\n");
}

std::string exit_codes(Language language) {
  std::vector<std::vector<std::string>> rows;
  for (const auto& row : exit_rows()) {
    rows.push_back(
        {"  " + std::to_string(row.code), std::string(language == Language::zh ? row.zh : row.en)});
  }
  return (language == Language::zh ? "\n退出码\n" : "\nExit codes\n") + aligned(rows);
}

std::string help_of(const Command& command, Language language) {
  const bool zh = language == Language::zh;
  std::string out = (zh ? "用法：gouji " : "Usage: gouji ") + std::string(command.name);
  out += zh ? " [选项]" : " [options]";
  if (!command.operands.empty()) out += " " + std::string(command.operands);
  out += "\n" + std::string(zh ? command.zh : command.en) + "\n\n" + (zh ? "选项\n" : "Options\n");
  out += options_help(command.options, language);
  if (&command == &kCheckCommand) out += exit_codes(language);
  return out;
}

// The language that words ask for, before it is known whether they can be followed.
Language language_of(const std::vector<std::string>& words) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    const bool apart = words[i] == "--lang" && i + 1 < words.size();
    const auto value = apart                             ? words[i + 1]
                       : words[i].starts_with("--lang=") ? words[i].substr(7)
                                                         : std::string();
    if (value == "zh") return Language::zh;
    if (value == "en") return Language::en;
  }
  return language_of_locale();
}

// The command that the words begin with, and how many words name it; null where there is none.
std::pair<const Command*, std::size_t> command_of(const std::vector<std::string>& words) {
  for (const auto* command : kCommands) {
    if (words[0] == command->name) return {command, 1};
    if (words.size() > 1 && words[0] + " " + words[1] == command->name) return {command, 2};
  }
  return {nullptr, 0};
}

bool asks_for_help(const std::vector<std::string>& words) {
  return std::any_of(words.begin() + 1, words.end(),
                     [](const std::string& word) { return word == "--help" || word == "-h"; });
}

// Whether a word begins the names of commands without being one: pack.
bool begins_commands(const std::string& word) {
  return std::any_of(kCommands.begin(), kCommands.end(),
                     [&](const Command* command) { return command->name.starts_with(word + " "); });
}

UsageError unknown_command(const std::vector<std::string>& words) {
  auto wrong = words[0];
  std::vector<std::string> names;
  for (const auto* command : kCommands) names.emplace_back(command->name);
  const bool first_of_two = std::any_of(names.begin(), names.end(), [&](const std::string& name) {
    return name.starts_with(wrong + " ");
  });
  if (first_of_two && words.size() > 1) wrong += " " + words[1];
  return unknown_name({"命令", "command"}, wrong, names);
}

int follow(const std::vector<std::string>& words, Language language) {
  if (words.empty()) {
    say(language, {"没有给出命令；用法见 gouji --help。", "no command is given; see gouji --help"});
    return kExitUsage;
  }
  if (words[0] == "--help" || words[0] == "-h" || words[0] == "help") {
    return show(language, help(language));
  }
  if (words[0] == "--version") return show(language, "gouji " GOUJI_VERSION "\n");
  const auto [command, length] = command_of(words);
  if (command == nullptr) {
    if (begins_commands(words[0])) {
      if (asks_for_help(words)) return show(language, help(language, words[0]));
      if (words.size() == 1 || words[1].starts_with("-")) {
        say(language,
            {words[0] + " 之后还应写明具体命令。", words[0] + " is the first of two words"});
        const auto usage = help(language, words[0]);
        std::fwrite(usage.data(), 1, usage.size(), stderr);
        return kExitUsage;
      }
    }
    if (words[0].starts_with("-")) {
      throw unknown_name({"选项", "option"}, words[0], {"--help", "--version"});
    }
    throw unknown_command(words);
  }
  const std::vector<std::string> rest(words.begin() + static_cast<std::ptrdiff_t>(length),
                                      words.end());
  const auto arguments = parse_arguments(command->options, rest);
  if (arguments.has("help")) return show(language, help_of(*command, language));
  if (arguments.has("lang")) {
    one_of({"语言", "language"}, arguments.one("lang"), {"zh", "en"});
  }
  return command->run(arguments, language);
}

}  // namespace

std::span<const Command* const> commands() { return kCommands; }

int run_program(const std::vector<std::string>& words) {
  arrange_signals();
  const auto language = language_of(words);
  try {
    return follow(words, language);
  } catch (const UsageError& error) {
    say(language, error.message);
    return kExitUsage;
  } catch (const GateFailure& failure) {
    say_mistakes(language, failure.mistakes);
    return kExitUsage;
  } catch (const PackFailure& failure) {
    say_pack_failure(language, failure);
    return kExitUsage;
  } catch (const std::bad_alloc&) {
    say(language, {"内存不足。", "out of memory"});
  } catch (const std::exception& fault) {
    say(language, {std::string("程序出错：") + fault.what(),
                   std::string("a fault of the program: ") + fault.what()});
  }
  return kExitFault;
}

}  // namespace gouji
