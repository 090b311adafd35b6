#include "sweep/walk.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <system_error>

#include "base/utf8.h"

namespace gouji {
namespace {

namespace fs = std::filesystem;

// The last row are kinds that cannot be read: left out, they would count as sound.
constexpr std::array<std::string_view, 21> kEndings{
    ".html", ".htm",  ".shtml", ".xhtml", ".txt",      ".md",  ".xml",
    ".docx", ".xlsx", ".mht",   ".mhtml", ".markdown", ".pdf", ".ofd",
    ".doc",  ".wps",  ".et",    ".xls",   ".rtf",      ".odt", ".ods"};

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

// A link that leads nowhere can no more be read than the report that it stands for: left out, it
// would count as sound. Pipes, sockets and devices are none.
bool can_be_report(const fs::directory_entry& entry) {
  std::error_code unknown;
  return entry.is_regular_file(unknown) || (entry.is_symlink(unknown) && !entry.exists(unknown));
}

Bilingual cannot_open(const std::string& folder, const std::error_code& error) {
  const auto name = printable(folder);
  return {
      "无法打开文件夹 " + name + "，其中的文件未检查。",
      "cannot open the folder " + name + ": " + error.message() + "; its files are not checked"};
}

}  // namespace

std::span<const std::string_view> report_endings() { return kEndings; }

bool has_report_ending(std::string_view name) {
  const auto dot = name.rfind('.');
  if (dot == std::string_view::npos || dot == 0) return false;
  return std::find(kEndings.begin(), kEndings.end(), lower(name.substr(dot))) != kEndings.end();
}

Walk walk(const std::string& folder) {
  Walk result;
  std::vector<std::string> waiting{folder};
  while (!waiting.empty()) {
    const std::string current = std::move(waiting.back());
    waiting.pop_back();
    std::error_code error;
    fs::directory_iterator entries(current, error);
    for (; !error && entries != fs::directory_iterator(); entries.increment(error)) {
      const auto name = entries->path().filename().string();
      // Word and WPS put a file ~$NAME beside a document that is open.
      if (name.starts_with('.') || name.starts_with("~$")) continue;
      std::error_code unknown;
      if (entries->is_directory(unknown)) {
        if (!entries->is_symlink(unknown)) waiting.push_back(entries->path().string());
      } else if (has_report_ending(name) && can_be_report(*entries)) {
        result.files.push_back(entries->path().string());
      }
    }
    if (error) result.troubles.push_back(cannot_open(current, error));
  }
  std::sort(result.files.begin(), result.files.end());
  return result;
}

}  // namespace gouji
