#include "layouts.h"

namespace harness {

const std::vector<Layout>& layouts() {
  static const std::vector<Layout> all = [] {
    std::vector<Layout> out = html_layouts();
    for (const Layout& layout : text_layouts()) out.push_back(layout);
    for (const Layout& layout : docx_layouts()) out.push_back(layout);
    for (const Layout& layout : pdf_layouts()) out.push_back(layout);
    out.push_back(xml_layout());
    return out;
  }();
  return all;
}

std::string heading_of(const Section& section) { return section.number + "、" + section.title; }

}  // namespace harness
