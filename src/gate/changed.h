// What has changed in a repository, asked of git.
#pragma once

#include <optional>
#include <set>
#include <string>

#include "base/bilingual.h"

namespace gouji {

struct Changes {
  std::string root;                  // of the working tree, a whole path
  std::set<std::string> files;       // whole paths; a folder stands for all below it (a submodule)
  std::optional<Bilingual> failure;  // why git could not say; the others are empty then

  bool hold(const std::string& file) const;  // whether a file (a whole path) is among them
};

// Where the working tree begins that a folder belongs to: `root` alone is set, or `failure`.
Changes find_repository(const std::string& folder);

// The files of the working tree at `root` that differ from what they were at `revision`, or, where
// the histories have parted, when they did; and files that git does not track yet, unless it is
// told to ignore them. Deleted files are among them; a renamed one is by both its names.
Changes changes_since(const std::string& revision, const std::string& root);

}  // namespace gouji
