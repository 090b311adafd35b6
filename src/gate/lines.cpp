#include "gate/lines.h"

#include "base/utf8.h"

namespace gouji {
namespace {

constexpr std::string_view kBlank = " \t";
constexpr std::string_view kFullWidthEquals = "＝", kFullWidthBracket = "［", kBlackBracket = "【";

struct Stretch {
  std::size_t at = 0;
  std::string text;
};

// What a stretch of a line holds without blanks at its ends.
Stretch without_blanks(std::string_view line, std::size_t begin, std::size_t end) {
  while (begin < end && kBlank.find(line[begin]) != std::string_view::npos) ++begin;
  while (end > begin && kBlank.find(line[end - 1]) != std::string_view::npos) --end;
  return {begin, std::string(line.substr(begin, end - begin))};
}

class LineReader {
 public:
  explicit LineReader(const std::string& file) : file_(file), sections_(1) {}

  void take(int number, std::string_view line) {
    const auto whole = without_blanks(line, 0, line.size());
    if (whole.text.empty() || whole.text.front() == '#') return;
    if (whole.text.front() == '[') return take_head(number, line, whole);
    take_setting(number, line, whole);
  }

  std::vector<SectionLines> finish() {
    if (!mistakes_.empty()) throw GateFailure(std::move(mistakes_));
    return std::move(sections_);
  }

 private:
  void wrong(int number, std::string_view line, const Stretch& where, Bilingual message,
             Bilingual hint = {}) {
    mistakes_.push_back(mistake_at(file_, number, line, where.at, where.text.size(),
                                   std::move(message), std::move(hint)));
  }

  void take_head(int number, std::string_view line, const Stretch& whole) {
    if (whole.text.back() != ']' || whole.text.size() == 1) {
      return wrong(number, line, whole,
                   {"小节标题缺少右方括号。", "the head of a section ends in a bracket"});
    }
    const auto name = without_blanks(line, whole.at + 1, whole.at + whole.text.size() - 1);
    if (name.text.empty()) {
      return wrong(number, line, whole, {"小节标题不能为空。", "the head of a section is empty"});
    }
    sections_.push_back({number, std::string(line), name.at, name.text, {}});
  }

  void take_setting(int number, std::string_view line, const Stretch& whole) {
    const auto equals = line.find('=');
    if (equals == std::string_view::npos) return no_setting(number, line, whole);
    const auto key = without_blanks(line, 0, equals);
    const auto value = without_blanks(line, equals + 1, line.size());
    if (key.text.empty()) {
      return wrong(number, line, whole,
                   {"等号前面缺少名称。", "nothing stands before the equals sign"});
    }
    if (value.text.empty()) {
      return wrong(
          number, line, whole,
          {"“" + printable(key.text) + "”没有给出值。", printable(key.text) + " has no value"},
          {"不需要这一项的，请删去整行。", "leave the line out where it is not wanted"});
    }
    sections_.back().settings.push_back(
        {number, std::string(line), key.at, value.at, key.text, value.text});
  }

  void no_setting(int number, std::string_view line, const Stretch& whole) {
    Bilingual hint;
    if (whole.text.find(kFullWidthEquals) != std::string::npos) {
      hint = {"请把全角的“＝”改为半角的“=”。", "write = instead of the full-width form"};
    } else if (whole.text.starts_with(kFullWidthBracket) || whole.text.starts_with(kBlackBracket)) {
      hint = {"小节标题请用半角方括号 [ ]。", "the head of a section takes [ and ]"};
    } else {
      hint = {"每行应为“名称 = 值”“[小节]”，或者以 # 开头的注释。",
              "a line is `name = value`, `[section]`, or a comment that begins with #"};
    }
    wrong(number, line, whole, {"这一行无法识别。", "this line cannot be understood"},
          std::move(hint));
  }

  const std::string& file_;
  std::vector<SectionLines> sections_;
  std::vector<FileMistake> mistakes_;
};

}  // namespace

std::vector<SectionLines> read_setting_lines(const std::string& file, std::string_view text) {
  const auto lines = lines_of(text);
  if (const int mark = merge_mark(lines); mark > 0) {
    throw GateFailure(merge_conflict(file, mark, lines[static_cast<std::size_t>(mark) - 1]));
  }
  LineReader reader(file);
  for (std::size_t i = 0; i < lines.size(); ++i) reader.take(static_cast<int>(i) + 1, lines[i]);
  return reader.finish();
}

FileMistake at_key(const std::string& file, const SettingLine& setting, Bilingual message,
                   Bilingual hint) {
  return mistake_at(file, setting.line, setting.text, setting.key_at, setting.key.size(),
                    std::move(message), std::move(hint));
}

FileMistake at_value(const std::string& file, const SettingLine& setting, Bilingual message,
                     Bilingual hint) {
  return mistake_at(file, setting.line, setting.text, setting.value_at, setting.value.size(),
                    std::move(message), std::move(hint));
}

FileMistake at_name(const std::string& file, const SectionLines& section, Bilingual message,
                    Bilingual hint) {
  return mistake_at(file, section.line, section.text, section.name_at, section.name.size(),
                    std::move(message), std::move(hint));
}

Bilingual nearest_hint(std::string_view wrong, const std::vector<std::string>& names) {
  const auto near = nearest(wrong, names);
  if (!near.empty()) return {"是否要用 " + near + "？", "did you mean " + near + "?"};
  std::string list;
  for (const auto& name : names) list += (list.empty() ? "" : " ") + name;
  return {"可用的有：" + list + "。", "one of: " + list};
}

}  // namespace gouji
