#include "html_text.h"

#include <vector>

#include "utf8_characters.h"

namespace harness {
namespace {

std::string escaped(const std::string& text) {
  return replaced(replaced(replaced(text, "&", "&amp;"), "<", "&lt;"), ">", "&gt;");
}

// The text cut at `cuts` random places, `between` put into each.
std::string broken(const std::string& text, int cuts, const std::vector<std::string>& between,
                   Random& random) {
  const std::vector<std::string> letters = characters(text);
  std::vector<std::string> after(letters.size());
  if (letters.size() > 1)
    for (int i = 0; i < cuts; ++i) after[random.below(letters.size() - 1)] = random.pick(between);
  std::string out;
  for (std::size_t i = 0; i < letters.size(); ++i) out += escaped(letters[i]) + after[i];
  return out;
}

const std::vector<std::string> kWordJoints = {
    "</span><span style='font-family:仿宋_GB2312'>", "</span><span lang=EN-US>",
    "</span><span\n style='mso-spacerun:yes'>", "<o:p></o:p></span><span style='color:black'>"};

const std::vector<std::string> kWpsJoints = {
    "</font></span><span><font face=\"宋体\">", "</font><font face=\"黑体\">",
    "</font></span><span style=\"font-family:宋体\"><font>"};

const std::vector<std::string> kTears = {"<br>",     "<br/>",  " ",     "</span><span>", "&nbsp;",
                                         "<br />\n", "\n    ", "<wbr>", "&#8203;"};

}  // namespace

std::string dress_figure(const std::string& text, TextDress how, Random& random) {
  switch (how) {
    case TextDress::word:
      if (text.empty()) return "<p class=MsoNormal><span lang=EN-US><o:p>&nbsp;</o:p></span></p>";
      return "<p class=MsoNormal align=center style='text-align:center'><span lang=EN-US>" +
             escaped(text) + "<o:p></o:p></span></p>";
    case TextDress::wps:
      return "<p style=\"text-align:center\"><p><span><font face=\"宋体\">" +
             (text.empty() ? "&nbsp;" : escaped(text)) + "</font></span></p></p>";
    case TextDress::torn:
      return "\n  <span> " + escaped(text) + " </span>\n";
    case TextDress::nbsp: {
      if (text.empty()) return random.percent(50) ? "&nbsp;" : "&#160;&#xa0; ";
      return random.percent(50) ? "&nbsp;" + escaped(text) + "&nbsp;" : escaped(text) + "&nbsp;";
    }
    default:
      return escaped(text);
  }
}

std::string dress(const std::string& text, TextDress how, Random& random) {
  switch (how) {
    case TextDress::word:
      return "<p class=MsoNormal align=left><span style='font-size:10.5pt'>" +
             broken(text, 2, kWordJoints, random) + "<o:p></o:p></span></p>";
    case TextDress::wps:
      return "<p class=\"MsoNormal\"><span><font face=\"宋体\">" +
             broken(text, 1, kWpsJoints, random) + "</font></span></p>";
    case TextDress::torn:
      return "<span>" + broken(text, 2, kTears, random) + "</span>";
    case TextDress::nbsp:
      return "&nbsp;" + escaped(text) + "&nbsp;";
    default:
      return escaped(text);
  }
}

std::string dress_paragraph(const std::string& text, TextDress how, Random& random) {
  switch (how) {
    case TextDress::word:
      return "<![if !supportLists]><span lang=EN-US></span><![endif]><span "
             "style='font-size:16.0pt'>" +
             broken(text, 3, kWordJoints, random) + "<o:p></o:p></span>";
    case TextDress::wps:
      return "<span><font face=\"宋体\">" + broken(text, 2, kWpsJoints, random) + "</font></span>";
    case TextDress::torn:
      return "<span>&emsp;&emsp;" + escaped(text) + "</span>";
    case TextDress::nbsp:
      return "&nbsp;&nbsp;&nbsp;&nbsp;" + escaped(text);
    default:
      return escaped(text);
  }
}

}  // namespace harness
