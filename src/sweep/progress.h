// How far a run over many reports has come, for the person who waits.
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

#include "base/bilingual.h"

namespace gouji {

enum class ProgressStyle { none, bar, plain };

// What it takes to show progress: tests have a clock and a terminal of their own.
struct ProgressView {
  ProgressStyle style = ProgressStyle::none;
  Language language = Language::zh;
  std::size_t columns = 80;  // of the terminal
  bool shared = true;        // results go to the same terminal
  std::function<std::chrono::steady_clock::time_point()> now = &std::chrono::steady_clock::now;
  std::function<void(std::string_view)> write;  // to standard error, at once
};

// A bar is drawn in the last line of a terminal, anew a few times a second; plain lines come every
// ten seconds. Neither appears in a run that is over sooner. Not safe for threads.
class Progress {
 public:
  Progress(ProgressView view, std::size_t reports);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  // Takes the bar away where results that are about to be written would run into it.
  void make_way();
  // One more report is finished.
  void advance();
  // Takes the bar away for good.
  void finish();

 private:
  void erase();
  std::string count() const;
  std::string state(double seconds) const;
  std::string bar(double seconds) const;

  ProgressView view_;
  std::size_t reports_, finished_ = 0;
  std::chrono::steady_clock::time_point began_, shown_;
  bool visible_ = false;
};

}  // namespace gouji
