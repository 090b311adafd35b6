#include "cli/interrupt.h"

#include <csignal>
#include <system_error>
#include <thread>

#include <unistd.h>

#include "base/leavings.h"
#include "cli/progress_view.h"
#include "cli/session.h"

namespace gouji {
namespace {

[[noreturn]] void leave(int signal) {
  leave_no_bar();
  leave_nothing_behind();
  if (signal != SIGINT) {
    std::signal(signal, SIG_DFL);
    sigset_t own;
    ::sigemptyset(&own);
    ::sigaddset(&own, signal);
    ::pthread_sigmask(SIG_UNBLOCK, &own, nullptr);
    ::raise(signal);
  }
  ::_exit(kExitInterrupted);
}

bool is_ignored(int signal) {
  struct sigaction now {};
  return ::sigaction(signal, nullptr, &now) == 0 && now.sa_handler == SIG_IGN;
}

}  // namespace

// Folders cannot be removed in a signal handler, so a thread waits for the signals, which every
// other thread blocks.
void arrange_signals() {
  // What cannot be written is an error of its own, and said.
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGXFSZ, SIG_IGN);
  sigset_t awaited, before;
  ::sigemptyset(&awaited);
  ::sigaddset(&awaited, SIGINT);
  for (const int signal : {SIGTERM, SIGHUP}) {
    if (!is_ignored(signal)) ::sigaddset(&awaited, signal);
  }
  ::pthread_sigmask(SIG_BLOCK, &awaited, &before);
  try {
    std::thread([awaited] {
      int signal = 0;
      while (::sigwait(&awaited, &signal) != 0) {
      }
      leave(signal);
    }).detach();
  } catch (const std::system_error&) {
    ::pthread_sigmask(SIG_SETMASK, &before, nullptr);  // they end the program all the same
  }
}

}  // namespace gouji
