// The bytes of packs and of what stands beside them.
#pragma once

#include <string>
#include <vector>

namespace gouji {

struct PackFile {
  // `outside`: a link that leads out of the folder. `unreadable`: a folder, a device, no
  // permission.
  enum class State { read, absent, outside, unreadable } state = State::absent;
  std::string path;
  std::string text;  // at most one byte more than a pack may have
  // Of a file that is absent: the names without ending of the .xml files that are there, sorted.
  std::vector<std::string> neighbours;
};

// A file that a person names: whatever can be read to its end.
PackFile read_pack_file(const std::string& path);

// A file that a pack names, in the folder of that pack and nowhere else: an ordinary file, no path,
// and no link out of the folder.
PackFile read_beside(const std::string& pack, const std::string& name);

}  // namespace gouji
