#include "ofd_sample.h"

#include <cmath>
#include <memory>
#include <utility>

#include <doctest/doctest.h>

#include "docx_sample.h"
#include "intake/intake.h"

namespace gouji::test::ofd_sample {
namespace {

std::string millimetres(double points) {
  return std::to_string(static_cast<int>(std::lround(points * 25.4 / 72 + 0.01)));
}

std::string millimetres(const PageBox& box) {
  return millimetres(box.x0) + "," + millimetres(box.y0) + "-" + millimetres(box.x1) + "," +
         millimetres(box.y1);
}

}  // namespace

const std::string kSpace = " xmlns:ofd=\"http://www.ofdspec.org/2016\"";

std::string root(const std::string& bodies) {
  return "<ofd:OFD" + kSpace + " DocType=\"OFD\">" + bodies + "</ofd:OFD>";
}

std::string body(const std::string& target) {
  return "<ofd:DocBody><ofd:DocRoot>" + target + "</ofd:DocRoot></ofd:DocBody>";
}

std::string document(const Lines& pages, const std::string& common) {
  std::string out = "<ofd:Document" + kSpace +
                    "><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297"
                    "</ofd:PhysicalBox></ofd:PageArea>" +
                    common + "</ofd:CommonData><ofd:Pages>";
  for (const auto& page : pages) out += "<ofd:Page ID=\"1\" BaseLoc=\"" + page + "\"/>";
  return out + "</ofd:Pages></ofd:Document>";
}

std::string page(const std::string& objects, const std::string& before) {
  return "<ofd:Page" + kSpace + ">" + before + "<ofd:Content><ofd:Layer ID=\"2\">" + objects +
         "</ofd:Layer></ofd:Content></ofd:Page>";
}

std::string text(const std::string& words, int top) {
  return "<ofd:TextObject ID=\"3\" Boundary=\"20 " + std::to_string(top) +
         " 150 6\" Size=\"5\"><ofd:TextCode X=\"0\" Y=\"5\">" + words +
         "</ofd:TextCode></ofd:TextObject>";
}

std::string object(const std::string& codes, const std::string& more, const std::string& boundary) {
  return "<TextObject Boundary=\"" + boundary + "\" Size=\"10\" " + more + ">" + codes +
         "</TextObject>";
}

std::string code(const std::string& words, const std::string& more) {
  return "<TextCode X=\"0\" Y=\"0\" " + more + ">" + words + "</TextCode>";
}

ZipEntries one_page(const std::string& content) {
  return {{"OFD.xml", root(body("Doc_0/Document.xml"))},
          {"Doc_0/Document.xml", document({"Pages/P.xml"})},
          {"Doc_0/Pages/P.xml", content}};
}

Document read(const ZipEntries& entries, const Limits& limits) {
  return read_document("a.ofd", zip_of(entries), limits);
}

Lines ids(const Document& document) { return problem_ids(document); }

std::string refusal(const ZipEntries& entries) {
  const auto document = read(entries);
  CHECK(document.unreadable());
  CHECK(document.blocks.empty());
  REQUIRE_FALSE(document.problems.empty());
  return document.problems.back().id;
}

std::string words_of_all(const Document& document) {
  std::string all;
  for (const auto& line : test::shown(document)) all += line;
  return all;
}

ofd::PageContent content_of(const std::string& objects, std::size_t most,
                            const std::string& resources) {
  pugi::xml_document part;
  REQUIRE(part.load_string(("<c>" + objects + "</c>").c_str(),
                           pugi::parse_default | pugi::parse_ws_pcdata));
  auto held = std::make_unique<pugi::xml_document>();
  REQUIRE(held->load_string(("<Res>" + resources + "</Res>").c_str()));
  ofd::Resources used;
  used.add(std::move(held));
  ofd::PageContent content;
  ofd::read_content(part.document_element(), {}, used, most, Limits(), content);
  return content;
}

std::string shown(const std::vector<PageBox>& boxes) {
  std::string out;
  for (const auto& box : boxes) out += (out.empty() ? "" : " ") + millimetres(box);
  return out;
}

std::string words_in(const std::string& objects, const std::string& resources) {
  std::string out;
  for (const auto& word :
       words_of(content_of(objects, 1'000'000, resources).text.characters, {}, Limits())) {
    if (!out.empty()) out += ' ';
    out += word.text + "@" + millimetres(word.box);
    if (word.turned != 0) out += "/" + std::to_string(word.turned);
  }
  return out;
}

}  // namespace gouji::test::ofd_sample
