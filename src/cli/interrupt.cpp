#include "cli/interrupt.h"

#include <unistd.h>

#include "cli/session.h"
#include "output/sink.h"

namespace gouji {
namespace {

// Files that are not finished would stay behind, each beside the one it was to become.
extern "C" void leave(int signal) {
  discard_unfinished_files();
  if (signal == SIGINT) ::_exit(kExitInterrupted);
  std::signal(signal, SIG_DFL);
  ::raise(signal);
}

}  // namespace

void arrange_signals() {
  struct sigaction action {};
  action.sa_handler = &leave;
  ::sigemptyset(&action.sa_mask);
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) ::sigaction(signal, &action, nullptr);
  std::signal(SIGPIPE, SIG_IGN);
}

HoldInterrupts::HoldInterrupts() {
  sigset_t held;
  ::sigemptyset(&held);
  ::sigaddset(&held, SIGINT);
  ::sigaddset(&held, SIGTERM);
  ::pthread_sigmask(SIG_BLOCK, &held, &before_);
}

HoldInterrupts::~HoldInterrupts() { ::pthread_sigmask(SIG_SETMASK, &before_, nullptr); }

}  // namespace gouji
