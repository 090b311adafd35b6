#include "base/leavings.h"

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

#include <stdlib.h>
#include <unistd.h>

namespace gouji {
namespace {

namespace fs = std::filesystem;

struct Leavings {
  std::recursive_mutex mutex;
  std::vector<pid_t> groups;
  std::vector<std::string> paths;
};

// Never destroyed: an interrupt may come while the program ends by itself.
Leavings& leavings() {
  static auto* const all = new Leavings;
  return *all;
}

// A process that was killed a moment ago may still be putting files into the folder.
void remove_whole(const std::string& path) {
  for (int i = 0; i < 200; ++i) {
    std::error_code error;
    fs::remove_all(path, error);
    if (!fs::exists(fs::symlink_status(path, error))) return;
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
}

std::string made_folder() {
  const char* named = std::getenv("TMPDIR");
  std::error_code error;
  auto folder = fs::canonical(named == nullptr || *named == '\0' ? "/tmp" : named, error);
  if (error) folder = "/tmp";
  std::string path = folder / "gouji-XXXXXX";
  if (::mkdtemp(path.data()) == nullptr) {
    throw std::system_error(errno, std::generic_category(), folder.string());
  }
  return path;
}

}  // namespace

HeldLeavings::HeldLeavings() : lock_(leavings().mutex) {}

void HeldLeavings::remember(std::string path) { leavings().paths.push_back(std::move(path)); }

void HeldLeavings::forget(const std::string& path) { std::erase(leavings().paths, path); }

TemporaryFolder::TemporaryFolder() {
  HeldLeavings held;
  path_ = made_folder();
  held.remember(path_);
}

TemporaryFolder::~TemporaryFolder() {
  HeldLeavings held;
  for (const auto& path : {path_, elsewhere_}) {
    if (path.empty()) continue;
    remove_whole(path);
    held.forget(path);
  }
}

void TemporaryFolder::take_along(std::string path) {
  HeldLeavings held;
  held.remember(path);
  elsewhere_ = std::move(path);
}

void leave_nothing_behind() {
  auto& all = leavings();
  all.mutex.lock();  // and never unlocked
  for (const auto group : all.groups) ::kill(-group, SIGKILL);
  for (const auto& path : all.paths) remove_whole(path);
}

pid_t fork_known() {
  auto& all = leavings();
  const std::lock_guard lock(all.mutex);
  all.groups.reserve(all.groups.size() + 1);
  const auto child = ::fork();
  if (child <= 0) return child;
  ::setpgid(child, child);
  all.groups.push_back(child);
  return child;
}

// Under the lock, so that nobody kills the group of a number that was given away again.
void kill_known(pid_t leader) {
  auto& all = leavings();
  const std::lock_guard lock(all.mutex);
  ::kill(-leader, SIGKILL);
  std::erase(all.groups, leader);
}

}  // namespace gouji
