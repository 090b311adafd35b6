#include <doctest/doctest.h>

#include "check/prose_report.h"

namespace gouji {
namespace {

using sample::body;
using sample::found;
using Lines = std::vector<std::string>;

Lines text(std::string_view rule, const std::string& words) {
  return found(rule, {body("problems", words + "部分栏目更新不及时，将加强检查。")});
}

TEST_CASE("a damaged set phrase is quoted as it stands") {
  const auto phrase = [](const std::string& words) { return text("text.fixed-phrase", words); };
  CHECK(phrase("按照过半公开办函〔2021〕30号执行。") == Lines{"warning 过半公开办函〔2021〕30号"});
  CHECK(phrase("条例（国令第711条）。") == Lines{"warning 令第711条"});
  CHECK(phrase("坚持公开是常态，公开是例外。") == Lines{"warning 公开是常态，公开是例外"});
  CHECK(phrase("坚持以不公开为常态、公开为例外。") == Lines{"warning 不公开为常态、公开为例外"});
  CHECK(phrase("不得危及“三安全一稳”。") == Lines{"warning 三安全一稳”"});
  CHECK(phrase("规范主动公开、已申请公开工作。") == Lines{"warning 已申请公开"});
}

TEST_CASE("sound phrases and other documents are left alone") {
  const auto phrase = [](const std::string& words) { return text("text.fixed-phrase", words); };
  CHECK(phrase("按照国办公开办函〔2021〕30号执行。") == Lines{});
  CHECK(phrase("按照清办发〔2021〕30号和国办发〔2021〕30号执行。") == Lines{});
  CHECK(phrase("条例（国务院令第711号）、（国令第711号）、（国务院第711号令）、（第492号令）。") ==
        Lines{});
  CHECK(phrase("坚持“公开为常态、不公开为例外”，以公开为常态、以不公开为例外。") == Lines{});
  CHECK(phrase("公开成为常态。") == Lines{});
  CHECK(phrase("不得危及三安全一稳定。") == Lines{});
  CHECK(phrase("对已申请公开的信息及时归档。") == Lines{});
}

TEST_CASE("a unit without its number is reported, a word that ends like a unit is not") {
  const auto missing = [](const std::string& words) { return text("text.number-missing", words); };
  CHECK(missing("全年共主动公开条。") == Lines{"warning 共主动公开条"});
  CHECK(missing("主动发布政府信息条，其中图解3个。") == Lines{"warning 主动发布政府信息条"});
  CHECK(missing("收到信息公开申请件，均已办结。") == Lines{"warning 收到信息公开申请件"});
  CHECK(missing("全年共主动公开1320条。") == Lines{});
  CHECK(missing("主动公开条件成熟的信息，公开条目清晰，发布信息条理清楚。") == Lines{});
  CHECK(missing("政府信息公开申请件119件。") == Lines{});
  CHECK(missing("依法公开文件。收到政府信息公开申请件数较上年增加。") == Lines{});
}

TEST_CASE("marks of systems and blanks of templates are residue") {
  const auto residue = [](const std::string& words) { return text("text.residue", words); };
  CHECK(residue("宣传牌3[FS:PAGE]1处。") == Lines{"warning [FS:PAGE]"});
  CHECK(residue("{{name}}认真落实。") == Lines{"warning {{name}}"});
  CHECK(residue("全年公开信息XX条。") == Lines{"warning XX条"});
  CHECK(residue("全年公开信息××条。") == Lines{"warning ××条"});
  CHECK(residue("2023年X月开展检查。") == Lines{"warning 2023年X月"});
}

TEST_CASE("the same letters in names, addresses, sizes and quotations are no residue") {
  const auto residue = [](const std::string& words) { return text("text.residue", words); };
  CHECK(residue("电子邮箱qxxx@example.org，网址www.xx.example。") == Lines{});
  CHECK(residue("印发《关于公布××市清单的通知》。") == Lines{});
  CHECK(residue("“XX村讲堂”栏目每周更新。") == Lines{});
  CHECK(residue("宣传栏为3×5米。") == Lines{});
  CHECK(residue("举办“双11”提示活动，制作H5作品2件。") == Lines{});
}

TEST_CASE("names of gambling sites are strange anywhere, words of gambling outside reports on it") {
  const auto strange = [](const std::string& words) { return text("text.injected", words); };
  CHECK(strange("来源：manbetx客户端。") == Lines{"warning manbetx"});
  CHECK(strange("真人荷官在线投注。") == Lines{"warning 真人荷官、在线投注"});
  CHECK(strange("飞禽走兽老虎机目录还需完善。") == Lines{"warning 飞禽走兽老虎机"});
  CHECK(strange("税务部门代开发票，公开体育彩票公益金，特色在线观看功能上线。") == Lines{});
  CHECK(strange("打击网上赌博和六合彩专项行动信息及时公开。") == Lines{});
  CHECK(strange("杜绝反动、暴力、色情等内容。") == Lines{});
  CHECK(strange("公开福利彩票公益金使用情况。") == Lines{});
}

TEST_CASE("an injected word in the title is found") {
  CHECK(found("text.injected",
              {sample::title("万博体育清溪市人民政府2023年政府信息公开工作年度报告")}) ==
        Lines{"warning 万博体育"});
}

TEST_CASE("an injected word in the title of the page is found, though it stands in no text") {
  PackLibrary packs;
  const std::string page =
      "<html><head><title>亚博体育_清溪市2023年政府信息公开工作年度报告</title></head><body>"
      "<h1>清溪市人民政府2023年政府信息公开工作年度报告</h1><p>一、总体情况</p></body></html>";
  int met = 0;
  for (const auto& f : check_bytes("page.html", page, packs, {}).findings) {
    if (f.rule != "text.injected") continue;
    ++met;
    CHECK(f.found == "亚博体育");
    CHECK(f.place.has_value());
  }
  CHECK(met == 1);
}

TEST_CASE("a word that stands twice is found, one that is rightly doubled is not") {
  const auto doubled = [](const std::string& words) { return text("text.doubled", words); };
  CHECK(doubled("扶持资金资金分配结果。") == Lines{"advice 资金资金"});
  CHECK(doubled("开展民意征集民意征集。") == Lines{"advice 民意征集民意征集"});
  CHECK(doubled("区政府政府信息公开专栏。") == Lines{});
  CHECK(doubled("一项一项落实，逐条逐条核对。") == Lines{});
  CHECK(doubled("公开申请申请人较多。") == Lines{});
  CHECK(doubled("与群众面对面对接，实打实打造专区。") == Lines{});
  CHECK(doubled("建材市场市场监管信息，白石镇白石镇小学。") == Lines{});
  CHECK(doubled("编号二〇二〇，电话12121212，哈哈哈哈。") == Lines{});
}

}  // namespace
}  // namespace gouji
