// gouji rules and gouji explain: what is checked, why, and what to do about it.
#include <algorithm>
#include <set>

#include "base/problem.h"
#include "base/utf8.h"
#include "cli/commands.h"
#include "cli/fragment_words.h"
#include "output/columns.h"
#include "output/words.h"

namespace gouji {
namespace {

constexpr OptionRow kOptions[] = {
    {"pack", '\0', "ID|FILE", false, "", "规则包；不指定时用最新的一版",
     "the pack; by default the newest", &pack_names},
    kLangOption,
    kHelpOption,
};

constexpr std::size_t kTextColumns = 92;

std::string newest(const PackLibrary& packs) {
  const auto* header = packs.for_year(9999);
  if (header == nullptr) {
    throw UsageError({"没有找到随程序安装的规则包；可用 --pack 指定规则包文件。",
                      "the packs that come with the program were not found; name one with --pack"});
  }
  return header->id;
}

int run_rules(const Arguments& arguments, Language language) {
  if (!arguments.operands().empty()) {
    const auto word = printable(arguments.operands().front());
    throw UsageError({"多余的参数 " + word + "；查看一条规则请用 gouji explain。",
                      "unexpected argument " + word + "; gouji explain shows one rule"});
  }
  PackLibrary packs;
  const auto pack = packs.get(arguments.one("pack", arguments.has("pack") ? "" : newest(packs)));
  const bool zh = language == Language::zh;
  std::vector<std::vector<std::string>> rows;
  if (zh) {
    rows.push_back({"规则", "级别", "名称", "依据"});
  } else {
    rows.push_back({"RULE", "SEVERITY", "NAME", "CLAUSE"});
  }
  for (const auto& rule : pack->rules) {
    rows.push_back(
        {rule.id, severity_word(rule.severity).in(language), rule.name.in(language), rule.clause});
  }
  for (const auto& rule : intake_rules()) {
    rows.push_back({std::string(rule.id), severity_word(rule.severity).in(language),
                    rule.name.in(language), ""});
  }
  return show(language, aligned(rows));
}

void paragraph(std::string& out, const std::string& head, const std::string& text) {
  if (text.empty()) return;
  out += "\n" + head + "\n";
  for (const auto& line : wrap(collapsed(text), kTextColumns)) out += "    " + line + "\n";
}

std::string head_of(std::string_view id, const Bilingual& name, Severity severity,
                    Language language) {
  const auto& word = severity_word(severity).in(language);
  return std::string(id) + "  " + name.in(language) +
         (language == Language::zh ? "（" + word + "）\n" : " (" + word + ")\n");
}

std::string explained(const Pack& pack, const Rule& rule, Language language) {
  const bool zh = language == Language::zh;
  std::string out = head_of(rule.id, rule.name, rule.severity, language);
  paragraph(out, zh ? "要求" : "What is asked", rule.explanation.in(language));
  if (rule.equation) {
    out += "    " + rule.equation->text + "\n";
  }
  paragraph(out, zh ? "依据" : "Clause", rule.clause);
  paragraph(out, zh ? "改法" : "Remedy", rule.remedy.in(language));
  for (const bool good : {true, false}) {
    const auto fragment =
        std::find_if(rule.fragments.begin(), rule.fragments.end(),
                     [&](const Fragment& candidate) { return candidate.good == good; });
    if (fragment == rule.fragments.end()) continue;
    out += good ? (zh ? "\n正例\n" : "\nGood\n") : (zh ? "\n反例\n" : "\nBad\n");
    out += in_words(pack, *fragment, language);
  }
  return out;
}

std::string explained(const IntakeRule& rule, Language language) {
  const bool zh = language == Language::zh;
  std::string out = head_of(rule.id, rule.name, rule.severity, language);
  paragraph(out, zh ? "说明" : "What it means", rule.explanation.in(language));
  paragraph(out, zh ? "改法" : "Remedy", rule.remedy.in(language));
  return out;
}

// The packs in which a rule is looked for: the one named, else all, the newest first.
std::vector<std::string> packs_to_search(const Arguments& arguments, const PackLibrary& packs) {
  if (arguments.has("pack")) return {arguments.one("pack")};
  std::vector<std::string> ids;
  for (const auto& header : packs.headers()) ids.insert(ids.begin(), header.id);
  return ids;
}

int run_explain(const Arguments& arguments, Language language) {
  if (arguments.operands().size() != 1) {
    throw UsageError({"需要且只能给出一条规则的编号；全部规则见 gouji rules。",
                      "exactly one rule is needed; gouji rules lists them"});
  }
  const auto& id = arguments.operands().front();
  std::vector<std::string> names;
  for (const auto& rule : intake_rules()) {
    if (rule.id == id) return show(language, explained(rule, language));
    names.emplace_back(rule.id);
  }
  PackLibrary packs;
  for (const auto& name : packs_to_search(arguments, packs)) {
    const auto pack = packs.get(name);
    if (const auto* rule = pack->rule(id)) return show(language, explained(*pack, *rule, language));
    for (const auto& rule : pack->rules) names.push_back(rule.id);
  }
  throw unknown_name({"规则", "rule"}, id, names);
}

}  // namespace

std::vector<std::string> rule_names() {
  std::set<std::string> names;
  for (const auto& rule : intake_rules()) names.emplace(rule.id);
  PackLibrary packs;
  for (const auto& header : packs.headers()) {
    for (const auto& rule : packs.get(header.id)->rules) names.insert(rule.id);
  }
  return {names.begin(), names.end()};
}

constexpr Command kRulesCommand{"rules",          "",       "列出全部规则",
                                "list the rules", kOptions, &run_rules};
constexpr Command kExplainCommand{"explain",
                                  "RULE",
                                  "说明一条规则的要求、依据和改法",
                                  "what a rule asks, why, and the remedy",
                                  kOptions,
                                  &run_explain,
                                  &rule_names};

}  // namespace gouji
