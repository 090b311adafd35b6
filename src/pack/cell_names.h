// The attributes table, row, column and section, looked up.
#pragma once

#include "pack/build.h"

namespace gouji {

// Indexes into the pack; -1 where not given or not known.
struct CellNames {
  int table = -1, row = -1, column = -1, section = -1;
};

enum class CellNeeds { nothing, cell };  // `cell`: the format must ask for a figure there

// Every name that is given and not known is a mistake.
CellNames find_cell(const Builder& builder, const Item& item, CellNeeds needs);

}  // namespace gouji
