// Any bytes as gouji.cfg, as a list of waivers and as a baseline: at worst mistakes with places.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "gate/baseline.h"
#include "gate/configuration.h"
#include "gate/waivers.h"

namespace {

// The mistakes are rendered too: carets are counted over the same bytes.
template <typename Read>
void attempt(Read read) {
  try {
    read();
  } catch (const gouji::GateFailure& failure) {
    for (const auto& mistake : failure.mistakes) {
      gouji::render(mistake, gouji::Language::zh);
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  attempt([&] {
    const auto file = gouji::Configuration::parse("/r/gouji.cfg", text);
    file->settings_of("/r/2023/清溪市.docx");
    file->excluded_by("/r/2023/清溪市.docx");
  });
  attempt([&] { gouji::WaiverList::parse("/r/gouji.waivers", text); });
  attempt([&] { gouji::Baseline::parse("/r/baseline.json", text).text(); });
  return 0;
}
