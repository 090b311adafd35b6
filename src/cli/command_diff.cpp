// gouji diff: what two saved results say differently.
#include <algorithm>

#include "cli/commands.h"
#include "cli/gating.h"
#include "cli/saved_input.h"
#include "output/difference.h"
#include "output/file.h"

namespace gouji {
namespace {

constexpr OptionRow kOptions[] = {
    {"format", '\0', "FMT", false, "text", "输出格式：text 或 json", "text or json"},
    {"output", 'o', "FILE", false, "", "把结果写入文件，不写到标准输出",
     "write to a file instead of standard output"},
    kFailOnOption,
    kUnclearOption,
    kLangOption,
    kHelpOption,
};

SavedRun run_from(const std::string& path) {
  SavedRun run;
  read_saved_file(path, saved_bytes(path),
                  {[&](ReportResult&& report) { run.reports.push_back(std::move(report)); },
                   [&](Finding&& finding) { run.general.push_back(std::move(finding)); }});
  return run;
}

// Only what is new counts; a report that could be judged and no longer can be is no success.
int code_of(const Difference& difference, Severity fail_on, bool unclear_fails) {
  int code = kExitSound;
  for (const auto& [path, finding] : difference.fresh) {
    if (finding.state != FindingState::fresh) continue;
    if (finding.severity == Severity::unclear) {
      if (unclear_fails) code = weightier(code, kExitUnclear);
    } else if (finding.severity <= fail_on) {
      code = weightier(code, kExitFindings);
    }
  }
  for (const auto& change : difference.changed) {
    const bool judged = change.after == Verdict::pass || change.after == Verdict::fail;
    if (!judged && unclear_fails) code = weightier(code, kExitUnclear);
  }
  return code;
}

int run(const Arguments& arguments, Language language) {
  if (arguments.operands().size() != 2) {
    throw UsageError({"需要给出前后两个结果文件（gouji check --format json 的输出）。",
                      "two files of results are needed, the earlier and the later, as gouji check "
                      "--format json writes them"});
  }
  const bool as_json = one_of({"输出格式", "output format"}, arguments.one("format", "text"),
                              {"text", "json"}) == "json";
  const auto stated = command_line_settings(arguments);
  const auto fail_on = stated.fail_on.value_or(Severity::error);
  const bool fails = stated.unclear_fails.value_or(true);
  const auto before = run_from(arguments.operands()[0]), after = run_from(arguments.operands()[1]);
  const auto found = difference(before, after);
  const auto text = as_json ? difference_json(found) : difference_text(found, language);
  const auto code = code_of(found, fail_on, fails);
  const auto file = arguments.one("output");
  if (file.empty() || file == "-") return weightier(code, show(language, text));
  const auto failure = write_file(file, text);
  if (!failure) return code;
  if (!failure->closed_pipe) say(language, failure->message);
  return weightier(code, kExitFault);
}

}  // namespace

constexpr Command kDiffCommand{"diff",
                               "BEFORE AFTER",
                               "比较两次检查的结果（json）：新增、消失和仍有的问题",
                               "what two saved results (json) say differently: new, gone, the same",
                               kOptions,
                               &run};

}  // namespace gouji
