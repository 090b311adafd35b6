#include "docx_package.h"

#include <ctime>
#include <memory>
#include <stdexcept>

#include <zip.h>

namespace harness {
namespace {

constexpr std::time_t kWritten = 1700000000;  // the same bytes in every run

constexpr const char* kHead = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
constexpr const char* kWord =
    " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">";
const std::string kMain = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
const std::string kRelation =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

std::string content_types() {
  std::string out = kHead;
  out +=
      "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
      "<Default Extension=\"rels\" "
      "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
      "<Default Extension=\"xml\" ContentType=\"application/xml\"/>";
  for (const auto& [name, type] : std::vector<std::pair<std::string, std::string>>{
           {"document", "document.main"}, {"numbering", "numbering"}, {"styles", "styles"}}) {
    out += "<Override PartName=\"/word/" + name + ".xml\" ContentType=\"" + kMain;
    out += type + "+xml\"/>";
  }
  return out + "</Types>";
}

std::string relations(const std::vector<std::pair<std::string, std::string>>& targets) {
  std::string out = kHead;
  out += "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
  int number = 0;
  for (const auto& [type, target] : targets) {
    out += "<Relationship Id=\"rId" + std::to_string(++number) + "\" Type=\"" + kRelation;
    out += type + "\" Target=\"" + target + "\"/>";
  }
  return out + "</Relationships>";
}

std::string styles() {
  return std::string(kHead) + "<w:styles" + kWord +
         "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"a\">"
         "<w:name w:val=\"Normal\"/></w:style>"
         "<w:style w:type=\"paragraph\" w:styleId=\"1\"><w:name w:val=\"heading 1\"/>"
         "<w:basedOn w:val=\"a\"/><w:pPr><w:keepNext/><w:outlineLvl w:val=\"0\"/></w:pPr></w:style>"
         "<w:style w:type=\"paragraph\" w:styleId=\"a3\"><w:name w:val=\"Title\"/>"
         "<w:basedOn w:val=\"a\"/><w:pPr><w:jc w:val=\"center\"/></w:pPr></w:style>"
         "</w:styles>";
}

std::string read_back(zip_source_t* source) {
  zip_stat_t stat;
  if (zip_source_stat(source, &stat) != 0 || (stat.valid & ZIP_STAT_SIZE) == 0 ||
      zip_source_open(source) != 0)
    throw std::runtime_error("cannot read an archive back");
  std::string out(stat.size, '\0');
  const zip_int64_t got = zip_source_read(source, out.data(), out.size());
  zip_source_close(source);
  if (got != static_cast<zip_int64_t>(out.size()))
    throw std::runtime_error("an archive is shorter than it says");
  return out;
}

}  // namespace

std::string zipped(const std::vector<std::pair<std::string, std::string>>& parts) {
  const std::unique_ptr<zip_source_t, void (*)(zip_source_t*)> target(
      zip_source_buffer_create(nullptr, 0, 0, nullptr), zip_source_free);
  if (!target) throw std::runtime_error("no memory for an archive");
  zip_t* archive = zip_open_from_source(target.get(), ZIP_TRUNCATE, nullptr);
  if (archive == nullptr) throw std::runtime_error("cannot begin an archive");
  zip_source_keep(target.get());  // closing the archive lets one go
  for (const auto& [name, bytes] : parts) {
    zip_source_t* part = zip_source_buffer(archive, bytes.data(), bytes.size(), 0);
    const zip_int64_t index =
        part == nullptr ? -1 : zip_file_add(archive, name.c_str(), part, ZIP_FL_ENC_UTF_8);
    if (index < 0 ||
        zip_file_set_mtime(archive, static_cast<zip_uint64_t>(index), kWritten, 0) != 0) {
      if (index < 0) zip_source_free(part);
      zip_discard(archive);
      throw std::runtime_error("cannot add " + name + " to an archive");
    }
  }
  if (zip_close(archive) != 0) {
    zip_discard(archive);
    throw std::runtime_error("cannot finish an archive");
  }
  return read_back(target.get());
}

std::string docx_of(const std::string& body, const std::string& lists) {
  return zipped(
      {{"[Content_Types].xml", content_types()},
       {"_rels/.rels", relations({{"officeDocument", "word/document.xml"}})},
       {"word/_rels/document.xml.rels",
        relations({{"styles", "styles.xml"}, {"numbering", "numbering.xml"}})},
       {"word/document.xml",
        std::string(kHead) + "<w:document" + kWord + "<w:body>" + body +
            "<w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/></w:sectPr></w:body></w:document>"},
       {"word/numbering.xml",
        std::string(kHead) + "<w:numbering" + kWord + lists + "</w:numbering>"},
       {"word/styles.xml", styles()}});
}

}  // namespace harness
