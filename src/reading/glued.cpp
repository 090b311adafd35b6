#include "reading/glued.h"

#include <algorithm>
#include <string_view>

namespace gouji {
namespace {

constexpr std::size_t kMostDigits = 24;

bool only_digits(std::string_view s) {
  return std::all_of(s.begin(), s.end(), [](char c) { return c >= '0' && c <= '9'; });
}

Piece slice(const Piece& piece, std::size_t from, std::size_t length, std::size_t column) {
  Piece one;
  one.text = piece.text.substr(from, length);
  one.where = piece.where;
  if (one.where.node < 0) {
    one.where.begin += static_cast<std::uint32_t>(from);
    one.where.end = one.where.begin + static_cast<std::uint32_t>(length);
  }
  one.figure = true;
  one.column = static_cast<std::uint32_t>(column);
  return one;
}

// Tries every way to cut the digits, and stops at the second one that fits.
class Search {
 public:
  Search(std::string_view digits, const std::vector<int>& columns,
         const std::vector<TableWords::RowSum>& sums)
      : digits_(digits), columns_(columns), sums_(sums) {}

  std::vector<std::size_t> only_solution() {
    cut(0);
    return solutions_ == 1 ? found_ : std::vector<std::size_t>{};
  }

 private:
  void cut(std::size_t from) {
    if (solutions_ > 1) return;
    const auto left = columns_.size() - lengths_.size();
    if (left == 0) {
      if (from == digits_.size() && holds()) {
        ++solutions_;
        found_ = lengths_;
      }
      return;
    }
    const auto most = digits_.size() - from - (left - 1);
    const auto longest = digits_[from] == '0' ? std::min<std::size_t>(most, 1) : most;
    for (std::size_t n = 1; n <= longest; ++n) {
      if (left == 1 && from + n != digits_.size()) continue;
      lengths_.push_back(n);
      values_.push_back(*Decimal::parse(digits_.substr(from, n)));
      if (digits_.size() - from - n >= left - 1) cut(from + n);
      lengths_.pop_back();
      values_.pop_back();
    }
  }

  bool holds() const {
    return std::all_of(sums_.begin(), sums_.end(), [&](const auto& sum) {
      return side(sum.equation->left) == side(sum.equation->right);
    });
  }
  Decimal side(const std::vector<Equation::Term>& terms) const {
    Decimal total;
    for (const auto& term : terms) {
      const auto at = std::find(columns_.begin(), columns_.end(), term.index);
      if (at == columns_.end()) continue;
      const auto& value = values_[static_cast<std::size_t>(at - columns_.begin())];
      total += term.negative ? -value : value;
    }
    return total;
  }

  std::string_view digits_;
  const std::vector<int>& columns_;
  const std::vector<TableWords::RowSum>& sums_;
  std::vector<std::size_t> lengths_, found_;
  std::vector<Decimal> values_;
  int solutions_ = 0;
};

}  // namespace

std::vector<Piece> split_digits(const Piece& piece, std::size_t count) {
  if (!only_digits(piece.text) || piece.text.size() != count || count < 2) return {piece};
  std::vector<Piece> out;
  for (std::size_t i = 0; i < count; ++i) out.push_back(slice(piece, i, 1, i));
  return out;
}

std::vector<Piece> split_by_sums(const Piece& piece, const std::vector<int>& columns,
                                 const std::vector<TableWords::RowSum>& sums) {
  if (sums.empty() || !only_digits(piece.text) || piece.text.size() <= columns.size() ||
      piece.text.size() > kMostDigits) {
    return {};
  }
  const auto lengths = Search(piece.text, columns, sums).only_solution();
  std::vector<Piece> out;
  std::size_t from = 0;
  for (const auto length : lengths) {
    out.push_back(slice(piece, from, length, out.size()));
    from += length;
  }
  return out;
}

}  // namespace gouji
