#include "cli/gating.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>
#include <system_error>
#include <tuple>

#include "base/problem.h"
#include "base/utf8.h"
#include "gate/changed.h"
#include "gate/paths.h"

namespace gouji {
namespace {

namespace fs = std::filesystem;

// A path with the links of its folders followed, as git sees the working tree.
std::string real_path(const std::string& path) {
  std::error_code failed;
  const fs::path whole(whole_path(path));
  const auto folder = fs::weakly_canonical(whole.parent_path(), failed);
  return failed ? whole.string() : (folder / whole.filename()).string();
}

// The repositories that the operands lie in, each with what has changed in it.
std::vector<Changes> changes_of(const std::vector<std::string>& operands,
                                const std::string& revision) {
  std::vector<Changes> all;
  const auto told = [](Changes changes) {
    if (changes.failure) throw UsageError(*changes.failure);
    return changes;
  };
  for (const auto& operand : operands) {
    std::error_code failed;
    if (!fs::exists(operand, failed)) continue;  // told already
    const auto folder = fs::is_directory(operand, failed) ? operand : folder_of(operand);
    const auto root = told(find_repository(folder)).root;
    const bool known =
        std::any_of(all.begin(), all.end(), [&](const Changes& one) { return one.root == root; });
    if (!known) all.push_back(told(changes_since(revision, root)));
  }
  return all;
}

// The innermost of the repositories that hold a file; null where none does.
const Changes* repository_of(const std::vector<Changes>& all, const std::string& file) {
  const Changes* inner = nullptr;
  for (const auto& one : all) {
    if (!path_below(one.root, file)) continue;
    if (inner == nullptr || one.root.size() > inner->root.size()) inner = &one;
  }
  return inner;
}

// What no repository holds counts as changed.
bool has_changed(const std::vector<Changes>& all, const std::string& path) {
  const auto file = real_path(path);
  const auto* repository = repository_of(all, file);
  return repository == nullptr || repository->hold(file);
}

// A pack of a wrong name is a mistake of the line that names it.
void find_pack(PackLibrary& packs, const Stated<std::string>& pack) {
  try {
    packs.get(pack.value);
  } catch (const PackFailure& failure) {
    if (pack.origin.file.empty() || !failure.errors.empty()) throw;
    auto mistake = mistake_of(pack.origin.file, failure.message);
    mistake.line = pack.origin.line;
    throw GateFailure(std::move(mistake));
  }
}

// What decides over reports beside their own text, and whether it has changed: a waiver that was
// taken away, say, makes its findings count again.
class GateChanges {
 public:
  GateChanges(const std::vector<Changes>& all, RunSettings& settings, PackLibrary& packs)
      : all_(all), settings_(settings), packs_(packs) {}

  bool concern(const std::string& report) {
    if (settings_.searches() && configurations_changed(folder_of(real_path(report)))) return true;
    std::set<std::string> files;
    add_what_decides(report, settings_, packs_, files);
    return std::any_of(files.begin(), files.end(),
                       [&](const std::string& file) { return file_changed(file); });
  }

 private:
  // The same few files decide over all reports.
  bool file_changed(const std::string& path) {
    const auto [known, fresh] = by_file_.try_emplace(path, false);
    if (fresh) {
      const auto file = real_path(path);
      const auto* repository = repository_of(all_, file);
      known->second = repository != nullptr && repository->hold(file);
    }
    return known->second;
  }

  // Whether a configuration has come, gone or changed in a folder or in one that it lies in: the
  // nearest one holds, so one that is gone leaves the report to another or to none.
  bool configurations_changed(const std::string& folder) {
    const auto [known, fresh] = by_folder_.try_emplace(folder, false);
    if (!fresh) return known->second;
    const auto* repository = repository_of(all_, folder + "/-");
    bool any =
        repository != nullptr && repository->hold(folder + "/" + std::string(kConfigurationName));
    const auto outer = folder_of(folder);
    if (!any && repository != nullptr && outer.size() >= repository->root.size()) {
      any = configurations_changed(outer);
    }
    return by_folder_[folder] = any;
  }

  const std::vector<Changes>& all_;
  RunSettings& settings_;
  PackLibrary& packs_;
  std::map<std::string, bool> by_folder_, by_file_;
};

// Every rule that a finding may be of, in any pack at hand, with its severity; of several packs,
// the gravest.
using Rules = std::map<std::string, Severity>;
Rules rules_of(PackLibrary& packs, const std::set<std::string>& packs_used) {
  Rules rules;
  for (const auto& rule : intake_rules()) rules.emplace(rule.id, rule.severity);
  auto names = packs_used;
  for (const auto& header : packs.headers()) names.insert(header.id);
  for (const auto& name : names) {
    for (const auto& rule : packs.get(name)->rules) {
      auto& severity = rules.emplace(rule.id, rule.severity).first->second;
      severity = std::min(severity, rule.severity);
    }
  }
  return rules;
}

struct RuleTrouble {
  Bilingual message, hint;
};

// Why a file may not speak of a rule. The nearest one is offered; there are too many to list.
std::optional<RuleTrouble> unknown_rule(const std::string& rule, const Rules& rules) {
  if (rules.contains(rule)) return std::nullopt;
  std::vector<std::string> names;
  for (const auto& [id, severity] : rules) names.push_back(id);
  const auto near = nearest(rule, names);
  return RuleTrouble{
      {"没有名为“" + printable(rule) + "”的规则。", "there is no rule " + printable(rule)},
      near.empty() ? Bilingual{"全部规则见 gouji rules。", "gouji rules lists them all"}
                   : Bilingual{"是否要用 " + near + "？", "did you mean " + near + "?"}};
}

// What could not be read cannot be declared harmless, nor an error of the report.
std::optional<RuleTrouble> fixed_severity(const std::string& rule, const Rules& rules) {
  const auto found = rules.find(rule);
  if (found == rules.end() || found->second != Severity::unclear) return std::nullopt;
  return RuleTrouble{
      {"“" + rule + "”的问题属于待核，不能调整级别。",
       "findings of " + rule + " are unclear, which no configuration changes"},
      {"无法改正的，可列入基线或者豁免清单。", "a baseline or a waiver may take them in"}};
}

}  // namespace

CommandLineSettings command_line_settings(const Arguments& arguments) {
  const auto stated = [&](const std::string& name) {
    return arguments.has(name) ? std::optional(arguments.one(name)) : std::nullopt;
  };
  CommandLineSettings settings;
  settings.pack = stated("pack");
  settings.body = stated("body");
  if (const auto level = stated("fail-on")) {
    settings.fail_on = severity_from(
        one_of({"级别", "severity for --fail-on"}, *level, {"error", "warning", "advice"}));
  }
  if (const auto unclear = stated("unclear")) {
    settings.unclear_fails =
        one_of({"取值", "value for --unclear"}, *unclear, {"fail", "pass"}) == "fail";
  }
  for (const auto& text : arguments.all("limit")) {
    const auto [limit, value] = limit_setting(text);
    settings.limits[limit] = value;
  }
  for (const auto& [name, file] :
       {std::pair{"baseline", &settings.baseline}, std::pair{"waivers", &settings.waivers},
        std::pair{"config", &settings.configuration}}) {
    *file = stated(name);
    if (*file && (*file)->empty()) {
      throw UsageError({"选项 --" + std::string(name) + " 缺少文件名。",
                        "option --" + std::string(name) + " needs a file"});
    }
  }
  for (auto* file : {&settings.baseline, &settings.waivers}) {
    if (*file) **file = whole_path(**file);
  }
  settings.no_configuration = arguments.has("no-config");
  if (settings.no_configuration && settings.configuration) {
    throw UsageError(
        {"--config 和 --no-config 不能同时使用。", "--config and --no-config exclude one another"});
  }
  return settings;
}

Day day_of(const Arguments& arguments) {
  if (!arguments.has("as-of")) return today();
  const auto text = arguments.one("as-of");
  const auto day = day_from(text);
  if (!day) {
    throw UsageError({"--as-of 应为日期，如 2026-03-31，不能是“" + printable(text) + "”。",
                      "--as-of takes a day such as 2026-03-31, not \"" + printable(text) + "\""});
  }
  return *day;
}

void leave_out_excluded(Inputs& inputs, RunSettings& settings, Language language) {
  const bool any = !inputs.reports.empty();
  std::erase_if(inputs.reports, [&](const Input& report) {
    const auto file = settings.configuration(report.path);
    const int line = file ? file->excluded_by(report.path) : 0;
    if (line > 0 && inputs.named.contains(report.path)) {
      const auto where = printable(file->file()) + ":" + std::to_string(line);
      say(language, {printable(report.path) + " 未检查：" + where + " 已将其排除。",
                     printable(report.path) + " is not checked: " + where + " excludes it"});
    }
    return line > 0;
  });
  if (!any || !inputs.reports.empty() || inputs.folders.empty()) return;
  say(language, {"文件夹中的报告全部被配置文件排除，没有可检查的。",
                 "every report of the folder is excluded by the configuration"});
  const auto folder = inputs.folders.front();
  if (settings.of(folder + "/-").unclear_fails.value) {
    inputs.code = weightier(inputs.code, kExitUnclear);
  }
}

void add_what_decides(const std::string& report, RunSettings& settings, PackLibrary& packs,
                      std::set<std::string>& files) {
  if (const auto configuration = settings.configuration(report)) {
    files.insert(configuration->file());
  }
  for (const auto& file : {settings.baseline_of(report), settings.waivers_of(report)}) {
    if (file) files.insert(file->value);
  }
  const auto pack = settings.of(report).pack;
  if (pack.value.empty()) return;
  find_pack(packs, pack);
  const auto& parts = packs.get(pack.value)->files;
  files.insert(parts.begin(), parts.end());
}

void keep_changed(Inputs& inputs, const std::vector<std::string>& operands,
                  const std::string& revision, RunSettings& settings, PackLibrary& packs,
                  Language language) {
  const bool standard_input = std::any_of(inputs.reports.begin(), inputs.reports.end(),
                                          [](const Input& one) { return one.bytes.has_value(); });
  if (standard_input) {
    throw UsageError(
        {"--changed-since 不能用于标准输入。", "--changed-since does not go with standard input"});
  }
  const auto all = changes_of(operands, revision);
  const bool any = !inputs.reports.empty();
  GateChanges gate(all, settings, packs);
  std::erase_if(inputs.reports, [&](const Input& report) {
    return !has_changed(all, report.path) && !gate.concern(report.path);
  });
  inputs.folders.clear();
  if (any && inputs.reports.empty()) {
    say(language, {"自 " + printable(revision) + " 以来没有报告变动，无需检查。",
                   "no report has changed since " + printable(revision)});
  }
}

void apply_settings(std::vector<Input>& reports, const CheckOptions& options, RunSettings& settings,
                    PackLibrary& packs) {
  // Most reports share their settings: so do their options.
  using Key = std::tuple<std::string, std::string, std::map<Limit, std::uint64_t>>;
  std::map<Key, std::shared_ptr<const CheckOptions>> made;
  for (auto& report : reports) {
    const auto one = settings.of(report.path);
    std::map<Limit, std::uint64_t> limits;
    for (const auto& [limit, value] : one.limits) limits[limit] = value.value;
    auto& shared = made[{one.pack.value, one.body.value, limits}];
    if (!shared) {
      auto own = options;
      if (!one.pack.value.empty()) {
        find_pack(packs, one.pack);
        own.pack = one.pack.value;
      }
      own.body = one.body.value;
      for (const auto& [limit, value] : limits) own.limits.set(limit, value);
      shared = std::make_shared<const CheckOptions>(std::move(own));
    }
    report.options = shared;
  }
}

void prepare_gate(RunGate& gate, const std::vector<Input>& reports, RunSettings& settings,
                  PackLibrary& packs) {
  std::set<std::shared_ptr<const Configuration>> configurations;
  std::set<std::string> packs_used;
  bool any_rule = false;
  for (const auto& report : reports) {
    gate.prepare(report.path);
    if (const auto file = settings.configuration(report.path)) {
      configurations.insert(file);
      any_rule = any_rule || !file->rules_named().empty();
    }
    if (report.options && report.options->pack) packs_used.insert(*report.options->pack);
  }
  if (!any_rule && gate.waiver_lists().empty()) return;
  const auto rules = rules_of(packs, packs_used);
  std::vector<FileMistake> mistakes;
  for (const auto& file : configurations) {
    for (const auto& [rule, setting] : file->rules_named()) {
      auto trouble = unknown_rule(rule, rules);
      if (!trouble) trouble = fixed_severity(rule, rules);
      if (!trouble) continue;
      mistakes.push_back(mistake_at(file->file(), setting.line, setting.text, setting.value_at,
                                    rule.size(), trouble->message, trouble->hint));
    }
  }
  for (const auto& list : gate.waiver_lists()) {
    for (const auto& waiver : list->waivers) {
      const auto trouble = unknown_rule(waiver.rule, rules);
      if (!trouble) continue;
      mistakes.push_back(at_name(list->file, waiver.lines, trouble->message, trouble->hint));
    }
  }
  if (mistakes.empty()) return;
  std::sort(mistakes.begin(), mistakes.end(), [](const auto& a, const auto& b) {
    return std::tie(a.file, a.line) < std::tie(b.file, b.line);
  });
  throw GateFailure(std::move(mistakes));
}

WriterSettings writer_settings_of(RunSettings& settings, std::set<std::string> packs_named,
                                  PackLibrary& packs, Language language) {
  packs_named.erase("");
  WriterSettings out;
  out.language = language;
  out.fail_on = [&settings](const std::string& path) { return settings.of(path).fail_on.value; };
  out.packs = &packs;
  out.named_packs.assign(packs_named.begin(), packs_named.end());
  out.repository = Repository::around_current_folder();
  return out;
}

}  // namespace gouji
