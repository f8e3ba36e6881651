#include "platform/xlsx/xml.hpp"

#include <new>

#include <expat.h>
#include <fmt/format.h>

namespace chuanpin::xlsx {
namespace {

std::string_view without_prefix(std::string_view name) {
    const auto colon = name.rfind(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

}  // namespace

std::optional<std::string_view> attributes::find(std::string_view name) const {
    for (const auto* pair = pairs_; *pair != nullptr; pair += 2)
        if (without_prefix(*pair) == name) return std::string_view(pair[1]);
    return std::nullopt;
}

struct xml_parser::implementation {
    xml_events& events;
    XML_Parser parser;
    std::size_t depth = 0;
    bool stopped = false;
    bool has_document_type = false;
    bool too_deep = false;

    explicit implementation(xml_events& to) : events(to), parser(XML_ParserCreate(nullptr)) {
        if (parser == nullptr) throw std::bad_alloc();
        XML_SetUserData(parser, this);
        XML_SetElementHandler(parser, begin, end);
        XML_SetCharacterDataHandler(parser, text);
        XML_SetStartDoctypeDeclHandler(parser, document_type);
    }
    ~implementation() { XML_ParserFree(parser); }
    implementation(const implementation&) = delete;
    implementation& operator=(const implementation&) = delete;

    void halt() {
        stopped = true;
        XML_StopParser(parser, XML_FALSE);
    }

    static implementation& of(void* user) { return *static_cast<implementation*>(user); }
    static void begin(void* user, const char* name, const char** pairs) {
        auto& own = of(user);
        if (own.stopped) return;
        if (++own.depth > depth_max) {
            own.too_deep = true;
            return own.halt();
        }
        own.events.begin(without_prefix(name), attributes(pairs));
    }
    static void end(void* user, const char* name) {
        auto& own = of(user);
        if (own.stopped) return;
        --own.depth;
        own.events.end(without_prefix(name));
    }
    static void text(void* user, const char* bytes, int length) {
        auto& own = of(user);
        if (!own.stopped) own.events.text({bytes, static_cast<std::size_t>(length)});
    }
    static void document_type(void* user, const char*, const char*, const char*, int) {
        of(user).has_document_type = true;
        of(user).halt();
    }
};

xml_parser::xml_parser(xml_events& events) : implementation_(std::make_unique<implementation>(events)) {}
xml_parser::~xml_parser() = default;

std::optional<xml_fault> xml_parser::feed(std::string_view piece, bool is_last) {
    auto& own = *implementation_;
    if (own.stopped) return std::nullopt;
    const auto status = XML_Parse(own.parser, piece.data(), static_cast<int>(piece.size()), is_last ? 1 : 0);
    if (own.has_document_type) return xml_fault{"entities", "The part declares a document type; workbooks have none."};
    if (own.too_deep) return xml_fault{"xml", fmt::format("Elements are nested deeper than {}.", depth_max)};
    if (own.stopped || status != XML_STATUS_ERROR) return std::nullopt;
    return xml_fault{"xml", fmt::format("The XML is broken in line {}, column {}: {}.", XML_GetCurrentLineNumber(own.parser),
                                        XML_GetCurrentColumnNumber(own.parser) + 1, XML_ErrorString(XML_GetErrorCode(own.parser)))};
}

void xml_parser::stop() { implementation_->halt(); }
bool xml_parser::stopped() const { return implementation_->stopped; }

}  // namespace chuanpin::xlsx
