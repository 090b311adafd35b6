#include "intake/html.h"

#include <exception>
#include <limits>
#include <memory>
#include <new>

#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>

#include "intake/html_damage.h"
#include "intake/html_reader.h"
#include "intake/html_scan.h"

namespace gouji {
namespace {

struct FreeContext {
  void operator()(htmlParserCtxtPtr context) const { htmlFreeParserCtxt(context); }
};
using Context = std::unique_ptr<htmlParserCtxt, FreeContext>;

class LibxmlParser final : public HtmlParser {
 public:
  explicit LibxmlParser(const std::string& text);

  std::uint32_t position() const override {
    const auto* input = context_->input;
    return static_cast<std::uint32_t>(input->consumed) +
           static_cast<std::uint32_t>(input->cur - input->base);
  }
  void stop() override { xmlStopParser(context_.get()); }
  // Throws what the reader throws.
  void run(HtmlReader& reader);

 private:
  Context context_;
};

// What comes out of the parser. No exception may pass through its C: the first is kept and ends it.
struct Events {
  HtmlReader& reader;
  HtmlParser& parser;
  std::exception_ptr fault = nullptr;
};

template <typename Take>
void hand_on(void* user, Take take) noexcept {
  auto& events = *static_cast<Events*>(user);
  if (events.fault) return;
  try {
    take(events.reader);
  } catch (...) {
    events.fault = std::current_exception();
    events.parser.stop();
  }
}

const char* chars(const xmlChar* text) { return reinterpret_cast<const char*>(text); }

void on_start(void* user, const xmlChar* name, const xmlChar** attributes) {
  hand_on(user, [&](HtmlReader& reader) {
    reader.start(chars(name), reinterpret_cast<HtmlAttributeList>(attributes));
  });
}
void on_end(void* user, const xmlChar*) {
  hand_on(user, [](HtmlReader& reader) { reader.end(); });
}
void on_characters(void* user, const xmlChar* text, int length) {
  hand_on(user, [&](HtmlReader& reader) {
    reader.characters({chars(text), static_cast<std::size_t>(length)});
  });
}
void on_comment(void* user, const xmlChar*) {
  hand_on(user, [](HtmlReader& reader) { reader.pass(); });
}
void on_instruction(void* user, const xmlChar*, const xmlChar*) { on_comment(user, nullptr); }
// The content of scripts and styles. Without a handler it would come as characters.
void on_raw_text(void*, const xmlChar*, int) {}

// The text is UTF-8 already, whatever the page declares, and must stay where it is: the parser is
// told so before it looks for itself.
LibxmlParser::LibxmlParser(const std::string& text)
    : context_(htmlCreateMemoryParserCtxt(text.data(), static_cast<int>(text.size()))) {
  if (!context_) throw std::bad_alloc();
  htmlSAXHandler handler{};
  handler.startElement = on_start;
  handler.endElement = on_end;
  handler.characters = on_characters;
  handler.ignorableWhitespace = on_characters;
  handler.comment = on_comment;
  handler.processingInstruction = on_instruction;
  handler.cdataBlock = on_raw_text;
  handler.initialized = 1;
  *context_->sax = handler;
  htmlCtxtUseOptions(context_.get(), HTML_PARSE_RECOVER | HTML_PARSE_NOERROR |
                                         HTML_PARSE_NOWARNING | HTML_PARSE_NONET |
                                         HTML_PARSE_IGNORE_ENC);
  context_->charset = XML_CHAR_ENCODING_UTF8;
}

void LibxmlParser::run(HtmlReader& reader) {
  Events events{reader, *this};
  context_->userData = &events;
  htmlParseDocument(context_.get());
  if (events.fault) std::rethrow_exception(events.fault);
}

void note_ending(Document& document, HtmlEnding ending) {
  document.open_end = ending == HtmlEnding::open;
  if (ending != HtmlEnding::cut) return;
  const auto end = static_cast<std::uint32_t>(document.source->text.size());
  document.problems.push_back(
      losing(Loss::parts, "intake.damaged",
             "网页在此处中断，后面的内容已经丢失；请重新保存或者重新取得文件。",
             "the page breaks off here, and what followed is lost; save or fetch it again",
             Locus{end, end, -1}));
}

}  // namespace

void read_html(Document& document, const Limits& limits, bool is_page) {
  static const bool ready = (xmlInitParser(), true);
  static_cast<void>(ready);
  const auto& source = document.source->text;
  if (source.empty()) return;
  if (source.size() > static_cast<std::size_t>(std::numeric_limits<int>::max())) {
    document.problems.push_back(limit_reached(Limit::bytes, limits, std::nullopt, true));
    return;
  }
  const auto parseable = parseable_html(source, limits, document.problems);
  note_markup_damage(source, document.problems);
  if (is_page) note_ending(document, parseable.ending);
  const auto known = document.problems.size();
  LibxmlParser parser(parseable.text);
  HtmlReader html(document, limits, parseable.text, parser,
                  is_page && parseable.ending == HtmlEnding::cut);
  parser.run(html);
  html.finish();
  lead_back(document, known, parseable.cuts);
}

}  // namespace gouji
