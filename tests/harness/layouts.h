// The shapes in which the harness writes one and the same report.
#pragma once

#include <string>
#include <vector>

#include "faults.h"
#include "model.h"
#include "random.h"

namespace harness {

struct Layout {
  const char* name;
  const char* extension;
  unsigned carries;  // of Carry: faults that need more are not planted in it
  bool verbatim;     // labels and figures stand as the model has them
  std::string (*write)(const Report&, Random&);
  // The rule of the one finding that every report in this layout yields beside its faults.
  const char* always = nullptr;
  // So hard to read that a table may be called unreadable instead: then nothing else need be said
  // of it. What is said must still be true.
  bool may_doubt = false;
};

// HTML, text, Word, PDF, OFD, canonical XML, in this order.
const std::vector<Layout>& layouts();

std::vector<Layout> html_layouts();
std::vector<Layout> text_layouts();
std::vector<Layout> docx_layouts();
std::vector<Layout> pdf_layouts();
std::vector<Layout> ofd_layouts();
Layout xml_layout();

// A heading as it is printed: 一、总体情况.
std::string heading_of(const Section& section);

}  // namespace harness
