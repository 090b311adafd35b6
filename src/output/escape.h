// Text of reports and paths as each format may hold it.
#pragma once

#include <string>
#include <string_view>

#include "base/bilingual.h"

namespace gouji {

// Ill-formed bytes become U+FFFD, as the JSON writer turns them: what is read back from JSON and
// written again comes out the same.
std::string well_formed(std::string_view text);

// For XML 1.0, in attributes and between tags: what it cannot hold is made visible (\x1B), line
// ends and tabs are kept as references.
std::string xml_escaped(std::string_view text);

// A path as part of a relative URI: all but letters, digits, - . _ ~ and / is percent-encoded.
std::string percent_encoded(std::string_view path);

// A field of a CSV line: quoted where it must be, and with an apostrophe in front where a
// spreadsheet would take it for a formula; control characters made visible. Numbers stay numbers.
std::string csv_field(std::string_view text);

// A property or the text of a GitHub workflow command, control characters made visible.
std::string command_property(std::string_view text);
std::string command_text(std::string_view text);

// For Markdown as GitHub and GitLab read it, within a cell of a table: no markup, no HTML, no link,
// no mention, no line break.
std::string markdown_escaped(std::string_view text);

// At most `most` code points, an ellipsis in place of the last where something was cut.
std::string shortened(std::string_view text, std::size_t most);

// Both languages where a format has room for one text: Chinese, a stroke, English; once where they
// are the same.
std::string in_both(const Bilingual& text);

}  // namespace gouji
