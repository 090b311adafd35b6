#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "gate/folder.h"
#include "gate/results.h"
#include "gate/run_gate.h"

namespace gouji {
namespace {

Finding finding(const std::string& rule, Severity severity) {
  return finding_of(rule, "applications", "received", "total", "4", severity);
}

// A report of the folder behind a gate that its gouji.cfg sets up.
ReportResult judged(const TestFolder& folder, std::vector<Finding> findings,
                    const std::string& path = "a.html") {
  RunSettings settings({});
  RunGate gate(settings, *day_from("2026-01-01"), {folder.path()});
  auto result = result_of(folder.path(path), "清溪市交通运输局", 2023, std::move(findings));
  gate.prepare(result.path);
  gate.pass(result);
  return result;
}

ReportResult with(Verdict verdict, std::vector<Finding> findings) {
  auto result = result_of("a.html", "清溪市交通运输局", 2023, std::move(findings));
  result.verdict = verdict;
  return result;
}

Finding settled(Finding finding, FindingState state = FindingState::known) {
  finding.state = state;
  return finding;
}

TEST_CASE("severities change as configured, but never those of what is unclear") {
  const TestFolder folder;
  folder.file("gouji.cfg",
              "severity = cell.blank error 空白处应填0\n"
              "severity = table.unreadable advice 理由\n");
  const auto result = judged(folder, {finding("cell.blank", Severity::warning),
                                      finding("table.unreadable", Severity::unclear),
                                      finding("cell.negative", Severity::error)});
  CHECK(result.findings[0].severity == Severity::error);
  CHECK(result.findings[1].severity == Severity::unclear);
  CHECK(result.findings[2].severity == Severity::error);
  CHECK(result.verdict == Verdict::fail);
}

TEST_CASE("a verdict follows the severities, unless findings are missing") {
  const TestFolder folder;
  folder.file("gouji.cfg", "severity = cell.negative advice 理由\n");
  CHECK(judged(folder, {finding("cell.negative", Severity::error)}).verdict == Verdict::pass);
  RunSettings settings({});
  RunGate gate(settings, *day_from("2026-01-01"), {});
  auto cut = result_of(folder.path("a.html"), "", 0, {finding("cell.negative", Severity::error)});
  cut.findings_dropped = 1;
  gate.pass(cut);
  CHECK(cut.verdict == Verdict::fail);
}

TEST_CASE("each configuration brings its own waivers and its own baseline") {
  const TestFolder folder;
  const std::string waiver = "[cell.negative]\nreport = *.html\nwho = 王敏\nwhy = 已核\n";
  folder.file("县/gouji.cfg", "waivers = w\n");
  folder.file("县/w", waiver + "until = 2026-12-31\n");
  folder.file("gouji.cfg", "waivers = w\n");
  folder.file("w", waiver + "until = 2025-12-31\n");
  CHECK(states(judged(folder, {finding("cell.negative", Severity::error)}, "县/a.html")) == "w");
  CHECK(states(judged(folder, {finding("cell.negative", Severity::error)})) == "n");
}

TEST_CASE("a file that cannot be read is a mistake of the line that names it") {
  const TestFolder folder;
  const auto cfg = folder.file("gouji.cfg", "# 基线\nbaseline = none.json\n");
  const auto mistake_with = [&](const CommandLineSettings& settings) {
    RunSettings own(settings);
    RunGate gate(own, *day_from("2026-01-01"), {});
    try {
      gate.prepare(folder.path("a.html"));
    } catch (const GateFailure& failure) {
      return failure.mistakes.front();
    }
    return FileMistake{};
  };
  const auto named = mistake_with({});
  CHECK(named.file == cfg);
  CHECK(named.line == 2);
  CHECK(named.message.en == folder.path("none.json") + ": there is no such baseline");
  CHECK(named.message.zh == folder.path("none.json") + "：没有这个基线文件。");
  CommandLineSettings command_line;
  command_line.baseline = folder.path("other.json");
  const auto stated = mistake_with(command_line);
  CHECK(stated.file == folder.path("other.json"));
  CHECK(stated.line == 0);
  folder.file("none.json", "{\n<<<<<<< HEAD\n");
  CHECK(mistake_with({}).file == folder.path("none.json"));
}

TEST_CASE("findings of a list of waivers weigh what the configuration above it says") {
  const TestFolder folder;
  folder.file("gouji.cfg", "waivers = w\nseverity = waiver.undated error 必须写明期限\n");
  folder.file("w", "[cell.negative]\nreport = *.html\nwho = 王敏\nwhy = 已核\n");
  RunSettings settings({});
  RunGate gate(settings, *day_from("2026-01-01"), {folder.path()});
  gate.prepare(folder.path("a.html"));
  const auto findings = gate.general();
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].rule == "waiver.undated");
  CHECK(findings[0].severity == Severity::error);
}

TEST_CASE("what is known or waived no longer makes a report fail or unclear, what is new does") {
  const auto error = finding("cell.negative", Severity::error),
             unclear = finding("table.unreadable", Severity::unclear);
  CHECK(open_verdict(with(Verdict::fail, {error})) == Verdict::fail);
  CHECK(open_verdict(with(Verdict::fail, {settled(error)})) == Verdict::pass);
  CHECK(open_verdict(with(Verdict::fail, {settled(error), unclear})) == Verdict::unclear);
  CHECK(open_verdict(with(Verdict::fail, {settled(error), settled(unclear)})) == Verdict::pass);
  CHECK(open_verdict(with(Verdict::unclear, {settled(unclear, FindingState::waived), error})) ==
        Verdict::fail);
}

TEST_CASE("what could not be read is settled only by what says so") {
  const auto encrypted = finding("intake.encrypted", Severity::unclear),
             remark = finding("intake.wrong-extension", Severity::advice);
  CHECK(open_verdict(with(Verdict::unreadable, {encrypted})) == Verdict::unreadable);
  CHECK(open_verdict(with(Verdict::unreadable, {settled(encrypted)})) == Verdict::pass);
  CHECK(open_verdict(with(Verdict::unreadable, {settled(remark)})) == Verdict::unreadable);
  CHECK(open_verdict(with(Verdict::unreadable, {})) == Verdict::unreadable);
  CHECK(open_verdict(with(Verdict::not_applicable, {settled(encrypted)})) ==
        Verdict::not_applicable);
}

TEST_CASE("the command line goes over the configuration, setting by setting") {
  const TestFolder folder;
  folder.file("gouji.cfg",
              "pack = national-2019\nbody = township\nbaseline = b\n[*.html]\n"
              "limit = cells=5\nlimit = span=6\n");
  CommandLineSettings said;
  said.body = "department";
  said.limits[Limit::cells] = 7;
  said.waivers = "/w";
  RunSettings settings(said);
  const auto one = settings.of(folder.path("a.html"));
  CHECK(one.pack.value == "national-2019");
  CHECK(one.pack.origin.line == 1);
  CHECK(one.body.value == "department");
  CHECK(one.body.origin.command_line);
  CHECK(one.limits.at(Limit::cells).value == 7);
  CHECK(one.limits.at(Limit::cells).origin.command_line);
  CHECK(one.limits.at(Limit::span).origin.line == 6);
  CHECK(settings.baseline_of(folder.path("a.html"))->value == folder.path("b"));
  CHECK(settings.waivers_of(folder.path("a.html"))->value == "/w");
  CHECK(settings.general(folder.path("a.html")).limits.size() == 1);
  said.no_configuration = true;
  CHECK(RunSettings(said).of(folder.path("a.html")).pack.value.empty());
}

}  // namespace
}  // namespace gouji
