// The marks of Markdown taken off a line, with every byte's place kept.
#pragma once

#include <string_view>
#include <vector>

#include "intake/document.h"

namespace gouji {

// Marks around a line that are not its text. Numbers of lists stay: they may be heading numbers.
struct LineMarks {
  std::size_t before = 0, after = 0;  // bytes
  int heading_level = 0;              // 1 to 6 after `#`
};
LineMarks line_marks(std::string_view line);

// `---`, `***` and the like, and the fences of code.
bool is_thematic_break(std::string_view line);

// The text of source bytes [begin, end): without emphasis, escapes and targets of links. `<br>`
// becomes a line break; pictures and links to files of their own go to `embedded`.
Text inline_text(std::string_view source, std::size_t begin, std::size_t end,
                 std::vector<Embedded>& embedded);

}  // namespace gouji
