#include "output/writers.h"

#include "output/json.h"
#include "output/text.h"

namespace gouji {

std::span<const ResultFormat> result_formats() {
  static const ResultFormat table[] = {
      {"text", {"供人阅读的文本", "text for people"}, &open_text},
      {"json",
       {"供程序读取的结果（gouji.findings/1）", "results for programs (gouji.findings/1)"},
       &open_json},
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
