// A small PDF written by hand: text at positions, in fonts of known widths that map to Unicode.
#pragma once

#include <cstdint>
#include <cstdio>
#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace pdf {

// The code points of UTF-8 text in the basic plane.
inline std::vector<unsigned> units(const std::string& text) {
  std::vector<unsigned> out;
  for (std::size_t i = 0; i < text.size();) {
    const auto c = static_cast<unsigned char>(text[i]);
    const std::size_t length = c < 0x80 ? 1 : c < 0xE0 ? 2 : 3;
    unsigned value = length == 1 ? c : length == 2 ? c & 0x1Fu : c & 0x0Fu;
    for (std::size_t k = 1; k < length; ++k)
      value = value << 6 | (static_cast<unsigned char>(text[i + k]) & 0x3Fu);
    out.push_back(value);
    i += length;
  }
  return out;
}

inline bool is_narrow(unsigned c) {
  return c < 0x2E80 && !(c >= 0x2460 && c <= 0x24FF) && c != 0x2014;
}

// How wide text is, in sizes of its font: a full character is 1, a narrow one 0.5.
inline double width(const std::string& text) {
  double sum = 0;
  for (const unsigned c : units(text)) sum += is_narrow(c) ? 0.5 : 1;
  return sum;
}

struct Options {
  int ascent = 859, descent = -141;  // as the font claims, in thousandths
  bool unicode = true;               // with a map from glyphs to characters
  int rotate = 0;                    // /Rotate of every page
  int turn = 0;                      // what every page holds is turned counterclockwise by so much
  bool hidden = false;               // all text, as it is laid over scans; with a picture
  std::size_t objects = 0;           // more of them, which nothing refers to
  std::string trailer = "";          // more entries of the trailer
  // What becomes of the strings and streams of an object, by its number.
  std::function<std::string(std::size_t, std::string)> seal = {};
};

class File {
 public:
  explicit File(Options options = {}) : options_(std::move(options)) {}

  void page(double width, double height) {
    const std::string w = number(width), h = number(height);
    const std::string turns[] = {"", "0 1 -1 0 " + h + " 0 cm\n",
                                 "-1 0 0 -1 " + w + " " + h + " cm\n", "0 -1 1 0 0 " + w + " cm\n"};
    pages_.push_back({width, height, turns[options_.turn / 90 & 3]});
  }

  // Text whose line has its middle at `y` from the top of the page. `turn` is counterclockwise.
  void text(double x, double y, double size, const std::string& text, int turn = 0) {
    static const char* const kTurns[] = {"1 0 0 1", "0 1 -1 0", "-1 0 0 -1", "0 -1 1 0"};
    set(x, y, size, text, kTurns[turn / 90 & 3]);
  }
  // Rising by half a right angle.
  void aslant(double x, double y, double size, const std::string& text) {
    set(x, y, size, text, "0.7071 0.7071 -0.7071 0.7071");
  }
  // As it is laid over a picture: there, and not drawn.
  void unseen(double x, double y, double size, const std::string& text) {
    const bool before = std::exchange(options_.hidden, true);
    set(x, y, size, text, "1 0 0 1");
    options_.hidden = before;
  }
  void line(double x0, double y0, double x1, double y1) {
    auto& page = pages_.back();
    page.content += number(x0) + " " + number(page.height - y0) + " m " + number(x1) + " " +
                    number(page.height - y1) + " l S\n";
  }

  std::string bytes() const {
    std::vector<std::string> objects;
    const std::size_t first = 7;  // of the pages
    std::string kids;
    for (std::size_t i = 0; i < pages_.size(); ++i) kids += std::to_string(first + 2 * i) + " 0 R ";
    objects.push_back("<</Type/Catalog/Pages 2 0 R>>");
    objects.push_back("<</Type/Pages/Kids[" + kids + "]/Count " + std::to_string(pages_.size()) +
                      ">>");
    objects.push_back(
        "<</Type/Font/Subtype/Type0/BaseFont/Song/Encoding/Identity-H/DescendantFonts[4 0 R]" +
        std::string(options_.unicode ? "/ToUnicode 6 0 R" : "") + ">>");
    objects.push_back("<</Type/Font/Subtype/CIDFontType2/BaseFont/Song/CIDSystemInfo<</Registry" +
                      string(4, "Adobe") + "/Ordering" + string(4, "Identity") +
                      "/Supplement 0>>/FontDescriptor 5 0 R/DW 1000/W[0 8211 500 8213 8215 "
                      "500 8216 11903 500 9312 9471 1000]>>");
    objects.push_back("<</Type/FontDescriptor/FontName/Song/Flags 4/FontBBox[0 " +
                      std::to_string(options_.descent) + " 1000 " +
                      std::to_string(options_.ascent) + "]/ItalicAngle 0/Ascent " +
                      std::to_string(options_.ascent) + "/Descent " +
                      std::to_string(options_.descent) + "/CapHeight 700/StemV 80>>");
    objects.push_back(stream(objects.size() + 1, map()));
    for (std::size_t i = 0; i < pages_.size(); ++i) {
      const bool sideways = options_.turn % 180 != 0;
      const double width = sideways ? pages_[i].height : pages_[i].width;
      const double height = sideways ? pages_[i].width : pages_[i].height;
      objects.push_back("<</Type/Page/Parent 2 0 R/MediaBox[0 0 " + number(width) + " " +
                        number(height) + "]/Rotate " + std::to_string(options_.rotate) +
                        "/Resources<</Font<</F1 3 0 R>>>>/Contents " +
                        std::to_string(first + 2 * i + 1) + " 0 R>>");
      objects.push_back(stream(objects.size() + 1, pages_[i].content));
    }
    if (options_.hidden) {
      objects.push_back(
          "<</Type/XObject/Subtype /Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace"
          "/DeviceGray/Length 1>>\nstream\nx\nendstream");
    }
    objects.resize(objects.size() + options_.objects, "null");
    std::string out = "%PDF-1.7\n";
    std::vector<std::size_t> offsets;
    for (std::size_t i = 0; i < objects.size(); ++i) {
      offsets.push_back(out.size());
      out += std::to_string(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
    }
    const auto start = out.size();
    out += "xref\n0 " + std::to_string(objects.size() + 1) + "\n0000000000 65535 f \n";
    for (const auto offset : offsets) {
      char entry[24];
      std::snprintf(entry, sizeof entry, "%010zu 00000 n \n", offset);
      out += entry;
    }
    return out + "trailer\n<</Size " + std::to_string(objects.size() + 1) + "/Root 1 0 R" +
           options_.trailer + ">>\nstartxref\n" + std::to_string(start) + "\n%%EOF\n";
  }

 private:
  struct Page {
    double width, height;
    std::string content;
  };

  void set(double x, double y, double size, const std::string& text, const std::string& matrix) {
    if (text.empty()) return;
    auto& page = pages_.back();
    const double half = size * (options_.ascent + options_.descent) / 2000;
    const double base = page.height - y - half;
    std::string hex;
    char digits[8];
    for (const unsigned c : units(text)) {
      std::snprintf(digits, sizeof digits, "%04X", glyph(c) & 0xFFFFu);
      hex += digits;
    }
    page.content += std::string(options_.hidden ? "BT 3 Tr" : "BT") + " /F1 " + number(size) +
                    " Tf " + matrix + " " + number(x) + " " + number(base) + " Tm <" + hex +
                    "> Tj ET\n";
  }

  // Without a map glyphs have numbers of their own: figures early ones, as in most fonts.
  unsigned glyph(unsigned c) const {
    return options_.unicode ? c : c < 0x80 ? c - 29 : c ^ 0x5A5Au;
  }

  static std::string number(double value) {
    char text[32];
    std::snprintf(text, sizeof text, "%.2f", value);
    return text;
  }
  std::string sealed(std::size_t object, std::string bytes) const {
    return options_.seal ? options_.seal(object, std::move(bytes)) : bytes;
  }
  std::string string(std::size_t object, std::string text) const {
    std::string hex = "<";
    char digits[4];
    for (const char c : sealed(object, std::move(text))) {
      std::snprintf(digits, sizeof digits, "%02X", static_cast<unsigned>(c) & 0xFFu);
      hex += digits;
    }
    return hex + ">";
  }
  std::string stream(std::size_t object, const std::string& text) const {
    const auto content = sealed(object, text);
    return "<</Length " + std::to_string(content.size()) + ">>\nstream\n" + content + "\nendstream";
  }
  // Every glyph stands for the character of its number.
  static std::string map() {
    std::string out =
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Own def "
        "1 begincodespacerange <0000> <FFFF> endcodespacerange\n";
    char line[32];
    for (unsigned high = 0; high < 256; ++high) {
      if (high % 64 == 0) out += "64 beginbfrange\n";
      std::snprintf(line, sizeof line, "<%02X00> <%02XFF> <%02X00>\n", high, high, high);
      out += line;
      if (high % 64 == 63) out += "endbfrange\n";
    }
    return out + "endcmap end end";
  }

  Options options_;
  std::vector<Page> pages_;
};

}  // namespace pdf
