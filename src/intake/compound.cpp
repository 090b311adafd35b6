#include "intake/compound.h"

#include <cstdint>
#include <optional>
#include <string>

namespace gouji {
namespace {

using std::string_view_literals::operator""sv;

constexpr auto kSignature = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv;
constexpr std::size_t kHeader = 512, kEntry = 128;

// Nothing where the bytes end before.
std::optional<std::uint32_t> number_at(std::string_view bytes, std::size_t at, int length) {
  if (at > bytes.size() || bytes.size() - at < static_cast<std::size_t>(length)) {
    return std::nullopt;
  }
  std::uint32_t value = 0;
  for (int i = length; i-- > 0;) {
    value = value << 8 | static_cast<unsigned char>(bytes[at + static_cast<std::size_t>(i)]);
  }
  return value;
}

std::string as_utf16(std::string_view name) {
  std::string wide;
  for (const char c : name) wide += {c, '\0'};
  return wide + '\0' + '\0';
}

// The entry of the directory that has this name; entries stand at multiples of their size.
std::optional<std::size_t> entry_of(std::string_view bytes, std::string_view name) {
  const auto wide = as_utf16(name);
  for (auto at = bytes.find(wide, kHeader); at != bytes.npos; at = bytes.find(wide, at + 1)) {
    if (at % kEntry == 0) return at;
  }
  return std::nullopt;
}

// What stands at the beginning of the stream of this entry.
std::string_view stream_of(std::string_view bytes, std::size_t entry) {
  const auto shift = number_at(bytes, 30, 2), sector = number_at(bytes, entry + 116, 4);
  if (!shift || !sector || *shift < 7 || *shift > 20) return {};
  const auto at = (std::uint64_t{*sector} + 1) << *shift;
  return at < bytes.size() ? bytes.substr(static_cast<std::size_t>(at)) : std::string_view();
}

bool is_locked_document(std::string_view stream) {
  constexpr std::uint32_t kMagic = 0xA5EC, kEncrypted = 0x0100;
  const auto magic = number_at(stream, 0, 2), flags = number_at(stream, 10, 2);
  return magic == kMagic && flags && (*flags & kEncrypted) != 0;
}

// The record that says how a workbook is encrypted is among the first.
bool is_locked_workbook(std::string_view stream) {
  constexpr std::uint32_t kFilePass = 0x2F;
  std::size_t at = 0;
  for (int i = 0; i < 8; ++i) {
    const auto type = number_at(stream, at, 2), length = number_at(stream, at + 2, 2);
    if (!type || !length) return false;
    if (*type == kFilePass) return true;
    at += 4 + *length;
  }
  return false;
}

Problem encrypted() {
  return {"intake.encrypted",
          {"文件设有打开密码，无法读取。请用 Word 或者 WPS 取消密码，另存后再检查。",
           "the file is protected by a password; save a copy without it in Word or WPS"},
          std::nullopt,
          true};
}

}  // namespace

bool is_compound(std::string_view bytes) { return bytes.starts_with(kSignature); }

std::variant<Format, Problem> sniff_compound(std::string_view bytes) {
  if (entry_of(bytes, "EncryptedPackage")) return encrypted();
  if (const auto entry = entry_of(bytes, "WordDocument")) {
    if (is_locked_document(stream_of(bytes, *entry))) return encrypted();
    return Format::doc;
  }
  for (const auto name : {"Workbook"sv, "Book"sv}) {
    const auto entry = entry_of(bytes, name);
    if (!entry) continue;
    if (is_locked_workbook(stream_of(bytes, *entry))) return encrypted();
    return Format::xls;
  }
  return Problem{
      "intake.unknown-type",
      {"从内容看，这是旧版 Word、Excel 或者 WPS 的文件，但其中既没有文字文档，也没有表格工作"
       "簿，可能已经损坏。请取得报告的原稿（Word 文档）或者网页后再检查。",
       "by its content this is a file of an older Word, Excel or WPS, but there is "
       "neither a text nor a workbook in it, and it may be damaged; take the report's "
       "original, a Word document or a web page"},
      std::nullopt,
      true};
}

}  // namespace gouji
