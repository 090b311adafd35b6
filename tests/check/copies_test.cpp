// A table that stands twice in a report.
#include <fstream>
#include <sstream>

#include <doctest/doctest.h>

#include "check/check.h"
#include "check/print.h"

namespace gouji {
namespace {

using Lines = std::vector<std::string>;

std::string sound() {
  std::ifstream in(std::string(GOUJI_SOURCE_DIR) + "/examples/sound.html");
  REQUIRE(in.good());
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

// The n-th table of the page, from 0.
std::string table_of(const std::string& page, int n) {
  auto begin = page.find("<table");
  for (; n > 0; --n) begin = page.find("<table", begin + 1);
  const auto end = page.find("</table>", begin) + 8;
  return page.substr(begin, end - begin);
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const auto at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

// What is found in the sound page with more behind it.
Lines found(const std::string& more) {
  static PackLibrary packs;
  Lines lines;
  const auto page = replaced(sound(), "</body>", more + "</body>");
  for (const auto& f : check_bytes("report.html", page, packs, {}).findings) {
    lines.push_back(f.rule + " " + std::string(to_string(f.severity)) + " " + f.row.value_or("") +
                    "." + f.column.value_or("") + " " + f.found.value_or("-") + " " +
                    (f.related.empty() ? "" : f.related[0].found));
  }
  return lines;
}

}  // namespace

TEST_CASE("a second copy of a table with other figures is told, whichever the table") {
  const auto page = sound();
  const auto applications = replaced(table_of(page, 1), "<td>38</td>", "<td>83</td>");
  CHECK(found(applications) == Lines{"table.duplicate unclear received.natural_person 83 38"});
  const auto proceedings = replaced(table_of(page, 2), "<td>1</td>", "<td>4</td>");
  CHECK(found(proceedings) == Lines{"table.duplicate unclear review.upheld 4 1"});
}

TEST_CASE("a second copy with the same figures, or a few rows of another table, are let be") {
  const auto page = sound();
  for (int table = 0; table < 3; ++table) CHECK(found(table_of(page, table)) == Lines{});
  CHECK(found("<table><tr><td>行政处罚</td><td>3</td></tr><tr><td>行政强制</td><td>2</td></tr></"
              "table>") == Lines{});
}

}  // namespace gouji
