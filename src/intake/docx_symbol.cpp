#include "intake/docx_symbol.h"

#include <algorithm>
#include <iterator>

#include "base/utf8.h"

namespace gouji::docx {
namespace {

struct Sign {
  std::string_view font;
  unsigned char first, last;  // a stretch that runs on in Unicode too
  char32_t shown;
};

// The signs that reports carry: ticks and boxes, bullets, numbers in circles, arrows, mathematics.
constexpr Sign kSigns[] = {
    {"Wingdings", 0x28, 0x28, U'☎'},   {"Wingdings", 0x2A, 0x2A, U'✉'},
    {"Wingdings", 0x46, 0x46, U'☞'},   {"Wingdings", 0x6C, 0x6C, U'●'},
    {"Wingdings", 0x6E, 0x6E, U'■'},   {"Wingdings", 0x6F, 0x6F, U'□'},
    {"Wingdings", 0x71, 0x72, U'❑'},   {"Wingdings", 0x74, 0x74, U'◆'},
    {"Wingdings", 0x75, 0x75, U'◆'},   {"Wingdings", 0x76, 0x76, U'❖'},
    {"Wingdings", 0x77, 0x77, U'◆'},   {"Wingdings", 0x80, 0x80, U'⓪'},
    {"Wingdings", 0x81, 0x8A, U'①'},   {"Wingdings", 0x8C, 0x95, U'❶'},
    {"Wingdings", 0x9F, 0x9F, U'•'},   {"Wingdings", 0xA1, 0xA1, U'○'},
    {"Wingdings", 0xA7, 0xA7, U'▪'},   {"Wingdings", 0xA8, 0xA8, U'□'},
    {"Wingdings", 0xAB, 0xAB, U'★'},   {"Wingdings", 0xD8, 0xD8, U'➢'},
    {"Wingdings", 0xE0, 0xE0, U'→'},   {"Wingdings", 0xE8, 0xE8, U'➔'},
    {"Wingdings", 0xF0, 0xF0, U'⇨'},   {"Wingdings", 0xFB, 0xFB, U'✗'},
    {"Wingdings", 0xFC, 0xFC, U'✓'},   {"Wingdings", 0xFD, 0xFD, U'☒'},
    {"Wingdings", 0xFE, 0xFE, U'☑'},   {"Wingdings 2", 0x4F, 0x4F, U'✗'},
    {"Wingdings 2", 0x50, 0x50, U'✓'}, {"Wingdings 2", 0x51, 0x51, U'☒'},
    {"Wingdings 2", 0x52, 0x52, U'☑'}, {"Wingdings 2", 0x53, 0x54, U'☒'},
    {"Wingdings 2", 0x6A, 0x73, U'①'}, {"Wingdings 2", 0x75, 0x7E, U'❶'},
    {"Wingdings 2", 0x97, 0x97, U'●'}, {"Wingdings 2", 0xA2, 0xA2, U'■'},
    {"Wingdings 2", 0xA3, 0xA3, U'□'}, {"Symbol", 0x2D, 0x2D, U'−'},
    {"Symbol", 0xA3, 0xA3, U'≤'},      {"Symbol", 0xA5, 0xA5, U'∞'},
    {"Symbol", 0xA8, 0xA8, U'♦'},      {"Symbol", 0xAE, 0xAE, U'→'},
    {"Symbol", 0xB0, 0xB1, U'°'},      {"Symbol", 0xB3, 0xB3, U'≥'},
    {"Symbol", 0xB4, 0xB4, U'×'},      {"Symbol", 0xB7, 0xB7, U'•'},
    {"Symbol", 0xB8, 0xB8, U'÷'},      {"Symbol", 0xB9, 0xB9, U'≠'},
    {"Symbol", 0xD6, 0xD6, U'√'},      {"Symbol", 0xE5, 0xE5, U'∑'},
};

bool is_symbol_font(std::string_view font) {
  return font.starts_with("Wingdings") || font == "Symbol" || font == "Webdings";
}

bool is_private(char32_t code) { return code >= 0xF020 && code <= 0xF0FF; }

}  // namespace

char32_t symbol(char32_t code, std::string_view font) {
  const bool own = is_symbol_font(font);
  if (!is_private(code) && !(own && code <= 0xFF)) return code;
  const char32_t low = code & 0xFF;
  if (!own && low < 0x80) return low;
  const auto looked_up = own ? font : std::string_view("Wingdings");
  const auto* found = std::find_if(std::begin(kSigns), std::end(kSigns), [&](const Sign& sign) {
    return sign.font == looked_up && sign.first <= low && low <= sign.last;
  });
  if (found != std::end(kSigns)) return found->shown + (low - found->first);
  return font == "Symbol" && low < 0x80 ? low : U'□';
}

std::string with_symbols(std::string_view text, std::string_view font) {
  if (text.find("\xEF") == text.npos) return std::string(text);
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const auto c = decode(text, at);
    if (is_private(c.value)) {
      append(out, symbol(c.value, font));
    } else {
      out += text.substr(at, c.length);
    }
    at += c.length;
  }
  return out;
}

}  // namespace gouji::docx
