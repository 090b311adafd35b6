#include "docx_sample.h"

#include <stdexcept>

#include <zip.h>

#include "intake/intake.h"

namespace gouji::test {
namespace {

constexpr std::string_view kSpaces =
    " xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'"
    " xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships'"
    " xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'"
    " xmlns:wp='urn:wp' xmlns:a='urn:a' xmlns:pic='urn:pic' xmlns:wps='urn:wps' xmlns:v='urn:v'"
    " xmlns:o='urn:o'";

std::string element(std::string_view name, std::string_view properties_name,
                    std::string_view properties, std::string_view content) {
  std::string out = "<w:" + std::string(name) + ">";
  if (!properties.empty()) {
    out += "<w:" + std::string(properties_name) + ">" + std::string(properties) +
           "</w:" + std::string(properties_name) + ">";
  }
  return out + std::string(content) + "</w:" + std::string(name) + ">";
}

std::string part(std::string_view root, std::string_view content) {
  const std::string name = "w:" + std::string(root);
  return "<?xml version='1.0' encoding='UTF-8'?><" + name + std::string(kSpaces) + ">" +
         std::string(content) + "</" + name + ">";
}

std::string shown(const Grid& grid) {
  std::string out = "[";
  for (std::uint32_t row = 0; row < grid.rows; ++row) {
    if (row > 0) out += "/";
    for (std::uint32_t column = 0; column < grid.columns; ++column) {
      if (column > 0) out += "|";
      const auto* cell = grid.at(row, column);
      if (cell == nullptr) {
        out += ".";
      } else if (cell->row != row) {
        out += "^";
      } else if (cell->column != column) {
        out += "<";
      } else {
        out += cell->picture ? "(picture)" : cell->text.utf8;
      }
    }
  }
  return out + "]";
}

}  // namespace

std::string zip_of(const Parts& parts) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* whole = zip_source_buffer_create(nullptr, 0, 0, &error);
  zip_source_keep(whole);
  zip_t* archive = zip_open_from_source(whole, ZIP_TRUNCATE, &error);
  if (archive == nullptr) throw std::runtime_error("no archive");
  for (const auto& [name, content] : parts) {
    zip_source_t* one = zip_source_buffer(archive, content.data(), content.size(), 0);
    const auto index = zip_file_add(archive, name.c_str(), one, ZIP_FL_ENC_UTF_8);
    if (index < 0) throw std::runtime_error("not added: " + name);
    // Stored as it is: what repeats itself would be refused for how well it packs.
    zip_set_file_compression(archive, static_cast<zip_uint64_t>(index), ZIP_CM_STORE, 0);
  }
  if (zip_close(archive) != 0) throw std::runtime_error("not closed");
  zip_source_open(whole);
  zip_source_seek(whole, 0, SEEK_END);
  std::string bytes(static_cast<std::size_t>(zip_source_tell(whole)), '\0');
  zip_source_seek(whole, 0, SEEK_SET);
  zip_source_read(whole, bytes.data(), bytes.size());
  zip_source_close(whole);
  zip_source_free(whole);
  return bytes;
}

std::string document_part(std::string_view body) {
  return part("document", "<w:body>" + std::string(body) + "</w:body>");
}
std::string styles_part(std::string_view styles) { return part("styles", styles); }
std::string numbering_part(std::string_view numbering) { return part("numbering", numbering); }

Document read_parts(const Parts& parts, const Limits& limits) {
  return read_document("draft.docx", zip_of(parts), limits, Format::docx);
}

Document read_body(std::string_view body, std::string_view styles, std::string_view numbering,
                   const Limits& limits) {
  Parts parts{{"word/document.xml", document_part(body)}};
  if (!styles.empty()) parts.emplace_back("word/styles.xml", styles_part(styles));
  if (!numbering.empty()) parts.emplace_back("word/numbering.xml", numbering_part(numbering));
  return read_parts(parts, limits);
}

std::string r(std::string_view text, std::string_view properties) {
  return element("r", "rPr", properties,
                 "<w:t xml:space='preserve'>" + std::string(text) + "</w:t>");
}
std::string p(std::string_view text, std::string_view properties) {
  return element("p", "pPr", properties, text.empty() ? "" : r(text));
}
std::string tc(std::string_view text, std::string_view properties) {
  return element("tc", "tcPr", properties, p(text));
}
std::string tr(std::string_view cells, std::string_view properties) {
  return element("tr", "trPr", properties, cells);
}
std::string tbl(std::string_view rows, std::string_view grid) {
  return "<w:tbl><w:tblGrid>" + std::string(grid) + "</w:tblGrid>" + std::string(rows) + "</w:tbl>";
}

std::vector<std::string> shown(const Document& document) {
  std::vector<std::string> lines;
  for (const auto& block : document.blocks) {
    if (const auto* paragraph = std::get_if<Paragraph>(&block)) {
      lines.push_back(paragraph->text.utf8);
    } else if (const auto* grid = std::get_if<Grid>(&block)) {
      lines.push_back(shown(*grid));
    } else {
      const auto& embedded = std::get<Embedded>(block);
      lines.push_back(embedded.kind == Embedded::Kind::picture ? "(picture)" : "(attachment)");
    }
  }
  return lines;
}

std::vector<std::string> problem_ids(const Document& document) {
  std::vector<std::string> ids;
  for (const auto& problem : document.problems) ids.push_back(problem.id);
  return ids;
}

}  // namespace gouji::test
