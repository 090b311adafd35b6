// The fragments of a rule: changes to the specimen, and what must be found then.
#include <algorithm>
#include <sstream>

#include "pack/build.h"
#include "pack/cell_names.h"

namespace gouji {
namespace {

struct EditKind {
  std::string_view element;
  SpecimenEdit::Kind kind;
};

constexpr EditKind kEdits[] = {
    {"cell", SpecimenEdit::Kind::cell},
    {"label", SpecimenEdit::Kind::label},
    {"column-label", SpecimenEdit::Kind::column_label},
    {"without-row", SpecimenEdit::Kind::without_row},
    {"without-column", SpecimenEdit::Kind::without_column},
    {"without-table", SpecimenEdit::Kind::without_table},
    {"without-section", SpecimenEdit::Kind::without_section},
    {"repeat-section", SpecimenEdit::Kind::repeat_section},
    {"swap-sections", SpecimenEdit::Kind::swap_sections},
    {"heading", SpecimenEdit::Kind::heading},
    {"body", SpecimenEdit::Kind::body},
    {"title", SpecimenEdit::Kind::title},
    {"preamble", SpecimenEdit::Kind::preamble},
    {"merge-rows", SpecimenEdit::Kind::merge_rows},
    {"add-row", SpecimenEdit::Kind::add_row},
    {"picture-table", SpecimenEdit::Kind::picture_table},
    {"published", SpecimenEdit::Kind::published},
};

class FragmentsBuilder {
 public:
  FragmentsBuilder(Builder& builder, Rule& rule, const RuleItems& items)
      : b_(builder), rule_(rule), items_(items) {}

  void build(const Item& rule_item) {
    // A pack's fragments for a rule of its own come after those in the rule; for an inherited one
    // they stand in their place.
    const bool replaced = std::any_of(
        items_.fragments.begin(), items_.fragments.end(),
        [&](const Item& item) { return b_.outline.layer_of(item.source) < rule_.layer; });
    if (!replaced) all_in(rule_item);
    for (const auto& item : items_.fragments) all_in(item);
    if (b_.care == Care::thorough && rule_.layer == 0) find_missing(rule_item);
  }

 private:
  bool thorough() const { return b_.care == Care::thorough; }
  // Of the pack that this one extends: a fragment that names what this pack has not is none of its.
  bool inherited(const Item& item) const { return b_.outline.layer_of(item.source) > 0; }

  void all_in(const Item& parent) {
    for (auto node : parent.node.children()) {
      const std::string_view name = node.name();
      if (name == "good" || name == "bad") fragment({parent.source, node}, name == "good");
    }
  }

  void fragment(const Item& item, bool good) {
    const auto mistakes_before = b_.mistakes.count();
    Fragment fragment;
    fragment.good = good;
    fragment.note = item.attribute("note");
    fragment.layer = b_.outline.layer_of(item.source);
    fragment.place = place_of(item);
    for (auto node : item.node.children()) {
      const std::string_view name = node.name();
      const Item child{item.source, node};
      if (name == "finding") {
        finding(child, fragment);
        continue;
      }
      if (name == "last-year") {
        fragment.last_year.emplace();
        const Item& specimen = b_.outline.specimen;
        for (auto part : specimen.node.child("last-year")) {
          edit({specimen.source, part}, *fragment.last_year);
        }
        fragment.last_year_own = fragment.last_year->size();
        for (auto part : node.children()) edit({item.source, part}, *fragment.last_year);
        continue;
      }
      edit(child, fragment.edits);
    }
    if (thorough() || inherited(item)) {
      if (good && !fragment.expected.empty()) {
        b_.mistakes.add(*item.source, item.source->element(item.node),
                        {"正例中不应有 finding", "a good fragment expects no finding"});
      }
      if (!good && !shows_this_rule(fragment)) {
        b_.mistakes.add(
            *item.source, item.source->element(item.node),
            {"反例中没有列出本规则的 finding", "a bad fragment expects a finding of its own rule"});
      }
    }
    if (inherited(item) && b_.mistakes.count() > mistakes_before) {
      b_.mistakes.forget_after(mistakes_before);
      return;
    }
    rule_.fragments.push_back(std::move(fragment));
  }

  bool shows_this_rule(const Fragment& fragment) const {
    return std::any_of(fragment.expected.begin(), fragment.expected.end(),
                       [&](const Expectation& e) { return e.rule == rule_.id; });
  }

  void finding(const Item& item, Fragment& fragment) {
    Expectation expected{item.attribute("rule"), item.attribute("table"), item.attribute("row"),
                         item.attribute("column")};
    if (thorough() || inherited(item)) {
      find_cell(b_, item, CellNeeds::nothing);
      const auto& ids = b_.rule_ids;
      const bool known = std::binary_search(ids.begin(), ids.end(), expected.rule);
      if (!expected.rule.empty() && !known) b_.unknown(item, "rule", "规则", "rule", ids);
    }
    fragment.expected.push_back(std::move(expected));
  }

  // The text of an edit, or the elements that are to stand in the report as they are.
  std::string content(const Item& item) const {
    std::ostringstream elements;
    for (auto child : item.node.children()) {
      if (child.type() == pugi::node_element) child.print(elements, "", pugi::format_raw);
    }
    const std::string text = elements.str();
    return b_.specimen_text(item, text.empty() ? text_of(item.node) : text);
  }

  void edit(const Item& item, std::vector<SpecimenEdit>& edits) {
    const auto* row = std::find_if(std::begin(kEdits), std::end(kEdits), [&](const EditKind& e) {
      return e.element == item.node.name();
    });
    if (row == std::end(kEdits)) return;
    const auto kind = row->kind;
    SpecimenEdit edit{kind,
                      item.attribute("table"),
                      item.attribute("row"),
                      item.attribute("column"),
                      item.attribute("section"),
                      content(item),
                      0};
    edit.line = item.source->line_of(item.source->element(item.node).begin);
    if (kind == SpecimenEdit::Kind::swap_sections) {
      edit.text = item.attribute("with");
      if (!edit.text.empty() && b_.pack.section_index(edit.text) < 0) {
        b_.unknown(item, "with", "部分", "section", b_.section_names());
      }
    }
    if (thorough() || inherited(item)) find_cell(b_, item, CellNeeds::nothing);
    edits.push_back(std::move(edit));
  }

  void find_missing(const Item& rule_item) {
    for (const bool good : {true, false}) {
      const bool there = std::any_of(rule_.fragments.begin(), rule_.fragments.end(),
                                     [=](const Fragment& f) { return f.good == good; });
      if (there) continue;
      b_.mistakes.add(
          *rule_item.source, rule_item.source->element(rule_item.node),
          {"规则“" + rule_.id + "”缺少" + (good ? "正例（good）" : "反例（bad）"),
           "rule \"" + rule_.id + "\" has no " + (good ? "good" : "bad") + " fragment"},
          good ? Bilingual{"写一处改动后仍然合格的例子：<good note=\"……\">……</good>",
                           "write a change that leaves the report sound: <good note=\"…\">…</good>"}
               : Bilingual{"写一处违反本规则的例子，并列出应报的问题：<bad note=\"……\">……"
                           "<finding rule=\"" +
                               rule_.id + "\"/></bad>",
                           "write a change that breaks the rule, and what must be found: <bad "
                           "note=\"…\">…<finding rule=\"" +
                               rule_.id + "\"/></bad>"});
    }
  }

  Builder& b_;
  Rule& rule_;
  const RuleItems& items_;
};

}  // namespace

void build_fragments(Builder& builder, const Item& item, Rule& rule, const RuleItems& items) {
  FragmentsBuilder(builder, rule, items).build(item);
}

}  // namespace gouji
