#include <doctest/doctest.h>

#include "cli/program.h"

namespace gouji::cli {
namespace {

bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

TEST_CASE("last year's report that is not there ends in 2 before anything is checked") {
  const Folder folder;
  const auto report = folder.file("sound.xml", sound_report());
  const auto run = gouji("check --previous " + folder.path("none.xml") + " " + report);
  CHECK(run.code == 2);
  CHECK(run.out.empty());
  CHECK(holds(run.err, "--previous 指定的文件 " + folder.path("none.xml") + " 不存在。"));
  CHECK(gouji("check --previous " + folder.path() + " " + report).code == 2);
}

TEST_CASE("last year's report goes with one report only") {
  const Folder folder;
  const auto a = folder.file("a.xml", sound_report()), b = folder.file("b.xml", sound_report());
  const auto run = gouji("check --previous " + a + " " + a + " " + b);
  CHECK(run.code == 2);
  CHECK(run.out.empty());
  CHECK(holds(run.err, "--previous 只能用于检查一份报告，现有2份。"));
}

TEST_CASE("the same report given as last year's is not compared, and the check is unclear") {
  const Folder folder;
  const auto report = folder.file("sound.xml", sound_report());
  const auto run = gouji("check --previous " + report + " " + report);
  CHECK(run.code == 3);
  CHECK(holds(run.out, "[previous.pair]"));
  CHECK(holds(run.out, "没有作跨年对照"));
}

}  // namespace
}  // namespace gouji::cli
