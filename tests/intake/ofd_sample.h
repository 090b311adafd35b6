// OFD files and pages put together by hand, and what is read of them.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "intake/document.h"
#include "intake/ofd_page.h"
#include "zip_file.h"

namespace gouji::test::ofd_sample {

using Lines = std::vector<std::string>;

extern const std::string kSpace;  // the name space, as an attribute

std::string root(const std::string& bodies);
std::string body(const std::string& target);
// A document of these pages; `common` stands among its common data.
std::string document(const Lines& pages, const std::string& common = "");
// `before` stands before the content.
std::string page(const std::string& objects, const std::string& before = "");
// A text of five millimetres that begins 20 mm from the left.
std::string text(const std::string& words, int top = 40);
// A text object of ten millimetres a character; `more` are attributes.
std::string object(const std::string& codes, const std::string& more = "",
                   const std::string& boundary = "100 100 50 50");
std::string code(const std::string& words, const std::string& more = "");

ZipEntries one_page(const std::string& content);
Document read(const ZipEntries& entries, const Limits& limits = Limits());
Lines ids(const Document& document);  // of its problems
// The fatal problem of a file that is nothing else.
std::string refusal(const ZipEntries& entries);
// All text in its order, however it was put together.
std::string words_of_all(const Document& document);

// What objects draw on a page, with the resources that `resources` holds.
ofd::PageContent content_of(const std::string& objects, std::size_t most = 1'000'000,
                            const std::string& resources = "");
// Boxes in millimetres: 20,45-30,55.
std::string shown(const std::vector<PageBox>& boxes);
// Words with where they stand: 甲乙@20,45-30,55.
std::string words_in(const std::string& objects, const std::string& resources = "");

}  // namespace gouji::test::ofd_sample
