#include "cli/progress_view.h"

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <mutex>

#include <poll.h>
#include <sys/ioctl.h>
#include <unistd.h>

namespace gouji {
namespace {

constexpr std::string_view kErase = "\r\x1b[K";

struct Shown {
  std::timed_mutex mutex;
  bool bar = false;  // what was written last is one
};

// Never destroyed: an interrupt may come while the program ends by itself.
Shown& shown() {
  static auto* const one = new Shown;
  return *one;
}

void write_progress(std::string_view text) {
  const std::lock_guard lock(shown().mutex);
  shown().bar = !text.ends_with(kErase) && !text.ends_with('\n');
  std::fwrite(text.data(), 1, text.size(), stderr);
}

bool draws_on_terminal() {
  const char* terminal = std::getenv("TERM");
  return ::isatty(STDERR_FILENO) != 0 && terminal != nullptr &&
         std::string_view(terminal) != "dumb";
}

std::size_t terminal_columns() {
  winsize size{};
  const bool known = ::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0;
  return known ? size.ws_col : 80;
}

}  // namespace

ProgressView progress_view(const Arguments& arguments, Language language) {
  const auto style = one_of({"取值", "value for --progress"}, arguments.one("progress", "auto"),
                            {"auto", "bar", "plain", "none"});
  ProgressView view;
  view.language = language;
  view.columns = terminal_columns();
  view.shared = ::isatty(STDOUT_FILENO) != 0;
  view.write = write_progress;
  if (style == "bar" || (style == "auto" && draws_on_terminal())) {
    view.style = ProgressStyle::bar;
  } else if (style != "none") {
    view.style = ProgressStyle::plain;
  }
  return view;
}

void leave_no_bar() {
  using namespace std::chrono_literals;
  if (!shown().mutex.try_lock_for(100ms) || !shown().bar) return;  // and never unlocked
  pollfd terminal{STDERR_FILENO, POLLOUT, 0};
  if (::poll(&terminal, 1, 0) == 1 && (terminal.revents & POLLOUT) != 0) {
    (void)!::write(STDERR_FILENO, kErase.data(), kErase.size());
  }
}

}  // namespace gouji
