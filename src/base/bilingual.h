// A text for people, in both languages of the program.
#pragma once

#include <string>

namespace gouji {

enum class Language { zh, en };

struct Bilingual {
  std::string zh, en;

  const std::string& in(Language language) const { return language == Language::zh ? zh : en; }
  bool empty() const { return zh.empty() && en.empty(); }
  bool operator==(const Bilingual&) const = default;
};

}  // namespace gouji
