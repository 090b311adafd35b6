// What a file is, told by its content and never by its name.
#pragma once

#include <optional>
#include <string_view>

#include "base/problem.h"
#include "intake/document.h"

namespace gouji {

// A fatal problem where the bytes are a picture, an archive, a document of an office program or
// anything else that is no text; it says what the file seems to be and how to save it instead.
std::optional<Problem> refuse_by_magic(std::string_view bytes);

// The same for decoded text that is mostly control characters and U+FFFD.
std::optional<Problem> refuse_binary(std::string_view text);

// HTML, XML, Markdown or plain text; all that is text and nothing else is plain text.
Format sniff_format(std::string_view text);

}  // namespace gouji
