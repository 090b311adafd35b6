// The container of office programs before 2007, a small file system of its own, told by its
// streams.
#pragma once

#include <string_view>
#include <variant>

#include "base/problem.h"
#include "intake/document.h"

namespace gouji {

bool is_compound(std::string_view bytes);

// doc or xls; a fatal problem where the container is protected by a password (documents of newer
// programs are wrapped in such a container then) or holds something else. To be called only where
// `is_compound`.
std::variant<Format, Problem> sniff_compound(std::string_view bytes);

}  // namespace gouji
