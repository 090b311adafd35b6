// A folder of its own for the packs of one test, and a pack that extends the small one.
#pragma once

#include <filesystem>
#include <fstream>
#include <string>

#include <unistd.h>

#include "small_pack.h"

namespace gouji {

class PackFolder {
 public:
  PackFolder()
      : path_(std::filesystem::temp_directory_path() /
              ("gouji-packs-" + std::to_string(::getpid()) + "-" + std::to_string(++made()))) {
    std::filesystem::remove_all(path_);
    std::filesystem::create_directories(path_);
  }
  ~PackFolder() { std::filesystem::remove_all(path_); }
  PackFolder(const PackFolder&) = delete;
  PackFolder& operator=(const PackFolder&) = delete;

  std::string put(const std::string& name, const std::string& text) const {
    const auto file = path_ / name;
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << text;
    return file.string();
  }
  std::string file(const std::string& name) const { return (path_ / name).string(); }

 private:
  static int& made() {
    static int count = 0;
    return count;
  }
  std::filesystem::path path_;
};

// A layer of the same edition, `attributes` and `content` as they stand in its file.
inline std::string layer_of(const std::string& id, const std::string& parent,
                            const std::string& content) {
  return "<pack xmlns=\"urn:gouji:rule-pack:1\" id=\"" + id +
         "\" version=\"2\" edition=\"small\" from=\"2021\" basis=\"清政发〔2024〕3号\" extends=\"" +
         parent + "\"><title zh=\"补充\" en=\"More\"/>\n" + content + "</pack>";
}

}  // namespace gouji
