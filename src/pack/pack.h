// One edition of the format as data. A pack is immutable once loaded and may be shared by threads.
#pragma once

#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/bilingual.h"
#include "base/severity.h"
#include "pack/equation.h"

namespace gouji {

// A label of the template and the other wordings under which it is met.
// `accepted` ones are as good as the template's (the statute's wording, a usual short form);
// `variants` are recognised and remarked on where a rule asks for the template's wording.
struct Label {
  std::string text;
  std::vector<std::string> accepted;
  std::vector<std::string> variants;
};

struct SectionSpec {
  std::string id;
  std::string number;  // "一", as the template prints it
  Label title;
  std::string specimen;  // a paragraph of sound text, for the specimen
};

// Amounts may have decimals; changes may be negative and are written +2, 减4.
enum class FigureKind { count, amount, change };

struct ColumnSpec {
  std::string id;
  Label label;
  FigureKind kind = FigureKind::count;
  std::vector<std::string> groups;  // heads that stand above it, outermost first
};

struct RowSpec {
  std::string id;
  Label label;  // with its printed number: "1.属于国家秘密"
  std::vector<std::string>
      groups;  // labels that stand before it: "三、本年度办理结果", "（三）不予公开"
  // The rows for which the edition before had one: its label. A row so labelled carries their sum.
  std::string merged;
};

// A stretch of a table with heads of its own: one of the four blocks of section two, or a whole
// table. Rows and columns are indexes into TableSpec::rows and ::columns.
struct PartSpec {
  std::string id;
  Label heading;  // "第二十条第（一）项"; empty where the part has none
  std::vector<int> columns;
  std::vector<int> rows;
};

// `across`: the rows of the table are printed side by side as groups of columns, and all figures
// stand in one line; each row's label is the group above its columns.
struct TableSpec {
  std::string id;
  std::string section;
  Bilingual name;
  bool across = false;
  std::string corner;    // the note printed in the upper left corner, empty if none
  std::string row_head;  // the head above the labels of rows ("信息内容"), empty if none
  std::vector<ColumnSpec> columns;
  std::vector<RowSpec> rows;
  std::vector<PartSpec> parts;

  // -1 where there is none.
  int row(std::string_view id) const;
  int column(std::string_view id) const;
  // Whether the format asks for a figure there (section two: only the columns of the row's own
  // part).
  bool asks_for(int row, int column) const;
  int part_of_row(int row) const;
};

// What a bad fragment must yield: rule and, where given, table, row and column.
struct Expectation {
  std::string rule, table, row, column;
  bool operator==(const Expectation&) const = default;
};

// A change to the pack's specimen, the sound report that the pack itself describes.
struct SpecimenEdit {
  enum class Kind {
    cell,             // table, row, column, text: the raw text of one cell
    label,            // table, row, text: another label for the row
    column_label,     // table, column, text
    without_row,      // table, row
    without_column,   // table, column
    without_table,    // table
    without_section,  // section
    repeat_section,   // section
    swap_sections,    // section, text: the id of the other one
    heading,          // section, text: the whole line, with its number
    body,             // section, text: its paragraphs, one a line; empty for none; elements of
                      // canonical XML replace its tables, too
    title,            // text; empty for none
    preamble,         // text
    merge_rows,  // table, row: the rows that share this one's `merged` label become one; text: its
                 // figures
    add_row,     // table, text: label and figures separated by '|', at the end
    picture_table,  // table: an image stands in its place
    published,      // text: the date of publication, YYYY-MM-DD
  };
  Kind kind;
  std::string table, row, column, section, text;
  int line = 0;  // in the pack's file
};

// An element of a pack's file, for what is found out about it later.
struct PackPlace {
  std::shared_ptr<const std::string> file;
  std::size_t offset = 0;  // of its name, in bytes
};

struct Fragment {
  bool good = true;
  std::vector<SpecimenEdit> edits;
  // Of last year's report, where one is given beside this one; those that make the specimen last
  // year's come first, the fragment's own from `last_year_own` on.
  std::optional<std::vector<SpecimenEdit>> last_year;
  std::size_t last_year_own = 0;
  std::vector<Expectation> expected;  // the closed list; empty where good
  std::string note;                   // what it shows, for the reference
  int layer = 0;                      // index into Pack::layers: whose fragment it is
  PackPlace place;
};

// A wording that a rule looks for in running text: met where `match` matches a sentence that holds
// one of the anchors and no `unless` matches it. Where `match` has a group, the first one is what
// is meant. All of it over folded text.
struct Wording {
  std::vector<std::string> anchors;
  std::string match;  // RE2; empty: the anchor itself
  std::vector<std::string> unless;
  Bilingual name;        // of what is asked for, for rules that ask for several things
  std::string key;       // of the message, for rules that have several
  std::string expected;  // what should stand there
  std::string agency;    // RE2: only in reports of agencies whose name it matches
  std::string section;   // id: only there
  std::string figure;    // cells it speaks of: "table.row.column", sums with '+', readings with '|'
};

// What a pack changed in a rule that it took over.
struct RuleChange {
  enum class What { severity, message, parameter, words } what = What::severity;
  int layer = 0;              // index into Pack::layers: who changed it
  std::string name;           // the message's key, the parameter's name; how many words
  std::string before, after;  // of severities and parameters
  std::string reason;
};

struct Rule {
  std::string id;
  std::string kind;  // one of rule_kinds()
  Severity severity = Severity::error;
  std::string clause;  // where the norm says so
  Bilingual name, message, explanation, remedy;
  // Further messages of a rule that speaks of several cases, by key.
  std::vector<std::pair<std::string, Bilingual>> messages;
  // For kind equation: where it applies and what it says.
  std::string table;
  enum class Each { column, row } each = Each::column;
  std::optional<Equation> equation;
  int at = -1;  // row (each column) or column (each row) at which its finding stands
  // Parameters of the kind, as written: name and value, in order.
  std::vector<std::pair<std::string, std::string>> parameters;
  // Words or patterns of the kind.
  std::vector<std::string> words;
  std::vector<Wording> wordings;
  std::vector<Fragment> fragments;
  int layer = 0;          // index into Pack::layers: the pack that it comes from
  bool replaces = false;  // a pack further up the chain has a rule of this id, too
  std::vector<RuleChange> changes;
  PackPlace place;

  std::string_view parameter(std::string_view name) const;   // empty where not given
  const Bilingual& message_for(std::string_view key) const;  // `message` where the key has none
};

// Something made from a pack on first use and shared by threads; a copy of the pack starts anew.
class Compiled {
 public:
  Compiled() = default;
  Compiled(const Compiled&) {}
  Compiled& operator=(const Compiled&) { return thing_.reset(), *this; }

  template <class T, class Make>
  std::shared_ptr<const T> get(Make make) const {
    const std::lock_guard lock(mutex_);
    if (!thing_) thing_ = make();
    return std::static_pointer_cast<const T>(thing_);
  }

 private:
  mutable std::mutex mutex_;
  mutable std::shared_ptr<const void> thing_;
};

// A sum of cells: `applications.received.total + applications.carried_in.total`; a row `refused.*`
// stands for every row whose id begins so. Tables, rows and columns are indexes.
struct CellSum {
  struct Term {
    int table = 0, row = 0, column = 0;
    bool negative = false;
  };
  std::string text;
  std::vector<Term> terms;
};

// Words in running text that state a figure: where a pattern matches a sentence that holds one of
// the anchors, every number named in it must be what one of its readings gives. In patterns `{a}`
// (a single letter) is a number of that name, `{unit}` any item of the list prose.unit, `{start}`
// any of prose.start, with which the match begins, `{next-year}` and `{last-year}` are years that
// must be those; all of it over folded text.
struct Phrase {
  struct Reading {
    enum class Fit { equal, at_most, at_least };
    std::string of;  // name of the number, or of several that make it up: "a+d"; empty where the
                     // phrase states 0 in words, and for the whole that a share is of
    CellSum cells;
    Fit fit = Fit::equal;
    int tenfold = 0;  // the cells count in units of ten to the power of it
  };
  struct Exception {
    // The clauses that the match touches; its sentence; sentence or paragraph up to their end.
    enum class Over { clauses, sentence, before, paragraph };
    std::string pattern;
    std::string but;  // RE2: where it matches there, too, the exception does not hold
    Over over = Over::clauses;
  };
  std::string id;
  std::string rule;     // id of the rule whose finding it makes
  std::string context;  // RE2: must match the paragraph up to the end of the sentence
  std::string key;      // of the rule's message
  // For rules that compare what phrases say of one thing; where phrases speak of several things in
  // one number, those of another subject are judged apart.
  std::string subject;
  std::optional<Severity> severity;  // where it is not the rule's
  std::vector<std::string> anchors, patterns;
  std::vector<Exception> unless;
  std::vector<Reading> readings;
};

// A pack of the chain of `extends`.
struct PackLayer {
  std::string id, version, basis, file;
};

// What a pack took away from the one that it extends.
struct Dropped {
  std::string what, id;  // "rule", "section", "table", "phrase"
  int layer = 0;         // who did
  std::string reason;
};

struct Pack {
  std::string id, version, edition;   // edition: what reports say they follow, e.g. "2021"
  std::string issued;                 // ISO date; empty where the pack does not say
  int from_year = 0, to_year = 9999;  // of the reports it is due for
  Bilingual title;
  std::string basis;               // 国办公开办函〔2021〕30号
  std::string file;                // where it was loaded from
  std::string sha256;              // of that file's bytes (and of what it extends)
  std::vector<PackLayer> layers;   // this pack, the one it extends, and so on
  std::vector<std::string> files;  // all that it was made of, with words and fragments
  std::vector<Dropped> dropped;    // and not put back
  std::vector<SectionSpec> sections;
  std::vector<TableSpec> tables;
  std::vector<Rule> rules;
  // Labels that only this edition has.
  std::vector<std::string> telltales;
  // Phrases that cite this edition's format or regulation as the basis of a report.
  std::vector<std::string> citations;
  std::vector<Phrase> phrases;
  // Lists that the reading needs, by name: title patterns, kinds of body, chrome, vocabulary.
  std::vector<std::pair<std::string, std::vector<std::string>>> lists;
  // The specimen: a sound report in the words of the pack. Figures not named are 0.
  std::string specimen_title, specimen_preamble;
  int specimen_year = 0;
  PackPlace specimen_place;
  struct SpecimenFigure {
    int table, row, column;
    std::string text;
  };
  std::vector<SpecimenFigure> specimen_figures;

  Compiled compiled;      // what the reading makes of it
  Compiled phrase_books;  // what the checks make of its phrases
  Compiled wordings;      // what the checks make of the wordings of its rules
  Compiled rule_words;    // and of their words, where these are patterns

  const Rule* rule(std::string_view id) const;
  const Rule* rule_of_kind(std::string_view kind) const;  // the first
  const SectionSpec* section(std::string_view id) const;
  int section_index(std::string_view id) const;  // -1 where there is none
  const TableSpec* table(std::string_view id) const;
  const std::vector<std::string>& list(std::string_view name) const;  // empty where not given
};

// Every kind a rule may have, in the order of checking.
const std::vector<std::string_view>& rule_kinds();

}  // namespace gouji
