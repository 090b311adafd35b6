// Containers of office programs before 2007 for tests: a header, one stream and the directory.
#pragma once

#include <string>
#include <string_view>

// The stream `name` begins with `begins`.
inline std::string compound_of(std::string_view name, std::string_view begins) {
  constexpr std::size_t kSector = 512, kEntry = 128;
  std::string bytes = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
  bytes.resize(kSector, '\0');
  bytes[30] = 9;  // sectors of 512 bytes
  bytes.append(begins);
  bytes.resize(2 * kSector, '\0');
  for (const std::string_view entry : {std::string_view("Root Entry"), name}) {
    std::string wide;
    for (const char c : entry) wide += {c, '\0'};
    wide.resize(kEntry, '\0');
    bytes += wide;  // its stream begins in sector 0
  }
  return bytes;
}
