// The packs that come with the program: whole, without mistakes, and as the design names things.
#include <algorithm>
#include <fstream>
#include <set>
#include <sstream>

#include <doctest/doctest.h>

#include "pack/library.h"
#include "pack/load.h"

namespace gouji {
namespace {

std::string bytes_of(const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

std::shared_ptr<const Pack> national_2021() {
  const auto loaded = load_pack(packs_folder() + "/national-2021.xml");
  for (const auto& e : loaded.errors) MESSAGE(render(e, Language::zh));
  REQUIRE(loaded.pack);
  return loaded.pack;
}

template <typename List>
std::vector<std::string> ids(const List& list) {
  std::vector<std::string> out;
  for (const auto& item : list) out.push_back(item.id);
  return out;
}

TEST_CASE("every shipped pack is without mistakes when nothing of it is taken on trust") {
  const auto headers = installed_packs();
  REQUIRE_FALSE(headers.empty());
  for (const auto& header : headers) {
    CAPTURE(header.id);
    // One more line gives the file another digest than the ones known, so all of it is checked.
    const auto loaded = load_pack_text(header.file, bytes_of(header.file) + "\n");
    for (const auto& e : loaded.errors) MESSAGE(render(e, Language::zh));
    CHECK(loaded.errors.empty());
    CHECK(header.file.ends_with("/" + header.id + ".xml"));
    CHECK_FALSE(header.title.zh.empty());
    CHECK_FALSE(header.basis.empty());
  }
}

TEST_CASE("a pack known by its digest is the same pack as one looked at closely") {
  const std::string file = packs_folder() + "/national-2021.xml";
  const auto trusted = load_pack(file).pack;
  const auto checked = load_pack_text(file, bytes_of(file) + "\n").pack;
  REQUIRE(trusted);
  REQUIRE(checked);
  CHECK(ids(trusted->rules) == ids(checked->rules));
  CHECK(trusted->rules.back().message == checked->rules.back().message);
  CHECK(trusted->sha256 != checked->sha256);
}

TEST_CASE("a library builds the fragments of a shipped pack for those who ask for them") {
  PackLibrary packs;
  const auto has_fragments = [](const Pack& pack) {
    return std::any_of(pack.rules.begin(), pack.rules.end(),
                       [](const Rule& rule) { return !rule.fragments.empty(); });
  };
  const auto lean = packs.get("national-2021");
  CHECK_FALSE(has_fragments(*lean));
  const auto whole = packs.get("national-2021", Fragments::built);
  CHECK(has_fragments(*whole));
  CHECK(packs.get("national-2021") == whole);
  CHECK(ids(lean->rules) == ids(whole->rules));
}

TEST_CASE("every rule of a shipped pack has texts in both languages and both fragments") {
  for (const auto& header : installed_packs()) {
    const auto pack = load_pack(header.file).pack;
    REQUIRE(pack);
    for (const auto& rule : pack->rules) {
      CAPTURE(header.id);
      CAPTURE(rule.id);
      for (const auto* text : {&rule.name, &rule.message, &rule.explanation, &rule.remedy}) {
        CHECK_FALSE(text->zh.empty());
        CHECK_FALSE(text->en.empty());
      }
      CHECK_FALSE(rule.clause.empty());
      CHECK(rule.clause.find('{') == std::string::npos);
      const auto good = std::count_if(rule.fragments.begin(), rule.fragments.end(),
                                      [](const Fragment& f) { return f.good; });
      CHECK(good >= 1);
      CHECK(rule.fragments.size() > static_cast<std::size_t>(good));
    }
  }
}

TEST_CASE("national-2021 has the sections, tables, rows and columns that other programs rely on") {
  const auto pack = national_2021();
  using Ids = std::vector<std::string>;
  CHECK(ids(pack->sections) ==
        Ids{"overview", "disclosure", "applications", "proceedings", "problems", "other_matters"});
  CHECK(ids(pack->tables) == Ids{"disclosure", "applications", "proceedings"});
  const auto& disclosure = *pack->table("disclosure");
  CHECK(ids(disclosure.rows) ==
        Ids{"regulations", "normative_documents", "licensing", "penalties", "coercion", "fees"});
  CHECK(ids(disclosure.columns) == Ids{"issued", "repealed", "in_force", "decisions", "amount"});
  int asked = 0;
  for (int r = 0; r < 6; ++r) {
    for (int c = 0; c < 5; ++c) asked += disclosure.asks_for(r, c);
  }
  CHECK(asked == 10);
  CHECK(disclosure.columns[4].kind == FigureKind::amount);
  const auto& applications = *pack->table("applications");
  CHECK(ids(applications.columns) == Ids{"natural_person", "enterprise", "research", "welfare",
                                         "legal_service", "other", "total"});
  CHECK(ids(applications.rows) == Ids{"received",
                                      "carried_in",
                                      "granted",
                                      "partial",
                                      "refused.state_secret",
                                      "refused.law",
                                      "refused.security",
                                      "refused.third_party",
                                      "refused.internal",
                                      "refused.process",
                                      "refused.enforcement_file",
                                      "refused.inquiry",
                                      "unavailable.not_held",
                                      "unavailable.to_create",
                                      "unavailable.unclear",
                                      "declined.petition",
                                      "declined.repeated",
                                      "declined.publication",
                                      "declined.excessive",
                                      "declined.reconfirm",
                                      "other.no_supplement",
                                      "other.fee_unpaid",
                                      "other.other",
                                      "processed_total",
                                      "carried_out"});
  CHECK(applications.rows[4].groups == Ids{"三、本年度办理结果", "（三）不予公开"});
  CHECK(applications.rows[23].groups == Ids{"三、本年度办理结果"});
  CHECK(std::count_if(applications.rows.begin(), applications.rows.end(),
                      [](const RowSpec& r) { return r.merged == "（六）其他处理"; }) == 3);
  const auto& proceedings = *pack->table("proceedings");
  CHECK(proceedings.across);
  CHECK(ids(proceedings.rows) == Ids{"review", "direct", "after_review"});
  CHECK(ids(proceedings.columns) == Ids{"upheld", "corrected", "other", "pending", "total"});
}

TEST_CASE("national-2021 has the rules of the reference, each with its severity") {
  const std::vector<std::pair<std::string, Severity>> expected = {
      {"edition.outdated", Severity::error},
      {"edition.basis", Severity::advice},
      {"title.missing", Severity::warning},
      {"title.form", Severity::advice},
      {"title.year", Severity::error},
      {"period.wrong", Severity::error},
      {"preamble.parts", Severity::advice},
      {"section.missing", Severity::error},
      {"section.order", Severity::error},
      {"section.duplicate", Severity::error},
      {"section.empty", Severity::error},
      {"section.wording", Severity::advice},
      {"table.missing", Severity::error},
      {"table.blank", Severity::error},
      {"table.row-missing", Severity::error},
      {"table.column-missing", Severity::error},
      {"table.row-wording", Severity::warning},
      {"table.row-unknown", Severity::warning},
      {"table.unreadable", Severity::unclear},
      {"cell.blank", Severity::warning},
      {"cell.not-a-number", Severity::error},
      {"cell.negative", Severity::error},
      {"cell.fraction", Severity::error},
      {"applications.balance", Severity::error},
      {"applications.outcomes", Severity::error},
      {"applications.applicants", Severity::error},
      {"proceedings.total", Severity::error},
      {"disclosure.regulations", Severity::warning},
      {"disclosure.fee-scale", Severity::advice},
  };
  const auto pack = national_2021();
  for (const auto& [id, severity] : expected) {
    CAPTURE(id);
    const Rule* rule = pack->rule(id);
    REQUIRE(rule);
    CHECK(rule->severity == severity);
  }
}

TEST_CASE("a label of national-2021 stands for one row or column only") {
  const auto pack = national_2021();
  for (const auto& table : pack->tables) {
    std::set<std::string> rows, columns;
    const auto add = [](std::set<std::string>& seen, const std::string& where, const Label& label) {
      CAPTURE(label.text);
      CHECK(seen.insert(where + label.text).second);
      for (const auto& t : label.accepted) CHECK(seen.insert(where + t).second);
      for (const auto& t : label.variants) CHECK(seen.insert(where + t).second);
    };
    for (const auto& row : table.rows) {
      add(rows, row.groups.empty() ? "" : row.groups.back(), row.label);
    }
    for (const auto& column : table.columns) add(columns, "", column.label);
  }
}

TEST_CASE("the years of the shipped packs follow one another without a gap") {
  const auto headers = installed_packs();
  for (std::size_t i = 1; i < headers.size(); ++i) {
    CHECK(headers[i].from_year == headers[i - 1].to_year + 1);
  }
  REQUIRE_FALSE(headers.empty());
  CHECK(headers.back().id == "national-2021");
  CHECK(headers.back().to_year == 9999);
  CHECK(headers.back().telltales.size() >= 4);
}

}  // namespace
}  // namespace gouji
