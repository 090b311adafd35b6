#include "base/deadline.h"

#include <algorithm>
#include <utility>

namespace gouji {
namespace {

constexpr unsigned kAsksPerLook = 32;

}  // namespace

Deadline::Deadline(std::chrono::seconds time, Clock clock)
    : clock_(std::move(clock)), end_(clock_() + time) {}

bool Deadline::passed() const { return passed_ || (asked_++ % kAsksPerLook == 0 && passed_now()); }

bool Deadline::passed_now() const {
  passed_ = passed_ || clock_() >= end_;
  return passed_;
}

std::chrono::milliseconds Deadline::left() const {
  const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end_ - clock_());
  return std::max(left, std::chrono::milliseconds(0));
}

}  // namespace gouji
