// Days of the calendar, as waivers end on them.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace gouji {

using Day = std::chrono::year_month_day;

// "2026-03-31"; nothing where the text is no day that there is.
std::optional<Day> day_from(std::string_view text);
std::string to_string(const Day& day);

// By the clock, where the program runs.
Day today();

}  // namespace gouji
