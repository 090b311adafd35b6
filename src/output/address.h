// Where a report lies as the programs that host repositories name it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace gouji {

// The repository around a folder. Nothing of it is read but where its root is.
class Repository {
 public:
  // `folder` is absolute; the root is the nearest folder from it upward that holds a `.git`, and
  // `folder` itself where none does.
  static Repository around(const std::string& folder);
  static Repository around_current_folder();

  Repository(std::string root, std::string folder)
      : root_(std::move(root)), folder_(std::move(folder)) {}

  // A path, taken from `folder` where it is relative, as seen from the root, with / between its
  // parts and no dots; nothing where it lies outside.
  std::optional<std::string> from_root(std::string_view path) const;

  // from_root(), and the path as it is where it lies outside.
  std::string address(std::string_view path) const;

 private:
  std::string root_, folder_;
};

}  // namespace gouji
