// Any bytes, read and checked as canonical XML.
#include "check_as.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  gouji::check_as(gouji::Format::xml, data, size);
  return 0;
}
