#include "sweep/run.h"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <system_error>
#include <thread>

namespace gouji {
namespace {

class Run {
 public:
  Run(const std::vector<Input>& inputs, PackLibrary& packs, const CheckOptions& options)
      : inputs_(inputs), packs_(packs), options_(options) {
    outcome_.results.reports.resize(inputs.size());
  }

  // Takes reports until none is left. Every slot of the results is written by one thread alone.
  void work() {
    for (std::size_t i = next_++; i < inputs_.size() && !stopped_; i = next_++) {
      try {
        const auto& input = inputs_[i];
        outcome_.results.reports[i] = input.bytes
                                          ? check_bytes(input.path, *input.bytes, packs_, options_)
                                          : check_file(input.path, packs_, options_);
      } catch (const PackFailure& failure) {
        stop([&] { outcome_.pack_failure = failure; });
      } catch (const std::exception& fault) {
        stop([&] { outcome_.fault = inputs_[i].path + ": " + fault.what(); });
      }
    }
  }

  RunOutcome take() { return std::move(outcome_); }

 private:
  template <typename Note>
  void stop(Note note) {
    const std::lock_guard lock(mutex_);
    if (!stopped_.exchange(true)) note();
  }

  const std::vector<Input>& inputs_;
  PackLibrary& packs_;
  const CheckOptions& options_;
  std::atomic<std::size_t> next_{0};
  std::atomic<bool> stopped_{false};
  std::mutex mutex_;
  RunOutcome outcome_;
};

}  // namespace

RunOutcome check_all(const std::vector<Input>& inputs, PackLibrary& packs,
                     const CheckOptions& options, unsigned jobs) {
  Run run(inputs, packs, options);
  std::vector<std::thread> others;
  const auto wanted = std::min<std::size_t>(std::max(jobs, 1U), inputs.size());
  for (std::size_t i = 1; i < wanted; ++i) {
    try {
      others.emplace_back([&run] { run.work(); });
    } catch (const std::system_error&) {
      break;  // fewer threads than wished for do the same work
    }
  }
  run.work();
  for (auto& thread : others) thread.join();
  return run.take();
}

}  // namespace gouji
