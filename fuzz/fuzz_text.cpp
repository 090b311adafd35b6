// Any bytes, read and checked as text.
#include "check_as.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  gouji::check_as(gouji::Format::text, data, size);
  return 0;
}
