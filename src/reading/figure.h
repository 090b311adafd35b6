// The text of one cell as a figure.
#pragma once

#include <string_view>

#include "reading/report.h"

namespace gouji {

// Reads what one cell holds. A number may carry thousands separators, full-width digits, a unit
// (`5件`) or a remark in brackets (`22（其中修订16件）`); numbers of notes behind
// it (`38①`) are remarks too. Anything else that is not blank is not_a_number, and a number of more
// digits than a Decimal holds, or of which characters are lost, is unreadable. A change column's
// 增3, 减4 and +2 are numbers. Never guesses.
Figure read_figure(std::string_view utf8, FigureKind kind = FigureKind::count);

// Whether a piece of text can only be a figure or a mark that offices put in its place (/, —, 无).
bool looks_like_figure(std::string_view utf8);

}  // namespace gouji
