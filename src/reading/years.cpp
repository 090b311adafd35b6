#include "reading/years.h"

#include "base/utf8.h"

namespace gouji {

int year_digit(char32_t c) {
  constexpr std::u32string_view kDigits = U"〇一二三四五六七八九";
  if (c >= U'0' && c <= U'9') return static_cast<int>(c - U'0');
  if (c == U'o' || c == U'○' || c == U'零') return 0;
  const auto at = kDigits.find(c);
  return at == std::u32string_view::npos ? -1 : static_cast<int>(at);
}

namespace {

// The four digits or fewer that end at `end`, in any mixture; none where an ASCII digit is before.
struct YearDigits {
  std::size_t begin = 0, count = 0;
  int value = 0;
};

YearDigits year_digits_before(std::string_view s, std::size_t end) {
  YearDigits digits{end, 0, 0};
  for (int place = 1; digits.count < 4 && digits.begin > 0; place *= 10) {
    auto at = digits.begin - 1;
    while (at > 0 && (static_cast<unsigned char>(s[at]) & 0xC0) == 0x80) --at;
    const int digit = year_digit(decode(s, at).value);
    if (digit < 0) break;
    digits.value += digit * place;
    digits.begin = at;
    ++digits.count;
  }
  const bool longer = digits.begin > 0 && s[digits.begin - 1] >= '0' && s[digits.begin - 1] <= '9';
  return longer ? YearDigits{} : digits;
}

}  // namespace

YearHit next_year(std::string_view s, std::size_t from) {
  constexpr std::string_view kYear = "年";
  for (auto at = s.find(kYear, from); at != std::string_view::npos; at = s.find(kYear, at + 1)) {
    YearHit hit;
    hit.end = at + kYear.size();
    if (s.substr(hit.end).starts_with("度")) hit.end += std::string_view("度").size();
    const auto digits = year_digits_before(s, at);
    if (digits.count != 4 || digits.value < 1990 || digits.value > 2100) continue;
    hit.at = digits.begin;
    hit.year = digits.value;
    return hit;
  }
  return {};
}

}  // namespace gouji
