#include "pack/pack_file.h"

#include <algorithm>
#include <cstdio>
#include <filesystem>

namespace gouji {
namespace {

namespace fs = std::filesystem;

// One byte more than a pack may have is enough to see that it is too large.
constexpr std::size_t kEnough = (16u << 20) + 1;

std::vector<std::string> names_in(const fs::path& folder) {
  std::vector<std::string> names;
  std::error_code failed;
  for (fs::directory_iterator it(folder, failed), end; !failed && it != end; it.increment(failed)) {
    if (it->path().extension() == ".xml") names.push_back(it->path().stem().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

}  // namespace

PackFile read_pack_file(const std::string& path) {
  PackFile file;
  file.path = path;
  std::error_code failed;
  const auto type = fs::status(path, failed).type();
  if (type == fs::file_type::not_found) return file;
  file.state = PackFile::State::unreadable;
  if (type == fs::file_type::directory) return file;
  std::FILE* stream = std::fopen(path.c_str(), "rb");
  if (!stream) return file;
  // A file of a known size comes in one piece; one byte more shows that it has ended.
  const auto size = fs::file_size(path, failed);
  std::size_t room = failed ? 0 : std::min<std::size_t>(size, kEnough - 1) + 1, read = 0;
  do {
    if (read == room) room = std::min(2 * room + 4096, kEnough);
    file.text.resize(room);
    read += std::fread(file.text.data() + read, 1, room - read, stream);
  } while (read == room && room < kEnough);
  file.text.resize(read);
  if (!std::ferror(stream)) file.state = PackFile::State::read;
  std::fclose(stream);
  return file;
}

PackFile read_beside(const std::string& pack, const std::string& name) {
  PackFile file;
  fs::path folder = fs::path(pack).parent_path();
  file.path = (folder / name).string();
  if (folder.empty()) folder = ".";
  if (name.find_first_of("/\\") != std::string::npos || name.starts_with("..")) {
    file.state = PackFile::State::outside;
    return file;
  }
  std::error_code failed;
  const auto type = fs::status(folder / name, failed).type();
  if (type == fs::file_type::not_found) {
    file.neighbours = names_in(folder);
    return file;
  }
  if (type != fs::file_type::regular) {
    file.state = PackFile::State::unreadable;
    return file;
  }
  const fs::path real = fs::canonical(folder / name, failed);
  const fs::path home = fs::canonical(folder, failed);
  if (failed || real.parent_path() != home) {
    file.state = PackFile::State::outside;
    return file;
  }
  return read_pack_file(file.path);
}

}  // namespace gouji
