#include "cli/fragment_words.h"

#include "base/utf8.h"
#include "check/compose.h"
#include "output/words.h"

namespace gouji {
namespace {

using Kind = SpecimenEdit::Kind;

constexpr std::size_t kQuoted = 120;

// What an edit speaks of, as people call it; the id where the pack has no such thing.
class Subject {
 public:
  Subject(const Pack& pack, const SpecimenEdit& edit, Language language)
      : pack_(pack), edit_(edit), language_(language), spec_(pack.table(edit.table)) {}

  std::string table() const {
    const auto name = spec_ == nullptr ? edit_.table : table_name(*spec_).in(language_);
    return zh() ? "《" + name + "》" : "table " + name;
  }

  std::string row() const {
    const int index = spec_ == nullptr ? -1 : spec_->row(edit_.row);
    const auto name = index < 0 ? edit_.row : row_name(*spec_, index).in(language_);
    return zh() ? "“" + name + "”行" : "row " + name;
  }

  std::string column() const {
    const int index = spec_ == nullptr ? -1 : spec_->column(edit_.column);
    const auto name = index < 0 ? edit_.column : column_name(*spec_, index).in(language_);
    return zh() ? "“" + name + "”列" : "column " + name;
  }

  std::string section() const { return section(edit_.section); }

  std::string section(const std::string& id) const {
    const auto* spec = pack_.section(id);
    if (!zh()) return "section " + id;
    return spec == nullptr ? "“" + id + "”" : "“" + spec->number + "、" + spec->title.text + "”";
  }

  std::string text() const {
    const auto text = shown(edit_.text, kQuoted);
    if (text.empty()) return zh() ? "空白" : "nothing";
    return zh() ? "“" + text + "”" : "\"" + text + "\"";
  }

  bool zh() const { return language_ == Language::zh; }

 private:
  const Pack& pack_;
  const SpecimenEdit& edit_;
  Language language_;
  const TableSpec* spec_;
};

std::string chinese(const Subject& s, const SpecimenEdit& edit) {
  switch (edit.kind) {
    case Kind::cell:
      return s.table() + s.row() + s.column() + "填写" + s.text();
    case Kind::label:
      return s.table() + s.row() + "的名称写成" + s.text();
    case Kind::column_label:
      return s.table() + s.column() + "的名称写成" + s.text();
    case Kind::without_row:
      return s.table() + "缺少" + s.row();
    case Kind::without_column:
      return s.table() + "缺少" + s.column();
    case Kind::without_table:
      return "缺少" + s.table();
    case Kind::without_section:
      return "缺少" + s.section() + "部分";
    case Kind::repeat_section:
      return s.section() + "部分出现两次";
    case Kind::swap_sections:
      return s.section() + "与" + s.section(edit.text) + "前后颠倒";
    case Kind::heading:
      return s.section() + "的标题写成" + s.text();
    case Kind::body:
      return s.section() + "部分的正文为" + s.text();
    case Kind::title:
      return edit.text.empty() ? "没有标题" : "标题写成" + s.text();
    case Kind::preamble:
      return edit.text.empty() ? "没有前言" : "前言写成" + s.text();
    case Kind::merge_rows:
      return s.table() + s.row() + "与同组各行合并为一行，填写" + s.text();
    case Kind::add_row:
      return s.table() + "增加一行" + s.text();
    case Kind::published:
      return "发布日期为" + s.text();
    case Kind::picture_table:
      break;
  }
  return s.table() + "是一张图片";
}

std::string english(const Subject& s, const SpecimenEdit& edit) {
  const auto in_table = s.table() + ", ";
  switch (edit.kind) {
    case Kind::cell:
      return in_table + s.row() + ", " + s.column() + " holds " + s.text();
    case Kind::label:
      return in_table + s.row() + " is labelled " + s.text();
    case Kind::column_label:
      return in_table + s.column() + " is labelled " + s.text();
    case Kind::without_row:
      return in_table + s.row() + " is not there";
    case Kind::without_column:
      return in_table + s.column() + " is not there";
    case Kind::without_table:
      return s.table() + " is not there";
    case Kind::without_section:
      return s.section() + " is not there";
    case Kind::repeat_section:
      return s.section() + " is there twice";
    case Kind::swap_sections:
      return s.section() + " and " + s.section(edit.text) + " are exchanged";
    case Kind::heading:
      return s.section() + " is headed " + s.text();
    case Kind::body:
      return s.section() + " says " + s.text();
    case Kind::title:
      return edit.text.empty() ? "there is no title" : "the title is " + s.text();
    case Kind::preamble:
      return edit.text.empty() ? "no preamble" : "the preamble says " + s.text();
    case Kind::merge_rows:
      return in_table + s.row() + " and its group are one row: " + s.text();
    case Kind::add_row:
      return in_table + "a row is added: " + s.text();
    case Kind::published:
      return "it was published on " + s.text();
    case Kind::picture_table:
      break;
  }
  return s.table() + " is a picture";
}

std::string expectation_in_words(const Pack& pack, const Expectation& expected, Language language) {
  SpecimenEdit cell{Kind::cell, expected.table, expected.row, expected.column, "", "", 0};
  const Subject subject(pack, cell, language);
  const bool zh = language == Language::zh;
  std::string where;
  const auto add = [&](const std::string& given, const std::string& name) {
    if (given.empty()) return;
    if (!zh && !where.empty()) where += ", ";
    where += name;
  };
  add(expected.table, expected.table.empty() ? "" : subject.table());
  add(expected.row, expected.row.empty() ? "" : subject.row());
  add(expected.column, expected.column.empty() ? "" : subject.column());
  if (where.empty()) return expected.rule;
  return expected.rule + (zh ? "：" : ": ") + where;
}

}  // namespace

std::string in_words(const Pack& pack, const SpecimenEdit& edit, Language language) {
  const Subject subject(pack, edit, language);
  return subject.zh() ? chinese(subject, edit) : english(subject, edit);
}

std::string in_words(const Pack& pack, const Fragment& fragment, Language language) {
  const bool zh = language == Language::zh;
  std::string out;
  if (zh && !fragment.note.empty()) out += "    " + printable(fragment.note) + "\n";
  if (fragment.last_year) {
    const auto& edits = *fragment.last_year;
    out += zh ? "    · 同时给出上一年报告\n" : "    · last year's report is given, too\n";
    for (auto i = fragment.last_year_own; i < edits.size(); ++i) {
      out += std::string("    · ") + (zh ? "上一年报告：" : "last year: ") +
             in_words(pack, edits[i], language) + "\n";
    }
  }
  for (const auto& edit : fragment.edits) out += "    · " + in_words(pack, edit, language) + "\n";
  if (fragment.edits.empty()) {
    out += zh ? "    · 规则包自带的样例报告\n" : "    · the specimen of the pack as it is\n";
  }
  if (fragment.good) return out + (zh ? "    → 不报问题\n" : "    → nothing is found\n");
  for (const auto& expected : fragment.expected) {
    out += "    → " + expectation_in_words(pack, expected, language) + "\n";
  }
  return out;
}

}  // namespace gouji
