#include <algorithm>

#include "output/escape.h"
#include "output/formats.h"
#include "output/gravest.h"
#include "output/inner_place.h"
#include "output/words.h"

namespace gouji {
namespace {

constexpr std::size_t kBytes = 60'000;    // GitHub refuses a comment of more than 65536 characters
constexpr std::size_t kReserved = 1'000;  // of them for the line that counts what is left out
constexpr std::size_t kRows = 100;        // findings that are listed, at most
constexpr std::size_t kMessage = 300;     // code points of a message in one language
constexpr std::size_t kPath = 200;

class MarkdownWriter : public Writer {
 public:
  MarkdownWriter(Sink& sink, const WriterSettings& settings)
      : sink_(sink), repository_(settings.repository), findings_(kRows) {}

  void report(const ReportResult& report) override {
    for (const auto& finding : report.findings) add(finding, report.path);
    if (const auto verdict = finding_of_verdict(report)) add(*verdict, report.path);
  }

  void general(const Finding& finding) override { add(finding, ""); }

  void finish(const Conclusion& conclusion) override {
    sink_.write(head(conclusion.summary) + list());
  }

 private:
  void add(const Finding& finding, const std::string& report) {
    const auto weight = weight_of(finding);
    findings_.add(weight, findings_.has_room(weight) ? row(finding, report) : "");
  }

  static std::string cell(std::string_view text, std::size_t most) {
    return markdown_escaped(shortened(text, most));
  }

  std::string row(const Finding& finding, const std::string& report) const {
    static const Place kNowhere;
    const Place& place = finding.place ? *finding.place : kNowhere;
    std::string where =
        cell(repository_.address(well_formed(place.path.empty() ? report : place.path)), kPath);
    if (place.line) {
      where += ":" + std::to_string(*place.line);
    } else if (const auto inside = inner_place(place); !inside.empty()) {
      where += " " + cell(inside.zh == inside.en ? inside.zh : in_both(inside), kPath);
    }
    auto message = marked_message(finding);
    if (finding.waiver) {
      const auto reason = state_reason(finding);
      message.zh += "（" + reason.zh + "）";
      message.en += " (" + reason.en + ")";
    }
    return "| " + in_both(severity_word(finding.severity)) + " | " + where + " | " +
           cell(finding.rule, kPath) + " | " + cell(message.zh, kMessage) + "<br>" +
           cell(message.en, kMessage) + " |\n";
  }

  static std::string head(const Summary& summary) {
    std::string out =
        "### 政府信息公开工作年度报告检查结果 / gouji\n\n"
        "| 结论 / verdict | 份数 / reports |\n|---|---:|\n";
    for (const auto verdict : kVerdicts) {
      const auto count = summary.count(verdict);
      if (count == 0) continue;
      out += "| " + in_both(verdict_name(verdict)) + " | " + std::to_string(count) + " |\n";
    }
    return out + "| 合计 / all | " + std::to_string(summary.all_reports()) + " |\n\n";
  }

  std::string list() const {
    std::string rows;
    std::size_t listed = 0;
    WeightCounts left{};
    bool full = false;
    for (const auto weight : kWeights) {
      auto& more = left[static_cast<std::size_t>(weight)];
      more = findings_.count(weight);
      for (const auto& text : findings_.texts(weight)) {
        full = full || listed == kRows || rows.size() + text.size() > kBytes - 2 * kReserved;
        if (full) break;
        rows += text;
        ++listed;
        --more;
      }
    }
    if (rows.empty()) return "未发现问题。 / No findings.\n";
    std::string out = in_both(counted(findings_.counts())) +
                      "\n\n| 级别 / severity | 位置 / place | 规则 / rule | 说明 / message "
                      "|\n|---|---|---|---|\n" +
                      rows;
    const auto others = counted(left);
    if (others.empty()) return out;
    return out + "\n另有未列出的问题：" + others.zh + "。 / Not listed: " + others.en + ".\n";
  }

  Sink& sink_;
  const Repository repository_;
  Gravest findings_;
};

}  // namespace

std::unique_ptr<Writer> open_markdown(Sink& sink, const WriterSettings& settings) {
  return std::make_unique<MarkdownWriter>(sink, settings);
}

}  // namespace gouji
