// A report as the harness knows it: written from the norm by hand, without a line of the program.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace harness {

// A figure in hundredths, as far as it is one.
struct Cell {
  enum State { number, blank, word } state = number;
  std::int64_t hundredths = 0;
  std::string text;  // what is printed where it is a word

  static Cell of(std::int64_t whole) { return {number, whole * 100, {}}; }
  // As it is printed: "12", "3.5", "", "/".
  std::string print() const;
};

struct Column {
  std::string id, label;
  std::vector<std::string> groups;  // heads above it, outermost first
};

struct Row {
  std::string id;  // empty for a row that the format does not have
  std::string label;
  std::vector<std::string> groups;  // labels before it, outermost first
  std::vector<Cell> cells;          // by column of its part
  bool misspelt = false;
  std::vector<std::string> stands_for;  // the rows that it merges
};

struct Part {
  std::string id, heading, corner;
  std::vector<Column> columns;
  std::vector<Row> rows;
};

struct Table {
  std::string id;
  bool across = false;  // rows printed side by side in one line
  std::vector<Part> parts;

  Cell* cell(const std::string& row, const std::string& column);
  const Cell* cell(const std::string& row, const std::string& column) const;
  Row* row(const std::string& id);
  const Row* row(const std::string& id) const;
  bool has_column(const std::string& id) const;
  Part* part_of(const std::string& row);
};

enum class Wording { standard, accepted, variant };

struct Section {
  std::string id, number, title;
  Wording wording = Wording::standard;
  std::vector<std::string> paragraphs;
  bool holds_table = false;  // the table of the same id stands after its first paragraph
};

enum class Body { government, township, subdistrict, department };
enum class TitleState { sound, missing, no_agency, no_work, wrong_year };
enum class PeriodState { sound, wrong_year, partial };
enum class PartsState { sound, absent, five_named };

struct Report {
  Body body = Body::government;
  bool may_regulate = false;
  std::string agency, self;  // self: 全市, 我镇
  int year = 2023;
  int due = 2021;       // the edition of the year
  int followed = 2021;  // the edition of its tables
  std::string magnitude;

  TitleState title_state = TitleState::sound;
  int title_form = 0;
  int title_year = 2023;
  PeriodState period_state = PeriodState::sound;
  int period_year = 2023;
  int period_end_month = 12, period_end_day = 31;
  PartsState parts_state = PartsState::sound;
  bool cites_older = false;
  std::vector<Section> sections;
  std::vector<Table> tables;

  Table* table(const std::string& id);
  const Table* table(const std::string& id) const;
  Section* section(const std::string& id);
  const Section* section(const std::string& id) const;
  std::string title() const;     // empty where it is missing
  std::string preamble() const;  // one paragraph
};

// The format, written down once more.
extern const std::vector<std::string> kSectionIds;
extern const std::vector<std::string> kApplicants;  // six kinds, without the total
std::string section_title(const std::string& id);
std::vector<std::string> outcome_rows(int edition);
// The tables of an edition with every figure 0.
std::vector<Table> blank_form(int edition);

}  // namespace harness
