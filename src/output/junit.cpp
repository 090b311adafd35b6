#include <algorithm>
#include <array>
#include <map>
#include <vector>

#include "output/escape.h"
#include "output/formats.h"
#include "output/inner_place.h"
#include "output/words.h"

namespace gouji {
namespace {

// What a test comes to, the gravest of its findings deciding.
enum class Outcome { failed, error, passed, skipped };

struct Test {
  std::string name;  // the rule
  std::vector<const Finding*> findings = {};
};

// Jenkins takes what stands before the last dot for a package.
std::string class_of(std::string path) {
  std::replace(path.begin(), path.end(), '.', '_');
  return path;
}

class JunitWriter : public Writer {
 public:
  JunitWriter(Sink& sink, const WriterSettings& settings)
      : sink_(sink), fail_on_of_(settings.fail_on), repository_(settings.repository) {
    sink_.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"gouji\">\n");
  }

  void report(const ReportResult& report) override {
    std::vector<Test> tests;
    std::map<std::string, std::size_t> index;
    const auto test_of = [&](const std::string& rule) -> Test& {
      const auto [entry, is_new] = index.try_emplace(rule, tests.size());
      if (is_new) tests.push_back({rule});
      return tests[entry->second];
    };
    for (const auto& rule : report.rules_run) test_of(rule);
    for (const auto& finding : report.findings) {
      test_of(finding.rule).findings.push_back(&finding);
    }
    const auto verdict = finding_of_verdict(report);
    if (verdict) test_of(verdict->rule).findings.push_back(&*verdict);
    fail_on_ = fail_on_of_ ? fail_on_of_(report.path) : Severity::error;
    write_suite(repository_.address(well_formed(report.path)), tests, true);
  }

  void general(const Finding& finding) override { general_.push_back(finding); }

  // Findings that belong to no report are a suite of their own, a test a rule.
  void finish(const Conclusion&) override {
    fail_on_ = fail_on_of_ && !general_.empty() && general_.front().place
                   ? fail_on_of_(general_.front().place->path)
                   : Severity::error;
    std::map<std::string, Test> by_rule;
    for (const auto& finding : general_) by_rule[finding.rule].findings.push_back(&finding);
    std::vector<Test> tests;
    for (auto& [rule, test] : by_rule) tests.push_back({rule, std::move(test.findings)});
    if (!tests.empty()) write_suite("gouji", tests, false);
    sink_.write("</testsuites>\n");
  }

 private:
  Outcome outcome_of(const Finding& finding) const {
    if (finding.state != FindingState::fresh) return Outcome::skipped;
    if (finding.severity == Severity::unclear) return Outcome::error;
    return finding.severity <= fail_on_ ? Outcome::failed : Outcome::passed;
  }

  Outcome outcome_of(const Test& test) const {
    if (test.findings.empty()) return Outcome::passed;
    auto outcome = Outcome::skipped;
    for (const auto* finding : test.findings) outcome = std::min(outcome, outcome_of(*finding));
    return outcome;
  }

  void write_suite(const std::string& path, const std::vector<Test>& tests, bool is_file) {
    std::array<std::size_t, 4> counts{};
    for (const auto& test : tests) ++counts[static_cast<std::size_t>(outcome_of(test))];
    const auto name = xml_escaped(path);
    std::string out = "  <testsuite name=\"" + name + "\" tests=\"" + std::to_string(tests.size()) +
                      "\" failures=\"" + std::to_string(counts[0]) + "\" errors=\"" +
                      std::to_string(counts[1]) + "\" skipped=\"" + std::to_string(counts[3]) +
                      "\">\n";
    const auto owner = "    <testcase classname=\"" + xml_escaped(class_of(path)) + "\"" +
                       (is_file ? " file=\"" + name + "\"" : "");
    for (const auto& test : tests) out += test_case(test, owner);
    sink_.write(out + "  </testsuite>\n");
  }

  // `owner`: the beginning of the element, which says whose test it is.
  std::string test_case(const Test& test, const std::string& owner) const {
    std::string out = owner + " name=\"" + xml_escaped(test.name) + "\"";
    if (test.findings.empty()) return out + "/>\n";
    out += ">\n";
    const auto outcome = outcome_of(test);
    const auto* gravest =
        *std::find_if(test.findings.begin(), test.findings.end(),
                      [&](const Finding* finding) { return outcome_of(*finding) == outcome; });
    const auto message = xml_escaped(in_both(marked_message(*gravest)));
    const auto type = xml_escaped(test.name);
    std::string details;
    for (const auto* finding : test.findings) details += line_of(*finding);
    if (outcome == Outcome::failed || outcome == Outcome::error) {
      const std::string tag = outcome == Outcome::failed ? "failure" : "error";
      out += "      <" + tag + " message=\"" + message + "\" type=\"" + type + "\">" + details +
             "</" + tag + ">\n";
    } else {
      if (outcome == Outcome::skipped) out += "      <skipped message=\"" + message + "\"/>\n";
      out += "      <system-out>" + details + "</system-out>\n";
    }
    return out + "    </testcase>\n";
  }

  // A finding as one line of a test's text.
  std::string line_of(const Finding& finding) const {
    std::string where;
    if (finding.place) {
      const auto& place = *finding.place;
      where = repository_.address(well_formed(place.path));
      if (place.line) where += ":" + std::to_string(*place.line);
      if (place.line && place.column) where += ":" + std::to_string(*place.column);
      if (const auto inside = inner_place(place); !inside.empty()) where += ":" + inside.zh;
      where += ": ";
    }
    return xml_escaped(where + std::string(to_string(finding.severity)) + ": " +
                       in_both(marked_message(finding))) +
           "\n";
  }

  Sink& sink_;
  const std::function<Severity(const std::string& path)> fail_on_of_;
  Severity fail_on_ = Severity::error;  // of the suite that is being written
  const Repository repository_;
  std::vector<Finding> general_;
};

}  // namespace

std::unique_ptr<Writer> open_junit(Sink& sink, const WriterSettings& settings) {
  return std::make_unique<JunitWriter>(sink, settings);
}

}  // namespace gouji
