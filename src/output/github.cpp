#include <algorithm>

#include "output/escape.h"
#include "output/formats.h"
#include "output/gravest.h"
#include "output/inner_place.h"
#include "output/words.h"

namespace gouji {
namespace {

// GitHub shows so many annotations of each level for a step and drops the others without a word.
constexpr std::size_t kShown = 10;

enum class Level { error, warning, notice };

Level level_of(Weight weight) {
  switch (weight) {
    case Weight::error:
      return Level::error;
    case Weight::unclear:
    case Weight::warning:
      return Level::warning;
    case Weight::advice:
    case Weight::settled:
      break;
  }
  return Level::notice;
}

std::string_view name_of(Level level) {
  return level == Level::error ? "::error" : level == Level::warning ? "::warning" : "::notice";
}

class GithubWriter : public Writer {
 public:
  GithubWriter(Sink& sink, const WriterSettings& settings)
      : sink_(sink), settings_(settings), findings_(kShown) {}

  void report(const ReportResult& report) override {
    for (const auto& finding : report.findings) add(finding, report.path);
    if (const auto verdict = finding_of_verdict(report)) add(*verdict, report.path);
  }

  void general(const Finding& finding) override { add(finding, ""); }

  void finish(const Conclusion& conclusion) override {
    std::string out;
    WeightCounts left{};
    std::array<std::size_t, 3> room{kShown, kShown, kShown - 1};  // a notice counts the others
    bool any_left = false;
    for (const auto weight : kWeights) {
      auto& free = room[static_cast<std::size_t>(level_of(weight))];
      const auto count = std::min(free, findings_.texts(weight).size());
      for (std::size_t i = 0; i < count; ++i) out += findings_.texts(weight)[i];
      free -= count;
      left[static_cast<std::size_t>(weight)] = findings_.count(weight) - count;
      any_left = any_left || findings_.count(weight) > count;
    }
    if (any_left) {
      const auto others = counted(left);
      out += "::notice title=gouji::" +
             command_text("另有未逐条标注的问题：" + others.zh +
                          "，详见完整结果\nnot annotated one by one: " + others.en +
                          "; see the full results") +
             "\n";
    }
    sink_.write(out + closing(conclusion.summary));
  }

 private:
  void add(const Finding& finding, const std::string& report) {
    const auto weight = weight_of(finding);
    findings_.add(weight, findings_.has_room(weight) ? command(finding, report, weight) : "");
  }

  // GitHub takes a column only where the annotation stays on one line.
  std::string command(const Finding& finding, const std::string& report, Weight weight) const {
    static const Place kNowhere;
    const Place& place = finding.place ? *finding.place : kNowhere;
    const auto path =
        settings_.repository.address(well_formed(place.path.empty() ? report : place.path));
    std::string out(name_of(level_of(weight)));
    out += " file=" + command_property(path);
    if (place.line) {
      const int end = place.end_line.value_or(*place.line);
      out += ",line=" + std::to_string(*place.line);
      if (end != *place.line) {
        out += ",endLine=" + std::to_string(end);
      } else if (place.column) {
        out += ",col=" + std::to_string(*place.column);
      }
    }
    const auto message = placed_message(finding);
    return out + ",title=" + command_property("gouji " + finding.rule) +
           "::" + command_text(message.zh + "\n" + message.en) + "\n";
  }

  // Not a command: a line of the log, there on a clean run too.
  std::string closing(const Summary& summary) const {
    const auto found = counted(findings_.counts());
    const auto reports = std::to_string(summary.all_reports());
    return "gouji: " +
           in_both({"共检查 " + reports + " 份，" + (found.empty() ? "未发现问题" : found.zh),
                    "reports checked: " + reports + "; " +
                        (found.empty() ? "no findings" : found.en)}) +
           "\n";
  }

  Sink& sink_;
  const WriterSettings settings_;
  Gravest findings_;
};

}  // namespace

std::unique_ptr<Writer> open_github(Sink& sink, const WriterSettings& settings) {
  return std::make_unique<GithubWriter>(sink, settings);
}

}  // namespace gouji
