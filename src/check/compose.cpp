#include "check/compose.h"

#include <algorithm>

#include "base/utf8.h"

namespace gouji {
namespace {

constexpr std::size_t kQuoteLength = 60;  // code points

// Whether a quotation that the text opens is still open at its end.
bool is_in_quotes(std::string_view text) {
  const auto open = text.rfind("“");
  if (open == std::string_view::npos) return false;
  const auto close = text.rfind("”");
  return close == std::string_view::npos || close < open;
}

std::string fill(const std::string& pattern, const std::vector<Argument>& arguments,
                 Language language) {
  std::string out;
  out.reserve(pattern.size() + 64);
  std::size_t at = 0;
  while (at < pattern.size()) {
    const auto brace = pattern.find('{', at);
    out.append(pattern, at, brace == std::string::npos ? std::string::npos : brace - at);
    if (brace == std::string::npos) break;
    const auto close = pattern.find('}', brace);
    if (close == std::string::npos) {
      out.append(pattern, brace);
      break;
    }
    const auto name = std::string_view(pattern).substr(brace + 1, close - brace - 1);
    const auto found = std::find_if(arguments.begin(), arguments.end(),
                                    [&](const Argument& a) { return a.name == name; });
    if (found == arguments.end()) {
      out += '{';
      at = brace + 1;
      continue;
    }
    const auto& value = found->value.in(language);
    const bool nested =
        language == Language::zh && is_in_quotes(std::string_view(pattern).substr(0, brace));
    out += nested ? with_inner_quotes(value) : value;
    at = close + 1;
  }
  return out;
}

}  // namespace

std::string with_inner_quotes(std::string_view text) {
  constexpr std::string_view kOpen = "“", kClose = "”";
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    if (text.substr(0, kOpen.size()) == kOpen) {
      out += "‘";
      text.remove_prefix(kOpen.size());
    } else if (text.substr(0, kClose.size()) == kClose) {
      out += "’";
      text.remove_prefix(kClose.size());
    } else {
      out += text.front();
      text.remove_prefix(1);
    }
  }
  return out;
}

Bilingual compose(const Bilingual& message, const std::vector<Argument>& arguments) {
  return {fill(message.zh, arguments, Language::zh), fill(message.en, arguments, Language::en)};
}

Finding make_finding(const Report& report, const Rule& rule, std::string_view key,
                     const std::vector<Argument>& arguments, const Locus* where) {
  Finding finding;
  finding.rule = rule.id;
  finding.severity = rule.severity;
  finding.message = compose(rule.message_for(key), arguments);
  finding.clause = rule.clause;
  if (where != nullptr && report.document) finding.place = report.document->place(*where);
  return finding;
}

Bilingual section_name(const SectionSpec& section) {
  return {section.number.empty() ? section.title.text : section.number + "、" + section.title.text,
          section.id};
}

Bilingual table_name(const TableSpec& table) {
  return {table.name.zh.empty() ? table.id : table.name.zh, table.id};
}

Bilingual row_name(const TableSpec& table, int row) {
  const auto& spec = table.rows.at(static_cast<std::size_t>(row));
  return {spec.label.text, spec.id};
}

Bilingual column_name(const TableSpec& table, int column) {
  const auto& spec = table.columns.at(static_cast<std::size_t>(column));
  return {spec.label.text, spec.id};
}

namespace {

Bilingual cell_of(const TableSpec& table, const Bilingual& row, int column) {
  const auto t = table_name(table), c = column_name(table, column);
  return {
      "《" + t.zh + "》“" + with_inner_quotes(row.zh) + "”行“" + with_inner_quotes(c.zh) + "”列",
      t.en + "." + row.en + "." + c.en};
}

}  // namespace

Bilingual cell_name(const TableSpec& table, int row, int column) {
  return cell_of(table, row_name(table, row), column);
}

Bilingual row_name(const TableReading& table, int row) {
  for (const auto& merged : table.merged) {
    if (std::find(merged.rows.begin(), merged.rows.end(), row) == merged.rows.end()) continue;
    const auto label = quotable(merged.raw);
    return {label, label};
  }
  return row_name(*table.spec, row);
}

Bilingual cell_name(const TableReading& table, int row, int column) {
  return cell_of(*table.spec, row_name(table, row), column);
}

Bilingual enumerate(const std::vector<Bilingual>& names, std::size_t limit,
                    std::string_view counter) {
  Bilingual out;
  const auto shown = std::min(limit, names.size());
  for (std::size_t i = 0; i < shown; ++i) {
    if (i > 0) {
      out.zh += "、";
      out.en += ", ";
    }
    out.zh += names[i].zh;
    out.en += names[i].en;
  }
  if (shown < names.size()) {
    out.zh += "等" + std::to_string(names.size()) + std::string(counter);
    out.en += " and " + std::to_string(names.size() - shown) + " more";
  }
  return out;
}

std::string quotable(std::string_view raw) {
  // The cut comes first: a cell may hold megabytes.
  std::string text = collapsed(raw.substr(0, std::min(raw.size(), 16 * kQuoteLength)));
  std::size_t at = 0, count = 0;
  while (at < text.size() && count < kQuoteLength) {
    at += decode(text, at).length;
    ++count;
  }
  if (at < text.size()) {
    text.resize(at);
    text += "…";
  }
  return text;
}

Locus opening(const Report& report) {
  if (report.title_line.match != LabelMatch::none) return report.title_line.where;
  if (report.document) {
    for (const auto& block : report.document->blocks) {
      const auto* paragraph = std::get_if<Paragraph>(&block);
      if (paragraph != nullptr && !paragraph->chrome && !paragraph->text.empty()) {
        return paragraph->text.locus();
      }
    }
  }
  return {};
}

std::string section_at(const Report& report, const Locus& where) {
  std::string id;
  if (!report.pack) return id;
  for (const auto& section : report.sections) {
    if (section.spec < 0) continue;
    const bool before = where.node < 0 && section.where.node < 0
                            ? section.where.begin <= where.begin
                            : section.where.node <= where.node;
    if (before) id = report.pack->sections[static_cast<std::size_t>(section.spec)].id;
  }
  return id;
}

}  // namespace gouji
