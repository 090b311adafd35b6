// Reports for which memory runs out: every so often an allocation of this program fails.
#include <cstdlib>
#include <limits>
#include <new>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "check/check.h"
#include "print.h"

namespace {

constexpr std::size_t kNever = std::numeric_limits<std::size_t>::max();

// How many allocations of this thread succeed before one fails.
thread_local std::size_t left = kNever;
thread_local std::size_t made = 0;

void* allocate(std::size_t size) {
  ++made;
  if (left != kNever && left-- == 0) {
    left = kNever;
    return nullptr;
  }
  return std::malloc(size == 0 ? 1 : size);
}

}  // namespace

void* operator new(std::size_t size) {
  if (void* memory = allocate(size)) return memory;
  throw std::bad_alloc();
}
void* operator new(std::size_t size, const std::nothrow_t&) noexcept { return allocate(size); }
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
void operator delete(void* memory, const std::nothrow_t&) noexcept { std::free(memory); }

namespace gouji {
namespace {

std::vector<std::string> fingerprints(const ReportResult& result) {
  std::vector<std::string> all;
  for (const auto& finding : result.findings) all.push_back(finding.rule + finding.fingerprint);
  return all;
}

TEST_CASE("memory that runs out is the report's one finding, and the next report is checked") {
  PackLibrary packs;
  for (const std::string name : {"one-cell.html", "one-cell.docx", "one-cell.txt"}) {
    CAPTURE(name);
    const auto path = std::string(GOUJI_SOURCE_DIR) + "/examples/" + name;
    const auto whole = check_file(path, packs, {});
    REQUIRE(whole.verdict == Verdict::fail);
    made = 0;
    check_file(path, packs, {});
    const auto all = made;
    std::size_t failed = 0;
    for (std::size_t nth = 0; nth < all; nth += 1 + all / 60) {
      CAPTURE(nth);
      left = nth;
      const auto result = check_file(path, packs, {});
      left = kNever;
      if (result.verdict == Verdict::unreadable) {
        ++failed;
        REQUIRE(result.findings.size() == 1);
        CHECK(result.findings[0].rule == "intake.fault");
      } else {
        // A sort that gets no room sorts without.
        CHECK(fingerprints(result) == fingerprints(whole));
      }
    }
    CHECK(failed > 30);
    CHECK(fingerprints(check_file(path, packs, {})) == fingerprints(whole));
  }
}

}  // namespace
}  // namespace gouji
