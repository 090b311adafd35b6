#include "intake/xlsx_format.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <optional>
#include <vector>

#include "base/utf8.h"

namespace gouji {
namespace {

// 0.DIGITS x 10^point, without zeros at either end; no digits: zero.
struct Decimal15 {
  bool negative = false;
  std::string digits;
  int point = 0;

  bool is_zero() const { return digits.empty(); }

  void trim() {
    const auto first = std::min(digits.find_first_not_of('0'), digits.size());
    digits.erase(0, first);
    point -= static_cast<int>(first);
    digits.erase(digits.find_last_not_of('0') + 1);
    if (digits.empty()) point = 0;
  }

  // Keeps the first `count` digits, rounded half away from zero.
  void keep(int count) {
    if (count >= static_cast<int>(digits.size())) return;
    const bool up = count >= 0 && digits[static_cast<std::size_t>(count)] >= '5';
    digits.resize(static_cast<std::size_t>(std::max(count, 0)));
    if (up) {
      auto at = digits.size();
      while (at > 0 && digits[at - 1] == '9') digits[--at] = '0';
      if (at > 0) {
        ++digits[at - 1];
      } else {
        digits.insert(0, 1, '1');
        ++point;
      }
    }
    trim();
  }
};

// Workbooks hold binary numbers written out to 17 digits, of which 15 count.
std::optional<Decimal15> parsed(std::string_view text) {
  Decimal15 out;
  std::size_t at = 0;
  if (at < text.size() && (text[at] == '-' || text[at] == '+')) out.negative = text[at++] == '-';
  bool any = false, after_point = false;
  for (; at < text.size(); ++at) {
    if (text[at] == '.' && !after_point) {
      after_point = true;
    } else if (text[at] >= '0' && text[at] <= '9') {
      any = true;
      out.digits += text[at];
      out.point += !after_point;
    } else {
      break;
    }
  }
  if (!any || text.size() > 400) return std::nullopt;
  if (at < text.size()) {
    if (text[at] != 'e' && text[at] != 'E') return std::nullopt;
    ++at;
    if (at < text.size() && text[at] == '+') ++at;
    int exponent = 0;
    const auto end = text.data() + text.size();
    const auto [stopped, error] = std::from_chars(text.data() + at, end, exponent);
    if (error != std::errc() || stopped != end || std::abs(exponent) > 308) return std::nullopt;
    out.point += exponent;
  }
  out.trim();
  out.keep(15);
  if (out.is_zero()) out.negative = false;
  return out;
}

struct Parts {
  std::string whole, fraction;
};

Parts parts_of(const Decimal15& number) {
  Parts parts;
  const auto count = static_cast<int>(number.digits.size());
  const int whole = std::max(number.point, 0);
  for (int i = 0; i < whole; ++i) {
    parts.whole += i < count ? number.digits[static_cast<std::size_t>(i)] : '0';
  }
  if (count > number.point) {
    parts.fraction.assign(static_cast<std::size_t>(std::max(-number.point, 0)), '0');
    parts.fraction += number.digits.substr(static_cast<std::size_t>(whole));
  }
  return parts;
}

// Up to 11 signs, as a cell that is wide enough shows.
std::string general(Decimal15 number) {
  if (number.point <= 10) number.keep(number.point + std::min(10 - std::max(number.point, 1), 9));
  const auto parts = parts_of(number);
  std::string out = number.negative && !number.is_zero() ? "-" : "";
  out += parts.whole.empty() ? "0" : parts.whole;
  if (!parts.fraction.empty()) out += "." + parts.fraction;
  return out;
}

// One section of a format code, taken apart.
struct Section {
  std::string before, after;  // literals around the digits
  std::string pattern;        // of 0 # ? . and ,
  bool general = false, date = false, other = false;
  int percents = 0;
  std::string tokens;  // of dates: letters, and literals behind a '\1' each
};

std::vector<std::string_view> sections_of(std::string_view code) {
  std::vector<std::string_view> sections;
  bool quoted = false;
  std::size_t begin = 0;
  for (std::size_t i = 0; i < code.size(); ++i) {
    if (code[i] == '"') quoted = !quoted;
    if (code[i] == '\\') ++i;
    if (i < code.size() && code[i] == ';' && !quoted) {
      sections.push_back(code.substr(begin, i - begin));
      begin = i + 1;
    }
  }
  sections.push_back(code.substr(std::min(begin, code.size())));
  return sections;
}

class SectionReader {
 public:
  explicit SectionReader(std::string_view code) : code_(code) {}

  Section read() {
    while (at_ < code_.size()) step();
    return std::move(section_);
  }

 private:
  void literal(std::string_view text) {
    (section_.pattern.empty() && !section_.general ? section_.before : section_.after) += text;
    for (const char c : text) section_.tokens += {'\1', c};
  }

  void step() {
    const char c = code_[at_];
    if (c == '"') {
      const auto end = std::min(code_.find('"', at_ + 1), code_.size());
      literal(code_.substr(at_ + 1, end - at_ - 1));
      at_ = end + 1;
    } else if (c == '\\' || c == '_' || c == '*') {
      const auto next = at_ + 1 < code_.size() ? decode(code_, at_ + 1).length : 0;
      if (c == '\\') literal(code_.substr(at_ + 1, next));
      at_ += 1 + next;
    } else if (c == '[') {
      const auto end = std::min(code_.find(']', at_), code_.size());
      // [$¥-804] shows ¥; a colour or a language shows nothing.
      auto inside = code_.substr(at_ + 1, end - at_ - 1);
      if (inside.starts_with('$')) literal(inside.substr(1, inside.find('-') - 1));
      at_ = end + 1;
    } else if (code_.substr(at_).starts_with("General")) {
      section_.general = true;
      at_ += 7;
    } else {
      plain(c);
    }
  }

  void plain(char c) {
    if (std::string_view("0#?.,").find(c) != std::string_view::npos) {
      // Digits that go on behind a literal are a format of their own kind.
      if (!section_.pattern.empty() && !section_.after.empty()) section_.other = true;
      section_.pattern += c;
    } else if (c == '%') {
      ++section_.percents;
      literal("%");
    } else if (std::string_view("ymdhsYMDHS").find(c) != std::string_view::npos) {
      section_.date = true;
      section_.tokens += static_cast<char>(c | 0x20);
    } else if (c == 'E' || c == 'e' || c == '/') {
      section_.other = true;
      literal(std::string_view(&c, 1));
    } else if (c != '@') {
      literal(std::string_view(&c, 1));
    }
    ++at_;
  }

  std::string_view code_;
  std::size_t at_ = 0;
  Section section_;
};

std::string by_pattern(Decimal15 number, const Section& section) {
  auto pattern = section.pattern;
  while (!pattern.empty() && pattern.back() == ',') {
    pattern.pop_back();
    number.point -= 3;
  }
  number.point += 2 * section.percents;
  const auto point = std::min(pattern.find('.'), pattern.size());
  const auto count = [&](std::string_view of, std::string_view signs) {
    return static_cast<int>(
        std::count_if(of.begin(), of.end(), [&](char c) { return signs.find(c) != signs.npos; }));
  };
  const auto whole_pattern = std::string_view(pattern).substr(0, point);
  const auto fraction_pattern =
      std::string_view(pattern).substr(std::min(point + 1, pattern.size()));
  if (!number.is_zero()) number.keep(number.point + count(fraction_pattern, "0#?"));
  auto [whole, fraction] = parts_of(number);
  const auto least = static_cast<std::size_t>(count(whole_pattern, "0"));
  if (whole.size() < least) whole.insert(0, least - whole.size(), '0');
  if (whole_pattern.find(',') != whole_pattern.npos) {
    for (auto at = static_cast<int>(whole.size()) - 3; at > 0; at -= 3) {
      whole.insert(static_cast<std::size_t>(at), 1, ',');
    }
  }
  const auto least_fraction = static_cast<std::size_t>(count(fraction_pattern, "0"));
  if (fraction.size() < least_fraction) fraction.resize(least_fraction, '0');
  std::string out = number.negative && !number.is_zero() ? "-" : "";
  out += section.before + whole;
  if (!fraction.empty()) out += "." + fraction;
  return out + section.after;
}

std::string by_date(const Decimal15& number, const Section& section, bool epoch_1904) {
  const auto days = parts_of(number).whole;
  long serial = 0;
  std::from_chars(days.data(), days.data() + days.size(), serial);
  if (number.negative || days.size() > 7 || serial == 0) return general(number);
  using namespace std::chrono;
  // Day 60 of 1900 never was; what comes before it in a report is no date.
  const auto start = epoch_1904 ? sys_days(year(1904) / 1 / 1) : sys_days(year(1899) / 12 / 30);
  const year_month_day date(start + std::chrono::days(serial));
  const auto padded = [](unsigned value, std::size_t width) {
    auto text = std::to_string(value);
    if (text.size() < width) text.insert(0, width - text.size(), '0');
    return text;
  };
  std::string out;
  const auto& tokens = section.tokens;
  for (std::size_t i = 0; i < tokens.size();) {
    if (tokens[i] == '\1') {
      out += tokens[i + 1];
      i += 2;
      continue;
    }
    const char letter = tokens[i];
    std::size_t run = 0;
    while (i < tokens.size() && tokens[i] == letter) ++run, ++i;
    if (letter == 'y') {
      const auto value = static_cast<unsigned>(static_cast<int>(date.year()));
      out += run <= 2 ? padded(value % 100, 2) : padded(value, 4);
    } else if (letter == 'm') {
      out += padded(static_cast<unsigned>(date.month()), run == 2 ? 2 : 1);
    } else if (letter == 'd') {
      out += padded(static_cast<unsigned>(date.day()), run == 2 ? 2 : 1);
    }
  }
  return out;
}

}  // namespace

std::string_view builtin_format(int id) {
  switch (id) {
    case 1:
      return "0";
    case 2:
      return "0.00";
    case 3:
    case 37:
    case 38:
      return "#,##0";
    case 4:
    case 39:
    case 40:
      return "#,##0.00";
    case 9:
      return "0%";
    case 10:
      return "0.00%";
    case 14:
    case 22:
    case 30:
      return "yyyy\\/m\\/d";
    case 27:
    case 36:
    case 50:
    case 52:
    case 57:
      return "yyyy\"年\"m\"月\"";
    case 28:
    case 29:
    case 51:
    case 53:
    case 54:
    case 58:
      return "m\"月\"d\"日\"";
    case 31:
      return "yyyy\"年\"m\"月\"d\"日\"";
    case 41:
    case 42:
      return "#,##0;-#,##0;\"-\"";
    case 43:
    case 44:
      return "#,##0.00;-#,##0.00;\"-\"";
    default:
      return "General";
  }
}

std::string displayed_number(std::string_view number, std::string_view code, bool epoch_1904) {
  auto value = parsed(number);
  if (!value) return std::string(number);
  const auto sections = sections_of(code);
  std::size_t chosen = 0;
  if (value->is_zero() && sections.size() >= 3) {
    chosen = 2;
  } else if (value->negative && sections.size() >= 2) {
    chosen = 1;
  }
  auto section = SectionReader(sections[chosen]).read();
  if (section.date) {
    const bool slash = section.other && section.pattern.empty();
    // A time of day alone is no figure and no date.
    if (section.tokens.find('y') != std::string::npos ||
        section.tokens.find('d') != std::string::npos) {
      if (!section.other || slash) return trimmed(by_date(*value, section, epoch_1904));
    }
    return general(*value);
  }
  if (section.other) return general(*value);
  if (chosen == 1) value->negative = false;
  if (section.general) return trimmed(section.before + general(*value) + section.after);
  if (section.pattern.empty()) {
    const bool shows_text = sections[chosen].find('@') != std::string_view::npos;
    return shows_text ? general(*value) : trimmed(section.before + section.after);
  }
  return trimmed(by_pattern(*value, section));
}

}  // namespace gouji
