// Sums, shares and totals that the prose makes of its own figures.
#include <algorithm>

#include <doctest/doctest.h>

#include "narrative_report.h"
#include "print.h"

namespace gouji::narrative {
namespace {

Lines in(const std::string& text) { return found(Report{text, {}, "national-2021", "disclosure"}); }

Lines in_2007(const std::string& text) {
  return found(Report{text, {}, "national-2007", "disclosure"});
}

TEST_CASE("parts that do not make up their total are found") {
  CHECK(in("共接受咨询110次，其中电话咨询60次、当面咨询30次和网上咨询10次。") ==
        Lines{"warning parts 110 >100"});
  CHECK(in("共接受咨询100次，其中电话咨询60次、当面咨询30次和网上咨询10次。") == Lines{});
  CHECK(in("全年发布信息200条，其中动态142条，政务信息60条，回应热点5条。") ==
        Lines{"warning parts 200 >207"});
  CHECK(in("各类申请60件（其中：个人40件、企业30件）。") == Lines{"warning parts 60 >70"});
  CHECK(in("申请60件，个人、企业分别为40件、21件。") == Lines{"warning parts 60 >61"});
  CHECK(in("全年受理申请50件。按申请方式看，网络申请31件，信函申请20件。") ==
        Lines{"warning parts 50 >51"});
  CHECK(in_2007("全年受理申请50件。按申请方式看，网络申请30件，信函申请20件。") == Lines{});
  CHECK(in_2007("全年受理申请50件。按申请方式看，网络申请31件，信函申请20件。") ==
        Lines{"warning parts 50 >51"});
}

TEST_CASE("a sentence of more than 200 numbers is not added up") {
  const auto of = [](int more) {
    std::string text = "全年发布信息200条，其中动态142条，政务信息60条，回应热点5条";
    for (int i = 0; i < more; ++i) text += "；其余见附件3册";
    return in(text + "。");
  };
  CHECK(of(10) == Lines{"warning parts 200 >207"});
  CHECK(of(196) == Lines{"warning parts 200 >207"});
  CHECK(of(197) == Lines{});
}

TEST_CASE("shares that make up 100 per cent are of all parts, in however many sentences") {
  const std::string rest =
      "其中政策类40条，占总体的比例为20%。\n规划类60条，占总体的比例为30%"
      "。\n业务类100条，占总体的比例为50%。";
  CHECK(in("现存主动公开的信息200条。" + rest) == Lines{});
  CHECK(in("现存主动公开的信息201条。" + rest) == Lines{"warning parts 201 >200"});
  CHECK(in("现存主动公开的信息2000条。其中政策类400条，占总体的比例为20%"
           "。\n规划类600条，占总体的比例为30%。\n"
           "业务类1004条，占总体的比例为50%。") == Lines{"warning parts 2000 >2004"});
}

TEST_CASE("lists that are open, overlap or say something else are left alone") {
  for (const auto* text :
       {"全年公开信息359条，其中政府网站176条，政务微博40条，政务微信16条。",
        "全年公开信息300条，其中政府网站280条，政务微信200条。",
        "全年发布信息100条，其中动态60条，公告50条等。",
        "全年发布信息100条，其中主要包括动态60条，公告50条。",
        "发布解读材料20件，其中图解15件、文字解读20件、视频3件。",
        "公众号共发文164篇，其中原创文章29篇。",
        "收到12件，其中维持7件，被纠错4件；行政诉讼案件2件。",
        "发布信息约100条，其中动态60条，公告50条。", "发布信息100条，其中动态60余条，公告50条。",
        "发布信息120条，较上年增加20条，其中动态15条，公告10条。",
        "发布文件30件，其中规划2件，预算5件；开展培训6次。",
        "发布信息100条，其中动态60条，公告40条，举办活动50次。",
        "中心受理审批事项100件，服务事项300件，其中平台受理360件，办结355件。"}) {
    CAPTURE(std::string(text));
    CHECK(in(text) == Lines{});
  }
}

TEST_CASE("shares are of the figures they are said of, rounded or cut off") {
  CHECK(in("发布信息300条，其中动态200条，占66.6%，公告100条，占33.3%。") == Lines{});
  CHECK(in("发布信息300条，其中动态200条，占66.7%，公告100条，占33.3%。") == Lines{});
  CHECK(in("发布信息300条，其中动态200条，占68.7%，公告100条，占33.3%。") ==
        Lines{"warning percentage 68.7% >66.7%"});
  // Fitted to make up 100.
  CHECK(in("发布信息300条，其中动态100条，占33.3%，公告100条，占33.3%，其他100条，占33.4%。") ==
        Lines{});
  CHECK(in("发布信息300条，其中动态100条，约占40%，公告100条，占33.3%。") == Lines{});
  CHECK(in("发布信息300条，同比增长12.5%；动态占40%。") == Lines{});
  CHECK(in("网站发布动态200条，占68.7%。") == Lines{});  // of what is not said
  CHECK(found("予以公开54件，占46.15%；不予公开13件，占11.11%；无法提供28件，占23.93%。") ==
        Lines{});
  CHECK(found("申请中予以公开54件，占46.15%；不予公开13件，占11.11%；无法提供28件，占33.93%。") ==
        Lines{"warning percentage 33.93% >23.93%"});
  CHECK(in("累计受理事项3594件，办结3518件，累计办结率为97.89%。") == Lines{});
  CHECK(in("累计受理事项3594件，办结3518件，累计办结率为97.89，限时办结率为100。") == Lines{});
  CHECK(in("累计受理事项3594件，办结3518件，办结率98.89%。") ==
        Lines{"warning percentage 98.89% >97.89%"});
}

TEST_CASE("a share is worked out again in the ways that reports usually state one") {
  const auto share = [](const std::string& text) {
    auto lines = found(text);
    std::erase_if(lines, [](const auto& line) { return line.find("percentage") == line.npos; });
    return lines;
  };
  // 28 of 117 are 23.9%, 54 are 46.2%; 104 of 119 are 87.4%.
  CHECK(share("无法提供28件，占32.9%。") == Lines{"warning percentage 32.9% >23.9%"});
  CHECK(share("无法提供的28件，占办结总数的32.9%。") == Lines{"warning percentage 32.9% >23.9%"});
  CHECK(share("无法提供28件（32.9%）。") == Lines{"warning percentage 32.9% >23.9%"});
  CHECK(share("无法提供28件，占51.6%。") == Lines{"warning percentage 51.6% >23.9%"});
  CHECK(share("自然人申请104件，占全部申请的84.7%。").size() == 1);
  CHECK(share("在已办结的117件申请中，予以公开的有54件，占64.2%。") ==
        Lines{"warning percentage 64.2% >46.2%"});
  CHECK(share("全年发布信息300条，其中工作动态200条，占61.1%。") ==
        Lines{"warning percentage 61.1% >66.7%"});
  CHECK(share("全年发布信息300条。其中，工作动态200条，占比61.1%。") ==
        Lines{"warning percentage 61.1% >66.7%"});
  CHECK(share("通过网站发布信息200条，占公开总数300条的61.1%。") ==
        Lines{"warning percentage 61.1% >66.7%"});
  CHECK(share("收到申请119件，办结117件，办结率为93.8%。") ==
        Lines{"warning percentage 93.8% >98.3%"});
}

TEST_CASE("a share that is right of some whole, or of one that is not named, is let be") {
  for (const auto* text :
       {"无法提供28件，占23.9%。", "无法提供28件（23.9%）。", "无法提供的28件，占办结总数的23.9%。",
        "自然人申请104件，占全部申请的87.4%。", "全年发布信息300条，其中工作动态200条，占66.7%。",
        "收到申请119件，办结117件，办结率为95.1%。", "属于内部事务信息的3件，占不予公开的23.1%。",
        "全年发布信息300条，其中解读20条，占全市解读总量的5.1%。",
        "全年发布信息300余条，其中工作动态200条，占61.1%。",
        "通过网站发布信息200条，占公开总数300条的66.7%。", "网站点击5万次（增长61.1%）。"}) {
    const auto lines = found(text);
    CHECK_MESSAGE(
        std::none_of(lines.begin(), lines.end(),
                     [](const auto& line) { return line.find("percentage") != line.npos; }),
        text);
  }
}

TEST_CASE("one thing has one total in one report") {
  CHECK(in("全年主动公开政府信息600条。\n截至年底，主动公开政府信息580条。").size() <= 1);
  CHECK(in("全年主动公开政府信息600条。\n总的来看，主动公开政府信息580条。") ==
        Lines{"warning conflict 580 >600"});
  CHECK(in("全年主动公开政府信息600条。\n总的来看，主动公开政府信息600条。") == Lines{});
  CHECK(in("全年主动公开政府信息600条。\n通过政府网站，主动公开政府信息580条。") == Lines{});
  CHECK(in("全年主动公开政府信息600条。\n2022年，主动公开政府信息580条。") == Lines{});
  CHECK(in("全市主动公开政府信息600条。\n市政府办公室主动公开政府信息80条。") == Lines{});
  CHECK(in_2007("全年受理信息公开申请50件。\n去年以来共受理信息公开申请40件。") == Lines{});
  CHECK(in_2007("全年受理信息公开申请50件。\n受理的信息公开申请40件，均已答复。").size() <= 1);
  CHECK(in_2007("全年受理信息公开申请50件。\n本年度受理信息公开申请40件。") ==
        Lines{"warning conflict 40 >50"});
}

}  // namespace
}  // namespace gouji::narrative
