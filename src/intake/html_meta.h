// What a page says about itself.
#pragma once

#include <string>
#include <string_view>

namespace gouji {

// Whether a meta element of this name or property states the date of publication.
bool is_publication_meta(std::string_view name);

// The date that `text` begins with, as YYYY-MM-DD; empty where there is no such date.
std::string iso_date(std::string_view text);

}  // namespace gouji
