#include "traditional.h"

#include <map>

#include "utf8_characters.h"

namespace harness {
namespace {

// Pairs of a simplified and a traditional character, for the characters that the harness writes.
constexpr const char* kPairs =
    "万萬与與专專业業东東严嚴丰豐为爲举舉乡鄉书書于於云雲众衆优優会會体體关關内內农農"
    "决決况況准準减減办辦务務动動区區华華单單卫衛厅廳县縣发發变變台臺号號后後员員咨諮"
    "围圍国國图圖坚堅坞塢处處复復够夠实實审審对對导導将將属屬岭嶺干幹并並应應废廢开開"
    "强強当當录錄彻徹总總户戶执執扫掃护護报報据據摆擺数數断斷无無时時机機权權条條构構"
    "标標栏欄桥橋检檢沟溝没沒泽澤浏瀏澜瀾点點环環现現畅暢监監码碼确確秘祕稳穩类類紧緊"
    "纠糾纳納组組织織经經结結绕繞统統继繼续續维維编編缴繳网網罚罰群羣节節范範获獲虽雖"
    "补補见見规規视視览覽计計订訂认認训訓议議记記许許讼訟设設访訪评評识識诉訴询詢请請"
    "读讀负負财財责責质質购購贯貫费費资資转轉较較过過运運还還这這进進采採针針锌鋅镇鎮"
    "门門闭閉问問间間阅閱页頁项項领領频頻题題额額";

}  // namespace

std::string traditional(const std::string& text) {
  static const std::map<std::string, std::string> table = [] {
    std::map<std::string, std::string> out;
    const std::vector<std::string> letters = characters(kPairs);
    for (std::size_t i = 0; i + 1 < letters.size(); i += 2) out[letters[i]] = letters[i + 1];
    return out;
  }();
  std::string out;
  for (const std::string& letter : characters(text)) {
    const auto found = table.find(letter);
    out += found == table.end() ? letter : found->second;
  }
  return out;
}

}  // namespace harness
