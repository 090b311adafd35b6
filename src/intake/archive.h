// A ZIP archive in memory, as office documents are kept in, read under the limits of archives.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/limits.h"
#include "base/problem.h"

namespace gouji {

class Archive {
 public:
  // Opens `bytes`, which have to outlive the archive. A fatal problem where they are no ZIP, are
  // damaged, hold more entries than allowed, an absolute path or one that leads out of the archive,
  // or one name twice: nothing of such an archive can be trusted.
  static std::variant<Archive, Problem> open(std::string_view bytes, const Limits& limits);

  // The names of the entries in the order of the archive's directory, as UTF-8 with `/` between
  // folders; folders themselves are left out.
  const std::vector<std::string>& names() const { return names_; }
  bool has(std::string_view name) const { return find(name).has_value(); }

  // What the entry holds; letters of `name` are compared without case, as in office documents.
  // Nothing, without a problem, where there is no such entry; nothing, with a problem that names
  // the entry (not fatal), where it is encrypted, damaged, an archive itself, or goes beyond
  // `archive_bytes` (over all entries read) or `archive_ratio`. Sizes are counted as they arrive.
  std::optional<std::string> read(std::string_view name, std::vector<Problem>& problems);

 private:
  struct Close {
    void operator()(void* zip) const;
  };
  Archive(void* zip, std::uint64_t size, const Limits& limits)
      : zip_(zip), size_(size), limits_(limits) {}
  std::optional<Problem> list();
  std::optional<std::uint64_t> find(std::string_view name) const;

  std::unique_ptr<void, Close> zip_;
  std::uint64_t size_;  // of the archive
  Limits limits_;
  std::vector<std::string> names_;
  std::map<std::string, std::uint64_t, std::less<>> index_;  // by name without case
  std::uint64_t unpacked_ = 0;                               // bytes of all entries read
};

}  // namespace gouji
