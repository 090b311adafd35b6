#include <algorithm>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <string>
#include <thread>
#include <vector>

#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/child.h"

namespace {

using gouji::ChildOutcome;
using gouji::ChildRequest;
using gouji::run_child;
using End = gouji::ChildOutcome::End;
using std::chrono::milliseconds;

ChildRequest shell(const std::string& script, milliseconds time = milliseconds(10'000)) {
  ChildRequest request;
  request.arguments = {"sh", "-c", script};
  request.time = time;
  return request;
}

std::size_t open_descriptors() {
  std::size_t count = 0;
  for ([[maybe_unused]] const auto& entry : std::filesystem::directory_iterator("/proc/self/fd")) {
    ++count;
  }
  return count;
}

// Dead, or a zombie that its new parent has not collected yet.
bool is_gone(int process) {
  for (int i = 0; i < 100; ++i) {
    std::ifstream stat("/proc/" + std::to_string(process) + "/stat");
    std::string line;
    if (!std::getline(stat, line) || line.find(") Z ") != line.npos) return true;
    std::this_thread::sleep_for(milliseconds(10));
  }
  return false;
}

}  // namespace

TEST_CASE("a child gets its arguments as they are and no shell sees them") {
  ChildRequest request;
  request.arguments = {"printf", "%s|%s", "$HOME; `id`", "甲 乙"};
  const auto outcome = run_child(request);
  CHECK(outcome.succeeded());
  CHECK(outcome.output == "$HOME; `id`|甲 乙");
  CHECK(outcome.errors.empty());
}

TEST_CASE("exit code, output and errors are kept apart") {
  const auto outcome = run_child(shell("echo out; echo err >&2; exit 3"));
  CHECK(outcome.end == End::exited);
  CHECK(outcome.code == 3);
  CHECK_FALSE(outcome.succeeded());
  CHECK(outcome.output == "out\n");
  CHECK(outcome.errors == "err\n");
}

TEST_CASE("standard input is what was given, and empty where nothing was") {
  ChildRequest request;
  request.arguments = {"cat"};
  CHECK(run_child(request).output.empty());
  request.input = "";
  CHECK(run_child(request).output.empty());
  request.input = std::string(3'000'000, 'x') + "终";
  CHECK(run_child(request).output == *request.input);
}

TEST_CASE("input beyond the largest file that is allowed is refused and ends nothing") {
  const auto pid = ::fork();
  REQUIRE(pid >= 0);
  if (pid == 0) {
    const struct rlimit small {
      4096, 4096
    };
    ::setrlimit(RLIMIT_FSIZE, &small);
    auto request = shell("cat");
    request.input = std::string(8192, 'x');
    const auto outcome = run_child(request);
    const bool refused = outcome.end == End::not_started && outcome.code == EFBIG;
    // The signal is not left pending either.
    sigset_t pending;
    ::sigpending(&pending);
    ::_exit(refused && ::sigismember(&pending, SIGXFSZ) == 0 ? 0 : 1);
  }
  int status = 0;
  REQUIRE(::waitpid(pid, &status, 0) == pid);
  CHECK(WIFEXITED(status));
  CHECK(WEXITSTATUS(status) == 0);
}

TEST_CASE("a child that closes its input early does not end this program") {
  auto request = shell("exec <&-; echo done");
  request.input = std::string(5'000'000, 'x');
  const auto outcome = run_child(request);
  CHECK(outcome.succeeded());
  CHECK(outcome.output == "done\n");
}

TEST_CASE("a sleeping child is killed when its time is over") {
  const auto outcome = run_child(shell("echo begun; sleep 60", milliseconds(200)));
  CHECK(outcome.end == End::timed_out);
  CHECK(outcome.output == "begun\n");
}

TEST_CASE("a child that computes for ever, deaf to signals, is killed when its time is over") {
  const auto outcome =
      run_child(shell("trap '' TERM INT HUP; while :; do :; done", milliseconds(200)));
  CHECK(outcome.end == End::timed_out);
}

TEST_CASE("output without end is cut at the limit") {
  ChildRequest request;
  request.arguments = {"yes"};
  request.output = 100'000;
  const auto outcome = run_child(request);
  CHECK(outcome.end == End::output_full);
  CHECK(outcome.output.size() == 100'000);
}

TEST_CASE("output just as long as the limit is whole") {
  auto request = shell("printf 12345");
  request.output = 5;
  CHECK(run_child(request).succeeded());
  request.output = 4;
  CHECK(run_child(request).end == End::output_full);
}

TEST_CASE("endless errors fill no memory and do not end the child") {
  const auto outcome = run_child(shell("head -c 3000000 /dev/zero >&2; echo done"));
  CHECK(outcome.succeeded());
  CHECK(outcome.output == "done\n");
  CHECK(outcome.errors.size() == 64 * 1024);
}

TEST_CASE("a crash is told with its signal") {
  const auto outcome = run_child(shell("kill -SEGV $$"));
  CHECK(outcome.end == End::signalled);
  CHECK(outcome.code == SIGSEGV);
}

TEST_CASE("a child gets no more memory than allowed") {
  ChildRequest request;
  request.arguments = {"dd", "if=/dev/zero", "of=/dev/null", "bs=300M", "count=1"};
  CHECK(run_child(request).succeeded());
  request.memory = 100 << 20;
  const auto outcome = run_child(request);
  CHECK(outcome.end == End::exited);
  CHECK(outcome.code != 0);
}

TEST_CASE("a file that a child writes is no longer than allowed") {
  const auto file =
      std::filesystem::temp_directory_path() / ("gouji-child-" + std::to_string(::getpid()));
  auto request = shell("exec head -c 1000000 /dev/zero > '" + file.string() + "'");
  request.file_size = 1000;
  const auto outcome = run_child(request);
  CHECK_FALSE(outcome.succeeded());
  CHECK(std::filesystem::file_size(file) == 1000);
  std::filesystem::remove(file);
}

TEST_CASE("what a child left running in its group is dead when it has ended") {
  const auto outcome = run_child(shell("sleep 60 & echo $!"));
  CHECK(outcome.succeeded());
  CHECK(is_gone(std::stoi(outcome.output)));
}

TEST_CASE("what a child started is dead when its time is over") {
  const auto outcome = run_child(shell("sleep 60 & echo $!; wait", milliseconds(300)));
  CHECK(outcome.end == End::timed_out);
  REQUIRE_FALSE(outcome.output.empty());
  CHECK(is_gone(std::stoi(outcome.output)));
}

TEST_CASE("a program that is not there, is no program, or a folder that is not there, is told") {
  ChildRequest request;
  CHECK(run_child(request).end == End::not_started);
  request.arguments = {"gouji-no-such-program"};
  CHECK(run_child(request).end == End::not_started);
  CHECK(run_child(request).code == ENOENT);
  request.arguments = {"/etc/passwd"};
  CHECK(run_child(request).code == EACCES);
  request.arguments = {"true"};
  request.folder = "/gouji-no-such-folder";
  CHECK(run_child(request).end == End::not_started);
  CHECK(run_child(request).code == ENOENT);
}

TEST_CASE("folder and environment are those asked for") {
  auto request = shell("pwd; echo $GOUJI_TRIED; echo ${HOME:-none}");
  request.folder = "/";
  request.environment = {"GOUJI_TRIED=甲", "HOME=/nowhere"};
  CHECK(run_child(request).output == "/\n甲\n/nowhere\n");
}

TEST_CASE("no descriptor stays open here and none of ours is open in the child") {
  const auto first = ::open("/dev/null", 0);
  const auto outer = ::fcntl(first, F_DUPFD, 700);
  run_child(shell("true"));
  const auto before = open_descriptors();
  for (int i = 0; i < 20; ++i) {
    run_child(shell("exit 1"));
    run_child(shell("sleep 60", milliseconds(1)));
    ChildRequest request;
    request.arguments = {"gouji-no-such-program"};
    run_child(request);
  }
  CHECK(open_descriptors() == before);
  const auto listed = run_child(shell("ls /proc/$$/fd")).output;
  CHECK(listed.find(std::to_string(outer)) == listed.npos);
  ::close(outer);
  ::close(first);
}

TEST_CASE("no zombie is left") {
  run_child(shell("true"));
  run_child(shell("sleep 60", milliseconds(1)));
  CHECK(::waitpid(-1, nullptr, WNOHANG) == -1);
  CHECK(errno == ECHILD);
}

TEST_CASE("threads run children side by side") {
  std::vector<std::string> outputs(8);
  std::vector<std::thread> threads;
  for (std::size_t i = 0; i < outputs.size(); ++i) {
    threads.emplace_back([&outputs, i] {
      for (int k = 0; k < 5; ++k) {
        ChildRequest request;
        request.arguments = {"cat"};
        request.input = std::string(200'000, static_cast<char>('a' + i));
        outputs[i] = run_child(request).output;
      }
    });
  }
  for (auto& thread : threads) thread.join();
  for (std::size_t i = 0; i < outputs.size(); ++i) {
    CHECK(outputs[i] == std::string(200'000, static_cast<char>('a' + i)));
  }
}
