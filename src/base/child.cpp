#include "base/child.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <string_view>
#include <utility>

#include <fcntl.h>
#include <poll.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/leavings.h"

extern char** environ;

namespace gouji {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t kErrorBytes = std::size_t{64} * 1024;

class Descriptor {
 public:
  explicit Descriptor(int number = -1) : number_(number) {}
  ~Descriptor() { close(); }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;

  int get() const { return number_; }
  bool open() const { return number_ >= 0; }
  void take(int number) {
    close();
    number_ = number;
  }
  int give() { return std::exchange(number_, -1); }
  void close() {
    if (number_ >= 0) ::close(number_);
    number_ = -1;
  }

 private:
  int number_;
};

struct Pipe {
  Descriptor read, write;

  // False with errno where the system has none left.
  bool make() {
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0) return false;
    read.take(ends[0]);
    write.take(ends[1]);
    return true;
  }
};

// The program's file as execvp would find it; looked for beforehand, since little may be done
// between fork and exec.
std::string program_file(const std::string& name) {
  if (name.empty() || name.find('/') != name.npos) return name;
  const char* path = std::getenv("PATH");
  std::string_view folders = path == nullptr ? "/usr/bin:/bin" : path;
  while (!folders.empty()) {
    const auto end = std::min(folders.find(':'), folders.size());
    const auto folder = folders.substr(0, end);
    folders.remove_prefix(std::min(end + 1, folders.size()));
    if (folder.empty()) continue;
    auto file = std::string(folder) + "/" + name;
    if (::access(file.c_str(), X_OK) == 0) return file;
  }
  return "";
}

std::vector<std::string> environment_of(const ChildRequest& request) {
  std::vector<std::string> all = request.environment;
  for (char** entry = environ; entry != nullptr && *entry != nullptr; ++entry) {
    const std::string_view own(*entry);
    const auto name = own.substr(0, own.find('=') + 1);
    const bool replaced = std::any_of(
        request.environment.begin(), request.environment.end(),
        [&](const std::string& set) { return std::string_view(set).starts_with(name); });
    if (!replaced) all.emplace_back(own);
  }
  return all;
}

std::vector<char*> pointers_of(std::vector<std::string>& strings) {
  std::vector<char*> pointers;
  for (auto& one : strings) pointers.push_back(one.data());
  pointers.push_back(nullptr);
  return pointers;
}

void limit_to(int resource, std::uint64_t value) {
  struct rlimit now {};
  ::getrlimit(static_cast<__rlimit_resource_t>(resource), &now);
  const auto wanted = std::min<rlim_t>(value, now.rlim_max);
  const struct rlimit both {
    wanted, wanted
  };
  ::setrlimit(static_cast<__rlimit_resource_t>(resource), &both);
}

// While it lives, a file that grows beyond what the system allows is an error of this thread
// (EFBIG) and no signal that ends the program.
class NoSizeSignal {
 public:
  NoSizeSignal() {
    ::sigemptyset(&own_);
    ::sigaddset(&own_, SIGXFSZ);
    sigset_t pending;
    ::sigpending(&pending);
    was_pending_ = ::sigismember(&pending, SIGXFSZ) == 1;
    ::pthread_sigmask(SIG_BLOCK, &own_, &before_);
  }
  ~NoSizeSignal() {
    const int error = errno;
    constexpr timespec kAtOnce{0, 0};
    if (!was_pending_) ::sigtimedwait(&own_, nullptr, &kAtOnce);
    ::pthread_sigmask(SIG_SETMASK, &before_, nullptr);
    errno = error;
  }
  NoSizeSignal(const NoSizeSignal&) = delete;
  NoSizeSignal& operator=(const NoSizeSignal&) = delete;

 private:
  sigset_t own_, before_;
  bool was_pending_ = false;
};

// A file in memory that holds `bytes` and stands at its beginning; -1 with errno where there is no
// room for it.
int file_of(std::string_view bytes) {
  const NoSizeSignal no_signal;
  Descriptor file(::memfd_create("input", MFD_CLOEXEC));
  while (file.open() && !bytes.empty()) {
    const auto put = ::write(file.get(), bytes.data(), bytes.size());
    if (put < 0 && errno == EINTR) continue;
    if (put <= 0) return -1;
    bytes.remove_prefix(static_cast<std::size_t>(put));
  }
  if (!file.open() || ::lseek(file.get(), 0, SEEK_SET) != 0) return -1;
  return file.give();
}

// All that the child needs, made before fork.
struct Launch {
  std::string file;
  std::vector<char*> arguments, environment;
  const char* folder = nullptr;
  std::uint64_t memory = 0, file_size = 0, cpu_seconds = 0;
  pid_t parent = 0;
  int input = -1, output = -1, errors = -1, status = -1;
};

// Runs in the child, between fork and exec: only what is safe in a copy of a program with threads.
[[noreturn]] void become(const Launch& launch) {
  const auto fail = [&](int reason) {
    [[maybe_unused]] const auto told = ::write(launch.status, &reason, sizeof reason);
    ::_exit(127);
  };
  ::setpgid(0, 0);
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (::getppid() != launch.parent) ::_exit(127);
  for (int signal = 1; signal < NSIG; ++signal) ::signal(signal, SIG_DFL);
  sigset_t none;
  ::sigemptyset(&none);
  ::sigprocmask(SIG_SETMASK, &none, nullptr);
  limit_to(RLIMIT_CORE, 0);
  limit_to(RLIMIT_CPU, launch.cpu_seconds);
  limit_to(RLIMIT_FSIZE, launch.file_size);
  limit_to(RLIMIT_AS, launch.memory);
  if (launch.folder != nullptr && ::chdir(launch.folder) != 0) fail(errno);
  // The pipes have numbers above 2, so none of these overwrites another.
  if (::dup2(launch.input, STDIN_FILENO) < 0 || ::dup2(launch.output, STDOUT_FILENO) < 0 ||
      ::dup2(launch.errors, STDERR_FILENO) < 0) {
    fail(errno);
  }
  ::close_range(3, ~0U, CLOSE_RANGE_CLOEXEC);
  ::execve(launch.file.c_str(), launch.arguments.data(), launch.environment.data());
  fail(errno);
  ::_exit(127);
}

// A descriptor that is none of the three standard ones, even where those are closed here.
bool lift(Descriptor& descriptor) {
  if (descriptor.get() > STDERR_FILENO) return true;
  const int lifted = ::fcntl(descriptor.get(), F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
  if (lifted < 0) return false;
  descriptor.take(lifted);
  return true;
}

class Child {
 public:
  explicit Child(const ChildRequest& request)
      : request_(request), deadline_(Clock::now() + request.time) {}

  ChildOutcome run() {
    if (!start()) return std::move(outcome_);
    talk();
    finish();
    return std::move(outcome_);
  }

 private:
  bool start() {
    const auto fail = [&](int reason) {
      outcome_.code = reason;
      return false;
    };
    if (request_.arguments.empty()) return fail(EINVAL);
    Launch launch;
    launch.file = program_file(request_.arguments.front());
    if (launch.file.empty()) return fail(ENOENT);
    Pipe status;
    if (!status.make() || !output_.make() || !errors_.make()) return fail(errno);
    Descriptor input;
    input.take(request_.input ? file_of(*request_.input)
                              : ::open("/dev/null", O_RDONLY | O_CLOEXEC));
    for (auto* one : {&status.write, &output_.write, &errors_.write, &input}) {
      if (!one->open() || !lift(*one)) return fail(errno);
    }
    auto arguments = request_.arguments;
    auto environment = environment_of(request_);
    launch.arguments = pointers_of(arguments);
    launch.environment = pointers_of(environment);
    if (!request_.folder.empty()) launch.folder = request_.folder.c_str();
    launch.memory = request_.memory;
    launch.file_size = request_.file_size;
    launch.cpu_seconds = static_cast<std::uint64_t>(request_.time.count() / 1000 + 2);
    launch.parent = ::getpid();
    launch.input = input.get();
    launch.output = output_.write.get();
    launch.errors = errors_.write.get();
    launch.status = status.write.get();

    // No handler of this program may run in the child.
    sigset_t all, before;
    ::sigfillset(&all);
    ::pthread_sigmask(SIG_SETMASK, &all, &before);
    pid_ = fork_known();
    if (pid_ == 0) become(launch);
    const int reason = errno;
    ::pthread_sigmask(SIG_SETMASK, &before, nullptr);
    if (pid_ < 0) return fail(reason);

    status.write.close();
    output_.write.close();
    errors_.write.close();
    int told = 0;
    ssize_t got;
    do {
      got = ::read(status.read.get(), &told, sizeof told);
    } while (got < 0 && errno == EINTR);
    if (got == static_cast<ssize_t>(sizeof told)) {
      kill_known(pid_);
      reap();
      return fail(told);
    }
    for (const int one : {output_.read.get(), errors_.read.get()}) {
      ::fcntl(one, F_SETFL, ::fcntl(one, F_GETFL) | O_NONBLOCK);
    }
    ended_.take(static_cast<int>(::syscall(SYS_pidfd_open, pid_, 0)));
    return true;
  }

  bool has_ended() const {
    siginfo_t info{};
    return ::waitid(P_PID, static_cast<id_t>(pid_), &info, WEXITED | WNOHANG | WNOWAIT) == 0 &&
           info.si_pid == pid_;
  }

  // Takes what the child writes until it has ended or has to be ended.
  void talk() {
    while (!has_ended()) {
      const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline_ - Clock::now());
      if (left.count() <= 0) {
        killed_ = ChildOutcome::End::timed_out;
        return;
      }
      // Where the system has no descriptor for a process, it is asked every 10 ms.
      const auto wait = ended_.open() ? std::min<long long>(left.count(), 60'000) : 10;
      std::array<pollfd, 3> polled{{{output_.read.get(), POLLIN, 0},
                                    {errors_.read.get(), POLLIN, 0},
                                    {ended_.get(), POLLIN, 0}}};
      if (::poll(polled.data(), polled.size(), static_cast<int>(wait)) < 0) continue;
      if (polled[1].revents != 0) receive(errors_.read, outcome_.errors, kErrorBytes);
      if (polled[0].revents != 0 && receive(output_.read, outcome_.output, request_.output)) {
        killed_ = ChildOutcome::End::output_full;
        return;
      }
    }
  }

  // Takes what is there; true where more came than `most`, which is dropped.
  bool receive(Descriptor& from, std::string& into, std::uint64_t most) {
    char buffer[1 << 16];
    // One more round than a full pipe needs, so that an endless writer cannot hold this here.
    for (int round = 0; round < 32; ++round) {
      const auto got = ::read(from.get(), buffer, sizeof buffer);
      if (got < 0 && errno == EINTR) continue;
      if (got < 0 && errno == EAGAIN) return false;
      if (got <= 0) {
        from.close();
        return false;
      }
      const auto size = static_cast<std::uint64_t>(got);
      const auto room = most - std::min<std::uint64_t>(most, into.size());
      into.append(buffer, static_cast<std::size_t>(std::min(size, room)));
      if (size > room) return true;
    }
    return false;
  }

  // The child is not waited for before its group is dead: until then its number is not given away.
  void finish() {
    kill_known(pid_);
    const int status = reap();
    if (errors_.read.open()) receive(errors_.read, outcome_.errors, kErrorBytes);
    if (!killed_ && output_.read.open() &&
        receive(output_.read, outcome_.output, request_.output)) {
      killed_ = ChildOutcome::End::output_full;
    }
    if (killed_) {
      outcome_.end = *killed_;
    } else if (WIFEXITED(status)) {
      outcome_.end = ChildOutcome::End::exited;
      outcome_.code = WEXITSTATUS(status);
    } else {
      outcome_.end = ChildOutcome::End::signalled;
      outcome_.code = WTERMSIG(status);
      // What it spent computing is bounded by the kernel, too.
      if (outcome_.code == SIGXCPU) outcome_.end = ChildOutcome::End::timed_out;
    }
  }

  int reap() {
    int status = 0;
    while (::waitpid(pid_, &status, 0) < 0 && errno == EINTR) {
    }
    return status;
  }

  const ChildRequest& request_;
  const Clock::time_point deadline_;
  ChildOutcome outcome_;
  std::optional<ChildOutcome::End> killed_;
  pid_t pid_ = -1;
  Pipe output_, errors_;
  Descriptor ended_;
};

}  // namespace

ChildOutcome run_child(const ChildRequest& request) { return Child(request).run(); }

}  // namespace gouji
