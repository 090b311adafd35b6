// Where packs and schemas stand: those that came with the program, and the user's own.
#include <cstdlib>
#include <filesystem>
#include <string_view>

#include <dlfcn.h>
#include <link.h>
#include <sys/auxv.h>

#include "pack/load.h"

namespace gouji {
namespace {

namespace fs = std::filesystem;

// The file that this code was loaded from: the program, or the shared library it is a part of.
// Empty where that cannot be told.
fs::path own_file() {
  std::error_code failed;
  Dl_info info{};
  link_map* map = nullptr;
  // The loader has no name for the program itself.
  if (::dladdr1(reinterpret_cast<const void*>(&packs_folder), &info, reinterpret_cast<void**>(&map),
                RTLD_DL_LINKMAP) != 0 &&
      map != nullptr && map->l_name != nullptr && *map->l_name != '\0') {
    const auto file = fs::canonical(map->l_name, failed);
    return failed ? fs::path() : file;
  }
  auto program = fs::read_symlink("/proc/self/exe", failed);
  if (!failed) return program;
  // A root without /proc: as the program was called.
  const auto* called = reinterpret_cast<const char*>(::getauxval(AT_EXECFN));
  if (called == nullptr) return {};
  program = fs::canonical(called, failed);
  return failed ? fs::path() : program;
}

std::string data_folder(std::string_view name) {
  std::error_code failed;
  if (const char* chosen = std::getenv("GOUJI_DATA"); chosen != nullptr && *chosen != '\0') {
    const auto folder = fs::path(chosen) / name;
    return fs::is_directory(folder, failed) ? folder.string() : std::string();
  }
  // A program stands in PREFIX/bin, a library in PREFIX/lib or, by Debian's ways, one deeper.
  auto above = own_file().parent_path();
  for (int steps = 0; steps < 2 && above.has_relative_path(); ++steps) {
    above = above.parent_path();
    const auto folder = above / "share" / "gouji" / name;
    if (fs::is_directory(folder, failed)) return folder.string();
  }
  return {};
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
