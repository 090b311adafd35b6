// The fragments of every pack that comes with the program, and of packs that break their promise.
#include <filesystem>
#include <fstream>

#include <doctest/doctest.h>
#include <unistd.h>

#include "check/proof.h"

namespace gouji {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> said(const PackProof& proof) {
  std::vector<std::string> messages;
  for (const auto& failure : proof.failures) {
    messages.push_back(std::to_string(failure.line) + ": " + failure.message.en);
  }
  return messages;
}

// A pack that extends the national format of 2021, in a folder of its own.
class Layer {
 public:
  explicit Layer(const std::string& content)
      : folder_(fs::temp_directory_path() / ("gouji-layer-" + std::to_string(::getpid()))) {
    fs::remove_all(folder_);
    fs::create_directories(folder_);
    put("layer.xml",
        "<pack xmlns=\"urn:gouji:rule-pack:1\" id=\"layer\" version=\"1\" edition=\"2021\" "
        "from=\"2021\" basis=\"清办〔2024〕3号\" extends=\"national-2021\">\n"
        "<title zh=\"清溪市要求\" en=\"Qingxi\"/>\n" +
            content + "\n</pack>\n");
  }
  ~Layer() { fs::remove_all(folder_); }
  Layer(const Layer&) = delete;
  Layer& operator=(const Layer&) = delete;

  void put(const std::string& name, const std::string& text) const {
    std::ofstream(folder_ / name, std::ios::binary) << text;
  }
  PackProof prove() const {
    PackLibrary packs;
    return prove_pack((folder_ / "layer.xml").string(), packs);
  }

 private:
  fs::path folder_;
};

// A rule that asks for a word in section six.
std::string rule_for(const std::string& word, const std::string& fragments) {
  return "<rule id=\"qingxi.word\" kind=\"aspects\" severity=\"error\" clause=\"{basis}第五条\">\n"
         "<name zh=\"缺少说明\" en=\"A statement is missing\"/>\n"
         "<message zh=\"没有写{missing}\" en=\"{missing} is not there\"/>\n"
         "<explanation zh=\"应当说明\" en=\"It is due\"/><remedy zh=\"补写\" en=\"Add it\"/>\n"
         "<parameter name=\"section\" value=\"other_matters\"/>\n"
         "<parameter name=\"at-least\" value=\"1\"/>\n"
         "<wording zh=\"说明\" en=\"statement\"><anchor>" +
         word + "</anchor></wording>\n" + fragments + "</rule>";
}

const std::string kGood =
    "<good note=\"换个说法\"><body "
    "section=\"other_matters\">本年度发出收费通知0件，未收取信息处理费。"
    "开放日活动两次。</body></good>\n";
const std::string kBad =
    "<bad note=\"没有写\"><body section=\"other_matters\">本年度发出收费通知0件，未收取信息处理费。"
    "</body><finding rule=\"qingxi.word\"/></bad>\n";
const std::string kSpecimen =
    "<add section=\"other_matters\"><specimen>全年举办开放日活动两次。</specimen></add>\n";

TEST_CASE("every pack that comes with the program keeps what its fragments promise") {
  PackLibrary packs;
  REQUIRE(packs.headers().size() >= 3);
  for (const auto& header : packs.headers()) {
    const auto proof = prove_pack(header.id, packs);
    CAPTURE(header.id);
    CHECK(said(proof) == std::vector<std::string>{});
    CHECK(proof.pack == header.id);
    CHECK(proof.rules == packs.get(header.id)->rules.size());
    CHECK(proof.good >= proof.rules);
    CHECK(proof.bad >= proof.rules);
  }
}

TEST_CASE("a layer's rule is proved on a specimen that the layer completes") {
  const auto proof = Layer(kSpecimen + rule_for("开放日", kGood + kBad)).prove();
  CHECK(said(proof) == std::vector<std::string>{});
}

TEST_CASE("a specimen in which a rule finds something is a failure, at the specimen") {
  const auto proof = Layer(rule_for("开放日", kGood + kBad)).prove();
  REQUIRE(proof.failures.size() == 1);
  CHECK(proof.failures[0].message.en.starts_with("the specimen: qingxi.word is not due"));
  CHECK(proof.failures[0].source_line.find("<specimen") != std::string::npos);
}

TEST_CASE("a bad fragment that finds nothing, and a good one that finds something, are failures") {
  const auto proof = Layer(kSpecimen + rule_for("信息处理费", kGood + kBad)).prove();
  REQUIRE(proof.failures.size() == 1);
  CHECK(proof.failures[0].line == 12);
  CHECK(proof.failures[0].source_line.starts_with("<bad note"));
  CHECK(proof.failures[0].message.zh ==
        "规则“qingxi.word”的反例“没有写”：应报出 qingxi.word，没有报出");
  const auto other =
      Layer(kSpecimen + rule_for("两次", kGood + kBad +
                                             "<good note=\"写一次\"><body "
                                             "section=\"other_matters\">本年度发出收费"
                                             "通知0件，未收取信息处理费。</body></good>\n"))
          .prove();
  REQUIRE(other.failures.size() == 1);
  CHECK(other.failures[0].message.en.find("good fragment “写一次”: qingxi.word is not due") !=
        std::string::npos);
}

TEST_CASE("a bad fragment that finds more than it lists is a failure") {
  const std::string bad =
      "<bad note=\"也没有写费用\"><body section=\"other_matters\">无其他需要报告的事项。</body>"
      "<finding rule=\"qingxi.word\"/></bad>\n";
  const auto proof = Layer(kSpecimen + rule_for("开放日", kGood + bad)).prove();
  REQUIRE(proof.failures.size() == 1);
  CHECK(proof.failures[0].message.en.find("content.fee-statement is not due") != std::string::npos);
  CHECK(proof.failures[0].hint.en ==
        "where it is due, add <finding rule=\"content.fee-statement\"/>");
}

TEST_CASE("fragments may stand in a file beside the pack, and are proved there") {
  Layer layer(kSpecimen + rule_for("开放日", ""));
  CHECK_THROWS_AS(layer.prove(), PackFailure);
  layer.put("layer.fragments.xml",
            "<fragments-of xmlns=\"urn:gouji:rule-pack:1\" pack=\"layer\">\n"
            "<fragments rule=\"qingxi.word\">\n" +
                kGood + kBad + "</fragments>\n</fragments-of>\n");
  CHECK(said(layer.prove()) == std::vector<std::string>{});
  layer.put("layer.fragments.xml",
            "<fragments-of xmlns=\"urn:gouji:rule-pack:1\" pack=\"layer\">\n"
            "<fragments rule=\"qingxi.word\">\n" +
                kGood + kBad + kBad + "<bad note=\"写了\"><finding rule=\"qingxi.word\"/></bad>\n" +
                "</fragments>\n</fragments-of>\n");
  const auto proof = layer.prove();
  REQUIRE(proof.failures.size() == 1);
  CHECK(proof.failures[0].file.ends_with("layer.fragments.xml"));
  CHECK(proof.failures[0].line == 6);
}

TEST_CASE("an inherited rule that lost its fragments fails, and new ones mend it") {
  const std::string drop = "<drop section=\"problems\" reason=\"试点\"/>";
  const auto proof = Layer(drop).prove();
  bool missing = false;
  for (const auto& failure : proof.failures) {
    missing |= failure.message.en == "rule \"content.problems\" has no good fragment" ||
               failure.message.en == "rule \"content.problems\" has no bad fragment";
  }
  CHECK(missing);
}

}  // namespace
}  // namespace gouji
