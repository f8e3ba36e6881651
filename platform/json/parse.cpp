#include "platform/json/parse.hpp"

#include <utility>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace chuanpin::json {

namespace {

base::error fault_of(std::string code, std::string detail) {
    return {.kind = base::error_kind::invalid_input, .code = std::move(code), .detail = std::move(detail)};
}

/// Builds the document from nlohmann's events and stops at the first thing that passes a limit: nothing is built that is refused later.
class limiting_builder final : public nlohmann::json_sax<value> {
public:
    explicit limiting_builder(const limits& limits) : limits_(limits) {}

    [[nodiscard]] value take_document() { return std::move(document_); }
    [[nodiscard]] base::error take_fault() { return std::move(fault_); }

    bool null() override { return put(nullptr) != nullptr; }
    bool boolean(bool found) override { return put(found) != nullptr; }
    bool number_integer(number_integer_t found) override { return put(found) != nullptr; }
    bool number_unsigned(number_unsigned_t found) override { return put(found) != nullptr; }
    bool number_float(number_float_t found, const string_t& text) override {
        // An integer beyond 64 bits arrives here, already rounded.
        if (text.find_first_of(".eE") == string_t::npos) return refuse("json-number-out-of-range", "An integer does not fit into 64 bits.");
        return put(found) != nullptr;
    }
    bool string(string_t& found) override { return is_short_enough(found) && put(std::move(found)) != nullptr; }
    bool binary(binary_t&) override { std::unreachable(); }  // JSON text has none

    bool start_object(std::size_t) override { return open(value::object()); }
    bool key(string_t& found) override {
        value& object = *open_.back();
        if (!is_short_enough(found)) return false;
        if (object.contains(found)) return refuse("json-duplicate-key", "A member stands twice in one object.");
        if (object.size() >= limits_.members_max)
            return refuse("json-too-many-values", fmt::format("An object has more than {} members.", limits_.members_max));
        member_ = &object[found];
        return true;
    }
    bool end_object() override { return close(); }
    bool start_array(std::size_t) override { return open(value::array()); }
    bool end_array() override { return close(); }

    bool parse_error(std::size_t position, const std::string&, const nlohmann::detail::exception& reason) override {
        constexpr int number_overflow = 406;
        if (reason.id == number_overflow)
            return refuse("json-number-out-of-range", fmt::format("A number is too large (byte {}).", position));
        return refuse("json-invalid", fmt::format("Not valid JSON at byte {}.", position));
    }

private:
    bool refuse(std::string code, std::string detail) {
        fault_ = fault_of(std::move(code), std::move(detail));
        return false;
    }

    bool is_short_enough(const string_t& text) {
        return text.size() <= limits_.string_bytes_max ||
               refuse("json-too-large", fmt::format("A string is longer than {} bytes.", limits_.string_bytes_max));
    }

    /// Puts a value where the document continues: the root, the member just named, or the end of the open array.
    value* put(value found) {
        if (++values_ > limits_.values_max) {
            refuse("json-too-many-values", fmt::format("More than {} values.", limits_.values_max));
            return nullptr;
        }
        if (open_.empty()) return &(document_ = std::move(found));
        value& container = *open_.back();
        if (container.is_object()) return &(*member_ = std::move(found));
        container.push_back(std::move(found));
        return &container.back();
    }

    bool open(value container) {
        if (open_.size() >= limits_.depth_max)
            return refuse("json-too-deep", fmt::format("Nested deeper than {} levels.", limits_.depth_max));
        value* const placed = put(std::move(container));
        if (placed == nullptr) return false;
        open_.push_back(placed);
        return true;
    }

    bool close() {
        open_.pop_back();
        return true;
    }

    const limits& limits_;
    value document_;
    std::vector<value*> open_;  // stays valid: a container grows only while it is the innermost open one
    value* member_ = nullptr;
    std::size_t values_ = 0;
    base::error fault_;
};

template <class Document>
std::string dump_any(const Document& document) {
    constexpr int compact = -1;
    return document.dump(compact, ' ', false, Document::error_handler_t::replace);
}

}  // namespace

base::result<value> parse(std::string_view text, const limits& limits) {
    if (text.size() > limits.bytes_max)
        return base::refusal(fault_of("json-too-large", fmt::format("The document is longer than {} bytes.", limits.bytes_max)));
    if (const auto nul = text.find('\0'); nul != std::string_view::npos)
        return base::refusal(fault_of("json-nul-byte", fmt::format("A NUL byte stands at byte {}.", nul)));
    if (text.starts_with("\xEF\xBB\xBF")) return base::refusal(fault_of("json-invalid", "A byte order mark stands at byte 0."));
    limiting_builder builder(limits);
    if (!value::sax_parse(text, &builder)) return base::refusal(builder.take_fault());
    return builder.take_document();
}

std::string dump(const value& document) { return dump_any(document); }

std::string dump(const ordered_value& document) { return dump_any(document); }

}  // namespace chuanpin::json
