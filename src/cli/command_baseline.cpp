// gouji baseline: the findings that a folder of reports is known to have.
#include <algorithm>
#include <array>
#include <filesystem>
#include <system_error>

#include "base/utf8.h"
#include "cli/commands.h"
#include "cli/gating.h"
#include "cli/outputs.h"
#include "gate/paths.h"
#include "output/file.h"
#include "output/words.h"
#include "sweep/run.h"

namespace gouji {
namespace {

constexpr OptionRow kFileOption{"baseline",
                                '\0',
                                "FILE",
                                false,
                                "",
                                "基线文件；不指定时用 gouji.cfg 中的 baseline",
                                "the baseline; by default the one that gouji.cfg names"};

constexpr OptionRow kReplaceOption{
    "replace", '\0', "", false, "", "覆盖已有的基线文件", "write over a baseline that exists"};

constexpr OptionRow kAbsentOption{"absent-reports",
                                  '\0',
                                  "",
                                  false,
                                  "",
                                  "所属报告不在本次检查之列的登记也一并删去",
                                  "also drop what belongs to reports that are not among those "
                                  "checked"};

// What the three commands share, and what one has of its own.
constexpr std::array kCheckOptions{kFileOption, kConfigOption, kNoConfigOption, kWaiversOption,
                                   kAsOfOption, kPackOption,   kBodyOption,     kLimitOption,
                                   kJobsOption, kLangOption,   kHelpOption};

constexpr auto with(const OptionRow& own) {
  std::array<OptionRow, kCheckOptions.size() + 1> rows{kCheckOptions.front(), own};
  std::copy(kCheckOptions.begin() + 1, kCheckOptions.end(), rows.begin() + 2);
  return rows;
}
constexpr auto kWriteOptions = with(kReplaceOption);
constexpr auto kPruneOptions = with(kAbsentOption);

// All that the three commands have in common: which reports, and which baseline.
class BaselineRun {
 public:
  BaselineRun(const Arguments& arguments, Language language)
      : options_(check_options(arguments)),
        settings_(command_line_settings(arguments)),
        jobs_(jobs_of(arguments)),
        day_(day_of(arguments)),
        language_(language) {
    inputs_ = inputs_of(arguments, options_.limits, language);
    leave_out_excluded(inputs_, settings_, language);
    apply_settings(inputs_.reports, options_, settings_, packs_);
  }

  // 0 where every operand could be used.
  int code() const { return inputs_.code; }
  std::size_t reports() const { return inputs_.reports.size(); }

  // Throws UsageError where a report that is named stands at the place of the baseline.
  void keep_reports(const std::string& file) const { keep_what_is_read({file}, inputs_.named); }

  // The one baseline that all reports fall under, a whole path. Throws UsageError.
  std::string file() {
    std::string file;
    for (const auto& report : inputs_.reports) {
      const auto one = settings_.baseline_of(report.path);
      if (!one) {
        throw UsageError({"没有指定基线文件；请用 --baseline，或者在 gouji.cfg 中写明 baseline。",
                          "no baseline is named; use --baseline, or baseline in gouji.cfg"});
      }
      if (!file.empty() && file != one->value) {
        throw UsageError({"所给报告分属两个基线：" + printable(path_shown(file)) + " 和 " +
                              printable(path_shown(one->value)) + "，请分别处理。",
                          "the reports fall under two baselines, " + printable(path_shown(file)) +
                              " and " + printable(path_shown(one->value)) +
                              "; treat them one by one"});
      }
      file = one->value;
    }
    return file;
  }

  // Checks every report and hands it to `take` behind the gate. Throws PackFailure.
  template <typename Take>
  int run(RunGate& gate, Take take) {
    prepare_gate(gate, inputs_.reports, settings_, packs_);
    const auto outcome =
        check_all(inputs_.reports, packs_, options_, jobs_, [&](ReportResult&& report) {
          gate.pass(report);
          take(report);
          return true;
        });
    if (outcome.pack_failure) throw *outcome.pack_failure;
    if (outcome.fault.empty()) return kExitSound;
    say(language_, {"程序出错，检查中止：" + outcome.fault,
                    "stopped by a fault of the program: " + outcome.fault});
    return kExitFault;
  }

  RunGate gate() { return RunGate(settings_, day_, inputs_.folders); }

 private:
  CheckOptions options_;
  RunSettings settings_;
  unsigned jobs_;
  Day day_;
  Language language_;
  PackLibrary packs_;
  Inputs inputs_;
};

int write(const std::string& file, const Baseline& baseline, Language language) {
  const auto failure = write_file(file, baseline.text());
  if (!failure) return kExitSound;
  say(language, failure->message);
  return kExitFault;
}

// Two to one sentence: what a person reads on standard output.
int tell(Language language, const Bilingual& text) { return show(language, text.in(language)); }

int count_of(const std::vector<BaselineEntry>& entries) {
  int count = 0;
  for (const auto& entry : entries) count += entry.count;
  return count;
}

void list(Bilingual& out, const std::vector<BaselineEntry>& entries) {
  for (const auto& entry : entries) {
    const auto shown = entry.shown();
    const auto times = entry.count > 1 ? " ×" + std::to_string(entry.count) : std::string();
    out.zh += "  " + printable(shown.zh) + times + "\n";
    out.en += "  " + printable(shown.en) + times + "\n";
  }
}

int run_write(const Arguments& arguments, Language language) {
  BaselineRun run(arguments, language);
  if (run.code() != kExitSound || run.reports() == 0) return run.code();
  const auto file = run.file();
  std::error_code failed;
  if (std::filesystem::exists(file, failed) && !arguments.has("replace")) {
    throw UsageError(
        {"基线文件 " + printable(path_shown(file)) +
             " 已经存在；清理请用 gouji baseline prune，确需重新登记的请加 --replace。",
         "the baseline " + printable(path_shown(file)) +
             " exists; gouji baseline prune cleans it up, --replace makes it anew"});
  }
  run.keep_reports(file);
  auto gate = run.gate();
  gate.leave_out_baselines();
  BaselineRecorder recorder(folder_of(file));
  std::uint64_t beyond = 0;
  const int code = run.run(gate, [&](ReportResult& report) {
    recorder.pass(report);
    for (const auto& finding : report.findings) beyond += finding.rule.starts_with("limit.");
  });
  if (code != kExitSound) return code;
  const auto baseline = recorder.take();
  if (const int failure = write(file, baseline, language); failure != kExitSound) return failure;
  const auto count = std::to_string(count_of(baseline.entries)),
             reports = std::to_string(run.reports()), name = printable(path_shown(file));
  Bilingual text{"已检查 " + reports + " 份报告，登记 " + count + " 处问题：" + name + "\n",
                 reports + " reports checked, " + count + " findings recorded in " + name + "\n"};
  if (beyond > 0) {
    text.zh +=
        "另有 " + std::to_string(beyond) + " 处超出上限，不能登记；请用 --limit 调高上限。\n";
    text.en += std::to_string(beyond) +
               " limits were reached, which cannot be recorded; raise them with --limit\n";
  }
  return tell(language, text);
}

int run_check(const Arguments& arguments, Language language) {
  BaselineRun run(arguments, language);
  if (run.code() != kExitSound || run.reports() == 0) return run.code();
  const auto file = run.file();
  auto gate = run.gate();
  Bilingual fresh;
  int news = 0, known = 0;
  const int code = run.run(gate, [&](ReportResult& report) {
    for (const auto& finding : report.findings) {
      known += finding.state == FindingState::known;
      if (finding.state != FindingState::fresh) continue;
      ++news;
      const auto where = finding.place && finding.place->line
                             ? ":" + std::to_string(*finding.place->line)
                             : std::string();
      const auto head = "  " + printable(report.path) + where + ": ";
      fresh.zh += head + severity_word(finding.severity).zh + " [" + finding.rule + "] " +
                  shown(finding.message.zh, 200) + "\n";
      fresh.en += head + severity_word(finding.severity).en + " [" + finding.rule + "] " +
                  shown(finding.message.en, 200) + "\n";
    }
  });
  if (code != kExitSound) return code;
  const auto& baseline = gate.baselines().at(file);
  const auto gone = baseline.vanished(), unseen = baseline.unseen();
  Bilingual text;
  if (news > 0) {
    text.zh += "基线之外的问题 " + std::to_string(news) + " 处：\n" + fresh.zh;
    text.en += std::to_string(news) + " findings that the baseline does not know:\n" + fresh.en;
  }
  if (!gone.empty()) {
    text.zh += "已不再出现的问题 " + std::to_string(count_of(gone)) +
               " 处，可用 gouji baseline prune 从基线中删去：\n";
    text.en += std::to_string(count_of(gone)) +
               " findings have vanished; gouji baseline prune drops them:\n";
    list(text, gone);
  }
  if (!unseen.empty()) {
    text.zh += "所属报告不在本次检查之列的问题 " + std::to_string(count_of(unseen)) + " 处：\n";
    text.en += std::to_string(count_of(unseen)) + " findings belong to reports not checked now:\n";
    list(text, unseen);
  }
  text.zh += "基线登记的问题仍然存在的有 " + std::to_string(known) + " 处。\n";
  text.en += std::to_string(known) + " findings are as the baseline knows them\n";
  const int shown_code = tell(language, text);
  return weightier(shown_code, news > 0 || !gone.empty() ? kExitFindings : kExitSound);
}

int run_prune(const Arguments& arguments, Language language) {
  BaselineRun run(arguments, language);
  if (run.code() != kExitSound || run.reports() == 0) return run.code();
  const auto file = run.file();
  auto gate = run.gate();
  const int code = run.run(gate, [](ReportResult&) {});
  if (code != kExitSound) return code;
  const auto& baseline = gate.baselines().at(file);
  const bool also_unseen = arguments.has("absent-reports");
  auto dropped = baseline.vanished();
  const auto unseen = baseline.unseen();
  if (also_unseen) dropped.insert(dropped.end(), unseen.begin(), unseen.end());
  Bilingual text;
  if (dropped.empty()) {
    text = {"没有需要删去的登记。\n", "nothing to drop\n"};
  } else {
    if (const int failure = write(file, baseline.pruned(also_unseen), language);
        failure != kExitSound) {
      return failure;
    }
    text = {"已从基线中删去 " + std::to_string(count_of(dropped)) + " 处：\n",
            std::to_string(count_of(dropped)) + " findings dropped from the baseline:\n"};
    list(text, dropped);
  }
  if (!also_unseen && !unseen.empty()) {
    text.zh += "另有 " + std::to_string(count_of(unseen)) +
               " 处所属的报告不在本次检查之列，予以保留；报告确已撤下的，请加 --absent-reports。\n";
    text.en += std::to_string(count_of(unseen)) +
               " belong to reports not checked now and are kept; --absent-reports drops them\n";
  }
  return tell(language, text);
}

}  // namespace

constexpr Command kBaselineWriteCommand{"baseline write",
                                        "PATH…",
                                        "把现有问题登记为基线，此后只有新问题影响退出码",
                                        "record the findings there are; from then on new ones fail",
                                        kWriteOptions,
                                        &run_write};
constexpr Command kBaselineCheckCommand{"baseline check",
                                        "PATH…",
                                        "核对基线：基线之外的问题，以及已不再出现的问题",
                                        "what the baseline does not know, and what has vanished",
                                        kCheckOptions,
                                        &run_check};
constexpr Command kBaselinePruneCommand{"baseline prune",
                                        "PATH…",
                                        "从基线中删去已不再出现的问题",
                                        "drop from the baseline what has vanished",
                                        kPruneOptions,
                                        &run_prune};

}  // namespace gouji
