#include "output/rule_texts.h"

#include <map>
#include <ranges>

#include "base/problem.h"
#include "check/finding.h"
#include "output/words.h"
#include "pack/library.h"

namespace gouji {
namespace {

using Texts = std::map<std::string, RuleText>;

void add_pack(Texts& texts, PackLibrary& packs, const std::string& name) {
  try {
    for (const auto& rule : packs.get(name)->rules) {
      texts.try_emplace(rule.id, RuleText{rule.id, rule.severity, rule.clause, rule.name,
                                          rule.explanation, rule.remedy});
    }
  } catch (const PackFailure&) {
    // Whoever checks by it is told; here it only describes.
  }
}

void add_own(Texts& texts) {
  for (const auto& rule : intake_rules()) {
    const std::string id(rule.id);
    texts.try_emplace(id,
                      RuleText{id, rule.severity, "", rule.name, rule.explanation, rule.remedy});
  }
  const std::string id = "report.not-applicable";
  texts.try_emplace(
      id,
      RuleText{id,
               Severity::unclear,
               "",
               {"不是年度报告", "Not an annual report"},
               verdict_word(Verdict::not_applicable),
               {"请核对检查的是否为年度报告；确实不是的，不要列入检查范围。",
                "See whether this is the report; where it is not, leave it out of the check."}});
}

}  // namespace

std::vector<RuleText> rule_texts(PackLibrary& packs, const std::vector<std::string>& named) {
  Texts texts;
  for (const auto& pack : named) add_pack(texts, packs, pack);
  for (const auto& header : std::views::reverse(packs.headers())) {
    add_pack(texts, packs, header.id);
  }
  add_own(texts);
  std::vector<RuleText> out;
  for (auto& [id, text] : texts) out.push_back(std::move(text));
  return out;
}

}  // namespace gouji
