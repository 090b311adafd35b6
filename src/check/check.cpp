#include "check/check.h"

#include <algorithm>
#include <chrono>
#include <numeric>
#include <utility>

#include "base/sha256.h"
#include "check/compose.h"
#include "check/edition_choice.h"
#include "check/equations.h"
#include "check/fingerprint.h"
#include "check/last_year.h"
#include "check/rule_checks.h"
#include "check/verdict.h"
#include "intake/intake.h"
#include "pack/kinds.h"

namespace gouji {
namespace {

std::chrono::seconds seconds_of(const Limits& limits) {
  constexpr std::uint64_t kYears = 1'000'000'000;
  return std::chrono::seconds(std::min(limits[Limit::seconds], kYears));
}

Finding finding_of(const Problem& problem, const Document* document, const std::string& path) {
  Finding finding;
  finding.rule = problem.id;
  finding.severity = problem.severity;
  finding.message = problem.message;
  if (document != nullptr && problem.where) {
    finding.place = document->place(*problem.where);
  } else {
    finding.place.emplace().path = path;
  }
  return finding;
}

// Of a file that holds two reports: which figure belongs to which nobody can tell.
Finding several_reports(const Report& report) {
  const auto& second = *report.second_title;
  Finding finding;
  finding.rule = "intake.several-reports";
  finding.severity = Severity::unclear;
  const auto first_title = quotable(report.title);
  finding.message = {"文件中有两份报告，没有核对：“" + first_title + "”之后还有“" +
                         quotable(second.raw) + "”；请分成两个文件，分别检查。",
                     "the file holds two reports and was not checked: “" + first_title +
                         "” is followed by “" + quotable(second.raw) +
                         "”; put each into a file of its own"};
  finding.place = report.document->place(second.where);
  Related first;
  first.found = first_title;
  first.place = report.document->place(report.title_line.where);
  finding.related.push_back(std::move(first));
  return finding;
}

// One check of one report, stage by stage.
class Check {
 public:
  Check(const std::string& path, std::string_view bytes, PackLibrary& packs,
        const CheckOptions& options)
      : packs_(packs), options_(options), deadline_(seconds_of(options.limits), options.clock) {
    options_.limits.set_deadline(&deadline_);
    result_.path = path;
    result_.sha256 = sha256_hex(bytes);
    result_.body = "unknown";
    // A pack that does not exist is said even where the report cannot be read.
    if (options.pack) packs.get(*options.pack);
    document_ = std::make_shared<const Document>(
        read_document(path, bytes, options_.limits, options.format));
    result_.format = to_string(document_->format);
  }

  ReportResult run() {
    for (const auto& problem : document_->problems) {
      findings_.push_back(finding_of(problem, document_.get(), result_.path));
    }
    if (document_->unreadable()) return conclude(Verdict::unreadable);
    read();
    if (is_no_report(report_)) {
      return conclude(document_->loss() != Loss::none ? Verdict::unreadable
                                                      : Verdict::not_applicable);
    }
    if (report_.second_title) {
      findings_.push_back(several_reports(report_));
      return conclude(Verdict::unclear);
    }
    check_rules();
    options_.limits.keep_time();
    equations_ = check_equations(report_);
    if (document_->loss() == Loss::characters) doubt_errors();
    note_rules_run();
    result_.equations_skipped = std::move(equations_.skipped);
    return conclude(std::nullopt);
  }

  Reading read_only() {
    if (document_->unreadable()) {
      report_.document = document_;
      return {std::move(report_), ""};
    }
    read();
    return {std::move(report_), result_.pack_reason};
  }

 private:
  void read() {
    auto reading = read_in_edition(document_, packs_, options_);
    edition_ = std::move(reading.edition);
    report_ = std::move(reading.report);
    if (!options_.body.empty()) report_.body = options_.body;
    result_.pack = edition_.due->id;
    result_.pack_version = edition_.due->version;
    result_.pack_sha256 = edition_.due->sha256;
    result_.pack_reason = edition_.reason;
    result_.edition = edition_.followed->edition;
    result_.title = report_.title;
    result_.agency = report_.agency;
    result_.body = report_.body;
    result_.year = edition_.year.year;
  }

  void check_rules() {
    std::optional<LastYear> last;
    if (options_.previous) {
      last = read_last_year(*options_.previous, report_, edition_.year.year, packs_, options_);
    }
    Examination examination{report_, edition_.year.year, packs_.headers(), edition_.betrayed_by};
    if (last) examination.last = &*last;
    examination.published = options_.published;
    examination.today = options_.today;
    const bool goes_on = may_go_on();
    for (const auto kind : rule_kinds()) {
      const auto check = rule_check(kind);
      if (check == nullptr || !concerns(examination, kind)) continue;
      for (const auto& rule : report_.pack->rules) {
        if (rule.kind != kind) continue;
        options_.limits.keep_time();
        const auto before = findings_.size();
        check(examination, rule, findings_);
        if (is_doubtful(*find_rule_kind(kind), goes_on, last)) leave_unclear(before);
        run_.push_back(&rule);
      }
    }
  }

  // What is missing may stand where nothing could be read, in this report (`goes_on`) or in last
  // year's.
  static bool is_doubtful(const RuleKind& kind, bool goes_on, const std::optional<LastYear>& last) {
    return (kind.absence && goes_on) || (kind.both_years && last && last->partial);
  }

  // Whether something may stand where nothing could be read. A page that merely does not say that
  // it ends is whole where it has the last section of the format.
  bool may_go_on() const {
    if (document_->loss() != Loss::none) return true;
    if (!document_->open_end) return false;
    const auto last = static_cast<int>(report_.pack->sections.size()) - 1;
    return std::none_of(report_.sections.begin(), report_.sections.end(),
                        [&](const SectionReading& section) { return section.spec == last; });
  }

  // What was not found may stand where nothing could be read.
  void leave_unclear(std::size_t from) {
    for (auto i = from; i < findings_.size(); ++i) findings_[i].severity = Severity::unclear;
  }

  // No error is certain where any text may lack characters.
  void doubt_errors() {
    for (auto* findings : {&findings_, &equations_.findings}) {
      for (auto& finding : *findings) {
        if (finding.severity == Severity::error) finding.severity = Severity::unclear;
      }
    }
    equations_.broken.clear();
  }

  // In the order of the pack due; rules that only the edition followed has come last.
  void note_rules_run() {
    const auto has_run = [&](const Rule& rule) {
      const auto same = [&](const Rule* other) { return other->id == rule.id; };
      return std::any_of(run_.begin(), run_.end(), same) ||
             std::any_of(equations_.run.begin(), equations_.run.end(), same);
    };
    for (const auto& rule : report_.pack->rules) {
      if (has_run(rule)) result_.rules_run.push_back(rule.id);
    }
    for (const auto* rule : equations_.run) {
      if (report_.pack->rule(rule->id) == nullptr) result_.rules_run.push_back(rule->id);
    }
  }

  // All findings in their order with their fingerprints; then what would settle the broken sums.
  void gather() {
    const auto own = findings_.size();
    for (auto& finding : equations_.findings) findings_.push_back(finding);
    std::vector<std::size_t> order(findings_.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
      return stands_before(findings_[a], findings_[b]);
    });
    result_.findings.reserve(order.size() + 1);
    for (const auto i : order) result_.findings.push_back(std::move(findings_[i]));
    set_fingerprints(result_.findings, scope());
    for (std::size_t i = 0; i < order.size(); ++i) {
      if (order[i] >= own) {
        equations_.findings[order[i] - own].fingerprint = result_.findings[i].fingerprint;
      }
    }
    if (equations_.broken.empty()) return;
    result_.diagnoses = diagnose(report_, equations_);
    for (const auto& diagnosis : result_.diagnoses) drop_contradicted(diagnosis);
  }

  // What balances one sum by itself is no figure to expect where the diagnosis blames another cell.
  void drop_contradicted(const Diagnosis& diagnosis) {
    for (auto& finding : result_.findings) {
      if (!finding.expected) continue;
      const auto& explained = diagnosis.explains;
      if (std::find(explained.begin(), explained.end(), finding.fingerprint) == explained.end())
        continue;
      const bool borne_out = std::any_of(
          diagnosis.candidates.begin(), diagnosis.candidates.end(), [&](const auto& changes) {
            return std::any_of(changes.begin(), changes.end(), [&](const Candidate& change) {
              return change.row == finding.row && change.column == finding.column &&
                     change.suggested == finding.expected;
            });
          });
      if (!borne_out) finding.expected.reset();
    }
  }

  void keep_to_limit() {
    const auto limit = options_.limits[Limit::findings];
    if (result_.findings.size() <= limit) return;
    result_.findings_dropped = result_.findings.size() - limit;
    result_.findings.resize(static_cast<std::size_t>(limit));
    std::vector<Finding> said{
        finding_of(limit_reached(Limit::findings, options_.limits), nullptr, result_.path)};
    set_fingerprints(said, scope());
    const auto at = std::upper_bound(result_.findings.begin(), result_.findings.end(), said.front(),
                                     stands_before);
    result_.findings.insert(at, std::move(said.front()));
  }

  FingerprintScope scope() const { return {result_.path, result_.agency, result_.year}; }

  ReportResult conclude(std::optional<Verdict> verdict) {
    gather();
    // The findings beyond the limit count as well.
    result_.verdict = verdict ? *verdict : verdict_of(result_.findings);
    keep_to_limit();
    if (!verdict && result_.verdict == Verdict::pass)
      result_.verdict = verdict_of(result_.findings);
    return std::move(result_);
  }

  PackLibrary& packs_;
  CheckOptions options_;
  Deadline deadline_;
  std::shared_ptr<const Document> document_;
  Edition edition_;
  Report report_;
  std::vector<Finding> findings_;
  std::vector<const Rule*> run_;
  EquationRun equations_;
  ReportResult result_;
};

ReportResult unreadable(const std::string& path, const Problem& problem) {
  ReportResult result;
  result.path = path;
  result.format = to_string(Format::unknown);
  result.body = "unknown";
  result.verdict = Verdict::unreadable;
  result.findings.push_back(finding_of(problem, nullptr, path));
  set_fingerprints(result.findings, {path, "", std::nullopt});
  return result;
}

// What the work yields, or what kept it from coming to an end, as `otherwise` says it.
template <typename Work, typename Otherwise>
auto finished(const Limits& limits, Work work, Otherwise otherwise) {
  try {
    return work();
  } catch (const PackFailure&) {
    throw;
  } catch (const OutOfTime&) {
    return otherwise(not_in_time(limits));
  } catch (const std::exception& fault) {
    return otherwise(fault_of_program(fault));
  }
}

}  // namespace

ReportResult check_bytes(const std::string& path, std::string_view bytes, PackLibrary& packs,
                         const CheckOptions& options) {
  return finished(
      options.limits, [&] { return Check(path, bytes, packs, options).run(); },
      [&](const Problem& problem) {
        auto result = unreadable(path, problem);
        result.sha256 = sha256_hex(bytes);
        return result;
      });
}

ReportResult check_file(const std::string& path, PackLibrary& packs, const CheckOptions& options) {
  const auto refused = [&](const Problem& problem) { return unreadable(path, problem); };
  return finished(
      options.limits,
      [&] {
        const auto file = load_file(path, options.limits);
        if (!file.problem) return check_bytes(path, file.bytes, packs, options);
        if (options.pack) packs.get(*options.pack);
        return refused(*file.problem);
      },
      refused);
}

Reading read_bytes(const std::string& path, std::string_view bytes, PackLibrary& packs,
                   const CheckOptions& options) {
  return finished(
      options.limits, [&] { return Check(path, bytes, packs, options).read_only(); },
      [&](const Problem& problem) {
        auto document = std::make_shared<Document>();
        auto source = std::make_shared<Source>();
        source->path = path;
        document->source = std::move(source);
        document->problems.push_back(problem);
        Reading reading;
        reading.report.document = std::move(document);
        return reading;
      });
}

}  // namespace gouji
