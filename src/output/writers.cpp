#include "output/writers.h"

#include "output/formats.h"
#include "output/json.h"
#include "output/text.h"

namespace gouji {

std::span<const ResultFormat> result_formats() {
  static const ResultFormat table[] = {
      {"text", {"供人阅读的文本", "text for people"}, &open_text},
      {"json",
       {"供程序读取的结果（gouji.findings/1）", "results for programs (gouji.findings/1)"},
       &open_json},
      {"ndjson",
       {"同上，每完成一份报告输出一行", "the same, a line as each report is finished"},
       &open_ndjson},
      {"sarif", {"SARIF 2.1.0，供代码扫描平台读取", "SARIF 2.1.0, for code scanning"}, &open_sarif},
      {"junit",
       {"JUnit XML，供 Jenkins、GitLab 读取", "JUnit XML, for Jenkins and GitLab"},
       &open_junit},
      {"github", {"GitHub Actions 批注", "annotations of GitHub Actions"}, &open_github},
      {"gitlab", {"GitLab 代码质量报告", "the code quality report of GitLab"}, &open_gitlab},
      {"checkstyle", {"Checkstyle XML", "Checkstyle's XML"}, &open_checkstyle},
      {"csv", {"每行一处问题，供电子表格使用", "a finding a line, for spreadsheets"}, &open_csv},
      {"markdown", {"摘要，供合并请求使用", "a summary for a pull request"}, &open_markdown},
  };
  return table;
}

const ResultFormat* find_result_format(std::string_view name) {
  for (const auto& format : result_formats()) {
    if (format.name == name) return &format;
  }
  return nullptr;
}

}  // namespace gouji
