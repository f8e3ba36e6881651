#include "platform/json/slices.hpp"

#include <array>
#include <charconv>

#include <nlohmann/json.hpp>

#include "platform/json/parse.hpp"

namespace chuanpin::json {

namespace {

// What ends a run of bytes that mean nothing here, inside of a text and between texts.
constexpr std::array<bool, 256> bytes_of(std::string_view which) {
    std::array<bool, 256> table{};
    for (const char byte : which) table[static_cast<unsigned char>(byte)] = true;
    return table;
}
constexpr auto ends_text = bytes_of("\"\\");
constexpr auto shapes_container = bytes_of("\"{}[]");

class cutter {
public:
    explicit cutter(std::string_view text) : text_(text) {}

    bool take(char wanted) {
        skip_space();
        if (at_ >= text_.size() || text_[at_] != wanted) return false;
        ++at_;
        return true;
    }

    [[nodiscard]] bool at_end() {
        skip_space();
        return at_ == text_.size();
    }

    /// Empty where no value stands here.
    std::string_view take_value() {
        skip_space();
        const auto from = at_;
        const char first = at_ < text_.size() ? text_[at_] : '\0';
        const bool whole = first == '"' ? pass_text() : first == '{' || first == '[' ? pass_container() : pass_word();
        return whole ? text_.substr(from, at_ - from) : std::string_view();
    }

private:
    static bool is_space(char byte) { return byte == ' ' || byte == '\n' || byte == '\r' || byte == '\t'; }

    void skip_space() {
        while (at_ < text_.size() && is_space(text_[at_])) ++at_;
    }

    void pass_until(const std::array<bool, 256>& ends) {
        while (at_ < text_.size() && !ends[static_cast<unsigned char>(text_[at_])]) ++at_;
    }

    bool pass_text() {
        for (++at_; at_ < text_.size(); ++at_) {
            pass_until(ends_text);
            if (at_ >= text_.size()) return false;
            if (text_[at_] == '"') return ++at_, true;
            ++at_;  // what a backslash stands before
        }
        return false;
    }

    bool pass_container() {
        std::size_t depth = 0;
        for (pass_until(shapes_container); at_ < text_.size(); pass_until(shapes_container)) {
            const char byte = text_[at_];
            if (byte == '"') {
                if (!pass_text()) return false;
                continue;
            }
            ++at_;
            if (byte == '{' || byte == '[') ++depth;
            if ((byte == '}' || byte == ']') && --depth == 0) return true;
        }
        return false;
    }

    bool pass_word() {
        const auto from = at_;
        while (at_ < text_.size() && !is_space(text_[at_]) && std::string_view(",:]}[{\"").find(text_[at_]) == std::string_view::npos)
            ++at_;
        return at_ > from;
    }

    std::string_view text_;
    std::size_t at_ = 0;
};

}  // namespace

bool cut_members(std::string_view object, const std::function<void(std::string_view name, std::string_view value)>& each) {
    cutter from(object);
    if (!from.take('{')) return false;
    if (from.take('}')) return from.at_end();
    do {
        const auto name = from.take_value();
        if (name.size() < 2 || name.front() != '"' || !from.take(':')) return false;
        const auto value = from.take_value();
        if (value.empty()) return false;
        each(name.substr(1, name.size() - 2), value);
    } while (from.take(','));
    return from.take('}') && from.at_end();
}

bool cut_items(std::string_view array, const std::function<void(std::string_view item)>& each) {
    cutter from(array);
    if (!from.take('[')) return false;
    if (from.take(']')) return from.at_end();
    do {
        const auto item = from.take_value();
        if (item.empty()) return false;
        each(item);
    } while (from.take(','));
    return from.take(']') && from.at_end();
}

std::optional<std::string> cut_text(std::string_view value) {
    if (value.size() < 2 || value.front() != '"' || value.back() != '"') return std::nullopt;
    if (value.find('\\') == std::string_view::npos) return std::string(value.substr(1, value.size() - 2));
    const auto unescaped = parse(value);
    if (!unescaped || !unescaped->is_string()) return std::nullopt;
    return unescaped->get<std::string>();
}

std::optional<std::int64_t> cut_integer(std::string_view value) {
    std::int64_t number = 0;
    const auto [end, fault] = std::from_chars(value.data(), value.data() + value.size(), number);
    if (fault != std::errc() || end != value.data() + value.size()) return std::nullopt;
    return number;
}

}  // namespace chuanpin::json
