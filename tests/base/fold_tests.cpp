#include <doctest/doctest.h>

#include "base/fold.h"
#include "base/utf8.h"

using gouji::fold;
using gouji::folded;

TEST_CASE("Traditional forms and wrong one-to-one swaps fold to the simplified label") {
  CHECK(folded("製發") == "制发");
  CHECK(folded("隻計這一情形") == "只计这一情形");
  CHECK(folded("全麵") == "全面");
  CHECK(folded("聯係") == "联系");
  CHECK(folded("徵集") == "征集");
  CHECK(folded("複議") == folded("复议"));
  CHECK(fold("強製").traditional);
  CHECK_FALSE(fold("强制执行，于是").traditional);
}

TEST_CASE("覆 is 复 where it means again or in reply, and nowhere else") {
  CHECK(folded("無正當理由大量反覆申請") == folded("无正当理由大量反复申请"));
  CHECK(folded("答覆、回覆") == folded("答复、回复"));
  CHECK(folded("全覆蓋") == "全覆盖");
  CHECK_FALSE(fold("反覆").traditional);
  CHECK(fold("反覆").origin == fold("反复").origin);
}

TEST_CASE("A form that correct simplified text has too does not make a text traditional") {
  CHECK_FALSE(fold("乾隆、宫商角徵羽").traditional);
}

TEST_CASE("Families of punctuation fold to one mark each") {
  CHECK(folded("、，,､") == ",,,,");
  CHECK(folded("。．.｡") == "....");
  CHECK(folded("（）﹙﹚") == "()()");
  CHECK(folded("〔〕﹝﹞【】［］[]") == "[][][][][]");
  CHECK(folded("“”„\"「」『』＂〝〞") == "\"\"\"\"\"\"\"\"\"\"\"");
  CHECK(folded("‘’'") == "'''");
  CHECK(folded("：:；;％%／/") == "::;;%%//");
  CHECK(folded("－—–―‐‑-─") == "--------");
  CHECK(folded("×✕") == "×✕");
}

TEST_CASE("Full-width forms and capitals fold to small ASCII letters and digits") {
  CHECK(folded("１２３ＡＢｚ") == "123abz");
  CHECK(folded("AbC") == "abc");
}

TEST_CASE("Radicals, which text out of PDF files has, fold to their characters") {
  CHECK(folded("⼈⺠政府信息公开⼯作年度报告，⽆⻓期未⻅⾯之⻋") ==
        folded("人民政府信息公开工作年度报告，无长期未见面之车"));
}

TEST_CASE("White space and invisible characters are dropped") {
  CHECK(folded("总\u3000体 情\u00A0况\u200B\uFEFF\t\n") == "总体情况");
}

TEST_CASE("Numbers in circles and brackets become plain ones with the origin of the sign") {
  CHECK(folded("①⑩⑴⑽㈠⒈㊁") == "110(1)(10)(一)1.二");
  const auto f = fold("甲㈠乙");
  CHECK(f.text == "甲(一)乙");
  CHECK(f.origin[3] == 3);
  CHECK(f.origin[7] == 3);
  CHECK(f.origin[8] == 6);
}

TEST_CASE("A Latin reading after a character is dropped and other brackets stay") {
  CHECK(folded("公(gong)開(kai)") == "公开");
  CHECK(folded("開（kāi）發(fā)") == "开发");
  CHECK(folded("第二十条第（a）项") == "第二十条第(a)项");
  CHECK(folded("应用(app)") == "应用(app)");
  CHECK(folded("公开(gong") == "公开(gong");
  CHECK(folded("(kai)公开") == "(kai)公开");
}

TEST_CASE("Every folded byte knows the code point it came from") {
  const std::string text = "a 製(zhi)（Ⅱ〇";
  const auto f = fold(text);
  REQUIRE(f.origin.size() == f.text.size() + 1);
  CHECK(f.origin.back() == text.size());
  for (std::size_t i = 0; i < f.text.size();) {
    const auto c = gouji::decode(f.text, i);
    const auto from = gouji::decode(text, f.origin[i]);
    CHECK(gouji::fold_code_point(from.value) == c.value);
    for (std::size_t k = 0; k < c.length; ++k) CHECK(f.origin[i + k] == f.origin[i]);
    i += c.length;
  }
}

TEST_CASE("Ill-formed bytes and signs that grow leave the buffers whole") {
  const std::string bad(300, '\xFF');
  CHECK(folded(bad).size() == 900);
  std::string grow;
  for (int i = 0; i < 1000; ++i) grow += "㈠";
  CHECK(folded(grow).size() == 5000);
  CHECK(fold("").origin == std::vector<std::uint32_t>{0});
}

TEST_CASE("Folding folded text changes nothing") {
  int changed = 0;
  for (char32_t c = 1; c < 0x30000; ++c) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    std::string one;
    gouji::append(one, c);
    const auto once = folded(one);
    if (folded(once) != once) {
      ++changed;
      MESSAGE("U+" << static_cast<unsigned>(c));
    }
  }
  CHECK(changed == 0);
}
