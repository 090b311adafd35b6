#include "output/writers.h"

#include "output/json.h"

namespace gouji {

std::span<const Writer> writers() {
  static const Writer table[] = {
      {"text", {"供人阅读的文本", "text for people"}, &write_text},
      {"json",
       {"供程序读取的结果（gouji.findings/1）", "results for programs (gouji.findings/1)"},
       [](const ResultSet& results, const TextStyle&) { return write_json(results); }},
  };
  return table;
}

const Writer* find_writer(std::string_view format) {
  for (const auto& writer : writers()) {
    if (writer.format == format) return &writer;
  }
  return nullptr;
}

}  // namespace gouji
