#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "output/file.h"
#include "output/sink.h"

namespace gouji {
namespace {

namespace fs = std::filesystem;

// A folder of its own for a test, gone afterwards.
class Folder {
 public:
  Folder() {
    char name[] = "/tmp/gouji-file-XXXXXX";
    path_ = ::mkdtemp(name);
  }
  ~Folder() { fs::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  std::string operator/(const std::string& name) const { return path_ + "/" + name; }
  std::ptrdiff_t entries() const {
    return std::distance(fs::directory_iterator(path_), fs::directory_iterator());
  }

 private:
  std::string path_;
};

std::string content(const std::string& path) {
  std::ifstream file(path);
  return {std::istreambuf_iterator<char>(file), {}};
}

TEST_CASE("a file is written whole and nothing is left beside it") {
  const Folder folder;
  CHECK_FALSE(write_file(folder / "a.json", "one"));
  CHECK_FALSE(write_file(folder / "a.json", "two"));
  CHECK(content(folder / "a.json") == "two");
  CHECK(folder.entries() == 1);
}

TEST_CASE("a program that is killed leaves the old file and nothing beside it") {
  const Folder folder;
  const int nameless = ::open((folder / ".").c_str(), O_TMPFILE | O_WRONLY, 0600);
  if (nameless < 0) return;  // this file system has no files without a name
  ::close(nameless);
  CHECK_FALSE(write_file(folder / "a.json", "old"));
  const auto child = ::fork();
  if (child == 0) {
    const auto sink = file_sink(folder / "a.json");
    sink->write("half");
    ::kill(::getpid(), SIGKILL);
  }
  int status = 0;
  REQUIRE(::waitpid(child, &status, 0) == child);
  CHECK(WTERMSIG(status) == SIGKILL);
  CHECK(content(folder / "a.json") == "old");
  CHECK(folder.entries() == 1);
}

TEST_CASE("files that others left beside a file are neither written to nor removed") {
  const Folder folder;
  const auto beside = folder / ("a.json." + std::to_string(::getpid()) + "-0");
  std::ofstream(beside) << "theirs";
  CHECK_FALSE(write_file(folder / "a.json", "ours"));
  CHECK(content(folder / "a.json") == "ours");
  CHECK(content(beside) == "theirs");
  CHECK(folder.entries() == 2);
}

TEST_CASE("a new file has ordinary permissions and an old one keeps its own") {
  const Folder folder;
  const auto before = ::umask(022);
  CHECK_FALSE(write_file(folder / "new", "x"));
  std::ofstream(folder / "old") << "y";
  ::chmod((folder / "old").c_str(), 0640);
  CHECK_FALSE(write_file(folder / "old", "x"));
  ::umask(before);
  CHECK(fs::status(folder / "new").permissions() == fs::perms(0644));
  CHECK(fs::status(folder / "old").permissions() == fs::perms(0640));
}

TEST_CASE("a link stays a link and the file behind it is written") {
  const Folder folder;
  std::ofstream(folder / "target") << "old";
  fs::create_symlink(folder / "target", folder / "link");
  CHECK_FALSE(write_file(folder / "link", "new"));
  CHECK(fs::is_symlink(folder / "link"));
  CHECK(content(folder / "target") == "new");
}

TEST_CASE("a device is written to and not replaced") {
  CHECK_FALSE(write_file("/dev/null", "x"));
  CHECK(fs::is_character_file("/dev/null"));
}

TEST_CASE("a full device is a failure that names it") {
  const auto failure = write_file("/dev/full", "x");
  REQUIRE(failure);
  CHECK(failure->message.zh == "无法写入 /dev/full：磁盘空间不足。");
}

TEST_CASE("a folder that does not exist is a failure in both languages") {
  const Folder folder;
  const auto failure = write_file(folder / "none/a.json", "x");
  REQUIRE(failure);
  CHECK(failure->message.zh == "无法写入 " + (folder / "none/a.json") + "：所在文件夹不存在。");
  CHECK(failure->message.en.starts_with("cannot write " + (folder / "none/a.json") + ": "));
  CHECK_FALSE(failure->closed_pipe);
  CHECK(folder.entries() == 0);
}

TEST_CASE("a folder is not written over") {
  const Folder folder;
  fs::create_directory(folder / "sub");
  REQUIRE(write_file(folder / "sub", "x"));
  CHECK(fs::is_directory(folder / "sub"));
}

}  // namespace
}  // namespace gouji
