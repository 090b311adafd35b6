#include "cli/interrupt.h"

#include <unistd.h>

#include "cli/session.h"

namespace gouji {
namespace {

// Nothing has been written while reports are checked, so there is nothing to undo.
extern "C" void leave(int) { ::_exit(kExitInterrupted); }

}  // namespace

void arrange_signals() {
  struct sigaction action {};
  action.sa_handler = &leave;
  ::sigemptyset(&action.sa_mask);
  ::sigaction(SIGINT, &action, nullptr);
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
