#include "sweep/progress.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <utility>

#include "base/utf8.h"

namespace gouji {
namespace {

using namespace std::chrono_literals;

constexpr std::chrono::milliseconds kRedraw = 200ms, kLine = 10s;
constexpr std::size_t kLongestBar = 40, kShortestBar = 10;
constexpr std::string_view kErase = "\r\x1b[K";

double seconds_between(std::chrono::steady_clock::time_point from,
                       std::chrono::steady_clock::time_point to) {
  return std::chrono::duration<double>(to - from).count();
}

// "1:02:03", "2:03".
std::string clock_time(double seconds) {
  const auto whole = static_cast<unsigned long long>(std::llround(std::min(seconds, 359'999.0)));
  char text[32];
  if (whole >= 3600) {
    std::snprintf(text, sizeof text, "%llu:%02llu:%02llu", whole / 3600, whole / 60 % 60,
                  whole % 60);
  } else {
    std::snprintf(text, sizeof text, "%llu:%02llu", whole / 60, whole % 60);
  }
  return text;
}

// Slow rates keep a decimal.
std::string rate_of(double rate) {
  char text[32];
  std::snprintf(text, sizeof text, rate < 10 ? "%.1f" : "%.0f", rate);
  return text;
}

}  // namespace

Progress::Progress(ProgressView view, std::size_t reports)
    : view_(std::move(view)), reports_(reports), began_(view_.now()), shown_(began_) {}

Progress::~Progress() { finish(); }

void Progress::make_way() {
  if (view_.shared) erase();
}

void Progress::finish() {
  erase();
  view_.style = ProgressStyle::none;
}

void Progress::erase() {
  if (!visible_) return;
  view_.write(kErase);
  visible_ = false;
}

void Progress::advance() {
  ++finished_;
  if (view_.style == ProgressStyle::none) return;
  const auto now = view_.now();
  const auto seconds = seconds_between(began_, now);
  if (view_.style == ProgressStyle::plain) {
    if (now - shown_ < kLine) return;
    shown_ = now;
    view_.write("gouji: " + state(seconds) + "\n");
    return;
  }
  // What has been hidden comes back at once, unless it never was there.
  const bool due = now - shown_ >= kRedraw;
  if (!due && (visible_ || shown_ == began_)) return;
  if (due) shown_ = now;
  if (finished_ == reports_) return erase();
  view_.write(std::string(kErase) + bar(seconds));
  visible_ = true;
}

std::string Progress::count() const {
  return std::to_string(finished_) + "/" + std::to_string(reports_);
}

std::string Progress::state(double seconds) const {
  const auto rate = static_cast<double>(finished_) / std::max(seconds, 0.001);
  const auto left = static_cast<double>(reports_ - finished_) / rate;
  const auto percent = std::to_string(finished_ * 100 / reports_);
  if (view_.language == Language::zh) {
    return "已检查 " + count() + " 份（" + percent + "%），每秒 " + rate_of(rate) + " 份，约需 " +
           clock_time(left);
  }
  return count() + " reports checked (" + percent + "%), " + rate_of(rate) + " a second, about " +
         clock_time(left) + " left";
}

// As much of it as the terminal has room for; the last column stays free, lest it begins a line.
std::string Progress::bar(double seconds) const {
  const auto text = state(seconds);
  const auto width = display_width(text) + 4;
  if (view_.columns < width + kShortestBar) {
    return width < view_.columns + 4 ? text : count();
  }
  const auto length = std::min(view_.columns - width, kLongestBar);
  const auto full = length * finished_ / reports_;
  std::string out = "[";
  for (std::size_t i = 0; i < length; ++i) out += i < full ? '#' : '.';
  return out + "] " + text;
}

}  // namespace gouji
