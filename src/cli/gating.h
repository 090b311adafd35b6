// From the command line to the gate of a run: what counts, for which reports, until when.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "base/day.h"
#include "cli/commands.h"
#include "cli/inputs.h"
#include "gate/run_gate.h"
#include "output/writer.h"

namespace gouji {

inline constexpr OptionRow kConfigOption{
    "config",
    '\0',
    "FILE",
    false,
    "",
    "使用这个配置文件；不指定时，从每份报告所在的文件夹逐级向上查找 gouji.cfg",
    "this configuration; by default the nearest gouji.cfg upwards from each report"};
inline constexpr OptionRow kNoConfigOption{
    "no-config", '\0', "", false, "", "不使用配置文件", "use no configuration"};
inline constexpr OptionRow kBaselineOption{
    "baseline",
    '\0',
    "FILE",
    false,
    "",
    "基线文件：其中登记的问题照常列出，但不影响退出码",
    "the baseline: findings it knows are listed and fail nothing"};
inline constexpr OptionRow kWaiversOption{
    "waivers",
    '\0',
    "FILE",
    false,
    "",
    "豁免清单：其中有效的豁免所指的问题照常列出，但不影响退出码",
    "the list of waivers: findings they stand for are listed and fail nothing"};
inline constexpr OptionRow kFailOnOption{
    "fail-on",
    '\0',
    "LEVEL",
    false,
    "error",
    "发现该级别及以上的问题时退出码为 1：error、warning、advice",
    "findings from this severity on end in exit code 1: error, warning, advice",
    &level_names};
inline constexpr OptionRow kUnclearOption{
    "unclear",
    '\0',
    "fail|pass",
    false,
    "fail",
    "报告无法读取、待核或不适用时，退出码是否为 3（fail 为 3，pass 为 0）",
    "whether reports that are unreadable, unclear or not applicable end in exit code 3 (fail) or "
    "0 (pass)"};

inline constexpr OptionRow kChangedSinceOption{
    "changed-since",
    '\0',
    "REV",
    false,
    "",
    "只检查自这个 git 版本以来有变动的文件",
    "check only what has changed since this revision of git"};
inline constexpr OptionRow kJobsOption{"jobs",
                                       'j',
                                       "N",
                                       false,
                                       "",
                                       "同时检查的份数；不指定时取处理器个数",
                                       "reports checked at one time; by default as many as there "
                                       "are processors"};

// --pack, --body, --fail-on, --unclear, --limit, --baseline, --waivers, --config and --no-config.
// Throws UsageError.
CommandLineSettings command_line_settings(const Arguments& arguments);

// --as-of, else today. Throws UsageError.
Day day_of(const Arguments& arguments);

// Takes out what configurations exclude, and says so where a file was named itself. A folder of
// which nothing is left counts as one without reports.
void leave_out_excluded(Inputs& inputs, RunSettings& settings, Language language);

// Takes out what has not changed since a revision, itself or what decides over it: configuration,
// baseline, waivers, pack. Throws UsageError where git cannot say, and PackFailure or GateFailure
// as apply_settings.
void keep_changed(Inputs& inputs, const std::vector<std::string>& operands,
                  const std::string& revision, RunSettings& settings, PackLibrary& packs,
                  Language language);

// Adds the files that decide over a report: configuration, baseline, waivers, those of its pack.
// Throws PackFailure or GateFailure.
void add_what_decides(const std::string& report, RunSettings& settings, PackLibrary& packs,
                      std::set<std::string>& files);

// Gives each report the options that its settings ask for; `options` are those of the command line.
// Throws PackFailure, or GateFailure where a configuration names a pack that there is not.
void apply_settings(std::vector<Input>& reports, const CheckOptions& options, RunSettings& settings,
                    PackLibrary& packs);

// Loads baselines and waivers for all reports. Throws GateFailure with mistakes in them, and where
// configurations or waivers speak of rules that there are not.
void prepare_gate(RunGate& gate, const std::vector<Input>& reports, RunSettings& settings,
                  PackLibrary& packs);

// What writers are told: `packs_named` are those that settings name; an empty name is none.
WriterSettings writer_settings_of(RunSettings& settings, std::set<std::string> packs_named,
                                  PackLibrary& packs, Language language);

}  // namespace gouji
