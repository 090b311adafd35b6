// What offices write in the place of a figure that they do not have.
#pragma once

#include <string_view>

namespace gouji {

// Whether the text is such a mark and nothing else: /, —, ——, 无, 暂无, 零, * in any form.
bool is_figure_mark(std::string_view utf8);

}  // namespace gouji
