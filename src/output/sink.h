// Where results go, piece by piece: standard output, or a file that is whole or not there.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/bilingual.h"

namespace gouji {

struct WriteFailure {
  Bilingual message;         // a sentence that names the path and what is wrong with it
  bool closed_pipe = false;  // whoever read has gone: nothing need be said
};

class Sink {
 public:
  virtual ~Sink() = default;
  Sink() = default;
  Sink(const Sink&) = delete;
  Sink& operator=(const Sink&) = delete;

  // After a failure nothing more is written.
  virtual void write(std::string_view text) = 0;
  // Everything written is there from now on, or nothing new is; what went wrong first. A sink that
  // is destroyed without it leaves no trace, as far as that can be.
  virtual std::optional<WriteFailure> close() = 0;
  virtual bool failed() const = 0;
};

// Standard output; every piece is written at once. SIGPIPE must be ignored by the process.
std::unique_ptr<Sink> standard_output();

// Written beside the file and renamed when closed, so that readers see the old text or the new one;
// the new one keeps the permissions of the old. What is no regular file (a device, a pipe) is
// written to as it is. An unfinished file is gone when the program leaves, and also when it is
// killed, where the file system has files without a name.
std::unique_ptr<Sink> file_sink(const std::string& path);

}  // namespace gouji
