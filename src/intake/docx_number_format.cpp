#include "intake/docx_number_format.h"

#include <cstddef>

#include "base/utf8.h"

namespace gouji::docx {
namespace {

std::string utf8(char32_t c) {
  std::string out;
  append(out, c);
  return out;
}

// Numbers written with Chinese digits and words for ten, a hundred and so on.
struct Counting {
  std::u32string_view digits;  // from zero to nine
  std::u32string_view units;   // ten, hundred, thousand, ten thousand
  bool zeros;                  // a zero stands for the places passed over
  bool ones;                   // one ten is 一十, not 十, where it begins a number
  bool inner_ones;             // one hundred is 一百, not 百
};
constexpr Counting kSimplified{U"零一二三四五六七八九", U"十百千万", true, false, true};
constexpr Counting kTraditional{U"零一二三四五六七八九", U"十百千萬", true, false, true};
constexpr Counting kJapanese{U"〇一二三四五六七八九", U"十百千万", false, false, false};
constexpr Counting kLegalSimplified{U"零壹贰叁肆伍陆柒捌玖", U"拾佰仟万", true, true, true};
constexpr Counting kLegalTraditional{U"零壹貳參肆伍陸柒捌玖", U"拾佰仟萬", true, true, true};
constexpr Counting kLegalJapanese{U"〇壱弐参四伍六七八九", U"拾百阡萬", false, true, true};

void put_below_ten_thousand(std::string& out, std::int32_t number, const Counting& how) {
  bool passed_over = false;
  std::int32_t unit = 1000;
  for (int place = 3; place >= 0; --place, unit /= 10) {
    const auto digit = static_cast<std::size_t>(number / unit % 10);
    if (digit == 0) {
      passed_over = !out.empty();
      continue;
    }
    if (passed_over && how.zeros) append(out, how.digits[0]);
    passed_over = false;
    const bool silent =
        digit == 1 && place > 0 && (how.inner_ones ? place == 1 && out.empty() && !how.ones : true);
    if (!silent || (!how.inner_ones && place == 0)) append(out, how.digits[digit]);
    if (place > 0) append(out, how.units[static_cast<std::size_t>(place - 1)]);
  }
}

std::string counted(std::int32_t number, const Counting& how) {
  if (number == 0) return utf8(how.digits[0]);
  std::string out;
  if (number >= 10'000) {
    put_below_ten_thousand(out, number / 10'000, how);
    append(out, how.units[3]);
    if (number % 10'000 == 0) return out;
  }
  put_below_ten_thousand(out, number % 10'000, how);
  return out;
}

// Every decimal digit by itself.
std::string by_digits(std::int32_t number, std::u32string_view digits) {
  std::string out;
  for (const char c : std::to_string(number))
    append(out, digits[static_cast<std::size_t>(c - '0')]);
  return out;
}

// Up to a hundred with words, from there on digit by digit.
std::string counted_short(std::int32_t number, const Counting& how) {
  return number < 100 ? counted(number, how) : by_digits(number, U"〇一二三四五六七八九");
}

std::string roman(std::int32_t number, bool upper) {
  struct Step {
    std::int32_t value;
    std::string_view upper, lower;
  };
  static constexpr Step kSteps[] = {
      {1000, "M", "m"}, {900, "CM", "cm"}, {500, "D", "d"},  {400, "CD", "cd"}, {100, "C", "c"},
      {90, "XC", "xc"}, {50, "L", "l"},    {40, "XL", "xl"}, {10, "X", "x"},    {9, "IX", "ix"},
      {5, "V", "v"},    {4, "IV", "iv"},   {1, "I", "i"}};
  std::string out;
  for (const auto& step : kSteps) {
    for (; number >= step.value; number -= step.value) out += upper ? step.upper : step.lower;
  }
  return out;
}

// a to z, then aa to zz.
std::string letters(std::int32_t number, char first) {
  const auto times = static_cast<std::size_t>((number - 1) / 26 + 1);
  return std::string(times, static_cast<char>(first + (number - 1) % 26));
}

std::string one_of(std::int32_t number, std::u32string_view characters) {
  return utf8(characters[static_cast<std::size_t>(number - 1)]);
}

std::string stem_and_branch(std::int32_t number) {
  constexpr std::u32string_view kStems = U"甲乙丙丁戊己庚辛壬癸",
                                kBranches = U"子丑寅卯辰巳午未申酉戌亥";
  return one_of((number - 1) % 10 + 1, kStems) + one_of((number - 1) % 12 + 1, kBranches);
}

// The formats that write each number up to some largest as one character.
struct Row {
  std::string_view format;
  std::u32string_view characters;
};
constexpr std::u32string_view kCircled = U"①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳";
constexpr Row kRows[] = {
    {"decimalEnclosedCircle", kCircled},
    {"decimalEnclosedCircleChinese", kCircled},
    {"decimalEnclosedFullstop", U"⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛"},
    {"decimalEnclosedParen", U"⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇"},
    {"ideographEnclosedCircle", U"㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉"},
    {"ideographTraditional", U"甲乙丙丁戊己庚辛壬癸"},
    {"ideographZodiac", U"子丑寅卯辰巳午未申酉戌亥"},
};

struct Counted {
  std::string_view format;
  const Counting& how;
  bool full;  // with words beyond ninety-nine too
};
constexpr Counted kCounted[] = {
    {"chineseCounting", kSimplified, false},
    {"chineseCountingThousand", kSimplified, true},
    {"taiwaneseCounting", kTraditional, false},
    {"taiwaneseCountingThousand", kTraditional, true},
    {"japaneseCounting", kJapanese, true},
    {"chineseLegalSimplified", kLegalSimplified, true},
    {"ideographLegalTraditional", kLegalTraditional, true},
    {"japaneseLegal", kLegalJapanese, true},
};

}  // namespace

std::string format_number(std::int32_t number, std::string_view format) {
  const auto decimal = std::to_string(number);
  if (format == "none" || format == "bullet") return {};
  if (number < 0 || format == "decimal") return decimal;
  for (const auto& row : kRows) {
    if (row.format != format) continue;
    const bool there = number > 0 && static_cast<std::size_t>(number) <= row.characters.size();
    return there ? one_of(number, row.characters) : decimal;
  }
  for (const auto& row : kCounted) {
    if (row.format == format) {
      return row.full ? counted(number, row.how) : counted_short(number, row.how);
    }
  }
  if (format == "decimalFullWidth" || format == "decimalFullWidth2") {
    return by_digits(number, U"０１２３４５６７８９");
  }
  if (format == "ideographDigital" || format == "japaneseDigitalTenThousand" ||
      format == "taiwaneseDigital") {
    return by_digits(number, U"〇一二三四五六七八九");
  }
  if (format == "decimalZero") return number < 10 ? "0" + decimal : decimal;
  if (format == "numberInDash") return "- " + decimal + " -";
  if (number == 0) return decimal;
  if (format == "ideographZodiacTraditional") return stem_and_branch(number);
  if ((format == "upperRoman" || format == "lowerRoman") && number < 4000) {
    return roman(number, format == "upperRoman");
  }
  if ((format == "upperLetter" || format == "lowerLetter") && number <= 26 * 30) {
    return letters(number, format == "upperLetter" ? 'A' : 'a');
  }
  return decimal;
}

}  // namespace gouji::docx
