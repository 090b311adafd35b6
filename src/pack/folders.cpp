// Where packs and schemas stand: those that came with the program, and the user's own.
#include <cstdlib>
#include <filesystem>

#include "pack/load.h"

namespace gouji {
namespace {

namespace fs = std::filesystem;

std::string data_folder(const char* name) {
  std::error_code failed;
  const char* chosen = std::getenv("GOUJI_DATA");
  fs::path folder;
  if (chosen && *chosen) {
    folder = fs::path(chosen) / name;
  } else {
    const fs::path program = fs::read_symlink("/proc/self/exe", failed);
    if (failed) return {};
    folder = program.parent_path().parent_path() / "share" / "gouji" / name;
  }
  return fs::is_directory(folder, failed) ? folder.string() : std::string();
}

}  // namespace

std::string packs_folder() { return data_folder("rules"); }

std::string user_packs_folder() {
  const char* data = std::getenv("XDG_DATA_HOME");
  const char* home = std::getenv("HOME");
  fs::path folder;
  if (data && *data == '/') {  // a relative one is none, says the specification
    folder = data;
  } else if (home && *home == '/') {
    folder = fs::path(home) / ".local" / "share";
  } else {
    return {};
  }
  folder = folder / "gouji" / "rules";
  std::error_code failed;
  return fs::is_directory(folder, failed) ? folder.string() : std::string();
}

std::string schemas_folder() { return data_folder("schemas"); }

}  // namespace gouji
