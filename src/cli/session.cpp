#include "cli/session.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>

#include <unistd.h>

#include "base/utf8.h"
#include "output/file.h"

namespace gouji {

std::span<const ExitRow> exit_rows() {
  static constexpr ExitRow rows[] = {
      {kExitSound, "通过，没有达到 --fail-on 级别的问题", "nothing found from --fail-on on"},
      {kExitFindings, "有达到 --fail-on 级别的问题", "findings from --fail-on on"},
      {kExitUsage, "用法、配置或规则包有误，或路径不存在",
       "wrong usage, configuration or pack, or a path that does not exist"},
      {kExitUnclear, "有报告无法读取、待核或不适用，或文件夹中没有报告",
       "a report unreadable, unclear or not applicable, or a folder without reports"},
      {kExitFault, "结果无法写出，或程序自身出错",
       "an output that cannot be written, or a fault of the program"},
      {kExitInterrupted, "被中断", "interrupted"},
  };
  return rows;
}

int weightier(int a, int b) {
  static constexpr std::array<int, 6> order{kExitInterrupted, kExitUsage,   kExitFault,
                                            kExitFindings,    kExitUnclear, kExitSound};
  return *std::find_if(order.begin(), order.end(),
                       [&](int code) { return code == a || code == b; });
}

Language language_of_locale() {
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const char* value = std::getenv(name);
    if (value == nullptr || *value == '\0') continue;
    const std::string_view locale(value);
    const bool unset = locale == "C" || locale == "POSIX" || locale.starts_with("C.");
    return unset || locale.starts_with("zh") ? Language::zh : Language::en;
  }
  return Language::zh;
}

void say(Language language, const Bilingual& sentence) {
  const auto line = "gouji: " + printable(sentence.in(language)) + "\n";
  std::fwrite(line.data(), 1, line.size(), stderr);
}

void say_mistakes(Language language, const std::vector<PackError>& mistakes) {
  for (const auto& mistake : mistakes) {
    const auto text = render(mistake, language);
    std::fwrite(text.data(), 1, text.size(), stderr);
  }
}

void say_pack_failure(Language language, const PackFailure& failure) {
  say_mistakes(language, failure.errors);
  say(language, failure.message);
}

int show(Language language, std::string_view text) {
  const auto failure = write_standard_output(text);
  if (!failure) return kExitSound;
  if (!failure->closed_pipe) say(language, failure->message);
  return kExitFault;
}

bool wants_colour() {
  const char* no_colour = std::getenv("NO_COLOR");
  const char* terminal = std::getenv("TERM");
  return ::isatty(STDOUT_FILENO) != 0 && (no_colour == nullptr || *no_colour == '\0') &&
         terminal != nullptr && std::string_view(terminal) != "dumb";
}

}  // namespace gouji
