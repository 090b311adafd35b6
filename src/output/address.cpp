#include "output/address.h"

#include <filesystem>
#include <system_error>

namespace gouji {

namespace fs = std::filesystem;

Repository Repository::around(const std::string& folder) {
  for (fs::path at = folder; !at.empty(); at = at.parent_path()) {
    std::error_code error;
    if (fs::exists(at / ".git", error)) return {at.string(), folder};
    if (at == at.parent_path()) break;
  }
  return {folder, folder};
}

Repository Repository::around_current_folder() {
  std::error_code error;
  const auto current = fs::current_path(error);
  return around(error ? "/" : current.string());
}

std::optional<std::string> Repository::from_root(std::string_view path) const {
  const auto whole = (fs::path(folder_) / path).lexically_normal().string();
  const auto base = root_ == "/" ? root_ : root_ + "/";
  if (!whole.starts_with(base) || whole.size() == base.size()) return std::nullopt;
  return whole.substr(base.size());
}

std::string Repository::address(std::string_view path) const {
  return from_root(path).value_or(std::string(path));
}

}  // namespace gouji
