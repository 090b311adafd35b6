// Numbers of a workbook as they are displayed.
#pragma once

#include <string>
#include <string_view>

namespace gouji {

// The format code that a workbook's built-in number format stands for; "General" where it has none
// that matters here.
std::string_view builtin_format(int id);

// `number` (as stored: a decimal, maybe with an exponent) by a format code: digits, thousands,
// percent, literals, sections for negatives and zero, dates by year, month and day. By any other
// code, and where `number` is none, it is as General shows it. `epoch_1904`: dates count from 1904.
std::string displayed_number(std::string_view number, std::string_view code,
                             bool epoch_1904 = false);

}  // namespace gouji
