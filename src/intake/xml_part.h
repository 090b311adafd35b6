// An XML part of an archive, parsed in bounded time and memory.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <pugixml.hpp>

#include "base/limits.h"
#include "intake/archive.h"

namespace gouji {

// Reads and parses the part `name` into `into`, white space between tags kept. Elements are at most
// `nesting` deep, so what walks them may recurse; there are at most `elements` of them.
// False, without a problem, where the archive has no such part; false, with a problem that names
// the part (not fatal), where it cannot be read, is not well-formed or goes beyond a limit.
bool load_part(Archive& archive, std::string_view name, const Limits& limits,
               pugi::xml_document& into, std::vector<Problem>& problems);

// The name of an element or attribute without its prefix, whatever prefix the writer chose.
std::string_view local_name(const char* name);

// The name of the part in the archive that `target` leads to from the part `from`: relative to its
// folder, or to the root where it begins with `/`. Nothing where it leads out of the archive or is
// no part.
std::optional<std::string> resolve_part(std::string_view from, std::string_view target);

// One relationship of a part, out of `_rels/NAME.rels` beside it.
struct Relation {
  std::string id, type;  // the last segment of the type's address: "officeDocument", "styles", …
  std::string target;    // the name of the part in the archive; as written where external
  bool external = false;
};
// The relationships of `part` ("" for those of the archive) in their order; none where there is no
// such file. A target that leads out of the archive is left out.
std::vector<Relation> relations_of(Archive& archive, std::string_view part, const Limits& limits,
                                   std::vector<Problem>& problems);

}  // namespace gouji
