// Bytes of a page that became U+FFFD in its markup, where they change what is a cell and what not.
#pragma once

#include <string_view>
#include <vector>

#include "base/problem.h"

namespace gouji {

// Whether a U+FFFD of a page stands elsewhere than in its text, in a comment or a script, or in the
// value of an attribute that shapes no table. One next to a `>` or `<` that has no counterpart has
// taken the place of a sign of markup.
bool is_markup_damaged(std::string_view html);

// Where the markup is damaged, what is told of the bytes says that no error is certain.
void note_markup_damage(std::string_view html, std::vector<Problem>& problems);

}  // namespace gouji
