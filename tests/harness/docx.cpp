// Word documents as Word and WPS write them.
#include "docx_lists.h"
#include "docx_package.h"
#include "layouts.h"
#include "sheet.h"
#include "utf8_characters.h"

namespace harness {
namespace {

struct DocxStyle {
  bool numbered = false;  // automatic numbers of headings and labels
  bool tracked = false;   // changes that wait for acceptance
  bool runs = false;      // text in many runs
  bool nested = false;    // all in one cell of a table
  bool split = false;     // the table of applications in two
};

std::string escaped(const std::string& text) {
  return replaced(replaced(replaced(text, "&", "&amp;"), "<", "&lt;"), ">", "&gt;");
}

std::string run(const std::string& text, const std::string& properties = "") {
  if (text.empty()) return "";
  return "<w:r>" + properties + "<w:t xml:space=\"preserve\">" + escaped(text) + "</w:t></w:r>";
}

class DocxWriter {
 public:
  DocxWriter(const DocxStyle& style, Random& random) : style_(style), random_(random) {}

  std::string write(const Report& report) {
    if (!report.title().empty())
      body_ += paragraph(words(report.title()), "<w:pStyle w:val=\"a3\"/>");
    body_ += paragraph(words(report.preamble()));
    for (const Section& section : report.sections) {
      heading(section);
      for (const std::string& text : section.paragraphs) body_ += paragraph(words(text));
      if (const Table* table = report.table(section.id); section.holds_table && table != nullptr)
        tables(*table);
    }
    if (style_.nested)
      body_ = "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w=\"9000\"/></w:tblGrid><w:tr><w:tc>" +
              cell_properties("") + body_ + "<w:p/></w:tc></w:tr></w:tbl><w:p/>";
    return docx_of(body_, lists_.definitions());
  }

 private:
  static std::string cell_properties(const std::string& more) {
    return "<w:tcPr><w:tcW w:w=\"0\" w:type=\"auto\"/>" + more + "</w:tcPr>";
  }

  static std::string paragraph(const std::string& runs, const std::string& properties = "") {
    const std::string of = properties.empty() ? "" : "<w:pPr>" + properties + "</w:pPr>";
    return "<w:p>" + of + runs + "</w:p>";
  }

  void heading(const Section& section) {
    std::string text = heading_of(section);
    std::string properties = random_.percent(70) ? "<w:pStyle w:val=\"1\"/>" : "";
    if (style_.numbered) {
      const LeadingNumber number = leading_number(text);
      text = number.rest;
      if (number.level >= 0) properties += lists_.properties(Lists::headings, number);
    }
    body_ += paragraph(words(text), properties);
  }

  std::string change(const char* name, const std::string& content) {
    return "<w:" + std::string(name) + " w:id=\"" + std::to_string(++changes_) +
           "\" w:author=\"审核\" w:date=\"2024-01-15T09:00:00Z\">" + content + "</w:" + name + ">";
  }
  std::string deleted(const std::string& text) {
    return change("del",
                  "<w:r><w:delText xml:space=\"preserve\">" + escaped(text) + "</w:delText></w:r>");
  }

  // Text with a stretch of it put in, and words taken out before it.
  std::string words(const std::string& text) {
    if (style_.runs) return torn(text);
    if (!style_.tracked || (changes_ > 0 && random_.percent(50))) return run(text);
    static const std::vector<std::string> old = {"（草案）", "情况", "2018年", "一、"};
    const std::vector<std::string> letters = characters(text);
    const std::size_t from = random_.below(letters.size());
    const std::size_t end = from + 1 + random_.below(letters.size() - from);
    std::string before, inside, behind;
    for (std::size_t i = 0; i < letters.size(); ++i)
      (i < from ? before : i < end ? inside : behind) += letters[i];
    return run(before) + deleted(random_.pick(old)) + change("ins", run(inside)) + run(behind);
  }

  std::string figure(const std::string& text) {
    if (style_.runs) return torn(text);
    if (!style_.tracked || random_.percent(80)) return run(text);
    const std::string old = deleted(std::to_string(random_.below(100)));
    if (text.empty()) return old;
    return random_.percent(50) ? old + change("ins", run(text)) : change("ins", run(text)) + old;
  }

  // In runs of one or two characters, with the marks that Word leaves between them.
  std::string torn(const std::string& text) {
    static const std::vector<std::string> properties = {
        "", "<w:rPr><w:rFonts w:hint=\"eastAsia\"/></w:rPr>", "<w:rPr><w:b/></w:rPr>",
        "<w:rPr><w:spacing w:val=\"-4\"/></w:rPr>"};
    static const std::vector<std::string> marks = {"", "", "<w:proofErr w:type=\"gramStart\"/>",
                                                   "<w:proofErr w:type=\"gramEnd\"/>",
                                                   "<w:r><w:lastRenderedPageBreak/></w:r>"};
    std::string out, part;
    for (const std::string& letter : characters(text)) {
      part += letter;
      if (random_.percent(25)) continue;
      out += run(part, random_.pick(properties)) + random_.pick(marks);
      part.clear();
    }
    return out + run(part);
  }

  void tables(const Table& table) {
    if (style_.split && table.id == "applications" && table.parts[0].rows.size() > 4) {
      const std::size_t rows = table.parts[0].rows.size(), at = 2 + random_.below(rows - 3);
      sheet(piece_of(table, 0, at));
      sheet(piece_of(table, at, rows));
    } else if (table.parts.size() > 1 && random_.percent(50)) {
      sheet(stacked(sheets_of(table)));
    } else {
      for (const Sheet& one : sheets_of(table)) sheet(one);
    }
  }

  void sheet(const Sheet& sheet) {
    body_ += "<w:tbl><w:tblPr><w:tblW w:w=\"0\" w:type=\"auto\"/></w:tblPr><w:tblGrid>";
    const auto columns = static_cast<std::size_t>(sheet.columns);
    for (std::size_t c = 0; c < columns; ++c) body_ += "<w:gridCol w:w=\"900\"/>";
    body_ += "</w:tblGrid>";
    struct Open {
      int rows = 0, columns = 1;  // rows still to come
    };
    std::vector<Open> open(columns);
    for (const SheetRow& row : sheet.rows) {
      body_ += row.head ? "<w:tr><w:trPr><w:tblHeader/></w:trPr>" : "<w:tr>";
      std::size_t next = 0;
      for (std::size_t c = 0; c < columns;) {
        if (open[c].rows > 0) {
          --open[c].rows;
          cell("", open[c].columns, "<w:vMerge/>");
          c += static_cast<std::size_t>(open[c].columns);
          continue;
        }
        if (next == row.cells.size()) break;
        const SheetCell& one = row.cells[next++];
        open[c] = {one.rows - 1, one.columns};
        cell(content(one), one.columns, one.rows > 1 ? "<w:vMerge w:val=\"restart\"/>" : "");
        c += static_cast<std::size_t>(one.columns);
      }
      body_ += "</w:tr>";
    }
    body_ += "</w:tbl><w:p/>";
  }

  void cell(const std::string& paragraphs, int columns, const std::string& merge) {
    std::string more = columns > 1 ? "<w:gridSpan w:val=\"" + std::to_string(columns) + "\"/>" : "";
    more += merge;
    body_ += "<w:tc>" + cell_properties(more);
    body_ += (paragraphs.empty() ? "<w:p/>" : paragraphs) + "</w:tc>";
  }

  std::string content(const SheetCell& cell) {
    if (cell.kind == SheetCell::figure) return paragraph(figure(cell.text));
    if (!style_.numbered || cell.kind == SheetCell::corner)
      return paragraph(style_.runs ? torn(cell.text) : run(cell.text));
    const LeadingNumber number = leading_number(cell.text);
    if (number.level < 0) return paragraph(run(cell.text));
    return paragraph(run(number.rest), lists_.properties(Lists::labels, number));
  }

  const DocxStyle& style_;
  Random& random_;
  Lists lists_;
  std::string body_;
  int changes_ = 0;
};

std::string plain(const Report& report, Random& random) {
  const DocxStyle style;
  return DocxWriter(style, random).write(report);
}

template <bool DocxStyle::*setting>
std::string with(const Report& report, Random& random) {
  DocxStyle style;
  style.*setting = true;
  return DocxWriter(style, random).write(report);
}

}  // namespace

std::vector<Layout> docx_layouts() {
  const unsigned all = kAnything;
  // The finding on the changes stands among the fingerprints, which no other layout has.
  return {{"d-plain", "docx", all, true, plain},
          {"d-numbered", "docx", all, true, with<&DocxStyle::numbered>},
          {"d-tracked", "docx", all, false, with<&DocxStyle::tracked>, "intake.pending-changes"},
          {"d-runs", "docx", all, true, with<&DocxStyle::runs>},
          {"d-nested", "docx", all, true, with<&DocxStyle::nested>},
          {"d-split", "docx", all, true, with<&DocxStyle::split>}};
}

}  // namespace harness
