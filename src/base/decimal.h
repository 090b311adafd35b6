// Exact decimal numbers: what a report's figures are, with no floating point anywhere.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace gouji {

// A decimal of at most 30 digits: 22 before the point, which leaves room to add up any table, and 8
// after it.
class Decimal {
 public:
  constexpr Decimal() = default;
  constexpr explicit Decimal(std::int64_t whole) : scaled_(Wide{whole} * kScale) {}

  // Reads an optional sign, digits and at most one point with digits on both sides, nothing else.
  // Nothing for any other text, or for more digits than the class holds.
  static std::optional<Decimal> parse(std::string_view ascii);

  // The shortest plain text: no exponent, no trailing zeros after the point.
  std::string to_string() const;

  bool is_zero() const { return scaled_ == 0; }
  bool is_negative() const { return scaled_ < 0; }
  bool is_integer() const { return scaled_ % kScale == 0; }

  friend Decimal operator+(Decimal a, Decimal b) { return raw(a.scaled_ + b.scaled_); }
  friend Decimal operator-(Decimal a, Decimal b) { return raw(a.scaled_ - b.scaled_); }
  friend Decimal operator-(Decimal a) { return raw(-a.scaled_); }
  friend bool operator==(Decimal a, Decimal b) { return a.scaled_ == b.scaled_; }
  friend std::strong_ordering operator<=>(Decimal a, Decimal b) {
    return a.scaled_ < b.scaled_   ? std::strong_ordering::less
           : a.scaled_ > b.scaled_ ? std::strong_ordering::greater
                                   : std::strong_ordering::equal;
  }
  Decimal& operator+=(Decimal other) { return *this = *this + other; }
  Decimal& operator-=(Decimal other) { return *this = *this - other; }

 private:
  __extension__ using Wide = __int128;
  static constexpr Wide kScale = 100'000'000;
  static constexpr Decimal raw(Wide scaled) {
    Decimal d;
    d.scaled_ = scaled;
    return d;
  }
  Wide scaled_ = 0;
};

}  // namespace gouji
