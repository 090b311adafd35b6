#include "gate/paths.h"

#include <filesystem>
#include <system_error>

namespace gouji {

namespace fs = std::filesystem;

std::string whole_path(const std::string& path) {
  std::error_code failed;
  auto whole = fs::absolute(path, failed).lexically_normal().string();
  while (whole.size() > 1 && whole.ends_with('/')) whole.pop_back();
  return whole;
}

std::string folder_of(const std::string& file) {
  return fs::path(whole_path(file)).parent_path().string();
}

std::optional<std::string> path_below(const std::string& folder, const std::string& path) {
  const auto whole = whole_path(path);
  const auto start = folder.ends_with('/') ? folder : folder + "/";
  if (!whole.starts_with(start)) return std::nullopt;
  return whole.substr(start.size());
}

std::string path_from(const std::string& folder, const std::string& path) {
  return path.starts_with('/') ? path : whole_path(folder + "/" + path);
}

std::string path_shown(const std::string& path) {
  std::error_code failed;
  const auto here = fs::current_path(failed).string();
  return path_below(here, path).value_or(whole_path(path));
}

}  // namespace gouji
