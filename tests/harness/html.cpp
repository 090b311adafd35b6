// HTML as content systems, Word and WPS leave it.
#include <algorithm>

#include <iconv.h>

#include "html_text.h"
#include "layouts.h"
#include "sheet.h"
#include "traditional.h"
#include "utf8_characters.h"

namespace harness {
namespace {

enum class Cut { whole, separate, repeated };
enum class Spans { right, loose };
enum class Around { nothing, frame, cells };

struct HtmlStyle {
  TextDress dress = TextDress::plain;
  bool head_cells = true;       // th and thead, else td alone
  bool unclosed = false;        // upper case, without end tags of cells
  bool one_disclosure = false;  // the blocks of section two as one table
  Cut cut = Cut::whole;
  Spans spans = Spans::right;
  Around around = Around::nothing;
  bool hidden_rows = false;
  bool empty_column = false;
  bool figures_dressed = false;
  bool subtotal = false;
  bool chrome = false;
  bool split_title = false;
  bool one_line = false;
  bool traditional = false;
  bool gbk = false;
  bool word_page = false;
};

// 1295 as 1,295; 12 as １２; 5 as 5件: ways in which offices print a sound figure.
std::string dressed_figure(const Cell& cell, bool counts, Random& random) {
  const std::string plain = cell.print();
  if (cell.state != Cell::number || cell.hundredths < 0 || cell.hundredths % 100 != 0) return plain;
  switch (random.below(counts ? 5 : 3)) {
    case 1: {
      std::string wide;
      for (const char digit : plain)
        wide += "\xEF\xBC" + std::string(1, static_cast<char>(digit + 0x60));
      return wide;
    }
    case 2: {
      std::string grouped;
      for (std::size_t i = 0; i < plain.size(); ++i) {
        if (i > 0 && (plain.size() - i) % 3 == 0) grouped += ',';
        grouped += plain[i];
      }
      return grouped;
    }
    case 3:
      return plain + "件";
    case 4:
      return cell.hundredths >= 1000 ? plain + "（其中修订1件）" : plain;
    default:
      return plain;
  }
}

Report with_dressed_figures(Report report, Random& random) {
  for (Table& table : report.tables)
    for (Part& part : table.parts)
      for (Row& row : part.rows)
        for (std::size_t c = 0; c < part.columns.size(); ++c) {
          const std::string& column = part.columns[c].id;
          const bool counts = column != "amount" && column != "change";
          const std::string text = dressed_figure(row.cells[c], counts, random);
          if (text != row.cells[c].print()) row.cells[c] = {Cell::word, 0, text};
        }
  return report;
}

// Spans as careless editors leave them: labels that do not say how wide they are, groups of rows
// that end too early or too late.
void loosen(Sheet& sheet, Random& random) {
  const auto kind = random.below(4);
  for (SheetRow& row : sheet.rows)
    for (SheetCell& cell : row.cells) {
      if (cell.kind == SheetCell::label && (kind == 0 || kind == 3)) cell.columns = 1;
      if (cell.kind == SheetCell::group && kind == 1) cell.rows += 1;
      if (cell.kind == SheetCell::group && kind == 2) cell.rows = std::max(1, cell.rows - 1);
      if (cell.kind == SheetCell::group && kind == 3) cell.rows = 1;
    }
}

class Page {
 public:
  Page(const HtmlStyle& style, Random& random) : style_(style), random_(random) {}

  std::string write(const Report& report) {
    open(report);
    if (style_.around == Around::frame)
      out_ += "<table width=980><tr><td width=180 valign=top>政务公开</td><td>" + nl();
    if (style_.around == Around::cells) out_ += "<table border=0 width=100%>" + nl();
    title(report);
    paragraph(report.preamble());
    for (const Section& section : report.sections) section_of(report, section);
    if (style_.around == Around::frame) out_ += "</td></tr></table>" + nl();
    if (style_.around == Around::cells) out_ += "</table>" + nl();
    close();
    if (style_.traditional) out_ = traditional(out_);
    if (style_.one_line) out_ = replaced(out_, "\n", "");
    return style_.gbk ? encoded() : out_;
  }

 private:
  std::string nl() const { return style_.one_line ? "" : "\n"; }

  void open(const Report& report) {
    const std::string charset = style_.gbk ? "gb2312" : "utf-8";
    if (style_.word_page) {
      out_ +=
          "<html xmlns:v=\"urn:schemas-microsoft-com:vml\" "
          "xmlns:o=\"urn:schemas-microsoft-com:office:office\" "
          "xmlns:w=\"urn:schemas-microsoft-com:office:word\">\n<head>\n"
          "<meta http-equiv=Content-Type content=\"text/html; charset=" +
          charset +
          "\">\n<!--[if gte mso 9]><xml><o:DocumentProperties><o:Author>1</o:Author>"
          "</o:DocumentProperties></xml><![endif]-->\n<style>\n<!--\n"
          " p.MsoNormal {mso-style-unhide:no; margin:0cm;}\n-->\n</style>\n</head>\n"
          "<body lang=ZH-CN style='tab-interval:21.0pt'>\n<div class=WordSection1>\n";
      return;
    }
    out_ += "<!DOCTYPE html>" + nl() + "<html><head><meta charset=\"" + charset + "\">";
    if (!report.title().empty()) out_ += "<title>" + report.title() + "</title>";
    out_ += "<style>td{border:1px solid #000}</style><script>var id=20240120;</script></head>" +
            nl() + "<body>" + nl();
    if (style_.chrome) chrome_before(report);
  }

  void chrome_before(const Report& report) {
    out_ +=
        "<div class=\"nav\"><ul><li><a href=\"/\">首页</a></li><li><a "
        "href=\"/zwgk/\">政务公开</a></li>"
        "<li><a href=\"/hd/\">互动交流</a></li></ul></div>\n"
        "<div class=\"info\"><span>索引号：000014349/" +
        std::to_string(report.year + 1) + "-00018</span><span>发布日期：" +
        std::to_string(report.year + 1) +
        "-01-20</span><span>浏览次数：128</span><span>字体：[大 中 小]</span>"
        "<a href=\"javascript:window.print()\">打印</a></div>\n";
  }

  void close() {
    if (style_.chrome)
      out_ +=
          "<div class=\"share\">扫一扫在手机打开当前页</div>\n"
          "<div class=\"foot\"><p>版权所有：门户网站</p><p>网站标识码：0000000001</p>"
          "<p>【打印】【关闭】</p></div>\n";
    if (style_.word_page) out_ += "</div>";
    out_ += "</body></html>" + nl();
  }

  void in_cell(const std::string& html) {
    if (style_.around == Around::cells)
      out_ += "<tr><td>" + html + "</td></tr>" + nl();
    else
      out_ += html + nl();
  }

  void paragraph(const std::string& text) {
    in_cell(style_.unclosed ? "<P>" + dress(text, TextDress::plain, random_)
                            : "<p>" + dress_paragraph(text, style_.dress, random_) + "</p>");
  }

  void title(const Report& report) {
    const std::string title = report.title();
    if (title.empty()) return;
    const std::size_t agency = title.find(report.agency);
    if (style_.split_title && agency != std::string::npos) {
      const std::size_t end = agency + report.agency.size();
      const std::string first = title.substr(0, end), second = title.substr(end);
      in_cell(random_.percent(50) ? "<h1>" + first + "<br>" + second + "</h1>"
                                  : "<p align=\"center\"><b>" + first + "</b></p>" + nl() +
                                        "<p align=\"center\"><b>" + second + "</b></p>");
      return;
    }
    in_cell(style_.word_page ? "<p class=MsoNormal align=center>" +
                                   dress_paragraph(title, style_.dress, random_) + "</p>"
                             : "<h1>" + title + "</h1>");
  }

  void section_of(const Report& report, const Section& section) {
    const std::string heading = heading_of(section);
    if (style_.head_cells && style_.dress == TextDress::plain)
      in_cell("<h2>" + heading + "</h2>");
    else
      in_cell("<p>" + dress_paragraph(heading, style_.dress, random_) + "</p>");
    for (const std::string& text : section.paragraphs) paragraph(text);
    const Table* table = report.table(section.id);
    if (!section.holds_table || table == nullptr) return;
    std::string html;
    for (Sheet& sheet : sheets(*table)) html += table_of(sheet);
    in_cell(html);
  }

  std::vector<Sheet> sheets(const Table& table) {
    std::vector<Sheet> out;
    if (table.id == "disclosure" && style_.one_disclosure) {
      out = {stacked(sheets_of(table))};
    } else if (table.id == "applications" && style_.subtotal) {
      out = {with_subtotal(table)};
    } else if (table.id == "applications" && style_.cut != Cut::whole) {
      const std::size_t rows = table.parts[0].rows.size();
      const std::size_t first = 3 + random_.below(8), second = first + 3 + random_.below(8);
      out.push_back(piece_of(table, 0, first));
      if (random_.percent(50)) {
        out.push_back(piece_of(table, first, rows));
      } else {
        out.push_back(piece_of(table, first, second));
        if (second < rows) out.push_back(piece_of(table, second, rows));
      }
      if (style_.cut == Cut::repeated) out = {stacked(out)};
    } else {
      out = sheets_of(table);
    }
    if (style_.spans == Spans::loose)
      for (Sheet& sheet : out) loosen(sheet, random_);
    return out;
  }

  std::string cell_of(const SheetCell& cell) {
    const bool head = cell.kind == SheetCell::head || cell.kind == SheetCell::corner ||
                      cell.kind == SheetCell::heading;
    std::string tag = head && style_.head_cells ? "th" : "td";
    if (style_.unclosed) std::transform(tag.begin(), tag.end(), tag.begin(), ::toupper);
    std::string out = "<" + tag;
    if (cell.rows > 1) out += " rowspan=" + std::to_string(cell.rows);
    if (cell.columns > 1) out += " colspan=\"" + std::to_string(cell.columns) + "\"";
    if (style_.word_page) out += " width=64 style='width:48.0pt;border:solid windowtext 1.0pt'";
    out += ">";
    if (cell.kind == SheetCell::figure)
      out += dress_figure(cell.text, style_.dress, random_);
    else
      out += dress(cell.text, style_.dress, random_);
    return style_.unclosed ? out : out + "</" + tag + ">";
  }

  std::string table_of(const Sheet& sheet) {
    std::string out = "<table border=\"1\" cellspacing=\"0\">" + nl();
    bool in_head = false;
    bool body_open = false;
    const bool sections = style_.head_cells && !style_.word_page;
    for (const SheetRow& row : sheet.rows) {
      if (sections && row.head && !in_head && !body_open) {
        out += "<thead>" + nl();
        in_head = true;
      }
      if (sections && !row.head && !body_open) {
        out += (in_head ? "</thead>" : "") + std::string("<tbody>") + nl();
        in_head = false;
        body_open = true;
      }
      if (style_.hidden_rows && !row.head && random_.percent(15)) out += hidden_row(row);
      out += style_.unclosed ? "<TR>" : "<tr>";
      for (const SheetCell& cell : row.cells) out += cell_of(cell);
      if (style_.empty_column) out += "<td>&nbsp;</td>";
      out += (style_.unclosed ? "" : "</tr>") + nl();
    }
    if (style_.word_page) out += sizing_row(sheet);
    if (body_open) out += "</tbody>";
    return out + "</table>" + nl();
  }

  // A row of a template that was hidden instead of deleted.
  std::string hidden_row(const SheetRow& row) {
    std::string out = random_.percent(50) ? "<tr style=\"display:none\">" : "<tr hidden>";
    for (const SheetCell& cell : row.cells)
      if (cell.kind == SheetCell::figure)
        out += "<td>99</td>";
      else if (cell.kind == SheetCell::label)
        out += "<td>" + cell.text + "</td>";
    return out + "</tr>" + nl();
  }

  // Word writes the widths of the columns as a row of their own, where old browsers need it.
  static std::string sizing_row(const Sheet& sheet) {
    std::string out = "<![if !supportMisalignedColumns]>\n<tr height=0>\n";
    for (int c = 0; c < sheet.columns; ++c) out += "<td width=64 style='border:none'></td>";
    return out + "\n</tr>\n<![endif]>\n";
  }

  std::string encoded() const {
    const iconv_t converter = iconv_open("GBK", "UTF-8");
    std::string out(out_.size() * 2, '\0');
    char* from = const_cast<char*>(out_.data());
    char* to = out.data();
    std::size_t left = out_.size(), room = out.size();
    const std::size_t failed = iconv(converter, &from, &left, &to, &room);
    iconv_close(converter);
    if (failed == static_cast<std::size_t>(-1)) return "text that GBK does not have";
    out.resize(out.size() - room);
    return out;
  }

  const HtmlStyle& style_;
  Random& random_;
  std::string out_;
};

std::string write(const Report& report, Random& random, const HtmlStyle& style) {
  Page page(style, random);
  return style.figures_dressed ? page.write(with_dressed_figures(report, random))
                               : page.write(report);
}

template <bool HtmlStyle::*setting>
std::string with(const Report& report, Random& random) {
  HtmlStyle style;
  style.*setting = true;
  style.one_disclosure = style.one_disclosure || random.percent(30);
  return write(report, random, style);
}

std::string plain(const Report& report, Random& random) { return write(report, random, {}); }

std::string word(const Report& report, Random& random) {
  HtmlStyle style;
  style.dress = TextDress::word;
  style.word_page = true;
  style.one_disclosure = random.percent(50);
  return write(report, random, style);
}

std::string wps(const Report& report, Random& random) {
  HtmlStyle style;
  style.dress = TextDress::wps;
  style.head_cells = false;
  return write(report, random, style);
}

std::string torn(const Report& report, Random& random) {
  HtmlStyle style;
  style.dress = TextDress::torn;
  style.one_disclosure = random.percent(50);
  return write(report, random, style);
}

template <Cut cut>
std::string cut_up(const Report& report, Random& random) {
  HtmlStyle style;
  style.cut = cut;
  style.head_cells = random.percent(50);
  return write(report, random, style);
}

template <Around around>
std::string surrounded(const Report& report, Random& random) {
  HtmlStyle style;
  style.around = around;
  style.head_cells = random.percent(50);
  return write(report, random, style);
}

std::string loose(const Report& report, Random& random) {
  HtmlStyle style;
  style.spans = Spans::loose;
  style.head_cells = random.percent(50);
  return write(report, random, style);
}

std::string bare_cells(const Report& report, Random& random) {
  HtmlStyle style;
  style.head_cells = false;
  style.unclosed = true;
  style.one_disclosure = random.percent(50);
  return write(report, random, style);
}

std::string nbsp(const Report& report, Random& random) {
  HtmlStyle style;
  style.dress = TextDress::nbsp;
  style.empty_column = true;
  return write(report, random, style);
}

}  // namespace

std::vector<Layout> html_layouts() {
  const unsigned all = kAnything, titled = all & ~unsigned{kNoTitle};
  const unsigned whole = all & ~unsigned{kColumns | kRows};
  return {{"h-plain", "html", all, true, plain},
          {"h-word", "html", all, true, word},
          {"h-wps", "html", all, true, wps},
          {"h-torn", "html", all, true, torn},
          {"h-one-disclosure", "html", all, true, with<&HtmlStyle::one_disclosure>},
          {"h-cut", "html", all, true, cut_up<Cut::separate>},
          {"h-heads-repeated", "html", all, true, cut_up<Cut::repeated>},
          {"h-frame", "html", all, true, surrounded<Around::frame>},
          {"h-headings-in-cells", "html", all, true, surrounded<Around::cells>},
          {"h-loose-spans", "html", whole, true, loose},
          {"h-bare-cells", "html", all, true, bare_cells},
          {"h-hidden-rows", "html", all, true, with<&HtmlStyle::hidden_rows>},
          {"h-nbsp", "html", all, true, nbsp},
          {"h-figures", "html", all, false, with<&HtmlStyle::figures_dressed>},
          {"h-subtotal", "html", all, true, with<&HtmlStyle::subtotal>},
          {"h-chrome", "html", titled, true, with<&HtmlStyle::chrome>},
          {"h-split-title", "html", all, true, with<&HtmlStyle::split_title>},
          {"h-one-line", "html", all, true, with<&HtmlStyle::one_line>},
          {"h-gbk", "html", all, true, with<&HtmlStyle::gbk>},
          {"h-traditional", "html", all, false, with<&HtmlStyle::traditional>}};
}

}  // namespace harness
