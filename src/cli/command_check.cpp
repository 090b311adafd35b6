// gouji check: the findings of reports, in the formats asked for.
#include <algorithm>
#include <charconv>
#include <filesystem>
#include <set>
#include <thread>

#include "base/utf8.h"
#include "cli/commands.h"
#include "cli/gating.h"
#include "cli/inputs.h"
#include "cli/outputs.h"
#include "cli/progress_view.h"
#include "cli/tally.h"
#include "gate/paths.h"
#include "sweep/run.h"

namespace gouji {
namespace {

constexpr OptionRow kOptions[] = {
    kPackOption,
    kFormatOption,
    kOutputOption,
    kFailOnOption,
    kUnclearOption,
    kConfigOption,
    kNoConfigOption,
    kBaselineOption,
    kWaiversOption,
    kAsOfOption,
    kChangedSinceOption,
    {"previous", '\0', "FILE", false, "",
     "同一机关上一年的报告，用来核对结转数、现行有效件数、增减幅度和雷同文字；只能检查一份报告",
     "the same body's report of the year before: figures carried over, documents in force, growth "
     "and text are compared with it; with one report only"},
    kBodyOption,
    kInputFormatOption,
    kStdinNameOption,
    kLimitOption,
    kJobsOption,
    kProgressOption,
    kLangOption,
    kHelpOption,
};

std::optional<PreviousReport> previous_of(const Arguments& arguments) {
  if (!arguments.has("previous")) return std::nullopt;
  const auto file = arguments.one("previous");
  std::error_code error;
  const auto status = std::filesystem::status(file, error);
  if (status.type() == std::filesystem::file_type::not_found) {
    throw UsageError({"--previous 指定的文件 " + printable(file) + " 不存在。",
                      "there is no " + printable(file) + ", given as --previous"});
  }
  if (status.type() == std::filesystem::file_type::directory) {
    throw UsageError({"--previous 指定的 " + printable(file) + " 是文件夹，需要的是一个文件。",
                      printable(file) + ", given as --previous, is a folder; a file is needed"});
  }
  return PreviousReport{file, std::nullopt};
}

// What a baseline knows and nobody finds any more leaves it only by hand.
void tell_vanished(const RunGate& gate, Language language) {
  for (const auto& [file, baseline] : gate.baselines()) {
    int count = 0;
    for (const auto& entry : baseline.vanished()) count += entry.count;
    if (count == 0) continue;
    const auto number = std::to_string(count), name = printable(path_shown(file));
    say(language, {"基线 " + name + " 中有 " + number +
                       " 处问题已不再出现，可用 gouji baseline prune 从基线中删去。",
                   number + " findings of the baseline " + name +
                       " have vanished; gouji baseline prune drops them"});
  }
}

// Checks the reports and writes what comes of each as soon as it is its turn; the exit code.
int check_and_write(const Inputs& inputs, PackLibrary& packs, const CheckOptions& options,
                    unsigned jobs, RunSettings& settings, RunGate& gate, Outputs& outputs,
                    Progress& progress, Language language) {
  Tally tally;
  const auto outcome = check_all(inputs.reports, packs, options, jobs, [&](ReportResult&& report) {
    gate.pass(report);
    const auto own = settings.of(report.path);
    tally.add(report, own.fail_on.value, own.unclear_fails.value);
    progress.make_way();
    outputs.report(report);
    progress.advance();
    return outputs.any_left();
  });
  progress.finish();
  if (outcome.pack_failure) throw *outcome.pack_failure;
  if (!outcome.fault.empty()) {
    say(language, {"程序出错，检查中止：" + outcome.fault,
                   "stopped by a fault of the program: " + outcome.fault});
    return kExitFault;
  }
  for (const auto& finding : gate.general()) {
    const auto own = settings.of(finding.place->path);
    tally.add(finding, own.fail_on.value, own.unclear_fails.value);
    outputs.general(finding);
  }
  tell_vanished(gate, language);
  const int code = weightier(inputs.code, tally.code());
  return weightier(code, outputs.finish({tally.summary(), code}));
}

// The results of an earlier run may lie in the folder and end as reports do (.xml, .txt, .md).
void leave_out_results(Inputs& inputs, const std::set<std::string>& files, RunSettings& settings,
                       Language language) {
  const bool any = !inputs.reports.empty();
  std::erase_if(inputs.reports, [&](const Input& report) {
    return !report.bytes && !inputs.named.contains(report.path) &&
           files.contains(whole_path(report.path));
  });
  if (!any || !inputs.reports.empty()) return;
  say(language, {"文件夹中只有要写入的结果文件，没有可检查的报告。",
                 "the folder holds no reports, only the files that results are written to"});
  if (settings.of(inputs.folders.front() + "/-").unclear_fails.value) {
    inputs.code = weightier(inputs.code, kExitUnclear);
  }
}

// What the command line names to be read, folders left aside.
std::set<std::string> files_read(const Inputs& inputs, const Arguments& arguments) {
  auto files = option_files(arguments);
  files.insert(inputs.named.begin(), inputs.named.end());
  return files;
}

WriterSettings writer_settings(const std::vector<Input>& reports, RunSettings& settings,
                               PackLibrary& packs, Language language) {
  std::set<std::string> named;
  for (const auto& report : reports) named.insert(settings.of(report.path).pack.value);
  return writer_settings_of(settings, std::move(named), packs, language);
}

int run(const Arguments& arguments, Language language) {
  const auto requests = output_requests(arguments, "text");
  RunSettings settings(command_line_settings(arguments));
  const auto jobs = jobs_of(arguments);
  const auto day = day_of(arguments);
  const auto view = progress_view(arguments, language);
  auto options = check_options(arguments);
  options.previous = previous_of(arguments);
  PackLibrary packs;
  if (options.pack) packs.get(*options.pack);  // a wrong name is told before any report is read
  auto inputs = inputs_of(arguments, options.limits, language);
  if (!inputs.any_path) return inputs.code;
  const auto files = output_files(requests);
  keep_what_is_read(files, files_read(inputs, arguments));
  leave_out_results(inputs, files, settings, language);
  leave_out_excluded(inputs, settings, language);
  if (arguments.has("changed-since")) {
    keep_changed(inputs, arguments.operands(), arguments.one("changed-since"), settings, packs,
                 language);
  }
  if (options.previous && inputs.reports.size() > 1) {
    throw UsageError(
        {"--previous 只能用于检查一份报告，现有" + std::to_string(inputs.reports.size()) + "份。",
         "--previous goes with one report; there are " + std::to_string(inputs.reports.size())});
  }
  apply_settings(inputs.reports, options, settings, packs);
  RunGate gate(settings, day, inputs.folders);
  prepare_gate(gate, inputs.reports, settings, packs);
  if (!files.empty()) {
    std::set<std::string> deciding;
    for (const auto& report : inputs.reports) {
      add_what_decides(report.path, settings, packs, deciding);
    }
    keep_what_is_read(files, deciding);
  }
  Outputs outputs(requests, writer_settings(inputs.reports, settings, packs, language));
  Progress progress(view, inputs.reports.size());
  return check_and_write(inputs, packs, options, jobs, settings, gate, outputs, progress, language);
}

}  // namespace

constexpr Command kCheckCommand{"check",
                                "PATH…|-",
                                "检查报告（文件、文件夹，- 为标准输入）",
                                "check reports: files, folders, or - for standard input",
                                kOptions,
                                &run};

}  // namespace gouji
