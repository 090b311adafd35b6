// Runs a command N times and prints the median time from start to end and the peak of its memory:
// cold_start N COMMAND ARGUMENT… What the command prints is thrown away.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <vector>

#include <fcntl.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace {

struct Run {
  double milliseconds = 0;
  long kibibytes = 0;
  int status = 0;
};

Run run_once(char** command) {
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);

  const auto began = std::chrono::steady_clock::now();
  pid_t child = -1;
  const int failed = posix_spawn(&child, command[0], &actions, nullptr, command, environ);
  posix_spawn_file_actions_destroy(&actions);
  if (failed != 0) {
    std::fprintf(stderr, "cold_start: %s could not be started\n", command[0]);
    std::exit(2);
  }
  Run run;
  rusage usage{};
  wait4(child, &run.status, 0, &usage);
  const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - began;
  run.milliseconds = took.count();
  run.kibibytes = usage.ru_maxrss;
  return run;
}

}  // namespace

int main(int argc, char** argv) {
  const int times = argc > 2 ? std::atoi(argv[1]) : 0;
  if (times < 1) {
    std::fputs("usage: cold_start N COMMAND ARGUMENT...\n", stderr);
    return 2;
  }
  std::vector<double> milliseconds;
  long kibibytes = 0;
  int status = 0;
  for (int i = 0; i < times; ++i) {
    const Run run = run_once(argv + 2);
    milliseconds.push_back(run.milliseconds);
    kibibytes = std::max(kibibytes, run.kibibytes);
    status = run.status;
  }
  std::sort(milliseconds.begin(), milliseconds.end());
  std::printf("cold start to verdict   %8.2f ms     median of %d, from %.2f to %.2f\n",
              milliseconds[milliseconds.size() / 2], times, milliseconds.front(),
              milliseconds.back());
  std::printf("peak memory             %8.2f MiB    the greatest of them\n",
              static_cast<double>(kibibytes) / 1024);
  std::printf("exit status             %8d\n", WIFEXITED(status) ? WEXITSTATUS(status) : -1);
  return 0;
}
