// Paths as configurations, baselines and waivers compare them.
#pragma once

#include <optional>
#include <string>

namespace gouji {

// From the root, without `.`, `..` and doubled slashes; links are not followed.
std::string whole_path(const std::string& path);

// The folder that a file stands in, as a whole path.
std::string folder_of(const std::string& file);

// A path as seen from a folder (a whole path); nothing where it does not lie below it.
std::optional<std::string> path_below(const std::string& folder, const std::string& path);

// `path` where it begins with a slash, else below `folder`.
std::string path_from(const std::string& folder, const std::string& path);

// A path for people: as seen from where the program runs if it lies below, else whole.
std::string path_shown(const std::string& path);

}  // namespace gouji
