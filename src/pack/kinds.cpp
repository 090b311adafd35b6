#include "pack/kinds.h"

#include "pack/pack.h"

namespace gouji {
namespace {

std::vector<RuleKind> make_table() {
  const Names cell = {"table", "row", "column", "found"};
  const auto plain = [](std::string_view name, Names arguments) {
    return RuleKind{name, std::move(arguments), {}, {}, {}, false, false};
  };
  std::vector<RuleKind> table;
  const Names edition = {"labels", "followed", "due", "year"};
  table.push_back(RuleKind{"edition-outdated",
                           edition,
                           {{"later", edition}, {"explicit", edition}},
                           {},
                           {},
                           false,
                           false});
  table.push_back(plain("edition-basis", {"found", "due"}));
  table.push_back(plain("title-missing", {}));
  table.push_back(RuleKind{"title-form",
                           {"found", "missing"},
                           {{"agency", {"found", "missing"}},
                            {"year", {"found", "missing"}},
                            {"wording", {"found", "missing"}}},
                           {},
                           {},
                           false,
                           false});
  table.push_back(RuleKind{"title-year",
                           {"found", "expected"},
                           {{"period", {"found", "expected"}}, {"overview", {"found", "expected"}}},
                           {},
                           {},
                           false,
                           false});
  table.push_back(plain("period", {"year", "found"}));
  table.push_back(RuleKind{
      "preamble-parts",
      {},
      {{"count", {"stated", "named"}}, {"missing", {"sections"}}, {"extra", {"stated", "found"}}},
      {},
      {},
      false,
      false});
  table.push_back(
      RuleKind{"section-missing", {"section"}, {{"implied", {"section"}}}, {}, {}, false, false});
  table.push_back(plain("section-order", {"section", "after"}));
  table.push_back(plain("section-duplicate", {"section"}));
  table.push_back(plain("section-empty", {"section"}));
  table.push_back(plain("section-wording", {"section", "found"}));
  table.push_back(RuleKind{"table-missing",
                           {"table", "section"},
                           {{"section", {"table", "section"}}},
                           {},
                           {},
                           false,
                           false});
  table.push_back(plain("table-blank", {"table"}));
  table.push_back(plain("row-missing", {"table", "row"}));
  table.push_back(plain("column-missing", {"table", "column"}));
  table.push_back(plain("row-wording", {"table", "row", "found"}));
  table.push_back(plain("row-unknown", {"table", "found"}));
  table.push_back(RuleKind{"table-unreadable",
                           {"table", "rows"},
                           {{"picture", {"table", "rows"}},
                            {"attachment", {"table", "rows"}},
                            {"frame", {"table", "rows"}},
                            {"untied", {"table", "rows"}}},
                           {},
                           {},
                           false,
                           false});
  table.push_back(plain("cell-blank", {"table", "count", "cells"}));
  table.push_back(plain("cell-not-a-number", cell));
  table.push_back(plain("cell-negative", cell));
  table.push_back(plain("cell-fraction", cell));
  table.push_back(
      RuleKind{"equation",
               {"table", "row", "column", "found", "expected", "computation", "difference"},
               {},
               {},
               {},
               false,
               true});
  table.push_back(RuleKind{
      "figure-for-bodies", {"found", "body"}, {}, {"table", "row"}, {"bodies"}, true, false});
  table.push_back(RuleKind{
      "fee-scale", {"found"}, {}, {"table", "row", "column", "at-least"}, {}, false, false});
  table.push_back(RuleKind{"narrative-figure",
                           {"quote", "found", "expected", "readings"},
                           {{"wider", {"quote", "found", "expected", "readings"}},
                            {"fee", {"quote", "found", "expected", "readings"}},
                            {"notices", {"quote", "found", "expected", "readings"}},
                            {"zero", {"quote", "found", "expected", "readings"}}},
                           {},
                           {},
                           false,
                           false});
  table.push_back(
      plain("narrative-parts", {"quote", "found", "expected", "computation", "difference"}));
  table.push_back(plain("narrative-percentage", {"quote", "found", "expected", "computation"}));
  table.push_back(plain("narrative-conflict", {"quote", "other", "found", "expected"}));
  const auto of_text = [](std::string_view name, Names arguments, std::vector<KeyedMessage> keyed,
                          Names required, Names optional) {
    return RuleKind{name,
                    std::move(arguments),
                    std::move(keyed),
                    std::move(required),
                    std::move(optional),
                    false,
                    false,
                    true};
  };
  table.push_back(of_text("aspects", {"section", "missing"}, {}, {"section", "at-least"}, {}));
  table.push_back(of_text("accountability", {"section", "missing"}, {},
                          {"section", "at-least", "bodies"}, {"advice-for"}));
  table.back().patterns = true;
  table.push_back(of_text("problems", {"section", "missing"}, {{"short", {"section", "found"}}},
                          {"section", "at-least"}, {}));
  table.push_back(of_text("fee-statement", {"section"},
                          {{"notices", {"section", "count"}}, {"amount", {"found"}}},
                          {"section", "table", "row", "column"}, {}));
  table.push_back(of_text("stale-year", {"found", "expected"}, {}, {}, {}));
  table.push_back(of_text("wording-once", {"found", "expected", "agency"}, {}, {}, {}));
  table.push_back(of_text("wording", {"found", "expected", "agency"}, {}, {}, {}));
  table.push_back(plain("doubled", {"found", "expected"}));
  table.back().patterns = true;
  table.push_back(plain("injected", {"found"}));
  table.push_back(RuleKind{"last-year",
                           {"file", "found", "expected"},
                           {{"unreadable", {"file"}},
                            {"no-report", {"file"}},
                            {"year", {"file", "found", "expected"}},
                            {"agency", {"file", "found", "expected"}}},
                           {},
                           {},
                           false,
                           false});
  table.push_back(RuleKind{"carried",
                           {"table", "row", "column", "found", "expected"},
                           {},
                           {"table", "row", "last-row"},
                           {},
                           false,
                           false});
  table.push_back(RuleKind{"in-force",
                           {"table", "row", "column", "found", "expected", "computation"},
                           {},
                           {"table", "column", "add", "subtract"},
                           {},
                           false,
                           false});
  table.push_back(RuleKind{"copied",
                           {"section", "share", "passage"},
                           {},
                           {"sections", "share", "length"},
                           {},
                           true,
                           false});
  table.push_back(of_text("comparison", {"found", "computation"}, {}, {"down"}, {}));
  return table;
}

const std::vector<RuleKind>& kinds() {
  static const std::vector<RuleKind> kTable = make_table();
  return kTable;
}

}  // namespace

std::span<const RuleKind> rule_kind_table() { return kinds(); }

const RuleKind* find_rule_kind(std::string_view name) {
  for (const auto& kind : kinds()) {
    if (kind.name == name) return &kind;
  }
  return nullptr;
}

const std::vector<std::string_view>& rule_kinds() {
  static const std::vector<std::string_view> kNames = [] {
    std::vector<std::string_view> names;
    for (const auto& kind : kinds()) names.push_back(kind.name);
    return names;
  }();
  return kNames;
}

}  // namespace gouji
