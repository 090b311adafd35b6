// Every sentence of docs/phrases.md on the specimen of its pack: what the page says is found, and
// nothing else.
#include <fstream>
#include <map>
#include <sstream>

#include <doctest/doctest.h>

#include "narrative_report.h"
#include "print.h"

namespace gouji::narrative {
namespace {

// One phrase of the page with what holds for all its sentences.
struct Entry {
  std::string name, pack = "national-2021", title;
  std::vector<Cell> cells;
  std::map<std::string, int> sentences;  // by what they are to show
};

std::vector<std::string> split(const std::string& text, const std::string& mark) {
  std::vector<std::string> parts;
  for (std::size_t at = 0; at <= text.size();) {
    const auto end = std::min(text.find(mark, at), text.size());
    if (end > at) parts.push_back(text.substr(at, end - at));
    at = end + mark.size();
  }
  return parts;
}

Cell cell_of(const std::string& text) {
  const auto equals = text.find(" = ");
  REQUIRE(equals != std::string::npos);
  const auto name = text.substr(0, equals);
  const auto first = name.find('.'), last = name.rfind('.');
  return {name.substr(0, first), name.substr(first + 1, last - first - 1), name.substr(last + 1),
          text.substr(equals + 3)};
}

// "109 ≠ applications.received.total 119", without a figure where none is expected; severity and
// rule where they are not the usual ones.
Lines found_in(const Entry& entry, const std::string& sentence) {
  Lines lines;
  for (const auto& f :
       findings(Report{sentence, entry.cells, entry.pack, "applications", entry.title})) {
    std::string line;
    if (f.severity != Severity::warning) line += std::string(to_string(f.severity)) + " ";
    if (f.rule != "narrative.figure") line += f.rule.substr(std::string("narrative.").size()) + " ";
    line += f.found.value_or("") + " ≠ ";
    if (f.table) line += *f.table + "." + f.row.value_or("") + "." + f.column.value_or("");
    if (f.table && f.expected) line += " ";
    if (!f.table && !f.expected) line += "表中数据";
    lines.push_back(line + f.expected.value_or(""));
  }
  return lines;
}

TEST_CASE("every sentence on the page of phrases yields what the page says") {
  std::ifstream page(std::string(GOUJI_SOURCE_DIR) + "/docs/phrases.md");
  REQUIRE(page.good());
  std::vector<Entry> entries;
  for (std::string line; std::getline(page, line);) {
    const auto begins = [&](const std::string& word) { return line.rfind(word, 0) == 0; };
    if (begins("### ")) {
      entries.emplace_back().name = line.substr(4);
      continue;
    }
    if (!begins("- ") || entries.empty()) continue;
    const auto colon = line.find("：");
    REQUIRE(colon != std::string::npos);
    auto& entry = entries.back();
    const auto kind = line.substr(2, colon - 2);
    const auto text = line.substr(colon + std::string("：").size());
    if (kind == "表中") {
      for (const auto& cell : split(text, "；")) entry.cells.push_back(cell_of(cell));
    } else if (kind == "规则包") {
      entry.pack = text;
    } else if (kind == "标题") {
      entry.title = text;
    } else {
      const bool known = kind == "相符" || kind == "不符" || kind == "不提示";
      REQUIRE_MESSAGE(known, line);
      ++entry.sentences[kind];
      const auto parts = split(text, " ⇒ ");
      CAPTURE(entry.name);
      CAPTURE(parts.front());
      // What is said to differ must name what is found; the rest yields nothing.
      REQUIRE((parts.size() == 2) == (kind == "不符"));
      const auto expected = parts.size() == 2 ? split(parts[1], "；") : Lines{};
      CHECK(found_in(entry, parts.front()) == expected);
    }
  }
  CHECK(entries.size() > 60);
  for (const auto& entry : entries) {
    CAPTURE(entry.name);
    CHECK(entry.sentences.count("不提示") == 1);
  }
}

}  // namespace
}  // namespace gouji::narrative
