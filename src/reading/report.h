// A document read with a pack: what the format asks for and where the report gives it. Reading
// never corrects: a figure keeps its raw text and place.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/decimal.h"
#include "intake/document.h"
#include "pack/pack.h"

namespace gouji {

enum class FigureState {
  absent,  // its row or column is not there
  blank,   // there, without text
  number,
  not_a_number,  // there, with a text that is no number
  unreadable,    // a figure is there that cannot be tied to its cell
};

// Why a figure is unreadable.
enum class Unread {
  untied,   // which cell it belongs to cannot be told
  drawn,    // no characters tell it, as a picture or a drawing
  damaged,  // characters of it are lost
};

struct Figure {
  FigureState state = FigureState::absent;
  Decimal value;       // where number
  std::string raw;     // as it stands
  std::string remark;  // what stood beside the number, e.g. "其中修订16件"
  Locus where;
  bool likely = false;             // split by the sums rather than read
  Unread unread = Unread::untied;  // where unreadable

  bool is_untied() const { return state == FigureState::unreadable && unread == Unread::untied; }
};

// How a label met in the report stands to the pack's.
enum class LabelMatch { none, exact, accepted, variant, misspelt };

struct LabelReading {
  LabelMatch match = LabelMatch::none;
  std::string raw;  // as it stands, on one line
  Locus where;
  bool broken = false;  // stands on several lines or in several pieces
};

LabelReading label_reading(LabelMatch match, std::string_view text, Locus where);

struct UnknownRow {
  std::string raw;
  std::vector<Figure> figures;
  Locus where;
};

// Rows that stand as one, as in the edition before: the row indexes and the figures of their sum.
struct MergedRows {
  std::vector<int> rows;
  std::string raw;
  Locus where;
  std::vector<Figure> figures;  // by column
};

enum class TableState { missing, read, unreadable };

// Where a second copy of a table has another number than the first.
struct OtherFigure {
  int row = 0, column = 0;
  Figure figure;
};

struct TableReading {
  const TableSpec* spec = nullptr;
  TableState state = TableState::missing;
  // Where unreadable: "picture", "attachment", "frame"; of figures "untied", "lost", "no-result",
  // "drawn" where all are drawn.
  std::string trouble;
  Locus where;          // where it stands; of its section's heading where it is not there
  bool placed = false;  // `where` means something
  std::vector<LabelReading> rows;  // by row of the spec
  std::vector<LabelReading>
      columns;                  // by column of the spec; for tables across, of the first row met
  std::vector<Figure> figures;  // rows x columns of the spec
  std::vector<UnknownRow> unknown_rows;
  std::vector<MergedRows> merged;
  std::vector<bool> split_by;  // by rule of the pack: the equation was used to split figures
  std::vector<OtherFigure> other_copy;  // numbers of a second copy that differ
  bool damaged = false;  // characters are lost where its labels stand: any may be there unknown

  Figure& at(int row, int column);
  const Figure& at(int row, int column) const;
};

struct SectionReading {
  int spec = -1;  // index into the pack's sections
  LabelMatch match = LabelMatch::exact;
  std::string raw;     // heading as it stands
  std::string number;  // "一", as printed; empty where none
  Locus where;
  std::size_t heading_block = 0;
  std::size_t first_block = 0, end_block = 0;  // what follows the heading, in the document
  bool implied = false;                        // the heading is lost, its content is there
};

struct YearSource {
  int year = 0;
  Locus where;
};

struct Period {
  std::string raw;
  int from_year = 0, from_month = 0, from_day = 0, to_year = 0, to_month = 0, to_day = 0;
  bool damaged = false;  // characters lost in conversion: no judgement
  Locus where;
};

struct PreambleParts {
  std::vector<int> sections;        // indexes of the sections named, in order
  std::optional<int> stated_count;  // 六 in "由六部分组成"
  int named = 0;                    // how many parts are named in the list, known or not
  bool open = false;                // 等 ends the list
  std::string raw;
  Locus where;
};

struct Report {
  std::shared_ptr<const Document> document;
  std::shared_ptr<const Pack> pack;      // the edition it should follow: sections, title, rules
  std::shared_ptr<const Pack> followed;  // the edition that its labels follow: tables, equations
  std::string title, agency;
  LabelReading title_line;                   // raw and place; match none where there is no title
  std::optional<LabelReading> second_title;  // of another whole report behind this one
  std::string body = "unknown";  // government, township, subdistrict, department, other, unknown
  std::optional<YearSource> title_year, overview_year, published_year;
  std::optional<Period> period;
  std::string published;                             // ISO date, or empty
  std::vector<SectionReading> sections;              // in order of the document
  std::vector<TableReading> tables;                  // by table of `followed`
  std::size_t preamble_begin = 0, preamble_end = 0;  // blocks
  std::optional<PreambleParts> parts;

  const TableReading* table(std::string_view id) const;
};

}  // namespace gouji
