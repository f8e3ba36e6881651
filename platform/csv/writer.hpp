// Writes CSV (RFC 4180) in UTF-8 with a byte order mark, by which Excel knows the encoding, and CRLF.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace chuanpin::csv {

/// Appends one record; fields are quoted where they have to be.
void append_record(std::string& to, std::span<const std::string> fields);
void append_field(std::string& to, std::string_view field);

}  // namespace chuanpin::csv
