#include "pack/outline.h"

#include <algorithm>
#include <map>
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

// Where a new section stands: after the one that it names, else last.
std::vector<Item>::iterator place_of(const Kind& kind, const Item& item, std::vector<Item>& list,
                                     Mistakes& mistakes) {
  const std::string after = item.attribute("after");
  if (kind.list != &Outline::sections || after.empty()) return list.end();
  const auto found = std::find_if(list.begin(), list.end(), [&](const Item& other) {
    return other.attribute(kind.key) == after;
  });
  if (found != list.end()) return found + 1;
  std::vector<std::string> names;
  for (const auto& other : list) names.push_back(other.attribute(kind.key));
  mistakes.add(*item.source, item.source->value(item.node, "after"),
               {"没有名为“" + after + "”的部分", "there is no section \"" + after + "\""},
               did_you_mean(after, names));
  return list.end();
}

void merge(const Kind& kind, std::vector<Item>& own, std::vector<Item> base, Mistakes& mistakes) {
  std::map<std::string, std::size_t> places;
  const auto number = [&] {
    places.clear();
    for (std::size_t i = 0; i < base.size(); ++i) places.emplace(base[i].attribute(kind.key), i);
  };
  number();
  for (const auto& item : own) {
    const std::string id = item.attribute(kind.key);
    const auto same = places.find(id);
    if (same != places.end()) {
      base[same->second] = item;
      continue;
    }
    const auto at = place_of(kind, item, base, mistakes);
    const bool last = at == base.end();
    base.insert(at, item);
    if (last) {
      places.emplace(id, base.size() - 1);
    } else {
      number();
    }
  }
  own = std::move(base);
}

// The parent's come first.
void prepend(std::vector<Item>& own, const std::vector<Item>& base) {
  own.insert(own.begin(), base.begin(), base.end());
}

}  // namespace

int Outline::layer_of(const XmlSource* source) const {
  for (std::size_t i = 0; i < layers.size(); ++i) {
    if (layers[i].source == source || layers[i].fragments == source) return static_cast<int>(i);
  }
  return 0;
}

Outline outline_of(std::shared_ptr<const XmlSource> source, Mistakes& mistakes) {
  Outline outline;
  outline.pack = {source.get(), source->root()};
  outline.layers.push_back({source.get(), nullptr, outline.pack.attribute("id"),
                            outline.pack.attribute("version"), outline.pack.attribute("basis")});
  for (auto node : source->root().children()) {
    const std::string_view name = node.name();
    const Item item{source.get(), node};
    if (name == "title") outline.title = item;
    if (name == "telltale") outline.telltales.push_back(item);
    if (name == "citation") outline.citations.push_back(item);
    if (name == "specimen") outline.specimen = item;
    if (name == "severity") outline.severities.push_back(item);
    if (name == "message") outline.messages.push_back(item);
    if (name == "parameter") outline.parameters.push_back(item);
    if (name == "add") outline.additions.push_back(item);
    if (name == "drop") outline.drops.push_back(item);
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

void add_fragments(Outline& outline, std::shared_ptr<const XmlSource> source, Mistakes& mistakes) {
  for (auto node : source->root().children("fragments")) {
    outline.fragments.push_back({source.get(), node});
  }
  outline.layers.front().fragments = source.get();
  find_doubles(kKinds[std::size(kKinds) - 1], outline.fragments, mistakes);
  outline.sources.push_back(std::move(source));
}

void take_over(Outline& child, const Outline& parent, Mistakes& mistakes) {
  Outline base = parent;
  const bool same_edition = child.pack.attribute("edition") == parent.pack.attribute("edition");
  for (const auto& item : child.drops) drop(base, item, mistakes);
  std::set<std::string> theirs;
  for (const auto& item : base.rules) theirs.insert(item.attribute("id"));
  child.replaced = base.replaced;
  for (const auto& item : child.rules) {
    const std::string id = item.attribute("id");
    if (theirs.contains(id)) child.replaced.insert(id);
  }
  for (const auto& kind : kKinds) {
    merge(kind, child.*kind.list, std::move(base.*kind.list), mistakes);
  }
  prepend(child.severities, base.severities);
  prepend(child.messages, base.messages);
  prepend(child.parameters, base.parameters);
  prepend(child.additions, base.additions);
  prepend(child.drops, base.drops);
  // Another edition has its own labels, its own citation and its own legal basis.
  if (same_edition) {
    if (child.telltales.empty()) child.telltales = base.telltales;
    if (child.citations.empty()) child.citations = base.citations;
  }
  for (auto& layer : base.layers) {
    if (!same_edition) layer.basis = child.layers.front().basis;
    child.layers.push_back(std::move(layer));
  }
  if (!child.specimen.node) child.specimen = base.specimen;
  child.word_files.insert(child.word_files.end(), base.word_files.begin(), base.word_files.end());
  for (auto& source : base.sources) child.sources.push_back(std::move(source));
}

}  // namespace gouji
