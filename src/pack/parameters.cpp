#include "pack/parameters.h"

#include <algorithm>

#include "base/decimal.h"

namespace gouji {
namespace {

enum class Means { words, table, row, column, section, sections, number, year, bodies, day };

struct Meaning {
  std::string_view name;
  Means means;
};

// By name, whatever the kind: a parameter of one name means one thing.
constexpr Meaning kMeanings[] = {
    {"table", Means::table},         {"row", Means::row},
    {"last-row", Means::row},        {"column", Means::column},
    {"add", Means::column},          {"subtract", Means::column},
    {"section", Means::section},     {"sections", Means::sections},
    {"at-least", Means::number},     {"share", Means::number},
    {"length", Means::number},       {"first-year", Means::year},
    {"bodies", Means::bodies},       {"advice-for", Means::bodies},
    {"due-government", Means::day},  {"due-township", Means::day},
    {"due-subdistrict", Means::day}, {"due-department", Means::day},
    {"due-other", Means::day},
};

std::vector<std::string> words_of(const std::string& value) {
  std::vector<std::string> words;
  for (std::size_t at = 0; at < value.size();) {
    const auto end = std::min(value.find(' ', at), value.size());
    if (end > at) words.push_back(value.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

// MM-DD of a year that is no leap year.
bool is_day(const std::string& value) {
  constexpr int kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (value.size() != 5 || value[2] != '-') return false;
  for (const std::size_t i : {0, 1, 3, 4}) {
    if (value[i] < '0' || value[i] > '9') return false;
  }
  const int month = (value[0] - '0') * 10 + value[1] - '0';
  const int day = (value[3] - '0') * 10 + value[4] - '0';
  return month >= 1 && month <= 12 && day >= 1 && day <= kDays[month - 1];
}

bool is_year(const std::string& value) {
  return value.size() == 4 && value[0] >= '1' && value[0] <= '9' &&
         std::all_of(value.begin(), value.end(), [](char c) { return c >= '0' && c <= '9'; });
}

class ParameterCheck {
 public:
  ParameterCheck(const Builder& b, const RuleKind& kind, const Rule& rule)
      : b_(b), kind_(kind), rule_(rule), table_(b.pack.table(rule.parameter("table"))) {
    for (const auto name : kind.required) known_.emplace_back(name);
    for (const auto name : kind.optional) known_.emplace_back(name);
  }

  // `attribute` holds the value.
  void look_at(const Item& item, const char* attribute) {
    item_ = &item;
    attribute_ = attribute;
    const std::string name = item.attribute("name"), value = item.attribute(attribute);
    if (name.empty() || value.empty()) return;
    if (std::find(known_.begin(), known_.end(), name) == known_.end()) {
      return b_.unknown(item, "name", "参数", "parameter", known_);
    }
    const auto* meaning = std::find_if(std::begin(kMeanings), std::end(kMeanings),
                                       [&](const Meaning& m) { return m.name == name; });
    // An inherited rule may name what this pack dropped; its own pack is where that is looked at.
    const bool own = b_.outline.layer_of(item.source) == 0;
    if (own && meaning != std::end(kMeanings)) check(name, value, meaning->means);
  }

  void find_missing(const Item& rule_item) {
    for (const auto name : kind_.required) {
      if (!rule_.parameter(name).empty()) continue;
      b_.mistakes.add(
          *rule_item.source, rule_item.source->element(rule_item.node),
          {"“" + rule_.kind + "”类规则缺少参数“" + std::string(name) + "”",
           "a rule of kind " + rule_.kind + " needs the parameter \"" + std::string(name) + "\""},
          {"写在 remedy 之后：<parameter name=\"" + std::string(name) + "\" value=\"……\"/>",
           "after remedy: <parameter name=\"" + std::string(name) + "\" value=\"…\"/>"});
    }
  }

 private:
  void check(const std::string& name, const std::string& value, Means means) {
    switch (means) {
      case Means::table:
        return among(value, "表", "table", b_.table_names());
      case Means::row:
        if (table_) among(value, "行", "row", b_.row_names(*table_));
        return;
      case Means::column:
        if (table_) among(value, "列", "column", b_.column_names(*table_));
        return;
      case Means::section:
        return among(value, "部分", "section", b_.section_names());
      case Means::sections:
        for (const auto& word : words_of(value)) among(word, "部分", "section", b_.section_names());
        return;
      case Means::bodies:
        for (const auto& word : words_of(value)) {
          among(word, "机关类别", "kind of body",
                {"government", "township", "subdistrict", "department", "other", "unknown"});
        }
        return;
      case Means::number:
        if (!Decimal::parse(value)) {
          wrong({"参数“" + name + "”应为数字", "the parameter \"" + name + "\" is a number"}, {});
        }
        return;
      case Means::year:
        if (!is_year(value)) {
          wrong({"参数“" + name + "”应为四位数字的年份",
                 "the parameter \"" + name + "\" is a year of four digits"},
                {"例如 2008", "for example 2008"});
        }
        return;
      case Means::day:
        if (!is_day(value)) {
          wrong({"参数“" + name + "”应为月和日，写成“月月-日日”",
                 "the parameter \"" + name + "\" is a day, MM-DD"},
                {"例如 1 月 31 日写作 01-31", "31 January is 01-31"});
        }
        return;
      case Means::words:
        return;
    }
  }

  void among(const std::string& value, const char* zh, const char* en,
             const std::vector<std::string>& names) {
    if (std::find(names.begin(), names.end(), value) != names.end()) return;
    wrong(
        {"没有名为“" + value + "”的" + zh, "there is no " + std::string(en) + " \"" + value + "\""},
        did_you_mean(value, names));
  }

  void wrong(Bilingual message, Bilingual hint) {
    b_.wrong(*item_, attribute_, std::move(message), std::move(hint));
  }

  const Builder& b_;
  const RuleKind& kind_;
  const Rule& rule_;
  const TableSpec* table_;
  std::vector<std::string> known_;
  const Item* item_ = nullptr;
  const char* attribute_ = "value";
};

}  // namespace

void check_parameters(const Builder& builder, const Item& rule_item,
                      const std::vector<Item>& changes, const RuleKind& kind, const Rule& rule) {
  ParameterCheck check(builder, kind, rule);
  for (auto node : rule_item.node.children("parameter")) {
    check.look_at({rule_item.source, node}, "value");
  }
  for (const auto& item : changes) {
    if (builder.outline.layer_of(item.source) <= rule.layer) check.look_at(item, "is");
  }
  check.find_missing(rule_item);
}

}  // namespace gouji
