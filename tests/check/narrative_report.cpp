#include "narrative_report.h"

namespace gouji::narrative {

std::vector<Finding> findings(const Report& report) {
  static PackLibrary packs;
  const auto pack = packs.get(report.pack);
  std::vector<SpecimenEdit> edits;
  const auto edit = [&](SpecimenEdit::Kind kind) -> SpecimenEdit& {
    auto& made = edits.emplace_back();
    made.kind = kind;
    return made;
  };
  auto& body = edit(SpecimenEdit::Kind::body);
  body.section = report.section;
  body.text = report.text;
  for (const auto& cell : report.cells) {
    auto& change = edit(SpecimenEdit::Kind::cell);
    change.table = cell.table;
    change.row = cell.row;
    change.column = cell.column;
    change.text = cell.text;
  }
  if (!report.title.empty()) edit(SpecimenEdit::Kind::title).text = report.title;
  CheckOptions options;
  options.pack = report.pack;
  options.format = Format::xml;
  std::vector<Finding> kept;
  for (auto& finding :
       check_bytes("清溪市.xml", specimen_xml(*pack, edits), packs, options).findings) {
    for (const auto* rule : {"figure", "parts", "percentage", "conflict"}) {
      if (finding.rule == std::string("narrative.") + rule) kept.push_back(std::move(finding));
    }
  }
  return kept;
}

Lines found(const Report& report) {
  Lines lines;
  for (const auto& f : findings(report)) {
    std::string line = std::string(to_string(f.severity)) + " " + f.rule.substr(10) + " " +
                       f.found.value_or("") + " ";
    if (f.table) line += *f.table + "." + f.row.value_or("") + "." + f.column.value_or("");
    lines.push_back(line + ">" + f.expected.value_or(""));
  }
  return lines;
}

}  // namespace gouji::narrative
