// Excel workbooks (XLSX, as Excel, WPS and LibreOffice write them).
#pragma once

#include "base/limits.h"
#include "intake/archive.h"
#include "intake/document.h"

namespace gouji {

// Reads the sheets in their order, values as they are displayed, formulas by the result that was
// saved. Rows of one text become paragraphs, what lies between them grids. Hidden sheets, rows and
// columns are left out. A workbook that cannot be read is a fatal problem that names its part; a
// sheet that cannot be read is a problem, and the others are read.
void read_xlsx(Document& document, Archive& archive, const Limits& limits);

}  // namespace gouji
