// Sound reports of many kinds of body, long prose and all: nothing is found in them.
#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include <doctest/doctest.h>

#include "print.h"
#include "prose_report.h"

namespace gouji::sample {
namespace {

using Row = std::vector<std::int64_t>;

// A report as the files under sound/ write it: title, preamble, the rows of tables that are not 0
// without their totals, and the sections that have text.
struct Written {
  std::string title, preamble;
  std::map<std::string, std::string> rows;  // by table.row
  std::map<std::string, std::string> bodies;
};

Written read(const std::filesystem::path& path) {
  Written report;
  std::ifstream in(path);
  std::string section;
  for (std::string line; std::getline(in, line);) {
    if (line.rfind("== ", 0) == 0) {
      section = line.substr(3);
    } else if (!section.empty()) {
      auto& body = report.bodies[section];
      body += (body.empty() ? "" : "\n") + line;
    } else {
      const auto space = line.find(' ');
      const auto name = line.substr(0, space), text = line.substr(space + 1);
      if (name == "title") {
        report.title = text;
      } else if (name == "preamble") {
        report.preamble = text;
      } else {
        report.rows[name] = text;
      }
    }
  }
  return report;
}

Row numbers_of(const std::string& text) {
  Row row;
  std::istringstream in(text);
  for (std::int64_t number; in >> number;) row.push_back(number);
  return row;
}

std::int64_t sum_of(const Row& row) {
  std::int64_t sum = 0;
  for (const auto number : row) sum += number;
  return sum;
}

class Builder {
 public:
  explicit Builder(const Written& report) : report_(report) {
    edits_.push_back(title(report.title));
    edits_.push_back(preamble(report.preamble));
    for (const auto& [section, text] : report.bodies) edits_.push_back(body(section, text));
  }

  Edits build(const Pack& pack) {
    disclosure();
    const auto& rows = pack.table("applications")->rows;
    Row processed(6, 0);
    for (const auto& spec : rows) {
      if (spec.id == "processed_total") continue;
      const auto row = given("applications." + spec.id, 6);
      totalled("applications", spec.id, kApplicants, row);
      if (spec.id == "received" || spec.id.rfind("carried", 0) == 0) continue;
      for (std::size_t i = 0; i < processed.size(); ++i) processed[i] += row[i];
    }
    totalled("applications", "processed_total", kApplicants, processed);
    for (const auto* id : {"review", "direct", "after_review"}) {
      totalled("proceedings", id, kResults, given("proceedings." + std::string(id), 4));
    }
    for (const auto& [name, text] : report_.rows) CHECK_MESSAGE(used_.count(name) == 1, name);
    return edits_;
  }

 private:
  using Names = std::vector<std::string>;
  static inline const Names kApplicants{"natural_person", "enterprise",    "research",
                                        "welfare",        "legal_service", "other"};
  static inline const Names kResults{"upheld", "corrected", "other", "pending"};

  std::string text_of(const std::string& name) {
    used_[name] = true;
    const auto found = report_.rows.find(name);
    return found == report_.rows.end() ? "" : found->second;
  }

  Row given(const std::string& name, std::size_t width) {
    auto row = numbers_of(text_of(name));
    if (row.empty()) row.resize(width, 0);
    REQUIRE_MESSAGE(row.size() == width, name);
    return row;
  }

  void totalled(const std::string& table, const std::string& id, const Names& columns,
                const Row& row) {
    for (std::size_t i = 0; i < columns.size(); ++i) {
      edits_.push_back(cell(table, id, columns[i], std::to_string(row[i])));
    }
    edits_.push_back(cell(table, id, "total", std::to_string(sum_of(row))));
  }

  void disclosure() {
    for (const auto* id : {"regulations", "normative_documents"}) {
      const auto row = given("disclosure." + std::string(id), 3);
      const Names columns{"issued", "repealed", "in_force"};
      for (std::size_t i = 0; i < columns.size(); ++i) {
        edits_.push_back(cell("disclosure", id, columns[i], std::to_string(row[i])));
      }
    }
    for (const auto* id : {"licensing", "penalties", "coercion"}) {
      edits_.push_back(cell("disclosure", id, "decisions",
                            std::to_string(given("disclosure." + std::string(id), 1)[0])));
    }
    const auto fees = text_of("disclosure.fees");
    edits_.push_back(cell("disclosure", "fees", "amount", fees.empty() ? "0" : fees));
  }

  const Written& report_;
  Edits edits_;
  std::map<std::string, bool> used_;
};

TEST_CASE("long reports of many kinds of body, all of them sound, yield nothing") {
  PackLibrary packs;
  const auto pack = packs.get("national-2021");
  std::vector<std::filesystem::path> files;
  for (const auto& entry :
       std::filesystem::directory_iterator(std::string(GOUJI_SOURCE_DIR) + "/tests/check/sound")) {
    files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  REQUIRE(files.size() >= 12);
  for (const auto& file : files) {
    const auto report = read(file);
    const auto xml = specimen_xml(*pack, Builder(report).build(*pack));
    const auto result = check_bytes("report.xml", xml, packs, {});
    std::vector<std::string> said;
    for (const auto& f : result.findings) said.push_back(f.rule + ": " + f.message.zh);
    CAPTURE(file.filename().string());
    CHECK(result.title == report.title);
    CHECK(said == std::vector<std::string>{});
  }
}

}  // namespace
}  // namespace gouji::sample
