#include <doctest/doctest.h>

#include "html_page.h"

using namespace gouji;
using namespace gouji::test;

namespace {

// Each piece that is as long as its source must be the same bytes.
void check_pieces(const Document& document, const Text& text) {
  for (std::size_t i = 0; i < text.pieces.size(); ++i) {
    const auto& piece = text.pieces[i];
    const auto end = i + 1 < text.pieces.size() ? text.pieces[i + 1].at : text.utf8.size();
    const auto written = text.utf8.substr(piece.at, end - piece.at);
    const auto stored = source_of(document, piece.source);
    if (written.size() == stored.size() && written.find(' ') == std::string::npos) {
      CHECK(written == stored);
    }
  }
}

const Text& text_of(const Document& document, std::size_t block) {
  return std::get<Paragraph>(document.blocks.at(block)).text;
}

std::string repeated(std::string_view what, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += what;
  return all;
}

}  // namespace

TEST_CASE("paragraphs end at block elements and at breaks, and white space collapses") {
  CHECK(outline(page("<div>甲 \n 乙<p> 丙<b> 丁 </b> 戊<br>己</div>庚<li>辛<hr>壬")) ==
        Lines{"甲 乙", "丙 丁 戊", "己", "庚", "辛", "壬"});
  CHECK(outline(page("<h1>题</h1><h3><span>次</span></h3><p>&nbsp;</p>")) ==
        Lines{"#题", "###次", "\u00A0"});
  CHECK(outline(page("<pre>  a  b\n\n c</pre> d  e")) == Lines{"  a  b", " c", "d e"});
}

TEST_CASE("a long paragraph is one piece, however the parser cuts it") {
  for (const int size : {300, 999, 1000, 1001, 1002, 3000}) {
    for (const std::string_view unit : {"a", "政", "年1", "\U00020000"}) {
      const auto text = repeated(unit, size);
      const auto read = page("<p>" + text + "</p><p>" + text);
      REQUIRE(read.blocks.size() == 2);
      CHECK(text_of(read, 0).utf8 == text);
      REQUIRE(text_of(read, 0).pieces.size() == 1);
      CHECK(text_of(read, 0).pieces[0].source.begin == 3);
      REQUIRE(text_of(read, 1).pieces.size() == 1);
      CHECK(text_of(read, 1).pieces[0].source.begin == 3 + text.size() + 7);
    }
  }
}

TEST_CASE("references stand for their source as a whole and leave their neighbours exact") {
  const auto read = page("<p>a&nbsp;b&lt;c&#12345;d&foo;e&amp;f&amp g<5 & h<!-- x -->i&#x653f;");
  REQUIRE(read.blocks.size() == 1);
  const auto& text = text_of(read, 0);
  CHECK(text.utf8 == "a\u00A0b<c\u3039d&foo;e&f&amp g<5 & hi政");
  check_pieces(read, text);
  const auto where = [&](std::string_view what) {
    const auto at = text.utf8.find(what);
    return source_of(read, text.locus(at, at + what.size()));
  };
  CHECK(where("\u00A0") == "&nbsp;");
  CHECK(where("b<c") == "b&lt;c");
  CHECK(where("\u3039") == "&#12345;");
  CHECK(where("&foo;") == "&foo;");
  CHECK(where("g<5 & h") == "g<5 & h");
  CHECK(where("hi") == "h<!-- x -->i");
  CHECK(where("政") == "&#x653f;");
}

TEST_CASE("places stay exact after tags of nothing and control characters") {
  const auto long_text = repeated("政", 700);
  const auto read =
      page("<p>x\x01y\x0c\x0bz " + long_text + "\x02" + long_text + "</q></b>尾&amp;</u>&lt;末");
  REQUIRE(read.blocks.size() == 1);
  const auto& text = text_of(read, 0);
  CHECK(text.utf8 == "xy z " + long_text + long_text + "尾&<末");
  check_pieces(read, text);
  const auto at = text.utf8.find("尾");
  CHECK(source_of(read, text.locus(at, text.utf8.size())) == "尾&amp;</u>&lt;末");
}

TEST_CASE("what no reader of the page sees is no text") {
  CHECK(outline(
            page("<head><title>题 </title><style>p{}</style></head><body>甲<script>if(a<b&&'</p>"
                 "')</script><noscript>n</noscript><select><option>o</select><textarea>t"
                 "</textarea><button>b</button><template>t</template>乙"
                 "<span style='color:red; display : none'>x</span><i hidden>x</i>"
                 "<p style=visibility:hidden>x</p><span style='mso-hide:all'>x</span>丙</body>")) ==
        Lines{"甲乙", "丙"});
  CHECK(page("<title>清溪市 2023年\n报告</title>x").page_title == "清溪市 2023年 报告");
}

TEST_CASE("a page saved by Word keeps its text and nothing of Word") {
  const auto read = page(
      "<html xmlns:o=\"urn:schemas-microsoft-com:office:office\"><head>"
      "<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml>"
      "<![endif]--><style><!-- p.MsoNormal{margin:0} --></style></head><body lang=ZH-CN>"
      "<p class=MsoNormal><![if !supportLists]><span style='mso-list:Ignore'>一、<span>&nbsp;"
      "</span></span><![endif]><b><span lang=EN-US>2023</span><span>年</span></b>总体<![endif]>情况"
      "<o:p></o:p></p><p><p>内<st1:chsdate w:st=\"on\">1月</st1:chsdate></p></p>"
      "<?xml:namespace prefix = o ns = \"urn\" /><w:sdt><v:shape>文</v:shape></w:sdt>");
  CHECK(outline(read) == Lines{"一、\u00A02023年总体情况", "内1月", "文"});
  const auto& text = text_of(read, 0);
  const auto at = text.utf8.find("总体情况");
  CHECK(source_of(read, text.locus(at, at + 12)) == "总体<![endif]>情况");
  CHECK(read.problems.empty());
}

TEST_CASE("navigation and footers are marked, where the page says so") {
  CHECK(outline(page("<nav>首页</nav><div class='x breadcrumb'>位置</div><p>文</p>"
                     "<div id=footer><p>主办</p></div><aside>侧</aside><p class=nav>段</p>")) ==
        Lines{"~首页", "~位置", "文", "~主办", "~侧", "段"});
}

TEST_CASE("pictures, frames and files stand behind the paragraph that holds them") {
  CHECK(outline(page("<p>前<img src='t1.png' alt='表 一'>后</p><img src=s.gif width=1 height=1>"
                     "<iframe src='a.html'>旧</iframe><iframe src=x width=0></iframe>"
                     "<p>见<a href='B.PDF?v=1'>附件 <b>一</b></a>。<a href=c.html>页</a></p>"
                     "<a href='d.docx'><p>二</p></a><img src='data:image/png;base64,AAAA'>")) ==
        Lines{"前后", "<picture t1.png 表 一>", "<frame a.html >", "见附件 一。页",
              "<attachment B.PDF?v=1 附件 一>", "二", "<attachment d.docx 二>",
              "<picture data:image/png;base64 >"});
  const auto read = page("<p>a<img src=x>b</p>");
  CHECK(source_of(read, std::get<Embedded>(read.blocks[1]).where) == "<img src=x>");
}

TEST_CASE("the date of publication comes from the page's own metadata") {
  CHECK(page("<meta name=\"PubDate\" content=\"2024-01-20 09:30\">").published == "2024-01-20");
  CHECK(page("<meta property='article:published_time' content='2024-3-1T10:00'>").published ==
        "2024-03-01");
  CHECK(page("<meta name=publishdate content=2024年1月5日>").published == "2024-01-05");
  CHECK(page("<meta name=PubDate content=2024-02-30>").published.empty());
  CHECK(page("<meta name=keywords content=2024-01-20>").published.empty());
}

TEST_CASE("a declared character set is found in the first four kilobytes, not in comments") {
  CHECK(declared_charset("<meta charset=\"gb2312\">") == "gb2312");
  CHECK(declared_charset("<META HTTP-EQUIV=Content-Type CONTENT='text/html; charset = GBK'>") ==
        "GBK");
  CHECK(declared_charset("<?xml version='1.0' encoding='Big5'?>") == "Big5");
  CHECK(declared_charset("<!-- <meta charset=big5> --><meta charset=utf-8>") == "utf-8");
  CHECK(declared_charset("<p>charset=gbk</p>").empty());
  CHECK(declared_charset(std::string(4096, ' ') + "<meta charset=gbk>").empty());
}

TEST_CASE("text cut inside a tag, a comment or a reference is read up to there") {
  CHECK(outline(page("<p>甲</p><p")) == Lines{"甲"});
  CHECK(outline(page("<p>甲</p><!-- 乙")) == Lines{"甲"});
  CHECK(outline(page("甲&")) == Lines{"甲&"});
  CHECK(outline(page("甲<")) == Lines{"甲<"});
  CHECK(page("").blocks.empty());
  CHECK(page("  \n ").blocks.empty());
}
