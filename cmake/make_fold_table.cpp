// Writes the pairs of OpenCC's traditional-to-simplified characters as lines "{0x9EB5,0x9762},",
// in ascending order. Run by the build: make_fold_table TSCharacters.txt OUT.
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <fstream>
#include <string>
#include <utility>
#include <vector>

namespace {

// The code point at the start of well-formed UTF-8 text.
std::uint32_t first_code_point(const std::string& text, std::size_t at) {
  const auto byte = [&](std::size_t i) {
    return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0u;
  };
  const std::uint32_t lead = byte(0);
  if (lead < 0x80) return lead;
  if (lead < 0xE0) return (lead & 0x1F) << 6 | (byte(1) & 0x3F);
  if (lead < 0xF0) return (lead & 0x0F) << 12 | (byte(1) & 0x3F) << 6 | (byte(2) & 0x3F);
  return (lead & 0x07) << 18 | (byte(1) & 0x3F) << 12 | (byte(2) & 0x3F) << 6 | (byte(3) & 0x3F);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) return std::fputs("usage: make_fold_table IN OUT\n", stderr), 2;
  std::ifstream in(argv[1]);
  std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
  for (std::string line; std::getline(in, line);) {
    const auto tab = line.find('\t');
    if (tab == std::string::npos) continue;
    const auto from = first_code_point(line, 0), to = first_code_point(line, tab + 1);
    if (from != to) pairs.emplace_back(from, to);
  }
  if (pairs.size() < 1000) return std::fputs("make_fold_table: no character data\n", stderr), 1;
  std::sort(pairs.begin(), pairs.end());
  std::ofstream out(argv[2]);
  for (const auto& [from, to] : pairs) {
    char row[32];
    std::snprintf(row, sizeof row, "{0x%X,0x%X},\n", static_cast<unsigned>(from),
                  static_cast<unsigned>(to));
    out << row;
  }
  return out.flush() ? 0 : 1;
}
