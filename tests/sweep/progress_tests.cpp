#include <string>

#include <doctest/doctest.h>

#include "sweep/progress.h"

namespace gouji {
namespace {

using namespace std::chrono_literals;

// A terminal and a clock that stands still until it is told.
struct Watch {
  std::chrono::steady_clock::time_point time{};
  std::string shown;

  ProgressView view(ProgressStyle style, Language language = Language::en,
                    std::size_t columns = 80) {
    return {style,
            language,
            columns,
            true,
            [this] { return time; },
            [this](std::string_view text) { shown += text; }};
  }
};

const std::string kErase = "\r\x1b[K";

TEST_CASE("a run that is over at once shows nothing") {
  for (const auto style : {ProgressStyle::bar, ProgressStyle::plain, ProgressStyle::none}) {
    Watch watch;
    {
      Progress progress(watch.view(style), 3);
      for (int i = 0; i < 3; ++i) progress.advance();
    }
    CHECK(watch.shown.empty());
  }
}

TEST_CASE("plain lines come every ten seconds with count, share, rate and time left") {
  Watch watch;
  Progress progress(watch.view(ProgressStyle::plain), 100);
  for (int i = 0; i < 25; ++i) {
    watch.time += 1s;
    progress.advance();
  }
  CHECK(watch.shown ==
        "gouji: 10/100 reports checked (10%), 1.0 a second, about 1:30 left\n"
        "gouji: 20/100 reports checked (20%), 1.0 a second, about 1:20 left\n");
}

TEST_CASE("a line is in Chinese for who reads Chinese, and counts hours where it must") {
  Watch watch;
  Progress progress(watch.view(ProgressStyle::plain, Language::zh), 1001);
  watch.time += 10s;
  progress.advance();
  CHECK(watch.shown == "gouji: 已检查 1/1001 份（0%），每秒 0.1 份，约需 2:46:40\n");
}

TEST_CASE("a bar is drawn anew five times a second at most, and is gone in the end") {
  Watch watch;
  {
    Progress progress(watch.view(ProgressStyle::bar), 1000);
    for (int i = 0; i < 250; ++i) {
      watch.time += 1ms;
      progress.advance();
    }
    CHECK(watch.shown == kErase +
                             "[##............] 200/1000 reports checked (20%), 1000 a "
                             "second, about 0:01 left");
  }
  CHECK(watch.shown.ends_with(kErase));
}

TEST_CASE("a bar makes way for what else is written, and comes back") {
  Watch watch;
  Progress progress(watch.view(ProgressStyle::bar, Language::en, 40), 10);
  watch.time += 1s;
  progress.advance();
  progress.make_way();
  CHECK(watch.shown.ends_with(kErase));
  watch.shown.clear();
  progress.make_way();
  CHECK(watch.shown.empty());
  progress.advance();
  CHECK(watch.shown == kErase + "2/10");
}

TEST_CASE("a bar is as long as the terminal leaves room for") {
  for (const std::size_t columns : {6, 50, 64, 65, 120, 500}) {
    CAPTURE(columns);
    Watch watch;
    Progress progress(watch.view(ProgressStyle::bar, Language::en, columns), 10);
    watch.time += 1s;
    progress.advance();
    CHECK(watch.shown.size() - kErase.size() < columns);
  }
}

TEST_CASE("a bar stays where results go elsewhere") {
  Watch watch;
  auto view = watch.view(ProgressStyle::bar);
  view.shared = false;
  Progress progress(view, 10);
  watch.time += 1s;
  progress.advance();
  watch.shown.clear();
  progress.make_way();
  CHECK(watch.shown.empty());
  progress.finish();
  CHECK(watch.shown == kErase);
  progress.advance();
  CHECK(watch.shown == kErase);
}

TEST_CASE("the last report leaves no bar behind") {
  Watch watch;
  Progress progress(watch.view(ProgressStyle::bar), 2);
  watch.time += 1s;
  progress.advance();
  watch.time += 1s;
  progress.advance();
  CHECK(watch.shown.ends_with(kErase));
}

TEST_CASE("no style shows nothing, however long it takes") {
  Watch watch;
  Progress progress(watch.view(ProgressStyle::none), 2);
  watch.time += 1h;
  progress.advance();
  CHECK(watch.shown.empty());
}

}  // namespace
}  // namespace gouji
