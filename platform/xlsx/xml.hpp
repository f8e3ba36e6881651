// XML as workbooks hold it: elements, attributes and text, piece by piece. A document type is refused, so there are no entities but
// XML's own five; names lose their prefix.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace chuanpin::xlsx {

/// The attributes of one element, valid during the call.
class attributes {
public:
    explicit attributes(const char* const* pairs) : pairs_(pairs) {}
    /// By the name without its prefix; nullopt where there is none.
    [[nodiscard]] std::optional<std::string_view> find(std::string_view name) const;

private:
    const char* const* pairs_;
};

class xml_events {
public:
    virtual ~xml_events() = default;
    virtual void begin(std::string_view element, const attributes& of) = 0;
    virtual void end(std::string_view element) = 0;
    virtual void text(std::string_view part) = 0;
};

/// Why a document is refused; `line` counts from 1.
struct xml_fault {
    std::string code;  ///< xml, entities
    std::string detail;
};

class xml_parser {
public:
    static constexpr std::size_t depth_max = 64;

    /// `events` outlive it.
    explicit xml_parser(xml_events& events);
    ~xml_parser();
    xml_parser(const xml_parser&) = delete;
    xml_parser& operator=(const xml_parser&) = delete;

    [[nodiscard]] std::optional<xml_fault> feed(std::string_view piece, bool is_last);
    /// Called from an event: what comes after it is not looked at, and no fault of it told.
    void stop();
    [[nodiscard]] bool stopped() const;

private:
    struct implementation;
    std::unique_ptr<implementation> implementation_;
};

}  // namespace chuanpin::xlsx
