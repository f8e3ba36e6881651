#include "platform/csv/writer.hpp"

namespace chuanpin::csv {

void append_field(std::string& to, std::string_view field) {
    if (field.find_first_of(",\"\r\n") == std::string_view::npos) {
        to += field;
        return;
    }
    to += '"';
    for (const char each : field) {
        if (each == '"') to += '"';
        to += each;
    }
    to += '"';
}

void append_record(std::string& to, std::span<const std::string> fields) {
    for (std::size_t i = 0; i < fields.size(); ++i) {
        if (i > 0) to += ',';
        append_field(to, fields[i]);
    }
    to += "\r\n";
}

}  // namespace chuanpin::csv
