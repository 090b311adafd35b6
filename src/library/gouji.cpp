#include "gouji/gouji.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/day.h"
#include "check/check.h"

namespace gouji::v1 {

Error::Error(Message message) : std::runtime_error(message.en), message_(std::move(message)) {}
Error::~Error() = default;

struct Checker::State {
  mutable PackLibrary packs;
  CheckOptions options;
};

namespace {

constexpr std::array<std::string_view, 5> kBodies{"government", "township", "subdistrict",
                                                  "department", "other"};

Message message_of(const Bilingual& text) { return {text.zh, text.en}; }

// Every mistake of a pack on lines of its own, under what could not be done with it.
Error error_of(const PackFailure& failure) {
  auto message = message_of(failure.message);
  for (const auto& error : failure.errors) {
    message.zh += "\n" + render(error, Language::zh);
    message.en += "\n" + render(error, Language::en);
  }
  return Error(std::move(message));
}

CheckOptions options_of(const Settings& settings) {
  CheckOptions options;
  if (!settings.pack.empty()) options.pack = settings.pack;
  const auto& body = settings.body;
  if (!body.empty() && std::find(kBodies.begin(), kBodies.end(), body) == kBodies.end()) {
    throw Error({"没有名为 " + body + " 的机关类型", "there is no kind of body " + body});
  }
  options.body = body;
  if (!settings.as_of.empty() && !day_from(settings.as_of)) {
    throw Error({settings.as_of + " 不是日期，应如 2026-03-31",
                 settings.as_of + " is no day such as 2026-03-31"});
  }
  options.as_of = options.today = settings.as_of;
  for (const auto& [name, value] : settings.limits) {
    const auto* row = find_limit(name);
    if (row == nullptr) throw Error({"没有名为 " + name + " 的上限", "there is no limit " + name});
    options.limits.set(row->limit, value);
  }
  return options;
}

v1::Place place_of(const gouji::Place& place) {
  return {place.line,     place.column, place.end_line, place.end_column, place.byte_start,
          place.byte_end, place.page,   place.box,      place.part,       place.cell};
}

v1::Finding finding_of(const gouji::Finding& from) {
  v1::Finding to;
  to.rule = from.rule;
  to.severity = static_cast<v1::Severity>(from.severity);
  to.certain = from.confidence == Confidence::certain;
  to.message = message_of(from.message);
  to.cell = {from.table.value_or(""), from.row.value_or(""), from.column.value_or("")};
  to.section = from.section.value_or("");
  to.found = from.found.value_or("");
  to.expected = from.expected.value_or("");
  to.computation = from.computation.value_or("");
  if (from.place) to.place = place_of(*from.place);
  for (const auto& figure : from.related) {
    to.related.push_back(
        {{figure.table, figure.row, figure.column}, figure.found, place_of(figure.place)});
  }
  to.clause = from.clause;
  to.fingerprint = from.fingerprint;
  return to;
}

v1::Diagnosis diagnosis_of(const gouji::Diagnosis& from) {
  v1::Diagnosis to{from.kind, message_of(from.message), {}, from.explains};
  for (const auto& alternative : from.candidates) {
    auto& cells = to.candidates.emplace_back();
    for (const auto& cell : alternative) {
      cells.push_back({{cell.table, cell.row, cell.column}, cell.found, cell.suggested});
    }
  }
  return to;
}

Result result_of(const ReportResult& from) {
  Result to{from.path,  from.sha256, from.format, from.pack, from.edition,
            from.title, from.agency, from.body,   from.year, static_cast<v1::Verdict>(from.verdict),
            {},         {}};
  for (const auto& finding : from.findings) to.findings.push_back(finding_of(finding));
  for (const auto& diagnosis : from.diagnoses) to.diagnoses.push_back(diagnosis_of(diagnosis));
  return to;
}

// The two enumerations of each name have the same members in the same order.
template <typename Ours, typename Theirs>
constexpr bool same(Ours ours, Theirs theirs) {
  return static_cast<int>(ours) == static_cast<int>(theirs);
}
static_assert(same(v1::Verdict::pass, gouji::Verdict::pass) &&
              same(v1::Verdict::fail, gouji::Verdict::fail) &&
              same(v1::Verdict::unclear, gouji::Verdict::unclear) &&
              same(v1::Verdict::unreadable, gouji::Verdict::unreadable) &&
              same(v1::Verdict::not_applicable, gouji::Verdict::not_applicable));
static_assert(same(v1::Severity::error, gouji::Severity::error) &&
              same(v1::Severity::warning, gouji::Severity::warning) &&
              same(v1::Severity::advice, gouji::Severity::advice) &&
              same(v1::Severity::unclear, gouji::Severity::unclear));

}  // namespace

Checker::Checker(const Settings& settings) : state_(std::make_unique<State>()) {
  state_->options = options_of(settings);
  if (state_->packs.headers().empty() && settings.pack.empty()) {
    throw Error({"没有找到随程序安装的规则包", "the packs that come with gouji were not found"});
  }
  if (settings.pack.empty()) return;
  try {
    state_->packs.get(settings.pack);
  } catch (const PackFailure& failure) {
    throw error_of(failure);
  }
}

Checker::~Checker() = default;
Checker::Checker(Checker&&) noexcept = default;
Checker& Checker::operator=(Checker&&) noexcept = default;

Result Checker::check_bytes(const std::string& path, std::string_view bytes,
                            std::optional<std::string_view> previous) const {
  auto options = state_->options;
  if (previous) options.previous = PreviousReport{"", std::string(*previous)};
  try {
    return result_of(gouji::check_bytes(path, bytes, state_->packs, options));
  } catch (const PackFailure& failure) {
    throw error_of(failure);
  }
}

Result Checker::check_file(const std::string& path, const std::string& previous) const {
  auto options = state_->options;
  if (!previous.empty()) options.previous = PreviousReport{previous, std::nullopt};
  try {
    return result_of(gouji::check_file(path, state_->packs, options));
  } catch (const PackFailure& failure) {
    throw error_of(failure);
  }
}

std::string_view to_string(Verdict verdict) noexcept {
  return gouji::to_string(static_cast<gouji::Verdict>(verdict));
}

std::string_view to_string(Severity severity) noexcept {
  return gouji::to_string(static_cast<gouji::Severity>(severity));
}

std::string_view version() noexcept { return GOUJI_VERSION; }

}  // namespace gouji::v1
