// How fast reports are checked, and how that stands to libxml2 building its tree of the same bytes.
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>

#include <benchmark/benchmark.h>
#include <libxml/HTMLparser.h>
#include <time.h>

#include "check/check.h"
#include "intake/intake.h"

namespace {

// A report as a word processor exports it, near 70 KB.
const std::string& page() {
  static const std::string bytes = [] {
    std::ifstream in(GOUJI_SOURCE_DIR "/bench/report.html", std::ios::binary);
    std::string read((std::istreambuf_iterator<char>(in)), {});
    if (read.size() < 60'000) {
      std::fputs("gouji_bench: bench/report.html is not there\n", stderr);
      std::exit(2);
    }
    return read;
  }();
  return bytes;
}

gouji::PackLibrary& packs() {
  static gouji::PackLibrary library;
  return library;
}

gouji::ReportResult check() {
  static const gouji::CheckOptions options;
  return gouji::check_bytes("bench/report.html", page(), packs(), options);
}

void build_tree() {
  const htmlDocPtr tree =
      htmlReadMemory(page().data(), static_cast<int>(page().size()), nullptr, "UTF-8",
                     HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET);
  benchmark::DoNotOptimize(tree);
  xmlFreeDoc(tree);
}

double processor_seconds() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

void of_page(benchmark::State& state) {
  state.SetItemsProcessed(state.iterations());
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(page().size()));
}

// The whole check; the pack is loaded before the clock starts.
void BM_check(benchmark::State& state) {
  benchmark::DoNotOptimize(check());
  for (auto _ : state) benchmark::DoNotOptimize(check());
  of_page(state);
}
BENCHMARK(BM_check)->Unit(benchmark::kMicrosecond);

// From bytes to a document, nothing of the format yet.
void BM_intake(benchmark::State& state) {
  const gouji::Limits limits;
  for (auto _ : state) {
    benchmark::DoNotOptimize(gouji::read_document("bench/report.html", page(), limits));
  }
  of_page(state);
}
BENCHMARK(BM_intake)->Unit(benchmark::kMicrosecond);

// From bytes to the report as read, no rule run.
void BM_reading(benchmark::State& state) {
  const gouji::CheckOptions options;
  for (auto _ : state) {
    benchmark::DoNotOptimize(gouji::read_bytes("bench/report.html", page(), packs(), options));
  }
  of_page(state);
}
BENCHMARK(BM_reading)->Unit(benchmark::kMicrosecond);

void BM_htmlReadMemory(benchmark::State& state) {
  for (auto _ : state) build_tree();
  of_page(state);
}
BENCHMARK(BM_htmlReadMemory)->Unit(benchmark::kMicrosecond);

// Both in turn, so that what disturbs the machine disturbs both: `ratio` is check over tree, in the
// processor's time.
void BM_ratio(benchmark::State& state) {
  double ours = 0, theirs = 0;
  benchmark::DoNotOptimize(check());
  build_tree();
  for (auto _ : state) {
    const double began = processor_seconds();
    benchmark::DoNotOptimize(check());
    const double between = processor_seconds();
    build_tree();
    const double ended = processor_seconds();
    ours += between - began;
    theirs += ended - between;
  }
  state.counters["ratio"] = ours / theirs;
}
BENCHMARK(BM_ratio)->Unit(benchmark::kMicrosecond);

}  // namespace

BENCHMARK_MAIN();
