// What would outlive this program if it ended now: the children it runs, the folders it made for a
// while, the files it has not finished.
#pragma once

#include <mutex>
#include <string>

#include <sys/types.h>

namespace gouji {

// A folder that only this user can enter, gone with all that is in it when this goes.
class TemporaryFolder {
 public:
  // Made where TMPDIR says, else in /tmp. Throws std::system_error where that cannot be.
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  const std::string& path() const { return path_; }  // absolute, without symbolic links
  // Removes the file `path`, which lies elsewhere, together with the folder.
  void take_along(std::string path);

 private:
  std::string path_, elsewhere_;
};

// While one lives, `leave_nothing_behind` waits where another thread calls it: something is made
// and its path told in one step.
class HeldLeavings {
 public:
  HeldLeavings();
  HeldLeavings(const HeldLeavings&) = delete;
  HeldLeavings& operator=(const HeldLeavings&) = delete;

  // The file or folder is removed if the program has to leave, until it is forgotten.
  void remember(std::string path);
  void forget(const std::string& path);

 private:
  std::unique_lock<std::recursive_mutex> lock_;
};

// Kills every child and removes all that is remembered and every temporary folder; whoever wants to
// make, remember or forget anything from then on waits for ever. For a program that is about to
// end: any thread may call it, but no signal handler.
void leave_nothing_behind();

// For the runner of children: `fork` as ever, the child being known as the leader of a group from
// its first moment on. -1 with errno as fork does.
pid_t fork_known();
// Kills the group of a child not yet waited for, and forgets it.
void kill_known(pid_t leader);

}  // namespace gouji
