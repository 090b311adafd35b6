// What a layer adds to what it takes over: whether there is such a thing, and whether it can hold
// it.
#include <algorithm>

#include "pack/build.h"

namespace gouji {
namespace {

struct Target {
  const char* attribute;
  const char *zh, *en;
  std::vector<std::string_view> contents;
};

const std::vector<Target>& targets() {
  static const std::vector<Target> kTargets = {
      {"section", "部分", "section", {"accepted", "variant", "specimen"}},
      {"table", "表", "table", {"row", "column", "group"}},
      {"rule", "规则", "rule", {"word", "wording"}},
      {"list", "词表", "list", {"item"}}};
  return kTargets;
}

std::vector<std::string> names_for(const Builder& b, std::string_view attribute) {
  if (attribute == "section") return b.section_names();
  if (attribute == "table") return b.table_names();
  std::vector<std::string> names;
  if (attribute == "list") {
    for (const auto& [name, items] : b.pack.lists) names.push_back(name);
  } else {
    for (const auto& item : b.outline.rules) names.push_back(item.attribute("id"));
  }
  return names;
}

void check_contents(Builder& b, const Item& item, const Target& target) {
  for (auto node : item.node.children()) {
    if (node.type() != pugi::node_element) continue;
    const auto& may = target.contents;
    if (std::find(may.begin(), may.end(), node.name()) != may.end()) continue;
    std::string list;
    for (const auto name : may) list += (list.empty() ? "" : ", ") + std::string(name);
    b.mistakes.add(*item.source, item.source->element(node),
                   {std::string("不能给") + target.zh + "补充“" + node.name() + "”",
                    std::string("\"") + node.name() + "\" cannot be added to a " + target.en},
                   {"可以补充：" + list, "can be added: " + list});
  }
}

}  // namespace

void check_additions(Builder& b) {
  if (b.care != Care::thorough) return;
  for (const auto& item : b.outline.additions) {
    if (b.outline.layer_of(item.source) > 0) continue;
    std::vector<const Target*> meant;
    for (const auto& target : targets()) {
      if (item.node.attribute(target.attribute)) meant.push_back(&target);
    }
    if (meant.size() != 1) {
      b.mistakes.add(*item.source, item.source->element(item.node),
                     {"“add”应写明补充到何处：section、table、rule、list 四个属性中写且只写一个",
                      "an \"add\" names what it adds to by one of the attributes section, table, "
                      "rule and list"});
      continue;
    }
    check_contents(b, item, *meant.front());
    const std::string_view attribute = meant.front()->attribute;
    if (attribute == "rule") continue;  // looked up with all else that is said of rules
    const auto names = names_for(b, attribute);
    const std::string name = item.attribute(meant.front()->attribute);
    if (std::find(names.begin(), names.end(), name) == names.end()) {
      b.unknown(item, attribute, meant.front()->zh, meant.front()->en, names);
    }
  }
}

}  // namespace gouji
