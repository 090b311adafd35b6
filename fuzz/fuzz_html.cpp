// Any bytes, read and checked as HTML.
#include "check_as.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  gouji::check_as(gouji::Format::html, data, size);
  return 0;
}
