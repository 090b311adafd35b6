// --progress: how far a run has come, on standard error.
#pragma once

#include "cli/options.h"
#include "sweep/progress.h"

namespace gouji {

inline constexpr OptionRow kProgressOption{
    "progress",
    '\0',
    "auto|bar|plain|none",
    false,
    "auto",
    "检查进度，显示在标准错误：bar 为进度条，plain 为每十秒一行，none 为不显示；"
    "auto 在终端上用进度条，否则逐行显示",
    "progress on standard error: a bar, a plain line every ten seconds, or none; auto draws a bar "
    "on a terminal and writes lines elsewhere"};

// Throws UsageError.
ProgressView progress_view(const Arguments& arguments, Language language);

// Takes a bar that is shown off the terminal and lets none be drawn any more; never waits for a
// terminal that takes nothing. For a program that is about to end.
void leave_no_bar();

}  // namespace gouji
