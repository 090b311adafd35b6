#include <doctest/doctest.h>

#include "html_page.h"

using namespace gouji;
using namespace gouji::test;

namespace {

std::string repeated(std::string_view what, std::size_t times) {
  std::string all;
  all.reserve(what.size() * times);
  for (std::size_t i = 0; i < times; ++i) all += what;
  return all;
}

}  // namespace

TEST_CASE("reading stops where elements nest too deep, and keeps what came before") {
  const auto read = page("<p>前</p>" + repeated("<div>", 500'000) + "后");
  CHECK(outline(read) == Lines{"前"});
  CHECK(problem_ids(read) == Lines{"limit.nesting"});
  CHECK_FALSE(read.unreadable());
  CHECK(outline(page(repeated("<div>", 500) + "后")) == Lines{"后"});
}

TEST_CASE("a table that is open where reading stops keeps its cells") {
  const auto read = page("<table><tr><td>1<td>2<td>" + repeated("<b>", 600) + "后");
  CHECK(outline(read) == Lines{"[1x3: 1|2|]"});
  CHECK(problem_ids(read) == Lines{"limit.nesting"});
}

TEST_CASE("half a million misnested tags are read to the end") {
  const auto read = page(repeated("<b><i></b></i>", 125'000) + "后");
  CHECK(outline(read) == Lines{"后"});
  CHECK(read.problems.empty());
}

TEST_CASE("a tag that is too long keeps its name and loses its attributes") {
  const auto read = page("<table><tr><td colspan=2 title='" + std::string(70'000, 'x') +
                         "'>甲</td></tr><tr><td>1<td>2</tr></table>");
  CHECK(outline(read) == Lines{"[2x2: 甲|? / 1|2]"});
  CHECK(problem_ids(read) == Lines{"limit.tag_bytes"});
}

TEST_CASE("attributes are counted outside of quotes only") {
  std::string many = "<td";
  for (int i = 0; i < 300; ++i) many += " a" + std::to_string(i) + "='>'";
  const auto read = page("<table><tr>" + many + " colspan=2>甲<tr><td>1<td>2</table>");
  CHECK(outline(read) == Lines{"[2x2: 甲|? / 1|2]"});
  CHECK(problem_ids(read) == Lines{"limit.attributes"});
  CHECK(page("<p title='" + repeated("a=b ", 300) + "'>x</p>").problems.empty());
}

TEST_CASE("a quote that is never closed in a tag over the limit does not swallow the page") {
  const auto read = page("<p title=\"x>" + repeated("<i>y</i>", 10'000) + "<p>后</p>");
  CHECK(problem_ids(read) == Lines{"limit.tag_bytes"});
  REQUIRE(read.blocks.size() == 2);
  CHECK(outline(read)[1] == "后");
}

TEST_CASE("millions of angle brackets are text up to the limit of a paragraph") {
  const auto read = page(std::string(6'000'000, '<'));
  CHECK(problem_ids(read) == Lines{"limit.text_bytes"});
  REQUIRE(read.blocks.size() == 1);
  CHECK(std::get<Paragraph>(read.blocks[0]).text.utf8.size() == 4u << 20);
}

TEST_CASE("blocks beyond the limit are left out, whether text or files") {
  Limits limits;
  limits.set(Limit::blocks, 3);
  CHECK(outline(page("<p>1<p>2<p>3<p>4<p>5", limits)) == Lines{"1", "2", "3"});
  CHECK(problem_ids(page("<p>1<p>2<p>3<p>4<p>5", limits)) == Lines{"limit.blocks"});
  CHECK(problem_ids(page(repeated("<img src=x>", 9), limits)) == Lines{"limit.blocks"});
  CHECK(page("<p>1<p>2<p>3", limits).problems.empty());
}

TEST_CASE("text beyond the limit of a paragraph is cut between characters") {
  Limits limits;
  limits.set(Limit::text_bytes, 7);
  const auto read = page("<p>清溪市</p><p>白石镇&nbsp;云</p>", limits);
  CHECK(outline(read) == Lines{"清溪", "白石"});
  CHECK(problem_ids(read) == Lines{"limit.text_bytes"});
}
