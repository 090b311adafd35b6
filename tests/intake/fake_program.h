// Programs of a test's own, first on PATH, that do what real ones do in their worst hours.
#pragma once

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <thread>

#include <stdlib.h>

// While it lives, PATH begins with a folder of its own and TMPDIR is another: what is left there
// was left behind.
class FakePath {
 public:
  explicit FakePath(const std::string& temporary = "tmp")
      : path_(std::getenv("PATH")), tmpdir_(std::getenv("TMPDIR") ? std::getenv("TMPDIR") : "") {
    char name[] = "/tmp/fake-path-XXXXXX";
    root_ = ::mkdtemp(name);
    temporary_ = root_ / temporary;
    std::filesystem::create_directories(root_ / "bin");
    std::filesystem::create_directories(temporary_);
    ::setenv("PATH", ((root_ / "bin").string() + ":" + path_).c_str(), 1);
    ::setenv("TMPDIR", temporary_.c_str(), 1);
  }
  ~FakePath() {
    ::setenv("PATH", path_.c_str(), 1);
    if (tmpdir_.empty()) {
      ::unsetenv("TMPDIR");
    } else {
      ::setenv("TMPDIR", tmpdir_.c_str(), 1);
    }
    std::filesystem::remove_all(root_);
  }
  FakePath(const FakePath&) = delete;
  FakePath& operator=(const FakePath&) = delete;

  // A program of this name that runs `script` with sh; $ROOT is `root()`.
  void program(const std::string& name, const std::string& script) const {
    const auto file = root_ / "bin" / name;
    std::ofstream(file) << "#!/bin/sh\nROOT='" << root_.string() << "'\n" << script << "\n";
    std::filesystem::permissions(file, std::filesystem::perms::owner_all);
  }
  // From now on nothing but what this test put there is on PATH.
  void alone() const { ::setenv("PATH", (root_ / "bin").c_str(), 1); }

  std::string file(const std::string& name, const std::string& content) const {
    std::ofstream(root_ / name, std::ios::binary) << content;
    return (root_ / name).string();
  }
  std::string read(const std::string& name) const {
    std::ifstream file(root_ / name, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }
  const std::filesystem::path& root() const { return root_; }
  std::size_t left_behind() const {
    std::size_t count = 0;
    for ([[maybe_unused]] const auto& one : std::filesystem::directory_iterator(temporary_)) {
      ++count;
    }
    return count;
  }

 private:
  std::string path_, tmpdir_;
  std::filesystem::path root_, temporary_;
};

// Dead, or a zombie that its new parent has not collected yet.
inline bool is_gone(const std::string& process) {
  for (int i = 0; i < 500; ++i) {
    std::ifstream stat("/proc/" + std::to_string(std::stoi(process)) + "/stat");
    std::string line;
    if (!std::getline(stat, line) || line.find(") Z ") != line.npos) return true;
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  return false;
}
