#include "output/sample.h"

namespace gouji::sample {
namespace {

const std::string kDigest(64, 'a');

Place at(int line, int column, int end_column) {
  Place place;
  place.path = "清溪市.html";
  place.line = place.end_line = line;
  place.column = column;
  place.end_column = end_column;
  place.byte_start = 1200;
  place.byte_end = 1202;
  return place;
}

Finding wrong_total() {
  Finding finding;
  finding.rule = "applications.applicants";
  finding.message = {
      "“一、本年新收政府信息公开申请数量”行各类申请人之和不等于总计：5 + 3 ≠ 9，相差 1",
      "row received does not add up: 5 + 3 ≠ 9, off by 1"};
  finding.section = "applications";
  finding.table = "applications";
  finding.row = "received";
  finding.column = "total";
  finding.found = "9";
  finding.expected = "8";
  finding.computation = "5 + 3 ≠ 9";
  finding.place = at(45, 12, 13);
  finding.related = {{"applications", "received", "natural_person", "5", at(45, 2, 3)},
                     {"applications", "received", "enterprise", "3", at(45, 4, 5)},
                     {"applications", "received", "research", "0", at(45, 6, 7)},
                     {"applications", "received", "welfare", "", at(45, 8, 8)}};
  finding.clause = "国办公开办函〔2021〕30号附件 表三";
  finding.fingerprint = "0123456789abcdef";
  finding.excerpt =
      Excerpt{{"自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"},
              {"5", "3", "0", "", "0", "0", "9"},
              6};
  return finding;
}

Finding hostile_title() {
  Finding finding;
  finding.rule = "title.form";
  finding.severity = Severity::advice;
  finding.confidence = Confidence::likely;
  finding.message = {"标题\x1b[2J缺少“工作”", "the title lacks\n\"工作\""};
  finding.found = "清溪市\x1b]0;x\x07 2023年\xE2\x80\xAE政府信息公开年度报告";
  finding.place = at(3, 1, 20);
  finding.fingerprint = "00000000000000aa";
  return finding;
}

Finding lost_table() {
  Finding finding;
  finding.rule = "table.unreadable";
  finding.severity = Severity::unclear;
  finding.message = {"表格是一张图片，无法核对", "the table is a picture"};
  finding.table = "proceedings";
  Place place;
  place.path = "清溪市.html";
  place.page = 4;
  place.cell = "表四";
  finding.place = place;
  finding.fingerprint = "00000000000000bb";
  return finding;
}

}  // namespace

ReportResult sound() {
  ReportResult report;
  report.path = "云岭县.html";
  report.sha256 = kDigest;
  report.format = "html";
  report.pack = "national-2021";
  report.pack_version = "1.0";
  report.pack_sha256 = kDigest;
  report.pack_reason = "title";
  report.edition = "2021";
  report.title = "云岭县人民政府2023年政府信息公开工作年度报告";
  report.agency = "云岭县人民政府";
  report.body = "government";
  report.year = 2023;
  report.rules_run = {"section.missing", "applications.balance"};
  return report;
}

ReportResult faulty() {
  auto report = sound();
  report.path = "清溪市.html";
  report.title = "清溪市\x1b[31m人民政府2023年政府信息公开年度报告";
  report.agency = "清溪市人民政府";
  report.verdict = Verdict::fail;
  report.findings = {hostile_title(), wrong_total(), lost_table()};
  Diagnosis diagnosis;
  diagnosis.kind = "total";
  diagnosis.candidates = {{{"applications", "received", "total", "9", "8"}}};
  diagnosis.explains = {"0123456789abcdef"};
  diagnosis.message = {
      "“总计”列“一、本年新收政府信息公开申请数量”行的 9 如改为 8，不符之处即可消除",
      "received, total: 8 instead of 9 would settle it"};
  report.diagnoses = {diagnosis};
  report.equations_skipped = {{"proceedings.total",
                               "proceedings",
                               "review",
                               "",
                               "untied",
                               {"《复议诉讼表》“行政复议”行", "row review of proceedings"}}};
  return report;
}

ReportResult unreadable() {
  ReportResult report;
  report.path = "坏\xFF文件.txt";
  report.body = "unknown";
  report.verdict = Verdict::unreadable;
  Finding finding;
  finding.rule = "intake.empty";
  finding.severity = Severity::unclear;
  finding.message = {"文件为空", "the file is empty"};
  finding.fingerprint = "00000000000000cc";
  report.findings = {finding};
  return report;
}

ReportResult not_a_report() {
  auto report = sound();
  report.path = "a/天气.html";
  report.title.clear();
  report.agency.clear();
  report.body = "unknown";
  report.year.reset();
  report.verdict = Verdict::not_applicable;
  report.rules_run.clear();
  return report;
}

ReportResult settled() {
  auto report = sound();
  report.path = "白石镇 100%/#1,a:b&<c>\"|d\x01.docx";
  report.format = "docx";
  report.agency = "=白石镇人民政府";
  report.verdict = Verdict::fail;
  Finding finding = wrong_total();
  finding.place.emplace().path = report.path;
  finding.place->part = "word/document.xml";
  finding.place->cell = "表2第4行第8格";
  finding.related.clear();
  finding.fingerprint = "00000000000000e1";
  finding.state = FindingState::known;
  report.findings.push_back(finding);
  finding.fingerprint = "00000000000000e2";
  finding.state = FindingState::waived;
  finding.row = "granted";
  report.findings.push_back(finding);
  finding.rule = "text.injected";
  finding.severity = Severity::warning;
  finding.state = FindingState::fresh;
  finding.message = {"正文夹有他人文字：@someone #12 http://www.example.com",
                     "text of strangers: <b>100%</b>"};
  finding.found = "=HYPERLINK(\"http://example.com\")";
  finding.expected.reset();
  finding.computation.reset();
  finding.fingerprint = "00000000000000e3";
  report.findings.push_back(finding);
  report.rules_run.push_back("text.injected");
  return report;
}

Finding expired_waiver() {
  Finding finding;
  finding.rule = "waiver.expired";
  finding.severity = Severity::warning;
  finding.message = {"豁免已过期", "the waiver has expired"};
  finding.place.emplace().path = "waivers.xml";
  finding.place->line = 7;
  finding.fingerprint = "00000000000000dd";
  return finding;
}

}  // namespace gouji::sample
