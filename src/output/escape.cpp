#include "output/escape.h"

#include <optional>

#include "base/decimal.h"
#include "base/utf8.h"

namespace gouji {
namespace {

// How many bytes at `at` begin a sequence that the next byte breaks off, at least one.
std::size_t broken_length(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) {
    return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U;
  };
  const auto continues = [](unsigned c) { return c >= 0x80 && c <= 0xBF; };
  const unsigned lead = byte(at), second = byte(at + 1);
  const bool two_fit = lead == 0xE0   ? second >= 0xA0 && second <= 0xBF
                       : lead == 0xED ? second >= 0x80 && second <= 0x9F
                       : lead == 0xF0 ? second >= 0x90 && second <= 0xBF
                       : lead == 0xF4 ? second >= 0x80 && second <= 0x8F
                                      : lead > 0xE0 && lead < 0xF4 && continues(second);
  if (!two_fit) return 1;
  return lead >= 0xF0 && continues(byte(at + 2)) ? 3 : 2;
}

void append_hex(std::string& out, unsigned char byte) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  out += kDigits[byte >> 4];
  out += kDigits[byte & 15];
}

bool is_letter_or_digit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

// What a spreadsheet would run as a formula; also in full width, as input methods type it.
bool looks_like_formula(std::string_view text) {
  for (const std::string_view sign :
       {"=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"}) {
    if (text.starts_with(sign)) return !Decimal::parse(text);
  }
  return false;
}

// Control characters visible, line ends left for the caller to encode.
std::string visible_but_lines(std::string_view text) {
  std::string out;
  while (true) {
    const auto end = text.find('\n');
    out += printable(text.substr(0, end));
    if (end == std::string_view::npos) return out;
    out += '\n';
    text.remove_prefix(end + 1);
  }
}

}  // namespace

std::string well_formed(std::string_view text) {
  if (is_valid_utf8(text)) return std::string(text);
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const auto c = decode(text, at);
    if (c.valid) {
      out.append(text, at, c.length);
      at += c.length;
    } else {
      append(out, kReplacement);
      at += broken_length(text, at);
    }
  }
  return out;
}

std::string xml_escaped(std::string_view text) {
  const auto clean = well_formed(text);
  std::string out;
  for (std::size_t at = 0; at < clean.size();) {
    const auto c = decode(clean, at);
    const auto piece = std::string_view(clean).substr(at, c.length);
    at += c.length;
    if (piece == "&") {
      out += "&amp;";
    } else if (piece == "<") {
      out += "&lt;";
    } else if (piece == ">") {
      out += "&gt;";
    } else if (piece == "\"") {
      out += "&quot;";
    } else if (c.value == '\t' || c.value == '\n' || c.value == '\r') {
      out += c.value == '\t' ? "&#9;" : c.value == '\n' ? "&#10;" : "&#13;";
    } else if (c.value == 0xFFFE || c.value == 0xFFFF) {
      append(out, kReplacement);
    } else {
      out += c.value < 0xA0 ? printable(piece) : std::string(piece);
    }
  }
  return out;
}

std::string percent_encoded(std::string_view path) {
  std::string out;
  for (const char c : well_formed(path)) {
    if (is_letter_or_digit(c) || c == '-' || c == '.' || c == '_' || c == '~' || c == '/') {
      out += c;
    } else {
      out += '%';
      append_hex(out, static_cast<unsigned char>(c));
    }
  }
  return out;
}

std::string csv_field(std::string_view text) {
  std::string plain = looks_like_formula(text) ? "'" : "";
  for (const char c : well_formed(text)) {
    const bool unseen = (c >= 0 && c < 0x20 && c != '\t' && c != '\n' && c != '\r') || c == 0x7F;
    plain += unseen ? printable(std::string_view(&c, 1)) : std::string(1, c);
  }
  if (plain.find_first_of(",\"\r\n") == std::string::npos) return plain;
  std::string quoted = "\"";
  for (const char c : plain) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + '"';
}

std::string command_text(std::string_view text) {
  std::string out;
  for (const char c : visible_but_lines(well_formed(text))) {
    if (c == '%') {
      out += "%25";
    } else if (c == '\n') {
      out += "%0A";
    } else {
      out += c;
    }
  }
  return out;
}

std::string command_property(std::string_view text) {
  std::string out;
  for (const char c : command_text(text)) {
    if (c == ':') {
      out += "%3A";
    } else if (c == ',') {
      out += "%2C";
    } else {
      out += c;
    }
  }
  return out;
}

// Links, mentions and references to issues are found after the markup is read, so a backslash does
// not hold them back; an invisible blank does.
std::string markdown_escaped(std::string_view text) {
  constexpr std::string_view kBreak = "&#8203;";
  constexpr std::string_view kMarkup = "\\`*_[]|~$";
  const auto clean = printable(collapsed(well_formed(text)));
  std::string out;
  for (std::size_t at = 0; at < clean.size(); ++at) {
    const char c = clean[at];
    const auto rest = std::string_view(clean).substr(at);
    if (c == '&') {
      out += "&amp;";
    } else if (c == '<') {
      out += "&lt;";
    } else if (c == '>') {
      out += "&gt;";
    } else if (c == '@' || c == '#') {
      out.append(c == '#' ? "\\#" : "@").append(kBreak);
    } else if (rest.starts_with("://")) {
      out.append(":").append(kBreak);
    } else if (c == '.' && at >= 3 &&
               (clean.compare(at - 3, 3, "www") == 0 || clean.compare(at - 3, 3, "WWW") == 0)) {
      out.append(kBreak).append(".");
    } else if (kMarkup.find(c) != std::string_view::npos) {
      out += '\\';
      out += c;
    } else {
      out += c;
    }
  }
  return out;
}

std::string shortened(std::string_view text, std::size_t most) {
  std::size_t count = 0, last = 0;
  for (std::size_t at = 0; at < text.size(); ++count) {
    if (count + 1 == most) last = at;
    if (count == most) return std::string(text.substr(0, last)) + "…";
    at += decode(text, at).length;
  }
  return std::string(text);
}

std::string in_both(const Bilingual& text) {
  if (text.zh == text.en || text.en.empty()) return text.zh;
  return text.zh.empty() ? text.en : text.zh + " / " + text.en;
}

}  // namespace gouji
