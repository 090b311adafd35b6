// gouji as a library: annual reports on government information disclosure, checked against their
// national format.
//
//   gouji::v1::Checker checker;
//   const auto result = checker.check_file("report.html");
//   if (result.verdict == gouji::v1::Verdict::fail) {
//     for (const auto& finding : result.findings) std::cout << finding.message.zh << '\n';
//   }
//
// Link with the CMake target gouji::gouji of find_package(gouji). Nothing but the standard library
// is needed to compile with this header. Text is UTF-8 throughout. What is in v1 stays; a change
// that would break its users comes as v2, beside it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#define GOUJI_API __attribute__((visibility("default")))

namespace gouji::v1 {

// A text for people, in Chinese and English.
struct Message {
  std::string zh, en;
};

// What is said of a report as a whole. `unclear`, `unreadable` and `not_applicable` are no pass:
// something could not be judged, nothing could be read, or the file is no such report.
enum class Verdict { pass, fail, unclear, unreadable, not_applicable };

// Only `error` makes a report fail. `unclear` says that something could not be read or judged.
enum class Severity { error, warning, advice, unclear };

// Where something stands in a file. What a format gives no meaning to is absent or empty.
struct Place {
  std::optional<int> line, column;                  // from 1, columns in code points
  std::optional<int> end_line, end_column;          // just after the last code point
  std::optional<std::size_t> byte_start, byte_end;  // in the file as stored
  std::optional<int> page;                          // from 1
  std::string box;                                  // "x0,y0,x1,y1" on the page, in points
  std::string part, cell;  // of an office document: the sheet or part, and the cell in it
};

// A cell of the format, by the names of its table, row and column ("applications", "received",
// "total").
struct Cell {
  std::string table, row, column;
};

// A figure that a finding takes part of its proof from.
struct RelatedFigure {
  Cell cell;
  std::string found;  // as it is written in the report
  Place place;
};

// One thing that a person should look at.
struct Finding {
  std::string rule;  // "applications.balance"; `gouji explain RULE` says what it asks
  Severity severity = Severity::error;
  bool certain = true;  // false: likely, and a person decides
  Message message;
  Cell cell;                                 // empty names where no one cell is meant
  std::string section;                       // "overview"; empty where none is meant
  std::string found, expected, computation;  // empty where the rule has no such thing
  std::optional<Place> place;                // absent where something is missing from the report
  std::vector<RelatedFigure> related;
  std::string clause;       // of the norm that the rule rests on
  std::string fingerprint;  // 16 hexadecimal digits, the same in every layout and file format
};

// One figure that would have to change, and to what.
struct Correction {
  Cell cell;
  std::string found, suggested;
};

// What would settle sums that do not agree. An inference: it suggests and never corrects.
struct Diagnosis {
  std::string kind;  // cell, total, split, shift, transposed
  Message message;
  std::vector<std::vector<Correction>> candidates;  // alternatives; each changes its cells together
  std::vector<std::string> explains;                // fingerprints of findings
};

// What came of checking one report.
struct Result {
  std::string path;    // as it was given
  std::string sha256;  // of the bytes, in hexadecimal; empty where they could not be read
  std::string format;  // html, docx, xlsx, …; unknown
  std::string pack, edition;
  std::string title, agency;  // empty where they were not found
  std::string body;           // government, township, subdistrict, department, other, unknown
  std::optional<int> year;    // that the report is about
  Verdict verdict = Verdict::unreadable;
  std::vector<Finding> findings;  // in order of their places
  std::vector<Diagnosis> diagnoses;
};

// The checker cannot work: its rules are not to be found, a setting has a wrong value, or a pack
// has mistakes. what() is in English. A report never causes it, whatever its bytes.
class GOUJI_API Error : public std::runtime_error {
 public:
  explicit Error(Message message);
  ~Error() override;
  const Message& message() const noexcept { return message_; }

 private:
  Message message_;
};

// How reports are checked. What is empty is chosen by each report itself.
struct Settings {
  std::string pack;  // an id such as "national-2021", or the path of a pack's file
  std::string body;  // the kind of body, as in Result
  std::map<std::string, std::uint64_t> limits;  // `gouji limits` lists them with their defaults
  // The day of the check, YYYY-MM-DD: only formats issued by then count, and later years have not
  // come. No clock is asked: where it is empty every format counts and no year is held to be one to
  // come.
  std::string as_of;
};

// Checks reports. The rules are read when first needed and kept; one checker may be used by several
// threads at one time. The rules are those of the folder that the environment variable GOUJI_DATA
// names, else share/gouji of the prefix in which this library is installed.
class GOUJI_API Checker {
 public:
  // Throws Error.
  explicit Checker(const Settings& settings = {});
  ~Checker();
  Checker(Checker&&) noexcept;
  Checker& operator=(Checker&&) noexcept;

  // Checks the bytes of a report; `path` is only what the result calls it, and a hint at its
  // format. `previous`, where it is given, holds the bytes of last year's report of the same body.
  // Throws Error where the report calls for a pack that cannot be loaded, std::bad_alloc, nothing
  // else.
  Result check_bytes(const std::string& path, std::string_view bytes,
                     std::optional<std::string_view> previous = std::nullopt) const;

  // Checks a file, with last year's where it is named. A file that cannot be opened yields the
  // verdict `unreadable` and the finding that says why. Throws as check_bytes does.
  Result check_file(const std::string& path, const std::string& previous = {}) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// The names that `gouji check --format json` uses: "pass", "not-applicable", "warning".
GOUJI_API std::string_view to_string(Verdict verdict) noexcept;
GOUJI_API std::string_view to_string(Severity severity) noexcept;

// The version of the library that runs: "0.1.0".
GOUJI_API std::string_view version() noexcept;

}  // namespace gouji::v1
