#include <fmt/format.h>

#include "base/utf8.h"
#include "output/difference.h"
#include "output/json.h"
#include "output/words.h"

namespace gouji {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kColumns = 1000;  // of a message

std::string line_of(const FindingOf& entry, Language language) {
  const auto& finding = entry.finding;
  std::string where = entry.path;
  if (finding.place) {
    const auto& place = *finding.place;
    if (!place.path.empty()) where = place.path;
    if (place.line) where += ":" + std::to_string(*place.line);
    if (place.line && place.column) where += ":" + std::to_string(*place.column);
    if (!place.line && !place.cell.empty()) where += ":" + place.cell;
  }
  return fmt::format("{}: {} [{}] {}\n", printable(where),
                     severity_word(finding.severity).in(language), printable(finding.rule),
                     shown(marked_message(finding).in(language), kColumns));
}

std::string part(const Bilingual& head, const std::vector<FindingOf>& entries, Language language) {
  if (entries.empty()) return {};
  std::string out = head.in(language) + "\n";
  for (const auto& entry : entries) out += "  " + line_of(entry, language);
  return out;
}

std::string part(const Bilingual& head, const std::vector<std::string>& paths, Language language) {
  if (paths.empty()) return {};
  std::string out = head.in(language) + "\n";
  for (const auto& path : paths) out += "  " + printable(path) + "\n";
  return out;
}

Json list_json(const std::vector<FindingOf>& entries) {
  Json list = Json::array();
  for (const auto& entry : entries) {
    list.push_back(Json{{"path", entry.path.empty() ? Json(nullptr) : Json(entry.path)},
                        {"finding", finding_json(entry.finding)}});
  }
  return list;
}

}  // namespace

std::string difference_text(const Difference& difference, Language language) {
  std::string out;
  out += part({"新增", "new"}, difference.fresh, language);
  out += part({"消失", "gone"}, difference.gone, language);
  out += part({"未再检查（报告不在后一份结果中，或者未能读取）",
               "not checked again (the report is not in the later results, or was not read)"},
              difference.unseen, language);
  if (!difference.changed.empty()) {
    out += Bilingual{"结论有变化", "verdicts that changed"}.in(language) + "\n";
  }
  for (const auto& change : difference.changed) {
    out += fmt::format("  {}: {} → {}\n", printable(change.path),
                       verdict_name(change.before).in(language),
                       verdict_name(change.after).in(language));
  }
  out += part({"新增的报告", "reports that are new"}, difference.added, language);
  out += part({"减少的报告", "reports that are no more"}, difference.removed, language);
  const auto format = language == Language::zh
                          ? "新增 {} 处，消失 {} 处，未再检查 {} 处，仍有 {} 处。\n"
                          : "{} new, {} gone, {} not checked again, {} the same\n";
  return out + fmt::format(fmt::runtime(format), difference.fresh.size(), difference.gone.size(),
                           difference.unseen.size(), difference.same.size());
}

std::string difference_json(const Difference& difference) {
  Json changed = Json::array();
  for (const auto& change : difference.changed) {
    changed.push_back(Json{{"path", change.path},
                           {"before", to_string(change.before)},
                           {"after", to_string(change.after)}});
  }
  const Json json{{"schema", "gouji.diff/1"},
                  {"tool", tool_json()},
                  {"new", list_json(difference.fresh)},
                  {"gone", list_json(difference.gone)},
                  {"unseen", list_json(difference.unseen)},
                  {"same", list_json(difference.same)},
                  {"reports", Json{{"added", difference.added},
                                   {"removed", difference.removed},
                                   {"changed", std::move(changed)}}},
                  {"summary", Json{{"new", difference.fresh.size()},
                                   {"gone", difference.gone.size()},
                                   {"unseen", difference.unseen.size()},
                                   {"same", difference.same.size()}}}};
  return dump(json) + "\n";
}

}  // namespace gouji
