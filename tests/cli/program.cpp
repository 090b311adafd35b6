#include "cli/program.h"

#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include <stdlib.h>
#include <sys/wait.h>

namespace gouji::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::array kColumns{"自然人",       "商业企业", "科研机构", "社会公益组织",
                              "法律服务机构", "其他",     "总计"};

struct Row {
  std::vector<std::string> groups;
  std::string label;
};

const std::vector<Row>& application_rows() {
  static const std::string done = "三、本年度办理结果";
  static const std::string refused = "（三）不予公开", missing = "（四）无法提供",
                           declined = "（五）不予处理", other = "（六）其他处理";
  static const std::vector<Row> rows{
      {{}, "一、本年新收政府信息公开申请数量"},
      {{}, "二、上年结转政府信息公开申请数量"},
      {{done}, "（一）予以公开"},
      {{done}, "（二）部分公开（区分处理的，只计这一情形，不计其他情形）"},
      {{done, refused}, "1.属于国家秘密"},
      {{done, refused}, "2.其他法律行政法规禁止公开"},
      {{done, refused}, "3.危及“三安全一稳定”"},
      {{done, refused}, "4.保护第三方合法权益"},
      {{done, refused}, "5.属于三类内部事务信息"},
      {{done, refused}, "6.属于四类过程性信息"},
      {{done, refused}, "7.属于行政执法案卷"},
      {{done, refused}, "8.属于行政查询事项"},
      {{done, missing}, "1.本机关不掌握相关政府信息"},
      {{done, missing}, "2.没有现成信息需要另行制作"},
      {{done, missing}, "3.补正后申请内容仍不明确"},
      {{done, declined}, "1.信访举报投诉类申请"},
      {{done, declined}, "2.重复申请"},
      {{done, declined}, "3.要求提供公开出版物"},
      {{done, declined}, "4.无正当理由大量反复申请"},
      {{done, declined}, "5.要求行政机关确认或重新出具已获取信息"},
      {{done, other}, "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请"},
      {{done, other}, "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请"},
      {{done, other}, "3.其他"},
      {{done}, "（七）总计"},
      {{}, "四、结转下年度继续办理"}};
  return rows;
}

std::string applications(const std::string& received_total) {
  std::string xml = "<table><part><head>";
  for (std::size_t i = 0; i < kColumns.size(); ++i) {
    xml += i >= 1 && i <= 5 ? "<column><group>法人或其他组织</group>" : "<column>";
    xml += "<label>" + std::string(kColumns[i]) + "</label></column>";
  }
  xml += "</head>";
  for (const auto& row : application_rows()) {
    xml += "<row>";
    for (const auto& group : row.groups) xml += "<group>" + group + "</group>";
    xml += "<label>" + row.label + "</label>";
    const bool counted =
        row.label.starts_with("一、") || row.label == "（一）予以公开" || row.label == "（七）总计";
    for (std::size_t i = 0; i < kColumns.size(); ++i) {
      std::string figure = counted && (i == 0 || i == 6) ? "3" : "0";
      if (row.label.starts_with("一、") && i == 6) figure = received_total;
      xml += "<figure>" + figure + "</figure>";
    }
    xml += "</row>";
  }
  return xml + "</part></table>";
}

std::string part(const std::string& heading, const std::vector<std::string>& columns,
                 const std::vector<std::string>& rows) {
  std::string xml = "<part><heading>" + heading + "</heading><head><corner>信息内容</corner>";
  for (const auto& column : columns) xml += "<column><label>" + column + "</label></column>";
  xml += "</head>";
  for (const auto& row : rows) {
    xml += "<row><label>" + row + "</label>";
    for (std::size_t i = 0; i < columns.size(); ++i) xml += "<figure>0</figure>";
    xml += "</row>";
  }
  return xml + "</part>";
}

std::string disclosure() {
  return "<table>" +
         part("第二十条第（一）项", {"本年制发件数", "本年废止件数", "现行有效件数"},
              {"规章", "行政规范性文件"}) +
         part("第二十条第（五）项", {"本年处理决定数量"}, {"行政许可"}) +
         part("第二十条第（六）项", {"本年处理决定数量"}, {"行政处罚", "行政强制"}) +
         part("第二十条第（八）项", {"本年收费金额（单位：万元）"}, {"行政事业性收费"}) +
         "</table>";
}

std::string proceedings() {
  std::string xml = "<table><part><head>", figures;
  for (const auto* group :
       {"<group>行政复议</group>", "<group>行政诉讼</group><group>未经复议直接起诉</group>",
        "<group>行政诉讼</group><group>复议后起诉</group>"}) {
    for (const auto* column : {"结果维持", "结果纠正", "其他结果", "尚未审结", "总计"}) {
      xml += "<column>" + std::string(group) + "<label>" + column + "</label></column>";
      figures += "<figure>0</figure>";
    }
  }
  return xml + "</head><row>" + figures + "</row></part></table>";
}

std::string section(const std::string& heading, const std::string& content) {
  return "<section><heading>" + heading + "</heading>" + content + "</section>\n";
}

std::string report(const std::string& received_total) {
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
         "<report xmlns=\"urn:gouji:report:1\" schema=\"gouji.report/1\">\n"
         "<title>清溪市民政局2023年政府信息公开工作年度报告</title>\n" +
         section("一、总体情况",
                 "<p>2023年，本局依法主动公开政府信息，规范办理依申请公开，加强政府信息管理、"
                 "政府信息公开平台建设和监督保障。</p>") +
         section("二、主动公开政府信息情况", disclosure()) +
         section("三、收到和处理政府信息公开申请情况", applications(received_total)) +
         section("四、政府信息公开行政复议、行政诉讼情况", proceedings()) +
         section("五、存在的主要问题及改进情况",
                 "<p>存在的问题是信息更新不够及时。下一步将明确专人负责，按月检查。</p>") +
         section("六、其他需要报告的事项", "<p>本年度未收取信息处理费。</p>") + "</report>\n";
}

}  // namespace

Folder::Folder() {
  char name[] = "/tmp/gouji-cli-XXXXXX";
  path_ = ::mkdtemp(name);
}

Folder::~Folder() { fs::remove_all(path_); }

std::string Folder::file(const std::string& name, const std::string& content) const {
  const auto full = path(name);
  fs::create_directories(fs::path(full).parent_path());
  std::ofstream(full, std::ios::binary) << content;
  return full;
}

std::string read(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

Outcome gouji(const std::string& words, const std::string& before, const std::string& after) {
  const Folder folder;
  const auto out = folder.path("out"), err = folder.path("err");
  const auto command = "( " + before + " " GOUJI_BINARY_DIR "/bin/gouji " + words + " " + after +
                       " ) >" + out + " 2>" + err;
  const int status = std::system(command.c_str());
  return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, read(out), read(err)};
}

std::string sound_report() { return report("3"); }
std::string faulty_report() { return report("4"); }

}  // namespace gouji::cli
