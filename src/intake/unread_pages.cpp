#include "intake/unread_pages.h"

#include <algorithm>
#include <string_view>
#include <utility>

namespace gouji {
namespace {

// `last` parts the last two, where all are listed.
std::string list_of(const std::vector<int>& numbers, std::string_view comma,
                    std::string_view last) {
  constexpr std::size_t kMost = 10;
  std::string text;
  for (std::size_t i = 0; i < std::min(kMost, numbers.size()); ++i) {
    if (i > 0) text += i + 1 == numbers.size() ? last : comma;
    text += std::to_string(numbers[i]);
  }
  return numbers.size() > kMost ? text + "…" : text;
}

}  // namespace

Locus page_node(Document& document, int page) {
  Node node;
  node.page = page;
  return document.add_node(std::move(node));
}

std::string pages_zh(const std::vector<int>& numbers) {
  return "第" + list_of(numbers, "、", "、") + "页";
}
std::string pages_en(const std::vector<int>& numbers) {
  return said_of(numbers, "page ", "pages ") + list_of(numbers, ", ", " and ");
}

std::string said_of(const std::vector<int>& numbers, std::string_view one, std::string_view more) {
  return std::string(numbers.size() == 1 ? one : more);
}

void tell_unread(Document& document, const UnreadPages& pages, Severity severity) {
  if (pages.numbers.empty()) return;
  auto problem =
      losing(Loss::parts, "intake.no-text",
             pages_zh(pages.numbers) + pages.zh + "，没有核对；报告中缺少的内容可能就在其中。",
             pages_en(pages.numbers) + said_of(pages.numbers, " holds ", " hold ") + pages.en +
                 said_of(pages.numbers, " and was", " and were") +
                 " not checked; what is missing may stand there",
             page_node(document, pages.numbers.front()));
  problem.severity = severity;
  document.problems.push_back(std::move(problem));
}

}  // namespace gouji
