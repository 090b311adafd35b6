#include "sweep/walk.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <system_error>

#include "base/utf8.h"

namespace gouji {
namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 12> kEndings{".html",     ".htm", ".shtml", ".xhtml",
                                                    ".txt",      ".md",  ".xml",   ".docx",
                                                    ".markdown", ".mht", ".mhtml", ".xlsx"};
// Many programs end their files so; only what an office program left is taken for a report.
constexpr std::array<std::string_view, 2> kSharedEndings{".doc", ".wps"};

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

template <std::size_t N>
bool has_ending(std::string_view name, const std::array<std::string_view, N>& endings) {
  const auto dot = name.rfind('.');
  if (dot == std::string_view::npos || dot == 0) return false;
  return std::find(endings.begin(), endings.end(), lower(name.substr(dot))) != endings.end();
}

Bilingual cannot_open(const std::string& folder, const std::error_code& error) {
  const auto name = printable(folder);
  return {
      "无法打开文件夹 " + name + "，其中的文件未检查。",
      "cannot open the folder " + name + ": " + error.message() + "; its files are not checked"};
}

}  // namespace

bool has_report_ending(std::string_view name) { return has_ending(name, kEndings); }

bool is_office_file(const std::string& path) {
  using std::string_view_literals::operator""sv;
  std::ifstream file(path, std::ios::binary);
  std::string head(1024, '\0');
  file.read(head.data(), static_cast<std::streamsize>(head.size()));
  head.resize(static_cast<std::size_t>(file.gcount()));
  if (head.empty()) return true;  // that it is empty, or cannot be read, is worth saying
  for (const auto start : {"PK\x03\x04"sv, "\xD0\xCF\x11\xE0"sv, "{\\rtf"sv, "\xFF\xFE<"sv}) {
    if (head.starts_with(start)) return true;
  }
  const auto text = trimmed(head);
  return text.starts_with('<') || lower(text).find("mime-version:") != std::string::npos;
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
      } else if (entries->is_regular_file(unknown) &&
                 (has_report_ending(name) ||
                  (has_ending(name, kSharedEndings) && is_office_file(entries->path().string())))) {
        result.files.push_back(entries->path().string());
      }
    }
    if (error) result.troubles.push_back(cannot_open(current, error));
  }
  std::sort(result.files.begin(), result.files.end());
  return result;
}

}  // namespace gouji
