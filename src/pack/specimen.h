// The sound report that a pack describes, as canonical XML, and what fragments make of it.
#pragma once

#include <string>
#include <vector>

#include "pack/pack.h"

namespace gouji {

// The pack's specimen (gouji.report/1) with the edits applied in order. An edit of a row, column or
// section that the pack does not have changes nothing.
std::string specimen_xml(const Pack& pack, const std::vector<SpecimenEdit>& edits);

}  // namespace gouji
