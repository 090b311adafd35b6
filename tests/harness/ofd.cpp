// OFD files as converters and printers write them.
#include <algorithm>
#include <cstdio>

#include "docx_package.h"
#include "layouts.h"
#include "printed.h"
#include "utf8_characters.h"

namespace harness {
namespace {

struct OfdStyle {
  bool characters = false;  // an object a character, in an order of its own
  bool transforms = false;  // points within objects, brought to millimetres by transforms
  bool lines = false;       // an object a line of text
  // The edges of cells: as rectangles, as lines one by one, as rectangles so thin that they are
  // lines, all in one path, in a composite object a page, or with those of a template.
  enum Edges { none, rectangles, strokes, bars, one_path, composite, templated } edges = none;
  bool documents = false;  // a document a page or two
  PrintedStyle print;
};

constexpr double kPoint = 25.4 / 72;

const std::string kHead = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
const std::string kSpace = " xmlns:ofd=\"http://www.ofdspec.org/2016\"";

std::string number(double value) {
  char text[40];
  std::snprintf(text, sizeof text, "%.3f", value);
  return text;
}

std::string escaped(const std::string& text) {
  return replaced(replaced(replaced(text, "&", "&amp;"), "<", "&lt;"), ">", "&gt;");
}

// The steps between the characters, equal ones as `g COUNT STEP`.
std::string deltas(const std::string& text, double size) {
  std::string out, last;
  int count = 0;
  const auto flush = [&] {
    if (count == 0) return;
    if (!out.empty()) out += ' ';
    out += count > 1 ? "g " + std::to_string(count) + " " + last : last;
    count = 0;
  };
  std::vector<std::string> letters = characters(text);
  if (!letters.empty()) letters.pop_back();
  for (const std::string& letter : letters) {
    const std::string step = number(breadth(letter) * size);
    if (step != last) flush();
    last = step;
    ++count;
  }
  flush();
  return out;
}

class OfdWriter {
 public:
  OfdWriter(const OfdStyle& style, Random& random) : style_(style), random_(random) {}

  std::string write(const Report& report) {
    const std::vector<PrintedPage> pages = printed(report, style_.print);
    std::string bodies;
    for (std::size_t from = 0, number = 0; from < pages.size(); ++number) {
      std::size_t count = pages.size();
      if (style_.documents) count = 1 + random_.below(3);
      const std::size_t to = std::min(from + count, pages.size());
      const std::string folder = "Doc_" + std::to_string(number) + "/";
      document(folder, pages, from, to);
      bodies += "<ofd:DocBody><ofd:DocRoot>" + folder + "Document.xml</ofd:DocRoot></ofd:DocBody>";
      from = to;
    }
    parts_.emplace_back("OFD.xml", kHead + "<ofd:OFD" + kSpace +
                                       " DocType=\"OFD\" Version=\"1.0\">" + bodies + "</ofd:OFD>");
    return zipped(parts_);
  }

 private:
  void document(const std::string& folder, const std::vector<PrintedPage>& pages, std::size_t from,
                std::size_t to) {
    std::string list, graphics, templates;
    for (std::size_t i = from; i < to; ++i) {
      const std::string name = "Pages/Page_" + std::to_string(i - from) + "/Content.xml";
      list += "<ofd:Page ID=\"" + std::to_string(++ids_) + "\" BaseLoc=\"" + name + "\"/>";
      std::string lines = edges(pages[i]), used;
      const std::string id = std::to_string(++ids_);
      if (style_.edges == OfdStyle::composite) {
        graphics += "<ofd:CompositeGraphicUnit ID=\"" + id +
                    "\" Width=\"420\" Height=\"594\"><ofd:Content>" + lines +
                    "</ofd:Content></ofd:CompositeGraphicUnit>";
        lines = "<ofd:CompositeObject ID=\"" + std::to_string(++ids_) + "\" ResourceID=\"" + id +
                "\" Boundary=\"10 10 200 287\" CTM=\"0.5 0 0 0.5 -10 -10\"/>";
      } else if (style_.edges == OfdStyle::templated) {
        const std::string place = "Tpls/Tpl_" + id + ".xml";
        templates += "<ofd:TemplatePage ID=\"" + id + "\" BaseLoc=\"" + place + "\"/>";
        parts_.emplace_back(folder + place, page_part("", lines));
        used = "<ofd:Template TemplateID=\"" + id + "\" ZOrder=\"Background\"/>";
        lines.clear();
      }
      parts_.emplace_back(folder + name, page_part(used, lines + objects(pages[i])));
    }
    parts_.emplace_back(folder + "PublicRes.xml",
                        kHead + "<ofd:Res" + kSpace +
                            " BaseLoc=\"Res\"><ofd:DrawParams><ofd:DrawParam ID=\"4\" "
                            "LineWidth=\"0.2\"><ofd:StrokeColor Value=\"0 0 0\"/></ofd:DrawParam>"
                            "</ofd:DrawParams><ofd:CompositeGraphicUnits>" +
                            graphics + "</ofd:CompositeGraphicUnits></ofd:Res>");
    parts_.emplace_back(folder + "Document.xml",
                        kHead + "<ofd:Document" + kSpace +
                            "><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297"
                            "</ofd:PhysicalBox></ofd:PageArea><ofd:PublicRes>PublicRes.xml"
                            "</ofd:PublicRes>" +
                            templates + "</ofd:CommonData><ofd:Pages>" + list +
                            "</ofd:Pages></ofd:Document>");
  }

  static std::string page_part(const std::string& before, const std::string& all) {
    return kHead + "<ofd:Page" + kSpace + ">" + before +
           "<ofd:Content><ofd:Layer ID=\"1\" DrawParam=\"4\">" + all +
           "</ofd:Layer></ofd:Content></ofd:Page>";
  }

  std::string path(const PrintedBox& box, const std::string& more, const std::string& data) {
    return "<ofd:PathObject ID=\"" + std::to_string(++ids_) + "\" Boundary=\"" + number(box.x) +
           " " + number(box.top) + " " + number(box.width) + " " + number(box.height) + "\"" +
           more + "><ofd:AbbreviatedData>" + data + "</ofd:AbbreviatedData></ofd:PathObject>";
  }

  static std::string rectangle(double x, double y, double width, double height) {
    return "M " + number(x) + " " + number(y) + " L " + number(x + width) + " " + number(y) +
           " L " + number(x + width) + " " + number(y + height) + " L " + number(x) + " " +
           number(y + height) + " C ";
  }

  // The four sides of a cell, each so thin that it is a line.
  static std::vector<PrintedBox> sides(const PrintedBox& box, double thick) {
    return {{box.x, box.top, box.width, thick},
            {box.x, box.top + box.height, box.width, thick},
            {box.x, box.top, thick, box.height},
            {box.x + box.width, box.top, thick, box.height}};
  }

  std::string edges(const PrintedPage& page) {
    std::string out, all;
    for (const PrintedBox& box : page.boxes) {
      switch (style_.edges) {
        case OfdStyle::none:
          break;
        case OfdStyle::strokes:
          for (const PrintedBox& side : sides(box, 0))
            out += path(side, " LineWidth=\"0.2\"",
                        "M 0 0 L " + number(side.width) + " " + number(side.height));
          break;
        case OfdStyle::bars:
          for (const PrintedBox& side : sides(box, 0.18))
            out += path(side, " Stroke=\"false\" Fill=\"true\"",
                        rectangle(0, 0, side.width, side.height));
          break;
        case OfdStyle::one_path:
          all +=
              rectangle(box.x / kPoint, box.top / kPoint, box.width / kPoint, box.height / kPoint);
          break;
        case OfdStyle::composite:
          all += rectangle(box.x * 2, box.top * 2, box.width * 2, box.height * 2);
          break;
        default:
          out += path(box, "", rectangle(0, 0, box.width, box.height));
      }
    }
    if (all.empty()) return out;
    if (style_.edges == OfdStyle::composite) return path({0, 0, 420, 594}, "", all);
    return path({0, 0, 210, 297}, " CTM=\"0.352778 0 0 0.352778 0 0\"", all);
  }

  std::string objects(const PrintedPage& page) {
    std::vector<std::string> all;
    for (const auto& cell : page.cells) {
      if (style_.characters) {
        for (const PrintedLine& line : cell) letters(line, all);
      } else if (style_.lines) {
        for (const PrintedLine& line : cell) all.push_back(whole({line}));
      } else {
        all.push_back(style_.transforms ? transformed(cell) : whole(cell));
      }
    }
    std::string out;
    for (std::size_t i = 0; i < all.size(); ++i) {
      if (style_.characters && i + 1 < all.size() && random_.percent(20))
        std::swap(all[i], all[i + 1]);
      out += all[i];
    }
    return random_.percent(50) ? "<ofd:PageBlock ID=\"2\">" + out + "</ofd:PageBlock>" : out;
  }

  std::string object(double x, double y, double width, double height, double size,
                     const std::string& more, const std::string& codes) {
    return "<ofd:TextObject ID=\"" + std::to_string(++ids_) + "\" Boundary=\"" + number(x) + " " +
           number(y) + " " + number(width) + " " + number(height) + "\" Size=\"" + number(size) +
           "\"" + more + ">" + codes + "</ofd:TextObject>";
  }

  static std::string code(double x, double y, double size, const std::string& text) {
    const std::string step = deltas(text, size);
    return "<ofd:TextCode X=\"" + number(x) + "\" Y=\"" + number(y) + "\"" +
           (step.empty() ? "" : " DeltaX=\"" + step + "\"") + ">" + escaped(text) +
           "</ofd:TextCode>";
  }

  // All lines of a cell in one object.
  std::string whole(const std::vector<PrintedLine>& cell) {
    const PrintedLine& first = cell.front();
    std::string codes;
    for (const PrintedLine& line : cell)
      codes +=
          code(line.x - first.x, line.top - first.top + line.size * 0.88, line.size, line.text);
    return object(first.x, first.top, 150, 20, first.size, "", codes);
  }

  std::string transformed(const std::vector<PrintedLine>& cell) {
    std::string codes;
    for (const PrintedLine& line : cell)
      codes += code(line.x / kPoint, (line.top + line.size * 0.88) / kPoint, line.size / kPoint,
                    line.text);
    return object(10, 10, 200, 280, cell.front().size / kPoint,
                  " CTM=\"0.352778 0 0 0.352778 -10 -10\"", codes);
  }

  void letters(const PrintedLine& line, std::vector<std::string>& out) {
    double x = line.x;
    for (const std::string& letter : characters(line.text)) {
      const double step = breadth(letter) * line.size;
      if (letter != " ")
        out.push_back(object(x, line.top, step, line.size, line.size, "",
                             code(0, line.size * 0.88, line.size, letter)));
      x += step;
    }
  }

  const OfdStyle& style_;
  Random& random_;
  std::vector<std::pair<std::string, std::string>> parts_;
  int ids_ = 10;
};

std::string plain(const Report& report, Random& random) {
  const OfdStyle style;
  return OfdWriter(style, random).write(report);
}

template <bool OfdStyle::*setting>
std::string with(const Report& report, Random& random) {
  OfdStyle style;
  style.*setting = true;
  return OfdWriter(style, random).write(report);
}

// Cells with their edges, as most offices print: all in the middle.
std::string ruled(const Report& report, Random& random) {
  OfdStyle style;
  style.edges = OfdStyle::rectangles;
  return OfdWriter(style, random).write(report);
}

// Cells with their edges, drawn and set in any way.
std::string ruled_anyhow(const Report& report, Random& random) {
  static const std::vector<OfdStyle::Edges> ways = {OfdStyle::rectangles, OfdStyle::strokes,
                                                    OfdStyle::bars,       OfdStyle::one_path,
                                                    OfdStyle::composite,  OfdStyle::templated};
  OfdStyle style;
  style.edges = random.pick(ways);
  style.documents = random.percent(15);
  style.characters = random.percent(25);
  style.transforms = random.percent(25);
  style.lines = random.percent(40);
  const auto edge = [&] { return static_cast<PrintedStyle::Edge>(random.below(3)); };
  style.print.small = static_cast<double>(random.between(29, 42)) / 10;
  style.print.padding = static_cast<double>(random.between(3, 16)) / 10;
  style.print.figure_across = edge();
  style.print.label_across = edge();
  style.print.down = edge();
  style.print.repeated_heads = random.percent(30);
  return OfdWriter(style, random).write(report);
}

}  // namespace

std::vector<Layout> ofd_layouts() {
  // Without edges an empty cell is nothing on a page: it is known by its column, where the rest of
  // its row tells. Where nothing tells, the table may be left unclear.
  const unsigned bare = kAnything & ~unsigned{kBlanks | kBlankRuns | kColumns | kWording | kRows};
  return {{"o-ruled", "ofd", kAnything, true, ruled},
          {"o-ruled-anyhow", "ofd", kAnything, true, ruled_anyhow},
          {"o-plain", "ofd", bare, true, plain, nullptr, true},
          {"o-characters", "ofd", bare, true, with<&OfdStyle::characters>, nullptr, true},
          {"o-transforms", "ofd", bare, true, with<&OfdStyle::transforms>, nullptr, true}};
}

}  // namespace harness
