#include "intake/archive.h"

#include <algorithm>
#include <set>
#include <utility>

#include <zip.h>

#include "base/utf8.h"
#include "intake/charset.h"

namespace gouji {
namespace {

using std::string_view_literals::operator""sv;

// An entry may grow by any factor up to this size: what is that small does no harm.
constexpr std::uint64_t kRatioFrom = 1 << 20;

// What the entries of an archive inside an archive begin with.
constexpr std::string_view kArchiveMagics[] = {
    "PK\x03\x04"sv, "PK\x05\x06"sv, "7z\xBC\xAF\x27\x1C"sv, "Rar!\x1A\x07"sv, "\x1F\x8B\x08"sv};

Problem problem(std::string id, std::string zh, std::string en, bool fatal) {
  return fatal ? gouji::fatal(std::move(id), std::move(zh), std::move(en))
               : losing(Loss::parts, std::move(id), std::move(zh), std::move(en));
}

Problem damaged(std::string zh, std::string en, bool fatal) {
  return problem("intake.damaged", std::move(zh), std::move(en), fatal);
}

Problem unsafe(const std::string& zh, const std::string& en, bool fatal) {
  return problem("intake.unsafe-archive", zh, en, fatal);
}

std::string quoted(std::string_view name) { return "“" + printable(name.substr(0, 200)) + "”"; }

// An archive's directory has one of these for each entry, so they bound its size beforehand.
std::uint64_t count_directory_marks(std::string_view bytes) {
  constexpr auto kMark = "PK\x01\x02"sv;
  std::uint64_t count = 0;
  for (auto at = bytes.find(kMark); at != bytes.npos; at = bytes.find(kMark, at + 4)) ++count;
  return count;
}

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

// Whether the flag for UTF-8 is set or not, writers put down UTF-8 or the character set of the
// machine; a Chinese name in GB18030 is never well-formed UTF-8 in practice.
std::string decoded_name(std::string_view raw) {
  std::string name =
      is_valid_utf8(raw) ? std::string(raw) : decode_as(raw, {Charset::gb18030}).text;
  std::replace(name.begin(), name.end(), '\\', '/');
  return name;
}

bool leaves_archive(std::string_view name) {
  if (name.starts_with('/')) return true;
  const bool drive = name.size() >= 2 && name[1] == ':' &&
                     ((name[0] >= 'A' && name[0] <= 'Z') || (name[0] >= 'a' && name[0] <= 'z'));
  if (drive) return true;
  for (std::size_t at = 0; at <= name.size();) {
    const auto end = std::min(name.find('/', at), name.size());
    if (name.substr(at, end - at) == "..") return true;
    at = end + 1;
  }
  return false;
}

struct CloseEntry {
  void operator()(zip_file_t* entry) const { zip_fclose(entry); }
};

}  // namespace

void Archive::Close::operator()(void* zip) const { zip_discard(static_cast<zip_t*>(zip)); }

std::variant<Archive, Problem> Archive::open(std::string_view bytes, const Limits& limits) {
  if (count_directory_marks(bytes) > limits[Limit::archive_entries]) {
    return limit_reached(Limit::archive_entries, limits, std::nullopt, true);
  }
  // libzip takes nothing at all for an archive of no entries.
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  zip_t* zip = source == nullptr || bytes.empty()
                   ? nullptr
                   : zip_open_from_source(source, ZIP_RDONLY, &error);
  if (zip == nullptr) {
    const std::string reason = zip_error_strerror(&error);
    if (source != nullptr) zip_source_free(source);
    zip_error_fini(&error);
    return damaged(
        "文件已损坏：压缩包目录不完整，可能是上传、下载或者复制时中断。请用原程序打开后"
        "重新保存，或者重新取得文件。",
        "the file is damaged: the directory of the archive is incomplete (" + reason +
            "); save it again with its own program, or fetch it again",
        true);
  }
  zip_error_fini(&error);
  Archive archive(zip, bytes.size(), limits);
  if (auto refused = archive.list()) return *std::move(refused);
  return archive;
}

std::optional<Problem> Archive::list() {
  auto* const zip = static_cast<zip_t*>(zip_.get());
  const auto count = zip_get_num_entries(zip, 0);
  if (count > 0 && static_cast<std::uint64_t>(count) > limits_[Limit::archive_entries]) {
    return limit_reached(Limit::archive_entries, limits_, std::nullopt, true);
  }
  for (zip_int64_t i = 0; i < count; ++i) {
    const auto index = static_cast<zip_uint64_t>(i);
    const char* raw = zip_get_name(zip, index, ZIP_FL_ENC_RAW);
    auto name = decoded_name(raw == nullptr ? "" : raw);
    if (leaves_archive(name)) {
      return unsafe("压缩包内的文件名" + quoted(name) + "指向压缩包之外，不予读取。",
                    "the archive's entry " + printable(name.substr(0, 200)) +
                        " leads out of the archive; nothing was read",
                    true);
    }
    if (name.empty() || name.ends_with('/')) continue;
    if (!index_.emplace(lower(name), index).second) {
      return unsafe("压缩包内有两个同名文件" + quoted(name) + "，无法确定以哪个为准，不予读取。",
                    "the archive has two entries named " + printable(name.substr(0, 200)) +
                        ", and which one counts cannot be told; nothing was read",
                    true);
    }
    names_.push_back(std::move(name));
  }
  return std::nullopt;
}

std::optional<std::uint64_t> Archive::find(std::string_view name) const {
  const auto found = index_.find(lower(name));
  if (found == index_.end()) return std::nullopt;
  return found->second;
}

std::optional<std::string> Archive::read(std::string_view name, std::vector<Problem>& problems) {
  const auto index = find(name);
  if (!index) return std::nullopt;
  auto* const zip = static_cast<zip_t*>(zip_.get());
  const auto shown = printable(name.substr(0, 200));
  const auto broken = [&] {
    problems.push_back(
        damaged("压缩包内的文件" + quoted(name) + "已损坏，无法解压。",
                "the archive's entry " + shown + " is damaged and cannot be unpacked", false));
    return std::nullopt;
  };
  const std::unique_ptr<zip_file_t, CloseEntry> entry(zip_fopen_index(zip, *index, 0));
  if (!entry) {
    const int code = zip_error_code_zip(zip_get_error(zip));
    if (code != ZIP_ER_NOPASSWD && code != ZIP_ER_ENCRNOTSUPP) return broken();
    problems.push_back(
        problem("intake.encrypted", "压缩包内的文件" + quoted(name) + "设有密码，无法读取。",
                "the archive's entry " + shown + " is protected by a password", false));
    return std::nullopt;
  }
  zip_stat_t stat;
  zip_stat_init(&stat);
  if (zip_stat_index(zip, *index, 0, &stat) != 0 || (stat.valid & ZIP_STAT_COMP_SIZE) == 0 ||
      stat.comp_size > size_) {
    return broken();
  }
  const std::uint64_t packed = std::max<std::uint64_t>(stat.comp_size, 1);

  std::string bytes;
  char buffer[1 << 16];
  for (;;) {
    limits_.keep_time();
    const auto got = zip_fread(entry.get(), buffer, sizeof buffer);
    if (got < 0) return broken();
    if (got == 0) break;
    bytes.append(buffer, static_cast<std::size_t>(got));
    unpacked_ += static_cast<std::uint64_t>(got);
    std::optional<Limit> reached;
    if (unpacked_ > limits_[Limit::archive_bytes]) reached = Limit::archive_bytes;
    if (bytes.size() > kRatioFrom && bytes.size() / packed >= limits_[Limit::archive_ratio]) {
      reached = Limit::archive_ratio;
    }
    if (reached) {
      problems.push_back(limit_reached(*reached, limits_));
      return std::nullopt;
    }
  }
  if ((stat.valid & ZIP_STAT_SIZE) != 0 && stat.size != bytes.size()) return broken();
  for (const auto magic : kArchiveMagics) {
    if (!bytes.starts_with(magic)) continue;
    problems.push_back(
        unsafe("压缩包内的文件" + quoted(name) + "本身又是压缩包，不予读取。",
               "the archive's entry " + shown + " is an archive itself and is not read", false));
    return std::nullopt;
  }
  return bytes;
}

}  // namespace gouji
