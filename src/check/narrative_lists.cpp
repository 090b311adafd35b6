#include "check/narrative_lists.h"

#include <algorithm>

#include "check/narrative_phrases.h"

namespace gouji {
namespace {

constexpr std::size_t kLongestBetween = 90;  // bytes between a number and its share
constexpr std::size_t kMostNumbers = 200;    // of a sentence that is read

__extension__ using Wide = __int128;

// A decimal as a whole number of its eighth places.
Wide scaled(Decimal value) {
  const auto text = value.to_string();
  Wide out = 0;
  int places = -1;
  for (const char c : text) {
    if (c == '-') return 0;
    if (c == '.') {
      places = 0;
    } else {
      out = out * 10 + (c - '0');
      if (places >= 0) ++places;
    }
  }
  for (int i = std::max(places, 0); i < 8; ++i) out *= 10;
  return out;
}

Wide power_of_ten(int n) {
  Wide out = 1;
  while (n-- > 0) out *= 10;
  return out;
}

// part / base in percent, in units of the last decimal place; `rounded` or cut off.
Wide share_in_units(Decimal part, Decimal base, int decimals, bool rounded) {
  const Wide b = scaled(base);
  if (b == 0) return -1;
  const Wide a = scaled(part) * 100 * power_of_ten(decimals);
  return rounded ? (2 * a + b) / (2 * b) : a / b;
}

Wide units_of(const Number& percent) {
  return scaled(percent.value) / power_of_ten(8 - percent.decimals);
}

bool too_large(Decimal value) { return value.to_string().size() > 18; }

}  // namespace

std::vector<Counted> items_of(const Prose& prose, const Pack& pack, std::size_t sentence) {
  std::vector<Counted> items;
  if (prose.numbers(sentence).size() > kMostNumbers) return items;
  const auto& s = prose.sentences()[sentence];
  const std::string_view text = prose.text();
  std::size_t from = s.begin;
  for (const auto& number : prose.numbers(sentence)) {
    if (number.percent || number.date || number.name) continue;
    Counted item;
    item.number = &number;
    item.sentence = sentence;
    item.label = text.substr(from, number.begin - from);
    const auto after = text.substr(number.end, s.end - number.end);
    for (const auto& unit : pack.list("prose.unit")) {
      if (after.substr(0, unit.size()) == unit && unit.size() > item.unit.size()) {
        item.unit = after.substr(0, unit.size());
      }
    }
    from = number.end + item.unit.size();
    items.push_back(item);
  }
  return items;
}

bool holds_word(const Pack& pack, std::string_view list, std::string_view text) {
  const auto& words = pack.list(list);
  return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
    return text.find(word) != std::string_view::npos;
  });
}

std::string written_sum(const std::vector<Counted>& items) {
  std::string out;
  for (const auto& item : items) {
    if (!out.empty()) out += " + ";
    out += item.number->value.to_string();
  }
  return out;
}

namespace {

// A list of numbers and behind it a list of shares is not taken apart.
bool is_said_of(const Pack& pack, std::string_view between) {
  return between.size() <= kLongestBetween && list_matches(pack, "narrative.share", between) &&
         !holds_word(pack, "narrative.part-marks-closing", between);
}

std::vector<Share> shares_of(const Prose& prose, const Pack& pack) {
  std::vector<Share> shares;
  const std::string_view text = prose.text();
  for (std::size_t s = 0; s < prose.sentences().size(); ++s) {
    const auto whole = prose.of(prose.sentences()[s]);
    if (whole.find('%') == std::string_view::npos &&
        whole.find("百分之") == std::string_view::npos) {
      continue;
    }
    const auto items = items_of(prose, pack, s);
    for (const auto& number : prose.numbers(s)) {
      if (!number.percent || number.approximate) continue;
      const auto after = std::find_if(items.begin(), items.end(), [&](const Counted& item) {
        return item.number->begin > number.begin;
      });
      if (after == items.begin()) continue;
      const Counted& item = *(after - 1);
      if (!item.number->exact() || item.unit.empty()) continue;
      // One share a number: the first.
      if (!shares.empty() && shares.back().item.number == item.number) continue;
      const auto between = text.substr(item.end(), number.begin - item.end());
      if (is_said_of(pack, between)) shares.push_back({item, &number});
    }
  }
  return shares;
}

}  // namespace

std::vector<std::vector<Share>> runs_of_shares(
    const Prose& prose, const Pack& pack,
    const std::function<bool(const Share&, const Share&)>& goes_on) {
  std::vector<std::vector<Share>> runs;
  const auto section = [&](const Share& share) {
    return prose.sentences()[share.item.sentence].section;
  };
  for (auto& share : shares_of(prose, pack)) {
    const auto* before = runs.empty() ? nullptr : &runs.back().back();
    const bool together = before != nullptr && before->item.unit == share.item.unit &&
                          section(*before) == section(share) &&
                          share.item.sentence <= before->item.sentence + 3 &&
                          (!goes_on || goes_on(*before, share));
    if (!together) runs.emplace_back();
    runs.back().push_back(std::move(share));
  }
  return runs;
}

bool is_share(const Number& percent, Decimal part, Decimal base) {
  if (too_large(part) || too_large(base)) return true;
  const auto stated = units_of(percent);
  return stated == share_in_units(part, base, percent.decimals, true) ||
         stated == share_in_units(part, base, percent.decimals, false);
}

bool is_nearly_share(const Number& percent, Decimal part, Decimal base) {
  if (is_share(percent, part, base)) return true;
  const auto off = units_of(percent) - share_in_units(part, base, percent.decimals, true);
  return off >= -1 && off <= 1;
}

std::string share_of(Decimal part, Decimal base, int decimals) {
  auto units = share_in_units(part, base, decimals, true);
  std::string digits;
  for (int i = 0; i <= decimals || units > 0; ++i, units /= 10) {
    if (i == decimals && decimals > 0) digits += '.';
    digits += static_cast<char>('0' + static_cast<int>(units % 10));
  }
  std::reverse(digits.begin(), digits.end());
  return digits + "%";
}

}  // namespace gouji
