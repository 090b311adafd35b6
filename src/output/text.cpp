#include "output/text.h"

#include <algorithm>
#include <string_view>

#include <fmt/format.h>

#include "base/utf8.h"
#include "output/excerpt.h"
#include "output/inner_place.h"
#include "output/words.h"

namespace gouji {
namespace {

constexpr std::size_t kPage = 96;       // columns that a drawn table may take
constexpr std::size_t kMessage = 1000;  // columns of a message, computation or title
constexpr std::size_t kFigure = 80;     // columns of a quoted figure or heading
constexpr std::size_t kRelated = 6;     // related cells that are listed
constexpr std::size_t kSkipped = 4;     // sums not evaluated that are named
constexpr std::string_view kIndent = "    ";

class TextWriter : public Writer {
 public:
  TextWriter(Sink& sink, const WriterSettings& style) : sink_(sink), style_(style) {}

  void report(const ReportResult& report) override {
    begin();
    report_head(report);
    for (const auto& diagnosis : report.diagnoses) write_diagnosis(diagnosis);
    for (const auto& finding : report.findings) write_finding(finding, report.path);
    if (report.findings_dropped > 0) {
      out_ += fmt::format(fmt::runtime(say("另有 {} 处达到数量上限，未列出。\n",
                                           "{} more beyond the limit are not listed.\n")),
                          report.findings_dropped);
    }
    skipped(report.equations_skipped);
    remedy_hint(report);
    Summary summary;
    summary.add(report);
    Settled settled;
    for (const auto& finding : report.findings) settled.add(finding.state);
    settled_.add(settled);
    out_ += conclusion(report, summary, settled);
    sink_.write(out_);
  }

  void general(const Finding& finding) override {
    begin();
    write_finding(finding, "");
    sink_.write(out_);
  }

  void finish(const Conclusion& conclusion) override {
    if (conclusion.summary.all_reports() > 1) sink_.write(total(conclusion.summary));
  }

 private:
  // Findings that are listed and fail nothing.
  struct Settled {
    std::uint64_t known = 0, waived = 0;
    void add(FindingState state) {
      known += state == FindingState::known;
      waived += state == FindingState::waived;
    }
    void add(const Settled& other) {
      known += other.known;
      waived += other.waived;
    }
  };

  // A blank line stands before all but the first.
  void begin() {
    out_ = any_ ? "\n" : "";
    any_ = true;
    last_drawn_.clear();
  }

  std::string_view say(std::string_view zh, std::string_view en) const {
    return style_.language == Language::zh ? zh : en;
  }
  bool zh() const { return style_.language == Language::zh; }

  std::string coloured(std::string_view text, std::string_view code) const {
    if (!style_.colour) return std::string(text);
    return fmt::format("\x1b[{}m{}\x1b[0m", code, text);
  }

  static std::string_view colour_of(Severity severity) {
    switch (severity) {
      case Severity::error:
        return "1;31";
      case Severity::warning:
        return "1;33";
      case Severity::advice:
        return "1;36";
      case Severity::unclear:
        break;
    }
    return "1;35";
  }

  // The edition that a national pack is of, by its name; empty for other packs.
  static std::string edition_due(const ReportResult& report) {
    constexpr std::string_view kNational = "national-";
    if (!report.pack.starts_with(kNational)) return {};
    return report.pack.substr(kNational.size());
  }

  void report_head(const ReportResult& report) {
    out_ += coloured(printable(report.path), "1");
    if (!report.title.empty()) out_ += "  " + shown(report.title, kMessage);
    const auto due = edition_due(report);
    // A file that is no report follows none.
    if (!report.edition.empty() && !due.empty() && due != report.edition) {
      out_ += fmt::format(fmt::runtime(say("（用的是{}年版格式，应为{}年版）",
                                           " (format of {}; due is that of {})")),
                          printable(report.edition), printable(due));
    } else if (!report.edition.empty() && report.verdict != Verdict::not_applicable) {
      out_ += fmt::format(fmt::runtime(say("（依据{}年版格式）", " (format of {})")),
                          printable(report.edition));
    }
    out_ += '\n';
  }

  void write_diagnosis(const Diagnosis& diagnosis) {
    out_ += coloured(say("研判", "diagnosis"), "1;32");
    out_ += say("：", ": ");
    out_ += shown(diagnosis.message.in(style_.language), kMessage) + "\n";
  }

  // "path:line:column", or what else says where it stands.
  std::string location(const Finding& finding, const std::string& path) const {
    if (!finding.place) return printable(path);
    return printable(finding.place->path.empty() ? path : finding.place->path) +
           inner_location(*finding.place);
  }

  std::string inner_location(const Place& place) const {
    if (place.line) {
      auto where = fmt::format(":{}", *place.line);
      if (place.column) where += fmt::format(":{}", *place.column);
      return where;
    }
    const auto where = inner_place(place, ":").in(style_.language);
    return where.empty() ? where : ":" + printable(where);
  }

  void write_finding(const Finding& finding, const std::string& path) {
    const auto message = shown(finding.message.in(style_.language), kMessage);
    out_ += fmt::format(
        "{}: {} [{}] {}", coloured(location(finding, path), "1"),
        coloured(severity_word(finding.severity).in(style_.language), colour_of(finding.severity)),
        printable(finding.rule), message);
    if (finding.confidence == Confidence::likely) out_ += say("（系推断）", " (likely)");
    const auto mark = state_mark(finding.state).in(style_.language);
    if (!mark.empty()) out_ += (zh() ? "" : " ") + mark;
    out_ += '\n';
    if (finding.waiver) {
      out_ += fmt::format("{}{}\n", kIndent,
                          shown(state_reason(finding).in(style_.language), kMessage));
    }
    found_and_expected(finding);
    computation(finding, message);
    excerpt(finding);
    related(finding);
  }

  void found_and_expected(const Finding& finding) {
    std::string line;
    if (finding.found) {
      line = say("原文：", "found: ");
      line += finding.found->empty() ? std::string(say("（空白）", "(blank)"))
                                     : shown(*finding.found, kFigure);
    }
    if (finding.expected) {
      if (!line.empty()) line += say("；", "; ");
      line += say("应为：", "expected: ");
      line += shown(*finding.expected, kFigure);
    }
    if (!line.empty()) out_.append(kIndent) += line + "\n";
  }

  // Most messages of equations write the computation out; it is said once.
  void computation(const Finding& finding, std::string_view message) {
    if (!finding.computation) return;
    const auto text = shown(*finding.computation, kMessage);
    // Names of cells are for programs: a message in Chinese has their labels.
    const auto is_letter = [](char c) { return c >= 'a' && c <= 'z'; };
    if (zh() && std::any_of(text.begin(), text.end(), is_letter)) return;
    if (message.find(text) != std::string_view::npos) return;
    out_.append(kIndent) += fmt::format("{}{}\n", say("算式：", "computation: "), text);
  }

  // Several sums may break at one cell: its surroundings are drawn once.
  void excerpt(const Finding& finding) {
    auto drawn = finding.excerpt ? draw(*finding.excerpt, kIndent, kPage) : std::string();
    if (drawn != last_drawn_) out_ += drawn;
    last_drawn_ = std::move(drawn);
  }

  // Cells of a sum that are blank or 0 say nothing: those that carry something come first.
  void related(const Finding& finding) {
    std::vector<std::string> cells;
    for (const auto& cell : finding.related) {
      if (cell.found.empty() || cell.found == "0") continue;
      auto where = inner_location(cell.place);
      if (where.starts_with(':')) where.erase(0, 1);
      cells.push_back(
          fmt::format(fmt::runtime(say("{}（{}）", "{} ({})")), shown(cell.found, kFigure), where));
    }
    if (cells.empty()) return;
    const auto more = cells.size() > kRelated;
    const auto count = cells.size();
    if (more) cells.resize(kRelated);
    std::string line(kIndent);
    line += say("相关数据：", "related: ");
    line += fmt::format("{}", fmt::join(cells, say("、", ", ")));
    if (more) line += fmt::format(fmt::runtime(say("等 {} 处", " and {} in all")), count);
    out_ += line + "\n";
  }

  // "column natural_person of applications (applications.balance), …": the sums that were not
  // evaluated, in one line.
  void skipped(const std::vector<SkippedEquation>& equations) {
    if (equations.empty()) return;
    std::vector<std::string> named;
    for (const auto& equation : equations) {
      if (named.size() == kSkipped) break;
      const auto& name = equation.name.in(style_.language);
      const auto& id = equation.column.empty() ? equation.row : equation.column;
      named.push_back(fmt::format(fmt::runtime(say("{}（{}）", "{} ({})")),
                                  printable(name.empty() ? id : name), printable(equation.rule)));
    }
    out_ += say("未核对的等式（所涉单元格缺失、不是数字或者无法读取）：",
                "Not evaluated, as a cell is missing, holds no number or cannot be read: ");
    out_ += fmt::format("{}", fmt::join(named, say("、", ", ")));
    if (equations.size() > kSkipped) {
      out_ +=
          fmt::format(fmt::runtime(say("等 {} 个", " and others, {} in all")), equations.size());
    }
    out_ += '\n';
  }

  // One rule as an example: of the first finding among the gravest.
  void remedy_hint(const ReportResult& report) {
    if (report.findings.empty()) return;
    const auto gravest = std::min_element(
        report.findings.begin(), report.findings.end(),
        [](const Finding& a, const Finding& b) { return a.severity < b.severity; });
    out_ += fmt::format(
        fmt::runtime(
            say("各项规则的依据和改法，请运行 gouji explain 规则名，例如：gouji explain {}\n",
                "For the clause behind a rule and its remedy run gouji explain RULE, "
                "for example: gouji explain {}\n")),
        printable(gravest->rule));
  }

  std::string severities(const Summary& summary) const {
    std::vector<std::string> parts;
    for (const auto severity : kSeverities) {
      parts.push_back(
          zh() ? fmt::format("{} {} 处", severity_word(severity).zh, summary.count(severity))
               : fmt::format("{} {}", summary.count(severity), severity_word(severity).en));
    }
    return fmt::format("{}", fmt::join(parts, say("，", ", ")));
  }

  std::string counts(const Settled& settled) const {
    std::vector<std::string> parts;
    if (settled.known > 0) {
      parts.push_back(fmt::format(fmt::runtime(say("已登记 {} 处", "{} known")), settled.known));
    }
    if (settled.waived > 0) {
      parts.push_back(fmt::format(fmt::runtime(say("已豁免 {} 处", "{} waived")), settled.waived));
    }
    if (parts.empty()) return {};
    return fmt::format("{}{}", say("，其中", "; of these "), fmt::join(parts, say("、", ", ")));
  }

  std::string conclusion(const ReportResult& report, const Summary& summary,
                         const Settled& settled) const {
    const auto& word = verdict_word(report.verdict).in(style_.language);
    const auto code = report.verdict == Verdict::pass   ? "1;32"
                      : report.verdict == Verdict::fail ? "1;31"
                                                        : "1;35";
    return fmt::format("{}{}{}{}\n", say("结论：", "verdict: "), coloured(word, code),
                       say("。", "; "),
                       severities(summary) + counts(settled) + std::string(say("。", "")));
  }

  std::string total(const Summary& summary) const {
    std::vector<std::string> parts;
    for (const auto verdict : kVerdicts) {
      if (summary.count(verdict) == 0) continue;
      parts.push_back(
          zh() ? fmt::format("{} {} 份", verdict_name(verdict).zh, summary.count(verdict))
               : fmt::format("{} {}", summary.count(verdict), to_string(verdict)));
    }
    return fmt::format(fmt::runtime(say("\n共检查 {} 份：{}；{}。\n", "\n{} reports: {}; {}\n")),
                       summary.all_reports(), fmt::join(parts, say("，", ", ")),
                       severities(summary) + counts(settled_));
  }

  Sink& sink_;
  const WriterSettings style_;
  bool any_ = false;
  Settled settled_;
  std::string out_;
  std::string last_drawn_;
};

}  // namespace

std::unique_ptr<Writer> open_text(Sink& sink, const WriterSettings& settings) {
  return std::make_unique<TextWriter>(sink, settings);
}

}  // namespace gouji
