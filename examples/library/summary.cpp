// One line a report: its verdict, its title and its first error. Ends with 1 unless all pass.
#include <algorithm>
#include <iostream>

#include <gouji/gouji.h>

namespace {

using namespace gouji::v1;

void print(const Result& result) {
  std::cout << to_string(result.verdict) << '\t' << result.path << '\t' << result.title;
  const auto first =
      std::find_if(result.findings.begin(), result.findings.end(),
                   [](const Finding& finding) { return finding.severity == Severity::error; });
  if (first != result.findings.end()) {
    std::cout << '\t' << first->rule << '\t' << first->message.zh;
    if (first->place && first->place->line) std::cout << "（第" << *first->place->line << "行）";
  }
  std::cout << '\n';
}

}  // namespace

int main(int count, char** words) {
  if (count < 2) {
    std::cerr << "usage: summary REPORT...\n";
    return 2;
  }
  try {
    const Checker checker;
    bool all_pass = true;
    for (int i = 1; i < count; ++i) {
      const auto result = checker.check_file(words[i]);
      print(result);
      all_pass = all_pass && result.verdict == Verdict::pass;
    }
    return all_pass ? 0 : 1;
  } catch (const Error& error) {
    std::cerr << "summary: " << error.message().zh << '\n';
    return 2;
  }
}
