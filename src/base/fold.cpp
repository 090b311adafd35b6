#include "base/fold.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "base/radicals.h"
#include "base/utf8.h"
#include "base/white.h"

namespace gouji {
namespace {

struct Pair {
  std::uint32_t from, to;
};

// In ascending order of the traditional form.
constexpr Pair kSimplified[] = {
#include "fold_table.inc"
};

// Traditional forms that correct simplified text has too: in the standard set of 1980.
constexpr char32_t kAlsoSimplified[] = U"乾麴麽醣薹菸甯摺於榘捱後徵夥吒";

// The 214 radicals U+2F00 and following, which text out of PDF files has in place of characters.
constexpr char32_t kRadicals[] =
    U"一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山"
    U"巛工己巾干幺广廴廾弋弓彐彡彳心戈戶手支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙"
    U"牛犬玄玉瓜瓦甘生用田疋疒癶白皮皿目矛矢石示禸禾穴立竹米糸缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮"
    U"色艸虍虫血行衣襾見角言谷豆豕豸貝赤走足身車辛辰辵邑酉釆里金長門阜隶隹雨靑非面革韋韭音頁風飛食"
    U"首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠";
static_assert(std::size(kRadicals) == 214 + 1);

// The same of the radicals from U+2E80 on, each before its character: simplified ones above all.
constexpr char32_t kMoreRadicals[] =
    U"⺁厂⺜日⺝月⺟母⺠民⺩王⺫目⺬示⺶羊⻁虎⻃西⻄西⻅见⻆角⻉贝⻋车⻑长⻓长⻔门⻗雨⻘青⻙韦⻚页"
    U"⻛风⻜飞⻝食⻢马⻣骨"
    U"⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻬齐⻮齿⻰龙⻳龟";

// Each family: the mark that stands for it, then the marks that become it.
constexpr const char32_t* kFamilies[] = {
    U",、，､︐︑﹐﹑",
    U".。．｡︒﹒",
    U"(（﹙︵⟮",
    U")）﹚︶⟯",
    U"[〔﹝【［〖︹︻⟦",
    U"]〕﹞】］〗︺︼⟧",
    U"\"“”„‟「」『』〝〞〟＂﹁﹂﹃﹄″",
    U"'‘’‚‛＇′",
    U":：︓︰﹕∶",
    U";；︔﹔",
    U"%％﹪",
    U"-－—–―‐‑‒─━−﹣﹘⸺",
    U"/／∕⁄",
    U"~～〜∼",
    U"|｜│┃",
    U"!！﹗︕",
    U"?？﹖︖",
    U"·•‧・･∙⋅",
    U"〇○◯",
};

// A value of the table that says: see the slow way.
constexpr char16_t kSlow = 0xFFFF;
// Simplified forms outside the Basic Plane, and signs that become several characters.
constexpr bool needs_slow_way(char32_t c) {
  return (c >= 0x2469 && c <= 0x2473) || (c >= 0x2474 && c <= 0x249B) ||
         (c >= 0x3220 && c <= 0x3229);
}

// What every code point of the Basic Plane becomes: 0 where it is dropped.
constexpr std::array<char16_t, 0x10000> make_table() {
  std::array<char16_t, 0x10000> table{};
  for (std::uint32_t c = 0; c < 0x10000; ++c) table[c] = static_cast<char16_t>(c);
  for (const auto& [from, to] : kSimplified) {
    if (from < 0x10000) table[from] = to < 0x10000 ? static_cast<char16_t>(to) : kSlow;
  }
  // Once more for a form whose own result is folded further.
  for (const auto& [from, to] : kSimplified) {
    if (from < 0x10000 && to < 0x10000) table[from] = table[to];
  }
  for (std::uint32_t i = 0; i < 214; ++i) table[0x2F00 + i] = table[kRadicals[i]];
  for (std::size_t i = 0; i + 1 < std::size(kMoreRadicals); i += 2) {
    table[kMoreRadicals[i]] = static_cast<char16_t>(kMoreRadicals[i + 1]);
  }
  for (std::uint32_t c = 0xFF01; c <= 0xFF5E; ++c) table[c] = static_cast<char16_t>(c - 0xFEE0);
  for (const char32_t* family : kFamilies) {
    for (const char32_t* member = family + 1; *member != 0; ++member) {
      table[*member] = static_cast<char16_t>(*family);
    }
  }
  for (std::uint32_t c = 'A'; c <= 'Z'; ++c) table[c] = table[c + 0xFEE0] = c + 32;
  for (std::uint32_t c = 0xC0; c <= 0xDE; ++c) {
    if (c != 0xD7) table[c] = static_cast<char16_t>(c + 32);
  }
  for (std::uint32_t i = 0; i < 9; ++i) table[0x2460 + i] = table[0x2776 + i] = '1' + i;
  for (std::uint32_t c = 0x2469; c <= 0x249B; ++c) {
    if (needs_slow_way(c)) table[c] = kSlow;
  }
  for (std::uint32_t i = 0; i < 10; ++i) {
    table[0x3220 + i] = kSlow;
    table[0x3280 + i] = static_cast<char16_t>(U"一二三四五六七八九十"[i]);
  }
  for (std::uint32_t c = 0; c < 0xA0; ++c) {
    if (c < 0x20 || c >= 0x7F) table[c] = 0;
  }
  for (std::uint32_t c = 0xFE00; c <= 0xFE0F; ++c) table[c] = 0;
  for (const auto& [first, last] : kWhiteRanges) {
    for (auto c = first; c <= last; ++c) table[c] = 0;
  }
  return table;
}

constexpr auto kTable = make_table();

// A code point whose simplified form or whose own place is outside the Basic Plane.
char32_t simplified(char32_t c) {
  const auto* found = std::lower_bound(std::begin(kSimplified), std::end(kSimplified), c,
                                       [](const Pair& pair, char32_t x) { return pair.from < x; });
  return found != std::end(kSimplified) && found->from == c ? found->to : c;
}

bool is_traditional(char32_t c) {
  return c >= 0x3400 && std::find(std::begin(kAlsoSimplified), std::end(kAlsoSimplified), c) ==
                            std::end(kAlsoSimplified);
}

// Behind these 覆 is another way to write 复: 反覆, 答覆, 回覆.
constexpr bool is_written_as_repeat(char32_t before) {
  return before == U'反' || before == U'答' || before == U'回';
}

// Numbers that stand in a circle, in brackets or with a point: ⑩ ⑴ ⒈ ㈠.
std::string expanded(char32_t c) {
  std::string out;
  if (c >= 0x3220 && c <= 0x3229) {
    out = "(";
    append(out, U"一二三四五六七八九十"[c - 0x3220]);
    return out + ")";
  }
  if (c <= 0x2473) return std::to_string(c - 0x2460 + 1);
  if (c <= 0x2487) return "(" + std::to_string(c - 0x2474 + 1) + ")";
  return std::to_string(c - 0x2488 + 1) + ".";
}

// The letter under the tone mark, 0 where `c` is no letter of a reading.
char plain_letter(char32_t c) {
  static constexpr struct {
    const char32_t* toned;
    char plain;
  } kToned[] = {{U"āáǎàă", 'a'}, {U"ēéěèê", 'e'},      {U"īíǐìĭ", 'i'},
                {U"ōóǒòŏ", 'o'}, {U"ūúǔùŭüǖǘǚǜ", 'u'}, {U"ńňǹ", 'n'}};
  if (c >= 'a' && c <= 'z') return static_cast<char>(c);
  for (const auto& [toned, plain] : kToned) {
    for (const char32_t* letter = toned; *letter != 0; ++letter) {
      if (*letter == c) return plain;
    }
  }
  return 0;
}

bool is_syllable(std::string_view letters) {
  static constexpr std::string_view kInitials[] = {"zh", "ch", "sh", "b", "p", "m", "f", "d",
                                                   "t",  "n",  "l",  "g", "k", "h", "j", "q",
                                                   "x",  "r",  "z",  "c", "s", "y", "w"};
  static constexpr std::string_view kFinals[] = {
      "a",   "ai",   "an",  "ang",  "ao", "e",   "ei",   "en", "eng", "er",  "i",  "ia",
      "ian", "iang", "iao", "ie",   "in", "ing", "iong", "iu", "o",   "ong", "ou", "u",
      "ua",  "uai",  "uan", "uang", "ui", "un",  "uo",   "ue", "v",   "ve"};
  for (const auto initial : kInitials) {
    if (letters.starts_with(initial)) {
      letters.remove_prefix(initial.size());
      break;
    }
  }
  return std::find(std::begin(kFinals), std::end(kFinals), letters) != std::end(kFinals);
}

// The end of a Latin reading and its closing bracket, where `at` stands after the opening one;
// `at` itself where there is none.
std::size_t after_reading(std::string_view text, std::size_t at) {
  std::string letters;
  std::size_t end = at;
  bool toned = false;
  while (letters.size() <= 6) {
    const auto c = decode(text, end);
    if (c.length == 0) return at;
    end += c.length;
    if (const char letter = plain_letter(c.value)) {
      toned |= c.value >= 0x80;
      letters += letter;
      continue;
    }
    const bool closed = c.value < 0x10000 && kTable[c.value] == ')';
    return closed && (letters.size() > 1 || toned) && is_syllable(letters) ? end : at;
  }
  return at;
}

// Writes folded text into buffers that always have room for what is still to come if nothing of it
// grows; only the slow way can grow, and makes new room.
template <bool with_origin>
class Folder {
 public:
  explicit Folder(std::string_view in) : in_(in) { make_room(0); }

  void run() {
    while (at_ < in_.size()) {
      common();
      if (at_ < in_.size()) any();
    }
    text.resize(written_);
    if constexpr (with_origin) {
      origin.resize(written_ + 1);
      origin[written_] = static_cast<std::uint32_t>(in_.size());
    }
  }

  std::string text;
  std::vector<std::uint32_t> origin;
  bool traditional = false;

 private:
  void one_byte(char folded, std::size_t length) {
    if (folded == '(' && is_han(last_)) {
      const auto end = after_reading(in_, at_ + length);
      if (end != at_ + length) {
        at_ = end;
        return;
      }
    }
    if (folded != 0) {
      put(0, folded);
      ++written_;
      last_ = static_cast<char32_t>(folded);
    }
    at_ += length;
  }

  // As many ASCII and three-byte characters as come in a row. Works on copies of the members, which
  // the compiler would otherwise load again after every byte written.
  void common() {
    const auto* bytes = reinterpret_cast<const unsigned char*>(in_.data());
    const std::size_t size = in_.size();
    char* const out = text.data();
    std::uint32_t* const from = origin.data();
    std::size_t at = at_, written = written_;
    char32_t last = last_;
    bool seen = traditional;
    while (at < size) {
      char32_t c = bytes[at];
      std::size_t length = 1;
      if (c >= 0x80) {
        if (c < 0xE1 || c > 0xEF || size - at < 3 || (bytes[at + 1] & 0xC0) != 0x80 ||
            (bytes[at + 2] & 0xC0) != 0x80) {
          break;
        }
        c = (c & 0x0F) << 12 | (bytes[at + 1] & 0x3Fu) << 6 | (bytes[at + 2] & 0x3Fu);
        length = 3;
      }
      char32_t f = kTable[c];
      if (f < 0x80) {
        if (f == '(' && is_han(last)) break;
        if (f != 0) {
          out[written] = static_cast<char>(f);
          if constexpr (with_origin) from[written] = static_cast<std::uint32_t>(at);
          ++written;
          last = f;
        }
      } else {
        if (f < 0x800 || f == kSlow || (c >= 0xD800 && c <= 0xDFFF)) break;
        if (f != c && !seen) seen = is_traditional(c);
        if (f == U'覆' && is_written_as_repeat(last)) f = U'复';
        out[written] = static_cast<char>(0xE0 | f >> 12);
        out[written + 1] = static_cast<char>(0x80 | (f >> 6 & 0x3F));
        out[written + 2] = static_cast<char>(0x80 | (f & 0x3F));
        if constexpr (with_origin) {
          from[written] = from[written + 1] = from[written + 2] = static_cast<std::uint32_t>(at);
        }
        written += 3;
        last = f;
      }
      at += length;
    }
    at_ = at;
    written_ = written;
    last_ = last;
    traditional = seen;
  }

  // Everything that is not common: two and four bytes, ill-formed ones, and what may grow.
  void any() {
    const auto c = decode(in_, at_);
    std::string more;
    if (needs_slow_way(c.value)) {
      more = expanded(c.value);
      last_ = 0;
    } else {
      char32_t f = c.value < 0x10000 ? kTable[c.value] : simplified(c.value);
      if (f == kSlow) f = simplified(c.value);
      if (f != 0 && f < 0x80) return one_byte(static_cast<char>(f), c.length);
      if (f != 0) {
        traditional |= f != c.value && is_han(c.value) && is_traditional(c.value);
        append(more, f);
        last_ = f;
      }
    }
    make_room(more.size());
    for (std::size_t i = 0; i < more.size(); ++i) put(i, more[i]);
    written_ += more.size();
    at_ += c.length;
  }

  void put(std::size_t i, char byte) {
    text[written_ + i] = byte;
    if constexpr (with_origin) origin[written_ + i] = static_cast<std::uint32_t>(at_);
  }

  void make_room(std::size_t more) {
    const std::size_t needed = written_ + more + (in_.size() - at_) + 1;
    if (needed <= text.size()) return;
    text.resize(needed + (at_ == 0 ? 0 : 64 + (in_.size() - at_) / 2));
    if constexpr (with_origin) origin.resize(text.size());
  }

  std::string_view in_;
  std::size_t at_ = 0, written_ = 0;
  char32_t last_ = 0;
};

}  // namespace

Folded fold(std::string_view utf8) {
  Folder<true> folder(utf8);
  folder.run();
  return {std::move(folder.text), std::move(folder.origin), folder.traditional};
}

std::string folded(std::string_view utf8) {
  Folder<false> folder(utf8);
  folder.run();
  return std::move(folder.text);
}

char32_t without_radical(char32_t c) {
  if (c >= 0x2F00 && c < 0x2F00 + 214) return kRadicals[c - 0x2F00];
  for (std::size_t i = 0; c >= 0x2E80 && c < 0x2F00 && i + 1 < std::size(kMoreRadicals); i += 2) {
    if (kMoreRadicals[i] == c) return kMoreRadicals[i + 1];
  }
  return c;
}

char32_t fold_code_point(char32_t c) {
  if (c >= 0x10000) return simplified(c);
  const char32_t f = kTable[c];
  return f == kSlow ? (needs_slow_way(c) ? c : simplified(c)) : f;
}

}  // namespace gouji
