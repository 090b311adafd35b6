#include "sweep/run.h"

#include <algorithm>
#include <condition_variable>
#include <map>
#include <mutex>
#include <system_error>
#include <thread>

namespace gouji {
namespace {

// How many reports may be begun, for each thread, before the first that is not finished is.
constexpr std::size_t kAheadPerThread = 8;

class Run {
 public:
  Run(const std::vector<Input>& inputs, PackLibrary& packs, const CheckOptions& options,
      std::size_t threads, const TakeResult& take)
      : inputs_(inputs),
        packs_(packs),
        options_(options),
        window_(threads * kAheadPerThread),
        take_(take) {}

  // Takes reports until none is left.
  void work() {
    while (const auto i = next()) {
      const auto& input = inputs_[*i];
      try {
        const auto& options = input.options ? *input.options : options_;
        finished(*i, input.bytes ? check_bytes(input.path, *input.bytes, packs_, options)
                                 : check_file(input.path, packs_, options));
      } catch (const PackFailure& failure) {
        stop([&] { outcome_.pack_failure = failure; });
      } catch (const std::exception& fault) {
        stop([&] { outcome_.fault = input.path + ": " + fault.what(); });
      }
    }
  }

  RunOutcome take() { return std::move(outcome_); }

 private:
  // The next report to check, once it lies in the window; nothing where the run is over.
  std::optional<std::size_t> next() {
    std::unique_lock lock(mutex_);
    moved_on_.wait(
        lock, [&] { return stopped_ || next_ >= inputs_.size() || next_ < handed_on_ + window_; });
    if (stopped_ || next_ >= inputs_.size()) return std::nullopt;
    return next_++;
  }

  // Hands on whatever is next by now. One thread does so at a time; what others finish meanwhile
  // waits for it.
  void finished(std::size_t i, ReportResult&& result) {
    std::unique_lock lock(mutex_);
    waiting_.emplace(i, std::move(result));
    if (handing_on_) return;
    handing_on_ = true;
    for (auto first = waiting_.begin();
         !stopped_ && first != waiting_.end() && first->first == handed_on_;
         first = waiting_.begin()) {
      auto node = waiting_.extract(first);
      lock.unlock();
      const bool more = hand_on(std::move(node.mapped()));
      lock.lock();
      if (!more) stopped_ = true;
      ++handed_on_;
      moved_on_.notify_all();
    }
    handing_on_ = false;
  }

  bool hand_on(ReportResult&& result) {
    const auto path = result.path;
    try {
      return take_(std::move(result));
    } catch (const std::exception& fault) {
      stop([&] { outcome_.fault = path + ": " + fault.what(); });
      return false;
    }
  }

  template <typename Note>
  void stop(Note note) {
    const std::lock_guard lock(mutex_);
    if (!stopped_) note();
    stopped_ = true;
    moved_on_.notify_all();
  }

  const std::vector<Input>& inputs_;
  PackLibrary& packs_;
  const CheckOptions& options_;
  const std::size_t window_;
  const TakeResult& take_;

  std::mutex mutex_;
  std::condition_variable moved_on_;
  std::size_t next_ = 0;       // the report to be begun next
  std::size_t handed_on_ = 0;  // how many have been
  std::map<std::size_t, ReportResult> waiting_;
  bool handing_on_ = false;
  bool stopped_ = false;
  RunOutcome outcome_;
};

}  // namespace

RunOutcome check_all(const std::vector<Input>& inputs, PackLibrary& packs,
                     const CheckOptions& options, unsigned jobs, const TakeResult& take) {
  const auto wanted = std::min<std::size_t>(std::max(jobs, 1U), inputs.size());
  Run run(inputs, packs, options, wanted, take);
  std::vector<std::thread> others;
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
