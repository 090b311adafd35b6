#include "intake/poppler.h"

#include <utility>

namespace gouji {

ChildOutcome run_poppler(std::vector<std::string> arguments, std::string_view bytes,
                         std::uint64_t output, const Limits& limits) {
  ChildRequest request;
  request.arguments = std::move(arguments);
  request.environment = {"LC_ALL=C"};
  request.input = std::string(bytes);
  request.time = limits.time_left();
  request.output = output;
  return run_child(request);
}

}  // namespace gouji
