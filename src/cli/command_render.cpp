// gouji render: saved results in any format, without checking again.
#include <set>

#include "cli/commands.h"
#include "cli/gating.h"
#include "cli/outputs.h"
#include "cli/saved_input.h"
#include "cli/tally.h"

namespace gouji {
namespace {

constexpr OptionRow kOptions[] = {
    kFormatOption,
    kOutputOption,
    kFailOnOption,
    kUnclearOption,
    kConfigOption,
    kNoConfigOption,
    {"pack", '\0', "ID|FILE", false, "", "检查时指定过的规则包，供 sarif 说明其中的规则",
     "the pack that the check was given, whose rules sarif describes"},
    kLangOption,
    kHelpOption,
};

int run(const Arguments& arguments, Language language) {
  if (arguments.operands().size() != 1) {
    throw UsageError({"需要且只能给出一个结果文件（gouji check --format json 或 ndjson 的输出）。",
                      "exactly one file of results is needed, as gouji check --format json or "
                      "ndjson writes it"});
  }
  const auto requests = output_requests(arguments, "text");
  RunSettings settings(command_line_settings(arguments));
  const auto& path = arguments.operands().front();
  const auto bytes = saved_bytes(path);
  // Everything is looked through before any output is begun.
  PackLibrary packs;
  if (arguments.has("pack")) packs.get(arguments.one("pack"));
  std::set<std::string> packs_named, read = option_files(arguments);
  read.insert(path);
  const auto note = [&](ReportResult&& report) {
    packs_named.insert(settings.of(report.path).pack.value);
    add_what_decides(report.path, settings, packs, read);
  };
  read_saved_file(path, bytes, {note, nullptr});
  keep_what_is_read(output_files(requests), read);
  Tally tally;
  Outputs outputs(requests, writer_settings_of(settings, std::move(packs_named), packs, language));
  const auto report = [&](ReportResult&& result) {
    const auto own = settings.of(result.path);
    tally.add(result, own.fail_on.value, own.unclear_fails.value);
    outputs.report(result);
  };
  const auto general = [&](Finding&& finding) {
    const auto own = settings.of(finding.place ? finding.place->path : "");
    tally.add(finding, own.fail_on.value, own.unclear_fails.value);
    outputs.general(finding);
  };
  read_saved_file(path, bytes, {report, general});
  return outputs.finish({tally.summary(), tally.code()});
}

}  // namespace

constexpr Command kRenderCommand{"render",
                                 "RESULTS|-",
                                 "把保存的检查结果（json）转成其他格式，不重新检查",
                                 "saved results (json) in other formats, without checking again",
                                 kOptions,
                                 &run};

}  // namespace gouji
