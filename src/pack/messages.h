// The messages of rules: their arguments in both languages.
#pragma once

#include "pack/build.h"
#include "pack/kinds.h"

namespace gouji {

// A mistake for a key that the kind has not, and at every brace in zh and en that is not the plain
// name of an argument of that message.
void check_message(const Builder& builder, const Item& item, const RuleKind& kind);

}  // namespace gouji
