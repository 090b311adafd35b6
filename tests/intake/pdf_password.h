// Encryption of a hand-made PDF: the first there was, RC4 with a key of 40 bits.
#pragma once

#include <array>
#include <cstdint>
#include <cstdio>
#include <string>
#include <string_view>

#include <nettle/arcfour.h>
#include <nettle/md5.h>

#include "pdf_file.h"

namespace pdf {

inline std::string md5_of(std::string_view bytes, std::size_t length) {
  md5_ctx context;
  md5_init(&context);
  md5_update(&context, bytes.size(), reinterpret_cast<const std::uint8_t*>(bytes.data()));
  std::array<std::uint8_t, MD5_DIGEST_SIZE> digest{};
  md5_digest(&context, digest.size(), digest.data());
  return {digest.begin(), digest.begin() + static_cast<std::ptrdiff_t>(length)};
}

inline std::string rc4_of(std::string_view key, std::string_view bytes) {
  arcfour_ctx context;
  arcfour_set_key(&context, key.size(), reinterpret_cast<const std::uint8_t*>(key.data()));
  std::string out(bytes.size(), '\0');
  arcfour_crypt(&context, out.size(), reinterpret_cast<std::uint8_t*>(out.data()),
                reinterpret_cast<const std::uint8_t*>(bytes.data()));
  return out;
}

// A file that opens with this password; one that opens without, but forbids things, where it is
// empty. No password has more than 32 bytes.
inline Options with_password(const std::string& password) {
  static constexpr unsigned char kPadding[] = {0x28, 0xBF, 0x4E, 0x5E, 0x4E, 0x75, 0x8A, 0x41,
                                               0x64, 0x00, 0x4E, 0x56, 0xFF, 0xFA, 0x01, 0x08,
                                               0x2E, 0x2E, 0x00, 0xB6, 0xD0, 0x68, 0x3E, 0x80,
                                               0x2F, 0x0C, 0xA9, 0xFE, 0x64, 0x53, 0x69, 0x7A};
  const std::string padding(std::begin(kPadding), std::end(kPadding));
  const auto padded = [&](const std::string& text) { return (text + padding).substr(0, 32); };
  const auto hex = [](const std::string& bytes) {
    std::string out = "<";
    char digits[4];
    for (const char c : bytes) {
      std::snprintf(digits, sizeof digits, "%02X", static_cast<unsigned>(c) & 0xFFu);
      out += digits;
    }
    return out + ">";
  };
  const std::string identity(16, 'i');
  const auto owner = rc4_of(md5_of(padded("the owner's"), 5), padded(password));
  const auto key = md5_of(padded(password) + owner + std::string("\xC0\xFF\xFF\xFF") + identity, 5);
  Options options;
  options.trailer = "/ID[" + hex(identity) + hex(identity) +
                    "]/Encrypt<</Filter/Standard/V 1/R 2/P -64/O" + hex(owner) + "/U" +
                    hex(rc4_of(key, padding)) + ">>";
  options.seal = [key](std::size_t object, std::string bytes) {
    auto own = key;
    for (int shift = 0; shift < 24; shift += 8) own += static_cast<char>(object >> shift & 0xFF);
    own += std::string(2, '\0');  // the generation
    return rc4_of(md5_of(own, 10), bytes);
  };
  return options;
}

}  // namespace pdf
