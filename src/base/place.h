// Where something stands, as a person or a program would look it up.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

namespace gouji {

// Every field is absent where the format of the file gives it no meaning.
struct Place {
  std::string path;
  std::optional<int> line, column;                  // from 1, columns in code points
  std::optional<int> end_line, end_column;          // just after the last code point
  std::optional<std::size_t> byte_start, byte_end;  // in the file as stored
  std::optional<int> page;                          // from 1
  std::string box;                                  // "x0,y0,x1,y1" in points
  std::string part;                                 // a part inside a container
  std::string cell;                                 // table, row and cell as a person counts them
  // The order of places that have no line; of no meaning to anyone but who sorts them.
  std::size_t ordinal = 0;

  bool operator==(const Place&) const = default;
};

}  // namespace gouji
