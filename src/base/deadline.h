// The time within which the work on one report must be done.
#pragma once

#include <chrono>
#include <exception>
#include <functional>

namespace gouji {

// Thrown by work whose time is up, to whoever has to say so.
struct OutOfTime : std::exception {
  const char* what() const noexcept override { return "out of time"; }
};

// For one thread.
class Deadline {
 public:
  using Instant = std::chrono::steady_clock::time_point;
  using Clock = std::function<Instant()>;

  // The time begins to run at once; it is less than a hundred years.
  Deadline(std::chrono::seconds time, Clock clock);

  // Whether the time is up; once it is, it stays so. Long loops ask in every turn, so the clock is
  // read only now and then.
  bool passed() const;
  // The same by a look at the clock: for what takes a while by itself.
  bool passed_now() const;
  // Moves the end: for work that has a limit of its own.
  void put_off(std::chrono::milliseconds by) { end_ += by; }
  // What is left of it; not negative.
  std::chrono::milliseconds left() const;

 private:
  Clock clock_;
  Instant end_;
  mutable unsigned asked_ = 0;
  mutable bool passed_ = false;
};

}  // namespace gouji
