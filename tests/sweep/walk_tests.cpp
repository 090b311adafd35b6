#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "sweep/walk.h"

namespace gouji {
namespace {

namespace fs = std::filesystem;

// A folder of its own for a test, gone afterwards.
class Folder {
 public:
  Folder() {
    char name[] = "/tmp/gouji-walk-XXXXXX";
    path = ::mkdtemp(name);
    ::chmod(path.c_str(), 0755);
  }
  ~Folder() { fs::remove_all(path); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  std::string file(const std::string& name) const {
    const auto full = path + "/" + name;
    fs::create_directories(fs::path(full).parent_path());
    std::ofstream(full) << "x";
    return full;
  }

  std::string path;
};

// Root may read what nobody may; for as long as this lives, this program is not root.
class NotRoot {
 public:
  NotRoot() : was_root_(::geteuid() == 0) {
    if (was_root_) REQUIRE(::seteuid(65534) == 0);
  }
  ~NotRoot() {
    if (was_root_) (void)!::seteuid(0);
  }
  NotRoot(const NotRoot&) = delete;
  NotRoot& operator=(const NotRoot&) = delete;

 private:
  bool was_root_;
};

TEST_CASE("reports come in the order of their paths, byte by byte, however deep they stand") {
  const Folder folder;
  const auto upper = folder.file("B.html"), lower = folder.file("a.html"),
             deep = folder.file("a/一/二/三.docx"), beside = folder.file("a/b.txt");
  const auto found = walk(folder.path);
  CHECK(found.files == std::vector<std::string>{upper, lower, beside, deep});
  CHECK(found.troubles.empty());
}

TEST_CASE("hidden files, owner files and files of other kinds are passed over") {
  const Folder folder;
  for (const auto* name : {".hidden.html", ".git/x.html", "~$2024.docx", "a.png", "LICENSE"}) {
    folder.file(name);
  }
  const auto found = walk(folder.path);
  CHECK(found.files.empty());
  CHECK(found.troubles.empty());
}

TEST_CASE("links that lead in a circle end nowhere, and links to files are followed") {
  const Folder folder;
  const auto file = folder.file("a/b/report.html");
  fs::create_directory_symlink(folder.path, folder.path + "/a/b/up");
  fs::create_directory_symlink(".", folder.path + "/a/self");
  fs::create_symlink("a/b/report.html", folder.path + "/link.html");
  const auto found = walk(folder.path);
  CHECK(found.files == std::vector<std::string>{file, folder.path + "/link.html"});
  CHECK(found.troubles.empty());
}

TEST_CASE("a link that leads nowhere stands for a report that cannot be read") {
  const Folder folder;
  fs::create_symlink("nowhere.html", folder.path + "/dangling.html");
  fs::create_symlink("loop.html", folder.path + "/loop.html");
  fs::create_symlink("nowhere", folder.path + "/LICENSE");
  const auto found = walk(folder.path);
  CHECK(found.files ==
        std::vector<std::string>{folder.path + "/dangling.html", folder.path + "/loop.html"});
  CHECK(found.troubles.empty());
}

TEST_CASE("pipes and sockets are no reports, whatever they are called") {
  const Folder folder;
  const auto file = folder.file("report.html");
  const auto pipe = folder.path + "/pipe.html", name = folder.path + "/socket.html";
  REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
  const int socket = ::socket(AF_UNIX, SOCK_STREAM, 0);
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  name.copy(address.sun_path, sizeof address.sun_path - 1);
  REQUIRE(::bind(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
  const auto found = walk(folder.path);
  ::close(socket);
  CHECK(found.files == std::vector<std::string>{file});
}

TEST_CASE("names that are no UTF-8 are kept byte for byte") {
  const Folder folder;
  const auto file = folder.file("\xB1\xA8\xB8\xE6.html"), under = folder.file("\xFF/a.txt");
  CHECK(walk(folder.path).files == std::vector<std::string>{file, under});
}

TEST_CASE("a folder that cannot be opened is told of, and the others are walked") {
  const Folder folder;
  const auto open = folder.file("open/a.html");
  folder.file("shut/b.html");
  ::chmod((folder.path + "/shut").c_str(), 0);
  Walk found;
  {
    const NotRoot not_root;
    found = walk(folder.path);
  }
  ::chmod((folder.path + "/shut").c_str(), 0700);
  CHECK(found.files == std::vector<std::string>{open});
  REQUIRE(found.troubles.size() == 1);
  CHECK(found.troubles[0].en == "cannot open the folder " + folder.path +
                                    "/shut: Permission denied; its files are not checked");
}

TEST_CASE("twenty thousand files in hundreds of folders are all found, each once") {
  const Folder folder;
  for (int i = 0; i < 200; ++i) {
    const auto under = folder.path + "/" + std::to_string(i);
    fs::create_directory(under);
    for (int j = 0; j < 100; ++j) {
      ::close(::creat((under + "/" + std::to_string(j) + ".html").c_str(), 0600));
    }
  }
  auto found = walk(folder.path);
  CHECK(found.files.size() == 20'000);
  CHECK(std::unique(found.files.begin(), found.files.end()) == found.files.end());
}

}  // namespace
}  // namespace gouji
