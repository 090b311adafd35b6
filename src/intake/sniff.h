// What a file is, told by its content and never by its name.
#pragma once

#include <optional>
#include <string_view>
#include <variant>

#include "base/limits.h"
#include "base/problem.h"
#include "intake/archive.h"
#include "intake/document.h"

namespace gouji {

// A fatal problem where the bytes are a picture, an archive that is no ZIP or anything else that is
// no text; it says what the file seems to be and how to save it instead.
std::optional<Problem> refuse_by_magic(std::string_view bytes);

// Whether the bytes begin as RTF does.
bool is_rtf(std::string_view bytes);

// Whether the bytes begin as a ZIP archive with entries does.
bool is_archive(std::string_view bytes);
// Whether the bytes begin with a header of mail that has several parts: a web page in one file.
bool is_mhtml(std::string_view bytes);

// docx, xlsx or ofd, as the archive's list of content types says, or odt or ods; a fatal problem
// where it is none of them.
std::variant<Format, Problem> sniff_archive(Archive& archive, const Limits& limits);

// The same for decoded text that is mostly control characters and U+FFFD.
std::optional<Problem> refuse_binary(std::string_view text);

// A fatal problem where the text is a document of an office program kept as one XML file.
std::optional<Problem> refuse_office_xml(std::string_view text);

// HTML, XML, Markdown or plain text; all that is text and nothing else is plain text.
Format sniff_format(std::string_view text);

// The remark that the ending of `path` is that of another format than was read.
std::optional<Problem> wrong_extension(std::string_view path, Format format);

}  // namespace gouji
