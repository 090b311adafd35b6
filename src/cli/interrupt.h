// An interrupt ends the program at once, but never between the halves of a file.
#pragma once

#include <csignal>

namespace gouji {

// From now on SIGINT ends the process with exit code 130, SIGTERM and SIGHUP as they always do,
// none of them leaving a file half-written behind; SIGPIPE is an error of the write.
void arrange_signals();

// While it lives, SIGINT and SIGTERM wait.
class HoldInterrupts {
 public:
  HoldInterrupts();
  ~HoldInterrupts();
  HoldInterrupts(const HoldInterrupts&) = delete;
  HoldInterrupts& operator=(const HoldInterrupts&) = delete;

 private:
  sigset_t before_;
};

}  // namespace gouji
