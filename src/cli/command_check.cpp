// gouji check: the findings of reports, in the formats asked for.
#include <algorithm>
#include <charconv>
#include <filesystem>
#include <thread>

#include "base/utf8.h"
#include "cli/commands.h"
#include "cli/inputs.h"
#include "cli/outputs.h"
#include "cli/tally.h"
#include "gate/gate.h"
#include "sweep/run.h"

namespace gouji {
namespace {

constexpr OptionRow kOptions[] = {
    kPackOption,
    {"format", '\0', "FMT[=FILE]", true, "text",
     "输出格式：text 或 json；写成 FMT=FILE 时写入文件，可多次给出",
     "text or json; FMT=FILE writes to a file; repeatable"},
    {"output", 'o', "FILE", false, "", "把结果写入文件，不写到标准输出",
     "write to a file instead of standard output"},
    {"fail-on", '\0', "LEVEL", false, "error",
     "发现该级别及以上的问题时退出码为 1：error、warning、advice",
     "findings from this severity on end in exit code 1: error, warning, advice"},
    {"unclear", '\0', "fail|pass", false, "fail",
     "报告无法读取、待核或不适用时，退出码是否为 3（fail 为 3，pass 为 0）",
     "whether reports that are unreadable, unclear or not applicable end in exit code 3 (fail) or "
     "0 (pass)"},
    {"previous", '\0', "FILE", false, "",
     "同一机关上一年的报告，用来核对结转数、现行有效件数、增减幅度和雷同文字；只能检查一份报告",
     "the same body's report of the year before: figures carried over, documents in force, growth "
     "and text are compared with it; with one report only"},
    kBodyOption,
    kInputFormatOption,
    kStdinNameOption,
    kLimitOption,
    {"jobs", 'j', "N", false, "", "同时检查的份数；不指定时取处理器个数",
     "reports checked at one time; by default as many as there are processors"},
    kLangOption,
    kHelpOption,
};

unsigned jobs_of(const Arguments& arguments) {
  if (!arguments.has("jobs")) return std::max(1U, std::thread::hardware_concurrency());
  const auto text = arguments.one("jobs");
  unsigned jobs = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), jobs);
  if (error != std::errc() || end != text.data() + text.size() || jobs == 0 || jobs > 1024) {
    throw UsageError({"--jobs 应为 1 至 1024 的整数，不能是“" + text + "”。",
                      "--jobs takes a number from 1 to 1024, not \"" + text + "\""});
  }
  return jobs;
}

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

// What judges the findings between the check and the writers, in the order of application.
std::vector<std::unique_ptr<Gate>> gates_of(const Arguments&) { return {}; }

// Checks the reports and writes what comes of each as soon as it is its turn; the exit code.
int check_and_write(const std::vector<Input>& reports, PackLibrary& packs,
                    const CheckOptions& options, unsigned jobs,
                    const std::vector<std::unique_ptr<Gate>>& gates, Tally& tally, Outputs& outputs,
                    int code, Language language) {
  const auto outcome = check_all(reports, packs, options, jobs, [&](ReportResult&& report) {
    for (const auto& gate : gates) gate->pass(report);
    tally.add(report);
    outputs.report(report);
    return outputs.any_left();
  });
  if (outcome.pack_failure) throw *outcome.pack_failure;
  if (!outcome.fault.empty()) {
    say(language, {"程序出错，检查中止：" + outcome.fault,
                   "stopped by a fault of the program: " + outcome.fault});
    return kExitFault;
  }
  for (const auto& gate : gates) {
    for (const auto& finding : gate->general()) {
      tally.add(finding);
      outputs.general(finding);
    }
  }
  code = weightier(code, tally.code());
  return weightier(code, outputs.finish({tally.summary(), code}));
}

int run(const Arguments& arguments, Language language) {
  const auto requests = output_requests(arguments, "text");
  const auto fail_on =
      *severity_from(one_of({"级别", "severity for --fail-on"}, arguments.one("fail-on", "error"),
                            {"error", "warning", "advice"}));
  const bool unclear_fails = one_of({"取值", "value for --unclear"},
                                    arguments.one("unclear", "fail"), {"fail", "pass"}) == "fail";
  const auto jobs = jobs_of(arguments);
  auto options = check_options(arguments);
  options.previous = previous_of(arguments);
  const auto gates = gates_of(arguments);
  PackLibrary packs;
  if (options.pack) packs.get(*options.pack);  // a wrong name is told before any report is read
  auto inputs = inputs_of(arguments, options.limits, language);
  if (!inputs.any_path) return inputs.code;
  if (options.previous && inputs.reports.size() > 1) {
    throw UsageError(
        {"--previous 只能用于检查一份报告，现有" + std::to_string(inputs.reports.size()) + "份。",
         "--previous goes with one report; there are " + std::to_string(inputs.reports.size())});
  }
  Tally tally(fail_on, unclear_fails);
  Outputs outputs(requests, language, &packs);
  return check_and_write(inputs.reports, packs, options, jobs, gates, tally, outputs, inputs.code,
                         language);
}

}  // namespace

constexpr Command kCheckCommand{"check",
                                "PATH…|-",
                                "检查报告（文件、文件夹，- 为标准输入）",
                                "check reports: files, folders, or - for standard input",
                                kOptions,
                                &run};

}  // namespace gouji
