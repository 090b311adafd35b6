// Reads a baseline, and says of one that is broken in which line.
#include <algorithm>
#include <filesystem>
#include <limits>
#include <set>
#include <system_error>

#include "base/utf8.h"
#include "gate/baseline.h"
#include "output/json.h"

namespace gouji {
namespace {

using Json = nlohmann::ordered_json;

constexpr const char* kSchema = "gouji.baseline/1";
constexpr std::size_t kFingerprint = 16;
constexpr std::uint64_t kLargest = 256 << 20;  // some half a million findings

bool is_fingerprint(const std::string& text) {
  return text.size() == kFingerprint && std::all_of(text.begin(), text.end(), [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
         });
}

// Reads characters and counts the lines behind it, so that a value is known to stand at a line.
class CountingIterator {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  CountingIterator(const char* at, int* line) : at_(at), line_(line) {}
  reference operator*() const { return *at_; }
  CountingIterator& operator++() {
    if (*at_ == '\n' && line_ != nullptr) ++*line_;
    ++at_;
    return *this;
  }
  CountingIterator operator++(int) {
    auto before = *this;
    ++*this;
    return before;
  }
  bool operator==(const CountingIterator& other) const { return at_ == other.at_; }
  bool operator!=(const CountingIterator& other) const { return at_ != other.at_; }

 private:
  const char* at_;
  int* line_;
};

class BaselineReader {
 public:
  BaselineReader(const std::string& file, std::string_view text)
      : file_(file), text_(text), lines_(lines_of(text)) {}

  Baseline read() {
    if (const int mark = merge_mark(lines_); mark > 0) {
      throw GateFailure(merge_conflict(file_, mark, line(mark)));
    }
    const auto json = parse();
    check_head(json);
    Baseline baseline;
    std::size_t index = 0;
    for (const auto& one : json["findings"]) {
      const int at = index < entry_lines_.size() ? entry_lines_[index] : 0;
      ++index;
      baseline.entries.push_back(entry(one, at));
    }
    return baseline;
  }

 private:
  std::string_view line(int number) const {
    const auto index = static_cast<std::size_t>(number) - 1;
    return index < lines_.size() ? lines_[index] : std::string_view();
  }

  [[noreturn]] void wrong(int number, Bilingual message, Bilingual hint = {}) const {
    if (number == 0) throw GateFailure(mistake_of(file_, std::move(message), std::move(hint)));
    const auto text = line(number);
    const auto begin = std::min(text.find_first_not_of(" \t"), text.size());
    throw GateFailure(mistake_at(file_, number, text, begin, text.size() - begin,
                                 std::move(message), std::move(hint)));
  }

  Json parse() {
    int now = 1;
    const CountingIterator begin(text_.data(), &now), end(text_.data() + text_.size(), nullptr);
    // The elements of `findings` are the objects inside the second pair of brackets.
    const Json::parser_callback_t note = [&](int depth, Json::parse_event_t event, Json&) {
      if (event == Json::parse_event_t::object_start && depth == 2) entry_lines_.push_back(now);
      return true;
    };
    try {
      return Json::parse(begin, end, note);
    } catch (const Json::parse_error& error) {
      const auto before = std::string_view(text_).substr(0, error.byte > 0 ? error.byte - 1 : 0);
      const auto number = 1 + std::count(before.begin(), before.end(), '\n');
      const auto start = before.rfind('\n') + 1;  // 0 where there is none
      const auto at = std::min<std::size_t>(static_cast<std::size_t>(number), lines_.size());
      throw GateFailure(mistake_at(
          file_, static_cast<int>(at), at == 0 ? "" : lines_[at - 1], before.size() - start, 1,
          {"基线文件在此处不是合格的 JSON。", "the baseline is no JSON from here on"},
          {"请从版本库恢复该文件，或者用 gouji baseline write --replace 重新生成。",
           "restore it from the repository, or make it anew with gouji baseline write "
           "--replace"}));
    } catch (const Json::exception&) {
      wrong(0, {"基线文件无法读取。", "the baseline cannot be read"});
    }
  }

  int line_of_key(std::string_view key) const {
    const auto quoted = "\"" + std::string(key) + "\"";
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (lines_[i].find(quoted) != std::string_view::npos) return static_cast<int>(i) + 1;
    }
    return 0;
  }

  void check_head(const Json& json) const {
    if (!json.is_object() || !json.contains("schema") || !json["schema"].is_string()) {
      wrong(lines_.empty() ? 0 : 1, {"这不是 gouji 的基线文件。", "this is no baseline of gouji"},
            {"基线文件由 gouji baseline write 生成。", "gouji baseline write makes one"});
    }
    const auto schema = json["schema"].get<std::string>();
    if (schema != kSchema) {
      wrong(line_of_key("schema"),
            {"基线文件的格式是“" + printable(schema) + "”，本版本只认 " + kSchema + "。",
             "the baseline is of schema " + printable(schema) + "; this version reads " +
                 std::string(kSchema)});
    }
    if (!json.contains("findings") || !json["findings"].is_array()) {
      wrong(line_of_key("schema"), {"基线文件缺少 findings。", "the baseline has no findings"});
    }
  }

  BaselineEntry entry(const Json& json, int at) {
    if (!json.is_object()) {
      wrong(at, {"findings 中有一项不是对象。", "an element of findings is no object"});
    }
    BaselineEntry entry;
    entry.line = at;
    entry.fingerprint = text(json, "fingerprint", at).value_or("");
    entry.rule = text(json, "rule", at).value_or("");
    if (!is_fingerprint(entry.fingerprint) || entry.rule.empty()) {
      wrong(at, {"这一项缺少规则或者指纹。", "this element lacks its rule or its fingerprint"},
            {"基线文件不宜手工修改；清理请用 gouji baseline prune。",
             "leave changes to gouji baseline prune"});
    }
    if (!seen_.insert(entry.fingerprint).second) {
      wrong(at,
            {"指纹 " + entry.fingerprint + " 出现了两次。",
             "the fingerprint " + entry.fingerprint + " stands here a second time"},
            {"合并分支时可能留下了重复的一项，请删去其中之一。",
             "a merge may have doubled it; remove one of the two"});
    }
    entry.agency = text(json, "agency", at).value_or("");
    entry.report = text(json, "report", at).value_or("");
    entry.year = number(json, "year", at);
    entry.count = number(json, "count", at).value_or(1);
    if (entry.count < 1) {
      wrong(at, {"count 应为正整数。", "count is a positive number"});
    }
    if (entry.report.empty() && (entry.agency.empty() || !entry.year)) {
      wrong(at, {"这一项没有写明是哪份报告。", "this element does not say whose report it is of"});
    }
    entry.section = text(json, "section", at);
    entry.table = text(json, "table", at);
    entry.row = text(json, "row", at);
    entry.column = text(json, "column", at);
    entry.found = text(json, "found", at);
    entry.expected = text(json, "expected", at);
    entry.text = text(json, "text", at).value_or("");
    return entry;
  }

  std::optional<std::string> text(const Json& json, const char* key, int at) const {
    const auto found = json.find(key);
    if (found == json.end()) return std::nullopt;
    if (!found->is_string()) {
      wrong(at, {std::string(key) + " 应为文字。", std::string(key) + " is a text"});
    }
    return found->get<std::string>();
  }

  std::optional<int> number(const Json& json, const char* key, int at) const {
    const auto found = json.find(key);
    if (found == json.end()) return std::nullopt;
    if (!found->is_number_integer() || *found < 0 || *found > std::numeric_limits<int>::max()) {
      wrong(at, {std::string(key) + " 应为整数。", std::string(key) + " is a whole number"});
    }
    return found->get<int>();
  }

  const std::string& file_;
  const std::string_view text_;
  const std::vector<std::string_view> lines_;
  std::vector<int> entry_lines_;
  std::set<std::string> seen_;
};

}  // namespace

Baseline Baseline::load(const std::string& file) {
  std::error_code failed;
  if (!std::filesystem::exists(file, failed) && !failed) {
    throw GateFailure(mistake_of(
        file, {"没有这个基线文件。", "there is no such baseline"},
        {"请先用 gouji baseline write 登记现有问题。", "gouji baseline write makes it"}));
  }
  return parse(file, read_gate_file(file, kLargest));
}

Baseline Baseline::parse(const std::string& file, std::string_view text) {
  return BaselineReader(file, text).read();
}

}  // namespace gouji
