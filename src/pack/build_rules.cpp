// The rules of a pack: texts, equations, parameters, words; and what layers change in them.
#include <algorithm>
#include <map>

#include "base/utf8.h"
#include "pack/build.h"
#include "pack/kinds.h"
#include "pack/messages.h"
#include "pack/parameters.h"
#include "pack/reachable.h"

namespace gouji {
namespace {

std::vector<std::string> strings(const Names& names) { return {names.begin(), names.end()}; }

class RuleBuilder {
 public:
  RuleBuilder(Builder& builder, const Item& item, const RuleItems& items)
      : b_(builder), item_(item), items_(items) {}

  Rule build() {
    rule_.id = item_.attribute("id");
    rule_.kind = item_.attribute("kind");
    rule_.severity = severity_from(item_.attribute("severity")).value_or(Severity::error);
    rule_.clause = b_.prose(item_, item_.attribute("clause"));
    rule_.place = place_of(item_);
    rule_.layer = b_.outline.layer_of(item_.source);
    rule_.replaces = b_.outline.replaced.contains(rule_.id);
    kind_ = find_rule_kind(rule_.kind);
    if (!kind_ && !rule_.kind.empty()) {
      b_.unknown(item_, "kind", "规则种类", "kind of rule", strings(rule_kinds()));
    }
    texts();
    if (kind_) {
      if (kind_->equation) equation();
      own_parameters();
      words(item_);
      words_from();
    }
    change();
    if (kind_ && thorough()) check_parameters(b_, item_, items_.parameters, *kind_, rule_);
    if (thorough()) find_unreachable(b_, wording_items_, rule_);
    if (thorough() || b_.fragments == Fragments::built) {
      build_fragments(b_, item_, rule_, items_);
    }
    return std::move(rule_);
  }

 private:
  bool thorough() const { return b_.care == Care::thorough; }

  void texts() {
    for (auto node : item_.node.children()) {
      const std::string_view name = node.name();
      const Item item{item_.source, node};
      if (name == "name") rule_.name = b_.both(item);
      if (name == "explanation") rule_.explanation = b_.both(item);
      if (name == "remedy") rule_.remedy = b_.both(item);
      if (name == "message") message(item);
    }
  }

  void message(const Item& item) {
    const std::string key = item.attribute("key");
    Bilingual text = b_.both(item);
    if (kind_) check_message(b_, item, *kind_);
    if (key.empty()) {
      rule_.message = std::move(text);
      return;
    }
    for (auto& [name, known] : rule_.messages) {
      if (name == key) {
        known = std::move(text);
        return;
      }
    }
    rule_.messages.emplace_back(key, std::move(text));
  }

  void equation() {
    rule_.table = item_.attribute("table");
    rule_.each = item_.attribute("each") == "row" ? Rule::Each::row : Rule::Each::column;
    for (const char* name : {"table", "each"}) {
      if (!item_.node.attribute(name)) lacks(name);
    }
    const auto node = item_.node.child("equation");
    if (!node) {
      b_.mistakes.add(*item_.source, item_.source->element(item_.node),
                      {"等式规则缺少 equation 元素", "a rule of kind equation holds an equation"});
    }
    if (rule_.table.empty()) return;
    const TableSpec* table = b_.pack.table(rule_.table);
    if (!table) return b_.unknown(item_, "table", "表", "table", b_.table_names());
    const bool rows = rule_.each == Rule::Each::column;
    const auto names = rows ? b_.row_names(*table) : b_.column_names(*table);
    if (node) compile(node, names);
    place_total(names, rows);
  }

  void compile(pugi::xml_node node, const std::vector<std::string>& names) {
    auto parsed = parse_equation(text_of(node), names);
    if (auto* good = std::get_if<Equation>(&parsed)) {
      rule_.equation = std::move(*good);
      return;
    }
    const auto& error = std::get<EquationError>(parsed);
    Span where = item_.source->inner(node);
    where.begin = std::min(where.begin + error.offset, item_.source->text().size());
    where.end = where.begin + error.length;
    Bilingual hint;
    if (!error.hint.empty()) {
      hint = {"是不是“" + error.hint + "”？", "did you mean \"" + error.hint + "\"?"};
    }
    b_.mistakes.add(*item_.source, where, {error.zh, error.en}, std::move(hint));
  }

  void place_total(const std::vector<std::string>& names, bool rows) {
    const std::string at = item_.attribute("at");
    if (at.empty()) {
      rule_.at = rule_.equation ? rule_.equation->total() : -1;
      if (rule_.equation && rule_.at < 0) lacks("at");
      return;
    }
    const auto found = std::find(names.begin(), names.end(), at);
    if (found == names.end()) {
      return b_.unknown(item_, "at", rows ? "行" : "列", rows ? "row" : "column", names);
    }
    rule_.at = static_cast<int>(found - names.begin());
    if (rule_.equation && !rule_.equation->mentions(rule_.at)) {
      b_.wrong(item_, "at",
               {"等式中没有“" + at + "”", "the equation does not mention \"" + at + "\""});
    }
  }

  void lacks(std::string_view attribute) {
    b_.mistakes.add(
        *item_.source, item_.source->element(item_.node),
        {"等式规则缺少属性“" + std::string(attribute) + "”",
         "a rule of kind equation has the attribute \"" + std::string(attribute) + "\""});
  }

  void own_parameters() {
    for (auto node : item_.node.children("parameter")) {
      const Item item{item_.source, node};
      rule_.parameters.emplace_back(item.attribute("name"), item.attribute("value"));
    }
  }

  // The children word and wording of the rule, or of what a layer adds to it.
  void words(const Item& parent) {
    for (auto node : parent.node.children()) {
      const Item item{parent.source, node};
      const std::string_view name = node.name();
      if (name == "word") word(item);
      if (name == "wording") wording(item);
    }
  }

  void word(const Item& item) {
    rule_.words.push_back(text_of(item.node));
    if (kind_->patterns) return b_.check_pattern(item);
    b_.mistakes.add(*item.source, item.source->element(item.node),
                    {"“" + rule_.kind + "”类规则没有词语（word）",
                     "a rule of kind " + rule_.kind + " takes no words"});
  }

  void wording(const Item& item) {
    Wording wording;
    for (auto child : item.node.children()) {
      const std::string_view name = child.name();
      const Item part{item.source, child};
      if (name == "anchor") wording.anchors.push_back(text_of(child));
      if (name == "match") wording.match = text_of(child);
      if (name == "unless") wording.unless.push_back(text_of(child));
      if (name == "match" || name == "unless") b_.check_pattern(part);
    }
    wording.name = {item.attribute("zh"), item.attribute("en")};
    wording.key = item.attribute("key");
    wording.expected = item.attribute("expected");
    wording.agency = item.attribute("agency");
    wording.section = item.attribute("section");
    wording.figure = item.attribute("figure");
    if (thorough()) check_wording(item, wording);
    rule_.wordings.push_back(std::move(wording));
    wording_items_.push_back(item);
  }

  // The groups of a file of words: each an anchor for every word, and what excuses them.
  void words_from() {
    const std::string name = item_.attribute("words-from");
    if (name.empty()) return;
    for (const auto& file : b_.outline.word_files) {
      if (file.attribute("id") != name) continue;
      for (auto group : file.node.children("group")) {
        Wording wording;
        const Item item{file.source, group};
        wording.name = {item.attribute("zh"), item.attribute("en")};
        for (auto word : group.children("word")) wording.anchors.push_back(text_of(word));
        for (auto unless : group.children("unless")) {
          wording.unless.push_back(text_of(unless));
          b_.check_pattern({file.source, unless});
        }
        rule_.wordings.push_back(std::move(wording));
        wording_items_.push_back(item);
      }
      return;
    }
  }

  void check_wording(const Item& item, const Wording& wording) {
    if (!kind_->wordings) {
      b_.mistakes.add(*item.source, item.source->element(item.node),
                      {"“" + rule_.kind + "”类规则没有用语（wording）",
                       "a rule of kind " + rule_.kind + " takes no wordings"});
    }
    const bool known = wording.key.empty() ||
                       std::any_of(kind_->keyed.begin(), kind_->keyed.end(),
                                   [&](const KeyedMessage& m) { return m.key == wording.key; });
    if (!known) {
      std::vector<std::string> keys;
      for (const auto& m : kind_->keyed) keys.emplace_back(m.key);
      b_.unknown(item, "key", "信息（key）", "message", keys);
    }
    if (wording.name.zh.empty() != wording.name.en.empty()) {
      const char* there = wording.name.zh.empty() ? "en" : "zh";
      b_.wrong(item, there,
               {"用语（wording）的名称应中英文（zh、en）齐全",
                "the name of a wording is given in both languages, zh and en"});
    }
    const bool own = rule_.layer == 0 || b_.outline.layer_of(item.source) == 0;
    if (!wording.section.empty() && own && b_.pack.section_index(wording.section) < 0) {
      b_.unknown(item, "section", "部分", "section", b_.section_names());
    }
    if (!wording.agency.empty()) {
      b_.check_pattern(item, item.source->value(item.node, "agency"), wording.agency);
    }
  }

  // Whether a change is of the pack that the rule comes from, or of one that extends it: a rule
  // that a layer puts in place of an inherited one starts anew.
  bool concerns(const Item& item) const { return b_.outline.layer_of(item.source) <= rule_.layer; }

  void change() {
    for (const auto& item : items_.additions) {
      if (!concerns(item) || !kind_) continue;
      const auto before = rule_.words.size() + rule_.wordings.size();
      words(item);
      const auto more = rule_.words.size() + rule_.wordings.size() - before;
      note(RuleChange::What::words, item, std::to_string(more), "", "");
    }
    for (const auto& item : items_.parameters) {
      if (concerns(item)) change_parameter(item);
    }
    for (const auto& item : items_.messages) {
      if (!concerns(item)) continue;
      message(item);
      note(RuleChange::What::message, item, item.attribute("key"), "", "");
    }
    for (const auto& item : items_.severities) {
      const auto severity = severity_from(item.attribute("is"));
      if (!concerns(item) || !severity) continue;
      note(RuleChange::What::severity, item, "", std::string(to_string(rule_.severity)),
           std::string(to_string(*severity)));
      rule_.severity = *severity;
    }
  }

  void change_parameter(const Item& item) {
    const std::string name = item.attribute("name"), value = item.attribute("is");
    for (auto& [known, old] : rule_.parameters) {
      if (known != name) continue;
      note(RuleChange::What::parameter, item, name, old, value);
      old = value;
      return;
    }
    note(RuleChange::What::parameter, item, name, "", value);
    rule_.parameters.emplace_back(name, value);
  }

  void note(RuleChange::What what, const Item& item, std::string name, std::string before,
            std::string after) {
    rule_.changes.push_back({what, b_.outline.layer_of(item.source), std::move(name),
                             std::move(before), std::move(after), item.attribute("reason")});
  }

  Builder& b_;
  const Item& item_;
  const RuleItems& items_;
  const RuleKind* kind_ = nullptr;
  std::vector<Item> wording_items_;  // of rule_.wordings, one each
  Rule rule_;
};

// What is said of each rule besides itself; of one that there is not, a mistake.
class ItemsByRule {
 public:
  explicit ItemsByRule(Builder& b) : b_(b) {
    collect(b.outline.fragments, &RuleItems::fragments);
    collect(b.outline.messages, &RuleItems::messages);
    collect(b.outline.parameters, &RuleItems::parameters);
    collect(b.outline.severities, &RuleItems::severities);
    collect(b.outline.additions, &RuleItems::additions);
  }

  const RuleItems& of(const std::string& rule) const {
    static const RuleItems kNone;
    const auto found = items_.find(rule);
    return found == items_.end() ? kNone : found->second;
  }

 private:
  void collect(const std::vector<Item>& list, std::vector<Item> RuleItems::*kind) {
    for (const auto& item : list) {
      const std::string rule = item.attribute("rule");
      if (std::binary_search(b_.rule_ids.begin(), b_.rule_ids.end(), rule)) {
        (items_[rule].*kind).push_back(item);
      } else if (item.node.attribute("rule") && b_.outline.layer_of(item.source) == 0) {
        // What a parent changes in a rule that this pack dropped has nothing left to change.
        b_.unknown(item, "rule", "规则", "rule", b_.rule_ids);
      }
    }
  }

  Builder& b_;
  std::map<std::string, RuleItems> items_;
};

}  // namespace

void build_rules(Builder& b) {
  for (const auto& item : b.outline.rules) b.rule_ids.push_back(item.attribute("id"));
  std::sort(b.rule_ids.begin(), b.rule_ids.end());
  const ItemsByRule items(b);
  b.pack.rules.reserve(b.rule_ids.size());
  for (const auto& item : b.outline.rules) {
    b.pack.rules.push_back(RuleBuilder(b, item, items.of(item.attribute("id"))).build());
  }
  for (const auto& item : b.outline.drops) {
    const std::string id = item.attribute("rule");
    if (id.empty() || b.pack.rule(id) != nullptr) continue;
    b.pack.dropped.push_back(
        {"rule", id, b.outline.layer_of(item.source), item.attribute("reason")});
  }
}

}  // namespace gouji
