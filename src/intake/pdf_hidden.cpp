#include "intake/pdf_hidden.h"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <map>
#include <string>

#include "intake/page_tokens.h"
#include "intake/poppler.h"

namespace gouji {
namespace {

// The dictionaries of pictures are never packed.
bool holds_pictures(std::string_view bytes) {
  constexpr std::string_view kKey = "/Subtype", kImage = "/Image";
  for (auto at = bytes.find(kKey); at != bytes.npos; at = bytes.find(kKey, at + kKey.size())) {
    const auto value = bytes.find_first_not_of(" \t\r\n", at + kKey.size());
    if (value != bytes.npos && bytes.substr(value).starts_with(kImage)) return true;
  }
  return false;
}

// What `pdftohtml` shows of every page: it leaves out what is not drawn.
std::string shown(std::string_view bytes, int last, const Limits& limits) {
  auto outcome = run_poppler({"pdftohtml", "-q", "-i", "-xml", "-enc", "UTF-8", "-stdout", "-l",
                              std::to_string(last), "/dev/stdin"},
                             bytes, limits[Limit::bytes], limits);
  limits.keep_time();
  return outcome.succeeded() ? std::move(outcome.output) : std::string();
}

// Code points between tags, white space left out; an entity counts for as many as it is written in.
std::size_t characters_in(std::string_view line) {
  std::size_t count = 0;
  bool in_tag = false;
  for (const char c : line) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '<' || c == '>') {
      in_tag = c == '<';
    } else if (!in_tag && byte > ' ' && (byte & 0xC0u) != 0x80u) {
      ++count;
    }
  }
  return count;
}

std::map<int, std::size_t> shown_by_page(std::string_view text) {
  constexpr std::string_view kPage = "<page number=\"";
  std::map<int, std::size_t> counts;
  int page = 0;
  while (!text.empty()) {
    const auto line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(line.size() + 1, text.size()));
    if (const auto at = line.find(kPage); at != line.npos) {
      const auto* from = line.data() + at + kPage.size();
      std::from_chars(from, line.data() + line.size(), page);
      counts[page] = 0;
    } else if (line.starts_with("<text ")) {
      counts[page] += characters_in(line);
    }
  }
  return counts;
}

}  // namespace

std::vector<int> pages_of_hidden_text(const std::vector<Page>& pages, std::string_view bytes,
                                      const Limits& limits) {
  constexpr std::size_t kFew = 20, kHardly = 5;
  std::vector<int> hidden;
  if (pages.empty() || !holds_pictures(bytes)) return hidden;
  const auto counts = shown_by_page(shown(bytes, pages.back().number, limits));
  for (const auto& page : pages) {
    const auto drawn = counts.find(page.number);
    std::size_t all = 0;
    for (const auto& word : page.words) all += length_of(word.text);
    if (drawn != counts.end() && all >= kFew && drawn->second * kHardly < all) {
      hidden.push_back(page.number);
    }
  }
  return hidden;
}

}  // namespace gouji
