// The one runner for child processes: whatever the child does, it ends in time and leaves nothing.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace gouji {

struct ChildRequest {
  std::vector<std::string> arguments;    // the program first, looked for in PATH; no shell
  std::vector<std::string> environment;  // NAME=VALUE, set over what this program has
  std::string folder;                    // to run in; where this program runs if empty
  std::optional<std::string> input;      // of standard input, a file; it is empty without this

  std::chrono::milliseconds time{20'000};  // from start to end
  std::uint64_t memory = 1ull << 30;       // bytes of address space of each process
  std::uint64_t output = 64ull << 20;      // bytes of standard output
  std::uint64_t file_size = 256ull << 20;  // bytes of each file it writes
};

struct ChildOutcome {
  enum class End {
    exited,       // `code` is its exit code
    signalled,    // `code` is the signal
    timed_out,    // killed
    output_full,  // killed; `output` holds as much as allowed
    not_started,  // `code` is errno: ENOENT where there is no such program
  };
  End end = End::not_started;
  int code = 0;
  std::string output, errors;  // of `errors` the first 64 KiB

  bool succeeded() const { return end == End::exited && code == 0; }
};

// Runs the child to its end. When this returns, the child and every process of its group are dead
// and no descriptor of theirs is open here; should this program die, the child dies with it.
// Threads may run children side by side.
ChildOutcome run_child(const ChildRequest& request);

}  // namespace gouji
