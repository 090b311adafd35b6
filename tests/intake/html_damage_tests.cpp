// What is lost of a page: text, or the markup around it.
#include <string>

#include <doctest/doctest.h>

#include "intake/html_damage.h"

using gouji::is_markup_damaged;

TEST_CASE("what is lost of text, of comments, of scripts and of titles leaves the markup whole") {
  for (const std::string page : {"<p>公\uFFFD开</p>", "公开\uFFFD", "<td>\uFFFD</td>",
                                 "<!-- <td> \uFFFD --><p>公开</p>", "<script>a<b;\uFFFD>c</script>",
                                 "<style>p>\uFFFD{}</style>", "<p title=\"公\uFFFD开\">公开</p>"}) {
    CAPTURE(page);
    CHECK_FALSE(is_markup_damaged(page));
  }
}

TEST_CASE("what is lost of tags, of spans and at the ends of comments damages the markup") {
  for (const std::string page :
       {"<t\uFFFD>3</td>", "<td\uFFFD3</td>", "\uFFFDtd>3</td>", "<td>3\uFFFD/td><td>",
        "<td colspan=\"\uFFFD\">3</td>", "<p title=\uFFFD公开\"><p>",
        "<!-- a -\uFFFD><td>3</td><!-- b -->", "<script>a</scr\uFFFDpt><td>3</td>"}) {
    CAPTURE(page);
    CHECK(is_markup_damaged(page));
  }
}

TEST_CASE("a page of nothing but lost characters is gone through once") {
  std::string page = "<p>";
  for (int i = 0; i < 1 << 20; ++i) page += "\uFFFD";
  CHECK_FALSE(is_markup_damaged(page));
}
