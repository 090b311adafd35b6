#include "intake/html_reader.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include "base/utf8.h"
#include "intake/html_ascii.h"
#include "intake/html_meta.h"
#include "intake/html_scan.h"

namespace gouji {
namespace {

constexpr std::string_view kAttachmentEndings[] = {".pdf", ".doc", ".docx", ".xls", ".xlsx",
                                                   ".wps", ".et",  ".ofd",  ".zip", ".rar"};

bool is_attachment(std::string_view target) {
  const auto ends = [](std::string_view address) {
    return std::any_of(std::begin(kAttachmentEndings), std::end(kAttachmentEndings),
                       [&](std::string_view ending) { return ends_ascii(address, ending); });
  };
  return ends(target) || ends(target.substr(0, target.find_first_of("?#")));
}

// A picture written into the page itself: its bytes are no name.
std::string_view without_data(std::string_view target) {
  return starts_ascii(target, "data:") ? target.substr(0, target.find(',')) : target;
}

bool is_digit(char32_t c) { return (c >= U'0' && c <= U'9') || (c >= U'０' && c <= U'９'); }

// Whether text ends in digits, or is a figure with a remark of its own in brackets.
bool ends_in_figure(std::string_view text) {
  if (text.empty()) return false;
  auto last = text.size() - 1;
  while (last > 0 && (static_cast<unsigned char>(text[last]) & 0xC0) == 0x80) --last;
  const auto c = decode(text, last).value;
  if (is_digit(c)) return true;
  return (c == U')' || c == U'）') && is_digit(decode(text, 0).value);
}

}  // namespace

HtmlReader::HtmlReader(Document& document, const Limits& limits, std::string_view text,
                       HtmlParser& parser, bool cut)
    : document_(document),
      limits_(limits),
      text_(text),
      parser_(parser),
      cut_(cut),
      flow_(document, limits),
      frames_(1) {
  frames_.reserve(64);
}

void HtmlReader::start(const char* name, HtmlAttributeList attributes) {
  if (stopped_) return;
  limits_.keep_time();
  if (frames_.size() > limits_[Limit::nesting]) {
    const auto at = std::min(parser_.position(), static_cast<std::uint32_t>(text_.size()));
    document_.problems.push_back(limit_reached(Limit::nesting, limits_, Locus{at, at, -1}));
    stop();
    return;
  }
  const auto traits = html_element(name);
  Frame frame = frames_.back();
  frame.element = traits.element;
  frame.breaks = traits.breaks;
  frame.anchor = false;
  frame.depth = flow_.depth();
  enter(frame, traits, attributes);
  frames_.push_back(frame);
  if (const auto end = tag_end(); end != 0) last_end_ = end;
  if (flow_.full()) stop();
}

void HtmlReader::enter(Frame& frame, HtmlElementTraits traits, HtmlAttributeList attributes) {
  HtmlAttributes read;
  if (attributes != nullptr) read = read_attributes(attributes, traits);
  if (traits.breaks) flow_.end_paragraph();
  if (traits.level != 0) frame.setting.heading_level = traits.level;
  frame.setting.chrome |= read.chrome || traits.element == HtmlElement::chrome;
  frame.hidden |= read.hidden || traits.element == HtmlElement::skipped;
  frame.struck |= read.struck || traits.element == HtmlElement::struck;
  switch (traits.element) {
    case HtmlElement::table:
      flow_.open_table(tag_begin("table"));
      frame.depth = flow_.depth() - 1;
      table_frames_.resize(flow_.depth());
      row_frames_.resize(flow_.depth());
      table_frames_.back() = row_frames_.back() = frame;
      break;
    case HtmlElement::group:
      flow_.begin_group();
      if (flow_.depth() != 0) row_frames_[flow_.depth() - 1] = frame;
      break;
    case HtmlElement::row:
      if (flow_.depth() != 0) {
        const auto& around = table_frames_[flow_.depth() - 1];
        frame.hidden = read.hidden || around.hidden;
        frame.struck = read.struck || around.struck;
        row_frames_[flow_.depth() - 1] = frame;
      }
      frame.hidden ? flow_.close_row() : flow_.open_row();
      break;
    case HtmlElement::cell:
    case HtmlElement::head_cell:
      enter_cell(frame, traits, read);
      break;
    case HtmlElement::a:
      enter_anchor(frame, attributes);
      break;
    case HtmlElement::img:
      if (!frame.hidden && !frame.struck && !frame.setting.chrome) enter_picture(attributes);
      break;
    case HtmlElement::frame:
      if (!frame.hidden && !frame.struck && !frame.setting.chrome) enter_frame(attributes);
      frame.hidden = true;
      break;
    case HtmlElement::superscript:
      enter_superscript(frame);
      break;
    case HtmlElement::pre:
      frame.verbatim = true;
      break;
    case HtmlElement::title:
      frame.title = true;
      break;
    case HtmlElement::meta:
      read_meta(attributes);
      break;
    default:
      break;
  }
}

// A cell inherits from its row and its table, whatever was left open in the cell before it.
void HtmlReader::enter_cell(Frame& frame, HtmlElementTraits traits, const HtmlAttributes& read) {
  if (flow_.depth() != 0) {
    const auto& around = row_frames_[flow_.depth() - 1];
    frame.hidden = read.hidden || around.hidden;
    frame.struck = read.struck || around.struck;
    frame.verbatim = around.verbatim;
    frame.setting = around.setting;
    frame.setting.chrome |= read.chrome;
  }
  flow_.open_cell(
      {read.row_span, read.column_span, traits.element == HtmlElement::head_cell, frame.hidden},
      std::max(tag_end(), last_end_));
}

void HtmlReader::enter_picture(HtmlAttributeList attributes) {
  if (is_tiny(attributes)) return;
  Embedded picture{Embedded::Kind::picture,
                   std::string(without_data(html_attribute(attributes, "src"))),
                   collapsed(html_attribute(attributes, "alt")),
                   {tag_begin("img"), tag_end(), -1}};
  flow_.embed(std::move(picture));
}

void HtmlReader::enter_frame(HtmlAttributeList attributes) {
  auto target = html_attribute(attributes, "src");
  if (target.empty()) target = html_attribute(attributes, "data");
  if (target.empty() || starts_ascii(target, "about:") || is_tiny(attributes)) return;
  auto label = html_attribute(attributes, "title");
  if (label.empty()) label = html_attribute(attributes, "name");
  const auto begin = text_.rfind('<', parser_.position());
  flow_.embed({Embedded::Kind::frame,
               std::string(without_data(target)),
               collapsed(label),
               {static_cast<std::uint32_t>(begin), tag_end(), -1}});
}

void HtmlReader::enter_anchor(Frame& frame, HtmlAttributeList attributes) {
  const auto target = html_attribute(attributes, "href");
  if (frame.hidden || frame.struck || anchor_.open || !is_attachment(target)) return;
  frame.anchor = true;
  anchor_ = {std::string(target), tag_begin("a"), flow_.mark(), true};
}

void HtmlReader::end_anchor() {
  anchor_.open = false;
  flow_.embed({Embedded::Kind::attachment,
               std::move(anchor_.target),
               flow_.text_since(anchor_.mark),
               {anchor_.at, std::max(anchor_.at, last_end_), -1}});
}

void HtmlReader::enter_superscript(const Frame& frame) {
  if (frame.hidden || flow_.depth() == 0 || remark_.frame != 0) return;
  const std::string_view before = flow_.text(frame.setting).utf8();
  if (ends_in_figure(before)) remark_ = {frames_.size(), false};
}

// The bracket waits for text: an empty superscript leaves nothing.
void HtmlReader::begin_remark(std::string_view utf8, std::uint32_t at) {
  if (remark_.frame == 0 || remark_.written) return;
  auto& text = flow_.text(frames_.back().setting);
  if (text.empty() || std::all_of(utf8.begin(), utf8.end(), is_ascii_blank)) return;
  text.add_for("（", {at, at, -1});
  remark_.written = true;
}

void HtmlReader::end_remark() {
  auto& text = flow_.text(frames_.back().setting);
  if (remark_.written && !text.empty()) text.add_for("）", {last_end_, last_end_, -1});
  remark_ = {};
}

void HtmlReader::read_meta(HtmlAttributeList attributes) {
  for (const std::string_view key : {"name", "property", "itemprop"}) {
    if (!document_.published.empty()) return;
    if (is_publication_meta(html_attribute(attributes, key))) {
      document_.published = iso_date(html_attribute(attributes, "content"));
    }
  }
}

void HtmlReader::end() {
  if (stopped_ || frames_.size() < 2) return;
  const auto position = parser_.position();
  if (position > last_end_ && position <= text_.size() && text_[position - 1] == '>') {
    last_end_ = position;
  }
  const auto frame = frames_.back();
  frames_.pop_back();
  if (remark_.frame != 0 && remark_.frame == frames_.size()) end_remark();
  leave(frame);
  if (flow_.full()) stop();
}

// Ends of cells and rows count only for the table that they began in.
void HtmlReader::leave(const Frame& frame) {
  if (frame.anchor) end_anchor();
  drop_broken_paragraph();
  switch (frame.element) {
    case HtmlElement::table:
      while (flow_.depth() > frame.depth) flow_.close_table(last_end_);
      break;
    case HtmlElement::group:
      if (flow_.depth() == frame.depth) flow_.begin_group();
      break;
    case HtmlElement::row:
      if (flow_.depth() != frame.depth) break;
      if (breaks_off()) flow_.break_off_row();
      flow_.close_row();
      break;
    case HtmlElement::cell:
    case HtmlElement::head_cell:
      if (flow_.depth() != frame.depth) break;
      if (breaks_off()) flow_.break_off_row();
      flow_.close_cell();
      break;
    default:
      if (frame.breaks) flow_.end_paragraph();
      break;
  }
}

// Whether what ends here was never closed, as the text breaks off.
bool HtmlReader::breaks_off() const { return cut_ && parser_.position() >= text_.size(); }

void HtmlReader::drop_broken_paragraph() {
  if (breaks_off() && ends_in_text(text_)) flow_.break_off_paragraph();
}

void HtmlReader::stop() {
  stopped_ = true;
  parser_.stop();
}

// Deleted text that still stands there ought not to be published.
void HtmlReader::tell_struck() {
  if (struck_ == 0) return;
  document_.problems.push_back(struck_out(struck_, first_struck_));
}

void HtmlReader::finish() {
  tell_struck();
  const auto at = stopped_ ? last_end_ : static_cast<std::uint32_t>(text_.size());
  if (anchor_.open) end_anchor();
  drop_broken_paragraph();
  flow_.finish(at);
  document_.page_title = collapsed(title_);
}

}  // namespace gouji
