// OFD files as converters and printers write them.
#include <cstdio>
#include <cstdlib>

#include "docx_package.h"
#include "layouts.h"
#include "printed.h"
#include "utf8_characters.h"

namespace harness {
namespace {

struct OfdStyle {
  bool characters = false;  // an object a character, in an order of its own
  bool transforms = false;  // points within objects, brought to millimetres by transforms
};

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
    std::vector<std::pair<std::string, std::string>> parts;
    std::string list;
    for (const PrintedPage& page : printed(report)) {
      const std::string name = "Pages/Page_" + std::to_string(parts.size()) + "/Content.xml";
      list += "<ofd:Page ID=\"" + std::to_string(++ids_) + "\" BaseLoc=\"" + name + "\"/>";
      parts.emplace_back("Doc_0/" + name, kHead + "<ofd:Page" + kSpace +
                                              "><ofd:Content><ofd:Layer ID=\"1\">" + objects(page) +
                                              "</ofd:Layer></ofd:Content></ofd:Page>");
    }
    parts.emplace_back("OFD.xml", kHead + "<ofd:OFD" + kSpace +
                                      " DocType=\"OFD\" Version=\"1.0\"><ofd:DocBody><ofd:DocRoot>"
                                      "Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>");
    parts.emplace_back("Doc_0/Document.xml",
                       kHead + "<ofd:Document" + kSpace +
                           "><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297"
                           "</ofd:PhysicalBox></ofd:PageArea></ofd:CommonData><ofd:Pages>" +
                           list + "</ofd:Pages></ofd:Document>");
    return zipped(parts);
  }

 private:
  std::string objects(const PrintedPage& page) {
    std::vector<std::string> all;
    for (const auto& cell : page.cells) {
      if (style_.characters) {
        for (const PrintedLine& line : cell) letters(line, all);
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
    constexpr double kPoint = 25.4 / 72;
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

}  // namespace

// On demand only: of three hundred reports the rebuilding of pages leaves one unclear that is
// sound.
std::vector<Layout> ofd_layouts() {
  if (std::getenv("GOUJI_HARNESS_OFD") == nullptr) return {};
  // An empty cell is nothing on a page: it is known by its column, where the rest of its row tells.
  const unsigned all = kAnything & ~unsigned{kBlanks | kBlankRuns};
  return {{"o-plain", "ofd", all, true, plain},
          {"o-characters", "ofd", all, true, with<&OfdStyle::characters>},
          {"o-transforms", "ofd", all, true, with<&OfdStyle::transforms>}};
}

}  // namespace harness
