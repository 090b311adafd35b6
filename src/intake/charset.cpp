#include "intake/charset.h"

#include <algorithm>
#include <cstdint>
#include <optional>

#include <uchardet/uchardet.h>

#include "base/utf8.h"

namespace gouji {
namespace {

constexpr std::size_t kSample = 256 * 1024;

std::optional<Charset> named(std::string_view name) {
  std::string plain;
  for (const char c : name) {
    if (c >= 'A' && c <= 'Z') {
      plain += static_cast<char>(c + 32);
    } else if (c != '-' && c != '_' && c != ' ') {
      plain += c;
    }
  }
  if (plain == "utf8") return Charset::utf8;
  if (plain == "utf16le" || plain == "utf16") return Charset::utf16le;
  if (plain == "utf16be") return Charset::utf16be;
  for (const auto* gb : {"gb2312", "gbk", "gb18030", "cp936", "xgbk", "windows936", "ms936",
                         "euccn", "gb231280", "chinese", "csgb2312", "hzgb2312"}) {
    if (plain == gb) return Charset::gb18030;
  }
  for (const auto* big :
       {"big5", "big5hkscs", "cp950", "cnbig5", "xxbig5", "windows950", "big5eten"}) {
    if (plain == big) return Charset::big5;
  }
  return std::nullopt;
}

bool likely_in_chinese_text(char32_t c) {
  return (c >= 0x20 && c < 0x7F) || c == '\n' || c == '\r' || c == '\t' ||
         (c >= 0x4E00 && c <= 0x9FA5) || (c >= 0x3000 && c <= 0x303F) ||
         (c >= 0xFF01 && c <= 0xFF5E) || (c >= 0x2010 && c <= 0x2030) || c == 0xFEFF || c == 0xB7;
}

struct Share {
  std::size_t good = 0, all = 0;
  double value() const {
    return all == 0 ? 0 : static_cast<double>(good) / static_cast<double>(all);
  }
};

// How much of the sample, taken as UTF-16, is what Chinese text is made of.
double utf16_share(std::string_view sample, bool little) {
  Share share;
  for (std::size_t i = 0; i + 1 < sample.size(); i += 2) {
    const auto first = static_cast<unsigned char>(sample[i]);
    const auto second = static_cast<unsigned char>(sample[i + 1]);
    share.good += likely_in_chinese_text(little ? second << 8 | first : first << 8 | second);
    ++share.all;
  }
  return share.value();
}

// How many of the two-byte characters lie where the set keeps its marks and common characters.
double common_share(std::string_view sample, Charset charset) {
  Share share;
  for (std::size_t i = 0; i + 1 < sample.size();) {
    const auto lead = static_cast<unsigned char>(sample[i]);
    const auto trail = static_cast<unsigned char>(sample[i + 1]);
    if (lead < 0x80) {
      ++i;
      continue;
    }
    ++share.all;
    if (charset == Charset::gb18030) {
      share.good +=
          trail >= 0xA1 && ((lead >= 0xA1 && lead <= 0xA3) || (lead >= 0xB0 && lead <= 0xD7));
    } else {
      share.good += lead >= 0xA1 && lead <= 0xC6 && trail >= 0x40 && (trail < 0x7F || trail > 0xA0);
    }
    i += 2;
  }
  return share.value();
}

std::optional<Charset> guessed(std::string_view sample) {
  uchardet_t detector = uchardet_new();
  if (detector == nullptr) return std::nullopt;
  std::optional<Charset> guess;
  if (uchardet_handle_data(detector, sample.data(), std::min(sample.size(), kSample / 4)) == 0) {
    uchardet_data_end(detector);
    guess = named(uchardet_get_charset(detector));
  }
  uchardet_delete(detector);
  return guess;
}

std::optional<CharsetChoice> by_mark(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) return CharsetChoice{Charset::utf8, 3, 3};
  if (bytes.starts_with("\xFF\xFE")) return CharsetChoice{Charset::utf16le, 2};
  if (bytes.starts_with("\xFE\xFF")) return CharsetChoice{Charset::utf16be, 2};
  if (bytes.starts_with("\x84\x31\x95\x33")) return CharsetChoice{Charset::gb18030, 4};
  return std::nullopt;
}

// UTF-16 without a mark shows itself by NUL bytes that stand at one side of the pairs only.
std::optional<Charset> by_nul(std::string_view sample) {
  std::size_t even = 0, odd = 0;
  for (std::size_t i = 0; i < sample.size(); ++i) {
    if (sample[i] == '\0') ++(i % 2 == 0 ? even : odd);
  }
  const bool little = odd > even;
  if (even + odd == 0 || std::min(even, odd) * 20 > even + odd) return std::nullopt;
  if ((even + odd) * 100 < sample.size()) return std::nullopt;
  if (utf16_share(sample, little) < 0.95) return std::nullopt;
  return little ? Charset::utf16le : Charset::utf16be;
}

// Whether broken UTF-8 is still UTF-8: far more well-formed sequences than bytes outside of them.
bool mostly_utf8(std::string_view bytes) {
  std::size_t sequences = 0, stray = 0;
  for (std::size_t at = 0; at < bytes.size();) {
    const auto c = decode(bytes, at);
    if (!c.valid) {
      ++stray;
    } else if (c.length > 1) {
      ++sequences;
    }
    at += c.length;
  }
  return stray * 4 <= sequences;
}

// Fit, from the share of likely characters, less what cannot be decoded.
double fit(std::string_view sample, Charset charset) {
  const auto decoded = decode_as(sample, {charset, 0});
  std::size_t invalid = decoded.invalid.count;
  if (invalid > 0 && sample.size() == kSample) --invalid;  // the sample may end inside a character
  const double errors = static_cast<double>(invalid) / static_cast<double>(sample.size());
  switch (charset) {
    case Charset::gb18030:
    case Charset::big5:
      return common_share(sample, charset) - 3 * errors;
    case Charset::utf16le:
    case Charset::utf16be: {
      // Any bytes make characters in UTF-16; only those of Chinese text speak for it.
      const double share = utf16_share(sample, charset == Charset::utf16le);
      return share < 0.9 ? -10 : share - 3 * errors;
    }
    case Charset::utf8:
      break;
  }
  return -3 * errors;
}

}  // namespace

std::string_view to_string(Charset charset) {
  switch (charset) {
    case Charset::utf8:
      return "UTF-8";
    case Charset::gb18030:
      return "GB18030";
    case Charset::big5:
      return "Big5";
    case Charset::utf16le:
      return "UTF-16LE";
    case Charset::utf16be:
      break;
  }
  return "UTF-16BE";
}

CharsetChoice choose_charset(std::string_view bytes, std::string_view declared) {
  if (const auto marked = by_mark(bytes)) return *marked;
  if (bytes.find('\0') != bytes.npos) {
    if (const auto wide = by_nul(bytes.substr(0, kSample))) return {*wide, 0};
  }
  const auto well_formed = well_formed_prefix(bytes);
  if (is_valid_utf8(bytes.substr(well_formed)) || mostly_utf8(bytes)) {
    return {Charset::utf8, 0, well_formed};
  }

  const auto first = std::find_if(bytes.begin(), bytes.end(), [](char c) { return c < 0; });
  const auto start = static_cast<std::size_t>(first - bytes.begin()) & ~std::size_t{1};
  const auto sample = bytes.substr(start, kSample);
  const auto stated = named(declared), guess = guessed(sample);
  Charset best = Charset::gb18030;
  double best_fit = -100;
  for (const auto charset :
       {Charset::gb18030, Charset::big5, Charset::utf16le, Charset::utf16be, Charset::utf8}) {
    double value = fit(sample, charset);
    if (charset == stated) value += 0.3;
    if (charset == guess) value += 0.1;
    if (value > best_fit) {
      best = charset;
      best_fit = value;
    }
  }
  return {best, 0};
}

}  // namespace gouji
