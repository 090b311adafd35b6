#include "base/limits.h"

#include <algorithm>

namespace gouji {
namespace {

constexpr std::uint64_t kKiB = 1024, kMiB = 1024 * kKiB;

constexpr LimitRow kTable[] = {
    {Limit::bytes, "bytes", 64 * kMiB, "bytes", "一个文件的大小", "the size of one file"},
    {Limit::nesting, "nesting", 512, "levels", "同时打开的元素（嵌套层数）",
     "elements open at one time"},
    {Limit::tag_bytes, "tag_bytes", 64 * kKiB, "bytes", "一个标签的长度", "the length of one tag"},
    {Limit::attributes, "attributes", 256, "attributes", "一个标签的属性个数",
     "attributes of one tag"},
    {Limit::text_bytes, "text_bytes", 4 * kMiB, "bytes", "一个段落或单元格的文字长度",
     "the text of one paragraph or cell"},
    {Limit::blocks, "blocks", 200'000, "blocks", "一份文件的段落和表格总数",
     "paragraphs and tables of one document"},
    {Limit::cells, "cells", 200'000, "cells", "一份文件所有表格的单元格总数（合并单元格计一个）",
     "cells of all tables of one document, merged cells counted once"},
    {Limit::span, "span", 1000, "cells", "一个合并单元格跨越的行数或列数",
     "rows or columns that one merged cell covers"},
    {Limit::columns, "columns", 256, "columns", "一张表格的列数", "columns of one table"},
    {Limit::elements, "elements", 1'000'000, "elements", "办公文档一个部件的 XML 元素个数",
     "elements of one XML part of an office document"},
    {Limit::archive_entries, "archive_entries", 4096, "entries", "一个压缩包内的文件个数",
     "entries of one archive"},
    {Limit::archive_bytes, "archive_bytes", 64 * kMiB, "bytes", "一个压缩包解压后的总大小",
     "the size of all entries of an archive, unpacked"},
    {Limit::archive_ratio, "archive_ratio", 300, "times", "压缩包内一个文件的压缩倍数",
     "how many times larger an archive's entry becomes"},
    {Limit::pages, "pages", 1000, "pages", "一份版式文件的页数", "pages of one document"},
    {Limit::words, "words", 1'000'000, "words", "一份版式文件中单独定位的文字段数",
     "words of one document with a position of their own"},
    {Limit::drawn, "drawn", 20'000, "objects", "版式文件一页上绘出的线条和图形个数",
     "lines and shapes drawn on one page"},
    {Limit::findings, "findings", 1000, "findings", "一份报告保留的问题条数",
     "findings kept for one report"},
    {Limit::seconds, "seconds", 20, "seconds", "检查一份报告所用的时间",
     "time spent on one report"},
    {Limit::conversion_seconds, "conversion_seconds", 60, "seconds",
     "借助 LibreOffice 转换一个文件所用的时间",
     "the time LibreOffice may take to convert one file"},
};
static_assert(std::size(kTable) == static_cast<std::size_t>(Limit::count_));

}  // namespace

std::span<const LimitRow> limit_table() { return kTable; }

const LimitRow* find_limit(std::string_view name) {
  for (const auto& row : kTable) {
    if (row.name == name) return &row;
  }
  return nullptr;
}

std::chrono::milliseconds Limits::time_left() const {
  if (deadline_ != nullptr) return deadline_->left();
  constexpr std::uint64_t kDay = 86'400;
  return std::chrono::seconds(std::min((*this)[Limit::seconds], kDay));
}

Limits::Limits() {
  for (const auto& row : kTable) set(row.limit, row.standard);
}

}  // namespace gouji
