#include "cli/progress_view.h"

#include <cstdio>
#include <cstdlib>

#include <sys/ioctl.h>
#include <unistd.h>

namespace gouji {
namespace {

bool draws_on_terminal() {
  const char* terminal = std::getenv("TERM");
  return ::isatty(STDERR_FILENO) != 0 && terminal != nullptr &&
         std::string_view(terminal) != "dumb";
}

std::size_t terminal_columns() {
  winsize size{};
  const bool known = ::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0;
  return known ? size.ws_col : 80;
}

}  // namespace

ProgressView progress_view(const Arguments& arguments, Language language) {
  const auto style = one_of({"取值", "value for --progress"}, arguments.one("progress", "auto"),
                            {"auto", "bar", "plain", "none"});
  ProgressView view;
  view.language = language;
  view.columns = terminal_columns();
  view.shared = ::isatty(STDOUT_FILENO) != 0;
  view.write = [](std::string_view text) { std::fwrite(text.data(), 1, text.size(), stderr); };
  if (style == "bar" || (style == "auto" && draws_on_terminal())) {
    view.style = ProgressStyle::bar;
  } else if (style != "none") {
    view.style = ProgressStyle::plain;
  }
  return view;
}

}  // namespace gouji
