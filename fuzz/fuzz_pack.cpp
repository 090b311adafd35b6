// Any bytes, loaded as a pack: a pack, or mistakes that can be shown, never both and never neither.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "pack/load.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view xml(reinterpret_cast<const char*>(data), size);
  const gouji::LoadedPack loaded = gouji::load_pack_text("fuzzed.xml", xml);
  if ((loaded.pack == nullptr) == loaded.errors.empty()) std::abort();
  for (const gouji::PackError& error : loaded.errors) {
    if (gouji::render(error, gouji::Language::zh).empty()) std::abort();
  }
  return 0;
}
