#include "base/day.h"

#include <charconv>
#include <cstdio>
#include <ctime>

namespace gouji {
namespace {

// All of the text as a number; nothing where a sign or anything else is in it.
std::optional<unsigned> number(std::string_view text) {
  unsigned value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

Day day_of(int year, unsigned month, unsigned day) {
  return {std::chrono::year(year), std::chrono::month(month), std::chrono::day(day)};
}

}  // namespace

std::optional<Day> day_from(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto year = number(text.substr(0, 4)), month = number(text.substr(5, 2)),
             day = number(text.substr(8, 2));
  if (!year || !month || !day) return std::nullopt;
  const auto found = day_of(static_cast<int>(*year), *month, *day);
  return found.ok() ? std::optional(found) : std::nullopt;
}

std::string to_string(const Day& day) {
  char text[32];
  std::snprintf(text, sizeof text, "%04d-%02u-%02u", static_cast<int>(day.year()),
                static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
  return text;
}

Day today() {
  const std::time_t now = std::time(nullptr);
  std::tm here{};
  ::localtime_r(&now, &here);
  return day_of(here.tm_year + 1900, static_cast<unsigned>(here.tm_mon) + 1,
                static_cast<unsigned>(here.tm_mday));
}

}  // namespace gouji
