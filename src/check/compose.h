// Findings put together: message, place, texts, in one way for every rule.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "check/finding.h"
#include "pack/pack.h"
#include "reading/report.h"

namespace gouji {

// A plain name in a message, `{column}`, and what stands for it in each language.
struct Argument {
  std::string_view name;
  Bilingual value;
  Argument(std::string_view n, Bilingual v) : name(n), value(std::move(v)) {}
  Argument(std::string_view n, const std::string& both) : name(n), value{both, both} {}
};

// A text to stand between “ and ” in Chinese: its own “ ” become ‘ ’.
std::string with_inner_quotes(std::string_view text);

// The message with its arguments; a name that is not among them stays as written. In Chinese, what
// comes to stand between “ and ” gets inner quotation marks.
Bilingual compose(const Bilingual& message, const std::vector<Argument>& arguments);

// A finding of `rule` with message (`key`: one of its further messages), severity and clause filled
// in; place left absent where `where` is null.
Finding make_finding(const Report& report, const Rule& rule, std::string_view key,
                     const std::vector<Argument>& arguments, const Locus* where);

// What messages call a section: "一、总体情况" in Chinese, the id in English.
Bilingual section_name(const SectionSpec& section);
// What messages call a table, a row, a column: the name or label in Chinese, the id in English.
Bilingual table_name(const TableSpec& table);
Bilingual row_name(const TableSpec& table, int row);
Bilingual column_name(const TableSpec& table, int column);
// "applications.received.total" as a person says it: 《…表》“一、本年新收…”行“总计”列.
Bilingual cell_name(const TableSpec& table, int row, int column);
// The same as a report has them: rows that stand merged are called by their common label.
Bilingual row_name(const TableReading& table, int row);
Bilingual cell_name(const TableReading& table, int row, int column);

// At most `limit` names as an enumeration; where there are more, the Chinese ends in 等, their
// number and `counter` (处, 行), the English in "and N more".
Bilingual enumerate(const std::vector<Bilingual>& names, std::size_t limit,
                    std::string_view counter);

// A report's own words as a message quotes them: on one line and no longer than a line.
std::string quotable(std::string_view raw);

// Where a report begins: its title, else its first paragraph that is no chrome.
Locus opening(const Report& report);
// The id of the section that a place of the document lies in; empty before the first heading.
std::string section_at(const Report& report, const Locus& where);

}  // namespace gouji
