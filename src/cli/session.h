// What every command needs to speak: the language and the two streams.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "base/bilingual.h"
#include "pack/library.h"

namespace gouji {

// The exit codes that other programs rely on.
enum Exit : int {
  kExitSound = 0,
  kExitFindings = 1,
  kExitUsage = 2,
  kExitUnclear = 3,
  kExitFault = 4,
  kExitInterrupted = 130,
};

// What each of them says, for help.
struct ExitRow {
  Exit code;
  std::string_view zh, en;
};
std::span<const ExitRow> exit_rows();

// The code that stands for both, by the order in which they are told.
int weightier(int a, int b);

// Chinese unless LC_ALL, LC_MESSAGES or LANG, the first that is set, plainly says another language.
Language language_of_locale();

// One sentence to standard error.
void say(Language language, const Bilingual& sentence);

// Mistakes in files, each with its place, to standard error.
void say_mistakes(Language language, const std::vector<PackError>& mistakes);

// The mistakes of a pack, or that there is none of that name, to standard error.
void say_pack_failure(Language language, const PackFailure& failure);

// The result of a command to standard output; the exit code.
int show(Language language, std::string_view text);

// Whether standard output is a terminal that wants colour.
bool wants_colour();

}  // namespace gouji
