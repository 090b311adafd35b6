// Numbers in prose, and what tells that one counts nothing, or not exactly.
#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "check/prose.h"

namespace gouji {
namespace {

using Words = std::initializer_list<std::string_view>;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || c == '_' || c == '@'; }

int chinese_digit(char32_t c) {
  static constexpr std::u32string_view kDigits = U"〇一二三四五六七八九";
  if (c == U'零') return 0;
  if (c == U'两') return 2;
  const auto at = kDigits.find(c);
  return at == std::u32string_view::npos ? -1 : static_cast<int>(at);
}

std::int64_t chinese_unit(char32_t c) {
  switch (c) {
    case U'十':
      return 10;
    case U'百':
      return 100;
    case U'千':
      return 1000;
    default:
      return 0;
  }
}

bool starts_with_any(std::string_view text, Words words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view w) { return text.substr(0, w.size()) == w; });
}

bool ends_with_any(std::string_view text, Words words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view w) {
    return text.size() >= w.size() && text.substr(text.size() - w.size()) == w;
  });
}

// What things are counted in: before these alone a Chinese numeral is taken for a number.
constexpr std::array<std::string_view, 10> kCounters{"件", "条", "份", "起",   "宗",
                                                     "例", "篇", "次", "人次", "封"};

class Finder {
 public:
  Finder(const Prose& prose, const Sentence& sentence)
      : prose_(prose), base_(sentence.begin), text_(prose.of(sentence)) {}

  std::vector<Number> run() {
    for (std::size_t at = 0; at < text_.size();) {
      const char c = text_[at];
      if (is_digit(c)) {
        at = arabic(at);
      } else if (static_cast<unsigned char>(c) >= 0xE3) {
        at = chinese(at);
      } else {
        ++at;
      }
    }
    return std::move(found_);
  }

 private:
  // Digits, with commas before every three of them and at most one point.
  std::size_t arabic(std::size_t begin) {
    auto end = begin;
    std::string digits;
    Number number;
    const auto run_of_digits = [&] {
      const auto from = end;
      while (end < text_.size() && is_digit(text_[end])) digits += text_[end++];
      return end - from;
    };
    auto leading = run_of_digits();
    while (leading <= 3 && is_group(end)) {
      // The full-width comma and the mark of lists are commas of the sentence, or may be.
      if (prose_.raw_at(base_ + end) != U',') number.doubtful = true;
      ++end;
      for (int i = 0; i < 3; ++i) digits += text_[end++];
    }
    bool point = false;
    if (end + 1 < text_.size() && text_[end] == '.' && is_digit(text_[end + 1])) {
      digits += '.';
      ++end;
      const auto decimals = run_of_digits();
      number.decimals = static_cast<std::uint8_t>(std::min<std::size_t>(decimals, 8));
      point = true;
    }
    if (point && end + 1 < text_.size() && text_[end] == '.' && is_digit(text_[end + 1])) {
      number.name = true;  // 2.0.1
    }
    const auto value = Decimal::parse(digits);
    number.name = number.name || !value;
    number.value = value.value_or(Decimal());
    return finish(begin, end, std::move(number));
  }

  // A comma and exactly three digits.
  bool is_group(std::size_t at) const {
    if (at + 3 >= text_.size() || text_[at] != ',') return false;
    const auto mark = prose_.raw_at(base_ + at);
    if (mark != U',' && mark != U'，') return false;
    for (std::size_t i = 1; i <= 3; ++i) {
      if (!is_digit(text_[at + i])) return false;
    }
    return at + 4 >= text_.size() || !is_digit(text_[at + 4]);
  }

  std::size_t chinese(std::size_t begin) {
    auto at = begin;
    std::int64_t sum = 0, digit = -1;
    bool percent = false;
    if (text_.substr(begin, 9) == "百分之") {
      percent = true;
      at = begin + 9;
    }
    bool any = false, placed = true;
    for (auto c = decode(text_, at); c.length == 3; c = decode(text_, at)) {
      const int value = chinese_digit(c.value);
      const auto unit = chinese_unit(c.value);
      if (value >= 0) {
        placed = placed && (digit <= 0);
        digit = value;
      } else if (unit > 0) {
        sum += (digit < 0 ? 1 : digit) * unit;
        digit = -1;
      } else {
        break;
      }
      any = true;
      at += c.length;
    }
    if (!any) return begin + decode(text_, begin).length;
    const auto rest = text_.substr(at);
    const bool counts =
        percent || (placed && std::any_of(kCounters.begin(), kCounters.end(), [&](auto counter) {
                      return rest.substr(0, counter.size()) == counter;
                    }));
    if (!counts) return at;
    Number number;
    number.chinese = true;
    number.percent = percent;
    number.value = Decimal(sum + std::max<std::int64_t>(digit, 0));
    return finish(begin, at, std::move(number));
  }

  std::size_t finish(std::size_t begin, std::size_t end, Number number) {
    scale(end, number);
    if (end < text_.size() && text_[end] == '%') {
      number.percent = true;
      ++end;
    }
    look_before(begin, number);
    look_after(end, number);
    number.begin = base_ + static_cast<std::uint32_t>(begin);
    number.end = base_ + static_cast<std::uint32_t>(end);
    found_.push_back(std::move(number));
    return end;
  }

  void scale(std::size_t& end, Number& number) const {
    const auto rest = text_.substr(end);
    const int tens = rest.substr(0, 3) == "万" ? 4 : rest.substr(0, 3) == "亿" ? 8 : 0;
    if (tens == 0) return;
    end += 3;
    number.scaled = true;
    Decimal value = number.value;
    for (int i = 0; i < tens; ++i) {
      Decimal tenfold;
      for (int k = 0; k < 10; ++k) tenfold += value;
      value = tenfold;
    }
    number.value = value;
  }

  void look_before(std::size_t begin, Number& number) const {
    const auto before = text_.substr(0, begin);
    if (ends_with_any(before, {"约", "近", "超", "超过", "逾", "不少于", "不低于", "至少", "大约",
                               "将近", "接近", "突破", "多达", "不足", "上"})) {
      number.approximate = true;
    }
    if (ends_with_any(before, {"第", "[", "-", "/", "~", "v", "编号", "电话", "邮编", "no."})) {
      number.name = true;
    }
    if (!before.empty() && (is_letter(before.back()) || before.back() == '\'')) number.name = true;
  }

  void look_after(std::size_t end, Number& number) const {
    const auto after = text_.substr(end);
    if (starts_with_any(after, {"余", "多", "左右", "以上", "以下", "以内", "几", "来", "+"})) {
      number.approximate = true;
    }
    // 100件以上, 100份左右: the word behind the counter.
    for (const auto counter : kCounters) {
      if (after.substr(0, counter.size()) != counter) continue;
      if (starts_with_any(after.substr(counter.size()), {"以上", "左右", "多", "以内", "上下"})) {
        number.approximate = true;
      }
    }
    if (starts_with_any(after, {"年", "月", "日", "时", "点", "天", "个月", "个工作日", "小时",
                                "分钟", "周"})) {
      number.date = true;
    }
    if (starts_with_any(after,
                        {"号", "]", "热线", "平台", "-", "~", "/", "期", "届", "级", "版"})) {
      number.name = true;
    }
    if (!after.empty() && is_letter(after.front())) number.name = true;
    const bool first = number_stands_first(end);
    if (first) number.name = true;
  }

  // 1. 1、 (1): the number of a list, at the beginning of a clause.
  bool number_stands_first(std::size_t end) const {
    if (end >= text_.size()) return false;
    const char mark = text_[end];
    auto begin = end;
    while (begin > 0 && is_digit(text_[begin - 1])) --begin;
    if (end - begin > 2) return false;
    if (mark == ')') return begin > 0 && text_[begin - 1] == '(';
    return begin == 0 && (mark == '.' || mark == ',');
  }

  const Prose& prose_;
  const std::uint32_t base_;
  const std::string_view text_;
  std::vector<Number> found_;
};

}  // namespace

std::vector<Number> find_numbers(const Prose& prose, const Sentence& sentence) {
  return Finder(prose, sentence).run();
}

}  // namespace gouji
