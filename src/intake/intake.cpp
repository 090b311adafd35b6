#include "intake/intake.h"

#include <algorithm>
#include <cerrno>
#include <exception>
#include <limits>
#include <memory>
#include <new>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/utf8.h"
#include "intake/archive.h"
#include "intake/compound.h"
#include "intake/docx.h"
#include "intake/html.h"
#include "intake/mhtml.h"
#include "intake/ofd.h"
#include "intake/office_conversion.h"
#include "intake/pdf.h"
#include "intake/sniff.h"
#include "intake/text.h"
#include "intake/xlsx.h"
#include "intake/xml.h"

namespace gouji {
namespace {

Problem empty_file() {
  return fatal("intake.empty", "文件为空，没有任何文字。",
               "the file is empty: there is no text in it");
}

// Offsets are kept in 32 bits, and a stored byte may become three of UTF-8.
std::uint64_t byte_limit(const Limits& limits) {
  return std::min<std::uint64_t>(limits[Limit::bytes],
                                 std::numeric_limits<std::uint32_t>::max() / 3 - 16);
}

Problem cannot_open(int reason) {
  if (reason == ENOENT || reason == ENOTDIR || reason == ENAMETOOLONG || reason == ELOOP) {
    return fatal("intake.missing", "文件不存在。", "there is no such file");
  }
  if (reason == EACCES || reason == EPERM) {
    return fatal("intake.denied", "没有读取该文件的权限。",
                 "permission to read the file is denied");
  }
  if (reason == ENXIO || reason == ENODEV) {
    return fatal("intake.not-a-file", "不是普通文件，无法读取。", "not an ordinary file");
  }
  const auto number = std::to_string(reason);
  return fatal("intake.denied", "读取文件时发生错误（系统错误号 " + number + "）。",
               "reading the file failed (system error " + number + ")");
}

std::optional<Problem> refuse_kind(const struct stat& status) {
  if (S_ISREG(status.st_mode)) return std::nullopt;
  if (S_ISDIR(status.st_mode)) {
    return fatal("intake.not-a-file", "这是文件夹，不是文件。", "this is a folder, not a file");
  }
  if (S_ISFIFO(status.st_mode) || S_ISSOCK(status.st_mode)) {
    return fatal("intake.not-a-file", "这是管道，不是普通文件；要从标准输入读取，请用“-”。",
                 "this is a pipe, not an ordinary file; to read standard input, give -");
  }
  return fatal("intake.not-a-file", "这是设备，不是普通文件。",
               "this is a device, not an ordinary file");
}

// Reads to the end or just past the limit, whatever the size that was stated.
std::optional<Problem> read_all(int file, std::uint64_t limit, std::string& bytes) {
  for (;;) {
    constexpr std::size_t kChunk = 1 << 16;
    const std::size_t had = bytes.size();
    if (had > limit) return std::nullopt;
    bytes.resize(had + kChunk);
    ssize_t got;
    do {
      got = ::read(file, bytes.data() + had, kChunk);
    } while (got < 0 && errno == EINTR);
    const int reason = errno;
    bytes.resize(had + static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
    if (got < 0) return cannot_open(reason);
    if (got == 0) return std::nullopt;
  }
}

bool has_text(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const auto c = decode(text, at);
    if (!is_white(c.value) && c.value != kReplacement) return true;
    at += c.length;
  }
  return false;
}

bool is_office(std::optional<Format> format) {
  return format == Format::docx || format == Format::xlsx || format == Format::ofd;
}

void read_office(Document& document, Archive& archive, const Limits& limits) {
  if (document.format == Format::docx) {
    read_docx(document, archive, limits);
  } else if (document.format == Format::ofd) {
    read_ofd(document, archive, limits);
  } else {
    read_xlsx(document, archive, limits);
  }
}

// What LibreOffice makes of the file is read in its stead. Its parts are not the file's own, so no
// place names them.
void read_converted(Document& document, std::string_view bytes, Format format,
                    const Limits& limits) {
  document.format = converted_format(format);
  auto conversion = convert_office(bytes, format, limits);
  limits.leave_out(conversion.took);
  std::optional<Problem> refused = std::move(conversion.problem);
  if (!refused) {
    auto opened = Archive::open(conversion.bytes, limits);
    if (auto* archive = std::get_if<Archive>(&opened)) read_office(document, *archive, limits);
    const bool read = std::holds_alternative<Archive>(opened) && !document.unreadable();
    const bool empty =
        !read && !document.problems.empty() && document.problems.back().id == "intake.empty";
    if (!read && !empty) refused = not_converted(format);
  }
  if (refused) document.problems = {*std::move(refused)};
  for (auto& node : document.nodes) {
    if (format != Format::xls && format != Format::ods) node.part.clear();
  }
  document.format = format;
}

// Office documents. `forced` decides between these where the content does not.
void read_archive(Document& document, std::string_view bytes, const Limits& limits,
                  std::optional<Format> forced) {
  auto opened = Archive::open(bytes, limits);
  if (auto* refused = std::get_if<Problem>(&opened)) {
    document.problems.push_back(std::move(*refused));
    return;
  }
  auto& archive = std::get<Archive>(opened);
  auto format =
      is_office(forced) ? std::variant<Format, Problem>(*forced) : sniff_archive(archive, limits);
  if (auto* refused = std::get_if<Problem>(&format)) {
    document.problems.push_back(std::move(*refused));
    return;
  }
  document.format = std::get<Format>(format);
  if (is_converted(document.format))
    return read_converted(document, bytes, document.format, limits);
  read_office(document, archive, limits);
}

void read_compound(Document& document, std::string_view bytes, const Limits& limits) {
  auto format = sniff_compound(bytes);
  if (auto* refused = std::get_if<Problem>(&format)) {
    document.problems.push_back(std::move(*refused));
  } else {
    read_converted(document, bytes, std::get<Format>(format), limits);
  }
}

void read_characters(Document& document, std::string_view bytes, const Limits& limits,
                     std::optional<Format> forced) {
  document.source = std::make_shared<Source>(
      decode_source(document.source->path, bytes, declared_charset(bytes), document.problems));
  const std::string_view text = document.source->text;
  auto refused = refuse_binary(text);
  if (!refused) refused = refuse_office_xml(text);
  if (refused) {
    document.problems = {*std::move(refused)};
    return;
  }
  if (!has_text(text)) {
    document.problems.push_back(empty_file());
    return;
  }
  document.format = forced && *forced != Format::unknown ? *forced : sniff_format(text);
  switch (document.format) {
    case Format::html:
      read_html(document, limits);
      break;
    case Format::xml:
      read_xml(document, limits);
      break;
    default:
      read_text(document, limits);
  }
}

Problem not_of_format(const std::string& zh, const std::string& en) {
  return fatal("intake.damaged", zh + "请去掉 --input-format 后重试。",
               en + "; try again without --input-format");
}

// What keeps the bytes from being read as `forced`, by their container alone.
std::optional<Problem> mismatch(std::string_view bytes, Format forced) {
  if (forced == Format::pdf) {
    if (is_pdf(bytes)) return std::nullopt;
    return not_of_format("文件不是 PDF；", "the file is no PDF");
  }
  if (is_office(forced)) {
    if (is_archive(bytes)) return std::nullopt;
    return not_of_format("文件不是压缩包，不可能是指定的格式；",
                         "the file is no archive, so it cannot be of the format named");
  }
  // Text may speak of a PDF near its beginning.
  if (!is_archive(bytes) && !bytes.starts_with("%PDF-") && !is_compound(bytes)) {
    return std::nullopt;
  }
  return not_of_format("文件是 PDF、办公文档或者压缩包，不可能是指定的文本格式；",
                       "the file is a PDF, an office document or an archive, so it cannot be of "
                       "the format of text named");
}

// By `--input-format`, whatever the content looks like.
void read_as(Document& document, std::string_view bytes, const Limits& limits, Format forced) {
  auto refused = mismatch(bytes, forced);
  if (!refused && !is_office(forced) && forced != Format::pdf) refused = refuse_by_magic(bytes);
  if (refused) {
    document.problems.push_back(*std::move(refused));
  } else if (forced == Format::pdf) {
    read_pdf(document, bytes, limits);
  } else if (is_office(forced)) {
    read_archive(document, bytes, limits, forced);
  } else if (forced == Format::mhtml) {
    read_mhtml(document, bytes, limits);
  } else {
    read_characters(document, bytes, limits, forced);
  }
}

void read_into(Document& document, std::string_view bytes, const Limits& limits,
               std::optional<Format> forced) {
  if (bytes.size() > byte_limit(limits)) {
    document.problems.push_back(limit_reached(Limit::bytes, limits, std::nullopt, true));
  } else if (bytes.find_first_not_of('\0') == bytes.npos) {
    document.problems.push_back(empty_file());
  } else if (forced && *forced != Format::unknown) {
    read_as(document, bytes, limits, *forced);
  } else if (is_archive(bytes)) {
    read_archive(document, bytes, limits, std::nullopt);
  } else if (is_pdf(bytes)) {
    read_pdf(document, bytes, limits);
  } else if (is_compound(bytes)) {
    read_compound(document, bytes, limits);
  } else if (is_rtf(bytes)) {
    read_converted(document, bytes, Format::rtf, limits);
  } else if (auto refused = refuse_by_magic(bytes)) {
    document.problems.push_back(*std::move(refused));
  } else if (is_mhtml(bytes)) {
    read_mhtml(document, bytes, limits);
  } else {
    read_characters(document, bytes, limits, std::nullopt);
  }
}

}  // namespace

Document read_document(std::string path, std::string_view bytes, const Limits& limits,
                       std::optional<Format> forced) {
  Document document;
  auto source = std::make_shared<Source>();
  source->path = path;
  document.source = std::move(source);
  try {
    read_into(document, bytes, limits, forced);
    if (!forced && !document.unreadable()) {
      if (auto remark = wrong_extension(path, document.format)) {
        document.problems.push_back(*std::move(remark));
      }
    }
  } catch (const OutOfTime&) {
    document.blocks.clear();
    document.problems = {not_in_time(limits)};
  } catch (const std::bad_alloc& fault) {
    document.blocks.clear();
    document.problems = {fault_of_program(fault)};
  } catch (const std::exception& error) {
    document.blocks.clear();
    document.problems.push_back(fatal("intake.damaged", "读取过程中断，未能读出内容。",
                                      std::string("reading broke off: ") + error.what()));
  }
  return document;
}

FileBytes load_file(const std::string& path, const Limits& limits) {
  FileBytes loaded;
  // Opening a pipe must not wait for its other end.
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  if (file < 0) {
    loaded.problem = cannot_open(errno);
    return loaded;
  }
  struct stat status {};
  const auto limit = byte_limit(limits);
  if (::fstat(file, &status) != 0) {
    loaded.problem = cannot_open(errno);
  } else if (auto refused = refuse_kind(status)) {
    loaded.problem = std::move(refused);
  } else if (static_cast<std::uint64_t>(status.st_size) > limit) {
    loaded.problem = limit_reached(Limit::bytes, limits, std::nullopt, true);
  } else {
    loaded.bytes.reserve(static_cast<std::size_t>(status.st_size) + (1 << 16));
    loaded.problem = read_all(file, limit, loaded.bytes);
    if (!loaded.problem && loaded.bytes.size() > limit) {
      loaded.problem = limit_reached(Limit::bytes, limits, std::nullopt, true);
    }
  }
  ::close(file);
  if (loaded.problem) loaded.bytes.clear();
  return loaded;
}

}  // namespace gouji
