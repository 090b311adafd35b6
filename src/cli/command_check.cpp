// gouji check: the findings of reports, in the formats asked for.
#include <algorithm>
#include <charconv>
#include <filesystem>
#include <set>
#include <thread>

#include "base/utf8.h"
#include "cli/commands.h"
#include "cli/inputs.h"
#include "cli/interrupt.h"
#include "output/file.h"
#include "output/writers.h"
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

struct Output {
  const Writer* writer;
  std::string file;  // empty: standard output
};

std::vector<Output> outputs_of(const Arguments& arguments) {
  std::vector<std::string> names;
  for (const auto& writer : writers()) names.emplace_back(writer.format);
  auto formats = arguments.all("format");
  if (formats.empty()) formats.emplace_back("text");
  const auto elsewhere = arguments.one("output");
  std::vector<Output> outputs;
  std::set<std::string> targets;
  bool used_elsewhere = elsewhere.empty();
  for (const auto& format : formats) {
    const auto equals = format.find('=');
    const auto name = one_of({"输出格式", "output format"}, format.substr(0, equals), names);
    Output output{find_writer(name), elsewhere};
    if (equals != std::string::npos) {
      output.file = format.substr(equals + 1);
      if (output.file.empty()) {
        throw UsageError(
            {"--format " + name + "= 后面缺少文件名。", "--format " + name + "= needs a file"});
      }
    } else {
      used_elsewhere = true;
    }
    if (output.file == "-") output.file.clear();
    if (!targets.insert(output.file).second) {
      throw UsageError({"同一处不能写两份结果；请用 --format FMT=FILE 分别写入不同的文件。",
                        "two results cannot go to one place; name a file for each with --format "
                        "FMT=FILE"});
    }
    outputs.push_back(std::move(output));
  }
  if (!used_elsewhere) {
    throw UsageError({"各个 --format 都已指定文件，-o 没有可写的结果。",
                      "every --format names its file; nothing is left for -o"});
  }
  return outputs;
}

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

// Severities are in order of weight; unclear stands apart and never fails a report.
int code_of(const ResultSet& results, Severity fail_on, bool unclear_fails) {
  int code = kExitSound;
  for (const auto& report : results.reports) {
    const bool fails =
        std::any_of(report.findings.begin(), report.findings.end(), [&](const Finding& finding) {
          return finding.state == FindingState::fresh && finding.severity != Severity::unclear &&
                 finding.severity <= fail_on;
        });
    if (fails) code = weightier(code, kExitFindings);
    const bool judged = report.verdict == Verdict::pass || report.verdict == Verdict::fail;
    if (!judged && unclear_fails) code = weightier(code, kExitUnclear);
  }
  return code;
}

int write_outputs(const std::vector<Output>& outputs, const ResultSet& results, Language language) {
  int code = kExitSound;
  for (const auto& output : outputs) {
    const TextStyle style{language, output.file.empty() && wants_colour()};
    const auto text = output.writer->write(results, style);
    if (output.file.empty()) {
      code = weightier(code, show(language, text));
      continue;
    }
    const HoldInterrupts hold;
    if (const auto failure = write_file(output.file, text)) {
      if (!failure->closed_pipe) say(language, failure->message);
      code = weightier(code, kExitFault);
    }
  }
  return code;
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

int run(const Arguments& arguments, Language language) {
  const auto outputs = outputs_of(arguments);
  const auto fail_on =
      *severity_from(one_of({"级别", "severity for --fail-on"}, arguments.one("fail-on", "error"),
                            {"error", "warning", "advice"}));
  const bool unclear_fails = one_of({"取值", "value for --unclear"},
                                    arguments.one("unclear", "fail"), {"fail", "pass"}) == "fail";
  const auto jobs = jobs_of(arguments);
  auto options = check_options(arguments);
  options.previous = previous_of(arguments);
  PackLibrary packs;
  if (options.pack) packs.get(*options.pack);  // a wrong name is told before any report is read
  auto inputs = inputs_of(arguments, options.limits, language);
  if (!inputs.any_path) return inputs.code;
  if (options.previous && inputs.reports.size() > 1) {
    throw UsageError(
        {"--previous 只能用于检查一份报告，现有" + std::to_string(inputs.reports.size()) + "份。",
         "--previous goes with one report; there are " + std::to_string(inputs.reports.size())});
  }

  const auto outcome = check_all(inputs.reports, packs, options, jobs);
  if (outcome.pack_failure) throw *outcome.pack_failure;
  if (!outcome.fault.empty()) {
    say(language, {"程序出错，检查中止：" + outcome.fault,
                   "stopped by a fault of the program: " + outcome.fault});
    return kExitFault;
  }
  int code = weightier(inputs.code, code_of(outcome.results, fail_on, unclear_fails));
  return weightier(code, write_outputs(outputs, outcome.results, language));
}

}  // namespace

constexpr Command kCheckCommand{"check",
                                "PATH…|-",
                                "检查报告（文件、文件夹，- 为标准输入）",
                                "check reports: files, folders, or - for standard input",
                                kOptions,
                                &run};

}  // namespace gouji
