#include <fmt/format.h>

#include "platform/base/encoding.hpp"
#include "platform/runtime/log.hpp"

namespace chuanpin::runtime {

namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";

std::string_view name_of(base::log_level level) {
    switch (level) {
        case base::log_level::debug:
            return "debug";
        case base::log_level::information:
            return "information";
        case base::log_level::warning:
            return "warning";
        case base::log_level::error:
            return "error";
    }
    return "error";
}

std::size_t sequence_length(unsigned char first) {
    if (first < 0x80) return 1;
    if (first < 0xE0) return 2;
    return first < 0xF0 ? 3 : 4;
}

void append_escaped(std::string& line, char character) {
    switch (character) {
        case '"':
            line += "\\\"";
            return;
        case '\\':
            line += "\\\\";
            return;
        case '\n':
            line += "\\n";
            return;
        case '\r':
            line += "\\r";
            return;
        case '\t':
            line += "\\t";
            return;
        default:
            break;
    }
    if (static_cast<unsigned char>(character) < 0x20 || character == '\x7f')
        line += fmt::format("\\u{:04x}", static_cast<unsigned char>(character));
    else
        line += character;
}

void append_quoted(std::string& line, std::string_view text) {
    line += '"';
    while (!text.empty()) {
        const auto length = sequence_length(static_cast<unsigned char>(text.front()));
        if (length == 1) {
            append_escaped(line, text.front());
        } else if (const auto character = text.substr(0, length); character.size() == length && base::is_utf8(character)) {
            line += character;
        } else {
            line += replacement;
            text.remove_prefix(1);
            continue;
        }
        text.remove_prefix(length);
    }
    line += '"';
}

void append_value(std::string& line, const base::log_field& field) {
    if (const auto* text = std::get_if<std::string_view>(&field.value))
        append_quoted(line, *text);
    else if (const auto* number = std::get_if<std::int64_t>(&field.value))
        line += std::to_string(*number);
    else
        line += std::get<bool>(field.value) ? "true" : "false";
}

}  // namespace

std::string json_line(std::string_view time, base::log_level level, std::string_view event, std::initializer_list<base::log_field> fields) {
    std::string line = "{\"time\":";
    append_quoted(line, time);
    line += ",\"level\":";
    append_quoted(line, name_of(level));
    line += ",\"event\":";
    append_quoted(line, event);
    for (const auto& field : fields) {
        line += ',';
        append_quoted(line, field.name);
        line += ':';
        append_value(line, field);
    }
    line += '}';
    return line;
}

}  // namespace chuanpin::runtime
