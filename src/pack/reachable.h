// Wordings that can never be met: mistakes that no report would ever bring to light.
#pragma once

#include "pack/build.h"

namespace gouji {

// A mistake where a wording of the rule says what an earlier one has said, where its own `unless`
// excuses every one of its anchors, and where its text can stand in no report, since reports are
// folded first. `items` are the elements of rule.wordings, one each.
void find_unreachable(const Builder& builder, const std::vector<Item>& items, const Rule& rule);

// A mistake where a pattern asks for a character that folded text never holds: a traditional one, a
// capital, a full-width mark, a blank. `pattern` is the text inside the item's element.
void find_unfolded(const Builder& builder, const Item& item, const std::string& pattern);

// A mistake for every other wording of a heading or label that is one already, as labels are
// compared.
void find_repeated_labels(const Builder& builder);

}  // namespace gouji
