#include "intake/sniff.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/utf8.h"

namespace gouji {
namespace {

using std::string_view_literals::operator""sv;

// How a person gets at the text of such a file.
enum class Remedy { save_as, picture, unpack, original };

struct Magic {
  std::size_t at;
  std::string_view bytes;
  std::string_view zh, en;
  Remedy remedy;
};

constexpr Magic kMagics[] = {
    {0, "\x89PNG\r\n"sv, "PNG 图片", "a PNG picture", Remedy::picture},
    {0, "\xFF\xD8\xFF"sv, "JPEG 图片", "a JPEG picture", Remedy::picture},
    {0, "GIF87a"sv, "GIF 图片", "a GIF picture", Remedy::picture},
    {0, "GIF89a"sv, "GIF 图片", "a GIF picture", Remedy::picture},
    {0, "II*\0"sv, "TIFF 图片", "a TIFF picture", Remedy::picture},
    {0, "MM\0*"sv, "TIFF 图片", "a TIFF picture", Remedy::picture},
    {8, "WEBPVP8"sv, "WebP 图片", "a WebP picture", Remedy::picture},
    {6, "\0\0\0\0"sv, "BMP 图片", "a BMP picture", Remedy::picture},
    {4, "ftyp"sv, "视频或者 HEIC 图片", "a video or a HEIC picture", Remedy::picture},
    {0, "%PDF-"sv, "PDF 文件", "a PDF file", Remedy::original},
    {0, "{\\rtf"sv, "RTF 文档", "an RTF document", Remedy::save_as},
    {0, "PK\x05\x06"sv, "ZIP 压缩包", "a ZIP archive", Remedy::unpack},
    {0, "\x1F\x8B"sv, "GZIP 压缩包", "a GZIP archive", Remedy::unpack},
    {0, "7z\xBC\xAF\x27\x1C"sv, "7z 压缩包", "a 7z archive", Remedy::unpack},
    {0, "Rar!\x1A\x07"sv, "RAR 压缩包", "a RAR archive", Remedy::unpack},
    {0,
     "\xFD"
     "7zXZ\0"sv,
     "XZ 压缩包", "an XZ archive", Remedy::unpack},
    {0, "BZh"sv, "BZIP2 压缩包", "a BZIP2 archive", Remedy::unpack},
    {0, "\x28\xB5\x2F\xFD"sv, "ZSTD 压缩包", "a Zstandard archive", Remedy::unpack},
    {257, "ustar"sv, "TAR 归档", "a TAR archive", Remedy::unpack},
    {0,
     "\x7F"
     "ELF"sv,
     "程序", "a program", Remedy::original},
    {0, "MZ\x90\0"sv, "程序", "a program", Remedy::original},
    {0, "SQLite format 3\0"sv, "数据库", "a database", Remedy::original},
};

Problem refusal(std::string_view zh, std::string_view en, Remedy remedy) {
  Problem problem;
  problem.id = "intake.unknown-type";
  problem.fatal = true;
  const bool latin = static_cast<unsigned char>(zh.front()) < 0x80;
  problem.message.zh = std::string(latin ? "从内容看，这是 " : "从内容看，这是") + std::string(zh) +
                       "，无法读取其中的文字。";
  problem.message.en = "by its content this is " + std::string(en) + " and cannot be read; ";
  switch (remedy) {
    case Remedy::save_as:
      problem.message.zh +=
          "请用 Word 或者 WPS 打开，另存为“筛选过的网页（*.html）”或者“纯文本（*.txt）”后再检查。";
      problem.message.en +=
          "open it in Word or WPS and save it as a filtered web page (*.html) or plain text "
          "(*.txt)";
      break;
    case Remedy::picture:
      problem.message.zh += "请取得报告的文字版，另存为网页（*.html）或者纯文本（*.txt）后再检查。";
      problem.message.en +=
          "get the report as text and save it as a web page (*.html) or plain text (*.txt)";
      break;
    case Remedy::unpack:
      problem.message.zh += "请先解压，再检查其中的网页（*.html）或者纯文本（*.txt）文件。";
      problem.message.en +=
          "unpack it and check the web page (*.html) or plain text (*.txt) inside";
      break;
    case Remedy::original:
      problem.message.zh +=
          "请取得报告的原稿或者网页，另存为网页（*.html）或者纯文本（*.txt）后再检查。";
      problem.message.en +=
          "take the report's original and save it as a web page (*.html) or plain text (*.txt)";
      break;
  }
  return problem;
}

bool contains(std::string_view bytes, std::string_view what) {
  return bytes.find(what) != bytes.npos;
}

// Office documents are ZIP archives; the names of their parts stand in the clear.
Problem refuse_zip(std::string_view bytes) {
  const auto names = bytes.substr(0, 1 << 16);
  if (contains(names, "word/")) {
    return refusal("Word 文档（*.docx）", "a Word document (*.docx)", Remedy::save_as);
  }
  if (contains(names, "xl/")) {
    return refusal("Excel 工作簿（*.xlsx）", "an Excel workbook (*.xlsx)", Remedy::save_as);
  }
  if (contains(names, "OFD.xml")) {
    return refusal("OFD 版式文件", "an OFD file", Remedy::original);
  }
  if (contains(names, "vnd.oasis.opendocument")) {
    return refusal("ODF 文档", "an OpenDocument file", Remedy::save_as);
  }
  return refusal("ZIP 压缩包", "a ZIP archive", Remedy::unpack);
}

// The container of old office programs, which also wraps encrypted new ones.
Problem refuse_compound(std::string_view bytes) {
  if (contains(bytes, "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"sv)) {
    return {
        "intake.encrypted",
        {"文件设有打开密码，无法读取。请取消密码，另存为网页（*.html）或者纯文本（*."
         "txt）后再检查。",
         "the file is protected by a password; save a copy without it as a web page (*.html) or "
         "plain text (*.txt)"},
        std::nullopt,
        true};
  }
  return refusal("旧版 Word、Excel 或者 WPS 文档", "a document of an older Word, Excel or WPS",
                 Remedy::save_as);
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

bool starts_with_word(std::string_view text, std::string_view word) {
  if (text.size() < word.size()) return false;
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (lower(text[i]) != word[i]) return false;
  }
  if (text.size() == word.size()) return true;
  const char next = lower(text[word.size()]);
  return !((next >= 'a' && next <= 'z') || (next >= '0' && next <= '9'));
}

constexpr std::string_view kTags[] = {"html",
                                      "head",
                                      "body",
                                      "meta",
                                      "title",
                                      "link",
                                      "style",
                                      "script",
                                      "div",
                                      "p",
                                      "span",
                                      "table",
                                      "thead",
                                      "tbody",
                                      "tr",
                                      "td",
                                      "th",
                                      "br",
                                      "h1",
                                      "h2",
                                      "h3",
                                      "h4",
                                      "h5",
                                      "h6",
                                      "ul",
                                      "ol",
                                      "li",
                                      "a",
                                      "img",
                                      "font",
                                      "center",
                                      "b",
                                      "strong",
                                      "section",
                                      "article",
                                      "main",
                                      "header",
                                      "footer",
                                      "nav",
                                      "iframe",
                                      "frameset",
                                      "form",
                                      "hr",
                                      "base",
                                      "o:p",
                                      "ucapcontent",
                                      "founder-content",
                                      "!doctype html",
                                      "!--"};

// Whether a tag of HTML begins right here, at a '<'.
bool html_tag_at(std::string_view text) {
  if (text.size() < 2 || text[0] != '<') return false;
  text.remove_prefix(text[1] == '/' ? 2 : 1);
  if (text.starts_with("!--") || text.starts_with("![")) return true;
  return std::ranges::any_of(kTags, [&](auto tag) { return starts_with_word(text, tag); });
}

// Closing tags of blocks, which no writer of plain text puts down three times.
bool has_many_tags(std::string_view text) {
  int closing = 0;
  for (std::size_t at = text.find('<'); at != text.npos; at = text.find('<', at + 1)) {
    auto rest = text.substr(at + 1);
    if (starts_with_word(rest, "html") || starts_with_word(rest, "body") ||
        starts_with_word(rest, "!doctype")) {
      return true;
    }
    if (!rest.starts_with('/')) continue;
    rest.remove_prefix(1);
    for (const auto* tag : {"p", "div", "td", "tr", "table", "span"}) {
      if (starts_with_word(rest, tag) && ++closing == 3) return true;
    }
  }
  return false;
}

// `|---|:--:|` and the like.
bool is_separator_row(std::string_view line) {
  return line.find('|') != line.npos && line.find("--") != line.npos &&
         line.find_first_not_of("|-: \t\r") == line.npos;
}

bool looks_like_markdown(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const auto end = std::min(text.find('\n', at), text.size());
    const auto line = text.substr(at, end - at);
    if (is_separator_row(line)) return true;
    const auto marks = line.find_first_not_of('#');
    if (marks != line.npos && marks >= 1 && marks <= 6 && line[marks] == ' ') return true;
    at = end + 1;
  }
  return false;
}

std::string_view without_leading_white(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    const auto c = decode(text, at);
    if (!is_white(c.value) && c.value != kReplacement) break;
    at += c.length;
  }
  return text.substr(at);
}

}  // namespace

std::optional<Problem> refuse_by_magic(std::string_view bytes) {
  if (bytes.starts_with("PK\x03\x04"sv)) return refuse_zip(bytes);
  if (bytes.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv)) return refuse_compound(bytes);
  for (const auto& magic : kMagics) {
    if (bytes.size() < magic.at || !bytes.substr(magic.at).starts_with(magic.bytes)) continue;
    if (magic.at == 6 && !bytes.starts_with("BM")) continue;
    if (magic.at == 4 && bytes[0] != '\0') continue;
    return refusal(magic.zh, magic.en, magic.remedy);
  }
  const auto head = bytes.substr(0, 4096);
  if (contains(head, "MIME-Version:") && contains(head, "multipart/related")) {
    return refusal("单个文件网页（*.mht）", "a web archive (*.mht)", Remedy::save_as);
  }
  if (contains(bytes.substr(0, 1024), "%PDF-")) {
    return refusal("PDF 文件", "a PDF file", Remedy::original);
  }
  return std::nullopt;
}

std::optional<Problem> refuse_binary(std::string_view text) {
  const auto sample = text.substr(0, 1 << 16);
  std::size_t all = 0, controls = 0, replaced = 0;
  for (const char c : sample) {
    all += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    controls += c >= 0 && c < 0x20 && !is_white(static_cast<char32_t>(c)) && c != 0x1A && c != 0x1B;
  }
  for (std::size_t at = sample.find("\uFFFD"); at != sample.npos;
       at = sample.find("\uFFFD", at + 3)) {
    ++replaced;
  }
  if (controls * 20 <= all && (controls + replaced) * 5 <= all) return std::nullopt;
  return refusal("二进制数据", "binary data", Remedy::original);
}

Format sniff_format(std::string_view text) {
  text = without_leading_white(text);
  const auto head = text.substr(0, 4096);
  if (text.starts_with("<?xml")) {
    const auto root = head.find("<html");
    return root == head.npos && !contains(head, "<!DOCTYPE html") ? Format::xml : Format::html;
  }
  if (text.starts_with("<report") ||
      (text.starts_with('<') && contains(head, "urn:gouji:report:"))) {
    return Format::xml;
  }
  if (html_tag_at(text) || has_many_tags(text.substr(0, 1 << 20))) return Format::html;
  return looks_like_markdown(text) ? Format::markdown : Format::text;
}

}  // namespace gouji
