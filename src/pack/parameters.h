// The parameters of rules: names that the kind knows, values that mean something.
#pragma once

#include "pack/build.h"
#include "pack/kinds.h"

namespace gouji {

// A mistake for every parameter that the kind does not know, that it lacks, or whose value names
// nothing of the pack or is no number, date or kind of body where one is due. `changes` are those
// that layers set.
void check_parameters(const Builder& builder, const Item& rule_item,
                      const std::vector<Item>& changes, const RuleKind& kind, const Rule& rule);

}  // namespace gouji
