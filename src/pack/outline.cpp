#include "pack/outline.h"

#include <algorithm>
#include <set>

namespace gouji {
namespace {

struct Kind {
  const char* element;
  const char* key;
  std::vector<Item> Outline::*list;
};

constexpr Kind kKinds[] = {
    {"section", "id", &Outline::sections}, {"table", "id", &Outline::tables},
    {"rule", "id", &Outline::rules},       {"list", "name", &Outline::lists},
    {"phrase", "id", &Outline::phrases},   {"fragments", "rule", &Outline::fragments}};

void find_doubles(const Kind& kind, const std::vector<Item>& list, Mistakes& mistakes) {
  std::set<std::string> seen;
  for (const auto& item : list) {
    const std::string id = item.attribute(kind.key);
    if (id.empty() || seen.insert(id).second) continue;
    mistakes.add(*item.source, item.source->value(item.node, kind.key),
                 {"“" + id + "”已经有了，" + kind.key + " 不得重复",
                  std::string(kind.element) + " \"" + id + "\" is there already"});
  }
}

void drop(Outline& outline, const Item& item, Mistakes& mistakes) {
  for (const auto& kind : kKinds) {
    const std::string id = item.attribute(kind.element);
    if (id.empty()) continue;
    auto& list = outline.*kind.list;
    const auto found = std::find_if(list.begin(), list.end(), [&](const Item& other) {
      return other.attribute(kind.key) == id;
    });
    if (found != list.end()) {
      list.erase(found);
      continue;
    }
    std::vector<std::string> names;
    for (const auto& other : list) names.push_back(other.attribute(kind.key));
    mistakes.add(*item.source, item.source->value(item.node, kind.element),
                 {"所扩展的规则包中没有“" + id + "”，无从删去",
                  "the pack that is extended has no " + std::string(kind.element) + " \"" + id +
                      "\" to drop"},
                 did_you_mean(id, names));
  }
}

void merge(const Kind& kind, std::vector<Item>& own, std::vector<Item> base) {
  for (const auto& item : own) {
    const std::string id = item.attribute(kind.key);
    const auto same = std::find_if(base.begin(), base.end(), [&](const Item& other) {
      return other.attribute(kind.key) == id;
    });
    if (same != base.end()) {
      *same = item;
    } else {
      base.push_back(item);
    }
  }
  own = std::move(base);
}

}  // namespace

Outline outline_of(std::shared_ptr<const XmlSource> source, Mistakes& mistakes) {
  Outline outline;
  outline.pack = {source.get(), source->root()};
  for (auto node : source->root().children()) {
    const std::string_view name = node.name();
    const Item item{source.get(), node};
    if (name == "title") outline.title = item;
    if (name == "telltale") outline.telltales.push_back(item);
    if (name == "citation") outline.citations.push_back(item);
    if (name == "specimen") outline.specimen = item;
    if (name == "severity") outline.severities.push_back(item);
    if (name == "sections") {
      for (auto section : node.children("section")) {
        outline.sections.push_back({source.get(), section});
      }
    }
    for (const auto& kind : kKinds) {
      if (name == kind.element && name != "section") (outline.*kind.list).push_back(item);
    }
  }
  for (const auto& kind : kKinds) find_doubles(kind, outline.*kind.list, mistakes);
  outline.sources.push_back(std::move(source));
  return outline;
}

void take_over(Outline& child, const Outline& parent, Mistakes& mistakes) {
  Outline base = parent;
  for (auto node : child.pack.node.children("drop")) {
    drop(base, {child.pack.source, node}, mistakes);
  }
  for (const auto& kind : kKinds) merge(kind, child.*kind.list, std::move(base.*kind.list));
  base.severities.insert(base.severities.end(), child.severities.begin(), child.severities.end());
  child.severities = std::move(base.severities);
  // Another edition has its own labels and its own citation.
  if (child.pack.attribute("edition") == parent.pack.attribute("edition")) {
    if (child.telltales.empty()) child.telltales = base.telltales;
    if (child.citations.empty()) child.citations = base.citations;
  }
  if (!child.specimen.node) child.specimen = base.specimen;
  child.word_files.insert(child.word_files.end(), base.word_files.begin(), base.word_files.end());
  for (auto& source : base.sources) child.sources.push_back(std::move(source));
}

}  // namespace gouji
