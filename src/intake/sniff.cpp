#include "intake/sniff.h"

#include <algorithm>
#include <array>
#include <string>

#include <pugixml.hpp>

#include "base/utf8.h"
#include "intake/controls.h"
#include "intake/xml_part.h"

namespace gouji {
namespace {

using std::string_view_literals::operator""sv;

// How a person gets at the text of such a file.
enum class Remedy { save_as, save_workbook, picture, unpack, original };

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
      problem.message.zh += "请用 Word 或者 WPS 打开，另存为“Word 文档（*.docx）”后再检查。";
      problem.message.en += "open it in Word or WPS and save it as a Word document (*.docx)";
      break;
    case Remedy::save_workbook:
      problem.message.zh += "请用 Excel 或者 WPS 打开，另存为“Excel 工作簿（*.xlsx）”后再检查。";
      problem.message.en += "open it in Excel or WPS and save it as an Excel workbook (*.xlsx)";
      break;
    case Remedy::picture:
      problem.message.zh += "请取得报告的文字版（Word 文档、网页或者纯文本）后再检查。";
      problem.message.en += "get the report as text: a Word document, a web page or plain text";
      break;
    case Remedy::unpack:
      problem.message.zh += "请先解压，再检查其中的 Word 文档、网页或者纯文本文件。";
      problem.message.en += "unpack it and check the Word document, web page or plain text inside";
      break;
    case Remedy::original:
      problem.message.zh += "请取得报告的原稿（Word 文档）或者网页后再检查。";
      problem.message.en += "take the report's original, a Word document or a web page";
      break;
  }
  return problem;
}

bool contains(std::string_view bytes, std::string_view what) {
  return bytes.find(what) != bytes.npos;
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

// The tags of a whole page.
bool has_page_tags(std::string_view text) {
  for (std::size_t at = text.find('<'); at != text.npos; at = text.find('<', at + 1)) {
    const auto rest = text.substr(at + 1);
    if (starts_with_word(rest, "html") || starts_with_word(rest, "body") ||
        starts_with_word(rest, "!doctype")) {
      return true;
    }
  }
  return false;
}

// Closing tags of blocks, which no writer of plain text puts down three times.
bool has_many_tags(std::string_view text) {
  int closing = 0;
  for (std::size_t at = text.find("</"); at != text.npos; at = text.find("</", at + 1)) {
    for (const auto* tag : {"p", "div", "td", "tr", "table", "span"}) {
      if (starts_with_word(text.substr(at + 2), tag) && ++closing == 3) return true;
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

struct Kind {
  std::string_view zh, en;
};

Kind kind_of(Format format) {
  switch (format) {
    case Format::html:
      return {"网页（HTML）", "a web page (HTML)"};
    case Format::xml:
      return {" XML", "XML"};
    case Format::markdown:
      return {" Markdown 文本", "Markdown"};
    case Format::docx:
      return {" Word 文档（*.docx）", "a Word document (*.docx)"};
    case Format::xlsx:
      return {" Excel 工作簿（*.xlsx）", "an Excel workbook (*.xlsx)"};
    case Format::mhtml:
      return {"单个文件网页（*.mht）", "a web page in one file (*.mht)"};
    case Format::pdf:
      return {" PDF", "a PDF"};
    case Format::ofd:
      return {" OFD 版式文件（*.ofd）", "an OFD file (*.ofd)"};
    case Format::doc:
      return {"旧版 Word 文档（*.doc）", "a document of an older Word (*.doc)"};
    case Format::rtf:
      return {" RTF 文档（*.rtf）", "an RTF document (*.rtf)"};
    case Format::odt:
      return {" ODF 文字文档（*.odt）", "an OpenDocument text (*.odt)"};
    case Format::xls:
      return {"旧版 Excel 工作簿（*.xls）", "a workbook of an older Excel (*.xls)"};
    case Format::ods:
      return {" ODF 电子表格（*.ods）", "an OpenDocument spreadsheet (*.ods)"};
    case Format::text:
    case Format::unknown:
      break;
  }
  return {"纯文本", "plain text"};
}

// The archive's manifest says what it is as a whole, and of each part how it is encrypted.
std::variant<Format, Problem> sniff_open_document(Archive& archive, const Limits& limits) {
  std::vector<Problem> problems;
  pugi::xml_document manifest;
  load_part(archive, "META-INF/manifest.xml", limits, manifest, problems);
  std::string_view whole;
  for (const auto& entry : manifest.document_element().children()) {
    for (const auto& attribute : entry.attributes()) {
      if (local_name(attribute.name()) != "full-path" || attribute.value() != "/"sv) continue;
      for (const auto& other : entry.attributes()) {
        if (local_name(other.name()) == "media-type") whole = other.value();
      }
    }
    for (const auto& child : entry.children()) {
      if (local_name(child.name()) != "encryption-data") continue;
      return Problem{"intake.encrypted",
                     {"文件设有打开密码，无法读取。请用原程序取消密码，另存后再检查。",
                      "the file is protected by a password; save a copy without it"},
                     std::nullopt,
                     true};
    }
  }
  if (contains(whole, "opendocument.spreadsheet")) return Format::ods;
  if (contains(whole, "opendocument.text")) return Format::odt;
  return refusal("ODF 文档", "an OpenDocument file", Remedy::save_as);
}

// Doc_0/Document.xml, as all writers of OFD call it.
bool holds_ofd_document(const Archive& archive) {
  const auto& names = archive.names();
  return std::any_of(names.begin(), names.end(), [](const std::string& name) {
    return name.starts_with("Doc_") && name.ends_with("/Document.xml");
  });
}

}  // namespace

std::optional<Problem> refuse_by_magic(std::string_view bytes) {
  for (const auto& magic : kMagics) {
    if (bytes.size() < magic.at || !bytes.substr(magic.at).starts_with(magic.bytes)) continue;
    if (magic.at == 6 && !bytes.starts_with("BM")) continue;
    if (magic.at == 4 && bytes[0] != '\0') continue;
    return refusal(magic.zh, magic.en, magic.remedy);
  }
  return std::nullopt;
}

bool is_rtf(std::string_view bytes) { return bytes.starts_with("{\\rtf"); }

bool is_archive(std::string_view bytes) { return bytes.starts_with("PK\x03\x04"sv); }

bool is_mhtml(std::string_view bytes) {
  std::string head(bytes.substr(0, 4096));
  std::transform(head.begin(), head.end(), head.begin(), lower);
  // A page may talk of these headers; only a header has one at the start of a line before any tag.
  const auto version = head.find("mime-version:");
  const auto type = head.find("content-type:");
  const auto tag = head.find("<html");
  if (version == head.npos || type == head.npos || std::min(version, type) > tag) return false;
  const auto starts_line = [&](std::size_t at) { return at == 0 || head[at - 1] == '\n'; };
  return (starts_line(version) || head.starts_with("\xEF\xBB\xBF")) && starts_line(type) &&
         (contains(head, "multipart/") || contains(head, "text/html"));
}

std::variant<Format, Problem> sniff_archive(Archive& archive, const Limits& limits) {
  // The main part's content type ends in `main+xml`; older and macro-enabled ones differ before it.
  std::vector<Problem> problems;
  pugi::xml_document types;
  if (load_part(archive, "[Content_Types].xml", limits, types, problems)) {
    for (const auto& node : types.document_element().children()) {
      const std::string_view type = node.attribute("ContentType").value();
      if (!contains(type, "main+xml")) continue;
      if (contains(type, "wordprocessingml") || contains(type, "ms-word")) return Format::docx;
      if (contains(type, "spreadsheetml") || contains(type, "ms-excel")) return Format::xlsx;
    }
  }
  if (archive.has("word/document.xml")) return Format::docx;
  if (archive.has("xl/workbook.xml")) return Format::xlsx;
  for (const auto& problem : problems) {
    if (problem.id != "intake.encrypted") continue;
    auto fatal = problem;
    fatal.fatal = true;
    return fatal;
  }
  if (archive.has("ppt/presentation.xml")) {
    return refusal("演示文稿（*.pptx）", "a presentation (*.pptx)", Remedy::original);
  }
  if (archive.has("xl/workbook.bin")) {
    return refusal("二进制 Excel 工作簿（*.xlsb）", "a binary Excel workbook (*.xlsb)",
                   Remedy::save_workbook);
  }
  if (archive.has("OFD.xml")) return Format::ofd;
  if (holds_ofd_document(archive)) {
    return fatal("intake.damaged",
                 "OFD 文件不完整：缺少入口部件“OFD.xml”，无法读取；请重新导出或者重新取得文件。",
                 "the OFD file is not whole: the part OFD.xml, where reading begins, is missing; "
                 "export or fetch the file again");
  }
  if (archive.has("META-INF/manifest.xml") && archive.has("content.xml")) {
    return sniff_open_document(archive, limits);
  }
  return refusal("ZIP 压缩包", "a ZIP archive", Remedy::unpack);
}

std::optional<Problem> refuse_office_xml(std::string_view text) {
  const auto head = text.substr(0, 4096);
  if (!contains(head, "<?xml")) return std::nullopt;
  if (contains(head, "schemas.microsoft.com/office/word/2003/wordml") ||
      contains(head, "schemas.microsoft.com/office/2006/xmlPackage")) {
    return refusal("Word XML 文档（*.xml）", "a Word XML document (*.xml)", Remedy::save_as);
  }
  const auto root = head.find("<Workbook");
  if (root != head.npos && contains(head, "urn:schemas-microsoft-com:office:spreadsheet")) {
    return refusal("Excel XML 表格（*.xml）", "an Excel XML spreadsheet (*.xml)",
                   Remedy::save_workbook);
  }
  return std::nullopt;
}

std::optional<Problem> refuse_binary(std::string_view text) {
  const auto sample = text.substr(0, 1 << 16);
  std::size_t controls = 0, replaced = 0;
  for (auto at = next_control(sample, 0); at < sample.size(); at = next_control(sample, at + 1)) {
    const char c = sample[at];
    controls += !is_white(static_cast<char32_t>(c)) && c != 0x1A && c != 0x1B;
  }
  for (std::size_t at = sample.find("\uFFFD"); at != sample.npos;
       at = sample.find("\uFFFD", at + 3)) {
    ++replaced;
  }
  if (controls + replaced == 0) return std::nullopt;
  const auto all = static_cast<std::size_t>(std::count_if(
      sample.begin(), sample.end(), [](unsigned char c) { return (c & 0xC0) != 0x80; }));
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
  const auto sample = text.substr(0, 1 << 20);
  // Markdown may hold tags of its own, and talk of a page's; headings and tables between bars are
  // never HTML.
  const bool page = has_page_tags(sample);
  if (!(page && text.starts_with('<')) && looks_like_markdown(text)) return Format::markdown;
  if (page) return Format::html;
  return html_tag_at(text) || has_many_tags(sample) ? Format::html : Format::text;
}

std::optional<Problem> wrong_extension(std::string_view path, Format format) {
  struct Ending {
    std::string_view ending;
    Format first, second;
  };
  // Text is told from Markdown by habits of writing alone, so either name will do.
  static constexpr Ending kEndings[] = {
      {".docx", Format::docx, Format::docx},
      {".docm", Format::docx, Format::docx},
      {".doc", Format::doc, Format::doc},
      {".wps", Format::doc, Format::doc},
      {".xls", Format::xls, Format::xls},
      {".et", Format::xls, Format::xls},
      {".odt", Format::odt, Format::odt},
      {".ods", Format::ods, Format::ods},
      {".xlsx", Format::xlsx, Format::xlsx},
      {".xlsm", Format::xlsx, Format::xlsx},
      {".mht", Format::mhtml, Format::mhtml},
      {".mhtml", Format::mhtml, Format::mhtml},
      {".html", Format::html, Format::html},
      {".htm", Format::html, Format::html},
      {".shtml", Format::html, Format::html},
      {".xhtml", Format::html, Format::html},
      {".txt", Format::text, Format::markdown},
      {".md", Format::markdown, Format::text},
      {".markdown", Format::markdown, Format::text},
      {".xml", Format::xml, Format::html},
      {".pdf", Format::pdf, Format::pdf},
      {".ofd", Format::ofd, Format::ofd},
      {".rtf", Format::rtf, Format::rtf},
  };
  path = path.substr(path.rfind('/') + 1);
  const auto dot = path.rfind('.');
  if (dot == path.npos) return std::nullopt;
  std::string ending(path.substr(dot));
  std::transform(ending.begin(), ending.end(), ending.begin(), lower);
  const auto* known = std::find_if(std::begin(kEndings), std::end(kEndings),
                                   [&](const Ending& one) { return one.ending == ending; });
  if (known == std::end(kEndings) || known->first == format || known->second == format) {
    return std::nullopt;
  }
  const auto [zh, en] = kind_of(format);
  Problem problem;
  problem.id = "intake.wrong-extension";
  problem.severity = Severity::advice;
  problem.message.zh = "文件扩展名为“" + ending + "”，实际内容是" + std::string(zh) +
                       "，已按实际内容读取；请修改扩展名，或者另存为所需格式。";
  problem.message.en = "the name ends in " + ending + ", the content is " + std::string(en) +
                       " and was read as such; rename the file or save it in the format meant";
  return problem;
}

}  // namespace gouji
