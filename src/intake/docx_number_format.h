// The numbers of lists as Word writes them out.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace gouji::docx {

// `format` is a name of the standard's ST_NumberFormat. A format that is not known, and a number
// that the format cannot write, come out in decimal digits, as in Word; `none` and `bullet` write
// nothing.
std::string format_number(std::int32_t number, std::string_view format);

}  // namespace gouji::docx
