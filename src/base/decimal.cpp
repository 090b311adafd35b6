#include "base/decimal.h"

#include <algorithm>

namespace gouji {
namespace {

constexpr std::size_t kWholeDigits = 22, kFractionDigits = 8;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

std::optional<Decimal> Decimal::parse(std::string_view ascii) {
  bool negative = false;
  if (!ascii.empty() && (ascii[0] == '-' || ascii[0] == '+')) {
    negative = ascii[0] == '-';
    ascii.remove_prefix(1);
  }
  const auto point = ascii.find('.');
  auto whole = ascii.substr(0, point);
  const auto fraction =
      point == std::string_view::npos ? std::string_view{} : ascii.substr(point + 1);
  if (whole.empty() || (point != std::string_view::npos && fraction.empty())) return std::nullopt;
  if (!std::ranges::all_of(whole, is_digit) || !std::ranges::all_of(fraction, is_digit)) {
    return std::nullopt;
  }
  whole.remove_prefix(std::min(whole.find_first_not_of('0'), whole.size()));
  if (whole.size() > kWholeDigits || fraction.size() > kFractionDigits) return std::nullopt;
  Wide scaled = 0;
  for (const char c : whole) scaled = scaled * 10 + (c - '0');
  for (std::size_t i = 0; i < kFractionDigits; ++i) {
    scaled = scaled * 10 + (i < fraction.size() ? fraction[i] - '0' : 0);
  }
  return raw(negative ? -scaled : scaled);
}

std::string Decimal::to_string() const {
  std::string digits;  // from the last to the first
  Wide rest = scaled_ < 0 ? -scaled_ : scaled_;
  for (std::size_t i = 0; i < kFractionDigits; ++i, rest /= 10) {
    const char digit = static_cast<char>('0' + static_cast<int>(rest % 10));
    if (digit != '0' || !digits.empty()) digits += digit;
  }
  if (!digits.empty()) digits += '.';
  do {
    digits += static_cast<char>('0' + static_cast<int>(rest % 10));
    rest /= 10;
  } while (rest != 0);
  if (scaled_ < 0) digits += '-';
  std::ranges::reverse(digits);
  return digits;
}

}  // namespace gouji
