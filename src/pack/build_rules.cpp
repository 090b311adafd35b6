// The rules of a pack: messages, equations, parameters, fragments.
#include <algorithm>
#include <sstream>

#include "base/decimal.h"
#include "base/utf8.h"
#include "pack/build.h"
#include "pack/cell_names.h"
#include "pack/kinds.h"

namespace gouji {
namespace {

std::vector<std::string> strings(const Names& names) { return {names.begin(), names.end()}; }

bool holds(const Names& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

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
};

class RuleBuilder {
 public:
  RuleBuilder(Builder& builder, const Item& item, const std::vector<std::string>& rules)
      : b_(builder), item_(item), rules_(rules) {}

  Rule build() {
    rule_.id = item_.attribute("id");
    rule_.kind = item_.attribute("kind");
    rule_.severity = severity_from(item_.attribute("severity")).value_or(Severity::error);
    rule_.clause = b_.prose(item_.attribute("clause"));
    rule_.line = line(item_);
    kind_ = find_rule_kind(rule_.kind);
    if (!kind_ && !rule_.kind.empty()) {
      b_.unknown(item_, "kind", "规则种类", "kind of rule", strings(rule_kinds()));
    }
    texts();
    if (kind_) {
      if (kind_->equation) equation();
      parameters();
      words();
      wordings();
      words_from();
    }
    const auto& shown = where_fragments_are();
    for (auto node : shown.node.children()) {
      const std::string_view name = node.name();
      if (name == "good" || name == "bad") fragment({shown.source, node}, name == "good");
    }
    if (b_.care == Care::thorough && !inherited()) find_missing_fragments();
    return std::move(rule_);
  }

 private:
  int line(const Item& item) const {
    return item.source->line_of(item.source->element(item.node).begin);
  }

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
    const Names* arguments = kind_ ? &kind_->arguments : nullptr;
    if (!key.empty() && kind_) {
      const auto keyed = std::find_if(kind_->keyed.begin(), kind_->keyed.end(),
                                      [&](const KeyedMessage& m) { return m.key == key; });
      if (keyed == kind_->keyed.end()) {
        std::vector<std::string> keys;
        for (const auto& m : kind_->keyed) keys.emplace_back(m.key);
        b_.unknown(item, "key", "信息（key）", "message", keys);
        arguments = nullptr;
      } else {
        arguments = &keyed->arguments;
      }
    }
    if (thorough() && arguments) {
      check_arguments(item, "zh", *arguments);
      check_arguments(item, "en", *arguments);
    }
    if (key.empty()) {
      rule_.message = std::move(text);
    } else {
      rule_.messages.emplace_back(key, std::move(text));
    }
  }

  // Braces hold the plain name of an argument of this kind, nothing else.
  void check_arguments(const Item& item, const char* language, const Names& allowed) {
    const Span value = item.source->value(item.node, language);
    const std::string_view text =
        std::string_view(item.source->text()).substr(value.begin, value.end - value.begin);
    for (std::size_t at = 0; at < text.size();) {
      at = text.find_first_of("{}", at);
      if (at == std::string_view::npos) return;
      const auto end = text[at] == '{' ? text.find_first_of("{}", at + 1) : std::string_view::npos;
      if (end == std::string_view::npos || text[end] != '}') {
        return bad_argument(item, {value.begin + at, value.begin + at + 1},
                            {"花括号不成对", "a brace stands alone"}, allowed, "");
      }
      const auto name = text.substr(at + 1, end - at - 1);
      const Span where{value.begin + at, value.begin + end + 1};
      if (name.find_first_of(":.[!") != std::string_view::npos) {
        bad_argument(item, where,
                     {"花括号中只能写参数名，不能带格式或下级字段",
                      "braces hold the plain name of an argument, no width and no field"},
                     allowed, name.substr(0, name.find_first_of(":.[!")));
      } else if (!holds(allowed, name) && name != "basis") {
        bad_argument(
            item, where,
            {"“" + rule_.kind + "”的信息没有参数“" + std::string(name) + "”",
             "messages of kind " + rule_.kind + " have no argument \"" + std::string(name) + "\""},
            allowed, name);
      }
      at = end + 1;
    }
  }

  void bad_argument(const Item& item, Span where, Bilingual message, const Names& allowed,
                    std::string_view name) {
    Bilingual hint = did_you_mean(name, strings(allowed));
    if (hint.empty()) {
      std::string list;
      for (const auto a : allowed) list += (list.empty() ? "" : ", ") + std::string(a);
      hint = allowed.empty() ? Bilingual{"此类信息没有参数", "these messages take no argument"}
                             : Bilingual{"可用的参数：" + list, "arguments: " + list};
    }
    b_.mistakes.add(*item.source, where, std::move(message), std::move(hint));
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

  void parameters() {
    Names known = kind_->required;
    known.insert(known.end(), kind_->optional.begin(), kind_->optional.end());
    for (auto node : item_.node.children("parameter")) {
      const Item item{item_.source, node};
      const std::string name = item.attribute("name");
      if (!name.empty() && !holds(known, name)) {
        b_.unknown(item, "name", "参数", "parameter", strings(known));
      }
      rule_.parameters.emplace_back(name, item.attribute("value"));
    }
    if (!thorough()) return;
    for (const auto name : kind_->required) {
      if (!rule_.parameter(name).empty()) continue;
      b_.mistakes.add(
          *item_.source, item_.source->element(item_.node),
          {"“" + rule_.kind + "”类规则缺少参数“" + std::string(name) + "”",
           "a rule of kind " + rule_.kind + " needs the parameter \"" + std::string(name) + "\""});
    }
    check_parameters();
  }

  // The parameters table, row and column name a cell of the pack; others are numbers or free words.
  void check_parameters() {
    const TableSpec* table = b_.pack.table(rule_.parameter("table"));
    for (auto node : item_.node.children("parameter")) {
      const Item item{item_.source, node};
      const std::string name = item.attribute("name"), value = item.attribute("value");
      if (value.empty()) continue;
      if (name == "table" && !table) {
        b_.unknown_value(item, value, "表", "table", b_.table_names());
      } else if (name == "row" && table && table->row(value) < 0) {
        b_.unknown_value(item, value, "行", "row", b_.row_names(*table));
      } else if (name == "column" && table && table->column(value) < 0) {
        b_.unknown_value(item, value, "列", "column", b_.column_names(*table));
      } else if (name == "at-least" && !Decimal::parse(value)) {
        b_.wrong(item, "value",
                 {"参数“at-least”应为数字", "the parameter \"at-least\" is a number"});
      } else if (name == "bodies") {
        check_bodies(item, value);
      }
    }
  }

  void check_bodies(const Item& item, const std::string& value) {
    static const std::vector<std::string> kBodies = {"government", "township", "subdistrict",
                                                     "department", "other",    "unknown"};
    for (std::size_t at = 0; at < value.size();) {
      const auto end = std::min(value.find(' ', at), value.size());
      const std::string body = value.substr(at, end - at);
      at = end + 1;
      if (body.empty() || std::find(kBodies.begin(), kBodies.end(), body) != kBodies.end()) {
        continue;
      }
      b_.wrong(item, "value",
               {"没有名为“" + body + "”的机关类别", "there is no kind of body \"" + body + "\""},
               did_you_mean(body, kBodies));
    }
  }

  void words() {
    for (auto node : item_.node.children("word")) {
      const Item item{item_.source, node};
      rule_.words.push_back(text_of(node));
      if (kind_->patterns) {
        b_.check_pattern(item);
      } else {
        b_.mistakes.add(*item.source, item.source->element(node),
                        {"“" + rule_.kind + "”类规则没有词语",
                         "a rule of kind " + rule_.kind + " takes no words"});
      }
    }
  }

  void wordings() {
    for (auto node : item_.node.children("wording")) {
      const Item item{item_.source, node};
      Wording wording;
      for (auto child : node.children()) {
        const std::string_view name = child.name();
        const Item part{item_.source, child};
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
    }
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
    if (!wording.section.empty() && !inherited() && b_.pack.section_index(wording.section) < 0) {
      b_.unknown(item, "section", "部分", "section", b_.section_names());
    }
  }

  // The rule itself, or what the pack gives as its fragments.
  const Item& where_fragments_are() const {
    const auto& all = b_.outline.fragments;
    const auto own = std::find_if(all.begin(), all.end(), [&](const Item& item) {
      return item.attribute("rule") == rule_.id;
    });
    return own == all.end() ? item_ : *own;
  }

  // A rule of the pack that this one extends. Its fragments that name what this pack has not are no
  // fragments of this pack.
  bool inherited() const { return item_.source != b_.outline.pack.source; }

  void fragment(const Item& item, bool good) {
    const auto mistakes_before = b_.mistakes.count();
    Fragment fragment;
    fragment.good = good;
    fragment.note = item.attribute("note");
    fragment.line = line(item);
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
    if (thorough() || inherited()) {
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
    if (item.source != b_.outline.pack.source && b_.mistakes.count() > mistakes_before) {
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
    if (thorough() || inherited()) {
      find_cell(b_, item, CellNeeds::nothing);
      const bool known = std::binary_search(rules_.begin(), rules_.end(), expected.rule);
      if (!expected.rule.empty() && !known) b_.unknown(item, "rule", "规则", "rule", rules_);
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
    return b_.specimen_text(text.empty() ? text_of(item.node) : text);
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
    edit.line = line(item);
    if (kind == SpecimenEdit::Kind::swap_sections) {
      edit.text = item.attribute("with");
      if (!edit.text.empty() && b_.pack.section_index(edit.text) < 0) {
        b_.unknown(item, "with", "部分", "section", b_.section_names());
      }
    }
    if (thorough() || inherited()) find_cell(b_, item, CellNeeds::nothing);
    edits.push_back(std::move(edit));
  }

  void find_missing_fragments() {
    for (const bool good : {true, false}) {
      const bool there = std::any_of(rule_.fragments.begin(), rule_.fragments.end(),
                                     [=](const Fragment& f) { return f.good == good; });
      if (there) continue;
      b_.mistakes.add(
          *item_.source, item_.source->element(item_.node),
          {"规则“" + rule_.id + "”缺少" + (good ? "正例（good）" : "反例（bad）"),
           "rule \"" + rule_.id + "\" has no " + (good ? "good" : "bad") + " fragment"});
    }
  }

  Builder& b_;
  const Item& item_;
  const std::vector<std::string>& rules_;  // every id, sorted
  const RuleKind* kind_ = nullptr;
  Rule rule_;
};

}  // namespace

void build_rules(Builder& b) {
  std::vector<std::string> ids;
  for (const auto& item : b.outline.rules) ids.push_back(item.attribute("id"));
  std::sort(ids.begin(), ids.end());
  b.pack.rules.reserve(ids.size());
  for (const auto& item : b.outline.rules) {
    b.pack.rules.push_back(RuleBuilder(b, item, ids).build());
  }
  for (const auto& item : b.outline.fragments) {
    if (!std::binary_search(ids.begin(), ids.end(), item.attribute("rule"))) {
      b.unknown(item, "rule", "规则", "rule", ids);
    }
  }
  for (const auto& item : b.outline.severities) {
    const auto id = item.attribute("rule");
    const auto rule = std::find_if(b.pack.rules.begin(), b.pack.rules.end(),
                                   [&](const Rule& r) { return r.id == id; });
    if (rule == b.pack.rules.end()) {
      b.unknown(item, "rule", "规则", "rule", ids);
      continue;
    }
    rule->severity = severity_from(item.attribute("is")).value_or(rule->severity);
  }
}

}  // namespace gouji
