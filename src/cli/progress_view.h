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

}  // namespace gouji
